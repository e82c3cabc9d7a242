// SPDX-License-Identifier: Apache-2.0

/// One instruction of a method's code, in place.
///
/// Whoever makes one has checked that the whole instruction, operands and padding included, lies inside the code. The
/// accessors for operands the format lacks give zero.
public struct InstructionView {
    /// First byte of the code.
    @usableFromInline let code: UnsafeRawPointer
    /// Offset of the instruction in the code; of the prefix when there is one.
    public let pc: Int
    /// Bytes of the instruction, prefix and padding included.
    public let length: Int
    /// The instruction proper: `iload` for `wide iload`.
    public let opcode: Opcode
    public let isWide: Bool

    @inlinable
    init(code: UnsafeRawPointer, pc: Int, length: Int, opcode: Opcode, isWide: Bool) {
        self.code = code
        self.pc = pc
        self.length = length
        self.opcode = opcode
        self.isWide = isWide
    }

    @inlinable
    @inline(__always)
    func load<T: FixedWidthInteger>(_ distance: Int, as type: T.Type) -> T {
        T(bigEndian: code.loadUnaligned(fromByteOffset: pc &+ distance, as: T.self))
    }

    /// Constant-pool index, or 0.
    @inlinable
    public var constantIndex: UInt16 {
        switch opcode.format {
        case .narrowConstant: UInt16(load(1, as: UInt8.self))
        case .constant, .invokeInterface, .invokeDynamic, .multiArray: load(1, as: UInt16.self)
        default: 0
        }
    }

    /// Local-variable index as an operand, or 0; the index in the name of `iload_1` is not an operand.
    @inlinable
    public var localIndex: UInt16 {
        switch opcode.format {
        case .local, .increment: isWide ? load(2, as: UInt16.self) : UInt16(load(1, as: UInt8.self))
        default: 0
        }
    }

    /// The number that `bipush`, `sipush` push or `iinc` adds, or 0.
    @inlinable
    public var immediate: Int32 {
        switch opcode.format {
        case .byte: Int32(load(1, as: Int8.self))
        case .short: Int32(load(1, as: Int16.self))
        case .increment: isWide ? Int32(load(4, as: Int16.self)) : Int32(load(2, as: Int8.self))
        default: 0
        }
    }

    /// The last operand byte of `invokeinterface` (count), `multianewarray` (dimensions) or `newarray` (type), or 0.
    @inlinable
    public var count: UInt8 {
        switch opcode.format {
        case .invokeInterface, .multiArray: load(3, as: UInt8.self)
        case .elementType: load(1, as: UInt8.self)
        default: 0
        }
    }

    /// Where a branch goes; may lie outside the code. `pc` itself for instructions that do not branch.
    @inlinable
    public var branchTarget: Int {
        switch opcode.format {
        case .branch: pc &+ Int(load(1, as: Int16.self))
        case .wideBranch: pc &+ Int(load(1, as: Int32.self))
        default: pc
        }
    }

    // MARK: Switches

    /// Distance from the opcode to the first operand behind the padding.
    @inlinable
    @inline(__always)
    var switchOperands: Int { ((pc &+ 4) & ~3) &- pc }

    @inlinable public var isSwitch: Bool { opcode == .tableswitch || opcode == .lookupswitch }

    /// Where a switch goes when no case matches.
    @inlinable
    public var defaultTarget: Int { isSwitch ? pc &+ Int(load(switchOperands, as: Int32.self)) : pc }

    /// Smallest and largest case of a `tableswitch`.
    @inlinable
    public var tableBounds: (low: Int32, high: Int32) {
        guard opcode == .tableswitch else { return (0, -1) }
        return (load(switchOperands &+ 4, as: Int32.self), load(switchOperands &+ 8, as: Int32.self))
    }

    /// Number of cases of a switch.
    @inlinable
    public var caseCount: Int {
        switch opcode {
        case .tableswitch: Int(tableBounds.high) &- Int(tableBounds.low) &+ 1
        case .lookupswitch: Int(load(switchOperands &+ 4, as: Int32.self))
        default: 0
        }
    }

    /// The value and target of one case. Precondition: `index` is below `caseCount`.
    @inlinable
    public func switchCase(_ index: Int) -> (value: Int32, target: Int) {
        precondition(index >= 0 && index < caseCount, "switch case out of range")
        if opcode == .tableswitch {
            let distance: Int32 = load(switchOperands &+ 12 &+ index &* 4, as: Int32.self)
            return (tableBounds.low &+ Int32(truncatingIfNeeded: index), pc &+ Int(distance))
        }
        let row: Int = switchOperands &+ 8 &+ index &* 8
        return (load(row, as: Int32.self), pc &+ Int(load(row &+ 4, as: Int32.self)))
    }

    /// The padding bytes of a switch, which should be zero.
    @inlinable
    public var padding: UnsafeRawBufferPointer {
        guard isSwitch else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: code + (pc &+ 1), count: switchOperands &- 1)
    }
}

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
