// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Testing

@testable import JavaBaseNatives

@Suite struct PrimitiveValueTests {
    private static let types = [
        SwiftletTypeBoolean, SwiftletTypeByte, SwiftletTypeShort, SwiftletTypeChar, SwiftletTypeInt, SwiftletTypeLong,
        SwiftletTypeFloat, SwiftletTypeDouble,
    ]

    private func value(_ type: Int, _ bits: Int64) -> PrimitiveValue {
        PrimitiveValue(type: UInt8(type), bits: UInt64(bitPattern: bits))
    }

    /// JLS 5.1.2, a row for each type: what it widens to, itself included.
    @Test func widensAsTheLanguageSays() {
        let rows: [[Int]] = [
            [SwiftletTypeBoolean],
            [
                SwiftletTypeByte, SwiftletTypeShort, SwiftletTypeInt, SwiftletTypeLong, SwiftletTypeFloat,
                SwiftletTypeDouble,
            ],
            [SwiftletTypeShort, SwiftletTypeInt, SwiftletTypeLong, SwiftletTypeFloat, SwiftletTypeDouble],
            [SwiftletTypeChar, SwiftletTypeInt, SwiftletTypeLong, SwiftletTypeFloat, SwiftletTypeDouble],
            [SwiftletTypeInt, SwiftletTypeLong, SwiftletTypeFloat, SwiftletTypeDouble],
            [SwiftletTypeLong, SwiftletTypeFloat, SwiftletTypeDouble],
            [SwiftletTypeFloat, SwiftletTypeDouble],
            [SwiftletTypeDouble],
        ]
        for (from, allowed) in zip(Self.types, rows) {
            for to in Self.types {
                let widened = value(from, 1).widened(to: UInt8(to))
                #expect((widened != nil) == allowed.contains(to), "\(from) to \(to)")
            }
        }
    }

    @Test func keepsValues() {
        #expect(value(SwiftletTypeByte, -3).widened(to: UInt8(SwiftletTypeLong))?.bits == UInt64(bitPattern: -3))
        #expect(value(SwiftletTypeInt, -3).widened(to: UInt8(SwiftletTypeDouble))?.bits == (-3.0).bitPattern)
        #expect(
            value(SwiftletTypeChar, 0xFFFF).widened(to: UInt8(SwiftletTypeFloat))?.bits
                == UInt64(Float(65535).bitPattern))
        // Rounded once, from the integer: through double this would round twice.
        let large: Int64 = 0x0100_0001_0000_0001
        #expect(
            value(SwiftletTypeLong, large).widened(to: UInt8(SwiftletTypeFloat))?.bits
                == UInt64(Float(large).bitPattern))
        let half = PrimitiveValue(type: UInt8(SwiftletTypeFloat), bits: UInt64(Float(0.5).bitPattern))
        #expect(half.widened(to: UInt8(SwiftletTypeDouble))?.bits == 0.5.bitPattern)
    }

    @Test func readsWhatItWrote() {
        withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { memory in
            for type in Self.types {
                let expected: Int64 = type == SwiftletTypeBoolean ? 1 : type == SwiftletTypeChar ? 0xFEDC : -100
                let bits = type == SwiftletTypeFloat ? Int64(UInt32(bitPattern: -100)) : expected
                let written = value(type, bits)
                written.store(at: memory.baseAddress!)
                #expect(PrimitiveValue(type: UInt8(type), at: memory.baseAddress!) == written)
            }
        }
    }
}
