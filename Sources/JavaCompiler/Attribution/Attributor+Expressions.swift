// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Expressions other than calls, lambdas and switches (JLS 15).

extension Attributor {
    /// Stores the type of an expression.
    @discardableResult
    @inline(__always)
    func finish(_ node: NodeID, _ type: TypeID) -> TypeID {
        results.set(type: type, node)
        return type
    }

    /// An expression by itself, without a target.
    func attribExpr(_ node: NodeID) -> TypeID { attribExpr(node, Conversion(.none, .standalone)) }

    /// An expression whose value is converted to a type.
    @discardableResult
    func attribExpr(_ node: NodeID, to target: TypeID) -> TypeID { attribExpr(node, Conversion(target, .assignment)) }

    /// Everything pending inside is settled on return.
    @discardableResult
    func attribExpr(_ node: NodeID, _ conversion: Conversion) -> TypeID {
        let variableCount: Int = inference.variables.count
        let pendingCount: Int = pendings.count
        if variableCount == 0 { inference.budget = Inference.fullBudget }
        let operand: Operand = attribOperand(node)
        let type: TypeID = complete(operand, conversion)
        if inference.variables.count > variableCount { inference.variables.removeSubrange(variableCount...) }
        if pendings.count > pendingCount { pendings.removeSubrange(pendingCount...) }
        return type
    }

    /// A condition; bindings are left in `whenTrue` and `whenFalse`.
    func attribCondition(_ node: NodeID) {
        attribExpr(node, to: .boolean)
    }

    /// An initializer of a variable: an expression, or an array initializer.
    func attribInitializer(_ node: NodeID, _ type: TypeID) {
        if tree.kind(node) == .arrayInitializer {
            attribArrayInitializer(node, type)
        } else {
            attribExpr(node, to: type)
        }
        clearBindings()
    }

    @inline(__always)
    func clearBindings() {
        if !whenTrue.isEmpty { whenTrue = [] }
        if !whenFalse.isEmpty { whenFalse = [] }
    }

    /// An expression as far as it can be attributed without a target.
    func attribOperand(_ node: NodeID) -> Operand {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > Attributor.maximumNesting {
            report(node, "limit.stack", "code is nested too deeply")
            return Operand(node, finish(node, .error))
        }
        let found: Node = tree[node]
        switch found.kind {
        case .parenthesized:
            let inner: Operand = attribOperand(NodeID(found.a))
            if inner.isPending { return pend(.parenthesized, node, children: [inner]) }
            results.set(constant: results.constant(inner.node), node)
            return Operand(node, finish(node, inner.type))
        case .lambda: return pendLambda(node, found)
        case .methodReference: return pendReference(node, found)
        case .conditional: return attribConditional(node, found)
        case .switchExpression:
            let operand: Operand = attribSwitchExpression(node, found)
            clearBindings()
            return operand
        case .methodCall:
            let operand: Operand = attribMethodCall(node, found)
            clearBindings()
            return operand
        case .classCreation:
            let operand: Operand = attribClassCreation(node, found)
            clearBindings()
            return operand
        case .unary: return Operand(node, finish(node, attribUnary(node, found)))
        case .binary: return Operand(node, attribBinary(node))
        case .instanceOf: return Operand(node, finish(node, attribInstanceOf(node, found)))
        default:
            let type: TypeID = finish(node, attribSimple(node, found))
            clearBindings()
            return Operand(node, type)
        }
    }

    private func attribSimple(_ node: NodeID, _ found: Node) -> TypeID {
        switch found.kind {
        case .literal: return attribLiteral(node, found)
        case .stringLiteral:
            results.set(constant: .string(NameID(found.a)), node)
            return known.string
        case .identifier: return attribIdentifier(node, found)
        case .fieldAccess: return attribSelection(node, found)
        case .assignment: return attribAssignment(node, found)
        case .compoundAssignment: return attribCompoundAssignment(node, found)
        case .cast: return attribCast(node, found)
        case .arrayAccess: return attribArrayAccess(node, found, isAssigned: false)
        case .arrayCreation: return attribArrayCreation(node, found)
        case .arrayInitializer:
            report(node, "illegal.initializer.for.type", "illegal initializer for none")
            return .error
        case .annotation:
            attributeAnnotation(node)
            return .error
        case .parameterizedType, .arrayType, .primitiveType, .annotatedType:
            attribType(node)
            return .error
        case .erroneous:
            return .error
        default: return .error
        }
    }

    private func attribLiteral(_ node: NodeID, _ found: Node) -> TypeID {
        let bits: UInt64 = UInt64(found.a) | UInt64(found.b) << 32
        switch LiteralKind(rawValue: found.variant) ?? .null {
        case .int:
            results.set(constant: .int(Int32(truncatingIfNeeded: bits)), node)
            return .int
        case .long:
            results.set(constant: .long(Int64(bitPattern: bits)), node)
            return .long
        case .float:
            results.set(constant: .float(bits: UInt32(truncatingIfNeeded: bits)), node)
            return .float
        case .double:
            results.set(constant: .double(bits: bits), node)
            return .double
        case .char:
            results.set(constant: .int(Int32(truncatingIfNeeded: bits)), node)
            return .char
        case .boolean:
            results.set(constant: .int(Int32(truncatingIfNeeded: bits)), node)
            return .boolean
        case .null: return .null
        }
    }

    /// A constant with its type, if an attributed expression has one.
    func typedConstant(_ node: NodeID) -> TypedConstant? {
        guard let value: ConstantValue = results.constant(node) else { return nil }
        return TypedConstant(results.type(node), value)
    }

    // MARK: - Selections

    private func attribSelection(_ node: NodeID, _ found: Node, isAssigned: Bool = false) -> TypeID {
        let name: NameID = NameID(found.b)
        if name == .class { return attribClassLiteral(node, found) }
        if name == .this { return attribQualifiedThis(node, found) }
        switch attribFieldAccess(node, found, allowsPackage: false, isAssigned: isAssigned, isValue: true) {
        case .expression(let type): return type
        case .type(let type):
            // A type where a value is wanted.
            let symbol: SymbolID = universe.classSymbol(of: type)
            let owner: Symbol = universe[universe[symbol].owner]
            let place: String =
                owner.kind == .class
                ? universe.location(universe[symbol].owner) : "package \(names.text(of: owner.name))"
            report(
                node, "cant.resolve.location",
                "cannot find symbol\nsymbol:   variable \(names.text(of: name))\nlocation: \(place)")
            return .error
        case .package, .super, .error: return .error
        }
    }

    private func attribClassLiteral(_ node: NodeID, _ found: Node) -> TypeID {
        let type: TypeID = attribType(NodeID(found.a))
        if type == .error { return .error }
        if types.kind(type) == .typeVariable {
            report(node, "type.var.cant.be.deref", "cannot select from a type variable")
            return .error
        }
        let boxed: TypeID = type == .void ? known.boxes[8] : universe.boxed(type)
        let argument: TypeID = universe.erasure(boxed)
        return types.classType(known.classClass, arguments: types.list([argument]))
    }

    // MARK: - Assignments

    /// The left side of an assignment or operand of `++`.
    func attribVariable(_ node: NodeID) -> TypeID {
        let found: Node = tree[node]
        let saved: Bool = isAssignmentTarget
        defer { isAssignmentTarget = saved }
        switch found.kind {
        case .identifier:
            let type: TypeID = finish(node, attribIdentifier(node, found, isAssigned: true))
            results.set(constant: nil, node)
            return checkVariable(node, type)
        case .fieldAccess:
            let qualifier: Node = tree[NodeID(found.a)]
            isAssignmentTarget = qualifier.kind == .identifier && NameID(qualifier.a) == .this
            let type: TypeID = finish(node, attribSelection(node, found, isAssigned: true))
            results.set(constant: nil, node)
            return checkVariable(node, type)
        case .arrayAccess: return finish(node, attribArrayAccess(node, found, isAssigned: true))
        case .parenthesized: return finish(node, attribVariable(NodeID(found.a)))
        default:
            let type: TypeID = attribExpr(node)
            if type != .error {
                report(
                    node, "unexpected.type", "unexpected type\nrequired: variable\nfound:    value")
            }
            return .error
        }
    }

    private func checkVariable(_ node: NodeID, _ type: TypeID) -> TypeID {
        if type == .error { return .error }
        let target: Node = tree[node]
        if target.kind == .identifier && NameID(target.a) == .this {
            report(node, "cant.assign.val.to.this", "cannot assign to 'this'")
            return .error
        }
        let symbol: SymbolID = results.symbol(node)
        guard !symbol.isNone else {
            // `length` of an array.
            if tree.kind(node) == .fieldAccess && NameID(tree[node].b) == .length {
                report(node, "cant.assign.val.to.var", "cannot assign a value to final variable length")
            }
            return type
        }
        checkFinalAssignment(symbol, node)
        return type
    }

    private func attribAssignment(_ node: NodeID, _ found: Node) -> TypeID {
        let target: TypeID = attribVariable(NodeID(found.a))
        attribExpr(NodeID(found.b), to: target)
        return target == .error ? .error : universe.capture(target)
    }

    private func attribCompoundAssignment(_ node: NodeID, _ found: Node) -> TypeID {
        let target: TypeID = attribVariable(NodeID(found.a))
        let value: TypeID = attribExpr(NodeID(found.b))
        guard let operation: BinaryOperator = BinaryOperator(rawValue: found.variant) else { return .error }
        if target == .error || value == .error { return .error }
        guard let signature: OperatorSignature = operatorSignature(operation, target, value) else {
            reportBadOperands(operation.spelling, [target, value], node)
            return .error
        }
        results.set(detail: signature.operation.rawValue, node)
        results.set(target: signature.left, NodeID(found.a))
        results.set(target: signature.right, NodeID(found.b))
        warnDivision(operation, by: NodeID(found.b), signature.right)
        warnLoss(operation, NodeID(found.b), signature, target)
        if !universe.isCastable(signature.result, target) {
            reportIncompatible(NodeID(found.b), signature.result, target)
            return .error
        }
        return universe.capture(target)
    }

    // MARK: - Casts

    private func attribCast(_ node: NodeID, _ found: Node) -> TypeID {
        let typeNode: NodeID = NodeID(found.a)
        let operandNode: NodeID = NodeID(found.b)
        let target: TypeID = attribType(typeNode)
        if tree.kind(typeNode) == .intersectionType {
            guard checkIntersection(Array(tree.elements(NodeList(tree[typeNode].a)))) else {
                if !isFunctionExpression(operandNode) { _ = attribExpr(operandNode) }
                return .error
            }
        }
        let isFunction: Bool = isFunctionExpression(operandNode)
        if isFunction {
            attribExpr(operandNode, Conversion(target, .cast))
            return target
        }
        let type: TypeID = attribExpr(operandNode, Conversion(target, .cast))
        if type == .error || target == .error { return target }
        if !universe.isCastable(type, target) {
            reportIncompatible(operandNode, type, target)
            return .error
        }
        results.set(target: target, operandNode)
        warnCast(node, operandNode, type, target)
        if let constant: TypedConstant = typedConstant(operandNode), target.isPrimitive || target == known.string {
            results.set(constant: folding.convert(constant, to: target)?.value, node)
        }
        return universe.capture(target)
    }

    /// The types of an intersection: a class or interface, then interfaces, each once (JLS 4.9, 15.16).
    private func checkIntersection(_ parts: [NodeID]) -> Bool {
        var seen: Set<SymbolID> = []
        var isFine: Bool = true
        func complain(_ node: NodeID, _ key: String, _ text: String) {
            report(node, key, text)
            isFine = false
        }
        for (index, part): (Int, NodeID) in parts.enumerated() {
            let type: TypeID = attribType(part)
            if type == .error {
                isFine = false
                continue
            }
            let symbol: SymbolID = universe.classSymbol(of: type)
            if symbol.isNone {
                if index == 0 && types.kind(type) == .typeVariable { continue }
                let required: String = type.isPrimitive ? "reference" : "class"
                complain(
                    part, "type.found.req",
                    "unexpected type\nrequired: \(required)\nfound:    \(universe.messageText(type))")
            } else if index > 0 && !universe.isInterface(symbol) {
                complain(part, "intf.expected.here", "interface expected here")
            } else if !seen.insert(symbol).inserted {
                complain(part, "repeated.interface", "repeated interface")
            }
        }
        return isFine
    }

    /// Whether an expression is a lambda or method reference, perhaps in parentheses or branches.
    func isFunctionExpression(_ node: NodeID) -> Bool {
        var current: NodeID = node
        while true {
            let found: Node = tree[current]
            switch found.kind {
            case .parenthesized: current = NodeID(found.a)
            case .lambda, .methodReference: return true
            case .conditional:
                if isFunctionExpression(NodeID(found.b)) { return true }
                current = NodeID(found.c)
            default: return false
            }
        }
    }

    // MARK: - Arrays

    private func attribArrayAccess(_ node: NodeID, _ found: Node, isAssigned: Bool) -> TypeID {
        let array: TypeID = attribExpr(NodeID(found.a))
        attribExpr(NodeID(found.b), Conversion(.int, .assignment))
        if array == .error { return .error }
        guard let element: TypeID = universe.elementType(universe.upward(array)) else {
            report(
                node, "array.req.but.found",
                "array required, but \(universe.messageText(array)) found")
            return .error
        }
        return isAssigned ? element : universe.capture(element)
    }

    private func attribArrayCreation(_ node: NodeID, _ found: Node) -> TypeID {
        let initializer: NodeID = NodeID(found.c)
        var type: TypeID = attribType(NodeID(found.a))
        let lengths: NodeList = NodeList(found.b)
        for length: NodeID in tree.elements(lengths) { attribExpr(length, to: .int) }
        for annotations: NodeID in tree.elements(NodeList(found.d)) {
            for annotation: NodeID in tree.elements(NodeList(tree[annotations].a)) { attributeAnnotation(annotation) }
        }
        if type == .error {
            if !initializer.isNone { attribArrayInitializer(initializer, .error) }
            return .error
        }
        for _: NodeID in tree.elements(lengths) { type = types.array(of: type) }
        // `new T[] { ... }`: the tree has the type of the elements.
        if !initializer.isNone { type = types.array(of: type) }
        var element: TypeID = type
        while let next: TypeID = universe.elementType(element) { element = next }
        if !isReifiable(element) {
            report(node, "generic.array.creation", "generic array creation")
            if !initializer.isNone { attribArrayInitializer(initializer, type) }
            return .error
        }
        if !initializer.isNone { attribArrayInitializer(initializer, type) }
        return type
    }

    func attribArrayInitializer(_ node: NodeID, _ type: TypeID) {
        let element: TypeID
        if let found: TypeID = universe.elementType(type) {
            element = found
        } else {
            element = .error
            if type != .error {
                report(
                    node, "illegal.initializer.for.type", "illegal initializer for \(universe.messageText(type))")
            }
        }
        for item: NodeID in tree.elements(NodeList(tree[node].a)) { attribInitializer(item, element) }
        finish(node, type)
    }

    /// Whether a type is fully there at run time (JLS 4.7).
    func isReifiable(_ type: TypeID) -> Bool {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class:
            if record.c == 0 && record.b == 0 { return true }
            return universe.allArguments(type).allSatisfy { argument in
                let wildcard: TypeRecord = types[argument]
                return wildcard.kind == .wildcard && wildcard.variant == WildcardKind.unbounded.rawValue
            }
        case .array: return isReifiable(TypeID(record.a))
        case .typeVariable, .intersection: return false
        default: return true
        }
    }

    // MARK: - Conditional expressions

    private func attribConditional(_ node: NodeID, _ found: Node) -> Operand {
        let saved: Int32 = env.scope
        attribCondition(NodeID(found.a))
        let (onTrue, onFalse): ([SymbolID], [SymbolID]) = (whenTrue, whenFalse)
        bring(onTrue)
        clearBindings()
        let left: Operand = attribOperand(NodeID(found.b))
        let (leftTrue, leftFalse): ([SymbolID], [SymbolID]) = (whenTrue, whenFalse)
        env.scope = saved
        bring(onFalse)
        clearBindings()
        let right: Operand = attribOperand(NodeID(found.c))
        env.scope = saved
        reportCommonBindings(onTrue, whenTrue, node)
        reportCommonBindings(onFalse, leftTrue, node)
        reportCommonBindings(leftTrue, whenTrue, node)
        reportCommonBindings(onTrue, whenFalse, node)
        reportCommonBindings(onFalse, leftFalse, node)
        reportCommonBindings(leftFalse, whenFalse, node)
        clearBindings()
        let first: Operand = withPlainSwitch(left, beside: right)
        let second: Operand = withPlainSwitch(right, beside: first)
        if !first.isPending && !second.isPending {
            if first.type == .void || second.type == .void {
                let bad: Operand = first.type == .void ? first : second
                report(
                    bad.node, "neither.conditional.subtype",
                    "incompatible types: bad type in conditional expression\nvoid not allowed here")
                return Operand(node, finish(node, .error))
            }
            if let type: TypeID = primitiveConditional(node, first, second) {
                results.set(target: type, first.node)
                results.set(target: type, second.node)
                foldConditional(node, found, first.node, second.node, type)
                return Operand(node, finish(node, type))
            }
            if let type: TypeID = nullConditional(first, second) {
                results.set(target: type, first.node)
                results.set(target: type, second.node)
                return Operand(node, finish(node, type))
            }
            if first.type == known.string && second.type == known.string {
                foldConditional(node, found, first.node, second.node, known.string)
            }
        }
        return pend(.conditional, node, children: [first, second])
    }

    /// A switch expression whose results are all numbers, or all true or false, is such an operand itself if the operand
    /// beside it is one.
    private func withPlainSwitch(_ operand: Operand, beside other: Operand) -> Operand {
        guard isPlainSwitch(operand), isPlainSwitch(other) || (!other.isPending && isPrimitiveOrBox(other.type)) else {
            return operand
        }
        return Operand(operand.node, complete(operand, Conversion(.none, .standalone)))
    }

    private func isPlainSwitch(_ operand: Operand) -> Bool {
        guard operand.isPending else { return false }
        let kind: Pending.Kind = pendings[Int(operand.pending)].kind
        guard kind == .switchExpression || kind == .parenthesized else { return false }
        let children: [Operand] = pendings[Int(operand.pending)].children
        return !children.isEmpty
            && children.allSatisfy { $0.isPending ? isPlainSwitch($0) : isPrimitiveOrBox($0.type) }
    }

    private func isPrimitiveOrBox(_ type: TypeID) -> Bool {
        type != .void && (type.isPrimitive || universe.unboxed(type) != nil)
    }

    /// The type of a boolean or numeric conditional expression (JLS 15.25.1, 15.25.2); nil if it is neither.
    private func primitiveConditional(_ node: NodeID, _ first: Operand, _ second: Operand) -> TypeID? {
        let (left, right): (TypeID, TypeID) = (first.type, second.type)
        if left == .error || right == .error { return nil }
        guard let one: TypeID = left.isPrimitive ? left : universe.unboxed(left),
            let other: TypeID = right.isPrimitive ? right : universe.unboxed(right)
        else { return nil }
        if left == right { return left.isPrimitive ? left : nil }
        if one == .boolean && other == .boolean { return .boolean }
        guard one.isNumeric && other.isNumeric else { return nil }
        if one == other { return one }
        for (narrow, wide, wideNode): (TypeID, TypeID, NodeID) in [
            (one, other, second.node), (other, one, first.node),
        ] {
            if narrow.rawValue < TypeID.int.rawValue, wide == .int, let constant = results.constant(wideNode),
                results.type(wideNode) == .int, universe.isAssignable(.int, narrow, constant: constant)
            {
                return narrow
            }
        }
        let pair: Set<TypeID> = [one, other]
        if pair == [.byte, .short] { return .short }
        return promoted(one, other)
    }

    /// Beside a number or truth value `null` makes a conditional of the box's type, whatever the context wants: javac's
    /// reading of JLS 15.25.
    private func nullConditional(_ first: Operand, _ second: Operand) -> TypeID? {
        if first.type == .null, isPrimitiveOrBox(second.type), isNullLiteral(first.node) {
            return universe.boxed(second.type)
        }
        if second.type == .null, isPrimitiveOrBox(first.type), isNullLiteral(second.node) {
            return universe.boxed(first.type)
        }
        return nil
    }

    private func isNullLiteral(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        if found.kind == .parenthesized { return isNullLiteral(NodeID(found.a)) }
        return found.kind == .literal && found.variant == LiteralKind.null.rawValue
    }

    private func foldConditional(_ node: NodeID, _ found: Node, _ first: NodeID, _ second: NodeID, _ type: TypeID) {
        guard case .int(let condition)? = results.constant(NodeID(found.a)), let left = typedConstant(first),
            let right = typedConstant(second)
        else { return }
        results.set(constant: folding.convert(condition == 1 ? left : right, to: type)?.value, node)
    }
}
