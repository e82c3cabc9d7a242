// SPDX-License-Identifier: Apache-2.0

/// Vector instructions in their VEX encoding: a destination apart from the sources, 128 or 256 bits, no alignment needed
/// except by aligned moves. The bits of a destination above the operation's length become zero.
extension Assembler {
    @inline(__always)
    private mutating func vexVector(_ bits: UInt32, _ width: VectorWidth, _ reg: UInt8, _ vvvv: UInt8, _ rm: UInt8) {
        let encoding = VectorEncoding(bits: bits)
        if !encoding.allows(width) { fail(.invalidOperand(at: count)) }
        vex(encoding.code, w: encoding.w, length: width, reg: reg, vvvv: vvvv, rm: rm)
    }

    @inline(__always)
    private mutating func vexVector(
        _ bits: UInt32, _ width: VectorWidth, _ reg: UInt8, _ vvvv: UInt8, _ rm: MemoryOperand, trailing: UInt32 = 0
    ) {
        let encoding = VectorEncoding(bits: bits)
        if !encoding.allows(width) { fail(.invalidOperand(at: count)) }
        vex(encoding.code, w: encoding.w, length: width, reg: reg, vvvv: vvvv, rm: rm, trailing: trailing)
    }

    // MARK: Arithmetic, logic, shuffles

    public mutating func avx(
        _ op: VectorOperation, _ width: VectorWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ second: VectorRegister
    ) {
        vexVector(op.rawValue, width, dst.encoding, first.encoding, second.encoding)
    }

    public mutating func avx(
        _ op: VectorOperation, _ width: VectorWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ second: MemoryOperand
    ) {
        vexVector(op.rawValue, width, dst.encoding, first.encoding, second)
    }

    public mutating func avx(
        _ op: VectorUnaryOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: VectorRegister
    ) {
        vexVector(op.rawValue, width, dst.encoding, 0, src.encoding)
    }

    public mutating func avx(
        _ op: VectorUnaryOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: MemoryOperand
    ) {
        vexVector(op.rawValue, width, dst.encoding, 0, src)
    }

    public mutating func avx(
        _ op: VectorImmediateOperation, _ width: VectorWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ second: VectorRegister, _ immediate: UInt8
    ) {
        vexVector(op.rawValue, width, dst.encoding, first.encoding, second.encoding)
        buffer.put(immediate)
    }

    public mutating func avx(
        _ op: VectorImmediateOperation, _ width: VectorWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ second: MemoryOperand, _ immediate: UInt8
    ) {
        vexVector(op.rawValue, width, dst.encoding, first.encoding, second, trailing: 1)
        buffer.put(immediate)
    }

    public mutating func avx(
        _ op: VectorShuffleOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: VectorRegister,
        _ immediate: UInt8
    ) {
        vexVector(op.rawValue, width, dst.encoding, 0, src.encoding)
        buffer.put(immediate)
    }

    public mutating func avx(
        _ op: VectorShuffleOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: MemoryOperand,
        _ immediate: UInt8
    ) {
        vexVector(op.rawValue, width, dst.encoding, 0, src, trailing: 1)
        buffer.put(immediate)
    }

    public mutating func avx(
        _ op: VectorShiftOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: VectorRegister, by amount: UInt8
    ) {
        let digit = UInt8(op.rawValue & 7)
        vex(op.rawValue >> 8, w: 0, length: width, reg: digit, vvvv: dst.encoding, rm: src.encoding)
        buffer.put(amount)
    }

    /// The mask is a register of its own, encoded in an immediate.
    public mutating func avx(
        _ op: VectorBlendOperation, _ width: VectorWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ second: VectorRegister, mask: VectorRegister
    ) {
        vex(op.vexOpcode, w: 0, length: width, reg: dst.encoding, vvvv: first.encoding, rm: second.encoding)
        buffer.put(mask.encoding << 4)
    }

    public mutating func avx(
        _ op: VectorBlendOperation, _ width: VectorWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ second: MemoryOperand, mask: VectorRegister
    ) {
        vex(op.vexOpcode, w: 0, length: width, reg: dst.encoding, vvvv: first.encoding, rm: second, trailing: 1)
        buffer.put(mask.encoding << 4)
    }

    // MARK: Moves

    /// Whole registers. Not for `movss` and `movsd`, whose register form has three operands.
    public mutating func avx(
        _ op: VectorMoveOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: VectorRegister
    ) {
        guard let load = op.loadCode, !op.merges, op != .lddqu else { return fail(.invalidOperand(at: count)) }
        if src.encoding >= 8, dst.encoding < 8, let store = op.storeCode {
            // The store form has the high register in the field that the two-byte prefix can extend.
            vex(store, w: 0, length: width, reg: src.encoding, vvvv: 0, rm: dst.encoding)
        } else {
            vex(load, w: 0, length: width, reg: dst.encoding, vvvv: 0, rm: src.encoding)
        }
    }

    /// `vmovss`, `vmovsd`: the lowest element from `second`, the rest from `first`.
    public mutating func avx(
        _ op: VectorMoveOperation, _ dst: VectorRegister, _ first: VectorRegister, _ second: VectorRegister
    ) {
        guard let load = op.loadCode, op.merges else { return fail(.invalidOperand(at: count)) }
        vex(load, w: 0, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: second.encoding)
    }

    public mutating func avx(
        _ op: VectorMoveOperation, _ width: VectorWidth, _ dst: VectorRegister, _ src: MemoryOperand
    ) {
        guard let load = op.loadCode, !(op.merges && width == .v256) else { return fail(.invalidOperand(at: count)) }
        vex(load, w: 0, length: width, reg: dst.encoding, vvvv: 0, rm: src)
    }

    public mutating func avx(
        _ op: VectorMoveOperation, _ width: VectorWidth, _ dst: MemoryOperand, _ src: VectorRegister
    ) {
        guard let store = op.storeCode, !(op.merges && width == .v256) else { return fail(.invalidOperand(at: count)) }
        vex(store, w: 0, length: width, reg: src.encoding, vvvv: 0, rm: dst)
    }

    public mutating func avx(
        _ op: VectorHalfMoveOperation, _ dst: VectorRegister, _ first: VectorRegister, _ src: MemoryOperand
    ) {
        vex(op.loadCode, w: 0, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: src)
    }

    public mutating func avx(_ op: VectorHalfMoveOperation, _ dst: MemoryOperand, _ src: VectorRegister) {
        vex(op.storeCode, w: 0, length: .v128, reg: src.encoding, vvvv: 0, rm: dst)
    }

    public mutating func vmovhlps(_ dst: VectorRegister, _ first: VectorRegister, _ second: VectorRegister) {
        vex(0x00_0F_12, w: 0, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: second.encoding)
    }

    public mutating func vmovlhps(_ dst: VectorRegister, _ first: VectorRegister, _ second: VectorRegister) {
        vex(0x00_0F_16, w: 0, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: second.encoding)
    }

    /// `vmovd`, or `vmovq` at `.w64`.
    public mutating func vmovd(_ width: OperandWidth, _ dst: VectorRegister, _ src: Register) {
        let w: UInt8 = wide(width) == .w64 ? 1 : 0
        vex(0x66_0F_6E, w: w, length: .v128, reg: dst.encoding, vvvv: 0, rm: src.encoding)
    }

    public mutating func vmovd(_ width: OperandWidth, _ dst: Register, _ src: VectorRegister) {
        let w: UInt8 = wide(width) == .w64 ? 1 : 0
        vex(0x66_0F_7E, w: w, length: .v128, reg: src.encoding, vvvv: 0, rm: dst.encoding)
    }

    public mutating func vmovd(_ width: OperandWidth, _ dst: VectorRegister, _ src: MemoryOperand) {
        let code: UInt32 = wide(width) == .w64 ? 0xF3_0F_7E : 0x66_0F_6E
        vex(code, w: 0, length: .v128, reg: dst.encoding, vvvv: 0, rm: src)
    }

    public mutating func vmovd(_ width: OperandWidth, _ dst: MemoryOperand, _ src: VectorRegister) {
        let code: UInt32 = wide(width) == .w64 ? 0x66_0F_D6 : 0x66_0F_7E
        vex(code, w: 0, length: .v128, reg: src.encoding, vvvv: 0, rm: dst)
    }

    public mutating func vmovq(_ dst: VectorRegister, _ src: VectorRegister) {
        vex(0xF3_0F_7E, w: 0, length: .v128, reg: dst.encoding, vvvv: 0, rm: src.encoding)
    }

    /// 128 bits of memory into both halves.
    public mutating func vbroadcastf128(_ dst: VectorRegister, _ src: MemoryOperand) {
        vex(0x66_38_1A, w: 0, length: .v256, reg: dst.encoding, vvvv: 0, rm: src)
    }

    public mutating func avx(
        _ op: VectorExtractOperation, _ dst: VectorRegister, _ src: VectorRegister, _ half: UInt8
    ) {
        vex(op.rawValue, w: 0, length: .v256, reg: src.encoding, vvvv: 0, rm: dst.encoding)
        buffer.put(half)
    }

    public mutating func avx(_ op: VectorExtractOperation, _ dst: MemoryOperand, _ src: VectorRegister, _ half: UInt8) {
        vex(op.rawValue, w: 0, length: .v256, reg: src.encoding, vvvv: 0, rm: dst, trailing: 1)
        buffer.put(half)
    }

    /// Rounds to half precision: 4 elements to 64 bits at `.v128`, 8 to 128 bits at `.v256`. Rounding mode as in
    /// `roundps`; 4 takes MXCSR's.
    public mutating func vcvtps2ph(
        _ width: VectorWidth, _ dst: VectorRegister, _ src: VectorRegister, _ rounding: UInt8
    ) {
        vex(0x66_3A_1D, w: 0, length: width, reg: src.encoding, vvvv: 0, rm: dst.encoding)
        buffer.put(rounding)
    }

    public mutating func vcvtps2ph(
        _ width: VectorWidth, _ dst: MemoryOperand, _ src: VectorRegister, _ rounding: UInt8
    ) {
        vex(0x66_3A_1D, w: 0, length: width, reg: src.encoding, vvvv: 0, rm: dst, trailing: 1)
        buffer.put(rounding)
    }

    public mutating func avx(
        _ op: VectorMaskedMoveOperation, _ width: VectorWidth, _ dst: VectorRegister, mask: VectorRegister,
        _ src: MemoryOperand
    ) {
        let code = UInt32(truncatingIfNeeded: op.rawValue >> 12)
        let w = UInt8(op.rawValue & 1)
        vex(code, w: w, length: width, reg: dst.encoding, vvvv: mask.encoding, rm: src)
    }

    public mutating func avx(
        _ op: VectorMaskedMoveOperation, _ width: VectorWidth, _ dst: MemoryOperand, mask: VectorRegister,
        _ src: VectorRegister
    ) {
        let code = UInt32(truncatingIfNeeded: op.rawValue >> 12) & 0xFF_FF00 | UInt32(op.rawValue >> 4 & 0xFF)
        let w = UInt8(op.rawValue & 1)
        vex(code, w: w, length: width, reg: src.encoding, vvvv: mask.encoding, rm: dst)
    }

    // MARK: Between integers and vectors

    /// Upper elements come from `first`.
    public mutating func avx(
        _ op: IntegerToVectorOperation, _ width: OperandWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ src: Register
    ) {
        let w: UInt8 = wide(width) == .w64 ? 1 : 0
        vex(op.rawValue, w: w, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: src.encoding)
    }

    public mutating func avx(
        _ op: IntegerToVectorOperation, _ width: OperandWidth, _ dst: VectorRegister, _ first: VectorRegister,
        _ src: MemoryOperand
    ) {
        let w: UInt8 = wide(width) == .w64 ? 1 : 0
        vex(op.rawValue, w: w, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: src)
    }

    public mutating func avx(
        _ op: VectorToIntegerOperation, _ width: OperandWidth, _ dst: Register, _ src: VectorRegister
    ) {
        let w: UInt8 = wide(width) == .w64 ? 1 : 0
        vex(op.rawValue >> 8, w: w, length: .v128, reg: dst.encoding, vvvv: 0, rm: src.encoding)
    }

    public mutating func avx(
        _ op: VectorToIntegerOperation, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand
    ) {
        let w: UInt8 = wide(width) == .w64 ? 1 : 0
        vex(op.rawValue >> 8, w: w, length: .v128, reg: dst.encoding, vvvv: 0, rm: src)
    }

    public mutating func avx(
        _ op: VectorMaskOperation, _ width: VectorWidth, _ dst: Register, _ src: VectorRegister
    ) {
        vex(op.rawValue >> 8, w: 0, length: width, reg: dst.encoding, vvvv: 0, rm: src.encoding)
    }

    public mutating func vpinsr(
        _ element: VectorElement, _ dst: VectorRegister, _ first: VectorRegister, _ src: Register, _ index: UInt8
    ) {
        let w: UInt8 = element == .qword ? 1 : 0
        let code: UInt32 = element.insertOpcode
        vex(code, w: w, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: src.encoding)
        buffer.put(index)
    }

    public mutating func vpinsr(
        _ element: VectorElement, _ dst: VectorRegister, _ first: VectorRegister, _ src: MemoryOperand, _ index: UInt8
    ) {
        let w: UInt8 = element == .qword ? 1 : 0
        let code: UInt32 = element.insertOpcode
        vex(code, w: w, length: .v128, reg: dst.encoding, vvvv: first.encoding, rm: src, trailing: 1)
        buffer.put(index)
    }

    public mutating func vpextr(_ element: VectorElement, _ dst: Register, _ src: VectorRegister, _ index: UInt8) {
        if element == .word {
            vex(0x66_0F_C5, w: 0, length: .v128, reg: dst.encoding, vvvv: 0, rm: src.encoding)
        } else {
            let w: UInt8 = element == .qword ? 1 : 0
            vex(element.extractOpcode, w: w, length: .v128, reg: src.encoding, vvvv: 0, rm: dst.encoding)
        }
        buffer.put(index)
    }

    public mutating func vpextr(_ element: VectorElement, _ dst: MemoryOperand, _ src: VectorRegister, _ index: UInt8) {
        let w: UInt8 = element == .qword ? 1 : 0
        vex(element.extractOpcode, w: w, length: .v128, reg: src.encoding, vvvv: 0, rm: dst, trailing: 1)
        buffer.put(index)
    }
}
