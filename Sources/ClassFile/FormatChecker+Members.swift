// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Fields and methods: modifiers, names, descriptors, attributes, duplicates (JVMS 4.5 to 4.7).
extension FormatChecker {
    public func checkFields() throws(ClassFileError) {
        var seen = DuplicateFinder(capacity: view.fields.count)
        let isInterface: Bool = classFlags.contains(.interface)
        for field: MemberView in view.fields {
            let offset: Int = field.offset
            // Only the bits that mean something for fields are looked at.
            let flags = AccessFlags(rawValue: field.accessFlags.rawValue & 0x50DF)
            if !isLegal(field: flags, inInterface: isInterface) {
                throw failure("Illegal field modifiers in class \(name): 0x\(hex(flags.rawValue))", offset)
            }
            guard isUTF8(field.nameIndex) else {
                throw failure(
                    "Invalid constant pool index \(field.nameIndex) for field name in class file \(name)", offset)
            }
            let member: UnsafeRawBufferPointer = pool.utf8Bytes(at: field.nameIndex)
            try checkFieldName(member, at: offset)
            guard isUTF8(field.descriptorIndex) else {
                throw failure(
                    "Invalid constant pool index \(field.descriptorIndex) for field signature in class file \(name)",
                    offset)
            }
            let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: field.descriptorIndex)
            try checkFieldDescriptor(descriptor, named: member, at: offset)
            try checkFieldAttributes(field, flags, descriptor)
            guard seen.insert(member, descriptor) else { throw duplicate("field", member, descriptor, offset) }
        }
    }

    public func checkMethods() throws(ClassFileError) {
        var seen = DuplicateFinder(capacity: view.methods.count)
        let isInterface: Bool = classFlags.contains(.interface)
        for method: MemberView in view.methods {
            let offset: Int = method.offset
            guard isUTF8(method.nameIndex) else {
                throw failure(
                    "Illegal constant pool index \(method.nameIndex) for method name in class file \(name)", offset)
            }
            let member: UnsafeRawBufferPointer = pool.utf8Bytes(at: method.nameIndex)
            try checkMethodName(member, at: offset)
            guard isUTF8(method.descriptorIndex) else {
                throw failure(
                    "Illegal constant pool index \(method.descriptorIndex) for method signature in class file \(name)",
                    offset)
            }
            let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: method.descriptorIndex)
            let flags: AccessFlags = try checkMethodModifiers(method, member, inInterface: isInterface)
            var slots: Int = try checkMethodDescriptor(descriptor, named: member, at: offset)
            if !flags.contains(.static) { slots &+= 1 }
            if slots > 255 {
                throw failure("Too many arguments in method signature in class file \(name)", offset)
            }
            try checkMethodAttributes(method, flags, argumentSlots: slots)
            guard seen.insert(member, descriptor) else { throw duplicate("method", member, descriptor, offset) }
        }
    }

    private func duplicate(
        _ kind: String, _ member: UnsafeRawBufferPointer, _ descriptor: UnsafeRawBufferPointer, _ offset: Int
    ) -> ClassFileError {
        // The descriptor appears with dots, as HotSpot shows names to people.
        let external = String(string(descriptor).map { $0 == "/" ? "." : $0 })
        return failure(
            "Duplicate \(kind) name \"\(string(member))\" with signature \"\(external)\" in class file \(name)", offset)
    }

    // MARK: Modifiers

    private func hasIllegalVisibility(_ flags: AccessFlags) -> Bool {
        flags.intersection([.public, .protected, .private]).rawValue.nonzeroBitCount > 1
    }

    private func isLegal(field flags: AccessFlags, inInterface: Bool) -> Bool {
        guard inInterface else { return !hasIllegalVisibility(flags) && !flags.contains([.final, .volatile]) }
        let forbidden: AccessFlags = [.private, .protected, .volatile, .transient]
        return flags.contains([.public, .static, .final]) && flags.isDisjoint(with: forbidden)
            && !(view.majorVersion >= 49 && flags.contains(.enum))
    }

    /// Returns the flags that count: a class initializer's are reduced to static and strict.
    private func checkMethodModifiers(
        _ method: MemberView, _ member: UnsafeRawBufferPointer, inInterface: Bool
    ) throws(ClassFileError) -> AccessFlags {
        var flags: AccessFlags = method.accessFlags
        if member.equals("<clinit>") {
            if view.majorVersion < 51 { return .static }
            guard flags.contains(.static) else {
                throw failure("Method <clinit> is not static in class file \(name)", method.offset)
            }
            flags.formIntersection([.static, .strict])
            return flags
        }
        let isConstructor: Bool = member.equals("<init>")
        let isLegal: Bool =
            inInterface
            ? isLegal(interfaceMethod: flags) : isLegal(classMethod: flags, isConstructor: isConstructor)
        if !isLegal {
            throw failure(
                "Method \(string(member)) in class \(name) has illegal modifiers: 0x\(hex(flags.rawValue))",
                method.offset)
        }
        if isConstructor, inInterface {
            throw failure("Interface cannot have a method named <init>, class file \(name)", method.offset)
        }
        return flags
    }

    private func isLegal(interfaceMethod flags: AccessFlags) -> Bool {
        let isPublic: Bool = flags.contains(.public)
        let isAbstract: Bool = flags.contains(.abstract)
        if view.majorVersion >= 52 {
            var forbidden: AccessFlags = [.private, .static]
            if view.majorVersion < 61 { forbidden.insert(.strict) }
            return isPublic != flags.contains(.private)
                && flags.isDisjoint(with: [.native, .protected, .final, .synchronized])
                && !(isAbstract && !flags.isDisjoint(with: forbidden))
        }
        if view.majorVersion >= 49 {
            let forbidden: AccessFlags = [.private, .protected, .static, .final, .synchronized, .native, .strict]
            return isPublic && isAbstract && flags.isDisjoint(with: forbidden)
        }
        return isPublic && isAbstract && flags.isDisjoint(with: [.static, .final, .native])
    }

    private func isLegal(classMethod flags: AccessFlags, isConstructor: Bool) -> Bool {
        if hasIllegalVisibility(flags) { return false }
        let isModern: Bool = view.majorVersion >= 49
        if isConstructor {
            return flags.isDisjoint(with: [.static, .final, .synchronized, .native, .abstract])
                && !(isModern && flags.contains(.bridge))
        }
        guard flags.contains(.abstract) else { return true }
        // From version 61 on ACC_STRICT means nothing, and is no reason to refuse.
        var forbidden: AccessFlags = [.final, .native, .private, .static]
        if isModern { forbidden.insert(.synchronized) }
        if isModern, view.majorVersion < 61 { forbidden.insert(.strict) }
        return flags.isDisjoint(with: forbidden)
    }
}
