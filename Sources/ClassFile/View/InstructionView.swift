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
