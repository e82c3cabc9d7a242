// SPDX-License-Identifier: Apache-2.0

// Unicode escapes (JLS 3.3) are translated before lexing, and only in files that have any.
//
// A backslash begins an escape when an even number of backslashes stands directly before it and a `u` behind it. The
// translation writes the text into a second buffer and remembers, at each escape, how offsets in that buffer relate to
// offsets in the file; after lexing, all positions are mapped back in one pass. So the lexer has a single path, and the
// common file pays one search for a backslash followed by `u`.
//
// A pair of escaped surrogates becomes one four-byte character; a lone one keeps its three-byte form, since string
// literals may hold any UTF-16 unit.

struct UnicodeEscapes: ~Copyable {
    /// The translated text with the padding of `SourceFile`, valid as long as this value lives.
    let text: UnsafePointer<UInt8>
    /// Length of the translated text, padding not counted.
    let count: Int
    /// File offsets of characters that should have been hexadecimal digits.
    let errors: [UInt32]
    /// Translated and file offsets at the beginning and behind every escape, ascending.
    private let translated: [UInt32]
    private let original: [UInt32]

    /// Nil when the file has no unicode escape.
    init?(_ file: SourceFile) {
        let base: UnsafePointer<UInt8> = file.base
        let first: Int = UnicodeEscapes.firstEscape(base, from: 0, to: file.count)
        if first == file.count { return nil }
        var translation: Translation = Translation()
        translation.run(base, from: first, to: file.count)
        errors = translation.errors
        translated = translation.translated
        original = translation.original
        count = translation.bytes.count
        let memory: UnsafeMutablePointer<UInt8> = .allocate(capacity: count + SourceFile.padding)
        memory.initialize(from: translation.bytes, count: count)
        (memory + count).initialize(repeating: 0, count: SourceFile.padding)
        text = UnsafePointer(memory)
    }

    deinit { text.deallocate() }

    /// The file offset for an offset in the translated text; offsets inside an escaped character map to its start.
    func originalOffset(_ offset: UInt32) -> UInt32 {
        var low: Int = -1
        var high: Int = translated.count
        while high - low > 1 {
            let middle: Int = (low + high) / 2
            if translated[middle] <= offset { low = middle } else { high = middle }
        }
        if low < 0 { return offset }
        // Even entries begin an escape: everything up to the next entry is that one character.
        return low % 2 == 0 ? original[low] : original[low] + (offset - translated[low])
    }

    /// Offset of the first backslash at or behind `start` that begins an escape, or `end`.
    ///
    /// `start` must not lie inside a run of backslashes of the file, unless an escape ended there: the backslash an
    /// escape stands for does not make the next one ineligible.
    fileprivate static func firstEscape(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var offset: Int = start
        while offset < end {
            offset = ByteSearch.first(0x5C, base, from: offset, to: end)
            if offset >= end { return end }
            if base[offset + 1] == 0x75 { return offset }
            // Skip the escaped character too, in particular a second backslash.
            offset += 2
        }
        return end
    }

}

/// The translation under way.
private struct Translation {
    var bytes: [UInt8] = []
    var errors: [UInt32] = []
    var translated: [UInt32] = []
    var original: [UInt32] = []

    mutating func run(_ base: UnsafePointer<UInt8>, from first: Int, to end: Int) {
        bytes.reserveCapacity(end)
        var offset: Int = first
        var copied: Int = 0
        while offset < end {
            bytes.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: offset - copied))
            mark(offset)
            copied = translate(base, offset, end)
            mark(copied)
            offset = UnicodeEscapes.firstEscape(base, from: copied, to: end)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: base + copied, count: end - copied))
    }

    private mutating func mark(_ offset: Int) {
        translated.append(UInt32(bytes.count))
        original.append(UInt32(offset))
    }

    /// Appends the character of the escape at `start`; returns the offset behind the escape.
    private mutating func translate(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var next: Int = start
        guard let unit: UInt32 = codeUnit(base, &next, end) else { return next }
        if unit & 0xFC00 == 0xD800, next + 1 < end, base[next] == 0x5C, base[next + 1] == 0x75 {
            var behind: Int = next
            let errorCount: Int = errors.count
            if let low: UInt32 = codeUnit(base, &behind, end), low & 0xFC00 == 0xDC00 {
                DecodedScalar.encode(0x1_0000 + (unit & 0x3FF) << 10 + (low & 0x3FF), into: &bytes)
                return behind
            }
            // Not a pair: the second escape is translated, and diagnosed, on its own.
            errors.removeLast(errors.count - errorCount)
        }
        DecodedScalar.encode(unit, into: &bytes)
        return next
    }

    /// Reads backslash, `u`s and four digits at `next`, which it moves behind what it read.
    private mutating func codeUnit(_ base: UnsafePointer<UInt8>, _ next: inout Int, _ end: Int) -> UInt32? {
        next += 1
        while base[next] == 0x75 { next += 1 }
        var value: UInt32 = 0
        for _: Int in 0..<4 {
            guard next < end, let digit: UInt32 = JavaCharacter.hexDigit(base[next]) else {
                errors.append(UInt32(next))
                return nil
            }
            value = value << 4 | digit
            next += 1
        }
        return value
    }
}

/// Byte searches eight bytes at a time; the text must be followed by `SourceFile.padding` readable bytes.
enum ByteSearch {
    /// Offset of the first `byte` in a range, or `end`.
    @inline(__always)
    static func first(_ byte: UInt8, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        let pattern: UInt64 = UInt64(byte) &* 0x0101_0101_0101_0101
        var offset: Int = start
        while offset < end {
            let word: UInt64 = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ pattern
            // The lowest marked byte is exact: borrows only travel upwards.
            let zeros: UInt64 = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 { return min(offset &+ zeros.trailingZeroBitCount &>> 3, end) }
            offset &+= 8
        }
        return end
    }
}
