// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Statements, by kind of node.

extension Generator {
    func emitStatements(_ list: NodeList) {
        for statement: NodeID in tree.elements(list) { emitStatement(statement) }
    }

    /// A statement whose variables end with it.
    func emitScoped(_ node: NodeID) {
        let limit: Int = code.nextLocal
        emitStatement(node)
        code.endScopes(from: limit)
    }

    func emitStatement(_ node: NodeID) {
        let found: Node = tree[node]
        let labels: [NameID] = pendingLabels
        pendingLabels = []
        switch found.kind {
        case .block:
            let limit: Int = code.nextLocal
            emitStatements(NodeList(found.a))
            code.endScopes(from: limit)
            // What follows a block that ends the method belongs to its brace.
            code.mark(found.end - 1)
        case .expressionStatement:
            code.mark(found.start)
            discard(NodeID(found.a))
        case .variableDeclaration:
            code.mark(found.position)
            emitVariable(node)
        case .emptyStatement, .classDeclaration: break
        case .ifStatement: emitIf(found)
        case .whileStatement, .doStatement, .forStatement: emitLoop(found, labels)
        case .forEachStatement: emitForEach(node, found, labels)
        case .labeledStatement: emitLabeled(found, labels)
        case .switchStatement:
            code.mark(found.start)
            emitSwitchStatement(node, found)
        case .synchronizedStatement: emitSynchronized(found)
        case .tryStatement: emitTry(node, found)
        case .returnStatement: emitReturnStatement(found)
        case .throwStatement:
            code.mark(found.start)
            value(NodeID(found.a), as: results.type(NodeID(found.a)))
            code.mark(found.start)
            code.op(.athrow, pops: 1)
        case .breakStatement:
            code.mark(found.start)
            emitBreak(NameID(found.a))
        case .continueStatement:
            code.mark(found.start)
            emitContinue(NameID(found.a))
        case .yieldStatement:
            code.mark(found.start)
            emitYield(NodeID(found.a))
        case .assertStatement: emitAssert(found)
        default: assertionFailure("not a statement")
        }
    }

    private func emitVariable(_ node: NodeID) {
        let view: VariableView = tree.variable(node)
        let symbol: SymbolID = results.symbol(node)
        _ = declareVariable(symbol)
        guard !view.initializer.isNone else { return }
        // Nobody reads a constant from its variable but a debugger.
        if universe.constant(of: symbol) != nil && !options.hasVariables { return }
        value(view.initializer, as: universe[symbol].type)
        storeVariable(symbol)
    }

    private func emitIf(_ found: Node) {
        let limit: Int = code.nextLocal
        let (condition, first, second): (NodeID, NodeID, NodeID) = (NodeID(found.a), NodeID(found.b), NodeID(found.c))
        code.mark(found.start)
        if let known: Bool = constantCondition(condition) {
            if known { emitScoped(first) } else if !second.isNone { emitScoped(second) }
            return
        }
        let otherwise: Label = code.newLabel()
        branch(condition, to: otherwise, when: false)
        emitScoped(first)
        let isAliveBehindFirst: Bool = code.isAlive
        let end: Label = code.newLabel()
        var isAliveBehindSecond: Bool = true
        if second.isNone {
            code.bind(otherwise)
        } else {
            code.jump(.goto, end)
            code.bind(otherwise)
            emitScoped(second)
            isAliveBehindSecond = code.isAlive
            code.bind(end)
        }
        // Bindings of the condition are in scope behind the statement only where one of its branches goes elsewhere.
        if isAliveBehindFirst && isAliveBehindSecond { code.endScopes(from: limit) }
    }

    // MARK: - Loops

    private func emitLoop(_ found: Node, _ labels: [NameID]) {
        let limit: Int = code.nextLocal
        code.mark(found.start)
        var (condition, body): (NodeID, NodeID) = (NodeID(found.a), NodeID(found.b))
        var updates: NodeList = .empty
        switch found.kind {
        case .doStatement: (body, condition) = (NodeID(found.a), NodeID(found.b))
        case .forStatement:
            emitStatements(NodeList(found.a))
            condition = NodeID(found.b)
            updates = NodeList(found.c)
            body = NodeID(found.d)
        default: break
        }
        let scope: JumpScope = JumpScope(.loop, breakLabel: code.newLabel())
        scope.names = labels
        scope.continueLabel = code.newLabel()
        let head: Label = code.bindLoopHead()
        let isTestedFirst: Bool = found.kind != .doStatement
        if isTestedFirst && !condition.isNone {
            code.mark(tree[condition].position)
            branch(condition, to: scope.breakLabel, when: false)
        }
        method.scopes.append(scope)
        emitScoped(body)
        method.scopes.removeLast()
        code.bind(scope.continueLabel)
        for update: NodeID in tree.elements(updates) {
            code.mark(tree[update].start)
            discard(tree.kind(update) == .expressionStatement ? NodeID(tree[update].a) : update)
        }
        if isTestedFirst {
            code.jump(.goto, head)
        } else {
            code.mark(tree[condition].position)
            branch(condition, to: head, when: true)
        }
        code.bind(scope.breakLabel)
        if found.kind == .forStatement { code.endScopes(from: limit) }
    }

    private func emitForEach(_ node: NodeID, _ found: Node, _ labels: [NameID]) {
        let limit: Int = code.nextLocal
        let (variable, source, body): (NodeID, NodeID, NodeID) = (NodeID(found.a), NodeID(found.b), NodeID(found.c))
        let info: ForEachInfo = results.forEach(node)
        let symbol: SymbolID = results.symbol(variable)
        let type: TypeID = universe[symbol].type
        let scope: JumpScope = JumpScope(.loop, breakLabel: code.newLabel())
        scope.names = labels
        scope.continueLabel = code.newLabel()
        code.mark(tree[source].position)
        if info.isArray {
            let array: TypeID = value(source, as: results.type(source))
            let element: TypeID = universe.elementType(array) ?? object
            let arraySlot: Int = storeTemporary(array, named: known.loopArray)
            code.load(arraySlot, .object(array))
            code.op(.arraylength, pops: 1, push: .int)
            let lengthSlot: Int = storeTemporary(.int, named: known.loopLength)
            code.push(int: 0)
            let indexSlot: Int = storeTemporary(.int, named: known.loopIndex)
            let head: Label = code.bindLoopHead()
            code.load(indexSlot, .int)
            code.load(lengthSlot, .int)
            code.jump(.if_icmpge, scope.breakLabel)
            code.load(arraySlot, .object(array))
            code.load(indexSlot, .int)
            code.op(arrayLoad(element), pops: 2, push: VerificationType(element))
            coerce(element, info.elementType, to: type)
            emitForEachBody(symbol, body, scope)
            code.mark(tree[source].position)
            code.increment(indexSlot, by: 1)
            code.jump(.goto, head)
        } else {
            let iterable: TypeID = erasure(info.iterableType)
            _ = castReference(emit(source), to: iterable)
            invokeIterator(iterable, info.iteratorMethod)
            let iterator: TypeID = known.iteratorType
            let slot: Int = storeTemporary(iterator, named: known.loopIndex)
            let head: Label = code.bindLoopHead()
            code.load(slot, .object(iterator))
            invokeInterface(known.iteratorClass, known.hasNext, known.booleanResult, push: .int)
            code.jump(.ifeq, scope.breakLabel)
            code.load(slot, .object(iterator))
            invokeInterface(known.iteratorClass, known.next, known.objectResult, push: .object(object))
            coerce(object, info.elementType, to: type)
            emitForEachBody(symbol, body, scope)
            code.mark(tree[source].position)
            code.jump(.goto, head)
        }
        code.bind(scope.breakLabel)
        code.endScopes(from: limit)
    }

    /// `iterator()`, which subclasses may declare with a more exact result.
    private func invokeIterator(_ type: TypeID, _ method: SymbolID) {
        guard code.isAlive else { return }
        var descriptor: NameID = known.iteratorResult
        var result: TypeID = known.iteratorType
        if !method.isNone {
            descriptor = typeNames.descriptor(method: method)
            result = erasure(universe.resultType(universe[method].type))
        }
        let owner: NameID = typeNames.internalName(type)
        if universe.isInterfaceType(type) {
            invokeInterface(owner, known.iterator, descriptor, push: .object(result))
        } else {
            invokeVirtual(owner, known.iterator, descriptor, pops: 1, push: .object(result))
        }
    }

    private func emitForEachBody(_ symbol: SymbolID, _ body: NodeID, _ scope: JumpScope) {
        let limit: Int = code.nextLocal
        _ = declareVariable(symbol)
        storeVariable(symbol)
        method.scopes.append(scope)
        emitScoped(body)
        method.scopes.removeLast()
        code.bind(scope.continueLabel)
        code.endScopes(from: limit)
    }

    // MARK: - Jumps

    private func emitLabeled(_ found: Node, _ labels: [NameID]) {
        let body: NodeID = NodeID(found.b)
        let name: NameID = NameID(found.a)
        let scope: JumpScope = JumpScope(.labeled, breakLabel: code.newLabel())
        scope.names = [name]
        method.scopes.append(scope)
        pendingLabels = labels + [name]
        emitScoped(body)
        pendingLabels = []
        method.scopes.removeLast()
        code.bind(scope.breakLabel)
    }

    /// Runs the finalizers of all scopes inside the one at `index`, then jumps. The code from each finalizer to behind
    /// the jump is a gap in what the finalizer's statement protects.
    func leave(to index: Int, _ jump: () -> Void) {
        let scopes: [JumpScope] = method.scopes
        var opened: [(scope: JumpScope, start: Int)] = []
        for place: Int in stride(from: scopes.count - 1, to: index, by: -1) {
            let scope: JumpScope = scopes[place]
            guard let finalizer: () -> Void = scope.finalizer else { continue }
            method.scopes = Array(scopes[..<place])
            let start: Int = code.pc
            finalizer()
            opened.append((scope, scope.isFinalizerProtected ? code.pc : start))
        }
        method.scopes = scopes
        jump()
        for (scope, start): (JumpScope, Int) in opened { scope.gaps.append((start, code.pc)) }
    }

    func hasFinalizers(inside index: Int) -> Bool {
        method.scopes[(index + 1)...].contains { $0.finalizer != nil }
    }

    private func emitBreak(_ label: NameID) {
        let target: Int? = method.scopes.lastIndex {
            label.isNone ? $0.kind == .loop || $0.kind == .switch : $0.kind == .labeled && $0.names.contains(label)
        }
        guard let index: Int = target else { return }
        leave(to: index) { code.jump(.goto, method.scopes[index].breakLabel) }
    }

    private func emitContinue(_ label: NameID) {
        let target: Int? = method.scopes.lastIndex {
            $0.kind == .loop && (label.isNone || $0.names.contains(label))
        }
        guard let index: Int = target else { return }
        leave(to: index) { code.jump(.goto, method.scopes[index].continueLabel) }
    }

    private func emitReturnStatement(_ found: Node) {
        code.mark(found.start)
        let result: NodeID = NodeID(found.a)
        if result.isNone {
            leave(to: -1) {
                code.mark(found.start)
                emitReturn(.void)
            }
            return
        }
        if method.resultType == .void {
            discard(result)
            leave(to: -1) { emitReturn(.void) }
            return
        }
        let target: TypeID = results.target(result)
        value(result, as: target.isNone ? method.resultType : target)
        finishReturn(found.start)
    }

    /// Returns the value on top of the stack.
    func finishReturn(_ position: UInt32) {
        let type: TypeID = method.resultType
        if hasFinalizers(inside: -1) && code.isAlive {
            let limit: Int = code.nextLocal
            let kind: VerificationType = VerificationType(type)
            code.setTop(code.topType == .null ? kind : code.topType)
            let slot: Int = storeTemporary(kind)
            leave(to: -1) {
                code.mark(position)
                code.load(slot, kind)
                emitReturn(type)
            }
            code.endScopes(from: limit)
        } else {
            code.mark(position)
            emitReturn(type)
        }
    }

    func emitReturn(_ type: TypeID) {
        if type == .void { return code.op(.return, pops: 0) }
        let letter: UInt8 = CodeWriter.letter(VerificationType(type))
        code.op(Opcode(rawValue: Opcode.ireturn.rawValue + letter) ?? .areturn, pops: 1)
    }

    // MARK: - Assertions

    /// `assert c : m`: `if (!$assertionsDisabled && !c) throw new AssertionError(m)`.
    private func emitAssert(_ found: Node) {
        c.usesAssertions = true
        let (condition, message): (NodeID, NodeID) = (NodeID(found.a), NodeID(found.b))
        code.mark(found.start)
        let limit: Int = code.nextLocal
        let end: Label = code.newLabel()
        if code.isAlive {
            let field: UInt16 = c.pool.field(assertionClass, known.assertionsDisabled, known.booleanDescriptor)
            code.op2(.getstatic, field, pops: 0, push: .int)
        }
        code.jump(.ifne, end)
        branch(condition, to: end, when: true)
        newObject(known.assertionError)
        if message.isNone {
            construct(known.assertionError, known.void, arguments: 0)
        } else {
            let type: TypeID = value(message, as: results.type(message))
            var parameter: TypeID = type.isPrimitive ? type : object
            if type == .byte || type == .short { parameter = .int }
            construct(known.assertionError, typeNames.descriptor([parameter], .void), arguments: 1)
        }
        code.op(.athrow, pops: 1)
        code.bind(end)
        code.endScopes(from: limit)
    }

    /// The class whose field says whether assertions are off: interfaces cannot have one that is private.
    private var assertionClass: NameID { c.name }
}
