// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// The lock and condition behind class states (JVMS 5.5 uses one lock a class; transitions are short and rare, so one
/// for the machine does). Waiting happens in native state.
package final class InitializationMonitor: @unchecked Sendable {
    package let mutex = NativeMutex()
    package let changed = NativeCondition()

    deinit {
        changed.destroy()
        mutex.destroy()
    }
}

extension InitializationMonitor {
    /// Wakes all waiters, so that those being cancelled notice. Any state.
    package func wakeAll() { mutex.withLock { changed.broadcast() } }
}

extension VirtualMachine {
    /// Links a class (JVMS 5.4): supers first, verification, binding of natives.
    public func link(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        // From the top down: superclasses may be more than the native stack can take.
        var unlinked: [ClassPointer] = []
        var current: ClassPointer? = metadata
        while let next = current, next.state < SwiftletStateLinked {
            unlinked.append(next)
            current = space.superclass(next)
        }
        while let next = unlinked.popLast() { try linkAlone(next, thread) }
    }

    /// Links a class whose superclasses are.
    private func linkAlone(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        try thread.checkNativeStack()
        for interface in space.classList(metadata.pointee.interfaces) { try link(space[interface], thread) }
        try verify(metadata, thread)
        try loadingLock.withLock(thread) { () throws(JavaThrow) in
            if metadata.state >= SwiftletStateLinked { return }
            try constrainDispatch(metadata, thread)
            for index in space.methods(metadata).indices {
                prepareEntry(space.methods(metadata).baseAddress! + index)
            }
            if loaders[metadata.pointee.loader].isBoot { natives.bindAll(self, metadata) }
            setState(metadata, SwiftletStateLinked)
        }
    }

    /// Initializes a class (JVMS 5.5).
    public func initialize(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        if metadata.isInitialized { return }
        try thread.checkNativeStack()
        try link(metadata, thread)
        guard try beginInitialization(metadata, thread) else { return }
        do throws(JavaThrow) {
            try initializeSupers(metadata, thread)
            try runInitializer(metadata, thread)
        } catch {
            let error = initializationError(metadata, thread)
            finishInitialization(metadata, SwiftletStateErroneous)
            throw error
        }
        finishInitialization(metadata, SwiftletStateInitialized)
    }

    /// Steps 1–6: true if the caller is to run the initializer.
    private func beginInitialization(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) -> Bool {
        let monitor = initialization
        let id = thread.raw.pointee.threadId
        monitor.mutex.lock()
        while metadata.state == SwiftletStateInitializing, metadata.pointee.initializingThread != id {
            // Leave the mutex before a safepoint can stop this thread.
            monitor.mutex.unlock()
            thread.inNative {
                monitor.mutex.lock()
                if metadata.state == SwiftletStateInitializing, !thread.isCancelRequested {
                    monitor.changed.wait(monitor.mutex)
                }
                monitor.mutex.unlock()
            }
            try thread.checkCancel()
            monitor.mutex.lock()
        }
        let state = metadata.state
        if state == SwiftletStateLinked {
            metadata.pointee.initializingThread = id
            setState(metadata, SwiftletStateInitializing)
        }
        monitor.mutex.unlock()
        switch state {
        case SwiftletStateInitialized, SwiftletStateInitializing: return false
        case SwiftletStateErroneous: throw noClassDefFoundAfterFailure(metadata, thread)
        default: return true
        }
    }

    private func finishInitialization(_ metadata: ClassPointer, _ state: Int) {
        initialization.mutex.lock()
        metadata.pointee.initializingThread = 0
        setState(metadata, state)
        initialization.changed.broadcast()
        initialization.mutex.unlock()
    }

    private func setState(_ metadata: ClassPointer, _ state: Int) {
        atomic8StoreRelease(metadata.address(of: \.state), UInt8(state))
    }

    /// Step 7: the superclass, and superinterfaces that declare a non-abstract, non-static method.
    private func initializeSupers(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        if metadata.isInterface { return }
        if let superclass = space.superclass(metadata) { try initialize(superclass, thread) }
        try initializeDefaultInterfaces(metadata, thread)
    }

    private func initializeDefaultInterfaces(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        try thread.checkNativeStack()
        for ref in space.classList(metadata.pointee.interfaces) {
            let interface = space[ref]
            if interface.isInitialized { continue }
            try initializeDefaultInterfaces(interface, thread)
            let hasDefault = space.methods(interface).contains {
                $0.flags & (AccessFlag.abstract | AccessFlag.static) == 0
            }
            if hasDefault { try initialize(interface, thread) }
        }
    }

    /// Step 9, after the String constants that step 6 leaves.
    private func runInitializer(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        for index in space.fields(metadata).indices {
            let field = space.fields(metadata).baseAddress! + index
            guard field.pointee.constantValue != 0, Int(field.pointee.type) == SwiftletTypeReference else { continue }
            let value = try resolveString(metadata, Int(field.pointee.constantValue), thread)
            space.storeReference(metadata.pointee.mirror, Int(field.pointee.offset), value)
        }
        guard metadata.pointee.flags & UInt32(SwiftletClassHasInitializer) != 0 else { return }
        for index in space.methods(metadata).indices {
            let method = space.methods(metadata).baseAddress! + index
            if method.isClassInitializer, method.pointee.descriptor == names.emptyDescriptor {
                _ = try thread.call(method, [], sheltered: loaders[metadata.pointee.loader].isBoot)
                return
            }
        }
    }

    /// Step 10: wraps an exception that is no Error, and remembers a description for later attempts.
    private func initializationError(_ metadata: ClassPointer, _ thread: Thread) -> JavaThrow {
        thread.withHandleScope {
            let cause = thread.handle(thread.raw.pointee.pendingException)
            // A thread that is being cancelled runs no more Java.
            if thread.record.isCancelled { return JavaThrow() }
            rememberFailure(metadata, cause, thread)
            if let error = classes.error, space.isSubclass(space.classRef(of: cause.reference), of: space.ref(error)) {
                return JavaThrow()
            }
            thread.clearException()
            return thread.exception(
                constructing: "java/lang/ExceptionInInitializerError", "(Ljava/lang/Throwable;)V", [.handle(cause)])
        }
    }

    /// Makes the cause of later NoClassDefFoundErrors: an error with the exception's text and stack trace that does not
    /// keep the exception itself. Does without if that fails, as when the stack is full.
    private func rememberFailure(_ metadata: ClassPointer, _ exception: Handle, _ thread: Thread) {
        var text = externalName(space.classMetadata(of: exception.reference))
        if let message = messageOf(exception.reference) { text += ": " + message }
        text = "Exception \(text) [in thread \"\(thread.record.name(thread))\"]"
        thread.clearException()
        _ = thread.exception("java/lang/ExceptionInInitializerError", text)
        let error = thread.handle(thread.clearException())
        do throws(JavaThrow) {
            let get = try knownMethod(
                classes.throwable!, "getOurStackTrace", "()[Ljava/lang/StackTraceElement;", thread)
            let trace = thread.handle(try thread.call(get, [.handle(exception)]).reference)
            let set = try knownMethod(classes.throwable!, "setStackTrace", "([Ljava/lang/StackTraceElement;)V", thread)
            try thread.call(set, [.handle(error), .handle(trace)])
            let handle = owner(metadata).makeHandle(error.reference)
            initializationFailures.record(space.ref(metadata), handle)
        } catch {
            thread.clearException()
        }
        _ = thread.throwing(exception.reference)
    }

    private func noClassDefFoundAfterFailure(_ metadata: ClassPointer, _ thread: Thread) -> JavaThrow {
        thread.exception(
            intern("java/lang/NoClassDefFoundError" as StaticString),
            "Could not initialize class \(externalName(metadata))",
            cause: initializationFailures[space.ref(metadata)]?.handle)
    }
}

/// The errors that say why classes failed to initialize. Thread-safe.
package final class InitializationFailures: @unchecked Sendable {
    private let mutex = NativeMutex()
    private var errors: [ClassRef: GlobalHandle] = [:]

    deinit { mutex.destroy() }

    package subscript(metadata: ClassRef) -> GlobalHandle? { mutex.withLock { errors[metadata] } }

    package var isEmpty: Bool { mutex.withLock { errors.isEmpty } }

    /// Forgets classes for which `isDead` holds.
    package func remove(where isDead: (ClassRef) -> Bool) {
        mutex.withLock { errors = errors.filter { !isDead($0.key) } }
    }

    package func record(_ metadata: ClassRef, _ error: GlobalHandle) { mutex.withLock { errors[metadata] = error } }
}
