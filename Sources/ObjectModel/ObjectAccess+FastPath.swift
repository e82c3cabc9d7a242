// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

// Raw accesses to heap objects. A caller holds a `Reference` only while no safepoint can happen: objects move.

extension AddressSpace {
    /// Class word of an object.
    @inlinable @inline(__always)
    public func classRef(of object: Reference) -> ClassRef {
        self[object].load(as: ClassRef.self)
    }

    @inlinable @inline(__always)
    public func classMetadata(of object: Reference) -> UnsafeMutablePointer<ClassMetadata> {
        self[classRef(of: object)]
    }

    /// Address of the mark word of an object.
    @inlinable @inline(__always)
    public func mark(of object: Reference) -> UnsafeMutableRawPointer { self[object] + 4 }

    /// Length of an array, in elements.
    @inlinable @inline(__always)
    public func arrayLength(_ array: Reference) -> Int32 {
        self[array].load(fromByteOffset: Int(SwiftletArrayLengthOffset), as: Int32.self)
    }

    /// Address of the first element of an array.
    @inlinable @inline(__always)
    public func arrayData(_ array: Reference) -> UnsafeMutableRawPointer {
        self[array] + Int(classMetadata(of: array).pointee.elementOffset)
    }

    /// Plain load of a field or element; `offset` in bytes from the object.
    @inlinable @inline(__always)
    public func load<T: BitwiseCopyable>(_ object: Reference, _ offset: Int, as type: T.Type) -> T {
        self[object].loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// Plain store of a primitive field or element.
    @inlinable @inline(__always)
    public func store<T: BitwiseCopyable>(_ object: Reference, _ offset: Int, _ value: T) {
        self[object].storeBytes(of: value, toByteOffset: offset, as: T.self)
    }

    @inlinable @inline(__always)
    public func loadReference(_ object: Reference, _ offset: Int) -> Reference {
        self[object].load(fromByteOffset: offset, as: Reference.self)
    }

    /// Store of a reference field or element, with the barriers.
    @inlinable @inline(__always)
    public func storeReference(_ object: Reference, _ offset: Int, _ value: Reference) {
        let slot = self[object] + offset
        beforeStore(slot)
        slot.storeBytes(of: value, as: Reference.self)
        afterStore(slot)
    }

    /// Object size in bytes from its class and, for arrays, its length. Mirrors carry statics: see `mirrorSize`.
    @inlinable @inline(__always)
    public func sizeInBytes(of object: Reference) -> Int {
        sizeInBytes(of: object, class: classMetadata(of: object))
    }

    /// As `sizeInBytes(of:)` when the class word has been overwritten (forwarded objects) and is known otherwise.
    @inlinable @inline(__always)
    public func sizeInBytes(of object: Reference, class metadata: UnsafeMutablePointer<ClassMetadata>) -> Int {
        if metadata.pointee.elementOffset != 0 {
            let bytes =
                Int(metadata.pointee.elementOffset)
                + (Int(arrayLength(object)) &<< Int(metadata.pointee.elementShift))
            return (bytes &+ 7) & ~7
        }
        return Int(metadata.pointee.instanceSize)
    }
}
