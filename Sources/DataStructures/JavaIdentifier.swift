// SPDX-License-Identifier: Apache-2.0

/// Which characters Java identifiers consist of, as `java.lang.Character` decides it (JLS 3.8).
///
/// The categories come from Swift's own Unicode tables, which may be newer than JDK 25's; characters that Unicode 16 did
/// not have yet do not count.
public enum JavaIdentifier {
    /// Whether an identifier may start with the code point.
    public static func isStart(_ codePoint: UInt32) -> Bool {
        if codePoint < 0x80 { return isASCIILetter(codePoint) }
        guard let properties = properties(codePoint) else { return false }
        switch properties.generalCategory {
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
        guard let properties = properties(codePoint) else { return false }
        switch properties.generalCategory {
        case .decimalNumber, .nonspacingMark, .spacingMark, .format: return true
        default: return false
        }
    }

    /// Nil for surrogates and for what JDK 25's Unicode version does not know.
    private static func properties(_ codePoint: UInt32) -> Unicode.Scalar.Properties? {
        guard let properties = Unicode.Scalar(codePoint)?.properties, let age = properties.age, age.major <= 16 else {
            return nil
        }
        return properties
    }

    @inline(__always)
    private static func isASCIILetter(_ codePoint: UInt32) -> Bool {
        (0x61...0x7A).contains(codePoint | 0x20) || codePoint == 0x5F || codePoint == 0x24
    }
}
