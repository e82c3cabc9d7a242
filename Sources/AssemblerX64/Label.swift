// SPDX-License-Identifier: Apache-2.0

/// A place in the code of one `Assembler`, bound at most once; it may be referred to before.
public struct Label: Hashable, Sendable {
    let index: UInt32
}

/// A reference from code or data to a label, waiting for `finish()`.
struct Fixup {
    /// How the distance is written, and whether relaxation may change the instruction.
    enum Kind: UInt8 {
        /// `jmp rel32`, which may shrink to `jmp rel8`. `offset` is that of the opcode.
        case jump
        /// `jcc rel32`, which may shrink to `jcc rel8`. `offset` is that of the first opcode byte.
        case conditionalJump
        /// A branch the caller wants in two bytes. `offset` is that of the opcode.
        case shortBranch
        /// A 32-bit field counted from its own end plus `extra` bytes (the immediate behind it).
        case relative32
        /// A 32-bit field holding the distance from the label with index `extra`: an entry of a jump table.
        case difference32
        /// Padding, present only when relaxation is on. `label` is its length, `extra` the alignment less one, and from
        /// bit 8 on the bias.
        case alignment
    }

    var offset: UInt32
    var label: UInt32
    var extra: UInt32
    var kind: Kind
}

/// A field whose value depends on where the code is placed or on something outside it.
public struct Relocation: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
        /// 32-bit distance from the end of the field to the symbol, plus the addend: calls, jumps.
        case relative32
        /// 64-bit address of the symbol plus the addend.
        case absolute64
    }

    /// Offset of the field in the code.
    public var offset: UInt32
    public var kind: Kind
    /// Chosen by the client; commonly the address of, or an index into a table of, entry points.
    public var symbol: UInt64
    public var addend: Int32

    public init(offset: UInt32, kind: Kind, symbol: UInt64, addend: Int32 = 0) {
        self.offset = offset
        self.kind = kind
        self.symbol = symbol
        self.addend = addend
    }
}

/// Why code could not be finished.
public enum AssemblerError: Error, Hashable, Sendable {
    /// The code outgrew the buffer's limit (in bytes).
    case bufferLimitExceeded(Int)
    /// A label was referred to and never bound, or bound twice, or belongs to another assembler.
    case unboundLabel(Int)
    case labelBoundTwice(Int)
    case unknownLabel(Int)
    /// A branch asked for in two bytes does not reach; offset of the branch.
    case shortBranchOutOfRange(at: Int)
    /// An operand that no encoding can express; offset of the instruction.
    case invalidOperand(at: Int)
}

extension Fixup {
    /// Bytes an alignment has to fill at an offset.
    func padding(at offset: Int) -> Int {
        -(offset + Int(extra >> 8)) & Int(extra & 0xFF)
    }
}
