// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Annotations (JVMS 4.7.16 to 4.7.22), each printed twice: as indices, then as text.
///
/// The bytes are read once per printing, from the same place; there is no model in between. Nesting is bounded, or
/// hostile annotations could exhaust the stack.
extension ClassPrinter {
    private static var deepest: Int { 64 }

    func printAnnotations(_ attribute: AttributeView, _ title: StaticString) {
        out.print(title)
        out.printLine(":")
        var reader: ByteReader = attribute.reader
        printAnnotationList(&reader, Int(reader.u2()))
    }

    private func printAnnotationList(_ reader: inout ByteReader, _ count: Int) {
        out.indent(1)
        for index: Int in 0..<count where !reader.isOverrun {
            out.print(index)
            out.print(": ")
            printTwice(&reader) { reader, isResolved in printAnnotation(&reader, isResolved, 0) }
            out.newline()
        }
        out.indent(-1)
    }

    func printParameterAnnotations(_ attribute: AttributeView, _ title: StaticString) {
        out.print(title)
        out.printLine(":")
        var reader: ByteReader = attribute.reader
        let count: Int = Int(reader.u1())
        out.indent(1)
        for parameter: Int in 0..<count where !reader.isOverrun {
            out.print("parameter ")
            out.print(parameter)
            out.printLine(":")
            printAnnotationList(&reader, Int(reader.u2()))
        }
        out.indent(-1)
    }

    func printAnnotationDefault(_ attribute: AttributeView) {
        out.printLine("AnnotationDefault:")
        out.indent(1)
        out.print("default_value: ")
        var reader: ByteReader = attribute.reader
        printTwice(&reader) { reader, isResolved in printElementValue(&reader, isResolved, 0) }
        out.indent(-1)
        out.newline()
    }

    /// Indices on this line, text on the next, deeper.
    private func printTwice(_ reader: inout ByteReader, _ body: (inout ByteReader, Bool) -> Void) {
        var again: ByteReader = reader
        body(&reader, false)
        out.newline()
        out.indent(1)
        body(&again, true)
        out.indent(-1)
    }

    private func printAnnotation(_ reader: inout ByteReader, _ isResolved: Bool, _ depth: Int) {
        let type: UInt16 = reader.u2()
        if isResolved {
            printFieldSignature(pool.utf8Bytes(at: type))
        } else {
            printIndex(type)
        }
        let count: Int = Int(reader.u2())
        if isResolved, count == 0 { return }
        out.print("(")
        if isResolved {
            out.newline()
            out.indent(1)
        }
        for index: Int in 0..<count where !reader.isOverrun {
            if !isResolved, index > 0 { out.print(",") }
            let name: UInt16 = reader.u2()
            printMention(name, isResolved)
            out.print("=")
            printElementValue(&reader, isResolved, depth &+ 1)
            if isResolved { out.newline() }
        }
        if isResolved { out.indent(-1) }
        out.print(")")
    }

    private func printMention(_ index: UInt16, _ isResolved: Bool) {
        if isResolved {
            printValue(index)
        } else {
            printIndex(index)
        }
    }

    private func printElementValue(_ reader: inout ByteReader, _ isResolved: Bool, _ depth: Int) {
        let tag: UInt8 = reader.u1()
        if reader.isOverrun || depth > ClassPrinter.deepest {
            out.print("???")
            return reader.skip(Int.max)
        }
        switch tag {
        case 0x65:  // e
            let type: UInt16 = reader.u2()
            let constant: UInt16 = reader.u2()
            if !isResolved { out.put(tag) }
            printMention(type, isResolved)
            out.print(".")
            printMention(constant, isResolved)
        case 0x63:  // c
            out.print(isResolved ? "class " : "c")
            printMention(reader.u2(), isResolved)
        case 0x40:  // @
            out.put(tag)
            printAnnotation(&reader, isResolved, depth)
        case 0x5B:  // [
            let count: Int = Int(reader.u2())
            out.print("[")
            for index: Int in 0..<count where !reader.isOverrun {
                if index > 0 { out.print(",") }
                printElementValue(&reader, isResolved, depth &+ 1)
            }
            out.print("]")
        default:
            let index: UInt16 = reader.u2()
            if isResolved {
                printConstantElement(tag, index)
            } else {
                out.put(tag)
                printIndex(index)
            }
        }
    }

    private func printConstantElement(_ tag: UInt8, _ index: UInt16) {
        switch tag {
        case 0x42:  // B
            out.print("(byte) ")
            printValue(index)
        case 0x53:  // S
            out.print("(short) ")
            printValue(index)
        case 0x44, 0x46, 0x49, 0x4A:  // D F I J
            printValue(index)
        case 0x43:  // C
            out.print("'")
            out.put(scalar: pool.u4(at: index) & 0xFFFF)
            out.print("'")
        case 0x5A:  // Z
            switch pool.u4(at: index) {
            case 0: out.print("false")
            case 1: out.print("true")
            default: printIndex(index)
            }
        case 0x73:  // s
            out.print("\"")
            printValue(index)
            out.print("\"")
        default:
            out.put(tag)
            printIndex(index)
        }
    }

    // MARK: Type annotations

    func printTypeAnnotations(_ attribute: AttributeView, _ title: StaticString) {
        out.print(title)
        out.printLine(":")
        var reader: ByteReader = attribute.reader
        let count: Int = Int(reader.u2())
        out.indent(1)
        for index: Int in 0..<count where !reader.isOverrun {
            out.print(index)
            out.print(": ")
            // Target and path come first in the file and last on the line.
            var target: ByteReader = reader
            guard skipTarget(&reader) else {
                out.printLine("???")
                break
            }
            var again: ByteReader = reader
            printAnnotation(&reader, false, 0)
            out.print(": ")
            printTarget(&target)
            out.newline()
            out.indent(1)
            printAnnotation(&again, true, 0)
            out.indent(-1)
            out.newline()
        }
        out.indent(-1)
    }

    private func skipTarget(_ reader: inout ByteReader) -> Bool {
        switch reader.u1() {
        case 0x00, 0x01, 0x16: reader.skip(1)
        case 0x10, 0x11, 0x12, 0x17, 0x42...0x46: reader.skip(2)
        case 0x13, 0x14, 0x15: break
        case 0x40, 0x41: reader.skip(Int(reader.u2()) &* 6)
        case 0x47...0x4B: reader.skip(3)
        default: return false
        }
        reader.skip(Int(reader.u1()) &* 2)
        return !reader.isOverrun
    }

    private func printTarget(_ reader: inout ByteReader) {
        let type: UInt8 = reader.u1()
        out.print(targetName(type))
        switch type {
        case 0x00, 0x01:
            printNumber(", param_index=", Int(reader.u1()))
        case 0x10, 0x17:
            printNumber(", type_index=", Int(reader.u2()))
        case 0x11, 0x12:
            printNumber(", param_index=", Int(reader.u1()))
            printNumber(", bound_index=", Int(reader.u1()))
        case 0x16:
            printNumber(", param_index=", Int(reader.u1()))
        case 0x40, 0x41:
            printVariableTarget(&reader)
        case 0x42:
            printNumber(", exception_index=", Int(reader.u2()))
        case 0x43...0x46:
            printNumber(", offset=", Int(reader.u2()))
        case 0x47...0x4B:
            printNumber(", offset=", Int(reader.u2()))
            printNumber(", type_index=", Int(reader.u1()))
        default: break
        }
        let length: Int = Int(reader.u1())
        if length == 0 { return }
        out.print(", location=[")
        for step: Int in 0..<length {
            if step > 0 { out.print(", ") }
            let kind: UInt8 = reader.u1()
            let argument: UInt8 = reader.u1()
            switch kind {
            case 0: out.print("ARRAY")
            case 1: out.print("INNER_TYPE")
            case 2: out.print("WILDCARD")
            case 3:
                printNumber("TYPE_ARGUMENT(", Int(argument))
                out.print(")")
            default: out.print("???")
            }
        }
        out.print("]")
    }

    private func printVariableTarget(_ reader: inout ByteReader) {
        let count: Int = Int(reader.u2())
        if count == 0 { return out.print(", lvarOffset is Null!") }
        out.print(", {")
        for index: Int in 0..<count {
            if index > 0 { out.print("; ") }
            printNumber("start_pc=", Int(reader.u2()))
            printNumber(", length=", Int(reader.u2()))
            printNumber(", index=", Int(reader.u2()))
        }
        out.print("}")
    }

    private func printNumber(_ label: StaticString, _ number: Int) {
        out.print(label)
        out.print(number)
    }

    private func targetName(_ type: UInt8) -> StaticString {
        switch type {
        case 0x00: "CLASS_TYPE_PARAMETER"
        case 0x01: "METHOD_TYPE_PARAMETER"
        case 0x10: "CLASS_EXTENDS"
        case 0x11: "CLASS_TYPE_PARAMETER_BOUND"
        case 0x12: "METHOD_TYPE_PARAMETER_BOUND"
        case 0x13: "FIELD"
        case 0x14: "METHOD_RETURN"
        case 0x15: "METHOD_RECEIVER"
        case 0x16: "METHOD_FORMAL_PARAMETER"
        case 0x17: "THROWS"
        case 0x40: "LOCAL_VARIABLE"
        case 0x41: "RESOURCE_VARIABLE"
        case 0x42: "EXCEPTION_PARAMETER"
        case 0x43: "INSTANCEOF"
        case 0x44: "NEW"
        case 0x45: "CONSTRUCTOR_REFERENCE"
        case 0x46: "METHOD_REFERENCE"
        case 0x47: "CAST"
        case 0x48: "CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT"
        case 0x49: "METHOD_INVOCATION_TYPE_ARGUMENT"
        case 0x4A: "CONSTRUCTOR_REFERENCE_TYPE_ARGUMENT"
        case 0x4B: "METHOD_REFERENCE_TYPE_ARGUMENT"
        default: "???"
        }
    }
}
