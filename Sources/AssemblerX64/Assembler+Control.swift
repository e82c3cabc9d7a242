// SPDX-License-Identifier: Apache-2.0

/// Branches, calls, padding, and data between the code.
extension Assembler {
    /// How a forward branch is written when branches are not relaxed.
    public enum BranchSize: Sendable {
        /// 32-bit distance; a bound target in range still gets 8 bits.
        case near
        /// 8-bit distance: the caller knows that the target is close. `finish()` fails when it is not.
        case short
    }

    public mutating func jmp(_ target: Label, _ size: BranchSize = .near) {
        branch(target, size, short: 0xEB, kind: .jump)
    }

    public mutating func jcc(_ condition: Condition, _ target: Label, _ size: BranchSize = .near) {
        branch(target, size, short: 0x70 | condition.rawValue, kind: .conditionalJump)
    }

    /// `jrcxz`: branches when `rcx` is zero; 8-bit distance only.
    public mutating func jrcxz(_ target: Label) {
        buffer.reserve()
        fixups.append(Fixup(offset: UInt32(count), label: target.index, extra: 0, kind: .shortBranch))
        buffer.put(0xE3 as UInt8)
        buffer.put(0 as UInt8)
    }

    private mutating func branch(_ target: Label, _ size: BranchSize, short: UInt8, kind: Fixup.Kind) {
        buffer.reserve()
        let start: Int = count
        if !relaxesBranches {
            if let bound = offset(of: target), let distance = Int8(exactly: bound - (start + 2)) {
                buffer.put(short)
                buffer.put(distance)
                return
            }
            if size == .short {
                fixups.append(Fixup(offset: UInt32(start), label: target.index, extra: 0, kind: .shortBranch))
                buffer.put(short)
                buffer.put(0 as UInt8)
                return
            }
        }
        fixups.append(Fixup(offset: UInt32(start), label: target.index, extra: 0, kind: kind))
        if kind == .jump {
            buffer.put(0xE9 as UInt8)
        } else {
            buffer.put(0x0F as UInt8)
            buffer.put(short + 0x10)
        }
        buffer.put(0 as Int32)
    }

    public mutating func call(_ target: Label) {
        buffer.reserve()
        buffer.put(0xE8 as UInt8)
        fixups.append(Fixup(offset: UInt32(count), label: target.index, extra: 0, kind: .relative32))
        buffer.put(0 as Int32)
    }

    /// `call rel32` to something outside the code.
    public mutating func call(symbol: UInt64) { transfer(0xE8, symbol) }

    /// `jmp rel32` to something outside the code.
    public mutating func jmp(symbol: UInt64) { transfer(0xE9, symbol) }

    private mutating func transfer(_ opcode: UInt8, _ symbol: UInt64) {
        buffer.reserve()
        buffer.put(opcode)
        relocations.append(Relocation(offset: UInt32(count), kind: .relative32, symbol: symbol, addend: 0))
        buffer.put(0 as Int32)
    }

    /// A `call rel32` whose distance is aligned to four bytes, so that it can be changed while other threads execute it.
    /// Returns a label at the instruction.
    public mutating func patchableCall(symbol: UInt64) -> Label {
        align(4, bias: 1)
        let site: Label = here()
        call(symbol: symbol)
        return site
    }

    /// A `jmp rel32` whose distance is aligned to four bytes.
    public mutating func patchableJmp(symbol: UInt64) -> Label {
        align(4, bias: 1)
        let site: Label = here()
        jmp(symbol: symbol)
        return site
    }

    public mutating func call(_ target: Register) { legacy(0xFF, .w32, reg: 2, rm: target.encoding) }
    public mutating func call(_ target: MemoryOperand) { legacy(0xFF, .w32, reg: 2, rm: target) }
    public mutating func jmp(_ target: Register) { legacy(0xFF, .w32, reg: 4, rm: target.encoding) }
    public mutating func jmp(_ target: MemoryOperand) { legacy(0xFF, .w32, reg: 4, rm: target) }

    /// `lea dst, [label]`
    public mutating func lea(_ dst: Register, _ label: Label) { lea(.w64, dst, .label(label)) }

    // MARK: Padding

    /// Writes `length` bytes of padding in the fewest instructions (each at most nine bytes).
    public mutating func nop(length: Int) {
        var rest: Int = max(length, 0)
        while rest > 0 {
            let step: Int = min(rest, 9)
            buffer.reserve()
            putNop(step)
            rest -= step
        }
    }

    /// The recommended forms: `nop`, with 66 prefixes, and 0F 1F /0 with ever longer operands.
    private mutating func putNop(_ length: Int) {
        var core: Int = length
        if length == 2 || length == 6 || length == 9 {
            buffer.put(0x66 as UInt8)
            core -= 1
        }
        switch core {
        case 1: buffer.put(0x90 as UInt8)
        case 3: buffer.put(UInt16(0x1F0F)); buffer.put(0x00 as UInt8)
        case 4: buffer.put(UInt32(0x0040_1F0F))
        case 5: buffer.put(UInt32(0x0044_1F0F)); buffer.put(0x00 as UInt8)
        case 7: buffer.put(UInt32(0x0080_1F0F)); buffer.put(UInt16(0)); buffer.put(0x00 as UInt8)
        default: buffer.put(UInt32(0x0084_1F0F)); buffer.put(UInt32(0))
        }
    }

    /// Pads with nops until the position plus `bias` is a multiple of `alignment`, a power of two up to 32, counted from
    /// the start of the code, which the code cache places at a multiple of 32.
    public mutating func align(_ alignment: Int, bias: Int = 0) {
        guard alignment > 0, alignment <= 32, alignment & (alignment - 1) == 0, bias >= 0, bias < 32 else {
            return fail(.invalidOperand(at: count))
        }
        if relaxesBranches {
            // A full stride, so that a label behind the padding differs from one before it; relaxation cuts it down.
            fixups.append(
                Fixup(
                    offset: UInt32(count), label: UInt32(alignment), extra: UInt32(alignment - 1 | bias << 8),
                    kind: .alignment))
            nop(length: alignment)
        } else {
            nop(length: -(count + bias) & (alignment - 1))
        }
    }

    // MARK: Data

    /// One integer, little-endian, as it is.
    public mutating func data<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
        buffer.reserve()
        buffer.put(value)
    }

    /// The 32-bit distance from `origin` to `label`: an entry of a jump table that starts at `origin`.
    public mutating func distance(to label: Label, from origin: Label) {
        buffer.reserve()
        fixups.append(
            Fixup(offset: UInt32(count), label: label.index, extra: origin.index, kind: .difference32))
        buffer.put(0 as Int32)
    }

    /// The 64-bit address of a symbol.
    public mutating func address(symbol: UInt64, addend: Int32 = 0) {
        buffer.reserve()
        relocations.append(
            Relocation(offset: UInt32(count), kind: .absolute64, symbol: symbol, addend: addend))
        buffer.put(0 as UInt64)
    }
}
