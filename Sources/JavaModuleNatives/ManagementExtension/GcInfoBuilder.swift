// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of com.sun.management.internal.GcInfoBuilder: what the last collection of a kind did. There is one attribute
/// beyond the common ones, as with HotSpot: the number of threads that collected.
enum GcInfoBuilderNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getNumGcExtAttributes", "(Ljava/lang/management/GarbageCollectorMXBean;)I") {
            (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .int(Int32(1))
        }
        binder.bind(
            "fillGcAttributeInfo",
            "(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/String;[C[Ljava/lang/String;)V", fillAttributes)
        binder.bind(
            "getLastGcInfo0",
            "(Ljava/lang/management/GarbageCollectorMXBean;I[Ljava/lang/Object;[C[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;)Lcom/sun/management/GcInfo;",
            getLast)
    }

    private static func fillAttributes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        _ = call.handle()
        guard call.int() >= 1 else { return .void }
        let names = try call.required()
        let types = try call.required()
        let descriptions = try call.required()
        let space = call.space
        guard space.arrayLength(names.reference) > 0, space.arrayLength(types.reference) > 0,
            space.arrayLength(descriptions.reference) > 0
        else { return .void }
        let name = try call.vm.newString("GcThreadCount", call.thread)
        space.storeReference(names.reference, SwiftletArrayData4, name)
        let description = try call.vm.newString("Number of GC threads", call.thread)
        space.storeReference(descriptions.reference, SwiftletArrayData4, description)
        space.store(types.reference, SwiftletArrayData4, UInt16(UInt8(ascii: "I")))
        return .void
    }

    /// Null if there has been no such collection.
    private static func getLast(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let builder = call.handle()
        let bean = call.handle()
        _ = call.int()
        let values = try call.required()
        _ = call.handle()
        let before = try call.required()
        let after = try call.required()
        let management = call.vm.management
        let isMinor = try ManagementBeans(call).position(of: bean) == 0
        guard let last = isMinor ? management.collections.minor : management.collections.major else { return .null }
        try fill(call, before, last.before)
        try fill(call, after, last.after)
        if call.space.arrayLength(values.reference) > 0 {
            let count = try call.vm.box(1, type: UInt8(SwiftletTypeInt), call.thread)
            call.space.storeReference(values.reference, SwiftletArrayData4, count)
        }
        func milliseconds(_ time: UInt64) -> Int64 {
            Int64(clamping: (time &- management.startNanoseconds) / 1_000_000)
        }
        return .reference(
            try call.thread.construct(
                call.vm.intern("com/sun/management/GcInfo" as StaticString),
                "(Lcom/sun/management/internal/GcInfoBuilder;JJJ[Ljava/lang/management/MemoryUsage;[Ljava/lang/management/MemoryUsage;[Ljava/lang/Object;)V",
                [
                    .handle(builder), .long(Int64(last.number)), .long(milliseconds(last.start)),
                    .long(milliseconds(last.end)), .handle(before), .handle(after), .handle(values),
                ]))
    }

    private static func fill(_ call: NativeCall, _ array: Handle, _ usages: [PoolUsage]) throws(JavaThrow) {
        for (i, usage) in usages.prefix(Int(call.space.arrayLength(array.reference))).enumerated() {
            let made = try call.memoryUsage(usage)
            call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, made)
        }
    }
}

/// Natives of com.sun.management.internal.GarbageCollectorExtImpl. Listeners can be added, and are never called.
enum GarbageCollectorExtImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("setNotificationEnabled", "(Lcom/sun/management/GarbageCollectorMXBean;Z)V")
    }
}
