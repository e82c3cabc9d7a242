// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Collects UTF-8 text line by line with indentation and one tab stop.
///
/// Spaces are not written when they come but when something else follows them, so no line ends in spaces; a tab fills
/// up to a column counted in UTF-16 units, because that is how `javap` counts. The text lives in raw memory that grows
/// by doubling.
final class LineWriter {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count: Int = 0
    /// UTF-16 units in the current line, pending spaces excluded.
    private var column: Int = 0
    private var pendingSpaces: Int = 0
    private var indentation: Int = 0
    /// Whether an empty line has to precede the next text.
    var hasPendingNewline: Bool = false

    private static let indentWidth: Int = 2
    private static let tabColumn: Int = 40

    init(capacity: Int) {
        self.capacity = max(capacity, 256)
        memory = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    /// What was written so far; valid until the next write.
    var text: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

    @inline(__always)
    private func reserve(_ size: Int) {
        if capacity &- count < size { grow(size) }
    }

    @inline(never)
    private func grow(_ size: Int) {
        let larger: Int = max(capacity * 2, count + size)
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        copy.update(from: memory, count: count)
        memory.deallocate()
        memory = copy
        capacity = larger
    }

    func indent(_ levels: Int) { indentation &+= levels }

    func tab() {
        let target: Int = indentation &* LineWriter.indentWidth &+ LineWriter.tabColumn
        pendingSpaces &+= target <= column ? 1 : target &- column
    }

    func space(_ number: Int = 1) { pendingSpaces &+= max(0, number) }

    func newline() {
        pendingSpaces = 0
        column = 0
        reserve(1)
        memory[count] = 0x0A
        count &+= 1
    }

    /// Puts the spaces that precede visible text.
    @inline(__always)
    private func startText() {
        if column == 0 { pendingSpaces &+= indentation &* LineWriter.indentWidth }
        guard pendingSpaces > 0 else { return }
        reserve(pendingSpaces)
        (memory + count).initialize(repeating: 0x20, count: pendingSpaces)
        count &+= pendingSpaces
        column &+= pendingSpaces
        pendingSpaces = 0
    }

    @inline(__always)
    private func settleNewline() {
        if hasPendingNewline {
            hasPendingNewline = false
            newline()
        }
    }

    // MARK: Text

    /// One byte of ASCII.
    func put(_ byte: UInt8) {
        settleNewline()
        switch byte {
        case 0x20: pendingSpaces &+= 1
        case 0x0A: newline()
        default:
            startText()
            reserve(1)
            memory[count] = byte
            count &+= 1
            column &+= 1
        }
    }

    func print(_ text: StaticString) {
        printASCII(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func printLine(_ text: StaticString) {
        print(text)
        newline()
    }

    /// ASCII text without NUL; spaces and line feeds are treated as such.
    func printASCII(_ bytes: UnsafeRawBufferPointer) {
        settleNewline()
        guard let base = bytes.baseAddress else { return }
        var index: Int = 0
        while index < bytes.count {
            let byte: UInt8 = base.load(fromByteOffset: index, as: UInt8.self)
            if byte == 0x20 {
                pendingSpaces &+= 1
                index &+= 1
                continue
            }
            if byte == 0x0A {
                newline()
                index &+= 1
                continue
            }
            var end: Int = index &+ 1
            while end < bytes.count {
                let next: UInt8 = base.load(fromByteOffset: end, as: UInt8.self)
                if next == 0x20 || next == 0x0A { break }
                end &+= 1
            }
            startText()
            let length: Int = end &- index
            reserve(length)
            UnsafeMutableRawPointer(memory + count).copyMemory(from: base + index, byteCount: length)
            count &+= length
            column &+= length
            index = end
        }
    }

    /// One Unicode scalar value, or "?" for a surrogate that lost its partner.
    func put(scalar: UInt32) {
        if scalar < 0x80 { return put(UInt8(truncatingIfNeeded: scalar)) }
        if (0xD800...0xDFFF).contains(scalar) { return put(0x3F) }
        settleNewline()
        startText()
        reserve(4)
        func append(_ byte: UInt32) {
            memory[count] = UInt8(truncatingIfNeeded: byte)
            count &+= 1
        }
        column &+= scalar > 0xFFFF ? 2 : 1
        if scalar < 0x800 {
            append(0xC0 | scalar >> 6)
        } else if scalar < 0x10000 {
            append(0xE0 | scalar >> 12)
            append(0x80 | scalar >> 6 & 0x3F)
        } else {
            append(0xF0 | scalar >> 18)
            append(0x80 | scalar >> 12 & 0x3F)
            append(0x80 | scalar >> 6 & 0x3F)
        }
        append(0x80 | scalar & 0x3F)
    }

    /// Text in modified UTF-8, as it is.
    func print(_ bytes: UnsafeRawBufferPointer) {
        if ModifiedUTF8.asciiPrefix(bytes) == bytes.count { return printASCII(bytes) }
        var units: ModifiedUTF8.UnitSequence = ModifiedUTF8.units(bytes)
        while let scalar = units.nextScalar() { put(scalar: scalar) }
    }

    /// As above with dots for slashes.
    func printDotted(_ bytes: UnsafeRawBufferPointer) {
        var units: ModifiedUTF8.UnitSequence = ModifiedUTF8.units(bytes)
        while let scalar = units.nextScalar() { put(scalar: scalar == 0x2F ? 0x2E : scalar) }
    }

    /// A line of its own that does not touch the state of indentation and pending lines. Only between lines.
    func report(_ text: String) {
        for byte: UInt8 in text.utf8 {
            reserve(1)
            memory[count] = byte
            count &+= 1
        }
        reserve(1)
        memory[count] = 0x0A
        count &+= 1
    }

    // MARK: Numbers

    func print(_ number: some BinaryInteger) {
        printNumber(Int64(truncatingIfNeeded: number), width: 0)
    }

    /// Decimal, with spaces in front up to `width` characters.
    func print(_ number: some BinaryInteger, width: Int) {
        printNumber(Int64(truncatingIfNeeded: number), width: width)
    }

    private func printNumber(_ number: Int64, width: Int) {
        settleNewline()
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { buffer in
            var start: Int = buffer.count
            var rest: UInt64 = number.magnitude
            repeat {
                start &-= 1
                buffer[start] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
                rest /= 10
            } while rest != 0
            if number < 0 {
                start &-= 1
                buffer[start] = 0x2D
            }
            let length: Int = buffer.count &- start
            if width > length { pendingSpaces &+= width &- length }
            printASCII(UnsafeRawBufferPointer(rebasing: buffer[start...]))
        }
    }

    /// Hexadecimal, with zeros in front up to `width` digits.
    func printHex(_ number: UInt32, width: Int = 1, uppercase: Bool = false) {
        var shift: Int = 28
        while shift >= 4 &* width, number >> UInt32(shift) == 0 { shift &-= 4 }
        while shift >= 0 {
            let digit = UInt8(truncatingIfNeeded: number >> UInt32(shift) & 0xF)
            put(digit < 10 ? 0x30 &+ digit : (uppercase ? 0x37 : 0x57) &+ digit)
            shift &-= 4
        }
    }

    /// A Swift string, for the rare texts that are made as one.
    func print(text: String) {
        for scalar: Unicode.Scalar in text.unicodeScalars { put(scalar: scalar.value) }
    }
}
