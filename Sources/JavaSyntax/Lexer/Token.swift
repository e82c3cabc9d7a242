// SPDX-License-Identifier: Apache-2.0

/// One token: 16 bytes, no references.
package struct Token {
    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8
        @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A documentation comment stands directly before the token.
        package static let hasDocComment: Flags = Flags(rawValue: 1)
        /// An integer literal whose value does not fit its type in any position.
        static let tooLarge: Flags = Flags(rawValue: 2)
        /// The decimal literal 2147483648 or 9223372036854775808L: legal after unary minus only.
        static let isMinimumMagnitude: Flags = Flags(rawValue: 4)
        /// The lexer has diagnosed something at or before this token.
        static let hasDiagnostic: Flags = Flags(rawValue: 8)
        /// A floating-point literal beyond the range of its type.
        static let roundsToInfinity: Flags = Flags(rawValue: 16)
        /// A floating-point literal with a non-zero digit that rounds to zero.
        static let roundsToZero: Flags = Flags(rawValue: 32)
    }

    package var kind: TokenKind
    package var flags: Flags
    /// Byte offset of the first byte.
    package var start: UInt32
    /// Byte offset just behind the last byte.
    package var end: UInt32
    /// An identifier's, keyword's or string literal's `NameID`, a character literal's code unit, or the index of a
    /// number's bits in `TokenBuffer.numbers`.
    package var payload: UInt32

    @inline(__always)
    init(_ kind: TokenKind, _ flags: Flags, _ start: UInt32, _ end: UInt32, _ payload: UInt32) {
        self.kind = kind
        self.flags = flags
        self.start = start
        self.end = end
        self.payload = payload
    }

    @inlinable package var name: NameID { NameID(payload) }
}
