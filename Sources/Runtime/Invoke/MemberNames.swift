// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

/// Bits of `MemberName.flags` beside the access flags (java.lang.invoke.MethodHandleNatives.Constants).
package enum MemberNameFlag {
    package static let isMethod: UInt32 = 0x0001_0000
    package static let isConstructor: UInt32 = 0x0002_0000
    package static let isField: UInt32 = 0x0004_0000
    package static let callerSensitive: UInt32 = 0x0010_0000
    package static let trustedFinal: UInt32 = 0x0020_0000
    package static let hidden: UInt32 = 0x0040_0000
    package static let kindShift: UInt32 = 24
}

/// Reference kinds of method handles (JVMS table 5.4.3.5-A).
package enum ReferenceKind {
    package static let getField: UInt32 = 1
    package static let getStatic: UInt32 = 2
    package static let putField: UInt32 = 3
    package static let invokeVirtual: UInt32 = 5
    package static let invokeStatic: UInt32 = 6
    package static let invokeSpecial: UInt32 = 7
    package static let newInvokeSpecial: UInt32 = 8
    package static let invokeInterface: UInt32 = 9
}

// MemberName objects: names of members as java.lang.invoke hands them to the VM and gets them back resolved. A resolved
// method's index says how it is called: a vtable or itable index, or `nonvirtual`.

extension VirtualMachine {
    private static let nonvirtual: Int64 = -2

    private func store(_ member: Handle, flags: UInt32, index: Int64, holder: ClassPointer) {
        space.store(member.reference, fields.memberNameFlags, flags)
        space.store(member.reference, Int(wellKnown.pointee.memberNameIndex), index)
        space.storeReference(member.reference, fields.memberNameClass, holder.pointee.mirror)
    }

    private func flags(of method: MethodPointer, kind: UInt32) -> UInt32 {
        var result = method.pointee.flags & 0xFFFF | kind << MemberNameFlag.kindShift
        result |= method.isConstructor ? MemberNameFlag.isConstructor : MemberNameFlag.isMethod
        if method.pointee.flags & UInt32(SwiftletMethodCallerSensitive) != 0 {
            result |= MemberNameFlag.callerSensitive
        }
        if method.isHidden { result |= MemberNameFlag.hidden }
        return result
    }

    /// Binds a MemberName to a method. `kind` is how it is to be called; a virtual call of a method that cannot be
    /// overridden becomes a special one. A safepoint.
    private func bind(
        _ member: Handle, to method: MethodPointer, kind requested: UInt32, resolved: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) {
        var kind = requested
        var index = VirtualMachine.nonvirtual
        let declaring = space[method.pointee.holder]
        var holder = declaring
        switch kind {
        case ReferenceKind.invokeVirtual, ReferenceKind.invokeInterface:
            let cannotBeOverridden =
                method.isPrivate || method.isFinal && !declaring.isInterface
                || resolved.pointee.flags & AccessFlag.final != 0 && !resolved.isInterface
                    && !declaring.isInterface
            if cannotBeOverridden {
                kind = ReferenceKind.invokeSpecial
            } else if method.pointee.vtableIndex >= 0 {
                index = Int64(method.pointee.vtableIndex)
                kind = ReferenceKind.invokeVirtual
            } else if !resolved.isInterface, let entry = vtableIndex(of: method, in: resolved) {
                index = Int64(entry)
                kind = ReferenceKind.invokeVirtual
                holder = resolved
            } else {
                index = Int64(method.pointee.itableIndex)
                kind = ReferenceKind.invokeInterface
            }
        default: break
        }
        let name = thread.handle(try resolvedMethodName(method, thread))
        store(member, flags: flags(of: method, kind: kind), index: index, holder: holder)
        space.storeReference(member.reference, fields.memberNameMethod, name.reference)
    }

    /// The ResolvedMethodName of a method: one object each, kept in a slot. A safepoint.
    private func resolvedMethodName(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        if !method.pointee.resolvedName.isNone { return space[method.pointee.resolvedName].pointee }
        let metadata = classes.resolvedMethodName!
        let object = try allocateObject(metadata, thread)
        if !method.pointee.resolvedName.isNone { return space[method.pointee.resolvedName].pointee }
        space.store(object, Int(wellKnown.pointee.resolvedMethodTarget), space.ref(method).rawValue)
        let holder = space[method.pointee.holder]
        space.storeReference(object, fields.resolvedMethodHolder, holder.pointee.mirror)
        let slot = makeSlot(holder)
        space[slot].pointee = object
        method.pointee.resolvedName = slot
        return object
    }

    private func bind(_ member: Handle, to field: FieldPointer, isPut: Bool) {
        let holder = space[field.pointee.holder]
        var kind = field.isStatic ? ReferenceKind.getStatic : ReferenceKind.getField
        if isPut { kind += 2 }
        var flags = field.pointee.flags & 0xFFFF | MemberNameFlag.isField | kind << MemberNameFlag.kindShift
        let isTrusted =
            field.isFinal
            && (field.isStatic || holder.isHidden || holder.pointee.flags & UInt32(SwiftletClassRecord) != 0)
        if isTrusted { flags |= MemberNameFlag.trustedFinal }
        store(member, flags: flags, index: Int64(field.pointee.offset), holder: holder)
    }

    // MARK: - Natives

    /// `init`: from a Field, Method or Constructor.
    package func initialize(memberName member: Handle, from target: Handle, _ thread: Thread) throws(JavaThrow) {
        let metadata = space.classMetadata(of: target.reference)
        if metadata == classes.reflectField! {
            guard let field = fieldOf(target.reference) else { throw thread.exception("java/lang/InternalError") }
            bind(member, to: field, isPut: false)
            return
        }
        let isConstructor = metadata == classes.reflectConstructor!
        guard let method = methodOf(target.reference, isConstructor: isConstructor) else {
            throw thread.exception("java/lang/InternalError", "unrecognized type: \(externalName(metadata))")
        }
        let holder = space[method.pointee.holder]
        if isPolymorphicName(holder, method.pointee.name), method.isSignaturePolymorphic { return }
        let kind: UInt32 =
            method.isStatic
            ? ReferenceKind.invokeStatic
            : method.isConstructor
                ? ReferenceKind.invokeSpecial
                : holder.isInterface ? ReferenceKind.invokeInterface : ReferenceKind.invokeVirtual
        try bind(member, to: method, kind: kind, resolved: holder, thread)
    }

    /// `expand`: name and type of a member known by its method.
    package func expand(memberName member: Handle, _ thread: Thread) throws(JavaThrow) {
        let memberFlags = space.load(member.reference, fields.memberNameFlags, as: UInt32.self)
        if memberFlags & MemberNameFlag.isField != 0 {
            let holder = classOfMirror(space.loadReference(member.reference, fields.memberNameClass))
            let index = space.load(member.reference, Int(wellKnown.pointee.memberNameIndex), as: Int64.self)
            let isStatic = memberFlags & AccessFlag.static != 0
            for i in space.fields(holder).indices {
                let field = space.fields(holder).baseAddress! + i
                guard field.isStatic == isStatic, Int64(field.pointee.offset) == index else { continue }
                let name = try internedString(field.pointee.name, thread)
                space.storeReference(member.reference, fields.memberNameName, name)
                let type = try classOfDescriptor(
                    symbols.bytes(field.pointee.descriptor), loaders[holder.pointee.loader], thread)
                space.storeReference(member.reference, fields.memberNameType, type.pointee.mirror)
                return
            }
            throw thread.exception("java/lang/InternalError", "unrecognized type")
        }
        guard let method = memberTarget(member.reference) else {
            throw thread.exception("java/lang/IllegalArgumentException", "nothing to expand")
        }
        let name = try internedString(method.pointee.name, thread)
        space.storeReference(member.reference, fields.memberNameName, name)
        let type = try internedString(method.pointee.descriptor, thread)
        space.storeReference(member.reference, fields.memberNameType, type)
        let holder = space[method.pointee.holder]
        if space.loadReference(member.reference, fields.memberNameClass).isNull {
            space.storeReference(member.reference, fields.memberNameClass, holder.pointee.mirror)
        }
    }

    /// `resolve`: finds the member that class, name, type and kind describe.
    package func resolve(
        memberName member: Handle, caller: ClassPointer?, lookupMode: Int32, _ thread: Thread
    ) throws(JavaThrow) {
        let memberFlags = space.load(member.reference, fields.memberNameFlags, as: UInt32.self)
        let kind = memberFlags >> MemberNameFlag.kindShift & 0xF
        let mirror = space.loadReference(member.reference, fields.memberNameClass)
        let nameReference = space.loadReference(member.reference, fields.memberNameName)
        let type = space.loadReference(member.reference, fields.memberNameType)
        guard !mirror.isNull, !nameReference.isNull, !type.isNull, kind >= 1, kind <= 9 else {
            throw thread.exception("java/lang/IllegalArgumentException", "nothing to resolve")
        }
        // Already resolved.
        if !space.loadReference(member.reference, fields.memberNameMethod).isNull { return }
        var holder = classOfMirror(mirror)
        if holder.isArray { holder = classes.object! }
        if holder.isPrimitive { throw thread.exception("java/lang/LinkageError", "resolution failed") }
        guard let name = existingSymbol(nameReference), let descriptor = descriptorSymbol(type),
            name != names.classInitializer
        else { throw missing(member, holder, nameReference, kind, thread) }
        if memberFlags & MemberNameFlag.isField != 0 {
            let field = try findField(holder, name, descriptor, thread)
            // Whether the caller may use it is checked by the library.
            let wantsStatic = kind == 2 || kind == 4
            if field.isStatic != wantsStatic {
                throw thread.exception(
                    "java/lang/IncompatibleClassChangeError",
                    "Expected \(wantsStatic ? "static" : "non-static") field \(fieldText(field))")
            }
            bind(member, to: field, isPut: kind >= 3)
            return
        }
        try resolveMethod(member, holder, name, descriptor, kind, caller, thread)
    }

    private func resolveMethod(
        _ member: Handle, _ holder: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef, _ kind: UInt32,
        _ caller: ClassPointer?, _ thread: Thread
    ) throws(JavaThrow) {
        if isPolymorphicName(holder, name), let intrinsic = PolymorphicIntrinsic(symbols.string(name)) {
            let method = polymorphicMethod(intrinsic, descriptor)
            // invokeBasic is not overridden; the library asserts that its kind and its index agree.
            let fixed = intrinsic.isStatic ? ReferenceKind.invokeStatic : ReferenceKind.invokeSpecial
            let resolved = thread.handle(try resolvedMethodName(method, thread))
            store(member, flags: flags(of: method, kind: fixed), index: VirtualMachine.nonvirtual, holder: holder)
            space.storeReference(member.reference, fields.memberNameMethod, resolved.reference)
            return
        }
        if isPolymorphicName(holder, name) {
            throw thread.exception("java/lang/NoSuchMethodError", symbols.string(name))
        }
        let isInterface = kind == ReferenceKind.invokeInterface || holder.isInterface
        if kind == ReferenceKind.invokeInterface, !holder.isInterface {
            throw thread.exception(
                "java/lang/IncompatibleClassChangeError",
                "Found class \(externalName(holder)), but interface was expected")
        }
        let found: MethodPointer
        if name == names.objectInitializer {
            guard let constructor = declaredMethod(holder, name, descriptor) else {
                throw thread.exception(
                    "java/lang/NoSuchMethodError", "'\(externalSignature(externalName(holder), name, descriptor))'")
            }
            found = constructor
        } else {
            found = try findMethod(holder, name, descriptor, isInterface: isInterface, thread)
        }
        if let caller { try checkMethod(found, holder, from: caller, thread) }
        if found.isStatic != (kind == ReferenceKind.invokeStatic) {
            throw thread.exception(
                "java/lang/IncompatibleClassChangeError",
                (kind == ReferenceKind.invokeStatic ? "Expected static method" : "Expected instance not static method")
                    + " '\(externalSignature(found))'")
        }
        var wanted = kind
        if kind == ReferenceKind.newInvokeSpecial { wanted = ReferenceKind.invokeSpecial }
        if kind == ReferenceKind.invokeVirtual, holder.isInterface { wanted = ReferenceKind.invokeInterface }
        try bind(member, to: found, kind: wanted, resolved: holder, thread)
    }

    private func missing(
        _ member: Handle, _ holder: ClassPointer, _ name: Reference, _ kind: UInt32, _ thread: Thread
    ) -> JavaThrow {
        thread.exception(kind <= 4 ? "java/lang/NoSuchFieldError" : "java/lang/NoSuchMethodError", string(name))
    }

    /// The symbol of a String if any class file has mentioned it: a member of another name does not exist.
    private func existingSymbol(_ text: Reference) -> SymbolRef? { symbol(text) }

    /// Descriptor of a MemberName's type: a MethodType, a Class, or the descriptor String itself.
    private func descriptorSymbol(_ type: Reference) -> SymbolRef? {
        let metadata = space.classMetadata(of: type)
        if metadata == classes.string! { return symbol(type) }
        if metadata == classes.classClass! { return intern(descriptorText(classOfMirror(type))) }
        guard metadata == classes.methodType! else { return nil }
        let parameters = space.loadReference(type, fields.methodTypeParameters)
        var text = "("
        for i in 0..<Int(space.arrayLength(parameters)) {
            let parameter = space.loadReference(parameters, SwiftletArrayData4 + i * 4)
            text += descriptorText(classOfMirror(parameter))
        }
        text += ")" + descriptorText(classOfMirror(space.loadReference(type, fields.methodTypeReturn)))
        return intern(text)
    }

    /// Field descriptor of a class.
    package func descriptorText(_ metadata: ClassPointer) -> String {
        if metadata.isPrimitive { return String(BasicType.character(metadata.pointee.elementType)) }
        let name = symbols.string(metadata.pointee.name)
        return metadata.isArray ? name : "L" + name + ";"
    }
}
