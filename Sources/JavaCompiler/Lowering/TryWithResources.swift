// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// try with resources (JLS 14.20.3.1), each resource around the rest:
//
//     R r = init;
//     try { rest } catch (Throwable t) {
//         if (r != null) { try { r.close(); } catch (Throwable x) { t.addSuppressed(x); } }
//         throw t;
//     }
//     if (r != null) r.close();
//
// The last line runs also where control leaves the rest by a jump, and is not protected by the handler.

extension Generator {
    /// The body of a try statement inside its resources.
    func emitResources(_ resources: NodeList, _ body: NodeID) {
        emitResource(Array(tree.elements(resources)), 0, body)
    }

    private func emitResource(_ resources: [NodeID], _ index: Int, _ body: NodeID) {
        guard index < resources.count else { return emitStatement(body) }
        let limit: Int = code.nextLocal
        let node: NodeID = resources[index]
        var type: TypeID
        var isNew: Bool = false
        let slot: Int
        if tree.kind(node) == .variableDeclaration {
            let view: VariableView = tree.variable(node)
            let symbol: SymbolID = results.symbol(node)
            type = universe[symbol].type
            code.mark(tree[node].position)
            slot = declareVariable(symbol, use: 0x41)
            value(view.initializer, as: type)
            storeVariable(symbol)
            isNew = tree.kind(view.initializer) == .classCreation
        } else {
            type = results.type(node)
            code.mark(tree[node].start)
            value(node, as: type)
            slot = storeTemporary(.object(erasure(type)))
        }
        let kind: VerificationType = .object(erasure(type))
        let call: CallInfo =
            tree.kind(node) == .variableDeclaration ? results.call(node) : results.resourceCalls[node] ?? CallInfo()
        let scope: JumpScope = JumpScope(.cleanup, breakLabel: code.newLabel())
        scope.finalizer = { self.emitClose(call, slot, kind, isNew: isNew) }
        emitWithClose(scope, at: tree[node].position, end: tree[body].end - 1, slot, kind, call, isNew) {
            emitResource(resources, index + 1, body)
        }
        code.endScopes(from: limit)
    }

    private func emitClose(_ call: CallInfo, _ slot: Int, _ kind: VerificationType, isNew: Bool) {
        let skip: Label = code.newLabel()
        if !isNew {
            code.load(slot, kind)
            code.jump(.ifnull, skip)
        }
        code.load(slot, kind)
        invokeClose(call, kind)
        code.bind(skip)
    }

    private func invokeClose(_ call: CallInfo, _ kind: VerificationType) {
        guard code.isAlive else { return }
        var owner: TypeID = call.qualifyingType.isNone ? kind.type : erasure(call.qualifyingType)
        if owner.isNone || owner == object { owner = universe.known.autoCloseable }
        owner = castReference(kind.type, to: owner) == kind.type ? kind.type : owner
        let name: NameID = typeNames.internalName(owner)
        if universe.isInterfaceType(owner) {
            invokeInterface(name, known.close, known.void, push: nil)
        } else {
            invokeVirtual(name, known.close, known.void, pops: 1, push: nil)
        }
    }

    private func emitWithClose(
        _ scope: JumpScope, at position: UInt32, end: UInt32, _ slot: Int, _ kind: VerificationType, _ call: CallInfo,
        _ isNew: Bool,
        body: () -> Void
    ) {
        guard code.isAlive else { return }
        let throwable: VerificationType = .object(known.throwableType)
        let limit: Int = code.nextLocal
        let start: Int = code.pc
        let saved: Int = code.saveState()
        let exit: Label = code.newLabel()
        method.scopes.append(scope)
        withOwnMatchFailures(body)
        method.scopes.removeLast()
        code.endScopes(from: limit)
        let bodyEnd: Int = code.pc
        code.mark(end)
        scope.finalizer?()
        code.jump(.goto, exit)
        if start != bodyEnd {
            protect(from: start, to: bodyEnd, without: scope.gaps, handler: code.pc)
            code.mark(position)
            code.beginHandler(state: saved, exception: throwable)
            let exception: Int = storeTemporary(throwable)
            let rethrow: Label = code.newLabel()
            if !isNew {
                code.load(slot, kind)
                code.jump(.ifnull, rethrow)
            }
            let closeStart: Int = code.pc
            let closeState: Int = code.saveState()
            code.load(slot, kind)
            invokeClose(call, kind)
            let closeEnd: Int = code.pc
            code.jump(.goto, rethrow)
            code.protect(
                from: closeStart, to: closeEnd, handler: code.pc, typeIndex: classIndex(known.throwableType))
            code.beginHandler(state: closeState, exception: throwable)
            let second: Int = storeTemporary(throwable)
            code.load(exception, throwable)
            code.load(second, throwable)
            invokeVirtual(
                known.throwable, known.addSuppressed, known.addSuppressedDescriptor, pops: 2, push: nil)
            code.bind(rethrow)
            code.load(exception, throwable)
            code.op(.athrow, pops: 1)
        }
        code.endScopes(from: limit)
        code.bind(exit)
    }

    /// Handles every Throwable in a range except where it has gaps.
    private func protect(from start: Int, to end: Int, without gaps: [(start: Int, end: Int)], handler: Int) {
        let index: UInt16 = classIndex(known.throwableType)
        var from: Int = start
        for gap: (start: Int, end: Int) in gaps.sorted(by: { $0.start < $1.start }) where gap.start < end {
            code.protect(from: from, to: min(gap.start, end), handler: handler, typeIndex: index)
            from = max(from, gap.end)
        }
        code.protect(from: from, to: end, handler: handler, typeIndex: index)
    }
}
