// SPDX-License-Identifier: Apache-2.0

/// Which characters may stand in identifiers (JLS 3.8), and digits.
package enum JavaCharacter {
    /// `Character.isJavaIdentifierStart`: letters, letter numbers, currency signs, connecting punctuation.
    package static func isIdentifierStart(_ value: UInt32) -> Bool {
        if value < 0x80 {
            return (value | 0x20) &- 0x61 < 26 || value == 0x24 || value == 0x5F
        }
        guard let scalar: Unicode.Scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
            .currencySymbol, .connectorPunctuation:
            return true
        default:
            return false
        }
    }

    /// `Character.isJavaIdentifierPart`: also digits, combining marks and characters to be ignored.
    package static func isIdentifierPart(_ value: UInt32) -> Bool {
        if isIdentifierStart(value) { return true }
        if value < 0x80 {
            return value &- 0x30 < 10 || isIgnorable(value)
        }
        guard let scalar: Unicode.Scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .spacingMark, .nonspacingMark, .format: return true
        default: return isIgnorable(value)
        }
    }

    /// Control characters that are neither white space nor separators (`Character.isIdentifierIgnorable`).
    static func isIgnorable(_ value: UInt32) -> Bool {
        value <= 0x08 || (value >= 0x0E && value <= 0x1B) || (value >= 0x7F && value <= 0x9F)
    }

    /// A decimal digit of another script.
    static func isNonASCIIDigit(_ value: UInt32) -> Bool {
        guard value >= 0x80, let scalar: Unicode.Scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.generalCategory == .decimalNumber
    }

    @inline(__always)
    static func hexDigit(_ byte: UInt8) -> UInt32? {
        let decimal: UInt8 = byte &- 0x30
        if decimal < 10 { return UInt32(decimal) }
        let letter: UInt8 = (byte | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
