// SPDX-License-Identifier: Apache-2.0

/// Finds where instructions begin, as HotSpot does, which gives lengths to some bytes that are no opcodes: its own
/// rewritten instructions have numbers from 202 on. They are refused later than other bytes, with another text.
enum InstructionLengths {
    /// Length of the instruction at `position`, or 0 when there is none.
    @inline(__always)
    static func length(_ code: UnsafeRawBufferPointer, at position: Int) -> Int {
        let length = Int(table.utf8Start[Int(code[position])]) &- 0x30
        if length > 0 { return length <= code.count &- position ? length : 0 }
        return special(code, position)
    }

    private static func special(_ code: UnsafeRawBufferPointer, _ position: Int) -> Int {
        let operands = (position &+ 4) & ~3
        let left = code.count &- position
        var length: Int
        switch code[position] {
        case 0xC4:
            guard left > 1 else { return 0 }
            switch code[position &+ 1] {
            case 0x15...0x19, 0x36...0x3A, 0xA9: length = 4
            case 0x84: length = 6
            default: return 0
            }
        case 0xAA:
            guard operands &+ 12 < code.count else { return 0 }
            let low = number(code, operands &+ 4)
            let high = number(code, operands &+ 8)
            guard low <= high else { return 0 }
            length = operands &- position &+ (4 &+ high &- low) &* 4
        case 0xAB, 0xE4, 0xE5:
            guard operands &+ 8 < code.count else { return 0 }
            let count = number(code, operands &+ 4)
            guard count >= 0 else { return 0 }
            length = operands &- position &+ (2 &+ 2 &* count) &* 4
        case 0xCA:
            length = 1
        default:
            return 0
        }
        return length > 0 && length <= left ? length : 0
    }

    @inline(__always)
    static func number(_ code: UnsafeRawBufferPointer, _ position: Int) -> Int {
        Int(Int32(bigEndian: code.loadUnaligned(fromByteOffset: position, as: Int32.self)))
    }

    /// A digit per byte, 64 in a row; 0 where the operands decide or nothing is known.
    private static var table: StaticString {
        """
        1111111111111111232332222211111111111111111111111111112222211111\
        1111111111111111111111111111111111111111111111111111111111111111\
        1111311111111111111111111333333333333333320011111133333335532311\
        3311043355033333333333333333144424330023133312100000000000000000
        """
    }
}
