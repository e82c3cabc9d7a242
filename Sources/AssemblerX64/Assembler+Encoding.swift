// SPDX-License-Identifier: Apache-2.0
//
// The two instruction formats.
//
//   legacy:  [segment] [66] [66 F3 F2] [REX] [0F [38|3A]] opcode ModRM [SIB] [displacement] [immediate]
//   VEX:     [segment] C5 RvvvvLpp | C4 RXBmmmmm WvvvvLpp         opcode ModRM [SIB] [displacement] [immediate]
//
// An operation's encoding is passed as the number that its hexadecimal digits spell, `0xPP_MM_OO`: the mandatory prefix
// byte (00, 66, F3, F2), the opcode map (00, 0F, 38 for 0F 38, 3A for 0F 3A) and the opcode. The caller appends the
// immediate itself, and says how long it will be, because distances from the instruction pointer count from behind it.

extension Assembler {
    /// Writes an instruction up to its ModRM byte, with a register in the r/m position.
    ///
    /// - Parameter rex: 0x40 to force a REX prefix (for `spl`, `bpl`, `sil`, `dil`), else 0.
    @inline(__always)
    mutating func legacy(_ code: UInt32, _ width: OperandWidth, reg: UInt8, rm: UInt8, rex forced: UInt8 = 0) {
        buffer.reserve()
        let rex: UInt8 = forced | (width == .w64 ? 0x48 : 0) | (reg >> 3) << 2 | rm >> 3
        prefixesAndOpcode(code, width, rex)
        buffer.put(0xC0 | (reg & 7) << 3 | rm & 7)
    }

    /// Writes an instruction up to its displacement, with memory in the r/m position.
    ///
    /// - Parameter trailing: length of the immediate the caller will append, in bytes.
    @inline(__always)
    mutating func legacy(
        _ code: UInt32, _ width: OperandWidth, reg: UInt8, rm: MemoryOperand, rex forced: UInt8 = 0,
        trailing: UInt32 = 0
    ) {
        buffer.reserve()
        if rm.segment != .none { buffer.put(rm.segment.rawValue) }
        let rex: UInt8 = forced | (width == .w64 ? 0x48 : 0) | (reg >> 3) << 2 | rm.extensionBits
        prefixesAndOpcode(code, width, rex)
        address(reg: reg, rm, trailing: trailing)
    }

    /// Writes an instruction whose register is in the low bits of the opcode.
    @inline(__always)
    mutating func legacy(_ code: UInt32, _ width: OperandWidth, plus register: UInt8, rex forced: UInt8 = 0) {
        buffer.reserve()
        let rex: UInt8 = forced | (width == .w64 ? 0x48 : 0) | register >> 3
        prefixesAndOpcode(code | UInt32(register & 7), width, rex)
    }

    /// `rex` holds the W, R, X and B bits; the prefix is written when any bit is set.
    @inline(__always)
    mutating func prefixesAndOpcode(_ code: UInt32, _ width: OperandWidth, _ rex: UInt8) {
        if width == .w16 { buffer.put(0x66 as UInt8) }
        let mandatory = UInt8(truncatingIfNeeded: code >> 16)
        if mandatory != 0 { buffer.put(mandatory) }
        if rex != 0 { buffer.put(rex | 0x40) }
        let map = UInt8(truncatingIfNeeded: code >> 8)
        if map != 0 {
            buffer.put(0x0F as UInt8)
            if map != 0x0F { buffer.put(map) }
        }
        buffer.put(UInt8(truncatingIfNeeded: code))
    }

    /// Writes a VEX instruction with a register in the r/m position.
    ///
    /// - Parameter vvvv: the additional register; 0 where the operation has none (the field is stored inverted).
    @inline(__always)
    mutating func vex(_ code: UInt32, w: UInt8, length: VectorWidth, reg: UInt8, vvvv: UInt8, rm: UInt8) {
        buffer.reserve()
        vexPrefix(code, w, length, reg, vvvv, rm >> 3)
        buffer.put(0xC0 | (reg & 7) << 3 | rm & 7)
    }

    /// Writes a VEX instruction with memory in the r/m position.
    @inline(__always)
    mutating func vex(
        _ code: UInt32, w: UInt8, length: VectorWidth, reg: UInt8, vvvv: UInt8, rm: MemoryOperand, trailing: UInt32 = 0
    ) {
        buffer.reserve()
        if rm.segment != .none { buffer.put(rm.segment.rawValue) }
        vexPrefix(code, w, length, reg, vvvv, rm.extensionBits)
        address(reg: reg, rm, trailing: trailing)
    }

    /// The two-byte form serves when X, B and W are 0 and the map is 0F.
    @inline(__always)
    mutating func vexPrefix(
        _ code: UInt32, _ w: UInt8, _ length: VectorWidth, _ reg: UInt8, _ vvvv: UInt8, _ xb: UInt8
    ) {
        let pp: UInt8
        switch UInt8(truncatingIfNeeded: code >> 16) {
        case 0x66: pp = 1
        case 0xF3: pp = 2
        case 0xF2: pp = 3
        default: pp = 0
        }
        let map = UInt8(truncatingIfNeeded: code >> 8)
        let notR: UInt8 = reg & 8 == 0 ? 0x80 : 0
        let low: UInt8 = (~vvvv & 15) << 3 | length.rawValue << 2 | pp
        if xb == 0, w == 0, map == 0x0F {
            buffer.put(0xC5 as UInt8)
            buffer.put(notR | low)
        } else {
            let m: UInt8 = map == 0x0F ? 1 : map == 0x38 ? 2 : 3
            buffer.put(0xC4 as UInt8)
            buffer.put(notR | (~xb & 3) << 5 | m)
            buffer.put(w << 7 | low)
        }
        buffer.put(UInt8(truncatingIfNeeded: code))
    }

    /// ModRM, SIB and displacement. Three corners of the format shape this: r/m 4 means "SIB follows" (so `rsp` and `r12`
    /// as base need one), mod 0 with r/m 5 means `rip` (so `rbp` and `r13` need a displacement), and SIB index 4 means none.
    mutating func address(reg: UInt8, _ memory: MemoryOperand, trailing: UInt32) {
        let middle: UInt8 = (reg & 7) << 3
        if memory.base >= 16 { return addressWithoutBase(middle, memory, trailing) }
        let low: UInt8 = memory.base & 7
        let mod: UInt8
        if memory.displacement == 0 && low != 5 {
            mod = 0
        } else {
            mod = Int32(Int8(truncatingIfNeeded: memory.displacement)) == memory.displacement ? 0x40 : 0x80
        }
        if memory.index != MemoryOperand.none {
            if memory.index == 4 { fail(.invalidOperand(at: count)) }
            buffer.put(mod | middle | 4)
            buffer.put(memory.scale.rawValue << 6 | (memory.index & 7) << 3 | low)
        } else {
            buffer.put(mod | middle | low)
            if low == 4 { buffer.put(0x24 as UInt8) }
        }
        if mod == 0x40 {
            buffer.put(Int8(truncatingIfNeeded: memory.displacement))
        } else if mod == 0x80 {
            buffer.put(memory.displacement)
        }
    }

    private mutating func addressWithoutBase(_ middle: UInt8, _ memory: MemoryOperand, _ trailing: UInt32) {
        switch memory.base {
        case MemoryOperand.labelled:
            buffer.put(middle | 5)
            fixups.append(
                Fixup(
                    offset: UInt32(count), label: UInt32(bitPattern: memory.displacement), extra: trailing,
                    kind: .relative32))
            buffer.put(0 as Int32)
        case MemoryOperand.instructionPointer:
            buffer.put(middle | 5)
            buffer.put(memory.displacement)
        default:
            if memory.index == 4 { fail(.invalidOperand(at: count)) }
            let index: UInt8 = memory.index == MemoryOperand.none ? 4 : memory.index & 7
            buffer.put(middle | 4)
            buffer.put(memory.scale.rawValue << 6 | index << 3 | 5)
            buffer.put(memory.displacement)
        }
    }
}

extension MemoryOperand {
    /// The X and B bits of REX and VEX.
    @inline(__always)
    var extensionBits: UInt8 {
        (index < 16 ? (index >> 3) << 1 : 0) | (base < 16 ? base >> 3 : 0)
    }
}
