// SPDX-License-Identifier: Apache-2.0

/// Where each line of a source file begins. Built on demand, for diagnostics and line number tables only.
///
/// Lines end at CR, LF or CR LF (JLS 3.4) in the bytes of the file: a line end written as a unicode escape ends a
/// comment but does not count, which is also what javac counts.
package struct LineTable: Sendable {
    /// Offset of the first byte of each line; never empty.
    package let starts: [UInt32]

    package init(_ file: SourceFile) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(file.count / 32 + 1)
        let base: UnsafePointer<UInt8> = file.base
        var offset: Int = 0
        while offset < file.count {
            let byte: UInt8 = base[offset]
            offset += 1
            if byte == 0x0A {
                starts.append(UInt32(offset))
            } else if byte == 0x0D {
                if base[offset] == 0x0A { offset += 1 }
                starts.append(UInt32(offset))
            }
        }
        self.starts = starts
    }

    /// One-based number of the line that contains a position.
    package func line(of position: SourcePosition) -> Int {
        var low: Int = 0
        var high: Int = starts.count
        while high - low > 1 {
            let middle: Int = (low + high) / 2
            if starts[middle] <= position.rawValue { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Bytes of a line without its terminator, as a range of offsets. `line` is one-based and must exist.
    package func range(ofLine line: Int, in file: SourceFile) -> Range<Int> {
        let start: Int = Int(starts[line - 1])
        var end: Int = line < starts.count ? Int(starts[line]) : file.count
        while end > start, file.base[end - 1] == 0x0A || file.base[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// One-based column counted in UTF-16 units, tabs as one: what javac reports as a diagnostic's position in line.
    package func column(of position: SourcePosition, in file: SourceFile) -> Int {
        let start: Int = Int(starts[line(of: position) - 1])
        let end: Int = min(Int(position.rawValue), file.count)
        var units: Int = 0
        var offset: Int = start
        while offset < end {
            let byte: UInt8 = file.base[offset]
            // Continuation bytes belong to a character already counted; four-byte characters are two units.
            if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
            offset += 1
        }
        return units + 1
    }
}
