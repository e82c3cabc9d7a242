// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Interpreter
import ObjectModel

// Linking of invokedynamic, of signature-polymorphic calls and of the constants behind them (JVMS 5.4.3.5, 5.4.3.6): the
// VM resolves what the class file names and asks java.lang.invoke.MethodHandleNatives for the rest.

extension VirtualMachine {
    private func upcall(_ name: StaticString, _ descriptor: StaticString, _ thread: Thread) throws(JavaThrow)
        -> MethodPointer
    {
        try staticMethod("java/lang/invoke/MethodHandleNatives", name, descriptor, thread)
    }

    // MARK: - Types and handles

    /// The MethodType of a method descriptor, its classes seen from `holder`. A safepoint.
    package func methodType(
        _ descriptor: SymbolRef, seenFrom holder: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        let loader = loaders[holder.pointee.loader]
        let bytes = symbols.bytes(descriptor)
        return try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            var parameters: [ClassPointer] = []
            for parameter in Descriptor.parameters(bytes) {
                parameters.append(
                    try classOfDescriptor(UnsafeRawBufferPointer(rebasing: bytes[parameter.range]), loader, thread))
            }
            let result: ClassPointer
            if let component = Descriptor.result(bytes) {
                result = try classOfDescriptor(
                    UnsafeRawBufferPointer(rebasing: bytes[component.range]), loader, thread)
            } else {
                throw thread.exception("java/lang/ClassFormatError", "bad method type \(symbols.string(descriptor))")
            }
            let array = thread.handle(
                try allocateArray(classes.classArray!, length: parameters.count, thread))
            for (i, parameter) in parameters.enumerated() {
                space.storeReference(array.reference, SwiftletArrayData4 + i * 4, parameter.pointee.mirror)
            }
            let method = try upcall(
                "findMethodHandleType",
                "(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;", thread)
            return try thread.call(method, [.reference(result.pointee.mirror), .handle(array)], sheltered: true)
                .reference
        }
    }

    /// Resolves a MethodHandle or MethodType entry; the value is in the slot.
    package func resolveInvokeConstant(_ holder: ClassPointer, _ index: Int, _ thread: Thread) throws(JavaThrow)
        -> SlotRef
    {
        let pool = ConstantPool(self, holder)
        let known = pool.high(index)
        if known != 0 { return SlotRef(rawValue: known) }
        return try remembering(holder, index, thread) { () throws(JavaThrow) -> SlotRef in
            let value: Reference
            if pool.tag(index) == .methodType {
                value = try methodType(pool.name(index), seenFrom: holder, thread)
            } else {
                value = try methodHandle(holder, index, thread)
            }
            let slot = makeSlot(holder)
            space[slot].pointee = value
            pool.setHigh(index, slot.rawValue)
            return slot
        }
    }

    private func methodHandle(_ holder: ClassPointer, _ index: Int, _ thread: Thread) throws(JavaThrow) -> Reference {
        let pool = ConstantPool(self, holder)
        let kind = Int(pool.low(index) & 0xFF)
        let member = Int(pool.low(index) >> 16)
        let declaring = try resolveClass(holder, pool.classIndex(member), thread)
        let (name, descriptor) = pool.nameAndType(member)
        // Resolution errors of the member come before anything the library says.
        if kind <= 4 {
            _ = try resolveField(
                holder, member, isStatic: kind == 2 || kind == 4, isPut: kind >= 3, method: nil, thread)
        } else if !isPolymorphicName(declaring, name) {
            let method = try resolveMethod(holder, member, thread).method
            if method.isStatic != (kind == 6) {
                throw thread.exception(
                    "java/lang/IncompatibleClassChangeError",
                    (kind == 6 ? "Expected static method" : "Expected instance not static method")
                        + " '\(externalSignature(method))'")
            }
        }
        return try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let type = thread.nullHandle()
            if kind <= 4 {
                let loader = loaders[holder.pointee.loader]
                type.reference = try classOfDescriptor(symbols.bytes(descriptor), loader, thread).pointee.mirror
            } else {
                type.reference = try methodType(descriptor, seenFrom: holder, thread)
            }
            let text = thread.handle(try internedString(name, thread))
            let method = try upcall(
                "linkMethodHandleConstant",
                "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/invoke/MethodHandle;",
                thread)
            return try thread.call(
                method,
                [
                    .reference(holder.pointee.mirror), .int(Int32(kind)), .reference(declaring.pointee.mirror),
                    .handle(text), .handle(type),
                ], sheltered: true
            ).reference
        }
    }

    // MARK: - Bootstrap methods

    /// A row of the BootstrapMethods attribute: pool index of the handle, and those of the static arguments.
    private func bootstrap(_ holder: ClassPointer, _ number: Int) -> (handle: Int, arguments: [Int])? {
        let bytes = classFileBytes(holder)
        let start = Int(space[holder.pointee.pool].pointee.bootstrapMethods.rawValue)
        guard start != 0, start <= bytes.count else { return nil }
        var cursor = AnnotationCursor(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        let count = cursor.u2()
        guard number < count else { return nil }
        for i in 0...number {
            let handle = cursor.u2()
            let arguments = (0..<cursor.u2()).map { _ in cursor.u2() }
            if cursor.isExhausted { return nil }
            if i == number { return (handle, arguments) }
        }
        return nil
    }

    /// Runs `body` in a handle scope. What it throws is wrapped in a BootstrapMethodError if it is no Error
    /// (JVMS 5.4.3.6).
    private func wrappingExceptions<Result>(
        _ thread: Thread, _ body: () throws(JavaThrow) -> Result
    ) throws(JavaThrow) -> Result {
        try thread.withHandleScope { () throws(JavaThrow) -> Result in
            do throws(JavaThrow) { return try body() } catch {
                let pending = thread.raw.pointee.pendingException
                if pending.isNull || space.isSubclass(space.classRef(of: pending), of: space.ref(classes.error!)) {
                    throw error
                }
                let cause = thread.handle(thread.clearException())
                throw thread.exception(
                    constructing: "java/lang/BootstrapMethodError", "(Ljava/lang/Throwable;)V", [.handle(cause)])
            }
        }
    }

    /// The static arguments as `linkCallSite` and `linkDynamicConstant` take them: null, one object, or an array.
    private func staticArguments(
        _ holder: ClassPointer, _ indices: [Int], _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        if indices.isEmpty { return .null }
        return try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let array = thread.handle(try allocateArray(classes.objectArray!, length: indices.count, thread))
            for (i, index) in indices.enumerated() {
                let value = try loadableConstant(holder, index, thread)
                space.storeReference(array.reference, SwiftletArrayData4 + i * 4, value)
            }
            if indices.count == 1 {
                let only = space.loadReference(array.reference, SwiftletArrayData4)
                // Java tells one argument from several by whether it gets an array.
                if !only.isNull, !space.classMetadata(of: only).isArray { return only }
            }
            return array.reference
        }
    }

    /// A loadable constant as object, primitives boxed. A safepoint.
    private func loadableConstant(
        _ holder: ClassPointer, _ index: Int, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        let pool = ConstantPool(self, holder)
        switch pool.tag(index) {
        case .string: return try resolveString(holder, index, thread)
        case .class: return try resolveClass(holder, index, thread).pointee.mirror
        case .methodHandle, .methodType: return space[try resolveInvokeConstant(holder, index, thread)].pointee
        case .dynamic: return space[try resolveDynamicConstant(holder, index, thread)].pointee
        case .integer: return try box(pool.entry(index), type: UInt8(SwiftletTypeInt), thread)
        case .float: return try box(pool.entry(index), type: UInt8(SwiftletTypeFloat), thread)
        case .long: return try box(pool.entry(index), type: UInt8(SwiftletTypeLong), thread)
        case .double: return try box(pool.entry(index), type: UInt8(SwiftletTypeDouble), thread)
        default: throw thread.exception("java/lang/ClassFormatError", "bad static argument of a bootstrap method")
        }
    }

    /// Resolves a Dynamic entry; the value, boxed if primitive, is in the slot.
    package func resolveDynamicConstant(_ holder: ClassPointer, _ index: Int, _ thread: Thread) throws(JavaThrow)
        -> SlotRef
    {
        let pool = ConstantPool(self, holder)
        if pool.high(index) != 0 { return SlotRef(rawValue: pool.high(index)) }
        return try remembering(holder, index, thread) { () throws(JavaThrow) -> SlotRef in
            guard let row = bootstrap(holder, pool.classIndex(index)) else {
                throw thread.exception("java/lang/ClassFormatError", "Missing BootstrapMethods attribute")
            }
            let (name, descriptor) = pool.nameAndType(index)
            let value = try wrappingExceptions(thread) { () throws(JavaThrow) -> Reference in
                let handle = thread.handle(space[try resolveInvokeConstant(holder, row.handle, thread)].pointee)
                let text = thread.handle(try internedString(name, thread))
                let loader = loaders[holder.pointee.loader]
                let type = try classOfDescriptor(symbols.bytes(descriptor), loader, thread)
                let arguments = thread.handle(try staticArguments(holder, row.arguments, thread))
                let method = try upcall(
                    "linkDynamicConstant",
                    "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
                    thread)
                return try thread.call(
                    method,
                    [
                        .reference(holder.pointee.mirror), .handle(handle), .handle(text),
                        .reference(type.pointee.mirror), .handle(arguments),
                    ], sheltered: true
                ).reference
            }
            if pool.high(index) != 0 { return SlotRef(rawValue: pool.high(index)) }
            let slot = makeSlot(holder)
            space[slot].pointee = value
            pool.setHigh(index, slot.rawValue)
            return slot
        }
    }

    /// Links an invokedynamic instruction: each one separately.
    package func linkCallSite(_ holder: ClassPointer, _ index: Int, _ thread: Thread) throws(JavaThrow) -> CallSiteRef {
        let pool = ConstantPool(self, holder)
        let cell = thread.raw.pointee.pc
        // A failure is the instruction's, but instructions rarely share an entry and then fail alike.
        return try remembering(holder, index, thread) { () throws(JavaThrow) -> CallSiteRef in
            guard let row = bootstrap(holder, pool.classIndex(index)) else {
                throw thread.exception("java/lang/ClassFormatError", "Missing BootstrapMethods attribute")
            }
            let (name, descriptor) = pool.nameAndType(index)
            return try wrappingExceptions(thread) { () throws(JavaThrow) -> CallSiteRef in
                let handle = thread.handle(space[try resolveInvokeConstant(holder, row.handle, thread)].pointee)
                let text = thread.handle(try internedString(name, thread))
                let type = thread.handle(try methodType(descriptor, seenFrom: holder, thread))
                let arguments = thread.handle(try staticArguments(holder, row.arguments, thread))
                let appendix = thread.handle(try allocateArray(classes.objectArray!, length: 1, thread))
                let method = try upcall(
                    "linkCallSite",
                    "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;",
                    thread)
                let member = thread.handle(
                    try thread.call(
                        method,
                        [
                            .reference(holder.pointee.mirror), .handle(handle), .handle(text), .handle(type),
                            .handle(arguments), .handle(appendix),
                        ], sheltered: true
                    ).reference)
                return adapterSite(member, appendix, descriptor, hasReceiver: false, index, holder, cell)
            }
        }
    }

    /// The call site for an adapter that java.lang.invoke returned with its appendix.
    private func adapterSite(
        _ member: Handle, _ appendix: Handle, _ descriptor: SymbolRef, hasReceiver: Bool, _ index: Int,
        _ holder: ClassPointer, _ cell: UnsafePointer<UInt8>?
    ) -> CallSiteRef {
        let target = memberTarget(member.reference)!
        let site = makeCallSite(target, poolIndex: index, holder, cell: cell)
        let bytes = symbols.bytes(descriptor)
        let slots = Descriptor.shape(bytes)?.argumentSlots ?? 0
        site.pointee.argumentSlots = UInt16(slots + (hasReceiver ? 1 : 0))
        site.pointee.returnType = BasicType.ofReturn(bytes)
        site.pointee.continuation = Interpreter.continuation(returning: site.pointee.returnType)
        let extra = space.loadReference(appendix.reference, SwiftletArrayData4)
        if !extra.isNull {
            let slot = makeSlot(holder)
            space[slot].pointee = extra
            site.pointee.appendix = slot
            site.pointee.hasAppendix = 1
        }
        // The appendix keeps what the adapter needs alive; the adapter's own MemberName would otherwise be unreachable.
        let keep = makeSlot(holder)
        space[keep].pointee = member.reference
        return space.ref(site)
    }

    /// The method a resolved MemberName names.
    package func memberTarget(_ member: Reference) -> MethodPointer? {
        let resolved = space.loadReference(member, fields.memberNameMethod)
        if resolved.isNull { return nil }
        let target = space.load(resolved, Int(wellKnown.pointee.resolvedMethodTarget), as: UInt32.self)
        return target == 0 ? nil : space[MethodRef(rawValue: target)]
    }

    // MARK: - Signature-polymorphic methods

    /// Whether `name` is a signature-polymorphic method of the class (JVMS 2.9.3).
    package func isPolymorphicName(_ holder: ClassPointer, _ name: SymbolRef) -> Bool {
        guard holder.pointee.loader == 0, names.isPolymorphicHolder(holder.pointee.name) else { return false }
        return space.methods(holder).contains {
            $0.name == name && $0.flags & UInt32(SwiftletMethodSignaturePolymorphic) != 0
        }
    }

    /// The quick cell for a call of a signature-polymorphic method; nil if the reference is to an ordinary one.
    package func linkPolymorphic(
        _ holder: ClassPointer, _ index: Int, isStatic: Bool, _ thread: Thread
    ) throws(JavaThrow) -> UInt64? {
        let pool = ConstantPool(self, holder)
        let className = pool.name(pool.classIndex(index))
        guard names.isPolymorphicHolder(className) else { return nil }
        let resolved = try resolveClass(holder, pool.classIndex(index), thread)
        let (name, descriptor) = pool.nameAndType(index)
        guard isPolymorphicName(resolved, name) else { return nil }
        if let intrinsic = PolymorphicIntrinsic(symbols.string(name)) {
            let method = polymorphicMethod(intrinsic, descriptor)
            let site = makeCallSite(method, poolIndex: index, holder, cell: thread.raw.pointee.pc)
            return intrinsic.isStatic
                ? QuickCell.invokeStatic(space.ref(site)) : QuickCell.invokeSpecial(space.ref(site))
        }
        if isStatic {
            throw thread.exception(
                "java/lang/IncompatibleClassChangeError",
                "Expected static method '\(externalSignature(externalName(resolved), name, descriptor))'")
        }
        let cell = thread.raw.pointee.pc
        return try thread.withHandleScope { () throws(JavaThrow) -> UInt64 in
            let type = thread.handle(try methodType(descriptor, seenFrom: holder, thread))
            let text = thread.handle(try internedString(name, thread))
            let appendix = thread.handle(try allocateArray(classes.objectArray!, length: 1, thread))
            let method = try upcall(
                "linkMethod",
                "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;",
                thread)
            let member = thread.handle(
                try thread.call(
                    method,
                    [
                        .reference(holder.pointee.mirror), .int(5), .reference(resolved.pointee.mirror),
                        .handle(text), .handle(type), .handle(appendix),
                    ], sheltered: true
                ).reference)
            return QuickCell.invokeHandle(
                adapterSite(member, appendix, descriptor, hasReceiver: true, index, holder, cell))
        }
    }
}
