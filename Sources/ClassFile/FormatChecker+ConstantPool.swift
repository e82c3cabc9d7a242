// SPDX-License-Identifier: Apache-2.0
import DataStructures

extension FormatChecker {
    /// The constant pool (JVMS 4.4): first that every index points at an entry of the right kind, then that names and
    /// descriptors are well-formed and fit the entries that use them.
    public func checkConstantPool() throws(ClassFileError) {
        try checkReferences()
        try checkNames()
    }

    // MARK: First pass

    /// The first half of `checkConstantPool`: well-formed text and indices. Afterwards no accessor of the pool can
    /// come back empty-handed.
    public func checkReferences() throws(ClassFileError) {
        try checkText()
        var index: Int = 1
        while index < pool.count {
            try checkReferences(of: UInt16(truncatingIfNeeded: index))
            index = pool.index(after: index)
        }
    }

    /// That all text is modified UTF-8, which HotSpot finds out while it reads the pool.
    func checkText() throws(ClassFileError) {
        let allowsOverlong: Bool = view.majorVersion <= 47
        var index: Int = 1
        while index < pool.count {
            let entry = UInt16(truncatingIfNeeded: index)
            if pool.tag(at: entry) == .utf8 {
                guard ModifiedUTF8.isValid(pool.utf8Bytes(at: entry), allowsOverlong: allowsOverlong) else {
                    throw failure("Illegal UTF8 string in constant pool in class file \(name)", pool.offset(at: entry))
                }
            }
            index = pool.index(after: index)
        }
    }

    private func checkReferences(of entry: UInt16) throws(ClassFileError) {
        switch pool.tag(at: entry) {
        case .class, .string, .methodType, .module, .package:
            try require(pool.u2(at: entry), .utf8, entry)
        case .fieldref, .methodref, .interfaceMethodref:
            try require(pool.u2(at: entry), .class, entry)
            try require(pool.secondU2(at: entry), .nameAndType, entry)
        case .nameAndType:
            try require(pool.u2(at: entry), .utf8, entry)
            try require(pool.secondU2(at: entry), .utf8, entry)
        case .dynamic, .invokeDynamic:
            try require(pool.secondU2(at: entry), .nameAndType, entry)
        case .methodHandle:
            try checkMethodHandle(entry)
        case .utf8, .integer, .float, .long, .double, .unusable:
            break
        }
    }

    private func require(_ index: UInt16, _ tag: ConstantTag, _ entry: UInt16) throws(ClassFileError) {
        if pool.tag(at: index) != tag {
            throw failure("Invalid constant pool index \(index) in class file \(name)", pool.offset(at: entry))
        }
    }

    private func checkMethodHandle(_ entry: UInt16) throws(ClassFileError) {
        let index: UInt16 = pool.methodHandleReference(at: entry)
        let tag: ConstantTag = pool.tag(at: index)
        let offset: Int = pool.offset(at: entry)
        guard index != 0, Int(index) < pool.count else {
            throw failure("Invalid constant pool index \(index) in class file \(name)", offset)
        }
        let expected: String
        switch ReferenceKind(rawValue: pool.u1(at: entry)) {
        case .getField, .getStatic, .putField, .putStatic:
            if tag == .fieldref { return }
            expected = "a field"
        case .invokeVirtual, .newInvokeSpecial:
            if tag == .methodref { return }
            expected = "a method"
        case .invokeStatic, .invokeSpecial:
            if tag == .methodref || (tag == .interfaceMethodref && view.majorVersion >= 52) { return }
            expected = "a method"
        case .invokeInterface:
            if tag == .interfaceMethodref { return }
            expected = "an interface method"
        case nil:
            throw failure("Bad method handle kind at constant pool index \(entry) in class file \(name)", offset)
        }
        throw failure("Invalid constant pool index \(index) in class file \(name) (not \(expected))", offset)
    }

    // MARK: Second pass

    private func checkNames() throws(ClassFileError) {
        var index: Int = 1
        while index < pool.count {
            try checkNames(of: UInt16(truncatingIfNeeded: index))
            index = pool.index(after: index)
        }
    }

    private func checkNames(of entry: UInt16) throws(ClassFileError) {
        let offset: Int = pool.offset(at: entry)
        switch pool.tag(at: entry) {
        case .class:
            try checkClassName(pool.className(at: entry), at: offset)
        case .nameAndType:
            try checkNameAndType(entry, at: offset)
        case .dynamic:
            let (member, descriptor) = nameAndDescriptor(of: entry)
            if descriptor.first == 0x28 { throw illegalSignature("CONSTANT_Dynamic", member, descriptor, offset) }
        case .fieldref:
            let (member, descriptor) = nameAndDescriptor(of: entry)
            if descriptor.first == 0x28 { throw illegalSignature("Field", member, descriptor, offset) }
        case .methodref, .interfaceMethodref, .invokeDynamic:
            let (member, descriptor) = nameAndDescriptor(of: entry)
            if descriptor.first != 0x28 { throw illegalSignature("Method", member, descriptor, offset) }
            if pool.tag(at: entry) == .methodref, member.first == 0x3C, !member.equals("<init>") {
                throw badName("method", pool.memberReference(at: entry).nameIndex, offset)
            }
        case .methodHandle:
            try checkMethodHandleName(entry, at: offset)
        case .methodType:
            // Any ordinary name stands in for the one a method type lacks.
            let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: pool.u2(at: entry))
            try checkMethodDescriptor(descriptor, named: FormatChecker.placeholderName, at: offset)
        default:
            break
        }
    }

    /// What HotSpot prints as the name of a method type.
    private static var placeholderName: UnsafeRawBufferPointer {
        let name: StaticString = "type"
        return UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    }

    private func checkNameAndType(_ entry: UInt16, at offset: Int) throws(ClassFileError) {
        let pair = pool.nameAndType(at: entry)
        let member: UnsafeRawBufferPointer = pool.utf8Bytes(at: pair.nameIndex)
        let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: pair.descriptorIndex)
        if descriptor.isEmpty || member.isEmpty {
            let index: UInt16 = descriptor.isEmpty ? pair.descriptorIndex : pair.nameIndex
            throw failure("Illegal zero length constant pool entry at \(index) in class \(name)", offset)
        }
        if descriptor.first == 0x28 {
            try checkMethodName(member, at: offset)
            try checkMethodDescriptor(descriptor, named: member, at: offset)
        } else {
            try checkFieldName(member, at: offset)
            try checkFieldDescriptor(descriptor, named: member, at: offset)
        }
    }

    private func checkMethodHandleName(_ entry: UInt16, at offset: Int) throws(ClassFileError) {
        let reference = pool.memberReference(at: pool.methodHandleReference(at: entry))
        let isConstructor: Bool = pool.utf8Bytes(at: reference.nameIndex).equals("<init>")
        switch ReferenceKind(rawValue: pool.u1(at: entry)) {
        case .newInvokeSpecial:
            if !isConstructor { throw badName("constructor", reference.nameIndex, offset) }
        case .invokeVirtual, .invokeStatic, .invokeSpecial, .invokeInterface:
            if isConstructor { throw badName("method", reference.nameIndex, offset) }
        default:
            break
        }
    }

    private func nameAndDescriptor(of entry: UInt16) -> (UnsafeRawBufferPointer, UnsafeRawBufferPointer) {
        let reference = pool.memberReference(at: entry)
        return (pool.utf8Bytes(at: reference.nameIndex), pool.utf8Bytes(at: reference.descriptorIndex))
    }

    private func badName(_ what: String, _ index: UInt16, _ offset: Int) -> ClassFileError {
        failure("Bad \(what) name at constant pool index \(index) in class file \(name)", offset)
    }
}
