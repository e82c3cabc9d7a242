// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// One `attribute_info` of a class file, in place: a name and a range of bytes inside the file.
public struct AttributeView {
    @usableFromInline let base: UnsafeRawPointer
    /// Not yet known to be a Utf8 entry.
    public let nameIndex: UInt16
    /// Offset of the payload in the class file.
    public let offset: UInt32
    /// Size of the payload in bytes.
    public let length: UInt32

    @inlinable
    init(base: UnsafeRawPointer, nameIndex: UInt16, offset: UInt32, length: UInt32) {
        self.base = base
        self.nameIndex = nameIndex
        self.offset = offset
        self.length = length
    }

    @inlinable public var range: Range<Int> { Int(offset)..<(Int(offset) &+ Int(length)) }

    @inlinable
    public var payload: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + Int(offset), count: Int(length))
    }

    /// A reader of the payload whose positions count from the payload's first byte.
    @inlinable public var reader: ByteReader { ByteReader(payload) }

    /// The first two bytes of the payload, or 0: the one index that many attributes consist of.
    @inlinable
    public var u2: UInt16 { u2(at: 0) }

    /// Two bytes of the payload, or 0 when it does not reach that far.
    @inlinable
    public func u2(at distance: Int) -> UInt16 {
        guard distance >= 0, distance &+ 2 <= Int(length) else { return 0 }
        return UInt16(bigEndian: base.loadUnaligned(fromByteOffset: Int(offset) &+ distance, as: UInt16.self))
    }

    /// A payload that is a 16-bit count and that many indices (Exceptions, NestMembers, PermittedSubclasses,
    /// ModulePackages). A count larger than the payload allows is cut down to what is there.
    @inlinable
    public var indices: IndexList {
        let count: Int = min(Int(u2), (Int(length) &- 2) / 2)
        return IndexList(start: base + (Int(offset) &+ 2), offset: offset &+ 2, count: Swift.max(0, count))
    }

    /// A payload that is a count and that many rows of `columns` 16-bit cells (InnerClasses, LineNumberTable,
    /// LocalVariableTable, LocalVariableTypeTable). Rows that are not there are not counted.
    @inlinable
    public func rows(columns: Int) -> RowList {
        let fitting: Int = (Int(length) &- 2) / (columns &* 2)
        return RowList(start: base + (Int(offset) &+ 2), columns: columns, count: Swift.max(0, min(Int(u2), fitting)))
    }
}

/// Rows of 16-bit cells inside an attribute.
public struct RowList {
    @usableFromInline let start: UnsafeRawPointer
    public let columns: Int
    public let count: Int

    @inlinable
    init(start: UnsafeRawPointer, columns: Int, count: Int) {
        self.start = start
        self.columns = columns
        self.count = count
    }

    /// Precondition: `row` is below `count` and `column` below `columns`.
    @inlinable
    public subscript(row: Int, column: Int) -> UInt16 {
        precondition(row >= 0 && row < count && column >= 0 && column < columns, "cell out of range")
        return UInt16(bigEndian: start.loadUnaligned(fromByteOffset: (row &* columns &+ column) &* 2, as: UInt16.self))
    }
}

/// The attributes of a class, member, Code attribute or record component, in order of appearance.
///
/// The headers were checked by whoever made the list (the structural pass, or `CodeView`); iteration checks them again
/// against the end, and stops, because that costs nothing.
public struct AttributeList: Sequence {
    @usableFromInline let base: UnsafeRawPointer
    @usableFromInline let limit: Int
    @usableFromInline let start: Int
    public let count: Int

    @inlinable
    init(base: UnsafeRawPointer, limit: Int, start: Int, count: Int) {
        self.base = base
        self.limit = limit
        self.start = start
        self.count = count
    }

    @inlinable public var isEmpty: Bool { count == 0 }
    @inlinable public var underestimatedCount: Int { 0 }
    @inlinable public func makeIterator() -> Iterator { Iterator(self) }

    public struct Iterator: IteratorProtocol {
        @usableFromInline let base: UnsafeRawPointer
        @usableFromInline let limit: Int
        @usableFromInline var position: Int
        @usableFromInline var left: Int

        @inlinable
        init(_ list: AttributeList) {
            base = list.base
            limit = list.limit
            position = list.start
            left = list.count
        }

        @inlinable
        public mutating func next() -> AttributeView? {
            guard left > 0, limit &- position >= 6 else { return nil }
            left &-= 1
            let nameIndex = UInt16(bigEndian: base.loadUnaligned(fromByteOffset: position, as: UInt16.self))
            let length = UInt32(bigEndian: base.loadUnaligned(fromByteOffset: position &+ 2, as: UInt32.self))
            position &+= 6
            guard Int(length) <= limit &- position else {
                left = 0
                return nil
            }
            let offset = UInt32(truncatingIfNeeded: position)
            position &+= Int(length)
            return AttributeView(base: base, nameIndex: nameIndex, offset: offset, length: length)
        }
    }
}
