// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Statements (JLS 14).

extension Attributor {
    func attribStatement(_ node: NodeID) {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > Attributor.maximumNesting {
            report(node, "limit.stack", "code is nested too deeply")
            return
        }
        let found: Node = tree[node]
        switch found.kind {
        case .block: inBlock { attribStatements(NodeList(found.a)) }
        case .variableDeclaration: attribLocalVariable(node)
        case .classDeclaration: attribLocalClass(node)
        case .expressionStatement: attribExpressionStatement(NodeID(found.a))
        case .ifStatement:
            attribIf(node)
            warnEmpty(node)
        case .whileStatement: attribWhile(found)
        case .doStatement:
            inLoop { inBlock { attribStatement(NodeID(found.a)) } }
            attribCondition(NodeID(found.b))
            let bindings: [SymbolID] = whenFalse
            clearBindings()
            if !containsBreak(NodeID(found.a), label: .none) { bringBehind(bindings) }
        case .forStatement: attribFor(found)
        case .forEachStatement: attribForEach(node, found)
        case .labeledStatement: attribLabeled(node, found)
        case .switchStatement: attribSwitchStatement(node, found)
        case .synchronizedStatement: attribSynchronized(found)
        case .tryStatement: attribTry(found)
        case .returnStatement: attribReturn(node, found)
        case .throwStatement:
            let thrown: TypeID = attribExpr(NodeID(found.a))
            clearBindings()
            if thrown != .error && !universe.isSubtype(thrown, known.throwable) {
                reportIncompatible(NodeID(found.a), thrown, known.throwable, at: tree.position(node))
            }
        case .breakStatement, .continueStatement: checkJump(node, found)
        case .yieldStatement: attribYield(node, found)
        case .assertStatement: attribAssert(found)
        default: break
        }
    }

    func attribStatements(_ list: NodeList) {
        for statement: NodeID in tree.elements(list) { attribStatement(statement) }
    }

    /// Runs with a scope of its own.
    func inBlock(_ body: () -> Void) {
        let scope: Int32 = env.scope
        let count: Int = env.types.variables.count
        body()
        env.scope = scope
        if env.types.variables.count > count { env.types.variables.removeSubrange(count...) }
    }

    func inLoop(_ body: () -> Void) {
        breakDepth += 1
        loopDepth += 1
        body()
        breakDepth -= 1
        loopDepth -= 1
    }

    private func attribExpressionStatement(_ node: NodeID) {
        polymorphicContext = (node, .void)
        _ = attribExpr(node)
        clearBindings()
    }

    // MARK: - Local variables

    private func attribLocalVariable(_ node: NodeID) {
        let variable: VariableView = tree.variable(node)
        attributeAnnotations(variable.modifiers)
        let isFinal: Bool = tree.modifiers(variable.modifiers).set.contains(.final)
        let access: UInt16 = isFinal ? AccessFlags.final.rawValue : 0
        if variable.flags.contains(.isVar) {
            checkAnnotations(variable.modifiers, [.localVariable], on: node, type: .none)
            attribVar(node, variable, access)
            return
        }
        let type: TypeID = attribType(variable.type)
        if type == .void {
            report(variable.type, "illegal.start.of.expr", "illegal start of expression")
        }
        warnType(variable.type, type)
        checkAnnotations(variable.modifiers, [.localVariable], on: node, type: variable.type)
        let symbol: SymbolID = declareLocal(variable.name, type == .void ? .error : type, node, access: access)
        guard !variable.initializer.isNone else { return }
        attribInitializer(variable.initializer, type)
        guard isFinal, type.isPrimitive || type == known.string, let value = typedConstant(variable.initializer),
            let converted: TypedConstant = folding.convert(value, to: type)
        else { return }
        let index: UInt32 = UInt32(universe.constants.count)
        universe.constants.append(converted.value)
        universe.update(symbol) { $0.details = index }
        results.set(constant: converted.value, node)
    }

    /// `var x = ...`
    private func attribVar(_ node: NodeID, _ variable: VariableView, _ access: UInt16) {
        let symbol: SymbolID = declareLocal(variable.name, .none, node, access: access)
        let name: String = names.text(of: variable.name)
        func fail(_ reason: String) {
            report(
                node, "cant.infer.local.var.type",
                "cannot infer type for local variable \(name)\n(\(reason))")
        }
        var type: TypeID = .error
        let initializer: NodeID = variable.initializer
        if initializer.isNone {
            if !tree.kind(node).isStatement || !name.isEmpty {
                fail("cannot use 'var' on variable without initializer")
            }
        } else if tree.kind(initializer) == .arrayInitializer {
            fail("array initializer needs an explicit target-type")
        } else if tree.kind(initializer) == .lambda {
            fail("lambda expression needs an explicit target-type")
        } else if tree.kind(initializer) == .methodReference {
            fail("method reference needs an explicit target-type")
        } else {
            type = attribExpr(initializer)
            clearBindings()
            if type == .null {
                fail("variable initializer is 'null'")
                type = .error
            } else if type == .void {
                fail("variable initializer is 'void'")
                type = .error
            }
        }
        type = universe.projectedUpward(type)
        if type != .error { results.set(target: type, initializer) }
        universe.update(symbol) { $0.type = type }
        results.set(type: type, node)
        if access & AccessFlags.final.rawValue != 0, type.isPrimitive || type == known.string,
            let value: TypedConstant = typedConstant(initializer)
        {
            let index: UInt32 = UInt32(universe.constants.count)
            universe.constants.append(value.value)
            universe.update(symbol) { $0.details = index }
            results.set(constant: value.value, node)
        }
    }

    // MARK: - Branches and loops

    /// `else if` chains are a loop.
    private func attribIf(_ node: NodeID) {
        let scope: Int32 = env.scope
        var next: NodeID = node
        var isFirst: Bool = true
        while tree.kind(next) == .ifStatement {
            let found: Node = tree[next]
            attribCondition(NodeID(found.a))
            let (onTrue, onFalse): ([SymbolID], [SymbolID]) = (whenTrue, whenFalse)
            clearBindings()
            inBlock {
                bring(onTrue)
                attribStatement(NodeID(found.b))
            }
            if found.c == 0 {
                env.scope = scope
                if isFirst, !onFalse.isEmpty, !canComplete(NodeID(found.b)) { bringBehind(onFalse) }
                return
            }
            if isFirst, !onTrue.isEmpty || !onFalse.isEmpty {
                // What a whole if-else introduces.
                inBlock {
                    bring(onFalse)
                    attribStatement(NodeID(found.c))
                }
                let first: Bool = canComplete(NodeID(found.b))
                let second: Bool = canComplete(NodeID(found.c))
                env.scope = scope
                if first && !second { bringBehind(onTrue) }
                if !first && second { bringBehind(onFalse) }
                return
            }
            bring(onFalse)
            isFirst = false
            next = NodeID(found.c)
        }
        inBlock { attribStatement(next) }
        env.scope = scope
    }

    private func attribWhile(_ found: Node) {
        let scope: Int32 = env.scope
        attribCondition(NodeID(found.a))
        let (onTrue, onFalse): ([SymbolID], [SymbolID]) = (whenTrue, whenFalse)
        clearBindings()
        inLoop {
            inBlock {
                bring(onTrue)
                attribStatement(NodeID(found.b))
            }
        }
        env.scope = scope
        if !onFalse.isEmpty, !containsBreak(NodeID(found.b), label: .none) { bringBehind(onFalse) }
    }

    private func attribFor(_ found: Node) {
        let scope: Int32 = env.scope
        var after: [SymbolID] = []
        inBlock {
            attribStatements(NodeList(found.a))
            var onTrue: [SymbolID] = []
            if found.b != 0 {
                attribCondition(NodeID(found.b))
                onTrue = whenTrue
                after = whenFalse
                clearBindings()
            }
            inBlock {
                bring(onTrue)
                inLoop { inBlock { attribStatement(NodeID(found.d)) } }
                attribStatements(NodeList(found.c))
            }
        }
        env.scope = scope
        if !after.isEmpty, !containsBreak(NodeID(found.d), label: .none) { bringBehind(after) }
    }

    private func attribForEach(_ node: NodeID, _ found: Node) {
        let variableNode: NodeID = NodeID(found.a)
        let valuesNode: NodeID = NodeID(found.b)
        inBlock {
            let values: TypeID = attribExpr(valuesNode)
            clearBindings()
            let info: ForEachInfo = iteration(over: values, valuesNode)
            let variable: VariableView = tree.variable(variableNode)
            attributeAnnotations(variable.modifiers)
            let access: UInt16 =
                tree.modifiers(variable.modifiers).set.contains(.final) ? AccessFlags.final.rawValue : 0
            var type: TypeID =
                variable.flags.contains(.isVar) ? universe.projectedUpward(info.elementType) : attribType(variable.type)
            if type == .void { type = .error }
            if !variable.flags.contains(.isVar) {
                checkAnnotations(variable.modifiers, [.localVariable], on: variableNode, type: variable.type)
            }
            declareLocal(variable.name, type, variableNode, access: access)
            if info.elementType != .error, type != .error, !universe.isAssignable(info.elementType, type) {
                reportIncompatible(valuesNode, info.elementType, type)
            }
            results.set(info, node)
            inLoop { inBlock { attribStatement(NodeID(found.c)) } }
        }
    }

    private func iteration(over values: TypeID, _ node: NodeID) -> ForEachInfo {
        var info: ForEachInfo = ForEachInfo()
        info.elementType = .error
        if values == .error { return info }
        if let element: TypeID = universe.elementType(universe.upward(values)) {
            info.isArray = true
            info.elementType = element
            return info
        }
        guard !values.isPrimitive, let iterable: TypeID = universe.asSuper(values, known.iterable) else {
            report(
                node, "foreach.not.applicable.to.type",
                "for-each not applicable to expression type\nrequired: array or java.lang.Iterable\nfound:    \(universe.messageText(values))"
            )
            return info
        }
        let argument: TypeID? = universe.arguments(iterable).first
        info.elementType = argument.map { universe.wildcardUpperBound($0) } ?? known.object
        info.iterableType = universe.erasure(values)
        if let roots: TypeID = universe.closureRoots(values).first(where: {
            universe.asSuper($0, known.iterable) != nil
        }) {
            info.iterableType = universe.erasure(roots)
        }
        info.iteratorMethod =
            universe.cachedMethods(universe.wellKnown.iterator, in: info.iterableType).first {
                universe.parameterCount(universe[$0].type) == 0
            } ?? .none
        return info
    }

    private func attribLabeled(_ node: NodeID, _ found: Node) {
        let name: NameID = NameID(found.a)
        if labels.contains(where: { $0.name == name }) {
            report(
                node, "label.already.in.use",
                "label \(names.text(of: name)) already in use")
        }
        var target: NodeID = NodeID(found.b)
        while tree.kind(target) == .labeledStatement { target = NodeID(tree[target].b) }
        let isLoop: Bool =
            switch tree.kind(target) {
            case .whileStatement, .doStatement, .forStatement, .forEachStatement: true
            default: false
            }
        labels.append((name: name, isLoop: isLoop))
        attribStatement(NodeID(found.b))
        labels.removeLast()
    }

    private func checkJump(_ node: NodeID, _ found: Node) {
        let label: NameID = NameID(found.a)
        let isBreak: Bool = found.kind == .breakStatement
        if label.isNone {
            if isBreak ? breakDepth == 0 : loopDepth == 0 {
                if env.yield >= 0 {
                    report(
                        node, isBreak ? "break.outside.switch.expression" : "continue.outside.switch.expression",
                        isBreak
                            ? "attempt to break out of a switch expression"
                            : "attempt to continue out of a switch expression")
                } else {
                    report(
                        node, isBreak ? "break.outside.switch.loop" : "cont.outside.loop",
                        isBreak ? "break outside switch or loop" : "continue outside of loop")
                }
            }
            return
        }
        guard let target: (name: NameID, isLoop: Bool) = labels.last(where: { $0.name == label }) else {
            report(node, "undef.label", "undefined label: \(names.text(of: label))")
            return
        }
        if !isBreak && !target.isLoop {
            report(node, "not.loop.label", "not a loop label: \(names.text(of: label))")
        }
    }

    // MARK: - Others

    private func attribSynchronized(_ found: Node) {
        let type: TypeID = attribExpr(NodeID(found.a))
        clearBindings()
        if type.isPrimitive || type == .null || type == .void {
            report(
                NodeID(found.a), "type.found.req",
                "unexpected type\nrequired: reference\nfound:    \(universe.messageText(type))")
        }
        warnLock(NodeID(found.a), type)
        attribStatement(NodeID(found.b))
    }

    private func attribAssert(_ found: Node) {
        let scope: Int32 = env.scope
        attribCondition(NodeID(found.a))
        let onFalse: [SymbolID] = whenFalse
        clearBindings()
        if found.b != 0 {
            bring(onFalse)
            let type: TypeID = attribExpr(NodeID(found.b))
            if type == .void { report(NodeID(found.b), "void.not.allowed.here", "'void' type not allowed here") }
            clearBindings()
        }
        env.scope = scope
    }

    private func attribReturn(_ node: NodeID, _ found: Node) {
        let value: NodeID = NodeID(found.a)
        defer { clearBindings() }
        guard env.function >= 0, functions[Int(env.function)].kind != .initializer else {
            report(node, "ret.outside.meth", "return outside method")
            if !value.isNone { _ = attribExpr(value) }
            return
        }
        if env.yield >= 0 {
            report(node, "return.outside.switch.expression", "attempt to return out of a switch expression")
            if !value.isNone { _ = attribExpr(value) }
            return
        }
        let frame: FunctionFrame = functions[Int(env.function)]
        let isLambda: Bool = frame.kind == .lambda
        let owner: Symbol = universe[frame.owner]
        if !isLambda, owner.name == .constructor, owner.kind == .method, !owner.node.isNone,
            tree[owner.node].flags.contains(.isCompactConstructor)
        {
            report(
                at: tree.position(owner.node), "invalid.canonical.constructor.in.record",
                "invalid compact constructor in record <init>\n(compact constructor must not have return statements)")
            return
        }
        if env.isPrologue && !isLambda {
            report(
                node, "return.before.superclass.initialized",
                "'return' not allowed before explicit constructor invocation")
            return
        }
        if value.isNone {
            if frame.result != .void && frame.result != .error && !frame.collectsReturns {
                let text: String =
                    isLambda ? "bad return type in lambda expression\nmissing return value" : "missing return value"
                report(node, "prob.found.req", "incompatible types: \(text)")
            }
            return
        }
        if frame.collectsReturns {
            let operand: Operand = attribOperand(value)
            functions[Int(env.function)].returns.append(operand)
            return
        }
        if frame.result == .void {
            let text: String =
                isLambda ? "bad return type in lambda expression\nunexpected return value" : "unexpected return value"
            report(value, "prob.found.req", "incompatible types: \(text)")
            speculation += 1
            _ = attribExpr(value)
            speculation -= 1
            return
        }
        attribExpr(
            value,
            isLambda
                ? Conversion(frame.result, .lambdaReturn, reasons: ["bad return type in lambda expression"])
                : Conversion(frame.result, .assignment))
    }

    // MARK: - try

    private func attribTry(_ found: Node) {
        inBlock {
            for resource: NodeID in tree.elements(NodeList(found.a)) { attribResource(resource) }
            attribStatement(NodeID(found.b))
            warnResources(found)
        }
        for clause: NodeID in tree.elements(NodeList(found.c)) {
            let catchClause: Node = tree[clause]
            inBlock {
                attribCatchParameter(NodeID(catchClause.a))
                attribStatement(NodeID(catchClause.b))
            }
        }
        if found.d != 0 { attribStatement(NodeID(found.d)) }
    }

    private func attribCatchParameter(_ node: NodeID) {
        let variable: VariableView = tree.variable(node)
        attributeAnnotations(variable.modifiers)
        var access: UInt16 = tree.modifiers(variable.modifiers).set.contains(.final) ? AccessFlags.final.rawValue : 0
        let type: TypeID
        if tree.kind(variable.type) == .unionType {
            access |= AccessFlags.final.rawValue
            var parts: [TypeID] = []
            for part: NodeID in tree.elements(NodeList(tree[variable.type].a)) {
                let alternative: TypeID = attribType(part)
                checkThrowable(alternative, part)
                for earlier: TypeID in parts where alternative != .error && earlier != .error {
                    let (below, above): (TypeID, TypeID)
                    if universe.isSubtype(alternative, earlier) {
                        (below, above) = (alternative, earlier)
                    } else if universe.isSubtype(earlier, alternative) {
                        (below, above) = (earlier, alternative)
                    } else {
                        continue
                    }
                    report(
                        part, "multicatch.types.must.be.disjoint",
                        "Alternatives in a multi-catch statement cannot be related by subclassing\nAlternative \(universe.messageText(below)) is a subclass of alternative \(universe.messageText(above))"
                    )
                }
                parts.append(alternative)
            }
            type = parts.contains(.error) ? .error : universe.lub(parts)
            results.set(type: type, variable.type)
        } else {
            type = attribType(variable.type)
            if types.kind(type) == .typeVariable {
                report(
                    variable.type, "type.found.req",
                    "unexpected type\nrequired: class\nfound:    type parameter \(universe.messageText(type))")
            }
            checkThrowable(type, variable.type)
        }
        checkAnnotations(variable.modifiers, [.localVariable], on: node, type: variable.type)
        declareLocal(variable.name, type, node, access: access, traits: .isParameter)
    }

    private func checkThrowable(_ type: TypeID, _ node: NodeID) {
        if type != .error && !universe.isSubtype(type, known.throwable) {
            reportIncompatible(node, type, known.throwable)
        }
    }

    private func attribResource(_ node: NodeID) {
        let type: TypeID
        if tree.kind(node) == .variableDeclaration {
            attribLocalVariable(node)
            let symbol: SymbolID = results.symbol(node)
            type = results.type(node)
            if !symbol.isNone {
                universe.update(symbol) {
                    $0.access |= AccessFlags.final.rawValue
                    $0.traits.insert(.isResource)
                }
            }
        } else {
            type = attribExpr(node)
            clearBindings()
        }
        if type == .error { return }
        guard !type.isPrimitive, universe.asSuper(type, universe.classSymbol(of: known.autoCloseable)) != nil else {
            report(
                node, "prob.found.req",
                "incompatible types: try-with-resources not applicable to variable type\n(\(universe.messageText(type)) cannot be converted to AutoCloseable)"
            )
            return
        }
        let close: SymbolID? = universe.cachedMethods(universe.wellKnown.close, in: type).first {
            universe.parameterCount(universe[$0].type) == 0
        }
        guard let method: SymbolID = close else { return }
        var info: CallInfo = CallInfo()
        info.method = method
        info.type = universe.memberType(method, in: type)
        info.receiver = .expression
        info.qualifyingType = qualifyingType(type, method)
        closeCalls(node, info)
    }

    /// A resource that is an expression has details of its own already; the call is kept beside.
    private func closeCalls(_ node: NodeID, _ info: CallInfo) {
        if tree.kind(node) == .variableDeclaration {
            results.set(info, node)
        } else {
            results.resourceCalls[node] = info
        }
    }
}
