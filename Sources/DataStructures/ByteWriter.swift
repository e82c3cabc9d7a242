// SPDX-License-Identifier: Apache-2.0

/// A growing array of bytes that integers are appended to in big-endian order.
public struct ByteWriter {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public init(capacity: Int) { bytes.reserveCapacity(capacity) }

    public var count: Int { bytes.count }

    public mutating func u1(_ value: UInt8) { bytes.append(value) }

    public mutating func u2(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    public mutating func u4(_ value: UInt32) {
        u2(UInt16(truncatingIfNeeded: value >> 16))
        u2(UInt16(truncatingIfNeeded: value))
    }

    public mutating func u8(_ value: UInt64) {
        u4(UInt32(truncatingIfNeeded: value >> 32))
        u4(UInt32(truncatingIfNeeded: value))
    }

    public mutating func append(contentsOf other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

    /// Replaces the two bytes at `offset`, which must have been written.
    public mutating func patchU2(_ value: UInt16, at offset: Int) {
        bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
    }

    /// Replaces the four bytes at `offset`, which must have been written.
    public mutating func patchU4(_ value: UInt32, at offset: Int) {
        patchU2(UInt16(truncatingIfNeeded: value >> 16), at: offset)
        patchU2(UInt16(truncatingIfNeeded: value), at: offset + 2)
    }
}
