// SPDX-License-Identifier: Apache-2.0

/// `Double.toString` and `Float.toString` of Java.
///
/// Java and Swift both print the shortest decimal that reads back as the same number, so Swift's digits are taken and
/// laid out Java's way: plain between 10⁻³ and 10⁷, else with an exponent. They disagree only where one digit is enough:
/// Java then takes the nearest of the two-digit decimals, which differs for the smallest subnormal numbers.
package enum JavaNumberText {
    package static func text(_ value: Double) -> String {
        if let special = special(value.isNaN, value.isInfinite, value.sign) { return special }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        let (digits, exponent) = shortest("\(value)")
        // 4.94…E-324 is the unit in the last place of subnormal numbers.
        let tiny: UInt64 = value.magnitude.bitPattern
        if tiny < 100, digits.count == 1 {
            let rounded = roundToTwoDigits(Double(tiny) * 4.940656458412465, -324)
            return layOut(rounded.digits, rounded.exponent, isNegative: value < 0)
        }
        return layOut(digits, exponent, isNegative: value < 0)
    }

    package static func text(_ value: Float) -> String {
        if let special = special(value.isNaN, value.isInfinite, value.sign) { return special }
        if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
        let (digits, exponent) = shortest("\(value)")
        let tiny: UInt32 = value.magnitude.bitPattern
        if tiny < 100, digits.count == 1 {
            let rounded = roundToTwoDigits(Double(tiny) * 1.401298464324817, -45)
            return layOut(rounded.digits, rounded.exponent, isNegative: value < 0)
        }
        return layOut(digits, exponent, isNegative: value < 0)
    }

    private static func special(_ isNaN: Bool, _ isInfinite: Bool, _ sign: FloatingPointSign) -> String? {
        if isNaN { return "NaN" }
        return isInfinite ? (sign == .minus ? "-Infinity" : "Infinity") : nil
    }

    /// Two significant digits of `mantissa` · 10^`exponent`, and the exponent of the first.
    private static func roundToTwoDigits(_ mantissa: Double, _ exponent: Int) -> (digits: [UInt8], exponent: Int) {
        var scaled: Double = mantissa
        var power: Int = exponent
        while scaled >= 10 {
            scaled /= 10
            power += 1
        }
        var number = Int((scaled * 10).rounded())
        if number == 100 {
            number = 10
            power += 1
        }
        let digits: [UInt8] = [UInt8(number / 10), UInt8(number % 10)]
        return (digits[1] == 0 ? [digits[0]] : digits, power)
    }

    /// The significant digits in Swift's description, and the exponent of the first.
    private static func shortest(_ description: String) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var exponent: Int = 0
        var pointAt: Int? = nil
        var seen: Int = 0
        var iterator = description.utf8.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case 0x30...0x39:
                digits.append(byte - 0x30)
                seen += 1
            case 0x2E: pointAt = seen
            case 0x65:
                var text: String = ""
                while let rest = iterator.next() { text.unicodeScalars.append(Unicode.Scalar(rest)) }
                exponent = Int(text) ?? 0
            default: break
            }
        }
        let leadingZeros: Int = digits.prefix { $0 == 0 }.count
        exponent += (pointAt ?? seen) - 1 - leadingZeros
        digits.removeFirst(leadingZeros)
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        return (digits, exponent)
    }

    private static func layOut(_ digits: [UInt8], _ exponent: Int, isNegative: Bool) -> String {
        var text: [UInt8] = isNegative ? [0x2D] : []
        func digit(_ index: Int) -> UInt8 { index < digits.count ? digits[index] + 0x30 : 0x30 }
        if exponent >= -3, exponent < 0 {
            text += [0x30, 0x2E] + Array(repeating: 0x30, count: -1 - exponent) + digits.map { $0 + 0x30 }
        } else if exponent >= 0, exponent < 7 {
            for index: Int in 0...exponent { text.append(digit(index)) }
            text.append(0x2E)
            for index: Int in (exponent + 1)..<max(digits.count, exponent + 2) { text.append(digit(index)) }
        } else {
            text += [digit(0), 0x2E]
            for index: Int in 1..<max(digits.count, 2) { text.append(digit(index)) }
            text += Array("E\(exponent)".utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
