// SPDX-License-Identifier: Apache-2.0
import ClassFile

// The code of one method as it is written, with what the verifier will know at each point.
//
// The writer follows the types on the operand stack and in the local variables instruction by instruction. A jump
// leaves a copy of that state at its label; further jumps, and control that falls through where the label is bound, are
// merged with it: locals that differ become unusable, the stack is equal by construction (whoever emits an expression
// with several ends sets the type on top before each). A bound label that jumps lead to gets a stack map frame from the
// merged state. Loop heads take the state at entry, which holds at all back edges too: a variable once assigned stays
// assigned with its declared type.
//
// Behind an unconditional jump nothing is alive: every emission is ignored until a label that was jumped to is bound.
//
// Branches have 16-bit distances. When one does not fit, `needsWideBranches` is set and the method has to be emitted
// again with `isWide`.

/// A jump target: an index into the writer's labels.
struct Label: Hashable, BitwiseCopyable {
    let index: Int
}

/// Writes one method at a time. Not thread-safe.
final class CodeWriter {
    struct State {
        var isAlive: Bool = true
        var isWide: Bool = false
        var needsWideBranches: Bool = false
        /// Depth of the operand stack in slots.
        var depth: Int = 0
        var maxStack: Int = 0
        var maxLocals: Int = 0
        /// Source position that the next instruction belongs to; `.max` is none.
        var pendingPosition: UInt32 = .max
        /// `pc` of the latest position where control may arrive from elsewhere.
        var lastTarget: Int = -1
    }

    struct LabelRecord: BitwiseCopyable {
        var pc: Int32 = -1
        /// Index of the state in `states`, or -1 while nothing jumps there.
        var state: Int32 = -1
    }

    struct Fixup: BitwiseCopyable {
        var offset: Int32
        var pc: Int32
        var label: Int32
        var isWide: Bool
    }

    struct Handler: BitwiseCopyable {
        var start: Int32
        var end: Int32
        var target: Int32
        var typeIndex: UInt16
    }

    struct Line: BitwiseCopyable {
        var pc: Int32
        var position: UInt32
    }

    struct Variable: BitwiseCopyable {
        var symbol: SymbolID
        var slot: Int32
        /// -1 until the first store.
        var start: Int32
        /// -1 while in scope.
        var end: Int32
    }

    struct Frame: BitwiseCopyable {
        var pc: Int32
        var state: Int32
    }

    let state: UnsafeMutablePointer<State>
    let code: RawVector<UInt8> = RawVector(capacity: 1024)
    /// One entry per value.
    let stack: RawVector<VerificationType> = RawVector(capacity: 32)
    /// One entry per slot.
    let locals: RawVector<VerificationType> = RawVector(capacity: 64)
    let labels: RawVector<LabelRecord> = RawVector(capacity: 64)
    let fixups: RawVector<Fixup> = RawVector(capacity: 64)
    let handlers: RawVector<Handler> = RawVector(capacity: 16)
    let lines: RawVector<Line> = RawVector(capacity: 64)
    let variables: RawVector<Variable> = RawVector(capacity: 32)
    let frames: RawVector<Frame> = RawVector(capacity: 32)
    /// Saved states: number of stack entries, number of locals, then both.
    let states: RawVector<UInt32> = RawVector(capacity: 512)
    var pool: ConstantPool
    let typeNames: TypeNames

    init(pool: ConstantPool, typeNames: TypeNames) {
        self.pool = pool
        self.typeNames = typeNames
        state = .allocate(capacity: 1)
        state.initialize(to: State())
    }

    deinit {
        state.deallocate()
        code.destroy()
        stack.destroy()
        locals.destroy()
        labels.destroy()
        fixups.destroy()
        handlers.destroy()
        lines.destroy()
        variables.destroy()
        frames.destroy()
        states.destroy()
    }

    /// Begins a method.
    func reset(isWide: Bool) {
        state.pointee = State()
        state.pointee.isWide = isWide
        code.truncate(to: 0)
        stack.truncate(to: 0)
        locals.truncate(to: 0)
        labels.truncate(to: 0)
        fixups.truncate(to: 0)
        handlers.truncate(to: 0)
        lines.truncate(to: 0)
        variables.truncate(to: 0)
        frames.truncate(to: 0)
        states.truncate(to: 0)
    }

    var pc: Int { code.count }
    @inline(__always) var isAlive: Bool { state.pointee.isAlive }

    // MARK: - Stack

    @inline(__always)
    func push(_ type: VerificationType) {
        guard isAlive else { return }
        stack.append(type)
        state.pointee.depth &+= type.slots
        if state.pointee.depth > state.pointee.maxStack { state.pointee.maxStack = state.pointee.depth }
    }

    @inline(__always)
    func pop() {
        guard isAlive else { return }
        guard let top: VerificationType = stack.last else { return assertionFailure("empty operand stack") }
        state.pointee.depth &-= top.slots
        stack.removeLast()
    }

    func pop(_ count: Int) {
        for _: Int in 0..<count { pop() }
    }

    /// The type of the value on top; `top` in dead code.
    var topType: VerificationType { isAlive ? stack.last ?? .top : .top }

    /// Says what the value on top shall count as from here on.
    func setTop(_ type: VerificationType) {
        guard isAlive, !stack.isEmpty else { return }
        stack[stack.count - 1] = type
    }

    // MARK: - Instructions

    @inline(__always)
    func opcode(_ opcode: Opcode) {
        if state.pointee.pendingPosition != .max { markLine() }
        code.append(opcode.rawValue)
    }

    /// An instruction without operands that takes `pops` values and leaves one, or none.
    @inline(__always)
    func op(_ opcode: Opcode, pops: Int, push result: VerificationType? = nil) {
        guard isAlive else { return }
        self.opcode(opcode)
        pop(pops)
        if let result: VerificationType = result { push(result) }
        if opcode.endsBlock { state.pointee.isAlive = false }
    }

    /// An instruction with a 16-bit operand.
    func op2(_ opcode: Opcode, _ operand: UInt16, pops: Int, push result: VerificationType? = nil) {
        guard isAlive else { return }
        self.opcode(opcode)
        code.u2(operand)
        pop(pops)
        if let result: VerificationType = result { push(result) }
    }

    /// The kind of the value among the five letters `i l f d a` of the instruction set.
    @inline(__always)
    static func letter(_ type: VerificationType) -> UInt8 {
        switch type {
        case .int: 0
        case .long: 1
        case .float: 2
        case .double: 3
        default: 4
        }
    }

    func load(_ slot: Int, _ type: VerificationType) {
        guard isAlive else { return }
        access(.iload, .iload_0, slot, CodeWriter.letter(type))
        let known: VerificationType = slot < locals.count ? locals[slot] : .top
        // The variable may hold something more exact than its declared type only when that is `this`, not initialized.
        push(known == .uninitializedThis || known.kind == VerificationType.uninitializedKind ? known : type)
    }

    /// Stores what is on top; the variable counts as `type` afterwards.
    func store(_ slot: Int, _ type: VerificationType) {
        guard isAlive else { return }
        let top: VerificationType = topType
        access(.istore, .istore_0, slot, CodeWriter.letter(type))
        pop()
        let isUninitialized: Bool =
            top == .uninitializedThis || top.kind == VerificationType.uninitializedKind
        define(slot, isUninitialized ? top : type)
    }

    private func access(_ general: Opcode, _ short: Opcode, _ slot: Int, _ letter: UInt8) {
        if state.pointee.pendingPosition != .max { markLine() }
        if slot < 4 {
            code.append(short.rawValue &+ letter &* 4 &+ UInt8(slot))
        } else if slot <= 0xFF {
            code.append(general.rawValue &+ letter)
            code.append(UInt8(slot))
        } else {
            code.append(Opcode.wide.rawValue)
            code.append(general.rawValue &+ letter)
            code.u2(slot)
        }
    }

    func increment(_ slot: Int, by amount: Int) {
        guard isAlive else { return }
        let isWide: Bool = slot > 0xFF || amount < -128 || amount > 127
        if isWide { opcode(.wide) }
        opcode(.iinc)
        if isWide {
            code.u2(slot)
            code.u2(amount)
        } else {
            code.u1(slot)
            code.u1(amount)
        }
    }

    func push(int value: Int32) {
        guard isAlive else { return }
        switch value {
        case -1...5: op(Opcode(rawValue: UInt8(Int32(Opcode.iconst_0.rawValue) + value)) ?? .iconst_0, pops: 0)
        case -128...127:
            opcode(.bipush)
            code.u1(Int(value))
        case -32768...32767:
            opcode(.sipush)
            code.u2(Int(value))
        default: return loadConstant(pool.integer(value), .int)
        }
        push(.int)
    }

    func push(long value: Int64) {
        if value == 0 || value == 1 { return op(value == 0 ? .lconst_0 : .lconst_1, pops: 0, push: .long) }
        guard isAlive else { return }
        loadConstant(pool.long(value), .long)
    }

    func push(floatBits bits: UInt32) {
        guard isAlive else { return }
        switch bits {
        case Float(0).bitPattern: op(.fconst_0, pops: 0, push: .float)
        case Float(1).bitPattern: op(.fconst_1, pops: 0, push: .float)
        case Float(2).bitPattern: op(.fconst_2, pops: 0, push: .float)
        default: loadConstant(pool.float(bits: bits), .float)
        }
    }

    func push(doubleBits bits: UInt64) {
        guard isAlive else { return }
        switch bits {
        case Double(0).bitPattern: op(.dconst_0, pops: 0, push: .double)
        case Double(1).bitPattern: op(.dconst_1, pops: 0, push: .double)
        default: loadConstant(pool.double(bits: bits), .double)
        }
    }

    func loadConstant(_ index: UInt16, _ type: VerificationType) {
        guard isAlive else { return }
        if type.isWide {
            opcode(.ldc2_w)
            code.u2(index)
        } else if index <= 0xFF {
            opcode(.ldc)
            code.u1(Int(index))
        } else {
            opcode(.ldc_w)
            code.u2(index)
        }
        push(type)
    }

    // MARK: - Local variables

    /// A new local variable; it holds nothing yet.
    func newLocal(slots: Int) -> Int {
        let slot: Int = locals.count
        for _: Int in 0..<slots { locals.append(.top) }
        if locals.count > state.pointee.maxLocals { state.pointee.maxLocals = locals.count }
        return slot
    }

    var nextLocal: Int { locals.count }

    /// Says what a variable holds from here on.
    func define(_ slot: Int, _ type: VerificationType) {
        guard isAlive else { return }
        locals[slot] = type
        if type.isWide { locals[slot + 1] = .second }
    }

    /// Ends the scopes of the variables from `slot` on.
    func endScopes(from slot: Int) {
        guard slot < locals.count else { return }
        locals.truncate(to: slot)
        guard !variables.isEmpty else { return }
        for index: Int in stride(from: variables.count - 1, through: 0, by: -1) {
            let variable: Variable = variables[index]
            if variable.end < 0 && Int(variable.slot) >= slot { variables[index].end = Int32(pc) }
        }
    }

    /// Notes a named variable for the LocalVariableTable.
    func declare(_ symbol: SymbolID, slot: Int) {
        variables.append(Variable(symbol: symbol, slot: Int32(slot), start: -1, end: -1))
    }

    /// The named variable of a slot has its first value from here on.
    func beginRange(slot: Int) {
        guard !variables.isEmpty else { return }
        for index: Int in stride(from: variables.count - 1, through: 0, by: -1)
        where Int(variables[index].slot) == slot && variables[index].end < 0 {
            if variables[index].start < 0 { variables[index].start = Int32(pc) }
            return
        }
    }

    // MARK: - Lines

    /// The instructions from here on belong to a source position.
    @inline(__always)
    func mark(_ position: UInt32) { state.pointee.pendingPosition = position }

    private func markLine() { flushLine() }
}

extension CodeWriter {
    /// Writes the pending line now, before a `new` whose offset counts.
    func flushLine() {
        let position: UInt32 = state.pointee.pendingPosition
        guard position != .max else { return }
        state.pointee.pendingPosition = .max
        if let last: Line = lines.last, Int(last.pc) == pc { lines.removeLast() }
        lines.append(Line(pc: Int32(pc), position: position))
    }

    /// A constructor was called on the value that is on top: every copy of it is an object now.
    func initialize(_ type: VerificationType) {
        guard isAlive, let top: VerificationType = stack.last else { return }
        pop()
        for index: Int in 0..<stack.count where stack[index] == top { stack[index] = type }
        for slot: Int in 0..<locals.count where locals[slot] == top { locals[slot] = type }
    }
}
