// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Whether statements can complete normally (JLS 14.22), as far as the scope of bindings and the form of lambdas need it.
// Conditions count as constant only if they are `true` literally or have been attributed.

extension Attributor {
    func canComplete(_ node: NodeID) -> Bool {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > Attributor.maximumNesting { return true }
        let found: Node = tree[node]
        switch found.kind {
        case .block: return canComplete(NodeList(found.a))
        case .returnStatement, .throwStatement, .breakStatement, .continueStatement, .yieldStatement: return false
        case .ifStatement:
            // A chain of `else if` completes if one of its branches does.
            var next: NodeID = node
            while tree.kind(next) == .ifStatement {
                if tree[next].c == 0 || canComplete(NodeID(tree[next].b)) { return true }
                next = NodeID(tree[next].c)
            }
            return canComplete(next)
        case .labeledStatement:
            return canComplete(NodeID(found.b)) || containsBreak(NodeID(found.b), label: NameID(found.a))
        case .whileStatement:
            return !isTrue(NodeID(found.a)) || containsBreak(NodeID(found.b), label: .none)
        case .doStatement:
            if containsBreak(NodeID(found.a), label: .none) { return true }
            let isReached: Bool = canComplete(NodeID(found.a)) || containsContinue(NodeID(found.a))
            return isReached && !isTrue(NodeID(found.b))
        case .forStatement:
            return (found.b != 0 && !isTrue(NodeID(found.b))) || containsBreak(NodeID(found.d), label: .none)
        case .synchronizedStatement: return canComplete(NodeID(found.b))
        case .switchStatement: return switchCanComplete(node, found)
        case .tryStatement:
            if found.d != 0 && !canComplete(NodeID(found.d)) { return false }
            if canComplete(NodeID(found.b)) { return true }
            return tree.elements(NodeList(found.c)).contains { canComplete(NodeID(tree[$0].b)) }
        default: return true
        }
    }

    private func canComplete(_ list: NodeList) -> Bool {
        tree.elements(list).allSatisfy { canComplete($0) }
    }

    private func isTrue(_ condition: NodeID) -> Bool {
        if let value: ConstantValue = results.constant(condition) { return value == .int(1) }
        let found: Node = tree[condition]
        if found.kind == .parenthesized { return isTrue(NodeID(found.a)) }
        return found.kind == .literal && found.variant == LiteralKind.boolean.rawValue && found.a == 1
    }

    private func switchCanComplete(_ node: NodeID, _ found: Node) -> Bool {
        let cases: [NodeID] = Array(tree.elements(NodeList(found.b)))
        guard let last: NodeID = cases.last else { return true }
        var isComplete: Bool = results.switchInfo(node).isExhaustive
        for clause: NodeID in cases {
            let labels: NodeList = NodeList(tree[clause].a)
            if tree.elements(labels).contains(where: { tree.kind($0) == .defaultLabel }) { isComplete = true }
            let body: NodeList = NodeList(tree[clause].c)
            if tree[clause].variant != CaseBody.statements.rawValue {
                if tree[clause].variant == CaseBody.expression.rawValue || canComplete(body) { return true }
            }
            for statement: NodeID in tree.elements(body) where containsBreak(statement, label: .none) { return true }
        }
        if !isComplete { return true }
        return tree[last].variant == CaseBody.statements.rawValue && canComplete(NodeList(tree[last].c))
    }

    /// Whether a `break` inside leaves the statement around: one without label outside of inner loops and switches, or one
    /// with the label.
    func containsBreak(_ node: NodeID, label: NameID) -> Bool {
        containsJump(node, .breakStatement, label)
    }

    private func containsContinue(_ node: NodeID) -> Bool { containsJump(node, .continueStatement, .none) }

    private func containsJump(_ start: NodeID, _ kind: NodeKind, _ label: NameID) -> Bool {
        var pending: [(node: NodeID, isInner: Bool)] = [(start, false)]
        while let (node, isInner): (NodeID, Bool) = pending.popLast() {
            let found: Node = tree[node]
            if found.kind == kind {
                if label.isNone ? (found.a == 0 && !isInner) : NameID(found.a) == label { return true }
                continue
            }
            guard found.kind.isStatement || found.kind == .switchCase || found.kind == .catchClause,
                found.kind != .classDeclaration, found.kind != .variableDeclaration,
                found.kind != .expressionStatement
            else { continue }
            var inner: Bool = isInner
            switch found.kind {
            case .whileStatement, .doStatement, .forStatement, .forEachStatement: inner = true
            case .switchStatement: if kind == .breakStatement { inner = true }
            default: break
            }
            tree.forEachChild(of: node) { pending.append(($0, inner)) }
        }
        return false
    }
}
