// SPDX-License-Identifier: Apache-2.0

/// One Unicode code point read from UTF-8 bytes.
///
/// The lexer's own text after unicode escapes may contain lone surrogates in their three-byte form (WTF-8), so those
/// decode to their value when `allowingSurrogates` is set; in a file as read from disk they are errors.
struct DecodedScalar {
    /// The code point; U+FFFD where the bytes are ill-formed.
    let value: UInt32
    /// Bytes consumed, at least 1.
    let length: Int
    let isError: Bool

    /// Reads up to four bytes at `bytes`; a zero byte (the padding) ends any sequence early.
    init(at bytes: UnsafePointer<UInt8>, allowingSurrogates: Bool = false) {
        let first: UInt32 = UInt32(bytes[0])
        if first < 0x80 {
            self.init(first, 1)
            return
        }
        let second: UInt32 = UInt32(bytes[1])
        guard first >= 0xC2, first <= 0xF4, second & 0xC0 == 0x80 else {
            self.init(malformedOfLength: 1)
            return
        }
        if first < 0xE0 {
            self.init((first & 0x1F) << 6 | (second & 0x3F), 2)
            return
        }
        let third: UInt32 = UInt32(bytes[2])
        if first < 0xF0 {
            let value: UInt32 = (first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F)
            let isSurrogate: Bool = value & 0xF800 == 0xD800
            guard third & 0xC0 == 0x80, value >= 0x800, !isSurrogate || allowingSurrogates else {
                self.init(malformedOfLength: 1)
                return
            }
            self.init(value, 3)
            return
        }
        guard third & 0xC0 == 0x80, bytes[3] & 0xC0 == 0x80 else {
            self.init(malformedOfLength: 1)
            return
        }
        let high: UInt32 = (first & 0x07) << 18 | (second & 0x3F) << 12
        let value: UInt32 = high | (third & 0x3F) << 6 | UInt32(bytes[3] & 0x3F)
        guard value >= 0x1_0000, value <= 0x10_FFFF else {
            self.init(malformedOfLength: 1)
            return
        }
        self.init(value, 4)
    }

    private init(_ value: UInt32, _ length: Int) {
        self.value = value
        self.length = length
        isError = false
    }

    private init(malformedOfLength length: Int) {
        value = 0xFFFD
        self.length = length
        isError = true
    }

    /// Appends the UTF-8 form of a code point, surrogates included (three bytes each).
    static func encode(_ value: UInt32, into bytes: inout [UInt8]) {
        switch value {
        case 0..<0x80:
            bytes.append(UInt8(value))
        case 0x80..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x1_0000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | value >> 18 & 0x07))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }
}
