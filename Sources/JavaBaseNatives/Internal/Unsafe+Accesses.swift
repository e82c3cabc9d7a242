// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

// Plain and volatile accesses of jdk.internal.misc.Unsafe, two of each for every type. With a null base the offset is an
// absolute address.

extension UnsafeNatives {
    /// The address that the next two arguments, base object and offset, name.
    @inline(__always)
    static func address(_ call: inout NativeCall) -> UnsafeMutableRawPointer {
        let base = call.handle()
        let offset = Int(call.long())
        if base.isNull { return UnsafeMutableRawPointer(bitPattern: offset).unsafelyUnwrapped }
        return call.space[base.reference] + offset
    }

    static func bindAccesses(_ binder: NativeBinder) {
        binder.bind("getInt", "(Ljava/lang/Object;J)I", getInt)
        binder.bind("putInt", "(Ljava/lang/Object;JI)V", putInt)
        binder.bind("getIntVolatile", "(Ljava/lang/Object;J)I", getIntVolatile)
        binder.bind("putIntVolatile", "(Ljava/lang/Object;JI)V", putIntVolatile)
        binder.bind("getLong", "(Ljava/lang/Object;J)J", getLong)
        binder.bind("putLong", "(Ljava/lang/Object;JJ)V", putLong)
        binder.bind("getLongVolatile", "(Ljava/lang/Object;J)J", getLongVolatile)
        binder.bind("putLongVolatile", "(Ljava/lang/Object;JJ)V", putLongVolatile)
        binder.bind("getBoolean", "(Ljava/lang/Object;J)Z", getBoolean)
        binder.bind("putBoolean", "(Ljava/lang/Object;JZ)V", putBoolean)
        binder.bind("getBooleanVolatile", "(Ljava/lang/Object;J)Z", getBooleanVolatile)
        binder.bind("putBooleanVolatile", "(Ljava/lang/Object;JZ)V", putBooleanVolatile)
        binder.bind("getByte", "(Ljava/lang/Object;J)B", getByte)
        binder.bind("putByte", "(Ljava/lang/Object;JB)V", putByte)
        binder.bind("getByteVolatile", "(Ljava/lang/Object;J)B", getByteVolatile)
        binder.bind("putByteVolatile", "(Ljava/lang/Object;JB)V", putByteVolatile)
        binder.bind("getShort", "(Ljava/lang/Object;J)S", getShort)
        binder.bind("putShort", "(Ljava/lang/Object;JS)V", putShort)
        binder.bind("getShortVolatile", "(Ljava/lang/Object;J)S", getShortVolatile)
        binder.bind("putShortVolatile", "(Ljava/lang/Object;JS)V", putShortVolatile)
        binder.bind("getChar", "(Ljava/lang/Object;J)C", getChar)
        binder.bind("putChar", "(Ljava/lang/Object;JC)V", putChar)
        binder.bind("getCharVolatile", "(Ljava/lang/Object;J)C", getCharVolatile)
        binder.bind("putCharVolatile", "(Ljava/lang/Object;JC)V", putCharVolatile)
        binder.bind("getFloat", "(Ljava/lang/Object;J)F", getFloat)
        binder.bind("putFloat", "(Ljava/lang/Object;JF)V", putFloat)
        binder.bind("getFloatVolatile", "(Ljava/lang/Object;J)F", getFloatVolatile)
        binder.bind("putFloatVolatile", "(Ljava/lang/Object;JF)V", putFloatVolatile)
        binder.bind("getDouble", "(Ljava/lang/Object;J)D", getDouble)
        binder.bind("putDouble", "(Ljava/lang/Object;JD)V", putDouble)
        binder.bind("getDoubleVolatile", "(Ljava/lang/Object;J)D", getDoubleVolatile)
        binder.bind("putDoubleVolatile", "(Ljava/lang/Object;JD)V", putDoubleVolatile)
    }

    // MARK: Int

    private static func getInt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(address(&call).loadUnaligned(as: Int32.self))
    }

    private static func putInt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: call.int(), as: Int32.self)
        return .void
    }

    private static func getIntVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(bitPattern: atomic32Load(address(&call))))
    }

    private static func putIntVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = call.int()
        atomic32Store(address, UInt32(bitPattern: value))
        return .void
    }

    // MARK: Long

    private static func getLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .long(address(&call).loadUnaligned(as: Int64.self))
    }

    private static func putLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: call.long(), as: Int64.self)
        return .void
    }

    private static func getLongVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .long(Int64(bitPattern: atomic64Load(address(&call))))
    }

    private static func putLongVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = call.long()
        atomic64Store(address, UInt64(bitPattern: value))
        return .void
    }

    // MARK: Boolean

    private static func getBoolean(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(address(&call).loadUnaligned(as: UInt8.self) & 1))
    }

    private static func putBoolean(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: UInt8(truncatingIfNeeded: call.int() & 1), as: UInt8.self)
        return .void
    }

    private static func getBooleanVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(atomic8Load(address(&call)) & 1))
    }

    private static func putBooleanVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = UInt8(truncatingIfNeeded: call.int() & 1)
        atomic8Store(address, value)
        return .void
    }

    // MARK: Byte

    private static func getByte(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(address(&call).loadUnaligned(as: Int8.self)))
    }

    private static func putByte(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: Int8(truncatingIfNeeded: call.int()), as: Int8.self)
        return .void
    }

    private static func getByteVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(Int8(bitPattern: atomic8Load(address(&call)))))
    }

    private static func putByteVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = Int8(truncatingIfNeeded: call.int())
        atomic8Store(address, UInt8(bitPattern: value))
        return .void
    }

    // MARK: Short

    private static func getShort(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(address(&call).loadUnaligned(as: Int16.self)))
    }

    private static func putShort(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: Int16(truncatingIfNeeded: call.int()), as: Int16.self)
        return .void
    }

    private static func getShortVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(Int16(bitPattern: atomic16Load(address(&call)))))
    }

    private static func putShortVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = Int16(truncatingIfNeeded: call.int())
        atomic16Store(address, UInt16(bitPattern: value))
        return .void
    }

    // MARK: Char

    private static func getChar(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(address(&call).loadUnaligned(as: UInt16.self)))
    }

    private static func putChar(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: UInt16(truncatingIfNeeded: call.int()), as: UInt16.self)
        return .void
    }

    private static func getCharVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .int(Int32(atomic16Load(address(&call))))
    }

    private static func putCharVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = UInt16(truncatingIfNeeded: call.int())
        atomic16Store(address, value)
        return .void
    }

    // MARK: Float

    private static func getFloat(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .float(address(&call).loadUnaligned(as: Float.self))
    }

    private static func putFloat(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: call.float(), as: Float.self)
        return .void
    }

    private static func getFloatVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .float(Float(bitPattern: atomic32Load(address(&call))))
    }

    private static func putFloatVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = call.float()
        atomic32Store(address, value.bitPattern)
        return .void
    }

    // MARK: Double

    private static func getDouble(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .double(address(&call).loadUnaligned(as: Double.self))
    }

    private static func putDouble(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        address.storeBytes(of: call.double(), as: Double.self)
        return .void
    }

    private static func getDoubleVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .double(Double(bitPattern: atomic64Load(address(&call))))
    }

    private static func putDoubleVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let address = address(&call)
        let value = call.double()
        atomic64Store(address, value.bitPattern)
        return .void
    }
}
