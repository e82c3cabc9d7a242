// SPDX-License-Identifier: Apache-2.0

/// An interned name, or the text of a string literal: equal ids of one `NameTable` mean equal bytes.
package struct NameID: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// "No name": an anonymous class, a member without a name, a missing identifier.
    @inlinable package static var none: NameID { NameID(0) }
    /// The empty text.
    @inlinable package static var empty: NameID { NameID(1) }

    @inlinable package var isNone: Bool { rawValue == 0 }
}
