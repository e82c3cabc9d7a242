// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

// The 32-bit names of things in an address space are distinct types around UInt32; 0 is "none" in each of them.

/// What all 32-bit names share.
public protocol NarrowReference: RawRepresentable, Hashable, Sendable where RawValue == UInt32 {
    init(rawValue: UInt32)
}

extension NarrowReference {
    /// The name of nothing.
    @inlinable @inline(__always)
    public static var none: Self { Self(rawValue: 0) }

    @inlinable @inline(__always)
    public var isNone: Bool { rawValue == 0 }
}

extension Reference: NarrowReference {}
extension ClassRef: NarrowReference {}
extension MethodRef: NarrowReference {}
extension FieldRef: NarrowReference {}
extension SymbolRef: NarrowReference {}
extension PoolRef: NarrowReference {}
extension CallSiteRef: NarrowReference {}
extension SlotRef: NarrowReference {}
extension CodeRef: NarrowReference {}
extension BytesRef: NarrowReference {}

extension Reference {
    /// Java's null.
    @inlinable @inline(__always)
    public static var null: Reference { Reference(rawValue: 0) }

    @inlinable @inline(__always)
    public var isNull: Bool { rawValue == 0 }
}
