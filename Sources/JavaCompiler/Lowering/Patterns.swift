// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Patterns (JLS 14.30) and `instanceof` (JLS 15.20.2).
//
// Matching leaves nothing on the stack: the value lies in a variable, a test that fails jumps, and bindings are stored as
// soon as their test has passed. An exception from the accessor of a record becomes a MatchException: the calls are
// noted, and a handler for all of them stands at the end of the method, or of the innermost protected body, whose own
// handlers then apply to the MatchException.

extension Generator {
    /// The type tested by an `instanceof` that needs no more than the instruction; nil if there is a pattern to match.
    func plainTestedType(_ found: Node) -> TypeID? {
        let right: NodeID = NodeID(found.b)
        switch tree.kind(right) {
        case .bindingPattern, .recordPattern, .anyPattern: return nil
        default: return erasedType(right)
        }
    }

    /// The operand of `instanceof`, as a reference.
    func emitOperandOfTest(_ node: NodeID) {
        let actual: TypeID = emit(node)
        if actual.isPrimitive { box(actual) }
    }

    /// `instanceof` on the value on top.
    func testType(_ type: TypeID) {
        guard code.isAlive else { return }
        code.op2(.instanceof, classIndex(type), pops: 1, push: .int)
    }

    func branchOnInstanceOf(_ node: NodeID, _ found: Node, to target: Label, when wanted: Bool) {
        if let type: TypeID = plainTestedType(found) {
            emitOperandOfTest(NodeID(found.a))
            noteTypeUse(NodeID(found.b), 0x43)
            testType(type)
            return code.jump(wanted ? .ifne : .ifeq, target)
        }
        let operand: NodeID = NodeID(found.a)
        let pattern: NodeID = NodeID(found.b)
        let fail: Label = code.newLabel()
        var type: TypeID
        let slot: Int
        let symbol: SymbolID = plainLocal(operand)
        if !symbol.isNone && method.capturedSlots[symbol] == nil && capturedField(symbol) == nil {
            // A local variable is read again instead of being copied.
            slot = self.slot(of: symbol)
            type = erasure(universe[symbol].type)
        } else {
            type = emit(operand)
            if type.isPrimitive { type = box(type) }
            if type == .null { type = object }
            code.setTop(.object(type))
            slot = storeTemporary(.object(type))
        }
        let operandType: TypeID = results.type(operand)
        match(pattern, slot, type, operandType, allowsNull: false, fail: wanted ? fail : target)
        if wanted { code.jump(.goto, target) }
        code.bind(fail)
    }

    /// The local variable an expression is, if it is nothing else.
    private func plainLocal(_ node: NodeID) -> SymbolID {
        let found: Node = tree[node]
        if found.kind == .parenthesized { return plainLocal(NodeID(found.a)) }
        guard found.kind == .identifier, results.constant(node) == nil else { return .none }
        let symbol: SymbolID = results.symbol(node)
        return universe[symbol].kind == .localVariable ? symbol : .none
    }

    /// Matches the value of a variable of erased type `type` against a pattern; jumps to `fail` if it does not match.
    func match(
        _ pattern: NodeID, _ slot: Int, _ type: TypeID, _ fullType: TypeID, allowsNull: Bool, fail: Label
    ) {
        let found: Node = tree[pattern]
        let info: PatternInfo = results.pattern(pattern)
        switch found.kind {
        case .anyPattern: break
        case .bindingPattern: matchBinding(pattern, info, slot, type, fullType, allowsNull: allowsNull, fail: fail)
        case .recordPattern: matchRecord(found, info, slot, type, fail: fail)
        case .parenthesized:
            match(NodeID(found.a), slot, type, fullType, allowsNull: allowsNull, fail: fail)
        default: assertionFailure("not a pattern")
        }
    }

    private func matchBinding(
        _ pattern: NodeID, _ info: PatternInfo, _ slot: Int, _ type: TypeID, _ fullType: TypeID, allowsNull: Bool,
        fail: Label
    ) {
        let kind: VerificationType = VerificationType(type)
        let wanted: TypeID = erasure(info.type)
        if wanted.isPrimitive || type.isPrimitive {
            // The types are the same, or one is the box of the other.
            guard !info.variable.isNone, universe[info.variable].name != .underscore else { return }
            _ = declareVariable(info.variable)
            code.load(slot, kind)
            coerce(type, fullType, to: info.type)
            return storeVariable(info.variable)
        }
        if info.isUnconditional {
            if !allowsNull {
                code.load(slot, kind)
                code.jump(.ifnull, fail)
            }
        } else {
            code.load(slot, kind)
            testType(wanted)
            code.jump(.ifeq, fail)
        }
        guard !info.variable.isNone, universe[info.variable].name != .underscore else { return }
        _ = declareVariable(info.variable)
        code.load(slot, kind)
        _ = castReference(type, to: wanted)
        storeVariable(info.variable)
    }

    private func matchRecord(_ found: Node, _ info: PatternInfo, _ slot: Int, _ type: TypeID, fail: Label) {
        let record: TypeID = erasure(info.type)
        let kind: VerificationType = VerificationType(type)
        code.load(slot, kind)
        testType(record)
        code.jump(.ifeq, fail)
        var recordSlot: Int = slot
        if !isSubtype(type, record) {
            code.load(slot, kind)
            _ = castReference(type, to: record)
            recordSlot = storeTemporary(.object(record))
        }
        let recordKind: VerificationType = .object(isSubtype(type, record) ? type : record)
        let patterns: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.b))
        for (index, nested): (Int, NodeID) in patterns.enumerated() where index < info.accessors.count {
            let accessor: SymbolID = info.accessors[index]
            code.load(recordSlot, recordKind)
            let declared: TypeID = erasure(universe.resultType(universe[accessor].type))
            let start: Int = code.pc
            invokeVirtual(
                typeNames.internalName(record), universe[accessor].name, typeNames.descriptor(method: accessor),
                pops: 1, push: VerificationType(declared))
            if code.isAlive { matchFailures.append(noteFailure(from: start, to: code.pc)) }
            let component: TypeID = info.componentTypes[index]
            if tree.kind(nested) == .anyPattern {
                discardTop()
                continue
            }
            var actual: TypeID = declared
            if !declared.isPrimitive { actual = castReference(declared, to: erasure(component)) }
            let componentSlot: Int = storeTemporary(VerificationType(actual))
            match(nested, componentSlot, actual, component, allowsNull: true, fail: fail)
        }
    }

    // MARK: - Failing accessors

    /// A range whose exceptions become MatchExceptions: the index of its row in the exception table.
    private func noteFailure(from start: Int, to end: Int) -> Int {
        code.handlers.append(
            CodeWriter.Handler(
                start: Int32(start), end: Int32(end), target: -1, typeIndex: classIndex(known.throwableType)))
        return code.handlers.count - 1
    }

    /// Emits something, and behind it the handler for the accessors called in it.
    func withOwnMatchFailures(_ body: () -> Void) {
        let outer: [Int] = matchFailures
        // The handlers around want to find the variables they know, whatever happens in between.
        let saved: Int = code.saveState()
        matchFailures = []
        body()
        emitMatchFailures(state: saved)
        matchFailures = outer
    }

    /// The handler that the noted calls share. Control goes around it. Without a state nothing is known of the variables.
    func emitMatchFailures(state saved: Int? = nil) {
        if matchFailures.isEmpty { return }
        let skip: Label = code.newLabel()
        code.jump(.goto, skip)
        let handler: Int = code.pc
        for row: Int in matchFailures { code.handlers[row].target = Int32(handler) }
        matchFailures = []
        let limit: Int = code.nextLocal
        let throwable: VerificationType = .object(known.throwableType)
        let empty: Int = code.states.count
        if saved == nil {
            code.states.append(0)
            code.states.append(0)
        }
        code.beginHandler(state: saved ?? empty, exception: throwable)
        let slot: Int = storeTemporary(throwable)
        newObject(known.matchException)
        code.load(slot, throwable)
        invokeVirtual(known.throwable, known.toString, known.toStringDescriptor, pops: 1, push: .object(string))
        code.load(slot, throwable)
        construct(known.matchException, known.matchExceptionDescriptor, arguments: 2)
        code.op(.athrow, pops: 1)
        code.endScopes(from: limit)
        code.bind(skip)
    }

    /// `throw new MatchException(null, null)`.
    func throwMatchException() {
        newObject(known.matchException)
        code.op(.aconst_null, pops: 0, push: .null)
        code.op(.aconst_null, pops: 0, push: .null)
        construct(known.matchException, known.matchExceptionDescriptor, arguments: 2)
        code.op(.athrow, pops: 1)
    }
}
