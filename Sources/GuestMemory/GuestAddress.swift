// SPDX-License-Identifier: Apache-2.0

/// A guest physical address, in bytes. Host addresses are pointers and guest virtual addresses are plain 64-bit values
/// of the address space that owns them, so that the three cannot be mixed up.
public struct GuestAddress: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt64

    @inlinable @inline(__always)
    public init(rawValue: UInt64) { self.rawValue = rawValue }
    @inlinable @inline(__always)
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    public static func < (left: GuestAddress, right: GuestAddress) -> Bool { left.rawValue < right.rawValue }

    /// Wraps around: validity is decided where the address is translated.
    @inlinable @inline(__always)
    public static func &+ (address: GuestAddress, offset: UInt64) -> GuestAddress {
        GuestAddress(address.rawValue &+ offset)
    }

    public var description: String { "0x" + String(rawValue, radix: 16) }
}

/// The page that protection, sharing and dirty tracking count in, bytes.
@inlinable public var guestPageSize: Int { 4_096 }
/// The large page, bytes: host memory is aligned so that both sides can use it.
@inlinable public var guestLargePageSize: Int { 2 << 20 }
