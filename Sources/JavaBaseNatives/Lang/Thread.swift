// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.Thread.
enum ThreadNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind("currentThread", "()Ljava/lang/Thread;", currentThread)
        binder.bind("currentCarrierThread", "()Ljava/lang/Thread;", currentCarrierThread)
        binder.bind("scopedValueCache", "()[Ljava/lang/Object;", scopedValueCache)
        binder.bind("setScopedValueCache", "([Ljava/lang/Object;)V", setScopedValueCache)
        binder.bind("findScopedValueBindings", "()Ljava/lang/Object;", findScopedValueBindings)
        binder.ignore("ensureMaterializedForStackWalk", "(Ljava/lang/Object;)V")
        binder.bind("yield0", "()V", yield)
        binder.bind("sleepNanos0", "(J)V", sleep)
        binder.bind("start0", "()V", start)
        binder.bind("holdsLock", "(Ljava/lang/Object;)Z", holdsLock)
        binder.ignore("setPriority0", "(I)V")
        binder.bind("interrupt0", "()V", interrupt)
        binder.bind("clearInterruptEvent", "()V", clearInterruptEvent)
        binder.ignore("setNativeName", "(Ljava/lang/String;)V")
        binder.bind("getNextThreadIdOffset", "()J", getNextThreadIdOffset)
        binder.bind("getThreads", "()[Ljava/lang/Thread;", getThreads)
        binder.bind("getStackTrace0", "()Ljava/lang/Object;", getStackTrace)
        binder.bind("dumpThreads", "([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;", dumpThreads)
    }

    private static func currentThread(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(call.thread.raw.pointee.threadObject)
    }

    private static func currentCarrierThread(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(call.thread.raw.pointee.carrierObject)
    }

    private static func scopedValueCache(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(call.thread.raw.pointee.scopedValueCache)
    }

    private static func setScopedValueCache(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.thread.raw.pointee.scopedValueCache = call.handle().reference
        return .void
    }

    /// The bindings argument of the nearest `runWith` frame that has one.
    private static func findScopedValueBindings(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        var frame = Frame.innermost(call.thread)
        while let current = frame {
            let method = current.method
            if vm.names.matches(method.pointee.name, "runWith"),
                isBindingsHolder(vm.symbols.string(call.space[method.pointee.holder].pointee.name))
            {
                let bindings = current.local(1).load(as: Reference.self)
                if !bindings.isNull { return .reference(bindings) }
            }
            frame = current.caller
        }
        return .null
    }

    private static func isBindingsHolder(_ name: String) -> Bool {
        switch name {
        case "java/lang/Thread", "java/lang/VirtualThread", "java/lang/ScopedValue$Carrier": true
        default: false
        }
    }

    private static func yield(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.thread.yieldProcessor()
        return .void
    }

    private static func sleep(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let nanoseconds = call.long()
        if try !call.thread.sleep(nanoseconds: nanoseconds) {
            throw call.thread.exception(
                "java/lang/InterruptedException", isVirtual(call) ? nil : "sleep interrupted")
        }
        return .void
    }

    /// Whether the current thread is a virtual one, whose sleep the library of HotSpot implements without this native.
    private static func isVirtual(_ call: NativeCall) -> Bool {
        let name = call.vm.intern("java/lang/BaseVirtualThread" as StaticString)
        var current: ClassPointer? = call.space.classMetadata(of: call.thread.raw.pointee.threadObject)
        while let metadata = current {
            if metadata.pointee.name == name { return true }
            current = call.space.superclass(metadata)
        }
        return false
    }

    private static func start(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        if call.vm.record(of: object.reference) != nil {
            throw call.thread.exception("java/lang/IllegalThreadStateException")
        }
        if !call.vm.start(object, call.thread) {
            throw call.thread.exception(
                "java/lang/OutOfMemoryError",
                "unable to create native thread: possibly out of memory or process/resource limits reached")
        }
        return .void
    }

    private static func holdsLock(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = try call.required()
        return .boolean(call.vm.monitors.isOwned(object.reference, call.thread))
    }

    private static func interrupt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        if let record = call.vm.record(of: object.reference) { call.vm.interrupt(record) }
        return .void
    }

    private static func clearInterruptEvent(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.thread.record.parker.clearInterrupt()
        return .void
    }

    private static func getNextThreadIdOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(Int(bitPattern: call.vm.nextJavaThreadID)))
    }

    private static func getThreads(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        let arrayClass = try vm.arrayClass(of: vm.classes.thread!, call.thread)
        let records = vm.threads.all
        let array = try vm.allocateArray(arrayClass, length: records.count, call.thread)
        // A thread that ended meanwhile leaves null behind, which the caller drops.
        for (i, record) in vm.threads.all.prefix(records.count).enumerated() {
            call.space.storeReference(array, SwiftletArrayData4 + i * 4, record.raw.pointee.carrierObject)
        }
        return .reference(array)
    }

    private static func getStackTrace(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        return .reference(try call.vm.stackTrace(of: object, call.thread))
    }

    private static func dumpThreads(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        let threads = try call.required()
        let count = Int(call.space.arrayLength(threads.reference))
        let traceClass = try vm.arrayClass(of: vm.classes.stackTraceElement!, call.thread)
        let arrayClass = try vm.arrayClass(of: traceClass, call.thread)
        let result = call.thread.handle(try vm.allocateArray(arrayClass, length: count, call.thread))
        for i in 0..<count {
            let mark = call.thread.raw.pointee.handleTop
            let object = call.thread.handle(
                call.space.loadReference(threads.reference, SwiftletArrayData4 + i * 4))
            let trace = try vm.stackTrace(of: object, call.thread)
            call.space.storeReference(result.reference, SwiftletArrayData4 + i * 4, trace)
            call.thread.raw.pointee.handleTop = mark
        }
        return .reference(result)
    }
}
