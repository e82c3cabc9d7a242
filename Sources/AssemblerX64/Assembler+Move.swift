// SPDX-License-Identifier: Apache-2.0

/// Data movement between integer registers, memory and the stack.
extension Assembler {
    // MARK: mov

    /// At `.w32` the upper half of `dst` becomes zero; at `.w8` and `.w16` the rest of `dst` stays.
    public mutating func mov(_ width: OperandWidth, _ dst: Register, _ src: Register) {
        legacy(0x88 | width.opcodeBit, width, reg: src.encoding, rm: dst.encoding, rex: width.rex(src, dst))
    }

    public mutating func mov(_ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        legacy(0x8A | width.opcodeBit, width, reg: dst.encoding, rm: src, rex: width.rex(dst))
    }

    public mutating func mov(_ width: OperandWidth, _ dst: MemoryOperand, _ src: Register) {
        legacy(0x88 | width.opcodeBit, width, reg: src.encoding, rm: dst, rex: width.rex(src))
    }

    public mutating func mov(_ width: OperandWidth, _ dst: MemoryOperand, _ immediate: Int32) {
        let value: Int32 = checked(immediate, width)
        legacy(0xC6 | width.opcodeBit, width, reg: 0, rm: dst, trailing: width.immediateSize)
        put(value, width)
    }

    /// Loads a constant in the shortest way that leaves the flags alone: 5 bytes for 32 unsigned bits, 7 for 32 signed
    /// ones, else 10. `zero(_:)` is shorter for 0, but writes the flags.
    public mutating func mov(_ width: OperandWidth, _ dst: Register, _ immediate: Int64) {
        switch width {
        case .w8, .w16, .w32:
            let low: Int32
            if let signed = Int32(exactly: immediate) {
                low = checked(signed, width)
            } else if width == .w32, let unsigned = UInt32(exactly: immediate) {
                low = Int32(bitPattern: unsigned)
            } else {
                return fail(.invalidOperand(at: count))
            }
            legacy(width == .w8 ? 0xB0 : 0xB8, width, plus: dst.encoding, rex: width.rex(dst))
            put(low, width)
        case .w64:
            if let unsigned = UInt32(exactly: immediate) {
                legacy(0xB8, .w32, plus: dst.encoding)
                buffer.put(unsigned)
            } else if let signed = Int32(exactly: immediate) {
                legacy(0xC7, .w64, reg: 0, rm: dst.encoding)
                buffer.put(signed)
            } else {
                legacy(0xB8, .w64, plus: dst.encoding)
                buffer.put(immediate)
            }
        }
    }

    /// `movabs`: always ten bytes, for constants patched later. Returns the offset of the 64-bit field.
    @discardableResult
    public mutating func movabs(_ dst: Register, _ immediate: UInt64) -> Int {
        legacy(0xB8, .w64, plus: dst.encoding)
        buffer.put(immediate)
        return count - 8
    }

    /// `movabs` of a symbol's address, resolved when the code is placed.
    public mutating func movabs(_ dst: Register, symbol: UInt64, addend: Int32 = 0) {
        let field: Int = movabs(dst, 0)
        relocations.append(Relocation(offset: UInt32(field), kind: .absolute64, symbol: symbol, addend: addend))
    }

    /// `xor dst, dst`: sets the register to zero and destroys the flags.
    public mutating func zero(_ dst: Register) { alu(.xor, .w32, dst, dst) }

    // MARK: Extensions

    /// Zero-extends `src` from one width into another. Extensions to 64 bits use the shorter 32-bit forms, which do the same.
    public mutating func movzx(_ to: OperandWidth, _ dst: Register, from: OperandWidth, _ src: Register) {
        guard from.rawValue <= to.rawValue else { return fail(.invalidOperand(at: count)) }
        let wide: OperandWidth = to == .w64 && from != .w64 ? .w32 : to
        switch from {
        case _ where from == wide: mov(wide, dst, src)
        case .w8: legacy(0x00_0F_B6, wide, reg: dst.encoding, rm: src.encoding, rex: OperandWidth.w8.rex(src))
        default: legacy(0x00_0F_B7, wide, reg: dst.encoding, rm: src.encoding)
        }
    }

    public mutating func movzx(_ to: OperandWidth, _ dst: Register, from: OperandWidth, _ src: MemoryOperand) {
        guard from.rawValue <= to.rawValue else { return fail(.invalidOperand(at: count)) }
        let wide: OperandWidth = to == .w64 && from != .w64 ? .w32 : to
        switch from {
        case _ where from == wide: mov(wide, dst, src)
        case .w8: legacy(0x00_0F_B6, wide, reg: dst.encoding, rm: src)
        default: legacy(0x00_0F_B7, wide, reg: dst.encoding, rm: src)
        }
    }

    /// Sign-extends: `movsx`, and `movsxd` from 32 bits.
    public mutating func movsx(_ to: OperandWidth, _ dst: Register, from: OperandWidth, _ src: Register) {
        guard from.rawValue < to.rawValue else { return fail(.invalidOperand(at: count)) }
        switch from {
        case .w8: legacy(0x00_0F_BE, to, reg: dst.encoding, rm: src.encoding, rex: OperandWidth.w8.rex(src))
        case .w16: legacy(0x00_0F_BF, to, reg: dst.encoding, rm: src.encoding)
        default: legacy(0x63, to, reg: dst.encoding, rm: src.encoding)
        }
    }

    public mutating func movsx(_ to: OperandWidth, _ dst: Register, from: OperandWidth, _ src: MemoryOperand) {
        guard from.rawValue < to.rawValue else { return fail(.invalidOperand(at: count)) }
        switch from {
        case .w8: legacy(0x00_0F_BE, to, reg: dst.encoding, rm: src)
        case .w16: legacy(0x00_0F_BF, to, reg: dst.encoding, rm: src)
        default: legacy(0x63, to, reg: dst.encoding, rm: src)
        }
    }

    // MARK: lea, conditional moves

    /// Address arithmetic; `.w32` or `.w64` (`.w16` exists and is of no use, `.w8` does not).
    public mutating func lea(_ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        refuseBytes(width)
        legacy(0x8D, width, reg: dst.encoding, rm: src)
    }

    public mutating func cmov(_ condition: Condition, _ width: OperandWidth, _ dst: Register, _ src: Register) {
        refuseBytes(width)
        legacy(0x00_0F_40 | UInt32(condition.rawValue), width, reg: dst.encoding, rm: src.encoding)
    }

    public mutating func cmov(_ condition: Condition, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        refuseBytes(width)
        legacy(0x00_0F_40 | UInt32(condition.rawValue), width, reg: dst.encoding, rm: src)
    }

    /// Writes 0 or 1 to the low byte of `dst`; the rest of the register stays.
    public mutating func set(_ condition: Condition, _ dst: Register) {
        let code: UInt32 = 0x00_0F_90 | UInt32(condition.rawValue)
        legacy(code, .w8, reg: 0, rm: dst.encoding, rex: OperandWidth.w8.rex(dst))
    }

    public mutating func set(_ condition: Condition, _ dst: MemoryOperand) {
        legacy(0x00_0F_90 | UInt32(condition.rawValue), .w8, reg: 0, rm: dst)
    }

    // MARK: Stack; always 64 bits wide

    public mutating func push(_ src: Register) { legacy(0x50, .w32, plus: src.encoding) }
    public mutating func pop(_ dst: Register) { legacy(0x58, .w32, plus: dst.encoding) }
    public mutating func push(_ src: MemoryOperand) { legacy(0xFF, .w32, reg: 6, rm: src) }
    public mutating func pop(_ dst: MemoryOperand) { legacy(0x8F, .w32, reg: 0, rm: dst) }

    /// Pushes the sign-extended constant.
    public mutating func push(_ immediate: Int32) {
        buffer.reserve()
        if let short = Int8(exactly: immediate) {
            buffer.put(0x6A as UInt8)
            buffer.put(short)
        } else {
            buffer.put(0x68 as UInt8)
            buffer.put(immediate)
        }
    }

    // MARK: Exchanges

    /// `xchg` with memory is atomic by itself; `cmpxchg` and `xadd` need `lock()` before them.
    public mutating func exchange(_ op: ExchangeOperation, _ width: OperandWidth, _ dst: MemoryOperand, _ src: Register)
    {
        let code: UInt32 = op.rawValue & ~1 | width.opcodeBit
        legacy(code, width, reg: src.encoding, rm: dst, rex: width.rex(src))
    }

    public mutating func exchange(_ op: ExchangeOperation, _ width: OperandWidth, _ dst: Register, _ src: Register) {
        // One byte saved with the accumulator; but 90 itself is nop, which does not clear the upper half as
        // `xchg eax, eax` does.
        if op == .xchg, width != .w8, dst != src, dst == .rax || src == .rax {
            return legacy(0x90, width, plus: dst == .rax ? src.encoding : dst.encoding)
        }
        let code: UInt32 = op.rawValue & ~1 | width.opcodeBit
        legacy(code, width, reg: src.encoding, rm: dst.encoding, rex: width.rex(src, dst))
    }

    /// `cmpxchg16b`; the operand must be aligned to 16 bytes.
    public mutating func cmpxchg16b(_ operand: MemoryOperand) { legacy(0x00_0F_C7, .w64, reg: 1, rm: operand) }

    /// The lock prefix, for the instruction that follows.
    public mutating func lock() {
        buffer.reserve()
        buffer.put(0xF0 as UInt8)
    }
}
