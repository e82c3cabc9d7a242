// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures

/// Verification by type inference (JVMS 4.10.2) of one method of a class file that may lack a StackMapTable: versions
/// before 50, and version 50 if type checking fails.
///
/// Types flow from the first instruction along all paths until nothing changes. Each instruction keeps the stack and the
/// locals before it, merged over the paths so far: types of locals that do not merge become unusable, types on the stack
/// must merge. Instructions whose state changed are executed again, in the order of the code.
///
/// Subroutines (`jsr`, `ret`) are the difficulty: they are called with different locals from different places. A state
/// therefore carries, for each subroutine it is in, the set of locals stored to since the `jsr`. Behind the `jsr`, those
/// locals are as the `ret` left them, and all others as they were before the `jsr`. A subroutine has one `ret`; nested
/// calls end with the ones around them; uninitialized objects do not cross the border.
///
/// Rules, order of checks and messages are those of the verifier that HotSpot falls back to. States are Swift arrays,
/// shared until they change: such class files are rare, and speed matters less than in `TypeChecker`.
struct TypeInferrer<Hierarchy: ClassHierarchy> {
    typealias Failure = VerifyFailure<Hierarchy.Failure>

    /// A subroutine that is being executed.
    struct Subroutine: Equatable {
        /// Where it begins.
        var entry: Int
        /// The locals read or stored to since, as a bit set.
        var used: [UInt64]
    }

    /// What is known before an instruction.
    struct State {
        var stack: [VerificationType] = []
        var locals: [VerificationType] = []
        var subroutines: [Subroutine] = []
        /// Whether `this` has been initialized on all paths.
        var isConstructed = true
    }

    var context: ClassContext<Hierarchy>
    let method: MemberView
    let code: UnsafeRawBufferPointer
    let handlers: CodeView.ExceptionTable
    let maxLocals: Int
    let maxStack: Int
    var returnType = VerificationType.top
    var needsConstructor = false

    private var states: [State?]
    private var isChanged: [Bool]
    private var hasWork = true
    /// The `ret` that returns to behind a `jsr`, by the position of the `jsr`.
    private var returns: [Int: Int] = [:]
    /// Slots stored in states so far; a method that needs more is refused.
    private var storedSlots = 0
    private static var mostSlots: Int { 1 << 26 }

    init(_ context: consuming ClassContext<Hierarchy>, _ method: MemberView, _ code: CodeView) {
        self.context = context
        self.method = method
        self.code = code.code
        handlers = code.exceptionTable
        maxLocals = Int(code.maxLocals)
        maxStack = Int(code.maxStack)
        states = Array(repeating: nil, count: self.code.count)
        isChanged = Array(repeating: false, count: self.code.count)
    }

    /// Checks the method. Errors: the first broken rule.
    mutating func check() throws(Failure) {
        let starts = try markInstructions()
        for position in starts { try checkOperands(position) }
        try checkExceptionTable()
        try start()
        while hasWork {
            hasWork = false
            for position in starts where isChanged[position] {
                isChanged[position] = false
                hasWork = true
                try step(position)
            }
        }
    }

    private mutating func start() throws(Failure) {
        var state = State()
        let isStatic = method.accessFlags.contains(.static)
        if !isStatic {
            needsConstructor =
                context.pool.utf8Bytes(at: method.nameIndex).equals("<init>")
                && context.thisType != ClassContext<Hierarchy>.known(.object)
            state.locals.append(needsConstructor ? .uninitializedThis : context.thisType)
        }
        let signature = context.signature(method.descriptorIndex)
        let types = context.memory.signatureTypes
        let count = Int(types[signature])
        for index in 0..<count { state.locals.append(VerificationType(raw: types[signature + 2 + index])) }
        guard state.locals.count <= maxLocals else { throw classFormatError("Arguments can't fit into locals") }
        if types[signature + 1] > 0 { returnType = VerificationType(raw: types[signature + 2 + count]) }
        state.isConstructed = false
        states[0] = state
        isChanged[0] = true
    }

    // MARK: - Flow

    private mutating func step(_ position: Int) throws(Failure) {
        guard let before = states[position] else { return }
        let (opcode, _) = operation(position)
        try checkLocalUse(position, before)
        try checkFlags(opcode, before)
        var after = before
        try execute(position, &after)
        try flowToHandlers(position, opcode, before, after)
        let length = InstructionLengths.length(code, at: position)
        switch opcode {
        case 0xA8, 0xC9:
            // What the subroutine's `ret` knows may now reach the instruction behind this one.
            if let ret = returns[position] { isChanged[ret] = true }
            dropUninitialized(&after)
            try flow(after, to: branchTarget(position))
        case 0xA9: try returnFromSubroutine(position, after)
        case 0xA7, 0xC8: try flow(after, to: branchTarget(position))
        case 0x99...0xA6, 0xC6, 0xC7:
            try flow(after, to: position + length)
            try flow(after, to: branchTarget(position))
        case 0xAA, 0xAB: for target in switchTargets(position) { try flow(after, to: target) }
        case 0xAC...0xB1, 0xBF: break
        default: try flow(after, to: position + length)
        }
    }

    private mutating func flowToHandlers(
        _ position: Int, _ opcode: UInt8, _ before: State, _ after: State
    ) throws(Failure) {
        for handler in handlers where position >= Int(handler.startPC) && position < Int(handler.endPC) {
            let type =
                handler.catchTypeIndex != 0
                ? context.classType(handler.catchTypeIndex) : ClassContext<Hierarchy>.known(.throwable)
            var state = before
            state.stack = [type]
            state.isConstructed = before.isConstructed && after.isConstructed
            try flow(state, to: Int(handler.handlerPC))
            if isConstructorCall(position, opcode) {
                // The exception may come before or after the object counts as initialized.
                state.locals = after.locals
                state.subroutines = after.subroutines
                state.isConstructed = after.isConstructed
                try flow(state, to: Int(handler.handlerPC))
            }
        }
    }

    /// Merges a state into the one before the instruction at `target`.
    private mutating func flow(_ state: State, to target: Int) throws(Failure) {
        guard target < code.count else { throw verifyError("Falling off the end of the code") }
        guard var known = states[target] else {
            try store(state, target)
            return
        }
        guard state.stack.count == known.stack.count else {
            throw verifyError("Inconsistent stack height \(state.stack.count) != \(known.stack.count)")
        }
        var isNew = false
        for slot in state.stack.indices where state.stack[slot] != known.stack[slot] {
            if try context.isInferredAssignable(state.stack[slot], to: known.stack[slot]) { continue }
            let merged = try context.merge(known.stack[slot], state.stack[slot], isAssignment: false)
            if merged == .top { throw verifyError("Mismatched stack types") }
            known.stack[slot] = merged
            isNew = true
        }
        if state.locals.count < known.locals.count {
            known.locals.removeLast(known.locals.count - state.locals.count)
            isNew = true
        }
        for local in known.locals.indices where state.locals[local] != known.locals[local] {
            if known.locals[local] == .top { continue }
            if try context.isInferredAssignable(state.locals[local], to: known.locals[local]) { continue }
            known.locals[local] = try context.merge(state.locals[local], known.locals[local], isAssignment: false)
            isNew = true
        }
        while isNew, known.locals.last == .top { known.locals.removeLast() }
        if mergeSubroutines(state.subroutines, &known.subroutines) { isNew = true }
        if known.isConstructed, !state.isConstructed {
            known.isConstructed = false
            isNew = true
        }
        if isNew { try store(known, target) }
    }

    private mutating func store(_ state: State, _ target: Int) throws(Failure) {
        storedSlots += state.stack.count + state.locals.count
        guard storedSlots <= TypeInferrer.mostSlots else { throw verifyError("Method is too complex to verify") }
        states[target] = state
        isChanged[target] = true
        hasWork = true
    }

    // MARK: - Subroutines

    /// Keeps the subroutines that both paths are in; a local is used if it is on either path.
    private func mergeSubroutines(_ new: [Subroutine], _ known: inout [Subroutine]) -> Bool {
        if known.isEmpty { return false }
        var merged: [Subroutine] = []
        var next = 0
        for subroutine in known {
            guard let match = new[next...].firstIndex(where: { $0.entry == subroutine.entry }) else { continue }
            var both = subroutine
            for word in both.used.indices { both.used[word] |= new[match].used[word] }
            merged.append(both)
            next = match + 1
        }
        if merged == known { return false }
        known = merged
        return true
    }

    /// The state behind a `jsr`: what the subroutine used as it left it, else what was before.
    private mutating func returnFromSubroutine(_ position: Int, _ state: State) throws(Failure) {
        let local = localIndex(position)
        guard local < state.locals.count, state.locals[local].kind == .returnAddress else { return }
        let entry = state.locals[local].subroutine
        var after = state
        dropUninitialized(&after)
        // Callers from the last to the first.
        var callers: [Int] = []
        for caller in 0..<code.count where context.memory.positions[caller] != CodePosition.inside {
            if code[caller] == 0xA8 || code[caller] == 0xC9, branchTarget(caller) == entry { callers.append(caller) }
        }
        for caller in callers.reversed() {
            let target = caller + InstructionLengths.length(code, at: caller)
            if let known = returns[caller], known != position { throw verifyError("Multiple returns to single jsr") }
            returns[caller] = position
            guard let before = states[caller] else { continue }
            guard let index = after.subroutines.lastIndex(where: { $0.entry == entry }) else {
                throw verifyError("Illegal return from subroutine")
            }
            let used = after.subroutines[index].used
            var merged = after
            merged.subroutines.removeLast(after.subroutines.count - index)
            let count = max(after.locals.count, before.locals.count)
            merged.locals = (0..<count).map { local in
                let isUsed = used[local >> 6] >> UInt64(local & 63) & 1 != 0
                let locals = isUsed ? after.locals : before.locals
                return local < locals.count ? locals[local] : .top
            }
            try flow(merged, to: target)
        }
    }

    /// Objects that are not constructed become unusable.
    private func dropUninitialized(_ state: inout State) {
        for slot in state.stack.indices where state.stack[slot].kind == .uninitialized { state.stack[slot] = .top }
        for local in state.locals.indices where state.locals[local].kind == .uninitialized {
            state.locals[local] = .top
        }
    }

    // MARK: - Failures

    private func prefix() -> String {
        let name = ModifiedUTF8.string(decoding: context.pool.utf8Bytes(at: method.nameIndex))
        let descriptor = ModifiedUTF8.string(decoding: context.pool.utf8Bytes(at: method.descriptorIndex))
        return "(class: \(ModifiedUTF8.string(decoding: context.name)), method: \(name) signature: "
            + "\(descriptor)) "
    }

    @inline(never)
    func verifyError(_ text: String) -> Failure { .verify(prefix() + text) }

    @inline(never)
    func classFormatError(_ text: String) -> Failure { .classFormat(prefix() + text) }
}
