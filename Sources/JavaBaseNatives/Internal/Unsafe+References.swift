// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

// References and compare-and-swap of jdk.internal.misc.Unsafe. Stores of references pass the barriers.

extension UnsafeNatives {
    static func bindReferences(_ binder: NativeBinder) {
        binder.bind("getReference", "(Ljava/lang/Object;J)Ljava/lang/Object;", getReference)
        binder.bind("getReferenceVolatile", "(Ljava/lang/Object;J)Ljava/lang/Object;", getReferenceVolatile)
        binder.bind("putReference", "(Ljava/lang/Object;JLjava/lang/Object;)V", putReference)
        binder.bind("putReferenceVolatile", "(Ljava/lang/Object;JLjava/lang/Object;)V", putReferenceVolatile)
        binder.bind(
            "compareAndSetReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z",
            compareAndSetReference)
        binder.bind(
            "compareAndExchangeReference",
            "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            compareAndExchangeReference)
        binder.bind("compareAndSetInt", "(Ljava/lang/Object;JII)Z", compareAndSetInt)
        binder.bind("compareAndExchangeInt", "(Ljava/lang/Object;JII)I", compareAndExchangeInt)
        binder.bind("compareAndSetLong", "(Ljava/lang/Object;JJJ)Z", compareAndSetLong)
        binder.bind("compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J", compareAndExchangeLong)
    }

    private static func getReference(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .reference(address(&call).load(as: Reference.self))
    }

    private static func getReferenceVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .reference(Reference(rawValue: atomic32Load(address(&call))))
    }

    private static func putReference(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let slot = address(&call)
        call.space.beforeStore(slot)
        slot.storeBytes(of: call.handle().reference, as: Reference.self)
        call.space.afterStore(slot)
        return .void
    }

    private static func putReferenceVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let slot = address(&call)
        call.space.beforeStore(slot)
        atomic32Store(slot, call.handle().reference.rawValue)
        call.space.afterStore(slot)
        return .void
    }

    /// Exchanges and returns what was found; sets `stored`.
    private static func exchangeReference(_ call: inout NativeCall, _ stored: inout Bool) -> Reference {
        let slot = address(&call)
        var expected = call.handle().reference.rawValue
        let value = call.handle().reference
        call.space.beforeStore(slot)
        stored = atomic32CompareExchange(slot, &expected, value.rawValue)
        if stored { call.space.afterStore(slot) }
        return Reference(rawValue: expected)
    }

    private static func compareAndSetReference(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        var stored = false
        _ = exchangeReference(&call, &stored)
        return .boolean(stored)
    }

    private static func compareAndExchangeReference(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        var stored = false
        return .reference(exchangeReference(&call, &stored))
    }

    private static func compareAndSetInt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let slot = address(&call)
        var expected = UInt32(bitPattern: call.int())
        return .boolean(atomic32CompareExchange(slot, &expected, UInt32(bitPattern: call.int())))
    }

    private static func compareAndExchangeInt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let slot = address(&call)
        var expected = UInt32(bitPattern: call.int())
        _ = atomic32CompareExchange(slot, &expected, UInt32(bitPattern: call.int()))
        return .int(Int32(bitPattern: expected))
    }

    private static func compareAndSetLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let slot = address(&call)
        var expected = UInt64(bitPattern: call.long())
        return .boolean(atomic64CompareExchange(slot, &expected, UInt64(bitPattern: call.long())))
    }

    private static func compareAndExchangeLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let slot = address(&call)
        var expected = UInt64(bitPattern: call.long())
        _ = atomic64CompareExchange(slot, &expected, UInt64(bitPattern: call.long()))
        return .long(Int64(bitPattern: expected))
    }
}
