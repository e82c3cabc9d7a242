// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import ClassFile

@Suite struct JavaNumberTextTests {
    /// Texts as Java's `Double.toString` gives them.
    @Test(arguments: [
        (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-1.5, "-1.5"), (0.001, "0.001"), (0.00099, "9.9E-4"),
        (9_999_999.0, "9999999.0"), (1e7, "1.0E7"), (1.234567890123e7, "1.234567890123E7"), (123.0, "123.0"),
        (1e23, "1.0E23"), (2e-3, "0.002"), (.pi, "3.141592653589793"), (1.7976931348623157e308, "1.7976931348623157E308"),
        (2.2250738585072014e-308, "2.2250738585072014E-308"), (.infinity, "Infinity"),
        (-.infinity, "-Infinity"), (.nan, "NaN"), (100.0, "100.0"), (1234567.125, "1234567.125"),
    ] as [(Double, String)])
    func doubles(value: Double, text: String) {
        #expect(JavaNumberText.text(value) == text)
    }

    /// Where one digit identifies a number, Java still prints the nearest two.
    @Test func smallestNumbersHaveTwoDigits() {
        let doubles: [(UInt64, String)] = [
            (1, "4.9E-324"), (2, "9.9E-324"), (3, "1.5E-323"), (4, "2.0E-323"), (20, "9.9E-323"), (50, "2.47E-322"),
        ]
        for (bits, text): (UInt64, String) in doubles {
            #expect(JavaNumberText.text(Double(bitPattern: bits)) == text)
        }
        for (bits, text): (UInt32, String) in [(1, "1.4E-45"), (2, "2.8E-45"), (3, "4.2E-45"), (7, "9.8E-45")] {
            #expect(JavaNumberText.text(Float(bitPattern: bits)) == text)
        }
    }

    @Test(arguments: [
        (1.1, "1.1"), (3.4028235e38, "3.4028235E38"), (1e10, "1.0E10"),
        (0.1, "0.1"), (16_777_216.0, "1.6777216E7"), (-0.0, "-0.0"),
    ] as [(Float, String)])
    func floats(value: Float, text: String) {
        #expect(JavaNumberText.text(value) == text)
    }
}
