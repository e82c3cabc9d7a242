// SPDX-License-Identifier: Apache-2.0

/// Vector instructions in their legacy encoding: two operands, the first also a source. Memory operands of whole-vector
/// size must be aligned to 16 bytes, except those of unaligned moves.
extension Assembler {
    @inline(__always)
    private mutating func legacyVector(_ bits: UInt32, _ reg: UInt8, _ rm: UInt8) {
        let encoding = VectorEncoding(bits: bits)
        if encoding.isVEXOnly { fail(.invalidOperand(at: count)) }
        legacy(encoding.code, .w32, reg: reg, rm: rm)
    }

    @inline(__always)
    private mutating func legacyVector(_ bits: UInt32, _ reg: UInt8, _ rm: MemoryOperand, trailing: UInt32 = 0) {
        let encoding = VectorEncoding(bits: bits)
        if encoding.isVEXOnly { fail(.invalidOperand(at: count)) }
        legacy(encoding.code, .w32, reg: reg, rm: rm, trailing: trailing)
    }

    // MARK: Arithmetic, logic, shuffles

    public mutating func sse(_ op: VectorOperation, _ dst: VectorRegister, _ src: VectorRegister) {
        legacyVector(op.rawValue, dst.encoding, src.encoding)
    }

    public mutating func sse(_ op: VectorOperation, _ dst: VectorRegister, _ src: MemoryOperand) {
        legacyVector(op.rawValue, dst.encoding, src)
    }

    public mutating func sse(_ op: VectorUnaryOperation, _ dst: VectorRegister, _ src: VectorRegister) {
        legacyVector(op.rawValue, dst.encoding, src.encoding)
    }

    public mutating func sse(_ op: VectorUnaryOperation, _ dst: VectorRegister, _ src: MemoryOperand) {
        legacyVector(op.rawValue, dst.encoding, src)
    }

    public mutating func sse(
        _ op: VectorImmediateOperation, _ dst: VectorRegister, _ src: VectorRegister, _ immediate: UInt8
    ) {
        legacyVector(op.rawValue, dst.encoding, src.encoding)
        buffer.put(immediate)
    }

    public mutating func sse(
        _ op: VectorImmediateOperation, _ dst: VectorRegister, _ src: MemoryOperand, _ immediate: UInt8
    ) {
        legacyVector(op.rawValue, dst.encoding, src, trailing: 1)
        buffer.put(immediate)
    }

    public mutating func sse(
        _ op: VectorShuffleOperation, _ dst: VectorRegister, _ src: VectorRegister, _ immediate: UInt8
    ) {
        legacyVector(op.rawValue, dst.encoding, src.encoding)
        buffer.put(immediate)
    }

    public mutating func sse(
        _ op: VectorShuffleOperation, _ dst: VectorRegister, _ src: MemoryOperand, _ immediate: UInt8
    ) {
        legacyVector(op.rawValue, dst.encoding, src, trailing: 1)
        buffer.put(immediate)
    }

    public mutating func sse(_ op: VectorShiftOperation, _ dst: VectorRegister, by amount: UInt8) {
        legacy(op.rawValue >> 8, .w32, reg: UInt8(op.rawValue & 7), rm: dst.encoding)
        buffer.put(amount)
    }

    /// The mask is `xmm0`.
    public mutating func sse(_ op: VectorBlendOperation, _ dst: VectorRegister, _ src: VectorRegister) {
        legacyVector(op.rawValue, dst.encoding, src.encoding)
    }

    public mutating func sse(_ op: VectorBlendOperation, _ dst: VectorRegister, _ src: MemoryOperand) {
        legacyVector(op.rawValue, dst.encoding, src)
    }

    // MARK: Moves

    /// Between registers, `movss` and `movsd` leave the rest of the destination as it was.
    public mutating func sse(_ op: VectorMoveOperation, _ dst: VectorRegister, _ src: VectorRegister) {
        guard let load = op.loadCode else { return fail(.invalidOperand(at: count)) }
        if op == .lddqu { fail(.invalidOperand(at: count)) }
        legacy(load, .w32, reg: dst.encoding, rm: src.encoding)
    }

    /// From memory, `movss` and `movsd` zero the rest of the destination.
    public mutating func sse(_ op: VectorMoveOperation, _ dst: VectorRegister, _ src: MemoryOperand) {
        guard let load = op.loadCode else { return fail(.invalidOperand(at: count)) }
        legacy(load, .w32, reg: dst.encoding, rm: src)
    }

    public mutating func sse(_ op: VectorMoveOperation, _ dst: MemoryOperand, _ src: VectorRegister) {
        guard let store = op.storeCode else { return fail(.invalidOperand(at: count)) }
        legacy(store, .w32, reg: src.encoding, rm: dst)
    }

    public mutating func sse(_ op: VectorHalfMoveOperation, _ dst: VectorRegister, _ src: MemoryOperand) {
        legacy(op.loadCode, .w32, reg: dst.encoding, rm: src)
    }

    public mutating func sse(_ op: VectorHalfMoveOperation, _ dst: MemoryOperand, _ src: VectorRegister) {
        legacy(op.storeCode, .w32, reg: src.encoding, rm: dst)
    }

    /// Upper half of `src` to the lower half of `dst`.
    public mutating func movhlps(_ dst: VectorRegister, _ src: VectorRegister) {
        legacy(0x00_0F_12, .w32, reg: dst.encoding, rm: src.encoding)
    }

    /// Lower half of `src` to the upper half of `dst`.
    public mutating func movlhps(_ dst: VectorRegister, _ src: VectorRegister) {
        legacy(0x00_0F_16, .w32, reg: dst.encoding, rm: src.encoding)
    }

    /// `movd`, or `movq` at `.w64`: the bits of an integer register, zero-extended to the whole vector.
    public mutating func movd(_ width: OperandWidth, _ dst: VectorRegister, _ src: Register) {
        legacy(0x66_0F_6E, wide(width), reg: dst.encoding, rm: src.encoding)
    }

    public mutating func movd(_ width: OperandWidth, _ dst: Register, _ src: VectorRegister) {
        legacy(0x66_0F_7E, wide(width), reg: src.encoding, rm: dst.encoding)
    }

    public mutating func movd(_ width: OperandWidth, _ dst: VectorRegister, _ src: MemoryOperand) {
        let code: UInt32 = wide(width) == .w64 ? 0xF3_0F_7E : 0x66_0F_6E
        legacy(code, .w32, reg: dst.encoding, rm: src)
    }

    public mutating func movd(_ width: OperandWidth, _ dst: MemoryOperand, _ src: VectorRegister) {
        let code: UInt32 = wide(width) == .w64 ? 0x66_0F_D6 : 0x66_0F_7E
        legacy(code, .w32, reg: src.encoding, rm: dst)
    }

    /// `movq` between vector registers: the lower half, the upper becomes zero.
    public mutating func movq(_ dst: VectorRegister, _ src: VectorRegister) {
        legacy(0xF3_0F_7E, .w32, reg: dst.encoding, rm: src.encoding)
    }

    /// `movntdqa`: a load that need not enter the caches.
    public mutating func movntdqa(_ dst: VectorRegister, _ src: MemoryOperand) {
        legacy(0x66_38_2A, .w32, reg: dst.encoding, rm: src)
    }

    // MARK: Between integers and vectors

    public mutating func sse(
        _ op: IntegerToVectorOperation, _ width: OperandWidth, _ dst: VectorRegister, _ src: Register
    ) {
        legacy(op.rawValue, wide(width), reg: dst.encoding, rm: src.encoding)
    }

    public mutating func sse(
        _ op: IntegerToVectorOperation, _ width: OperandWidth, _ dst: VectorRegister, _ src: MemoryOperand
    ) {
        legacy(op.rawValue, wide(width), reg: dst.encoding, rm: src)
    }

    public mutating func sse(
        _ op: VectorToIntegerOperation, _ width: OperandWidth, _ dst: Register, _ src: VectorRegister
    ) {
        legacy(op.rawValue >> 8, wide(width), reg: dst.encoding, rm: src.encoding)
    }

    public mutating func sse(
        _ op: VectorToIntegerOperation, _ width: OperandWidth, _ dst: Register, _ src: MemoryOperand
    ) {
        legacy(op.rawValue >> 8, wide(width), reg: dst.encoding, rm: src)
    }

    public mutating func sse(_ op: VectorMaskOperation, _ dst: Register, _ src: VectorRegister) {
        legacy(op.rawValue >> 8, .w32, reg: dst.encoding, rm: src.encoding)
    }

    /// `pinsrb`, `pinsrw`, `pinsrd`, `pinsrq`
    public mutating func pinsr(_ element: VectorElement, _ dst: VectorRegister, _ src: Register, _ index: UInt8) {
        legacy(element.insertOpcode, element == .qword ? .w64 : .w32, reg: dst.encoding, rm: src.encoding)
        buffer.put(index)
    }

    public mutating func pinsr(_ element: VectorElement, _ dst: VectorRegister, _ src: MemoryOperand, _ index: UInt8) {
        let width: OperandWidth = element == .qword ? .w64 : .w32
        legacy(element.insertOpcode, width, reg: dst.encoding, rm: src, trailing: 1)
        buffer.put(index)
    }

    /// `pextrb`, `pextrw`, `pextrd`, `pextrq`; narrow elements are zero-extended.
    public mutating func pextr(_ element: VectorElement, _ dst: Register, _ src: VectorRegister, _ index: UInt8) {
        if element == .word {
            legacy(0x66_0F_C5, .w32, reg: dst.encoding, rm: src.encoding)
        } else {
            legacy(element.extractOpcode, element == .qword ? .w64 : .w32, reg: src.encoding, rm: dst.encoding)
        }
        buffer.put(index)
    }

    public mutating func pextr(_ element: VectorElement, _ dst: MemoryOperand, _ src: VectorRegister, _ index: UInt8) {
        let width: OperandWidth = element == .qword ? .w64 : .w32
        legacy(element.extractOpcode, width, reg: src.encoding, rm: dst, trailing: 1)
        buffer.put(index)
    }

    /// 32 or 64 bits; anything else is an error.
    mutating func wide(_ width: OperandWidth) -> OperandWidth {
        if width == .w8 || width == .w16 { fail(.invalidOperand(at: count)) }
        return width == .w64 ? .w64 : .w32
    }
}

extension VectorMoveOperation {
    /// 0xPP_MM_OO of the form with a register destination; nil where there is none.
    @inline(__always)
    var loadCode: UInt32? {
        let opcode: UInt32 = rawValue >> 16 & 0xFF
        return opcode == 0 ? nil : (rawValue & 0xFF00_0000) >> 8 | 0x0F00 | opcode
    }

    /// 0xPP_MM_OO of the form with a memory destination.
    @inline(__always)
    var storeCode: UInt32? {
        let opcode: UInt32 = rawValue >> 8 & 0xFF
        return opcode == 0 ? nil : (rawValue & 0xFF00_0000) >> 8 | 0x0F00 | opcode
    }

    /// Whether the register form has three operands with VEX.
    @inline(__always) var merges: Bool { rawValue & 0x80 != 0 }
}

extension VectorHalfMoveOperation {
    @inline(__always) var loadCode: UInt32 { rawValue & 0xFF_0000 | 0x0F00 | rawValue >> 8 & 0xFF }
    @inline(__always) var storeCode: UInt32 { rawValue & 0xFF_0000 | 0x0F00 | rawValue & 0xFF }
}
