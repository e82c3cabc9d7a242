// SPDX-License-Identifier: Apache-2.0

/// Which characters Java identifiers consist of, as `java.lang.Character` decides it (JLS 3.8).
public enum JavaIdentifier {
    /// Whether an identifier may start with the code point.
    public static func isStart(_ codePoint: UInt32) -> Bool {
        if codePoint < 0x80 { return isASCIILetter(codePoint) }
        guard let scalar = Unicode.Scalar(codePoint) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        case .letterNumber, .currencySymbol, .connectorPunctuation: return true
        default: return false
        }
    }

    /// Whether the code point may stand in an identifier behind its first character; ignorable ones included.
    public static func isPart(_ codePoint: UInt32) -> Bool {
        if codePoint < 0x80 {
            return isASCIILetter(codePoint) || (0x30...0x39).contains(codePoint) || codePoint < 9
                || (0x0E...0x1B).contains(codePoint) || codePoint == 0x7F
        }
        if isStart(codePoint) || codePoint < 0xA0 { return true }
        guard let scalar = Unicode.Scalar(codePoint) else { return false }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .nonspacingMark, .spacingMark, .format: return true
        default: return false
        }
    }

    @inline(__always)
    private static func isASCIILetter(_ codePoint: UInt32) -> Bool {
        (0x61...0x7A).contains(codePoint | 0x20) || codePoint == 0x5F || codePoint == 0x24
    }
}
