// SPDX-License-Identifier: Apache-2.0

/// A cursor over bytes it does not own, reading big-endian integers.
///
/// The reader never traps: a read past the end yields zero, leaves the cursor where it is and sets `isOverrun`, which
/// stays set. Callers that walk hostile input read a whole row and test the flag once. The bytes must outlive the
/// reader.
public struct ByteReader {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    /// One past the last readable offset in the buffer.
    public let end: Int
    @usableFromInline var cursor: Int
    @usableFromInline var overrun: Bool

    /// Offset of the next byte in the buffer; never beyond `end`.
    @inlinable public var position: Int { cursor }

    /// Whether a read so far went past the end.
    @inlinable public var isOverrun: Bool { overrun }

    /// A reader of the whole buffer.
    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer) {
        self.init(bytes, range: 0..<bytes.count)
    }

    /// A reader of part of the buffer; positions stay relative to the whole buffer. The range is clamped to it.
    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer, range: Range<Int>) {
        let clamped: Range<Int> = range.clamped(to: 0..<bytes.count)
        self.bytes = bytes
        self.cursor = clamped.lowerBound
        self.end = clamped.upperBound
        self.overrun = false
    }

    /// Bytes left to read.
    @inlinable public var remaining: Int { end &- cursor }

    @inlinable public var isAtEnd: Bool { cursor == end }

    @inlinable
    @inline(__always)
    mutating func load<T: FixedWidthInteger>(_ type: T.Type) -> T {
        let size: Int = MemoryLayout<T>.size
        // cursor ≤ end ≤ bytes.count, so a non-negative remainder of `size` bytes makes the raw load in bounds.
        guard end &- cursor >= size, let base = bytes.baseAddress else {
            overrun = true
            return 0
        }
        let value: T = base.loadUnaligned(fromByteOffset: cursor, as: T.self)
        cursor &+= size
        return T(bigEndian: value)
    }

    @inlinable @inline(__always) public mutating func u1() -> UInt8 { load(UInt8.self) }
    @inlinable @inline(__always) public mutating func u2() -> UInt16 { load(UInt16.self) }
    @inlinable @inline(__always) public mutating func u4() -> UInt32 { load(UInt32.self) }
    @inlinable @inline(__always) public mutating func u8() -> UInt64 { load(UInt64.self) }

    /// Moves past `count` bytes, or sets `isOverrun` and stays when fewer are left or `count` is negative.
    @inlinable
    public mutating func skip(_ count: Int) {
        guard count >= 0, count <= end &- cursor else {
            overrun = true
            return
        }
        cursor &+= count
    }

    /// The next `count` bytes as a buffer; empty, with `isOverrun` set, when fewer are left.
    @inlinable
    public mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
        let start: Int = cursor
        skip(count)
        return UnsafeRawBufferPointer(rebasing: bytes[start..<cursor])
    }
}
