// SPDX-License-Identifier: Apache-2.0

/// One `field_info` or `method_info` of a class file, in place.
public struct MemberView {
    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline let limit: Int
    /// Offset of the structure in the class file.
    public let offset: Int

    @inlinable
    init(base: UnsafeRawPointer, limit: Int, offset: Int) {
        self.base = base
        self.limit = limit
        self.offset = offset
    }

    @inlinable
    @inline(__always)
    func u2(_ distance: Int) -> UInt16 {
        // The structural pass has seen all eight bytes of the header.
        UInt16(bigEndian: base.loadUnaligned(fromByteOffset: offset &+ distance, as: UInt16.self))
    }

    @inlinable public var accessFlags: AccessFlags { AccessFlags(rawValue: u2(0)) }
    /// Not yet known to be a Utf8 entry.
    @inlinable public var nameIndex: UInt16 { u2(2) }
    /// Not yet known to be a Utf8 entry.
    @inlinable public var descriptorIndex: UInt16 { u2(4) }

    @inlinable
    public var attributes: AttributeList {
        AttributeList(base: base, limit: limit, start: offset &+ 8, count: Int(u2(6)))
    }
}

/// The fields or the methods of a class file; random access in constant time.
public struct MemberList: RandomAccessCollection {
    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline let size: Int
    @usableFromInline let offsets: [UInt32]
    @usableFromInline let first: Int
    public let count: Int

    @inlinable
    init(base: UnsafeRawPointer, size: Int, offsets: [UInt32], first: Int, count: Int) {
        self.base = base
        self.size = size
        self.offsets = offsets
        self.first = first
        self.count = count
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    /// Precondition: `index` is below `count`.
    @inlinable
    public subscript(index: Int) -> MemberView {
        precondition(index >= 0 && index < count, "member index out of range")
        return MemberView(base: base, limit: size, offset: Int(offsets[first &+ index]))
    }
}

/// A run of constant-pool indices in the class file: interfaces, exceptions, nest members and the like.
public struct IndexList: RandomAccessCollection {
    @usableFromInline let start: UnsafeRawPointer?
    /// Offset of the first index in the class file.
    public let offset: UInt32
    public let count: Int

    @inlinable
    init(start: UnsafeRawPointer?, offset: UInt32, count: Int) {
        self.start = start
        self.offset = offset
        self.count = count
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    /// Precondition: `index` is below `count`.
    @inlinable
    public subscript(index: Int) -> UInt16 {
        guard let start, index >= 0, index < count else { preconditionFailure("index out of range") }
        return UInt16(bigEndian: start.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self))
    }
}
