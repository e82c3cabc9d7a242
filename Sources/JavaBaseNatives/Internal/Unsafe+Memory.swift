// SPDX-License-Identifier: Apache-2.0
import Glibc
import ObjectModel
import Runtime

// Off-heap memory of jdk.internal.misc.Unsafe.

extension UnsafeNatives {
    static func bindMemory(_ binder: NativeBinder) {
        binder.bind("allocateMemory0", "(J)J", allocateMemory)
        binder.bind("reallocateMemory0", "(JJ)J", reallocateMemory)
        binder.bind("freeMemory0", "(J)V", freeMemory)
        binder.bind("setMemory0", "(Ljava/lang/Object;JJB)V", setMemory)
        binder.bind("copyMemory0", "(Ljava/lang/Object;JLjava/lang/Object;JJ)V", copyMemory)
        binder.bind("copySwapMemory0", "(Ljava/lang/Object;JLjava/lang/Object;JJJ)V", copySwapMemory)
    }

    private static func result(_ pointer: UnsafeMutableRawPointer?) -> NativeResult {
        .long(Int64(Int(bitPattern: pointer)))
    }

    private static func allocateMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return result(malloc(Int(call.long())))
    }

    private static func reallocateMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let old = UnsafeMutableRawPointer(bitPattern: Int(call.long()))
        return result(realloc(old, Int(call.long())))
    }

    private static func freeMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        free(UnsafeMutableRawPointer(bitPattern: Int(call.long())))
        return .void
    }

    private static func setMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let start = address(&call)
        let count = Int(call.long())
        memset(start, call.int() & 0xFF, count)
        return .void
    }

    private static func copyMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let source = address(&call)
        let target = address(&call)
        memmove(target, source, Int(call.long()))
        return .void
    }

    private static func copySwapMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        let source = address(&call)
        let target = address(&call)
        let count = Int(call.long())
        let size = Int(call.long())
        // Overlapping ranges are allowed: swap in a copy.
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 8)
        defer { copy.deallocate() }
        copy.copyMemory(from: source, byteCount: count)
        var offset = 0
        while offset + size <= count {
            switch size {
            case 2: store(copy.loadUnaligned(fromByteOffset: offset, as: UInt16.self).byteSwapped, target, offset)
            case 4: store(copy.loadUnaligned(fromByteOffset: offset, as: UInt32.self).byteSwapped, target, offset)
            default: store(copy.loadUnaligned(fromByteOffset: offset, as: UInt64.self).byteSwapped, target, offset)
            }
            offset += max(size, 1)
        }
        return .void
    }

    private static func store<T: FixedWidthInteger & BitwiseCopyable>(
        _ value: T, _ target: UnsafeMutableRawPointer, _ offset: Int
    ) {
        (target + offset).storeBytes(of: value, as: T.self)
    }
}
