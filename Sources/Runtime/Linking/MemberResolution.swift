// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Lookup and resolution of fields and methods (JVMS 5.4.3.2–5.4.3.4).

extension VirtualMachine {
    // MARK: - Lookup

    /// The method `holder` itself declares.
    public func declaredMethod(
        _ holder: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef
    ) -> MethodPointer? {
        let methods = space.methods(holder)
        guard let base = methods.baseAddress else { return nil }
        if methods.count >= MethodIndices.threshold {
            return methodIndices.find(MethodKey(name, descriptor), in: methods, of: space.ref(holder)).map { base + $0 }
        }
        for i in 0..<methods.count where base[i].name == name && base[i].descriptor == descriptor { return base + i }
        return nil
    }

    /// The field `holder` itself declares.
    public func declaredField(_ holder: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef) -> FieldPointer? {
        let fields = space.fields(holder)
        guard let base = fields.baseAddress else { return nil }
        for i in 0..<fields.count where base[i].name == name && base[i].descriptor == descriptor { return base + i }
        return nil
    }

    /// Field lookup in a class, its superinterfaces and superclasses (JVMS 5.4.3.2).
    public func lookupField(_ start: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef) -> FieldPointer? {
        var current: ClassPointer? = start
        while let holder = current {
            if let own = declaredField(holder, name, descriptor) { return own }
            for interface in space.classList(holder.pointee.interfaces) {
                if let found = lookupField(space[interface], name, descriptor) { return found }
            }
            current = space.superclass(holder)
        }
        return nil
    }

    /// The method found in a class or its superclasses, interfaces aside.
    public func lookupClassMethod(
        _ start: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef
    ) -> MethodPointer? {
        var current: ClassPointer? = start
        while let holder = current {
            if let own = declaredMethod(holder, name, descriptor) { return own }
            current = space.superclass(holder)
        }
        return nil
    }

    /// The method of all superinterfaces: the maximally-specific one with a body, else any that is neither private nor
    /// static (JVMS 5.4.3.3 step 3).
    package func lookupInterfaceMethod(
        _ start: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef
    ) -> MethodPointer? {
        // An inherited vtable entry that is an interface method was selected by exactly this rule.
        if !start.isInterface {
            for i in 0..<Int(start.pointee.vtableLength) {
                let method = space[start.vtable[i]]
                if method.pointee.name == name, method.pointee.descriptor == descriptor { return method }
            }
        }
        var candidates: [MethodPointer] = []
        for ref in space.classList(start.pointee.secondarySupers) where space[ref].isInterface {
            if let found = declaredMethod(space[ref], name, descriptor), !found.isPrivate, !found.isStatic {
                candidates.append(found)
            }
        }
        let specific = candidates.filter { candidate in
            !candidates.contains { other in
                other != candidate && space.isSubclass(other.pointee.holder, of: candidate.pointee.holder)
            }
        }
        let withBody = specific.filter { !$0.isAbstract }
        return withBody.count == 1 ? withBody[0] : specific.first
    }

    /// Method lookup for a class or interface as resolution does it, without access check.
    package func lookupMethod(_ start: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef) -> MethodPointer? {
        if start.isInterface {
            if let own = declaredMethod(start, name, descriptor) { return own }
            if let found = declaredMethod(classes.object!, name, descriptor), found.isPublic, !found.isStatic {
                return found
            }
            return lookupInterfaceMethod(start, name, descriptor)
        }
        let target = start.isArray ? classes.object! : start
        return lookupClassMethod(target, name, descriptor) ?? lookupInterfaceMethod(target, name, descriptor)
    }

    // MARK: - Resolution

    /// Resolves a Fieldref. `isStatic` says which instruction asks.
    package func resolveField(
        _ holder: ClassPointer, _ index: Int, isStatic: Bool, isPut: Bool, method: MethodPointer?, _ thread: Thread
    ) throws(JavaThrow) -> FieldPointer {
        let pool = ConstantPool(self, holder)
        let field: FieldPointer
        let known = pool.high(index)
        if known != 0 {
            field = space[FieldRef(rawValue: known)]
        } else {
            field = try remembering(holder, index, thread) { () throws(JavaThrow) -> FieldPointer in
                let resolved = try resolveClass(holder, pool.classIndex(index), thread)
                let (name, descriptor) = pool.nameAndType(index)
                let found = try findField(resolved, name, descriptor, thread)
                try checkField(found, resolved, from: holder, thread)
                try constrain(found, from: holder, thread)
                pool.setHigh(index, space.ref(found).rawValue)
                return found
            }
        }
        if field.isStatic != isStatic {
            throw thread.exception(
                "java/lang/IncompatibleClassChangeError",
                "Expected \(isStatic ? "static" : "non-static") field \(fieldText(field))")
        }
        if isPut, field.isFinal { try checkFinalPut(field, holder, method, thread) }
        return field
    }

    package func findField(
        _ resolved: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef, _ thread: Thread
    ) throws(JavaThrow) -> FieldPointer {
        if let found = lookupField(resolved, name, descriptor) { return found }
        throw thread.exception(
            "java/lang/NoSuchFieldError",
            "Class \(externalName(resolved)) does not have member field "
                + "'\(DescriptorText.type(symbols.bytes(descriptor))) \(symbols.string(name))'")
    }

    package func checkField(
        _ field: FieldPointer, _ resolved: ClassPointer, from: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) {
        let declaring = space[field.pointee.holder]
        if field.pointee.flags & AccessFlag.private != 0 { loadNestHosts(declaring, from, thread) }
        if canAccessMember(flags: field.pointee.flags, holder: declaring, resolved: resolved, from: from) { return }
        throw thread.exception(
            "java/lang/IllegalAccessError",
            "class \(externalName(from)) tried to access \(memberModifiers(field.pointee.flags))field "
                + "\(fieldText(field)) (\(jointInModuleOfLoader(from, declaring)))"
                + (field.pointee.flags & AccessFlag.private != 0 ? nestFailureText(from, declaring) : ""))
    }

    /// Final fields are assigned by their class's initializers only (JVMS 6.5 putfield, putstatic).
    private func checkFinalPut(
        _ field: FieldPointer, _ from: ClassPointer, _ method: MethodPointer?, _ thread: Thread
    ) throws(JavaThrow) {
        let kind = field.isStatic ? "static" : "non-static"
        if field.pointee.holder != space.ref(from) {
            throw thread.exception(
                "java/lang/IllegalAccessError",
                "Update to \(kind) final field \(fieldText(field)) attempted from a different class "
                    + "(\(externalName(from))) than the field's declaring class")
        }
        guard let method, majorVersion(of: from) >= 53 else { return }
        let isInitializer = field.isStatic ? method.isClassInitializer : method.isConstructor
        if isInitializer { return }
        throw thread.exception(
            "java/lang/IllegalAccessError",
            "Update to \(kind) final field \(fieldText(field)) attempted from a different method "
                + "(\(symbols.string(method.pointee.name))) than the initializer method "
                + (field.isStatic ? "<clinit> " : "<init> "))
    }

    /// Resolves a Methodref or InterfaceMethodref to its declared method; selection comes later.
    package func resolveMethod(
        _ holder: ClassPointer, _ index: Int, _ thread: Thread
    ) throws(JavaThrow) -> (method: MethodPointer, resolved: ClassPointer) {
        let pool = ConstantPool(self, holder)
        let resolved = try resolveClass(holder, pool.classIndex(index), thread)
        let known = pool.high(index)
        if known != 0 { return (space[MethodRef(rawValue: known)], resolved) }
        let method = try remembering(holder, index, thread) { () throws(JavaThrow) -> MethodPointer in
            let (name, descriptor) = pool.nameAndType(index)
            let found = try findMethod(
                resolved, name, descriptor, isInterface: pool.tag(index) == .interfaceMethodref, thread)
            try checkMethod(found, resolved, from: holder, thread)
            if !resolved.isArray {
                try constrain(found, from: holder, isInterface: pool.tag(index) == .interfaceMethodref, thread)
            }
            pool.setHigh(index, space.ref(found).rawValue)
            return found
        }
        return (method, resolved)
    }

    /// Method resolution proper, without access check.
    package func findMethod(
        _ resolved: ClassPointer, _ name: SymbolRef, _ descriptor: SymbolRef, isInterface: Bool, _ thread: Thread
    ) throws(JavaThrow) -> MethodPointer {
        if resolved.isInterface != isInterface {
            throw thread.exception(
                "java/lang/IncompatibleClassChangeError",
                isInterface
                    ? "Found class \(externalName(resolved)), but interface was expected"
                    : "Found interface \(externalName(resolved)), but class was expected")
        }
        if let found = lookupMethod(resolved, name, descriptor) { return found }
        throw thread.exception(
            "java/lang/NoSuchMethodError",
            "'\(externalSignature(externalName(resolved), name, descriptor))'")
    }

    package func checkMethod(
        _ method: MethodPointer, _ resolved: ClassPointer, from: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) {
        let declaring = space[method.pointee.holder]
        if method.isPrivate { loadNestHosts(declaring, from, thread) }
        // Arrays have a public clone (JVMS 4.10.1.8).
        if resolved.isArray, names.matches(method.pointee.name, "clone") { return }
        if canAccessMember(flags: method.pointee.flags, holder: declaring, resolved: resolved, from: from) { return }
        throw thread.exception(
            "java/lang/IllegalAccessError",
            "class \(externalName(from)) tried to access \(methodModifierText(method))"
                + "\(memberModifiers(method.pointee.flags))method "
                + "'\(externalSignature(method))' (\(jointInModuleOfLoader(from, declaring)))"
                + (method.isPrivate ? nestFailureText(from, declaring) : ""))
    }

    private func loadNestHosts(_ a: ClassPointer, _ b: ClassPointer, _ thread: Thread) {
        if a == b { return }
        loadNestHost(a, thread)
        loadNestHost(b, thread)
    }

    package func majorVersion(of metadata: ClassPointer) -> Int {
        let bytes = classFileBytes(metadata)
        return bytes.count < 8 ? 0 : Int(bytes[6]) << 8 | Int(bytes[7])
    }

    /// The implementation that a virtual call of `name` selects for a receiver; for calls that the VM makes.
    package func virtualMethod(
        _ receiver: Handle, _ name: SymbolRef, _ descriptor: SymbolRef, _ thread: Thread
    ) throws(JavaThrow) -> MethodPointer {
        let metadata = space.classMetadata(of: receiver.reference)
        for i in 0..<Int(metadata.pointee.vtableLength) {
            let method = space[metadata.vtable[i]]
            if method.pointee.name == name, method.pointee.descriptor == descriptor { return method }
        }
        if let found = lookupMethod(metadata, name, descriptor) { return found }
        throw thread.exception(
            "java/lang/NoSuchMethodError", "'\(externalSignature(externalName(metadata), name, descriptor))'")
    }
}
