// SPDX-License-Identifier: Apache-2.0

/// Java's modified UTF-8 (JVMS 4.4.7): UTF-16 code units, each in one to three bytes, with NUL as C0 80.
///
/// It differs from UTF-8 in two ways: no byte is ever zero, and a character above U+FFFF is a surrogate pair of two
/// three-byte sequences. Lone surrogates are legal. Three jobs are offered: validation as HotSpot does it (with a path
/// of eight bytes at a time for ASCII), decoding to UTF-16 units that never fails, and encoding.
///
/// The decoder is deliberately lenient, because it also serves messages about malformed files: a byte that starts no
/// complete sequence becomes U+FFFD on its own.
public enum ModifiedUTF8 {
    /// Whether the bytes are well-formed.
    ///
    /// `allowsOverlong` admits encodings that are longer than needed, as class files up to version 47 may contain.
    public static func isValid(_ bytes: UnsafeRawBufferPointer, allowsOverlong: Bool = false) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let count: Int = bytes.count
        var index: Int = asciiPrefix(bytes)
        while index < count {
            let first: UInt32 = UInt32(base.load(fromByteOffset: index, as: UInt8.self))
            switch first >> 4 {
            case 0...7:
                if first == 0 { return false }
                index &+= 1
            case 0xC, 0xD:
                guard count &- index >= 2, let second = continuation(base, index &+ 1) else { return false }
                let unit: UInt32 = (first & 0x1F) << 6 | second
                if !allowsOverlong, unit != 0, unit < 0x80 { return false }
                index &+= 2
            case 0xE:
                guard count &- index >= 3, let second = continuation(base, index &+ 1),
                    let third = continuation(base, index &+ 2)
                else { return false }
                let unit: UInt32 = (first & 0x0F) << 12 | second << 6 | third
                if !allowsOverlong, unit < 0x800 { return false }
                index &+= 3
            default:
                return false
            }
        }
        return true
    }

    /// Number of leading bytes that are ASCII and not NUL, rounded down to a multiple of eight unless all are.
    @inlinable
    public static func asciiPrefix(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let count: Int = bytes.count
        var index: Int = 0
        while count &- index >= 8 {
            let word: UInt64 = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // A zero byte borrows into its top bit; a byte above 127 has it set already.
            if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 != 0 { return index }
            index &+= 8
        }
        while index < count {
            let byte: UInt8 = base.load(fromByteOffset: index, as: UInt8.self)
            if byte == 0 || byte > 127 { return index }
            index &+= 1
        }
        return index
    }

    @inline(__always)
    private static func continuation(_ base: UnsafeRawPointer, _ offset: Int) -> UInt32? {
        let byte: UInt8 = base.load(fromByteOffset: offset, as: UInt8.self)
        return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }

    /// The UTF-16 code units of modified UTF-8; malformed bytes give U+FFFD each.
    public struct UnitSequence: Sequence, IteratorProtocol {
        @usableFromInline let bytes: UnsafeRawBufferPointer
        @usableFromInline var index: Int = 0

        @inlinable
        public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        /// Offset of the next sequence in the buffer.
        @inlinable public var position: Int { index }

        @inlinable
        public mutating func next() -> UInt16? {
            guard index < bytes.count else { return nil }
            let first: UInt8 = bytes[index]
            index &+= 1
            if first < 0x80 { return UInt16(first) }
            if first & 0xE0 == 0xC0, index < bytes.count, bytes[index] & 0xC0 == 0x80 {
                let unit: UInt16 = UInt16(first & 0x1F) << 6 | UInt16(bytes[index] & 0x3F)
                index &+= 1
                return unit
            }
            if first & 0xF0 == 0xE0, index &+ 1 < bytes.count, bytes[index] & 0xC0 == 0x80,
                bytes[index &+ 1] & 0xC0 == 0x80
            {
                let high: UInt16 = UInt16(first & 0x0F) << 12 | UInt16(bytes[index] & 0x3F) << 6
                let unit: UInt16 = high | UInt16(bytes[index &+ 1] & 0x3F)
                index &+= 2
                return unit
            }
            return 0xFFFD
        }

        /// The next Unicode scalar value, two units taken together; a surrogate without its partner comes alone.
        @inlinable
        public mutating func nextScalar() -> UInt32? {
            guard let unit = next() else { return nil }
            guard unit & 0xFC00 == 0xD800 else { return UInt32(unit) }
            let behind: Int = index
            guard let low = next(), low & 0xFC00 == 0xDC00 else {
                index = behind
                return UInt32(unit)
            }
            return 0x10000 &+ (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
        }
    }

    /// The UTF-16 code units of `bytes`.
    @inlinable
    public static func units(_ bytes: UnsafeRawBufferPointer) -> UnitSequence { UnitSequence(bytes) }

    /// Number of UTF-16 code units in `bytes`.
    public static func unitCount(_ bytes: UnsafeRawBufferPointer) -> Int {
        let ascii: Int = asciiPrefix(bytes)
        if ascii == bytes.count { return ascii }
        var units = UnitSequence(UnsafeRawBufferPointer(rebasing: bytes[ascii...]))
        var count: Int = ascii
        while units.next() != nil { count &+= 1 }
        return count
    }

    /// The text as a Swift string; lone surrogates and malformed bytes become U+FFFD.
    public static func string(decoding bytes: UnsafeRawBufferPointer) -> String {
        if asciiPrefix(bytes) == bytes.count { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: Array(units(bytes)), as: UTF16.self)
    }

    /// Appends one UTF-16 code unit.
    @inlinable
    public static func append(unit: UInt16, to bytes: inout [UInt8]) {
        if unit >= 1, unit < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: unit))
        } else if unit < 0x800 {
            bytes.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
        } else {
            bytes.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: (unit >> 6) & 0x3F))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
        }
    }

    /// The modified UTF-8 of a sequence of UTF-16 code units.
    public static func encode(units: some Sequence<UInt16>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(units.underestimatedCount)
        for unit: UInt16 in units { append(unit: unit, to: &bytes) }
        return bytes
    }

    /// The modified UTF-8 of a string.
    public static func encode(_ text: String) -> [UInt8] { encode(units: text.utf16) }
}
