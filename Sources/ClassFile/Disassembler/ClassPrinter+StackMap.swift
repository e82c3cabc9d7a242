// SPDX-License-Identifier: Apache-2.0

/// StackMapTable attributes (JVMS 4.7.4).
extension ClassPrinter {
    func printStackMapTable(_ attribute: AttributeView) {
        var frames = StackMapView(attribute)
        out.print("StackMapTable: number_of_entries = ")
        out.print(frames.count)
        out.newline()
        out.indent(1)
        while let frame = frames.next() { printFrame(frame) }
        if frames.isMalformed { out.printLine("???") }
        out.indent(-1)
    }

    private func printFrame(_ frame: StackMapView.Frame) {
        out.print("frame_type = ")
        out.print(frame.type)
        out.print(" ")
        out.printLine(comment(frame.type))
        out.indent(1)
        if frame.type >= 128 {
            out.print("offset_delta = ")
            out.print(frame.distance)
            out.newline()
        }
        if frame.change == .append || frame.change == .replace { printTypes("locals", frame.locals) }
        if frame.stack.count > 0 || frame.change == .replace { printTypes("stack", frame.stack) }
        out.indent(-1)
    }

    private func comment(_ type: UInt8) -> StaticString {
        switch type {
        case 0...63: "/* same */"
        case 64...127: "/* same_locals_1_stack_item */"
        case 247: "/* same_locals_1_stack_item_frame_extended */"
        case 248...250: "/* chop */"
        case 251: "/* same_frame_extended */"
        case 252...254: "/* append */"
        default: "/* full_frame */"
        }
    }

    private func printTypes(_ label: StaticString, _ types: StackMapView.TypeList) {
        out.print(label)
        out.print(" = [")
        var left: Int = types.count
        for type: VerificationTypeInfo in types {
            out.print(" ")
            switch type {
            case .top: out.print("top")
            case .integer: out.print("int")
            case .float: out.print("float")
            case .double: out.print("double")
            case .long: out.print("long")
            case .null: out.print("null")
            case .uninitializedThis: out.print("this")
            case .object(let index): printConstant(index)
            case .uninitialized(let pc):
                out.print("uninitialized ")
                out.print(pc)
            }
            left &-= 1
            out.print(left == 0 ? " " : ",")
        }
        out.printLine("]")
    }
}
