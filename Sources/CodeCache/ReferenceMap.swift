// SPDX-License-Identifier: Apache-2.0

/// Which registers and stack slots hold references at one return address. A slot is 4 bytes, the size of a reference;
/// slot 0 is the one the stack pointer points to when the call has returned.
///
/// Encoded as runs, because references cluster: ULEB128 numbers
///
/// ```
///   register mask │ number of runs │ { gap since the last run's end, length } …
/// ```
public struct ReferenceMap: Hashable, Sendable {
    /// Bit n stands for the general-purpose register with encoding n.
    public var registers: UInt16 = 0
    /// Slots in increasing order, each once.
    public private(set) var slots: [UInt32] = []

    public init(registers: UInt16 = 0, slots: [UInt32] = []) {
        self.registers = registers
        for slot in slots { add(slot: slot) }
    }

    /// Adds a slot, wherever it belongs.
    public mutating func add(slot: UInt32) {
        if let last = slots.last, last >= slot {
            let place: Int = slots.firstIndex { $0 >= slot } ?? slots.count
            if slots[place] != slot { slots.insert(slot, at: place) }
        } else {
            slots.append(slot)
        }
    }

    /// Appends the encoded form.
    func encode(into bytes: inout [UInt8]) {
        var runs: [(start: UInt32, length: UInt32)] = []
        for slot in slots {
            if let last = runs.last, last.start + last.length == slot {
                runs[runs.count - 1].length += 1
            } else {
                runs.append((slot, 1))
            }
        }
        bytes.appendULEB128(UInt32(registers))
        bytes.appendULEB128(UInt32(runs.count))
        var end: UInt32 = 0
        for run in runs {
            bytes.appendULEB128(run.start - end)
            bytes.appendULEB128(run.length)
            end = run.start + run.length
        }
    }
}

extension [UInt8] {
    /// Appends a number in groups of seven bits, lowest first.
    mutating func appendULEB128(_ value: UInt32) {
        var rest: UInt32 = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

extension UnsafeRawBufferPointer {
    /// Reads such a number and moves on. Nil past the end, or for one that needs more than 32 bits.
    func readULEB128(_ offset: inout Int) -> UInt32? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset >= 0, offset < count, shift < 35 {
            let byte: UInt8 = self[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return UInt32(exactly: value) }
            shift += 7
        }
        return nil
    }
}
