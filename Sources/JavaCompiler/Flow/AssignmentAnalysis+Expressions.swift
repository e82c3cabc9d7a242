// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Definite assignment in expressions (JLS 16.1): conditions, assignments, and the bodies that expressions contain.

extension AssignmentAnalysis {
    /// A condition: what holds if it is true, and if it is false.
    func condition(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        if let known: Bool = results.constantCondition(node) {
            if found.kind != .literal { expression(node) }
            whenTrue = known ? now : .unreachable
            whenFalse = known ? .unreachable : now
            return
        }
        switch found.kind {
        case .parenthesized: condition(NodeID(found.a))
        case .unary where found.variant == UnaryOperator.not.rawValue:
            condition(NodeID(found.a))
            swap(&whenTrue, &whenFalse)
        case .binary where found.variant == BinaryOperator.and.rawValue:
            condition(NodeID(found.a))
            let firstFalse: Facts = whenFalse
            now = whenTrue
            condition(NodeID(found.b))
            whenFalse.meet(firstFalse)
        case .binary where found.variant == BinaryOperator.or.rawValue:
            condition(NodeID(found.a))
            let firstTrue: Facts = whenTrue
            now = whenFalse
            condition(NodeID(found.b))
            whenTrue.meet(firstTrue)
        case .conditional where results.type(node) == .boolean:
            condition(NodeID(found.a))
            let otherwise: Facts = whenFalse
            now = whenTrue
            condition(NodeID(found.b))
            let (firstTrue, firstFalse): (Facts, Facts) = (whenTrue, whenFalse)
            now = otherwise
            condition(NodeID(found.c))
            whenTrue.meet(firstTrue)
            whenFalse.meet(firstFalse)
        default:
            expression(node)
            whenTrue = now
            whenFalse = now
        }
    }

    func expression(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        switch found.kind {
        case .literal, .stringLiteral, .primitiveType, .parameterizedType, .arrayType, .annotation: return
        case .identifier, .fieldAccess:
            let symbol: SymbolID = target(node)
            if !symbol.isNone {
                check(symbol, tree.position(node))
            } else if found.kind == .fieldAccess {
                expression(NodeID(found.a))
            }
        case .assignment:
            let symbol: SymbolID = target(NodeID(found.a))
            if symbol.isNone { assignedOperands(NodeID(found.a)) }
            expression(NodeID(found.b))
            if !symbol.isNone { assign(symbol, tree.position(NodeID(found.a))) }
        case .compoundAssignment:
            expression(NodeID(found.a))
            expression(NodeID(found.b))
            let symbol: SymbolID = target(NodeID(found.a))
            if !symbol.isNone { assign(symbol, tree.position(NodeID(found.a))) }
        case .unary:
            if results.type(node) == .boolean { return branches(node) }
            expression(NodeID(found.a))
            let symbol: SymbolID = target(NodeID(found.a))
            if found.variant >= UnaryOperator.preIncrement.rawValue && !symbol.isNone {
                assign(symbol, tree.position(NodeID(found.a)))
            }
        case .binary where found.variant <= BinaryOperator.and.rawValue: branches(node)
        case .conditional:
            condition(NodeID(found.a))
            let otherwise: Facts = whenFalse
            now = whenTrue
            expression(NodeID(found.b))
            let behindFirst: Facts = now
            now = otherwise
            expression(NodeID(found.c))
            now.meet(behindFirst)
        case .switchExpression: switchBody(node, found)
        case .lambda: lambda(found)
        case .instanceOf:
            expression(NodeID(found.a))
            bindPatterns(NodeID(found.b))
        case .methodCall: methodCall(node, found)
        case .classDeclaration: localClass(node)
        default: tree.forEachChild(of: node) { expression($0) }
        }
    }

    /// A condition whose value is used as such.
    func branches(_ node: NodeID) {
        if results.constantCondition(node) != nil { return }
        if tree.kind(node) == .unary && tree[node].variant != UnaryOperator.not.rawValue { return }
        condition(node)
        now = whenTrue
        now.meet(whenFalse)
    }

    /// The operands of an assignment target that is no variable of ours.
    func assignedOperands(_ node: NodeID) {
        let found: Node = tree[node]
        switch found.kind {
        case .parenthesized: assignedOperands(NodeID(found.a))
        case .fieldAccess: expression(NodeID(found.a))
        case .arrayAccess:
            expression(NodeID(found.a))
            expression(NodeID(found.b))
        default: break
        }
    }

    func methodCall(_ node: NodeID, _ found: Node) {
        let callee: Node = tree[NodeID(found.a)]
        if callee.kind == .fieldAccess { expression(NodeID(callee.a)) }
        for argument: NodeID in tree.elements(NodeList(found.c)) { expression(argument) }
        guard isInitializing, tree.isConstructorCall(node) else { return }
        if callee.kind == .identifier && NameID(callee.a) == .this {
            // The other constructor assigns every field.
            for field: SymbolID in blankInstanceFields { assign(field, tree.position(node)) }
        } else {
            initializers(isStatic: false)
        }
    }

    /// The body of a lambda: nothing is known to be unassigned when it runs (JLS 16.1.10).
    func lambda(_ found: Node) {
        let before: Facts = now
        let saved: (FlowScopes, [NodeID: Facts], [NodeID: Facts], [(position: SourcePosition, facts: Facts)], Bool) =
            (scopes.enterBody(), breaks, continues, returns, isInitializing)
        now.unassigned.removeAll(from: firstOwn)
        for parameter: NodeID in tree.elements(NodeList(found.a)) { parameterDeclared(results.symbol(parameter)) }
        tree.kind(NodeID(found.b)) == .block ? statement(NodeID(found.b)) : expression(NodeID(found.b))
        (scopes, breaks, continues, returns, isInitializing) = saved
        now = before
    }

    /// A class in a method sees the variables of the method as they are here.
    func localClass(_ node: NodeID) {
        if node.isNone { return }
        let symbol: SymbolID = results.symbol(node)
        guard let info: ClassInfo = results.classInfo(symbol) else { return }
        let before: Facts = now
        let savedFirst: Int = firstOwn
        let saved: ([NodeID: Facts], [NodeID: Facts]) = (breaks, continues)
        firstOwn = count
        analyze(info)
        firstOwn = savedFirst
        (breaks, continues) = saved
        now = before
    }
}
