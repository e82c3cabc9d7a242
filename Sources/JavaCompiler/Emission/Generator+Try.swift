// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// try, synchronized, and what they have in common: code that is protected by handlers, and code that runs whichever way
// control leaves (JLS 14.19, 14.20).
//
// A finally block is emitted again at each exit: behind the body and each catch clause, before each jump out, and in a
// handler for everything that rethrows. The handler protects everything from the start of the body to itself, except
// the copies of the finally block and the jumps behind them (the gaps of the scope).

extension Generator {
    struct Catch {
        /// Erased classes of exceptions; empty for all.
        let types: [TypeID]
        /// What the exception counts as.
        let type: TypeID
        /// The parameter as it is written, and the types of its alternatives; none of other handlers.
        var modifiers: NodeID = .none
        var written: [NodeID] = []
        /// Emits the clause; the exception is on the stack.
        let emit: () -> Void
    }

    /// Emits a body with handlers. `scope` holds the finalizer, if there is one. `end`: position of what follows.
    func emitProtected(
        _ scope: JumpScope, end: UInt32, isAlwaysProtected: Bool = false, body: () -> Void, catches: [Catch]
    ) {
        guard code.isAlive else { return }
        let limit: Int = code.nextLocal
        let start: Int = code.pc
        let saved: Int = code.saveState()
        let exit: Label = code.newLabel()
        method.scopes.append(scope)
        withOwnMatchFailures(body)
        method.scopes.removeLast()
        code.endScopes(from: limit)
        let bodyEnd: Int = code.pc
        let bodyGaps: [(start: Int, end: Int)] = scope.gaps
        finish(scope, end, exit)
        if start == bodyEnd && !isAlwaysProtected {
            code.bind(exit)
            return
        }
        for clause: Catch in catches {
            let handler: Int = code.pc
            for segment: (start: Int, end: Int) in segments(from: start, to: bodyEnd, without: bodyGaps) {
                if clause.types.isEmpty {
                    code.protect(from: segment.start, to: segment.end, handler: handler, typeIndex: 0)
                }
                for (index, type): (Int, TypeID) in clause.types.enumerated() {
                    if segment.start == start, index < clause.written.count {
                        // What stands before all alternatives belongs to the first.
                        noteCaught(
                            index == 0 ? clause.modifiers : .none, clause.written[index], row: code.handlers.count)
                    }
                    code.protect(from: segment.start, to: segment.end, handler: handler, typeIndex: classIndex(type))
                }
            }
            code.beginHandler(state: saved, exception: .object(clause.type))
            method.scopes.append(scope)
            if scope.finalizer == nil { clause.emit() } else { withOwnMatchFailures(clause.emit) }
            method.scopes.removeLast()
            code.endScopes(from: limit)
            finish(scope, end, exit)
        }
        if let finalizer: () -> Void = scope.finalizer {
            let handler: Int = code.pc
            code.beginHandler(state: saved, exception: .object(known.throwableType))
            let slot: Int = storeTemporary(.object(known.throwableType))
            var gapStart: Int = code.pc
            finalizer()
            if scope.isFinalizerProtected { gapStart = code.pc }
            for segment: (start: Int, end: Int) in segments(from: start, to: gapStart, without: scope.gaps) {
                code.protect(from: segment.start, to: segment.end, handler: handler, typeIndex: 0)
            }
            code.load(slot, .object(known.throwableType))
            code.op(.athrow, pops: 1)
        }
        code.endScopes(from: limit)
        code.bind(exit)
    }

    /// The finalizer at the end of a body or clause, and the jump behind everything.
    private func finish(_ scope: JumpScope, _ end: UInt32, _ exit: Label) {
        guard code.isAlive else { return }
        var gapStart: Int = code.pc
        scope.finalizer?()
        if scope.isFinalizerProtected { gapStart = code.pc }
        code.mark(end)
        code.jump(.goto, exit)
        if scope.finalizer != nil { scope.gaps.append((gapStart, code.pc)) }
    }

    private func segments(
        from start: Int, to end: Int, without gaps: [(start: Int, end: Int)]
    ) -> [(start: Int, end: Int)] {
        var segments: [(start: Int, end: Int)] = []
        var from: Int = start
        for gap: (start: Int, end: Int) in gaps.sorted(by: { $0.start < $1.start }) {
            if gap.start >= end { break }
            if gap.start > from { segments.append((from, gap.start)) }
            from = max(from, gap.end)
        }
        if from < end { segments.append((from, end)) }
        return segments
    }

    // MARK: - Statements

    func emitTry(_ node: NodeID, _ found: Node) {
        let (resources, body): (NodeList, NodeID) = (NodeList(found.a), NodeID(found.b))
        let (clauses, finalizer): (NodeList, NodeID) = (NodeList(found.c), NodeID(found.d))
        code.mark(found.start)
        if clauses.isEmpty && finalizer.isNone { return emitResources(resources, body) }
        let scope: JumpScope = JumpScope(.cleanup, breakLabel: code.newLabel())
        let hasFinalizer: Bool = !finalizer.isNone && !tree.elements(NodeList(tree[finalizer].a)).isEmpty
        if hasFinalizer { scope.finalizer = { self.emitStatement(finalizer) } }
        let catches: [Catch] = tree.elements(clauses).map { makeCatch($0) }
        emitProtected(scope, end: found.end - 1, body: { emitResources(resources, body) }, catches: catches)
    }

    private func makeCatch(_ clause: NodeID) -> Catch {
        let found: Node = tree[clause]
        let parameter: NodeID = NodeID(found.a)
        let symbol: SymbolID = results.symbol(parameter)
        let typeNode: NodeID = tree.variable(parameter).type
        var types: [TypeID] = []
        if tree.kind(typeNode) == .unionType {
            for alternative: NodeID in tree.elements(NodeList(tree[typeNode].a)) {
                types.append(erasedType(alternative))
            }
        } else {
            types = [erasure(universe[symbol].type)]
        }
        let written: [NodeID] =
            tree.kind(typeNode) == .unionType ? Array(tree.elements(NodeList(tree[typeNode].a))) : [typeNode]
        return Catch(
            types: types, type: erasure(universe[symbol].type), modifiers: tree.variable(parameter).modifiers,
            written: written
        ) {
            self.code.mark(found.start)
            let limit: Int = self.code.nextLocal
            _ = self.declareVariable(symbol, use: nil)
            self.storeVariable(symbol)
            self.emitStatement(NodeID(found.b))
            self.code.endScopes(from: limit)
        }
    }

    func emitSynchronized(_ found: Node) {
        let limit: Int = code.nextLocal
        let lock: NodeID = NodeID(found.a)
        code.mark(found.start)
        let type: TypeID = value(lock, as: results.type(lock))
        let kind: VerificationType = VerificationType(type)
        dup()
        let slot: Int = storeTemporary(kind)
        code.op(.monitorenter, pops: 1)
        let scope: JumpScope = JumpScope(.cleanup, breakLabel: code.newLabel())
        scope.isFinalizerProtected = true
        scope.finalizer = {
            self.code.load(slot, kind)
            self.code.op(.monitorexit, pops: 1)
        }
        emitProtected(
            scope, end: found.end - 1, isAlwaysProtected: true, body: { emitStatement(NodeID(found.b)) }, catches: [])
        code.endScopes(from: limit)
    }
}
