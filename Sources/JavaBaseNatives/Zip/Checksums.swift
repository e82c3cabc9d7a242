// SPDX-License-Identifier: Apache-2.0
import CZlib
import ObjectModel
import Runtime

/// Natives of java.util.zip.CRC32 and Adler32: zlib's functions. Java checks the bounds before it calls; they are
/// checked again, since they end in raw memory.
enum ChecksumNatives {
    private typealias Function = @Sendable (UInt32, UnsafeRawBufferPointer) -> UInt32

    static func bindCRC32(_ binder: NativeBinder) {
        bind(binder, "updateBytes0", "updateByteBuffer0") { start, bytes in
            UInt32(truncatingIfNeeded: crc32_z(UInt(start), bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count))
        }
    }

    static func bindAdler32(_ binder: NativeBinder) {
        bind(binder, "updateBytes", "updateByteBuffer") { start, bytes in
            UInt32(
                truncatingIfNeeded: adler32_z(UInt(start), bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count))
        }
    }

    private static func bind(
        _ binder: NativeBinder, _ arrayName: StaticString, _ bufferName: StaticString, _ function: @escaping Function
    ) {
        binder.bind("update", "(II)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let start = UInt32(bitPattern: call.int())
            let byte = UInt8(truncatingIfNeeded: call.int())
            return .int(Int32(bitPattern: withUnsafeBytes(of: byte) { function(start, $0) }))
        }
        binder.bind(arrayName, "(I[BII)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let start = UInt32(bitPattern: call.int())
            let array = try call.required()
            let bytes = try ZipMemory.range(call, array, Int(call.int()), Int(call.int()))
            return .int(Int32(bitPattern: bytes.isEmpty ? start : function(start, bytes)))
        }
        binder.bind(bufferName, "(IJII)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let start = UInt32(bitPattern: call.int())
            let address = call.long()
            let bytes = ZipMemory.range(address &+ Int64(call.int()), call.int())
            return .int(Int32(bitPattern: bytes.isEmpty ? start : function(start, UnsafeRawBufferPointer(bytes))))
        }
    }
}

/// Memory that zlib reads and writes in place: in VM state without safepoint nothing moves.
enum ZipMemory {
    /// A range of a byte array.
    static func range(
        _ call: NativeCall, _ array: Handle, _ offset: Int, _ length: Int
    ) throws(JavaThrow) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(try mutableRange(call, array, offset, length))
    }

    static func mutableRange(
        _ call: NativeCall, _ array: Handle, _ offset: Int, _ length: Int
    ) throws(JavaThrow) -> UnsafeMutableRawBufferPointer {
        let count = Int(call.space.arrayLength(array.reference))
        guard offset >= 0, length >= 0, offset <= count - length else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        return UnsafeMutableRawBufferPointer(start: call.space.arrayData(array.reference) + offset, count: length)
    }

    /// Native memory that Java names.
    static func range(_ address: Int64, _ length: Int32) -> UnsafeMutableRawBufferPointer {
        NativeCall.buffer(UnsafeMutableRawPointer(bitPattern: Int(address)), length)
    }
}
