// SPDX-License-Identifier: Apache-2.0

/// The instructions of a method, one after the other.
///
/// Safe on any bytes: an instruction is handed out only when all of it lies inside the code. Iteration ends at the end
/// of the code or at the first byte that starts no instruction; `failure` tells which. Whether operands and branch
/// targets make sense is not asked.
public struct InstructionSequence: Sequence, IteratorProtocol {
    /// Why iteration stopped before the end.
    public enum Failure: Equatable, Sendable {
        /// The byte is no opcode, or not one that `wide` may precede.
        case unknownOpcode(UInt8)
        /// The code ends inside the instruction.
        case truncated
        /// `high` is below `low`, or the number of pairs is negative.
        case badSwitch
    }

    @usableFromInline let bytes: UnsafeRawBufferPointer
    /// Offset of the next instruction, or of the offending one.
    public private(set) var pc: Int
    /// Nil while everything went well.
    public private(set) var failure: Failure?

    /// The instructions of `code` from offset `pc` on, which should be the start of one.
    public init(_ code: UnsafeRawBufferPointer, from pc: Int = 0) {
        self.bytes = code
        self.pc = Swift.max(0, Swift.min(pc, code.count))
    }

    public mutating func next() -> InstructionView? {
        guard failure == nil, pc < bytes.count, let code = bytes.baseAddress else { return nil }
        var byte: UInt8 = code.load(fromByteOffset: pc, as: UInt8.self)
        var isWide: Bool = false
        if byte == Opcode.wide.rawValue {
            guard pc &+ 1 < bytes.count else { return stop(.truncated) }
            byte = code.load(fromByteOffset: pc &+ 1, as: UInt8.self)
            isWide = true
        }
        guard let opcode = Opcode(rawValue: byte) else { return stop(.unknownOpcode(byte)) }
        var length: Int = opcode.length
        if isWide {
            switch opcode.format {
            case .local: length = 4
            case .increment: length = 6
            default: return stop(.unknownOpcode(byte))
            }
        } else if length == 0 {
            guard let size = switchLength(opcode, code) else { return nil }
            length = size
        }
        guard length <= bytes.count &- pc else { return stop(.truncated) }
        let instruction = InstructionView(code: code, pc: pc, length: length, opcode: opcode, isWide: isWide)
        pc &+= length
        return instruction
    }

    private mutating func switchLength(_ opcode: Opcode, _ code: UnsafeRawPointer) -> Int? {
        let operands: Int = (pc &+ 4) & ~3
        let fixed: Int = opcode == .tableswitch ? 12 : 8
        guard bytes.count &- operands >= fixed else { return stop(.truncated) }
        func number(_ offset: Int) -> Int {
            Int(Int32(bigEndian: code.loadUnaligned(fromByteOffset: operands &+ offset, as: Int32.self)))
        }
        let count: Int
        if opcode == .tableswitch {
            // Both bounds are 32-bit numbers in 64-bit variables: the difference cannot overflow.
            count = number(8) &- number(4) &+ 1
            guard count >= 1 else { return stop(.badSwitch) }
        } else {
            count = number(4)
            guard count >= 0 else { return stop(.badSwitch) }
        }
        return operands &- pc &+ fixed &+ count &* (opcode == .tableswitch ? 4 : 8)
    }

    private mutating func stop<T>(_ failure: Failure) -> T? {
        self.failure = failure
        return nil
    }
}

extension CodeView {
    /// The instructions, from the first.
    public var instructions: InstructionSequence { InstructionSequence(code) }
}
