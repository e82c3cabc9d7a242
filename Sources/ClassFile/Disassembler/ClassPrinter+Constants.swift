// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// The constant pool, and constants where they are mentioned.
extension ClassPrinter {
    func printConstantPool() {
        out.printLine("Constant pool:")
        out.indent(1)
        var width: Int = 1
        var count: Int = pool.count
        while count > 0 {
            width &+= 1
            count /= 10
        }
        var index: Int = 1
        while index < pool.count {
            var digits: Int = 1
            var rest: Int = index / 10
            while rest > 0 {
                digits &+= 1
                rest /= 10
            }
            out.space(width &- 1 &- digits)
            out.print("#")
            out.print(index)
            out.print(" = ")
            printEntry(UInt16(truncatingIfNeeded: index))
            out.newline()
            index = pool.index(after: index)
        }
        out.indent(-1)
    }

    /// The tag, the indices and behind the tab stop what they lead to.
    private func printEntry(_ index: UInt16) {
        let tag: ConstantTag = pool.tag(at: index)
        let label: StaticString = poolTagName(tag)
        out.print(label)
        out.space(19 &- label.utf8CodeUnitCount)
        switch tag {
        case .utf8, .integer, .float, .long, .double:
            return printValue(index)
        case .class, .string, .methodType, .module, .package:
            printIndex(pool.u2(at: index))
        case .fieldref, .methodref, .interfaceMethodref:
            printIndex(pool.u2(at: index))
            out.print(".")
            printIndex(pool.secondU2(at: index))
        case .nameAndType:
            printIndex(pool.u2(at: index))
            out.print(":")
            printIndex(pool.secondU2(at: index))
        case .dynamic, .invokeDynamic:
            printIndex(pool.u2(at: index))
            out.print(":")
            printIndex(pool.secondU2(at: index))
        case .methodHandle:
            out.print(pool.u1(at: index))
            out.print(":")
            printIndex(pool.methodHandleReference(at: index))
        case .unusable:
            return out.print("???")
        }
        out.tab()
        out.print(tag == .methodType ? "//  " : "// ")
        printValue(index)
    }

    func printIndex(_ index: UInt16) {
        out.put(0x23)
        out.print(index)
    }

    /// The kind and value of a constant, as comments show them; members of this class without the class.
    func printConstant(_ index: UInt16) {
        if index == 0 { return out.print("#0") }
        let tag: ConstantTag = pool.tag(at: index)
        printTagName(tag)
        out.print(" ")
        if tag.isMemberReference, pool.u2(at: index) == view.thisClassIndex {
            printValue(pool.secondU2(at: index))
        } else {
            printValue(index)
        }
    }

    /// The value of a constant.
    func printValue(_ index: UInt16) {
        switch pool.tag(at: index) {
        case .utf8: printEscaped(pool.utf8Bytes(at: index))
        case .integer: out.print(Int32(bitPattern: pool.u4(at: index)))
        case .float:
            out.print(text: JavaNumberText.text(Float(bitPattern: pool.u4(at: index))))
            out.print("f")
        case .long:
            out.print(Int64(bitPattern: pool.u8(at: index)))
            out.print("l")
        case .double:
            out.print(text: JavaNumberText.text(Double(bitPattern: pool.u8(at: index))))
            out.print("d")
        case .class, .module, .package: printName(pool.className(at: index))
        case .string: printEscaped(pool.stringBytes(at: index))
        case .fieldref, .methodref, .interfaceMethodref:
            printName(pool.className(at: pool.u2(at: index)))
            out.print(".")
            printNameAndType(pool.secondU2(at: index))
        case .nameAndType: printNameAndType(index)
        case .dynamic, .invokeDynamic:
            printIndex(pool.u2(at: index))
            out.print(":")
            printNameAndType(pool.secondU2(at: index))
        case .methodHandle:
            out.print(referenceKindName(pool.u1(at: index)))
            out.print(" ")
            let reference: UInt16 = pool.methodHandleReference(at: index)
            // A handle of a handle would be an error, and could go on for ever.
            if pool.tag(at: reference).isMemberReference { printValue(reference) }
        case .methodType: out.print(pool.utf8Bytes(at: pool.u2(at: index)))
        case .unusable: out.print("???")
        }
    }

    private func printNameAndType(_ index: UInt16) {
        let pair = pool.nameAndType(at: index)
        printName(pool.utf8Bytes(at: pair.nameIndex))
        out.print(":")
        out.print(pool.utf8Bytes(at: pair.descriptorIndex))
    }

    private func poolTagName(_ tag: ConstantTag) -> StaticString {
        switch tag {
        case .utf8: "Utf8"
        case .integer: "Integer"
        case .float: "Float"
        case .long: "Long"
        case .double: "Double"
        case .class: "Class"
        case .string: "String"
        case .fieldref: "Fieldref"
        case .methodref: "Methodref"
        case .interfaceMethodref: "InterfaceMethodref"
        case .nameAndType: "NameAndType"
        case .methodHandle: "MethodHandle"
        case .methodType: "MethodType"
        case .dynamic: "Dynamic"
        case .invokeDynamic: "InvokeDynamic"
        case .module, .package, .unusable: "Unknown"
        }
    }

    private func printTagName(_ tag: ConstantTag) {
        switch tag {
        case .integer: out.print("int")
        case .float: out.print("float")
        case .long: out.print("long")
        case .double: out.print("double")
        case .class: out.print("class")
        case .fieldref: out.print("Field")
        case .methodref: out.print("Method")
        case .interfaceMethodref: out.print("InterfaceMethod")
        case .module, .package, .unusable:
            out.print("(unknown tag ")
            out.print(tag.rawValue)
            out.print(")")
        default: out.print(poolTagName(tag))
        }
    }

    private func referenceKindName(_ kind: UInt8) -> StaticString {
        switch ReferenceKind(rawValue: kind) {
        case .getField: "REF_getField"
        case .getStatic: "REF_getStatic"
        case .putField: "REF_putField"
        case .putStatic: "REF_putStatic"
        case .invokeVirtual: "REF_invokeVirtual"
        case .invokeStatic: "REF_invokeStatic"
        case .invokeSpecial: "REF_invokeSpecial"
        case .newInvokeSpecial: "REF_newInvokeSpecial"
        case .invokeInterface: "REF_invokeInterface"
        case nil: "???"
        }
    }

    // MARK: Text

    /// Text with escapes for control characters, quotes and backslashes.
    func printEscaped(_ bytes: UnsafeRawBufferPointer) {
        var units: ModifiedUTF8.UnitSequence = ModifiedUTF8.units(bytes)
        while let scalar = units.nextScalar() {
            switch scalar {
            case 0x09: out.print("\\t")
            case 0x0A: out.print("\\n")
            case 0x0D: out.print("\\r")
            case 0x08: out.print("\\b")
            case 0x0C: out.print("\\f")
            case 0x22: out.print("\\\"")
            case 0x27: out.print("\\'")
            case 0x5C: out.print("\\\\")
            case 0x00...0x1F, 0x7F...0x9F:
                out.print("\\u")
                out.printHex(scalar, width: 4)
            default: out.put(scalar: scalar)
            }
        }
    }

    /// A name as it is when it consists of Java identifiers and slashes, else in quotes.
    func printName(_ bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty { return out.print("\"\"") }
        if isIdentifierPath(bytes) { return out.print(bytes) }
        out.print("\"")
        var units: ModifiedUTF8.UnitSequence = ModifiedUTF8.units(bytes)
        while let scalar = units.nextScalar() {
            switch scalar {
            case 0x09: out.print("\\t")
            case 0x0A: out.print("\\n")
            case 0x22: out.print("\\\"")
            case 0x5C: out.print("\\\\")
            default: out.put(scalar: scalar)
            }
        }
        out.print("\"")
    }

    private func isIdentifierPath(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var units: ModifiedUTF8.UnitSequence = ModifiedUTF8.units(bytes)
        var isAtStart: Bool = true
        while let scalar = units.nextScalar() {
            if isAtStart {
                guard JavaIdentifier.isStart(scalar) else { return false }
            } else if scalar != 0x2F {
                guard JavaIdentifier.isPart(scalar) else { return false }
            }
            isAtStart = scalar == 0x2F
        }
        return true
    }
}
