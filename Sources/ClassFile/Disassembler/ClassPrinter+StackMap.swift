// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// StackMapTable attributes (JVMS 4.7.4).
extension ClassPrinter {
    func printStackMapTable(_ attribute: AttributeView) {
        var reader: ByteReader = attribute.reader
        let count: Int = Int(reader.u2())
        out.print("StackMapTable: number_of_entries = ")
        out.print(count)
        out.newline()
        out.indent(1)
        for _ in 0..<count where !reader.isOverrun {
            let type: UInt8 = reader.u1()
            if reader.isOverrun { break }
            printFrame(type, &reader)
        }
        out.indent(-1)
    }

    private func printFrame(_ type: UInt8, _ reader: inout ByteReader) {
        out.print("frame_type = ")
        out.print(type)
        switch type {
        case 0...63: out.printLine(" /* same */")
        case 64...127:
            out.printLine(" /* same_locals_1_stack_item */")
            out.indent(1)
            printTypes("stack", 1, &reader)
            out.indent(-1)
        case 247:
            out.printLine(" /* same_locals_1_stack_item_frame_extended */")
            printOffset(&reader) { reader in printTypes("stack", 1, &reader) }
        case 248...250:
            out.printLine(" /* chop */")
            printOffset(&reader) { _ in }
        case 251:
            out.printLine(" /* same_frame_extended */")
            printOffset(&reader) { _ in }
        case 252...254:
            out.printLine(" /* append */")
            printOffset(&reader) { reader in printTypes("locals", Int(type) &- 251, &reader) }
        case 255:
            out.printLine(" /* full_frame */")
            printOffset(&reader) { reader in
                printTypes("locals", Int(reader.u2()), &reader)
                printTypes("stack", Int(reader.u2()), &reader)
            }
        default:
            // Reserved: the length of such a frame is unknown, so nothing behind it can be read.
            out.newline()
            reader.skip(Int.max)
        }
    }

    private func printOffset(_ reader: inout ByteReader, _ body: (inout ByteReader) -> Void) {
        out.indent(1)
        out.print("offset_delta = ")
        out.print(reader.u2())
        out.newline()
        body(&reader)
        out.indent(-1)
    }

    private func printTypes(_ label: StaticString, _ count: Int, _ reader: inout ByteReader) {
        out.print(label)
        out.print(" = [")
        for index: Int in 0..<count where !reader.isOverrun {
            let tag: UInt8 = reader.u1()
            switch tag {
            case 0: out.print(" top")
            case 1: out.print(" int")
            case 2: out.print(" float")
            case 3: out.print(" double")
            case 4: out.print(" long")
            case 5: out.print(" null")
            case 6: out.print(" this")
            case 7:
                out.print(" ")
                printConstant(reader.u2())
            case 8:
                out.print(" uninitialized ")
                out.print(reader.u2())
            default:
                out.print(" ???")
                reader.skip(Int.max)
            }
            out.print(index == count &- 1 ? " " : ",")
        }
        out.printLine("]")
    }
}
