// SPDX-License-Identifier: Apache-2.0
//
// The assembler's state and its labels.
//
// One function per instruction family writes bytes at the buffer's cursor. Which bytes is decided by two things only:
// an operation, whose raw value spells its encoding (`IntegerOperation.swift`, `VectorOperation.swift`: the tables), and
// the two encoders of `Assembler+Encoding.swift` (legacy and VEX: the mechanism).
//
// Nothing here throws per instruction. A mistake (an operand without encoding, a short branch that does not reach, a
// label never bound, a full buffer) is remembered, the first one wins, and `finish()` throws it.
//
// Labels. A backward branch is written at once, in two bytes where it reaches. A forward branch is written with 32 bits
// and a row in `fixups`, which `finish()` patches. An assembler made with `relaxesBranches` writes every branch long and
// lets `finish()` shrink those that reach in 8 bits; offsets taken before `finish()` are then stale, labels are not.

/// Writes x86-64 machine code into a buffer of its own. Not for use by two threads at once.
public struct Assembler: ~Copyable {
    @usableFromInline var buffer: CodeBuffer
    /// Offset of each label, or `Assembler.unbound`.
    var labelOffsets: [UInt32] = []
    /// References in order of emission, hence of offset.
    var fixups: [Fixup] = []
    /// Fields to fill in once the place of the code is known, in order of offset.
    public internal(set) var relocations: [Relocation] = []
    var failure: AssemblerError?
    /// Whether `finish()` shortens branches.
    public let relaxesBranches: Bool
    /// Whether `finish()` succeeded: the code and its relocations are final.
    public private(set) var isFinished: Bool = false

    static var unbound: UInt32 { .max }

    /// - Parameters:
    ///   - capacity: bytes of buffer to begin with.
    ///   - limit: bytes of code never to exceed.
    ///   - relaxesBranches: shorten branches in `finish()`: 5–10 % smaller code for one more pass over the branches.
    public init(capacity: Int = 4096, limit: Int = 16 << 20, relaxesBranches: Bool = false) {
        buffer = CodeBuffer(capacity: capacity, limit: limit)
        self.relaxesBranches = relaxesBranches
    }

    /// Bytes written so far: the offset of the next instruction.
    @inlinable public var count: Int { buffer.count }

    /// The code written so far; valid until the next mutation.
    public var code: UnsafeRawBufferPointer { buffer.bytes }

    /// Starts a new program, keeping the memory.
    public mutating func reset() {
        if buffer.isExhausted {
            buffer = CodeBuffer(capacity: 4096, limit: buffer.limit)
        } else {
            buffer.truncate(to: 0)
        }
        labelOffsets.removeAll(keepingCapacity: true)
        fixups.removeAll(keepingCapacity: true)
        relocations.removeAll(keepingCapacity: true)
        failure = nil
        isFinished = false
    }

    // MARK: Labels

    /// A new label, not bound yet.
    public mutating func makeLabel() -> Label {
        labelOffsets.append(Self.unbound)
        return Label(index: UInt32(labelOffsets.count - 1))
    }

    /// Binds a label to the current position.
    public mutating func bind(_ label: Label) {
        let index = Int(label.index)
        guard index < labelOffsets.count else { return fail(.unknownLabel(index)) }
        guard labelOffsets[index] == Self.unbound else { return fail(.labelBoundTwice(index)) }
        labelOffsets[index] = UInt32(count)
    }

    /// A new label at the current position.
    public mutating func here() -> Label {
        labelOffsets.append(UInt32(count))
        return Label(index: UInt32(labelOffsets.count - 1))
    }

    /// Offset of a bound label; nil while unbound. Final only after `finish()` when branches are relaxed.
    public func offset(of label: Label) -> Int? {
        let index = Int(label.index)
        guard index < labelOffsets.count, labelOffsets[index] != Self.unbound else { return nil }
        return Int(labelOffsets[index])
    }

    // MARK: Finishing

    /// Resolves every reference. Afterwards `code` and `relocations` are final.
    public mutating func finish() throws(AssemblerError) {
        if isFinished { return }
        if buffer.isExhausted { throw .bufferLimitExceeded(buffer.limit) }
        if let failure { throw failure }
        for fixup in fixups {
            if fixup.kind != .alignment { try requireBound(fixup.label) }
            if fixup.kind == .difference32 { try requireBound(fixup.extra) }
        }
        if relaxesBranches {
            // Room behind the code, so that rewriting padding in place never grows (hence never copies) the buffer.
            buffer.reserve()
            if buffer.isExhausted { throw .bufferLimitExceeded(buffer.limit) }
            relaxBranches()
        }
        for fixup in fixups { try resolve(fixup) }
        isFinished = true
    }

    private func requireBound(_ label: UInt32) throws(AssemblerError) {
        let index = Int(label)
        guard index < labelOffsets.count else { throw .unknownLabel(index) }
        guard labelOffsets[index] != Self.unbound else { throw .unboundLabel(index) }
    }

    /// Offsets are below 1 GiB (`CodeBuffer.limit`), so their differences fit an `Int32`.
    private mutating func resolve(_ fixup: Fixup) throws(AssemblerError) {
        if fixup.kind == .alignment { return }
        let target = Int(labelOffsets[Int(fixup.label)])
        var field = Int(fixup.offset)
        var distance: Int
        switch fixup.kind {
        case .jump, .shortBranch:
            field += 1
            distance = target - (field + (fixup.kind == .jump ? 4 : 1))
        case .conditionalJump:
            field += 2
            distance = target - (field + 4)
        case .relative32:
            distance = target - (field + 4 + Int(fixup.extra))
        case .difference32:
            distance = target - Int(labelOffsets[Int(fixup.extra)])
        case .alignment:
            return
        }
        if fixup.kind == .shortBranch {
            guard let short = Int8(exactly: distance), buffer.replace(at: field, with: short) else {
                throw .shortBranchOutOfRange(at: Int(fixup.offset))
            }
        } else if !buffer.replace(at: field, with: Int32(truncatingIfNeeded: distance)) {
            throw .bufferLimitExceeded(buffer.limit)
        }
    }

    @inline(never)
    mutating func fail(_ error: AssemblerError) {
        if failure == nil { failure = error }
    }
}
