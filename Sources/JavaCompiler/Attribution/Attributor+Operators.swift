// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Unary and binary operators, instanceof (JLS 15.14 to 15.24).

/// Types of operands as an operator takes them, of the operation and of its result.
struct OperatorSignature {
    let left: TypeID
    let right: TypeID
    /// The type in which it computes: String for concatenation, Object for comparison of references.
    let operation: TypeID
    let result: TypeID

    init(_ left: TypeID, _ right: TypeID, operation: TypeID, result: TypeID) {
        self.left = left
        self.right = right
        self.operation = operation
        self.result = result
    }

    init(_ type: TypeID, result: TypeID? = nil) { self.init(type, type, operation: type, result: result ?? type) }
}

extension Attributor {
    func promoted(_ type: TypeID) -> TypeID { type.isNumeric && type.rawValue < TypeID.int.rawValue ? .int : type }

    /// Binary numeric promotion (JLS 5.6) of numeric types.
    func promoted(_ left: TypeID, _ right: TypeID) -> TypeID {
        left.rawValue > right.rawValue ? promoted(left) : promoted(right)
    }

    private func primitive(_ type: TypeID) -> TypeID? {
        if type.isPrimitive { return type }
        return types.kind(type) == .null ? nil : universe.unboxed(type)
    }

    /// What a binary operator does with operands of two types, nil if nothing.
    func operatorSignature(_ operation: BinaryOperator, _ left: TypeID, _ right: TypeID) -> OperatorSignature? {
        if left == .void || right == .void { return nil }
        switch operation {
        case .plus:
            if left == known.string || right == known.string {
                return OperatorSignature(.none, .none, operation: known.string, result: known.string)
            }
            return numeric(left, right)
        case .minus, .multiply, .divide, .remainder: return numeric(left, right)
        case .shiftLeft, .shiftRight, .unsignedShiftRight:
            guard let one: TypeID = primitive(left), let other: TypeID = primitive(right), isIntegral(one),
                isIntegral(other)
            else { return nil }
            return OperatorSignature(
                promoted(one), promoted(other), operation: promoted(one), result: promoted(one))
        case .less, .greater, .lessEqual, .greaterEqual:
            guard let found: OperatorSignature = numeric(left, right) else { return nil }
            return OperatorSignature(found.left, result: .boolean)
        case .and, .or:
            guard primitive(left) == .boolean, primitive(right) == .boolean else { return nil }
            return OperatorSignature(.boolean)
        case .bitAnd, .bitOr, .bitXor:
            guard let one: TypeID = primitive(left), let other: TypeID = primitive(right) else { return nil }
            if one == .boolean && other == .boolean { return OperatorSignature(.boolean) }
            guard isIntegral(one), isIntegral(other) else { return nil }
            return OperatorSignature(promoted(one, other))
        case .equal, .notEqual: return equality(left, right)
        }
    }

    private func isIntegral(_ type: TypeID) -> Bool {
        type.isNumeric && type.rawValue <= TypeID.long.rawValue
    }

    private func numeric(_ left: TypeID, _ right: TypeID) -> OperatorSignature? {
        guard let one: TypeID = primitive(left), let other: TypeID = primitive(right), one.isNumeric, other.isNumeric
        else { return nil }
        return OperatorSignature(promoted(one, other))
    }

    private func equality(_ left: TypeID, _ right: TypeID) -> OperatorSignature? {
        if left.isPrimitive || right.isPrimitive {
            // A primitive type on one side: the other is unboxed.
            guard let one: TypeID = primitive(left), let other: TypeID = primitive(right) else {
                return nil
            }
            if one == .boolean && other == .boolean { return OperatorSignature(.boolean, result: .boolean) }
            guard one.isNumeric, other.isNumeric else { return nil }
            return OperatorSignature(promoted(one, other), result: .boolean)
        }
        guard universe.isReference(left), universe.isReference(right) else { return nil }
        return OperatorSignature(.none, .none, operation: known.object, result: .boolean)
    }

    // MARK: - Unary

    func attribUnary(_ node: NodeID, _ found: Node) -> TypeID {
        let operandNode: NodeID = NodeID(found.a)
        guard let operation: UnaryOperator = UnaryOperator(rawValue: found.variant) else { return .error }
        switch operation {
        case .preIncrement, .preDecrement, .postIncrement, .postDecrement:
            let type: TypeID = attribVariable(operandNode)
            clearBindings()
            if type == .error { return .error }
            guard let value: TypeID = primitive(type), value.isNumeric else {
                reportBadOperands(operation.spelling, [type], node)
                return .error
            }
            results.set(detail: promoted(value).rawValue, node)
            return type
        case .not:
            let type: TypeID = attribExpr(operandNode)
            (whenTrue, whenFalse) = (whenFalse, whenTrue)
            if type == .error { return .error }
            guard primitive(type) == .boolean else {
                reportBadOperands(operation.spelling, [type], node)
                return .error
            }
            return finishUnary(node, operandNode, operation, .boolean)
        case .plus, .minus, .complement:
            let type: TypeID = attribExpr(operandNode)
            clearBindings()
            if type == .error { return .error }
            guard let value: TypeID = primitive(type), value.isNumeric,
                operation != .complement || isIntegral(value)
            else {
                reportBadOperands(operation.spelling, [type], node)
                return .error
            }
            return finishUnary(node, operandNode, operation, promoted(value))
        }
    }

    private func finishUnary(_ node: NodeID, _ operand: NodeID, _ operation: UnaryOperator, _ type: TypeID) -> TypeID {
        results.set(target: type, operand)
        results.set(detail: type.rawValue, node)
        if let value: TypedConstant = typedConstant(operand), value.type.isPrimitive {
            results.set(constant: folding.unary(operation, value)?.value, node)
        } else {
            results.set(constant: nil, node)
        }
        return type
    }

    // MARK: - Binary

    /// A chain of operators, left-deep: a loop over its spine.
    func attribBinary(_ node: NodeID) -> TypeID {
        var chain: [NodeID] = []
        var left: NodeID = node
        while tree.kind(left) == .binary {
            chain.append(left)
            left = NodeID(tree[left].a)
        }
        let saved: Int32 = env.scope
        var type: TypeID = attribExpr(left)
        for current: NodeID in chain.reversed() {
            type = finish(current, attribBinaryStep(current, type))
            env.scope = saved
        }
        return type
    }

    /// One operator whose left operand has been attributed, its bindings being in `whenTrue` and `whenFalse`.
    private func attribBinaryStep(_ node: NodeID, _ left: TypeID) -> TypeID {
        let found: Node = tree[node]
        guard let operation: BinaryOperator = BinaryOperator(rawValue: found.variant) else { return .error }
        let rightNode: NodeID = NodeID(found.b)
        let (leftTrue, leftFalse): ([SymbolID], [SymbolID]) = (whenTrue, whenFalse)
        clearBindings()
        switch operation {
        case .and: bring(leftTrue)
        case .or: bring(leftFalse)
        default: break
        }
        let right: TypeID = attribExpr(rightNode)
        switch operation {
        case .and:
            reportCommonBindings(leftFalse, whenFalse, node)
            (whenTrue, whenFalse) = (union(leftTrue, whenTrue, node), [])
        case .or:
            reportCommonBindings(leftTrue, whenTrue, node)
            (whenTrue, whenFalse) = ([], union(leftFalse, whenFalse, node))
        default: clearBindings()
        }
        if nonVoid(NodeID(found.a), left) == .error || nonVoid(rightNode, right) == .error { return .error }
        guard let signature: OperatorSignature = operatorSignature(operation, left, right) else {
            if operation == .equal || operation == .notEqual, isValue(left), isValue(right) {
                report(
                    node, "incomparable.types",
                    "incomparable types: \(universe.messageText(left)) and \(universe.messageText(right))")
                return .error
            }
            reportBadOperands(operation.spelling, [left, right], node)
            return .error
        }
        if operation == .equal || operation == .notEqual, signature.operation == known.object, !left.isPrimitive,
            !right.isPrimitive, left != .null, right != .null, !universe.isCastable(left, right),
            !universe.isCastable(right, left)
        {
            report(
                node, "incomparable.types",
                "incomparable types: \(universe.messageText(left)) and \(universe.messageText(right))")
            return .error
        }
        results.set(detail: signature.operation.rawValue, node)
        results.set(target: signature.left, NodeID(found.a))
        results.set(target: signature.right, rightNode)
        warnDivision(operation, by: rightNode, signature.right)
        foldBinary(node, found, operation)
        return signature.result
    }

    /// A primitive type, or one that is unboxed.
    private func isValue(_ type: TypeID) -> Bool {
        type.isPrimitive && type != .void || universe.unboxed(type) != nil
    }

    private func foldBinary(_ node: NodeID, _ found: Node, _ operation: BinaryOperator) {
        guard let left: TypedConstant = typedConstant(NodeID(found.a)),
            let right: TypedConstant = typedConstant(NodeID(found.b))
        else {
            results.set(constant: nil, node)
            return
        }
        let isDivision: Bool = operation == .divide || operation == .remainder
        if isDivision, right.value == .int(0) || right.value == .long(0), left.type.rawValue <= TypeID.long.rawValue {
            results.set(constant: nil, node)
            return
        }
        results.set(constant: folding.binary(operation, left, right)?.value, node)
    }

    func reportBadOperands(_ spelling: String, _ operands: [TypeID], _ node: NodeID) {
        if operands.contains(.error) { return }
        if operands.count == 1 {
            report(
                node, "operator.cant.be.applied",
                "bad operand type \(universe.messageText(operands[0])) for unary operator '\(spelling)'")
        } else {
            report(
                node, "operator.cant.be.applied.1",
                "bad operand types for binary operator '\(spelling)'\nfirst type:  \(universe.messageText(operands[0]))\nsecond type: \(universe.messageText(operands[1]))"
            )
        }
    }

    // MARK: - instanceof

    func attribInstanceOf(_ node: NodeID, _ found: Node) -> TypeID {
        let operandNode: NodeID = NodeID(found.a)
        let right: NodeID = NodeID(found.b)
        let type: TypeID = attribExpr(operandNode)
        clearBindings()
        let kind: NodeKind = tree.kind(right)
        let isPattern: Bool = kind == .bindingPattern || kind == .recordPattern || kind == .anyPattern
        var tested: TypeID
        var bindings: [SymbolID] = []
        if isPattern {
            tested = attribPattern(right, type, &bindings)
        } else {
            tested = attribType(right)
        }
        whenTrue = bindings
        whenFalse = []
        if type == .error || tested == .error { return .boolean }
        if type.isPrimitive {
            report(
                operandNode, "preview.feature.disabled.plural",
                "primitive patterns are a preview feature and are disabled by default.\n(use --enable-preview to enable primitive patterns)"
            )
            return .boolean
        }
        if tested.isPrimitive {
            report(
                right, "type.found.req",
                "unexpected type\nrequired: class or array\nfound:    \(universe.messageText(tested))")
            return .boolean
        }
        if !universe.isCastable(type, tested) {
            reportIncompatible(operandNode, type, tested)
        } else if !isReifiable(tested), isUncheckedCast(type, tested) {
            report(
                operandNode, "instanceof.reifiable.not.safe",
                "\(universe.messageText(type)) cannot be safely cast to \(universe.messageText(tested))")
        }
        return .boolean
    }

    /// Whether a cast cannot be checked at run time (JLS 5.5).
    func isUncheckedCast(_ type: TypeID, _ target: TypeID) -> Bool {
        if universe.isSubtype(type, target) || isReifiable(target) { return false }
        let symbol: SymbolID = universe.classSymbol(of: target)
        guard !symbol.isNone else { return true }
        // Of a type variable the bound counts.
        let type: TypeID =
            types.kind(type) == .typeVariable ? universe.upperBound(SymbolID(types[type].a)) : type
        guard !universe.classSymbol(of: type).isNone else { return true }
        // Statically known: every parameterization below `type` is below `target`.
        guard let above: TypeID = universe.asSuper(universe.ownType(symbol), universe.classSymbol(of: type)) else {
            return true
        }
        let parameters: [TypeID] = universe.allParameters(symbol)
        let mark: Int = inference.variables.count
        defer { inference.variables.removeSubrange(mark...) }
        let fresh: [TypeID] = inference.introduce(parameters, thrown: [])
        guard universe.isParameterized(above),
            inference.subtype(universe.substitute(above, parameters, fresh), universe.upward(type))
        else { return true }
        // A parameter that the type does not determine may be anything.
        let arguments: [TypeID] = zip(fresh, parameters).map { variable, parameter in
            let index: Int = inference.index(variable) ?? 0
            let found: InferenceVariable = inference.variables[index]
            if !found.instance.isNone { return found.instance }
            // Inside of a generic class its own parameters are what they are.
            return universe.substitute(type, [parameter], [known.object]) == type ? .none : parameter
        }
        for (wanted, found): (TypeID, TypeID) in zip(universe.allArguments(target), arguments) {
            let record: TypeRecord = types[wanted]
            if record.kind == .wildcard && record.variant == WildcardKind.unbounded.rawValue { continue }
            if found.isNone || !universe.contains(wanted, found) { return true }
        }
        return false
    }
}
