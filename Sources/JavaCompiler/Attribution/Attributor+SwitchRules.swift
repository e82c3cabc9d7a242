// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Order and combination of case labels: which dominate later ones, and where control may not fall into or out of a group
// with bindings (JLS 14.11.1).

extension Attributor {
    func checkLabels(_ clauses: NodeList, _ type: TypeID) {
        checkStructure(clauses)
        checkDominance(clauses)
    }

    private func labels(_ clause: NodeID) -> [NodeID] { Array(tree.elements(NodeList(tree[clause].a))) }

    private func isNullLabel(_ label: NodeID) -> Bool {
        guard tree.kind(label) == .constantLabel else { return false }
        let value: Node = tree[NodeID(tree[label].a)]
        return value.kind == .literal && value.variant == LiteralKind.null.rawValue
    }

    /// Whether a pattern, or anything in a guard, declares a variable with a name.
    private func hasBindings(_ node: NodeID) -> Bool {
        if node.isNone { return false }
        var isFound: Bool = false
        tree.forEachDescendant(of: node) { inner in
            guard tree.kind(inner) == .bindingPattern else { return }
            if tree.variable(NodeID(tree[inner].a)).name != .underscore { isFound = true }
        }
        return isFound
    }

    private func checkStructure(_ clauses: NodeList) {
        var fallsThrough: Bool = false
        // Whether there are statements before, and control gets out of them.
        var previousFalls: Bool = false
        let all: [NodeID] = Array(tree.elements(clauses))
        for (index, clause): (Int, NodeID) in all.enumerated() {
            let found: Node = tree[clause]
            let labels: [NodeID] = labels(clause)
            guard let first: NodeID = labels.first else { continue }
            checkCombination(labels)
            guard found.variant == CaseBody.statements.rawValue else { continue }
            let statements: [NodeID] = Array(tree.elements(NodeList(found.c)))
            let hasVariables: Bool =
                tree.kind(first) == .patternLabel && (hasBindings(first) || hasBindings(NodeID(found.b)))
            if hasVariables && fallsThrough && !statements.isEmpty {
                report(first, "flows.through.to.pattern", "illegal fall-through to a pattern")
            } else if hasVariables && statements.isEmpty
                && all[(index + 1)...].contains(where: { tree.count(NodeList(tree[$0].c)) > 0 })
            {
                report(first, "flows.through.from.pattern", "illegal fall-through from a pattern")
            }
            if previousFalls, index > 0 {
                warn(
                    .fallthrough, clause, "possible.fall-through.into.case", "possible fall-through into case")
            }
            fallsThrough = statements.last.map { mayComplete($0) } ?? true
            previousFalls = !statements.isEmpty && fallsThrough
        }
    }

    private func checkCombination(_ labels: [NodeID]) {
        guard labels.count > 1 else { return }
        let rest: [NodeID] = Array(labels[1...])
        if tree.kind(labels[0]) == .constantLabel {
            if isNullLabel(labels[0]) {
                if tree.kind(rest[0]) != .defaultLabel {
                    report(rest[0], "invalid.case.label.combination", "invalid case label combination")
                } else if rest.count > 1 {
                    report(rest[1], "invalid.case.label.combination", "invalid case label combination")
                }
            } else if let wrong: NodeID = rest.first(where: { tree.kind($0) != .constantLabel || isNullLabel($0) }) {
                report(wrong, "invalid.case.label.combination", "invalid case label combination")
            }
            return
        }
        if labels.contains(where: { tree.kind($0) == .patternLabel && hasBindings($0) }) {
            report(rest[0], "flows.through.from.pattern", "illegal fall-through from a pattern")
        }
        if let wrong: NodeID = rest.first(where: { tree.kind($0) == .constantLabel }) {
            report(wrong, "invalid.case.label.combination", "invalid case label combination")
        }
    }

    /// Whether control may get behind a statement, as far as its form says.
    private func mayComplete(_ statement: NodeID) -> Bool {
        let found: Node = tree[statement]
        switch found.kind {
        case .breakStatement, .continueStatement, .returnStatement, .throwStatement, .yieldStatement: return false
        case .block: return tree.elements(NodeList(found.a)).last.map { mayComplete($0) } ?? true
        case .ifStatement: return found.c == 0 || mayComplete(NodeID(found.b)) || mayComplete(NodeID(found.c))
        case .labeledStatement: return mayComplete(NodeID(found.b))
        default: return true
        }
    }

    // MARK: - Dominance

    private func checkDominance(_ clauses: NodeList) {
        var earlier: [(clause: NodeID, label: NodeID)] = []
        var hasDefault: Bool = false
        var hasNullDefault: Bool = false
        var isDefaultReported: Bool = false
        for clause: NodeID in tree.elements(clauses) {
            let own: [NodeID] = labels(clause)
            for label: NodeID in own {
                if tree.kind(label) == .defaultLabel {
                    hasDefault = true
                    if let first: NodeID = own.first, isNullLabel(first) { hasNullDefault = true }
                    continue
                }
                if isNullLabel(label) {
                    if hasDefault { reportDominated(label) }
                    continue
                }
                let isPattern: Bool = tree.kind(label) == .patternLabel
                if hasDefault, !isDefaultReported, isPattern || hasNullDefault {
                    reportDominated(label)
                    isDefaultReported = true
                }
                if earlier.contains(where: { dominates($0, label, clause) }) { reportDominated(label) }
                earlier.append((clause: clause, label: label))
            }
        }
    }

    private func reportDominated(_ label: NodeID) {
        report(label, "pattern.dominated", "this case label is dominated by a preceding case label")
    }

    private func dominates(_ test: (clause: NodeID, label: NodeID), _ label: NodeID, _ clause: NodeID) -> Bool {
        guard tree.kind(test.label) == .patternLabel else { return false }
        let isOpen: Bool = isUnguarded(test.clause)
        let pattern: NodeID = NodeID(tree[test.label].a)
        if tree.kind(label) == .patternLabel {
            return (isOpen || test.clause == clause) && dominates(pattern, NodeID(tree[label].a))
        }
        let value: NodeID = NodeID(tree[label].a)
        return isOpen && isBelow(universe.boxed(results.type(value)), results.type(pattern))
    }

    private func isUnguarded(_ clause: NodeID) -> Bool {
        let condition: NodeID = NodeID(tree[clause].b)
        if condition.isNone { return true }
        if case .int(1)? = results.constant(condition) { return true }
        return false
    }

    private func isBelow(_ type: TypeID, _ other: TypeID) -> Bool {
        if type == .error || other == .error || type.isNone || other.isNone { return false }
        if type.isPrimitive || other.isPrimitive { return type == other }
        return universe.isSubtype(universe.erasure(type), universe.erasure(other))
    }

    private func dominates(_ pattern: NodeID, _ other: NodeID) -> Bool {
        let (one, two): (Node, Node) = (tree[pattern], tree[other])
        if one.kind == .anyPattern { return true }
        if two.kind == .anyPattern { return one.kind == .bindingPattern }
        guard isBelow(results.type(other), results.type(pattern)) else { return false }
        if one.kind == .bindingPattern { return true }
        guard one.kind == .recordPattern, two.kind == .recordPattern else { return false }
        let (left, right): (NodeList, NodeList) = (NodeList(one.b), NodeList(two.b))
        guard tree.count(left) == tree.count(right) else { return false }
        return zip(tree.elements(left), tree.elements(right)).allSatisfy { dominates($0, $1) }
    }
}
