// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Emits the code of one method: instructions with labels, constants interned as they are mentioned, and the tables.
///
/// The depth of the operand stack is followed along the code: every emission adds its effect, a branch notes the depth
/// at its label, and a label that is bound behind an unconditional jump takes the depth noted there. `maxStack` and
/// `maxLocals` come from that; frames for the verifier are the caller's to give (`frame`), because only it knows types.
///
/// Branches are emitted with 16-bit distances. When one does not fit, `finish` fails with `.branchTooFar`, and the
/// method has to be emitted again with `usesWideBranches`, which makes every branch a 32-bit one (a conditional branch
/// becomes its opposite around a `goto_w`). Hardly any method needs it, so the common case stays simple and dense.
///
/// Errors stick, as in `ConstantPoolBuilder`, and come out of `finish`.
public struct CodeBuilder {
    /// A place in the code, bound now or later.
    public struct Label: Hashable, Sendable {
        fileprivate let number: Int
    }

    public var constants: ConstantPoolBuilder
    /// Whether branches have 32-bit distances.
    public let usesWideBranches: Bool
    /// Depth of the operand stack in slots at the current position.
    public var stackDepth: Int = 0
    /// False behind an unconditional jump until a label is bound.
    public private(set) var isReachable: Bool = true
    public private(set) var maxStack: Int = 0
    /// At least what the loads and stores emitted need; raise it for parameters and unused variables.
    public var maxLocals: Int

    private var code: ByteWriter = ByteWriter()
    private var labelPCs: [Int] = []
    private var labelDepths: [Int] = []
    private var fixups: [Fixup] = []
    private var handlers: [Handler] = []
    private var lines: [Attribute.LineNumber] = []
    private var variables: [Variable] = []
    private var frames: [Frame] = []
    private var failure: ClassFileBuildError?

    /// A distance to be filled in when all labels are bound.
    private struct Fixup {
        var offset: Int
        /// Where the instruction starts; distances count from there.
        var pc: Int
        var label: Label
        var isWide: Bool
    }

    private struct Handler {
        var start: Label
        var end: Label
        var target: Label
        var typeIndex: UInt16
    }

    private struct Variable {
        var nameIndex: UInt16
        var typeIndex: UInt16
        var slot: Int
        var start: Label
        var end: Label
        var isTypeTable: Bool
    }

    private struct Frame {
        var pc: Int
        var locals: [VerificationTypeInfo]
        var stack: [VerificationTypeInfo]
    }

    /// `argumentSlots`: slots of receiver and parameters, the first locals.
    public init(constants: ConstantPoolBuilder, argumentSlots: Int, usesWideBranches: Bool = false) {
        self.constants = constants
        self.maxLocals = argumentSlots
        self.usesWideBranches = usesWideBranches
    }

    /// Offset of the next instruction.
    public var pc: Int { code.count }

    // MARK: Labels

    public mutating func newLabel() -> Label {
        labelPCs.append(-1)
        labelDepths.append(-1)
        return Label(number: labelPCs.count - 1)
    }

    /// A new label bound here.
    public mutating func here() -> Label {
        let label: Label = newLabel()
        bind(label)
        return label
    }

    /// Binds the label to the current position; a label is bound once.
    public mutating func bind(_ label: Label) {
        if labelPCs[label.number] >= 0 { return }
        labelPCs[label.number] = pc
        if !isReachable, labelDepths[label.number] >= 0 { stackDepth = labelDepths[label.number] }
        noteDepth(label)
        isReachable = true
    }

    /// Where the label was bound; nil while it was not.
    public func pc(of label: Label) -> Int? {
        labelPCs[label.number] >= 0 ? labelPCs[label.number] : nil
    }

    private mutating func noteDepth(_ label: Label) {
        if labelDepths[label.number] < 0 { labelDepths[label.number] = stackDepth }
    }

    // MARK: Raw emission

    /// Adds to the stack depth. Depths below zero, which only wrong code has, count as zero.
    public mutating func adjustStack(by slots: Int) {
        stackDepth = max(0, stackDepth + slots)
        maxStack = max(maxStack, stackDepth)
    }

    mutating func begin(_ opcode: Opcode) {
        code.u1(opcode.rawValue)
        adjustStack(by: opcode.stackDelta)
        if opcode.endsBlock { isReachable = false }
    }

    mutating func u1(_ value: UInt8) { code.u1(value) }
    mutating func u2(_ value: UInt16) { code.u2(value) }
    mutating func u4(_ value: UInt32) { code.u4(value) }

    mutating func distance(to label: Label, from pc: Int, isWide: Bool) {
        fixups.append(Fixup(offset: code.count, pc: pc, label: label, isWide: isWide))
        if isWide {
            code.u4(0)
        } else {
            code.u2(0)
        }
        noteDepth(label)
    }

    // MARK: Tables

    /// Throwables of class `type` (all, when nil) between the labels go to `target`, with a stack of one reference.
    public mutating func handler(from start: Label, to end: Label, target: Label, type: String?) {
        let index: UInt16 = type.map { constants.class($0) } ?? 0
        if labelDepths[target.number] < 0 { labelDepths[target.number] = 1 }
        maxStack = max(maxStack, 1)
        handlers.append(Handler(start: start, end: end, target: target, typeIndex: index))
    }

    /// The instructions from here on belong to this source line.
    public mutating func line(_ number: Int) {
        let entry = Attribute.LineNumber(
            startPC: UInt16(truncatingIfNeeded: pc), line: UInt16(truncatingIfNeeded: min(number, 0xFFFF)))
        if lines.last?.startPC == entry.startPC { lines.removeLast() }
        if lines.last?.line != entry.line { lines.append(entry) }
    }

    /// A row of the LocalVariableTable, and of the LocalVariableTypeTable when there is a signature.
    public mutating func variable(
        _ name: String, _ descriptor: String, signature: String? = nil, slot: Int, from start: Label, to end: Label
    ) {
        let nameIndex: UInt16 = constants.utf8(name)
        let typeIndex: UInt16 = constants.utf8(descriptor)
        variables.append(
            Variable(
                nameIndex: nameIndex, typeIndex: typeIndex, slot: slot, start: start, end: end, isTypeTable: false))
        guard let signature else { return }
        let signatureIndex: UInt16 = constants.utf8(signature)
        variables.append(
            Variable(
                nameIndex: nameIndex, typeIndex: signatureIndex, slot: slot, start: start, end: end, isTypeTable: true))
    }

    /// The frame that holds at the current position, for the StackMapTable.
    public mutating func frame(locals: [VerificationTypeInfo], stack: [VerificationTypeInfo]) {
        if frames.last?.pc == pc { frames.removeLast() }
        frames.append(Frame(pc: pc, locals: locals, stack: stack))
    }

    // MARK: Finish

    /// The Code attribute. `initialLocals`: the frame at the method's start, from which the first recorded one differs.
    public mutating func finish(
        initialLocals: [VerificationTypeInfo] = [], attributes: [Attribute] = []
    ) throws(ClassFileBuildError) -> Attribute.Code {
        guard (1...0xFFFF).contains(code.count) else { throw failure ?? .codeTooLarge(code.count) }
        for fixup: Fixup in fixups {
            let target: Int = try bound(fixup.label)
            let distance: Int = target - fixup.pc
            if fixup.isWide {
                code.patchU4(UInt32(truncatingIfNeeded: distance), at: fixup.offset)
            } else {
                guard Int16(exactly: distance) != nil else { throw .branchTooFar }
                code.patchU2(UInt16(truncatingIfNeeded: distance), at: fixup.offset)
            }
        }
        var table: [CodeView.ExceptionHandler] = []
        for handler: Handler in handlers {
            let (start, end) = (try bound(handler.start), try bound(handler.end))
            // Nothing is protected by an empty range, and the format forbids it.
            if start == end { continue }
            table.append(
                .init(
                    startPC: UInt16(start), endPC: UInt16(end), handlerPC: UInt16(try bound(handler.target)),
                    catchTypeIndex: handler.typeIndex))
        }
        if let failure = constants.failure ?? failure { throw failure }
        return Attribute.Code(
            maxStack: UInt16(clamping: maxStack), maxLocals: UInt16(clamping: maxLocals), bytes: code.bytes,
            exceptionTable: table, attributes: try tables(initialLocals) + attributes)
    }

    private func bound(_ label: Label) throws(ClassFileBuildError) -> Int {
        guard labelPCs[label.number] >= 0 else { throw .unboundLabel }
        return labelPCs[label.number]
    }

    private func tables(_ initialLocals: [VerificationTypeInfo]) throws(ClassFileBuildError) -> [Attribute] {
        var attributes: [Attribute] = []
        if !lines.isEmpty { attributes.append(.lineNumberTable(lines)) }
        for isTypeTable: Bool in [false, true] {
            var rows: [Attribute.LocalVariable] = []
            for variable: Variable in variables where variable.isTypeTable == isTypeTable {
                let (start, end) = (try bound(variable.start), try bound(variable.end))
                guard end > start else { continue }
                rows.append(
                    .init(
                        startPC: UInt16(start), length: UInt16(end - start), nameIndex: variable.nameIndex,
                        typeIndex: variable.typeIndex, slot: UInt16(clamping: variable.slot)))
            }
            if rows.isEmpty { continue }
            attributes.append(isTypeTable ? .localVariableTypeTable(rows) : .localVariableTable(rows))
        }
        guard !frames.isEmpty else { return attributes }
        var encoder = StackMapEncoder(initialLocals: initialLocals)
        for frame: Frame in frames.sorted(by: { $0.pc < $1.pc }) {
            // A frame behind the last instruction describes nothing.
            if frame.pc < code.count { encoder.add(pc: frame.pc, locals: frame.locals, stack: frame.stack) }
        }
        return attributes + [.stackMapTable(encoder.frames)]
    }
}
