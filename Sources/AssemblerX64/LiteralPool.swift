// SPDX-License-Identifier: Apache-2.0

/// Constants that live behind the code and are read relative to the instruction pointer: floating-point values, sign
/// masks, shuffle patterns. Equal constants of one size share a place. Not for references: code holds none.
public struct LiteralPool {
    private struct Entry {
        var low: UInt64
        var high: UInt64
        var size: Int
        var label: Label
    }

    private var entries: [Entry] = []

    public init() {}

    public mutating func operand(_ value: Float, in assembler: inout Assembler) -> MemoryOperand {
        place(UInt64(value.bitPattern), 0, 4, &assembler)
    }

    public mutating func operand(_ value: Double, in assembler: inout Assembler) -> MemoryOperand {
        place(value.bitPattern, 0, 8, &assembler)
    }

    public mutating func operand(_ bits: UInt32, in assembler: inout Assembler) -> MemoryOperand {
        place(UInt64(bits), 0, 4, &assembler)
    }

    public mutating func operand(_ bits: UInt64, in assembler: inout Assembler) -> MemoryOperand {
        place(bits, 0, 8, &assembler)
    }

    /// Sixteen bytes, aligned as legacy vector instructions want them.
    public mutating func operand(low: UInt64, high: UInt64, in assembler: inout Assembler) -> MemoryOperand {
        place(low, high, 16, &assembler)
    }

    private mutating func place(
        _ low: UInt64, _ high: UInt64, _ size: Int, _ assembler: inout Assembler
    ) -> MemoryOperand {
        for entry in entries where entry.size == size && entry.low == low && entry.high == high {
            return .label(entry.label)
        }
        let label: Label = assembler.makeLabel()
        entries.append(Entry(low: low, high: high, size: size, label: label))
        return .label(label)
    }

    /// Writes the constants at the current position, largest first so that all are aligned, and empties the pool. The
    /// code must be placed at a multiple of 16.
    public mutating func emit(into assembler: inout Assembler) {
        if entries.isEmpty { return }
        assembler.align(16)
        for size in [16, 8, 4] {
            for entry in entries where entry.size == size {
                assembler.bind(entry.label)
                switch size {
                case 4: assembler.data(UInt32(truncatingIfNeeded: entry.low))
                case 8: assembler.data(entry.low)
                default:
                    assembler.data(entry.low)
                    assembler.data(entry.high)
                }
            }
        }
        entries.removeAll(keepingCapacity: true)
    }
}
