// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.misc.Unsafe. Field offsets are byte offsets from the object, of static fields from the mirror.
enum UnsafeNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        bindAccesses(binder)
        bindReferences(binder)
        bindMemory(binder)
        binder.bind("allocateInstance", "(Ljava/lang/Class;)Ljava/lang/Object;", allocateInstance)
        binder.bind("throwException", "(Ljava/lang/Throwable;)V", throwException)
        binder.bind(
            "defineClass0",
            "(Ljava/lang/String;[BIILjava/lang/ClassLoader;Ljava/security/ProtectionDomain;)Ljava/lang/Class;",
            defineClass)
        binder.bind("park", "(ZJ)V", park)
        binder.bind("unpark", "(Ljava/lang/Object;)V", unpark)
        binder.bind("fullFence", "()V", fullFence)
        binder.bind("getLoadAverage0", "([DI)I", loadAverage)
        binder.bind("objectFieldOffset0", "(Ljava/lang/reflect/Field;)J", fieldOffset)
        binder.bind("objectFieldOffset1", "(Ljava/lang/Class;Ljava/lang/String;)J", objectFieldOffset)
        binder.bind("staticFieldOffset0", "(Ljava/lang/reflect/Field;)J", fieldOffset)
        binder.bind("staticFieldBase0", "(Ljava/lang/reflect/Field;)Ljava/lang/Object;", staticFieldBase)
        binder.bind("shouldBeInitialized0", "(Ljava/lang/Class;)Z", shouldBeInitialized)
        binder.bind("ensureClassInitialized0", "(Ljava/lang/Class;)V", ensureClassInitialized)
        binder.bind("arrayBaseOffset0", "(Ljava/lang/Class;)I", arrayBaseOffset)
        binder.bind("arrayIndexScale0", "(Ljava/lang/Class;)I", arrayIndexScale)
    }

    /// Fills in the load averages of the last 1, 5 and 15 minutes; returns how many, -1 if they are unknown.
    private static func loadAverage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let results = try call.required()
        let wanted = min(Int(call.int()), Int(call.space.arrayLength(results.reference)), 3)
        guard let bytes = call.onHost({ HostFile.read("/proc/loadavg", $0, limit: 256) }) else {
            return .int(Int32(-1))
        }
        let values = String(decoding: bytes, as: UTF8.self).split(separator: " ").prefix(max(0, wanted)).compactMap {
            Double($0)
        }
        for (i, value) in values.enumerated() {
            call.space.store(results.reference, SwiftletArrayData8 + i * 8, value)
        }
        return .int(values.count)
    }

    private static func allocateInstance(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let metadata = try call.classArgument()
        let isUnfit =
            metadata.isAbstract || metadata.isInterface || metadata.isArray || metadata.isPrimitive
            || metadata.pointee.flags & UInt32(SwiftletClassMirrorClass) != 0
        if isUnfit {
            throw call.thread.exception("java/lang/InstantiationException", call.vm.externalName(metadata))
        }
        try call.vm.initialize(metadata, call.thread)
        return .reference(try call.vm.allocateObject(metadata, call.thread))
    }

    private static func throwException(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        throw call.thread.throwing(try call.required().reference)
    }

    private static func defineClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let name = call.handle()
        let array = try call.required()
        let offset = Int(call.int())
        let length = Int(call.int())
        let loader = call.handle()
        let domain = call.handle()
        let count = Int(call.space.arrayLength(array.reference))
        guard length >= 0, offset >= 0, offset <= count - length else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        let start = call.space.arrayData(array.reference) + offset
        let bytes = Array(UnsafeRawBufferPointer(start: start, count: length))
        let vm = call.vm
        let expected: SymbolRef? = name.isNull ? nil : vm.symbolReplacingDots(vm.utf16(name.reference))
        let made = try vm.defineClass(
            bytes, loader: vm.loaderData(loader), name: expected, protectionDomain: domain, call.thread)
        return .reference(made.pointee.mirror)
    }

    private static func park(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let isAbsolute = call.boolean()
        let time = call.long()
        call.thread.park(isAbsolute: isAbsolute, time: time)
        try call.thread.poll()
        return .void
    }

    private static func unpark(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let object = call.handle()
        if !object.isNull { call.vm.record(of: object.reference)?.parker.unpark() }
        return .void
    }

    private static func fullFence(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        atomicFence()
        return .void
    }

    // MARK: - Fields and arrays

    private static func fieldOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        guard let field = call.vm.fieldOf(try call.required().reference) else {
            throw call.thread.exception("java/lang/InternalError")
        }
        return .long(Int64(field.pointee.offset))
    }

    private static func objectFieldOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let metadata = try call.classArgument()
        let name = try call.string()
        let vm = call.vm
        for field in call.space.fields(metadata) where vm.symbols.string(field.name) == name {
            return .long(Int64(field.offset))
        }
        throw call.thread.exception("java/lang/InternalError", name)
    }

    private static func staticFieldBase(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        guard let field = call.vm.fieldOf(try call.required().reference) else {
            throw call.thread.exception("java/lang/InternalError")
        }
        return .reference(call.space[field.pointee.holder].pointee.mirror)
    }

    private static func shouldBeInitialized(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .boolean(!(try call.classArgument().isInitialized))
    }

    private static func ensureClassInitialized(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        try call.vm.initialize(try call.classArgument(), call.thread)
        return .void
    }

    private static func arrayBaseOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let metadata = try call.classArgument()
        if !metadata.isArray { throw call.thread.exception("java/lang/InvalidClassException") }
        return .int(Int32(metadata.pointee.elementOffset))
    }

    private static func arrayIndexScale(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let metadata = try call.classArgument()
        if !metadata.isArray { throw call.thread.exception("java/lang/InvalidClassException") }
        return .int(Int32(1) << Int32(metadata.pointee.elementShift))
    }
}
