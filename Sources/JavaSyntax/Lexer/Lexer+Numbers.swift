// SPDX-License-Identifier: Apache-2.0

// Integer and floating-point literals (JLS 3.10.1, 3.10.2).
//
// A scan finds the extent, the radix and the misplaced underscores; then the digits are converted. Integers are
// accumulated with overflow detection; floating-point text is handed, without underscores and suffix, to the standard
// library, whose conversion rounds correctly. Whether 2147483648 may stand where it stands is the parser's question.

extension Lexer {
    private enum Radix: UInt64 {
        case binary = 2
        case octal = 8
        case decimal = 10
        case hexadecimal = 16
    }

    @inline(never)
    mutating func number(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start
        var radix: Radix = .decimal
        if start.pointee == 0x30 {
            switch start[1] | 0x20 {
            case 0x78: radix = .hexadecimal
            case 0x62: radix = .binary
            default: break
            }
            if radix != .decimal { cursor += 2 }
        }
        let digits: Cursor = cursor
        if radix != .decimal && cursor.pointee == 0x5F {
            report(cursor, .illegalUnderscore)
            while cursor.pointee == 0x5F { cursor += 1 }
        }
        var digitCount: Int = scanDigits(&cursor, hexadecimal: radix == .hexadecimal)
        var isFloating: Bool = false
        var isMalformed: Bool = false
        if radix != .binary && cursor.pointee == 0x2E
            && (radix == .decimal || digitCount > 0 || JavaCharacter.hexDigit(cursor[1]) != nil)
        {
            isFloating = true
            cursor += 1
            if cursor.pointee == 0x5F { report(cursor, .illegalUnderscore) }
            digitCount += scanDigits(&cursor, hexadecimal: radix == .hexadecimal)
        }
        if radix != .decimal && digitCount == 0 {
            report(start, radix == .hexadecimal ? .hexadecimalDigitRequired : .binaryDigitRequired)
            return finishNumber(.intLiteral, start, cursor, 0)
        }
        let marker: UInt8 = cursor.pointee | 0x20
        if radix == .hexadecimal ? marker == 0x70 : radix == .decimal && marker == 0x65 {
            isFloating = true
            cursor += 1
            if cursor.pointee == 0x2B || cursor.pointee == 0x2D { cursor += 1 }
            if cursor.pointee == 0x5F {
                report(cursor, .illegalUnderscore)
                while cursor.pointee == 0x5F { cursor += 1 }
            }
            isMalformed = scanDigits(&cursor, hexadecimal: false) == 0
        } else if isFloating && radix == .hexadecimal {
            isMalformed = true
        }

        let digitsEnd: Cursor = cursor
        let suffix: UInt8 = cursor.pointee | 0x20
        if !(radix == .hexadecimal && !isFloating) && radix != .binary && (suffix == 0x66 || suffix == 0x64) {
            isFloating = true
            cursor += 1
        } else if !isFloating && suffix == 0x6C {
            cursor += 1
        }
        if isFloating {
            let isFloat: Bool = suffix == 0x66 && cursor > digitsEnd
            if isMalformed {
                report(start, .malformedFloatingPointLiteral)
                return finishNumber(isFloat ? .floatLiteral : .doubleLiteral, start, cursor, 0)
            }
            return floating(start, digitsEnd, cursor, isFloat: isFloat)
        }
        if radix == .decimal && start.pointee == 0x30 && digitCount > 1 { radix = .octal }
        return integer(start, digits, digitsEnd, cursor, radix, isLong: cursor > digitsEnd)
    }

    /// Crosses digits and underscores; returns how many digits. An underscore must have a digit on both sides, so one
    /// at the end is reported here and one at the beginning by the caller.
    private mutating func scanDigits(_ cursor: inout Cursor, hexadecimal: Bool) -> Int {
        var digits: Int = 0
        var isLastUnderscore: Bool = false
        while true {
            let byte: UInt8 = cursor.pointee
            if JavaCharacter.isDigit(byte) || (hexadecimal && JavaCharacter.hexDigit(byte) != nil) {
                digits += 1
                isLastUnderscore = false
            } else if byte == 0x5F {
                isLastUnderscore = true
            } else {
                if isLastUnderscore && digits > 0 { report(cursor - 1, .illegalUnderscore) }
                return digits
            }
            cursor += 1
        }
    }

    private mutating func finishNumber(_ kind: TokenKind, _ start: Cursor, _ next: Cursor, _ bits: UInt64) -> Cursor {
        let index: UInt32 = UInt32(buffer.numbers.count)
        buffer.numbers.append(bits)
        emit(kind, start, next, index)
        return next
    }

    private mutating func integer(
        _ start: Cursor, _ digits: Cursor, _ digitsEnd: Cursor, _ next: Cursor, _ radix: Radix, isLong: Bool
    ) -> Cursor {
        var value: UInt64 = 0
        var overflows: Bool = false
        var cursor: Cursor = digits
        var digitIndex: Int = 0
        while cursor < digitsEnd {
            let byte: UInt8 = cursor.pointee
            cursor += 1
            if byte == 0x5F { continue }
            let digit: UInt64 = UInt64(JavaCharacter.hexDigit(byte) ?? 0)
            defer { digitIndex += 1 }
            if digit >= radix.rawValue {
                // javac counts digits without prefix and underscores from the literal's start.
                report(start + digitIndex, radix == .binary ? .illegalBinaryDigit : .illegalOctalDigit)
                return finishNumber(isLong ? .longLiteral : .intLiteral, start, next, 0)
            }
            let (product, carry): (UInt64, Bool) = value.multipliedReportingOverflow(by: radix.rawValue)
            let (sum, carry2): (UInt64, Bool) = product.addingReportingOverflow(digit)
            overflows = overflows || carry || carry2
            value = sum
        }
        // Decimal literals go up to one more than the largest value, the others use all bits (JLS 3.10.1).
        let signBit: UInt64 = isLong ? 1 << 63 : 1 << 31
        if radix == .decimal {
            if value == signBit && !overflows {
                flags.insert(.isMinimumMagnitude)
            } else if overflows || value > signBit {
                flags.insert(.tooLarge)
            }
        } else if overflows || value > signBit | (signBit - 1) {
            flags.insert(.tooLarge)
        }
        let bits: UInt64 = isLong ? value : UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value)))
        return finishNumber(isLong ? .longLiteral : .intLiteral, start, next, bits)
    }

    private mutating func floating(
        _ start: Cursor, _ digitsEnd: Cursor, _ next: Cursor, isFloat: Bool
    ) -> Cursor {
        var text: String = ""
        var hasNonZeroDigit: Bool = false
        var inExponent: Bool = false
        var cursor: Cursor = start
        let isHexadecimal: Bool = start.pointee == 0x30 && start[1] | 0x20 == 0x78
        if isHexadecimal {
            text = "0x"
            cursor += 2
        }
        // The standard library wants a digit on both sides of the point, and an exponent on hexadecimal numbers.
        if cursor.pointee == 0x2E { text += "0" }
        while cursor < digitsEnd {
            let byte: UInt8 = cursor.pointee
            cursor += 1
            if byte == 0x5F { continue }
            if byte | 0x20 == (isHexadecimal ? 0x70 : 0x65) { inExponent = true }
            if !inExponent && byte != 0x30 && byte != 0x2E { hasNonZeroDigit = true }
            text.unicodeScalars.append(Unicode.Scalar(byte))
            if byte == 0x2E
                && (isHexadecimal
                    ? JavaCharacter.hexDigit(cursor.pointee) == nil
                        || cursor == digitsEnd : !JavaCharacter.isDigit(cursor.pointee))
            {
                text += "0"
            }
        }
        var isInfinite: Bool
        var isZero: Bool
        var bits: UInt64
        if isFloat {
            let value: Float = Float(text) ?? 0
            (isInfinite, isZero, bits) = (value.isInfinite, value.isZero, UInt64(value.bitPattern))
        } else {
            let value: Double = Double(text) ?? 0
            (isInfinite, isZero, bits) = (value.isInfinite, value.isZero, value.bitPattern)
        }
        if isInfinite { flags.insert(.roundsToInfinity) }
        if isZero && hasNonZeroDigit { flags.insert(.roundsToZero) }
        return finishNumber(isFloat ? .floatLiteral : .doubleLiteral, start, next, bits)
    }
}
