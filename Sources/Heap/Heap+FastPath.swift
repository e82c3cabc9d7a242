// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Allocation by bumping a pointer in the thread's allocation buffer, whose memory is zero. Interpreter and compilers do
// the same in their own code.

extension Heap {
    /// Allocates an instance of `sizeInBytes` (as its class says). Null when a collection is due: the caller stops
    /// all threads, collects, and tries again, best by `collectAndAllocate`.
    ///
    /// The thread is in VM state and holds no safepoint-crossing raw references. The result is zero but for the header.
    @inlinable @inline(__always)
    public func allocate(
        _ class_: ClassRef, sizeInBytes: Int, thread: UnsafeMutablePointer<JavaThread>
    ) -> Reference {
        if let top = thread.pointee.allocationTop, let end = thread.pointee.allocationEnd, end - top >= sizeInBytes {
            thread.pointee.allocationTop = top + sizeInBytes
            let object = UnsafeMutableRawPointer(top)
            object.storeBytes(of: UInt64(class_.rawValue), as: UInt64.self)
            return space.reference(object)
        }
        return allocateSlow(class_, sizeInBytes: sizeInBytes, thread: thread)
    }

    /// Allocates an array; `length` is not negative. Null when a collection is due, or when the array can never fit
    /// (`collectAndAllocate` tells which).
    @inlinable @inline(__always)
    public func allocateArray(
        _ class_: ClassRef, length: Int32, thread: UnsafeMutablePointer<JavaThread>
    ) -> Reference {
        let size = space.arraySize(class_, length: length)
        let array = allocate(class_, sizeInBytes: size, thread: thread)
        if !array.isNull { space.setArrayLength(array, length) }
        return array
    }
}

extension AddressSpace {
    /// Bytes of an array of class `class_` with `length` elements.
    @inlinable @inline(__always)
    public func arraySize(_ class_: ClassRef, length: Int32) -> Int {
        let metadata = self[class_]
        let bytes = Int(metadata.pointee.elementOffset) &+ (Int(length) &<< Int(metadata.pointee.elementShift))
        return (bytes &+ 7) & ~7
    }

    /// Completes the header of a new array.
    @inlinable @inline(__always)
    public func setArrayLength(_ array: Reference, _ length: Int32) {
        self[array].storeBytes(of: length, toByteOffset: Int(SwiftletArrayLengthOffset), as: Int32.self)
    }
}
