// SPDX-License-Identifier: Apache-2.0

/// Bit manipulation, BMI1 and BMI2, byte order, and the instructions with no or one memory operand.
extension Assembler {
    /// `.w32` or `.w64`.
    public mutating func bswap(_ width: OperandWidth, _ dst: Register) {
        refuseNarrow(width)
        legacy(0x00_0F_C8, width, plus: dst.encoding)
    }

    /// Load with reversed bytes.
    public mutating func movbe(_ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        refuseBytes(width)
        legacy(0x00_38_F0, width, reg: dst.encoding, rm: src)
    }

    /// Store with reversed bytes.
    public mutating func movbe(_ width: OperandWidth, _ dst: MemoryOperand, _ src: Register) {
        refuseBytes(width)
        legacy(0x00_38_F1, width, reg: src.encoding, rm: dst)
    }

    /// Accumulates `src`, of the given width, into a CRC-32C.
    public mutating func crc32(_ width: OperandWidth, _ dst: Register, _ src: Register) {
        let code: UInt32 = 0xF2_38_F0 | width.opcodeBit
        legacy(code, width, reg: dst.encoding, rm: src.encoding, rex: width.rex(src))
    }

    public mutating func crc32(_ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        legacy(0xF2_38_F0 | width.opcodeBit, width, reg: dst.encoding, rm: src)
    }

    /// bt, bts, btr, btc with a constant bit number.
    public mutating func bit(_ op: BitOperation, _ width: OperandWidth, _ operand: Register, _ number: UInt8) {
        refuseBytes(width)
        legacy(0x00_0F_BA, width, reg: op.rawValue, rm: operand.encoding)
        buffer.put(number)
    }

    public mutating func bit(_ op: BitOperation, _ width: OperandWidth, _ operand: MemoryOperand, _ number: UInt8) {
        refuseBytes(width)
        legacy(0x00_0F_BA, width, reg: op.rawValue, rm: operand, trailing: 1)
        buffer.put(number)
    }

    /// The bit number is taken modulo the width. (The form with memory and a register addresses bits far outside the
    /// operand and is slow; it is left out on purpose.)
    public mutating func bit(_ op: BitOperation, _ width: OperandWidth, _ operand: Register, _ number: Register) {
        refuseBytes(width)
        legacy(0x00_0F_83 | UInt32(op.rawValue) << 3, width, reg: number.encoding, rm: operand.encoding)
    }

    // MARK: BMI

    public mutating func bmi(
        _ op: BMIOperation, _ width: OperandWidth, _ dst: Register, _ first: Register, _ second: Register
    ) {
        vex(op.rawValue, w: vexW(width), length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: second.encoding)
    }

    public mutating func bmi(
        _ op: BMIOperation, _ width: OperandWidth, _ dst: Register, _ first: Register, _ second: MemoryOperand
    ) {
        vex(op.rawValue, w: vexW(width), length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: second)
    }

    public mutating func bmi(
        _ op: BMIShiftOperation, _ width: OperandWidth, _ dst: Register, _ src: Register, _ control: Register
    ) {
        vex(op.rawValue, w: vexW(width), length: .v128, reg: dst.encoding, vvvv: control.encoding, rm: src.encoding)
    }

    public mutating func bmi(
        _ op: BMIShiftOperation, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand, _ control: Register
    ) {
        vex(op.rawValue, w: vexW(width), length: .v128, reg: dst.encoding, vvvv: control.encoding, rm: src)
    }

    public mutating func bmi(_ op: BMIUnaryOperation, _ width: OperandWidth, _ dst: Register, _ src: Register) {
        vex(0x00_38_F3, w: vexW(width), length: .v128, reg: op.rawValue, vvvv: dst.encoding, rm: src.encoding)
    }

    public mutating func bmi(_ op: BMIUnaryOperation, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand) {
        vex(0x00_38_F3, w: vexW(width), length: .v128, reg: op.rawValue, vvvv: dst.encoding, rm: src)
    }

    /// Rotates right without touching the flags.
    public mutating func rorx(_ width: OperandWidth, _ dst: Register, _ src: Register, by amount: UInt8) {
        vex(0xF2_3A_F0, w: vexW(width), length: .v128, reg: dst.encoding, vvvv: 0, rm: src.encoding)
        buffer.put(amount)
    }

    public mutating func rorx(_ width: OperandWidth, _ dst: Register, _ src: MemoryOperand, by amount: UInt8) {
        vex(0xF2_3A_F0, w: vexW(width), length: .v128, reg: dst.encoding, vvvv: 0, rm: src, trailing: 1)
        buffer.put(amount)
    }

    private mutating func vexW(_ width: OperandWidth) -> UInt8 {
        refuseNarrow(width)
        return width == .w64 ? 1 : 0
    }

    private mutating func refuseNarrow(_ width: OperandWidth) {
        if width == .w8 || width == .w16 { fail(.invalidOperand(at: count)) }
    }

    // MARK: Everything with little to encode

    public mutating func plain(_ op: PlainOperation) {
        buffer.reserve()
        var shift: UInt32 = UInt32(24 - (op.rawValue.leadingZeroBitCount & ~7))
        while true {
            buffer.put(UInt8(truncatingIfNeeded: op.rawValue >> shift))
            if shift == 0 { return }
            shift -= 8
        }
    }

    public mutating func memory(_ op: MemoryOperation, _ operand: MemoryOperand) {
        legacy(op.rawValue >> 8, .w32, reg: UInt8(op.rawValue & 7), rm: operand)
    }

    /// `ret` that also drops `bytes` of arguments.
    public mutating func ret(dropping bytes: UInt16) {
        buffer.reserve()
        buffer.put(0xC2 as UInt8)
        buffer.put(bytes)
    }
}
