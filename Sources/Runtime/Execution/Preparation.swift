// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

// Making methods executable: decoding bytecode and binding natives at their first call.

extension VirtualMachine {
    /// Gives a method of a new class its first entry.
    package func prepareEntry(_ method: MethodPointer) {
        method.pointee.entry = HandlerTable.shared[method.isAbstract ? .enter_abstract : .enter_unprepared]
        method.pointee.machineEntry = MachineCode.interpreterEntry
        resetCounters(method)
    }

    /// Whether a call of the method needs `prepare` first.
    package func isPrepared(_ method: MethodPointer) -> Bool {
        method.pointee.entry != HandlerTable.shared[.enter_unprepared]
    }

    /// Makes the method ready to be entered: links its class, decodes its bytecode or binds its native function.
    /// A safepoint if it is not prepared yet.
    package func prepare(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) {
        if isPrepared(method) { return }
        try thread.withHandleScope { () throws(JavaThrow) in
            // The method has been selected but has no frame, so nothing else may keep its class.
            _ = thread.handle(space[method.pointee.holder].pointee.mirror)
            try makeEnterable(method, thread)
        }
    }

    private func makeEnterable(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) {
        try link(space[method.pointee.holder], thread)
        if method.isNative { return try bindNative(method, thread) }
        guard let code = code(method) else {
            throw thread.exception(
                "java/lang/ClassFormatError", "Absent Code attribute in method '\(externalSignature(method))'")
        }
        try ensureMetadata(code.code.count * 16 + 1024, thread)
        try loadingLock.withLock(thread) { () throws(JavaThrow) in
            if isPrepared(method) { return }
            let owner = owner(space[method.pointee.holder])
            if mustWatchMonitors(method, code) { method.pointee.flags |= UInt32(SwiftletMethodWatched) }
            do throws(DecodeError) {
                let decoded = try Decoder.decode(
                    code.code, of: space.ref(method), in: space, wellKnown: UnsafePointer(wellKnown)
                ) { size in
                    BytesRef(rawValue: space.metadataOffset(metadataMemory(owner, size)))
                }
                decoded.install(in: method)
            } catch {
                throw thread.exception("java/lang/VerifyError", "Bad instruction in '\(externalSignature(method))'")
            }
            let entry: Operation =
                intrinsicEntry(method) ?? (method.isSynchronized ? .enter_synchronized : .enter_interpreted)
            atomic32StoreRelease(entryAddress(method), UInt32(bitPattern: HandlerTable.shared[entry]))
        }
    }

    package func entryAddress(_ method: MethodPointer) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(method) + MemoryLayout<MethodMetadata>.offset(of: \.entry)!
    }

    /// Handler that runs a method of the boot loader without a frame, if there is one.
    private func intrinsicEntry(_ method: MethodPointer) -> Operation? {
        let holder = space[method.pointee.holder]
        guard holder.pointee.loader == 0 else { return nil }
        let name = symbols.string(holder.pointee.name)
        guard Intrinsic.mayHave(class: name),
            let found = Intrinsic.lookup(
                class: name, method: symbols.string(method.pointee.name),
                descriptor: symbols.string(method.pointee.descriptor))
        else { return nil }
        method.pointee.intrinsic = found.rawValue
        return found.entry
    }

    /// What reflection gets of a method that only instructions can call (JVMS 2.9.3).
    private func polymorphicInvocation(_ method: MethodPointer, _ thread: Thread) -> JavaThrow {
        let isHandle = space[method.pointee.holder] == classes.methodHandle
        let text =
            isHandle ? "MethodHandle.\(symbols.string(method.pointee.name))" : "VarHandle access mode methods"
        return thread.exception(
            "java/lang/UnsupportedOperationException", "\(text) cannot be invoked reflectively")
    }

    private func bindNative(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) {
        if method.pointee.nativeIndex == 0, !method.isSignaturePolymorphic,
            let found = try natives.resolver?.resolve(method, thread), method.pointee.nativeIndex == 0
        {
            natives.bind(method, found)
        }
        guard method.pointee.nativeIndex != 0 else {
            if method.isSignaturePolymorphic { throw polymorphicInvocation(method, thread) }
            throw thread.exception("java/lang/UnsatisfiedLinkError", "'\(externalSignature(method))'")
        }
        atomic32StoreRelease(
            entryAddress(method), UInt32(bitPattern: HandlerTable.shared[intrinsicEntry(method) ?? .enter_native]))
    }
}

extension Thread {
    /// Calls the Swift function of the native method whose frame is on top. Its result or exception is left in the thread.
    package func callNative() {
        let method = currentMethod
        let arguments = UnsafeMutableRawPointer(raw.pointee.fp!) - Int(method.pointee.argumentSlots) * 4
        let handles = raw.pointee.handleTop
        var call = NativeCall(thread: self, method: space.ref(method), arguments: arguments)
        do throws(JavaThrow) {
            raw.pointee.result = try vm.natives[method.pointee.nativeIndex](&call).bits
        } catch {
            raw.pointee.result = 0
        }
        raw.pointee.handleTop = handles
    }
}
