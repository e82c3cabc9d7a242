// SPDX-License-Identifier: Apache-2.0
import DataStructures
import Testing

@Suite struct ModifiedUTF8Tests {
    private func isValid(_ bytes: [UInt8], allowsOverlong: Bool = false) -> Bool {
        bytes.withUnsafeBytes { ModifiedUTF8.isValid($0, allowsOverlong: allowsOverlong) }
    }

    private func units(_ bytes: [UInt8]) -> [UInt16] {
        bytes.withUnsafeBytes { Array(ModifiedUTF8.units($0)) }
    }

    @Test func everyUnitSurvivesEncodingAndDecoding() {
        let all: [UInt16] = (0...0xFFFF).map { UInt16($0) }
        let bytes: [UInt8] = ModifiedUTF8.encode(units: all)
        #expect(isValid(bytes))
        #expect(!bytes.contains(0))
        #expect(units(bytes) == all)
        #expect(bytes.withUnsafeBytes { ModifiedUTF8.unitCount($0) } == 0x10000)
        #expect(bytes.count == 127 + 2 + 2 * (0x800 - 0x80) + 3 * (0x10000 - 0x800))
    }

    @Test func supplementaryCharactersAreSurrogatePairs() {
        let bytes: [UInt8] = ModifiedUTF8.encode("a\u{1F600}\u{0}")
        #expect(bytes == [0x61, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0xC0, 0x80])
        #expect(bytes.withUnsafeBytes { ModifiedUTF8.string(decoding: $0) } == "a\u{1F600}\u{0}")
    }

    @Test(arguments: [
        [0x00], [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x00], [0x80], [0xBF], [0xC2], [0xC2, 0x41], [0xE1, 0x80],
        [0xE1, 0x80, 0x41], [0xE1, 0x41, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0xFF],
    ] as [[UInt8]])
    func malformedBytesAreRefusedAndDecodeWithoutTrap(bytes: [UInt8]) {
        #expect(!isValid(bytes))
        #expect(!isValid(bytes, allowsOverlong: true))
        #expect(units(bytes).count <= bytes.count)
    }

    @Test func overlongFormsAreForOldClassFilesOnly() {
        for bytes: [UInt8] in [[0xC1, 0x81], [0xE0, 0x81, 0x81], [0xE0, 0x9F, 0xBF]] {
            #expect(!isValid(bytes))
            #expect(isValid(bytes, allowsOverlong: true))
        }
        #expect(isValid([0xC0, 0x80]))
    }

    @Test func asciiPrefixStopsAtTheWordWithTheFirstOtherByte() {
        for position: Int in 0..<40 {
            for byte: UInt8 in [0, 0x80, 0xFF] {
                var bytes: [UInt8] = Array(repeating: 0x41, count: 40)
                bytes[position] = byte
                let prefix: Int = bytes.withUnsafeBytes { ModifiedUTF8.asciiPrefix($0) }
                #expect(prefix <= position && prefix > position - 8)
            }
        }
    }
}
