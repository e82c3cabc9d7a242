// SPDX-License-Identifier: Apache-2.0

/// Integer arithmetic and logic. Order of operands as in the manual: destination first. Immediates are sign-extended to
/// the operation's width; a value that fits neither as signed nor as unsigned is an `invalidOperand`.
extension Assembler {
    // MARK: add, or, adc, sbb, and, sub, xor, cmp

    public mutating func alu(_ op: ALUOperation, _ width: OperandWidth, _ dst: Register, _ src: Register) {
        let code: UInt32 = UInt32(op.rawValue) << 3 | width.opcodeBit
        legacy(code, width, reg: src.encoding, rm: dst.encoding, rex: width.rex(src, dst))
    }

    public mutating func alu(_ op: ALUOperation, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        let code: UInt32 = UInt32(op.rawValue) << 3 | 2 | width.opcodeBit
        legacy(code, width, reg: dst.encoding, rm: src, rex: width.rex(dst))
    }

    public mutating func alu(_ op: ALUOperation, _ width: OperandWidth, _ dst: MemoryOperand, _ src: Register) {
        let code: UInt32 = UInt32(op.rawValue) << 3 | width.opcodeBit
        legacy(code, width, reg: src.encoding, rm: dst, rex: width.rex(src))
    }

    /// Three immediate forms: 8 bits sign-extended, the accumulator's own opcode, and the general one.
    public mutating func alu(_ op: ALUOperation, _ width: OperandWidth, _ dst: Register, _ immediate: Int32) {
        let value: Int32 = checked(immediate, width)
        if width != .w8, Int32(Int8(truncatingIfNeeded: value)) == value {
            legacy(0x83, width, reg: op.rawValue, rm: dst.encoding)
            buffer.put(Int8(truncatingIfNeeded: value))
        } else if dst == .rax {
            buffer.reserve()
            prefixesAndOpcode(UInt32(op.rawValue) << 3 | 4 | width.opcodeBit, width, width == .w64 ? 0x48 : 0)
            put(value, width)
        } else {
            legacy(0x80 | width.opcodeBit, width, reg: op.rawValue, rm: dst.encoding, rex: width.rex(dst))
            put(value, width)
        }
    }

    public mutating func alu(_ op: ALUOperation, _ width: OperandWidth, _ dst: MemoryOperand, _ immediate: Int32) {
        let value: Int32 = checked(immediate, width)
        if width != .w8, Int32(Int8(truncatingIfNeeded: value)) == value {
            legacy(0x83, width, reg: op.rawValue, rm: dst, trailing: 1)
            buffer.put(Int8(truncatingIfNeeded: value))
        } else {
            legacy(0x80 | width.opcodeBit, width, reg: op.rawValue, rm: dst, trailing: width.immediateSize)
            put(value, width)
        }
    }

    // MARK: test

    public mutating func test(_ width: OperandWidth, _ lhs: Register, _ rhs: Register) {
        legacy(0x84 | width.opcodeBit, width, reg: rhs.encoding, rm: lhs.encoding, rex: width.rex(rhs, lhs))
    }

    public mutating func test(_ width: OperandWidth, _ lhs: MemoryOperand, _ rhs: Register) {
        legacy(0x84 | width.opcodeBit, width, reg: rhs.encoding, rm: lhs, rex: width.rex(rhs))
    }

    public mutating func test(_ width: OperandWidth, _ lhs: Register, _ immediate: Int32) {
        let value: Int32 = checked(immediate, width)
        if lhs == .rax {
            buffer.reserve()
            prefixesAndOpcode(0xA8 | width.opcodeBit, width, width == .w64 ? 0x48 : 0)
        } else {
            legacy(0xF6 | width.opcodeBit, width, reg: 0, rm: lhs.encoding, rex: width.rex(lhs))
        }
        put(value, width)
    }

    public mutating func test(_ width: OperandWidth, _ lhs: MemoryOperand, _ immediate: Int32) {
        let value: Int32 = checked(immediate, width)
        legacy(0xF6 | width.opcodeBit, width, reg: 0, rm: lhs, trailing: width.immediateSize)
        put(value, width)
    }

    // MARK: inc, dec, not, neg, mul, imul, div, idiv

    public mutating func unary(_ op: UnaryOperation, _ width: OperandWidth, _ operand: Register) {
        let code = UInt32(op.rawValue >> 4) & 0xFE | width.opcodeBit
        legacy(code, width, reg: UInt8(op.rawValue & 7), rm: operand.encoding, rex: width.rex(operand))
    }

    public mutating func unary(_ op: UnaryOperation, _ width: OperandWidth, _ operand: MemoryOperand) {
        let code = UInt32(op.rawValue >> 4) & 0xFE | width.opcodeBit
        legacy(code, width, reg: UInt8(op.rawValue & 7), rm: operand)
    }

    // MARK: Shifts and rotates

    /// Shifts by a constant, of which the processor uses the low five bits (six at `.w64`).
    public mutating func shift(_ op: ShiftOperation, _ width: OperandWidth, _ dst: Register, by amount: UInt8) {
        let code: UInt32 = amount == 1 ? 0xD0 : 0xC0
        legacy(code | width.opcodeBit, width, reg: op.rawValue, rm: dst.encoding, rex: width.rex(dst))
        if amount != 1 { buffer.put(amount) }
    }

    public mutating func shift(_ op: ShiftOperation, _ width: OperandWidth, _ dst: MemoryOperand, by amount: UInt8) {
        let code: UInt32 = amount == 1 ? 0xD0 : 0xC0
        legacy(code | width.opcodeBit, width, reg: op.rawValue, rm: dst, trailing: amount == 1 ? 0 : 1)
        if amount != 1 { buffer.put(amount) }
    }

    /// Shifts by `cl`.
    public mutating func shiftByCL(_ op: ShiftOperation, _ width: OperandWidth, _ dst: Register) {
        legacy(0xD2 | width.opcodeBit, width, reg: op.rawValue, rm: dst.encoding, rex: width.rex(dst))
    }

    public mutating func shiftByCL(_ op: ShiftOperation, _ width: OperandWidth, _ dst: MemoryOperand) {
        legacy(0xD2 | width.opcodeBit, width, reg: op.rawValue, rm: dst)
    }

    /// `shld` (left) or `shrd`: shifts `dst` and fills from `src`. Not for `.w8`.
    public mutating func shiftDouble(
        left: Bool, _ width: OperandWidth, _ dst: Register, _ src: Register, by amount: UInt8
    ) {
        refuseBytes(width)
        legacy(left ? 0x00_0F_A4 : 0x00_0F_AC, width, reg: src.encoding, rm: dst.encoding)
        buffer.put(amount)
    }

    public mutating func shiftDoubleByCL(left: Bool, _ width: OperandWidth, _ dst: Register, _ src: Register) {
        refuseBytes(width)
        legacy(left ? 0x00_0F_A5 : 0x00_0F_AD, width, reg: src.encoding, rm: dst.encoding)
    }

    // MARK: Register with register or memory

    /// imul, bsf, bsr, popcnt, tzcnt, lzcnt, adcx, adox. Not for `.w8`.
    public mutating func register(_ op: RegisterOperation, _ width: OperandWidth, _ dst: Register, _ src: Register) {
        refuse(width, op)
        legacy(op.rawValue, width, reg: dst.encoding, rm: src.encoding)
    }

    public mutating func register(_ op: RegisterOperation, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand)
    {
        refuse(width, op)
        legacy(op.rawValue, width, reg: dst.encoding, rm: src)
    }

    private mutating func refuse(_ width: OperandWidth, _ op: RegisterOperation) {
        let isNarrow: Bool = width == .w16 && (op == .adcx || op == .adox)
        if width == .w8 || isNarrow { fail(.invalidOperand(at: count)) }
    }

    /// `dst = src * immediate`. Not for `.w8`.
    public mutating func imul(_ width: OperandWidth, _ dst: Register, _ src: Register, _ immediate: Int32) {
        refuseBytes(width)
        let value: Int32 = checked(immediate, width)
        let short: Bool = Int32(Int8(truncatingIfNeeded: value)) == value
        legacy(short ? 0x6B : 0x69, width, reg: dst.encoding, rm: src.encoding)
        if short { buffer.put(Int8(truncatingIfNeeded: value)) } else { put(value, width) }
    }

    public mutating func imul(_ width: OperandWidth, _ dst: Register, _ src: MemoryOperand, _ immediate: Int32) {
        refuseBytes(width)
        let value: Int32 = checked(immediate, width)
        let short: Bool = Int32(Int8(truncatingIfNeeded: value)) == value
        legacy(short ? 0x6B : 0x69, width, reg: dst.encoding, rm: src, trailing: short ? 1 : width.immediateSize)
        if short { buffer.put(Int8(truncatingIfNeeded: value)) } else { put(value, width) }
    }

    // MARK: Immediates

    /// The immediate as the processor will see it, sign-extended from the width's own size.
    func normalized(_ immediate: Int32, _ width: OperandWidth) -> Int32? {
        switch width {
        case .w8:
            guard immediate >= -128, immediate <= 255 else { return nil }
            return Int32(Int8(truncatingIfNeeded: immediate))
        case .w16:
            guard immediate >= -32768, immediate <= 65535 else { return nil }
            return Int32(Int16(truncatingIfNeeded: immediate))
        case .w32, .w64:
            return immediate
        }
    }

    mutating func checked(_ immediate: Int32, _ width: OperandWidth) -> Int32 {
        if let value = normalized(immediate, width) { return value }
        fail(.invalidOperand(at: count))
        return 0
    }

    mutating func refuseBytes(_ width: OperandWidth) {
        if width == .w8 { fail(.invalidOperand(at: count)) }
    }

    @inline(__always)
    mutating func put(_ value: Int32, _ width: OperandWidth) {
        switch width {
        case .w8: buffer.put(Int8(truncatingIfNeeded: value))
        case .w16: buffer.put(Int16(truncatingIfNeeded: value))
        case .w32, .w64: buffer.put(value)
        }
    }
}

extension OperandWidth {
    /// Bit 0 of most integer opcodes: 0 for bytes.
    @inline(__always)
    var opcodeBit: UInt32 { self == .w8 ? 0 : 1 }

    /// Bytes of a full immediate; 64-bit operations take 32 bits, sign-extended.
    @inline(__always)
    var immediateSize: UInt32 {
        switch self {
        case .w8: 1
        case .w16: 2
        case .w32, .w64: 4
        }
    }

    /// A REX prefix is needed to reach `spl` … `dil`: without one, those numbers mean `ah` … `bh`.
    @inline(__always)
    func rex(_ register: Register) -> UInt8 {
        self == .w8 && register.encoding >= 4 ? 0x40 : 0
    }

    @inline(__always)
    func rex(_ first: Register, _ second: Register) -> UInt8 {
        rex(first) | rex(second)
    }
}
