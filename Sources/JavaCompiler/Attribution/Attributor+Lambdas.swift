// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Lambda expressions (JLS 15.27).

/// What the form of a lambda's body says about its results, without types (JLS 15.27.2).
struct LambdaShape {
    var mayBeVoid: Bool = false
    var mayHaveValue: Bool = false
}

extension Attributor {
    func pendLambda(_ node: NodeID, _ found: Node) -> Operand {
        clearBindings()
        return pend(.lambda, node, children: [])
    }

    /// Whether the types of all parameters are written; a lambda without parameters counts.
    func isExplicit(_ lambda: NodeID) -> Bool {
        let parameters: NodeList = NodeList(tree[lambda].a)
        return tree.elements(parameters).allSatisfy { tree[$0].flags.isDisjoint(with: [.isImplicitlyTyped, .isVar]) }
    }

    // MARK: - Functional interfaces

    /// The function a type asks for, with wildcards replaced (JLS 9.9); nil if it is no functional interface.
    func functionTarget(_ type: TypeID) -> FunctionTarget? {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class:
            guard let method: SymbolID = universe.cachedFunctionalMethod(SymbolID(record.a)) else { return nil }
            var target: FunctionTarget = FunctionTarget()
            target.interface = withoutWildcards(type)
            target.method = method
            target.descriptor = universe.plainType(universe.memberType(method, in: target.interface))
            return target
        case .intersection:
            var target: FunctionTarget?
            var markers: [TypeID] = []
            for part: TypeID in types.elements(TypeList(WordList(record.c))) {
                if target == nil, let found: FunctionTarget = functionTarget(part) {
                    target = found
                } else {
                    markers.append(part)
                }
            }
            target?.markers = markers
            guard let found: FunctionTarget = target, markers.allSatisfy({ isMarker($0, of: found) }) else {
                return nil
            }
            return found
        default: return nil
        }
    }

    /// Whether a type that stands beside a functional interface adds no other abstract method (JLS 9.9).
    private func isMarker(_ type: TypeID, of target: FunctionTarget) -> Bool {
        let symbol: SymbolID = universe.classSymbol(of: type)
        if symbol.isNone || !universe.isInterface(symbol) { return true }
        let parameters: [TypeID] = universe.parameterTypes(target.descriptor).map { universe.erasure($0) }
        return universe.abstractMethods(symbol).allSatisfy { method in
            universe[method].name == universe[target.method].name
                && universe.parameterTypes(universe.memberType(method, in: type)).map { universe.erasure($0) }
                    == parameters
        }
    }

    /// The non-wildcard parameterization of a functional interface type (JLS 9.9).
    func withoutWildcards(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .class, record.flags.contains(.hasWildcardArguments) else { return type }
        let symbol: SymbolID = SymbolID(record.a)
        let parameters: [TypeID] = types.elements(universe.typeParameters(symbol))
        let arguments: [TypeID] = types.elements(TypeList(WordList(record.c)))
        guard parameters.count == arguments.count else { return type }
        let replaced: [TypeID] = zip(parameters, arguments).map { parameter, argument in
            let wildcard: TypeRecord = types[argument]
            guard wildcard.kind == .wildcard else { return argument }
            let bounds: [TypeID] = universe.bounds(SymbolID(types[parameter].a))
            let isPlain: Bool = !bounds.contains { types[$0].flags.contains(.mentionsVariables) }
            switch WildcardKind(rawValue: wildcard.variant) ?? .unbounded {
            case .unbounded: return isPlain ? universe.glb(bounds) : known.object
            case .extends:
                let bound: TypeID = TypeID(wildcard.a)
                if !isPlain || bounds == [known.object] || types.mentionsInference(bound) { return bound }
                let both: TypeID = universe.glb([bound] + bounds)
                return both == .error ? bound : both
            case .super: return TypeID(wildcard.a)
            }
        }
        return types.classType(
            symbol, enclosing: record.b == 0 ? .none : TypeID(record.b), arguments: types.list(replaced))
    }

    /// The ground type of a lambda with declared parameter types: arguments follow from those (JLS 18.5.3).
    private func groundType(_ type: TypeID, _ declared: [TypeID]) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .class, record.flags.contains(.hasWildcardArguments),
            let method: SymbolID = universe.cachedFunctionalMethod(SymbolID(record.a))
        else { return type }
        let symbol: SymbolID = SymbolID(record.a)
        let parameters: [TypeID] = types.elements(universe.typeParameters(symbol))
        let arguments: [TypeID] = types.elements(TypeList(WordList(record.c)))
        guard parameters.count == arguments.count else { return type }
        let saved: [InferenceVariable] = inference.variables
        defer { inference.variables = saved }
        let first: Int = inference.variables.count
        for parameter: TypeID in parameters { inference.variables.append(InferenceVariable(declared: parameter)) }
        let fresh: [TypeID] = parameters.indices.map { types.inferenceVariable(first + $0) }
        let wanted: [TypeID] = universe.parameterTypes(universe[method].type)
        let around: TypeID = types.classType(symbol, arguments: types.list(fresh))
        let seen: [TypeID] = universe.parameterTypes(universe.memberType(method, in: around))
        guard wanted.count == declared.count else { return type }
        for (one, other): (TypeID, TypeID) in zip(seen, declared) where !inference.equal(one, other) { return type }
        let replaced: [TypeID] = arguments.enumerated().map { position, argument in
            let instance: TypeID = inference.variables[first + position].instance
            return instance.isNone ? argument : instance
        }
        return types.classType(
            symbol, enclosing: record.b == 0 ? .none : TypeID(record.b), arguments: types.list(replaced))
    }

    // MARK: - Applicability

    /// Whether a lambda may go to a parameter, as far as that decides between methods (JLS 15.12.2.1, 15.12.2.2).
    func lambdaFits(_ index: Int, _ formal: TypeID, isOnly: Bool) -> Bool {
        let formal: TypeID = inference.apply(formal)
        if formal == .error || inference.index(formal) != nil { return true }
        // A type parameter of a class around is no functional interface.
        guard let function: FunctionTarget = functionTarget(formal) else { return false }
        let node: NodeID = pendings[index].node
        let parameters: [TypeID] = universe.parameterTypes(function.descriptor)
        let declared: NodeList = NodeList(tree[node].a)
        guard tree.count(declared) == parameters.count else { return false }
        let result: TypeID = universe.resultType(function.descriptor)
        let shape: LambdaShape = shape(of: node)
        if result == .void ? !shape.mayBeVoid : !shape.mayHaveValue { return false }
        guard isExplicit(node) else { return true }
        if tree.count(declared) > 0 {
            let saved: Environment = env
            env = pendings[index].env
            let written: [TypeID] = tree.elements(declared).map { attribType(tree.variable($0).type) }
            env = saved
            let ground: TypeID = groundType(formal, written)
            guard let exact: FunctionTarget = functionTarget(ground) else { return false }
            for (one, other): (TypeID, TypeID) in zip(universe.parameterTypes(exact.descriptor), written) {
                if !inference.equal(one, other) { return false }
            }
            if ground != formal, !inference.subtype(exact.interface, formal) { return false }
        }
        if result == .void { return true }
        if isOnly {
            // The call may be an argument of another one, which then knows more of its type.
            if types.mentionsInference(result) && isPlain(NodeID(tree[node].b)) {
                let saved: [InferenceVariable] = inference.variables
                let isFine: Bool = speculativeResults(index).allSatisfy {
                    $0.isNone || $0 == .error || $0 == .void || inference.compatible($0, result)
                }
                if !isFine { inference.variables = saved }
            }
            return true
        }
        // Several methods may be meant: what the body returns decides.
        let isBlock: Bool = tree.kind(NodeID(tree[node].b)) == .block
        for type: TypeID in speculativeResults(index) {
            if type == .void { return isBlock }
            if type.isNone || type == .error { continue }
            if !inference.compatible(type, result) { return false }
        }
        return true
    }

    /// Whether an expression is a literal or a name, which costs nothing to attribute twice.
    private func isPlain(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        switch found.kind {
        case .literal, .stringLiteral, .identifier: return true
        case .fieldAccess: return isPlain(NodeID(found.a))
        default: return false
        }
    }

    /// The types of the results of a lambda with declared parameter types; `none` for those that need a target.
    func speculativeResults(_ index: Int) -> [TypeID] {
        let node: NodeID = pendings[index].node
        if let found: [TypeID] = lambdaResults[node] { return found }
        lambdaResults[node] = []
        let written: [TypeID] = tree.elements(NodeList(tree[node].a)).map { results.type(tree.variable($0).type) }
        let variables: [InferenceVariable] = inference.variables
        let pendingCount: Int = pendings.count
        let savedErrors: Int = hiddenErrors
        let numbers: [UInt64: Int] = localNumbers
        speculation += 1
        let returns: [Operand] = attribLambdaBody(index, written, result: nil)
        speculation -= 1
        localNumbers = numbers
        let hasErrors: Bool = hiddenErrors > savedErrors
        hiddenErrors = savedErrors
        let found: [TypeID] = hasErrors ? [] : returns.map { $0.isPending ? TypeID.none : $0.type }
        inference.variables = variables
        pendings.removeSubrange(pendingCount...)
        lambdaResults[node] = found
        return found
    }

    // MARK: - Shape

    func shape(of lambda: NodeID) -> LambdaShape {
        if let found: LambdaShape = lambdaShapes[lambda] { return found }
        let body: NodeID = NodeID(tree[lambda].b)
        var shape: LambdaShape = LambdaShape()
        if tree.kind(body) == .block {
            let (hasValue, hasNone): (Bool, Bool) = returns(in: body)
            shape.mayBeVoid = !hasValue
            shape.mayHaveValue = !hasNone && !canComplete(body)
        } else {
            shape.mayHaveValue = true
            shape.mayBeVoid = isStatementExpression(body)
        }
        lambdaShapes[lambda] = shape
        return shape
    }

    func isStatementExpression(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        switch found.kind {
        case .methodCall, .classCreation, .assignment, .compoundAssignment: return true
        case .unary:
            switch UnaryOperator(rawValue: found.variant) {
            case .preIncrement, .preDecrement, .postIncrement, .postDecrement: return true
            default: return false
            }
        default: return false
        }
    }

    /// Whether a body returns values, and whether it returns without; lambdas and classes inside do not count.
    private func returns(in body: NodeID) -> (hasValue: Bool, hasNone: Bool) {
        var hasValue: Bool = false
        var hasNone: Bool = false
        var pending: [NodeID] = [body]
        while let next: NodeID = pending.popLast() {
            let found: Node = tree[next]
            switch found.kind {
            case .returnStatement:
                if found.a == 0 { hasNone = true } else { hasValue = true }
            case .lambda, .classDeclaration, .expressionStatement, .variableDeclaration: break
            default:
                guard found.kind.isStatement || found.kind == .switchCase || found.kind == .catchClause else { break }
                tree.forEachChild(of: next) { pending.append($0) }
            }
        }
        return (hasValue, hasNone)
    }

    // MARK: - Bodies

    /// Attributes the body of a lambda whose parameter types are known. With a result type the results are converted to
    /// it; without, they are returned for inference.
    func attribLambdaBody(_ index: Int, _ parameters: [TypeID], result: TypeID?) -> [Operand] {
        let pending: Pending = pendings[index]
        let saved: Environment = env
        let savedLabels: ([(name: NameID, isLoop: Bool)], Int, Int) = (labels, breakDepth, loopDepth)
        labels = []
        breakDepth = 0
        loopDepth = 0
        env = pending.env
        let frame: Int32 = Int32(functions.count)
        let owner: SymbolID = env.function < 0 ? currentClass : functions[Int(env.function)].owner
        var function: FunctionFrame = FunctionFrame(kind: .lambda, owner: owner, result: result ?? .none)
        function.node = pending.node
        function.collectsReturns = result == nil
        functions.append(function)
        pushScope(ScopeEntry(kind: .lambda, parent: env.scope, link: frame))
        env.function = frame
        env.yield = -1
        var symbols: [SymbolID] = []
        for (position, parameter): (Int, NodeID) in tree.elements(NodeList(tree[pending.node].a)).enumerated() {
            let variable: VariableView = tree.variable(parameter)
            let access: UInt16 =
                tree.modifiers(variable.modifiers).set.contains(.final) ? AccessFlags.final.rawValue : 0
            let type: TypeID = position < parameters.count ? parameters[position] : .error
            symbols.append(declareLocal(variable.name, type, parameter, access: access, traits: .isParameter))
            attributeAnnotations(variable.modifiers)
            if !variable.type.isNone {
                attribType(variable.type)
                checkAnnotations(variable.modifiers, [.parameter], on: parameter, type: variable.type)
            }
        }
        pendings[index].frame = frame
        pendings[index].parameters = symbols
        let body: NodeID = NodeID(tree[pending.node].b)
        var returned: [Operand] = []
        if tree.kind(body) == .block {
            attribStatement(body)
            returned = functions[Int(frame)].returns
        } else if let result: TypeID = result {
            if result == .void {
                let type: TypeID = attribExpr(body)
                if type != .error && !isStatementExpression(body) {
                    report(
                        body, "prob.found.req",
                        "incompatible types: lambda body is not compatible with a void functional interface\n(consider using a block lambda body, or use a statement expression instead)"
                    )
                }
            } else {
                attribLambdaResult(body, result)
            }
        } else {
            returned = [attribOperand(body)]
        }
        clearBindings()
        env = saved
        (labels, breakDepth, loopDepth) = savedLabels
        return returned
    }

    private func attribLambdaResult(_ body: NodeID, _ result: TypeID) {
        attribExpr(body, Conversion(result, .lambdaReturn, reasons: ["bad return type in lambda expression"]))
    }

    /// Reduces a lambda whose parameter types inference knows (JLS 18.2.1): its results must fit.
    func reduceLambda(_ index: Int, _ formal: TypeID, _ work: inout [DeferredArgument]) -> Bool {
        let formal: TypeID = inference.apply(formal)
        let node: NodeID = pendings[index].node
        var ground: TypeID = formal
        if isExplicit(node), tree.count(NodeList(tree[node].a)) > 0 {
            ground = groundType(formal, declaredParameters(index))
        }
        guard let function: FunctionTarget = functionTarget(ground),
            universe.parameterCount(function.descriptor) == tree.count(NodeList(tree[node].a))
        else { return false }
        let parameters: [TypeID] =
            isExplicit(node) ? declaredParameters(index) : universe.parameterTypes(function.descriptor)
        var isFine: Bool = true
        if isExplicit(node) {
            for (one, other): (TypeID, TypeID) in zip(universe.parameterTypes(function.descriptor), parameters) {
                if !inference.equal(one, other) { isFine = false }
            }
            if ground != formal, !inference.subtype(function.interface, formal) { isFine = false }
        }
        let result: TypeID = universe.resultType(function.descriptor)
        guard parameters.allSatisfy({ inference.isProper(inference.apply($0)) }) else { return false }
        let isVoid: Bool = result == .void
        let returned: [Operand] = attribLambdaBody(
            index, parameters.map { inference.apply($0) }, result: isVoid ? .void : nil)
        pendings[index].children = returned
        pendings[index].isInferred = true
        for operand: Operand in returned {
            if !operand.isPending && operand.type == .error { inference.markErroneous(result) }
            let saved: [InferenceVariable] = inference.variables
            if fits(operand, result, .loose, isOnly: true) {
                collect(operand, result, &work)
            } else {
                // Reported when the result is completed.
                inference.variables = saved
                collect(operand, result, &work)
            }
        }
        return isFine
    }

    private func declaredParameters(_ index: Int) -> [TypeID] {
        let saved: Environment = env
        env = pendings[index].env
        defer { env = saved }
        return tree.elements(NodeList(tree[pendings[index].node].a)).map { attribType(tree.variable($0).type) }
    }

    // MARK: - Completion

    func completeLambda(_ index: Int, _ conversion: Conversion) -> TypeID {
        let node: NodeID = pendings[index].node
        let target: TypeID = conversion.target
        if conversion.isStandalone || target == .error || types.mentionsInference(target) {
            if conversion.isStandalone && target != .error {
                report(node, "unexpected.lambda", "lambda expression not expected here")
            }
            if !pendings[index].isInferred { attribWithErrors(index) } else { completeResults(index, .error) }
            return finish(node, .error)
        }
        var ground: TypeID = target
        let isExplicit: Bool = isExplicit(node)
        if isExplicit, tree.count(NodeList(tree[node].a)) > 0 { ground = groundType(target, declaredParameters(index)) }
        guard let function: FunctionTarget = functionTarget(ground) else {
            reportNotFunctional(node, target, conversion)
            if !pendings[index].isInferred { attribWithErrors(index) } else { completeResults(index, .error) }
            return finish(node, .error)
        }
        if types.kind(universe[function.method].type) == .genericMethod {
            reportLambda(node, "invalid functional descriptor for lambda expression", conversion)
            if !pendings[index].isInferred { attribWithErrors(index) } else { completeResults(index, .error) }
            return finish(node, .error)
        }
        let expected: [TypeID] = universe.parameterTypes(function.descriptor)
        guard expected.count == tree.count(NodeList(tree[node].a)) else {
            reportLambda(node, "incompatible parameter types in lambda expression", conversion)
            if !pendings[index].isInferred { attribWithErrors(index) } else { completeResults(index, .error) }
            return finish(node, .error)
        }
        let result: TypeID = universe.resultType(function.descriptor)
        if !checkShape(node, result, conversion) {
            if !pendings[index].isInferred { attribWithErrors(index) } else { completeResults(index, .error) }
            return finish(node, .error)
        }
        if pendings[index].isInferred {
            completeResults(index, result)
        } else {
            var parameters: [TypeID] = expected
            if isExplicit {
                parameters = declaredParameters(index)
                if !zip(parameters, expected).allSatisfy({ $0 == .error || universe.isSameType($0, $1) }) {
                    reportLambda(node, "incompatible parameter types in lambda expression", conversion)
                }
            }
            _ = attribLambdaBody(index, parameters, result: result)
        }
        let frame: FunctionFrame = functions[Int(pendings[index].frame)]
        var info: LambdaInfo = LambdaInfo()
        info.function = function
        info.parameters = pendings[index].parameters
        info.captured = frame.captured
        info.capturesThis = frame.capturesThis
        info.isVoid = result == .void
        results.set(info, node)
        if conversion.context != .cast { results.set(target: target, node) }
        return finish(node, function.markers.isEmpty ? function.interface : target)
    }

    private func completeResults(_ index: Int, _ result: TypeID) {
        if result == .void { return }
        for operand: Operand in pendings[index].children {
            complete(
                operand, Conversion(result, .lambdaReturn, reasons: ["bad return type in lambda expression"]))
        }
    }

    /// The body of a lambda that has no proper target: for the complaints inside that do not need one.
    private func attribWithErrors(_ index: Int) {
        _ = attribLambdaBody(index, [], result: .error)
    }

    private func checkShape(_ node: NodeID, _ result: TypeID, _ conversion: Conversion) -> Bool {
        let body: NodeID = NodeID(tree[node].b)
        guard tree.kind(body) == .block else { return true }
        if result == .void { return true }
        if canComplete(body) {
            reportLambda(node, "bad return type in lambda expression\nmissing return value", conversion)
            return false
        }
        return true
    }

    private func reportLambda(_ node: NodeID, _ text: String, _ conversion: Conversion) {
        report(
            node, "prob.found.req",
            "incompatible types: " + (conversion.reasons + [text]).joined(separator: "\n"))
    }

    func reportNotFunctional(_ node: NodeID, _ target: TypeID, _ conversion: Conversion) {
        let symbol: SymbolID = universe.classSymbol(of: target)
        let shown: String = types.kind(target) == .intersection ? "INT#1" : universe.messageText(target)
        var text: String = "\(shown) is not a functional interface"
        if !symbol.isNone, universe.isInterface(symbol) {
            let count: Int = universe.abstractMethods(symbol).count
            text +=
                count == 0
                ? "\nno abstract method found in interface \(universe.messageName(symbol))"
                : "\nmultiple non-overriding abstract methods found in interface \(universe.messageName(symbol))"
        }
        reportLambda(node, text, conversion)
    }
}
