// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Which statements control can reach (JLS 14.22): complaints about those it cannot, about methods that should return a
// value and may not, and about switch expressions without a result. The rules look at constant conditions of loops, but
// never at those of `if`.

final class ReachabilityAnalysis {
    private let universe: Universe
    private let results: AttributionResults
    private let tree: Tree
    private var isAlive: Bool = true
    /// Set behind a complaint: what follows from it is not complained about.
    private var isRecovering: Bool = false
    private var scopes: FlowScopes = FlowScopes()
    /// Targets of jumps that control can get to.
    private var breaks: Set<NodeID> = []
    private var continues: Set<NodeID> = []
    /// Try statements whose finally block never completes normally, for the analysis of exceptions.
    private(set) var deadFinally: Set<NodeID> = []

    init(_ universe: Universe, _ results: AttributionResults) {
        self.universe = universe
        self.results = results
        tree = results.unit.tree
    }

    private func report(_ position: SourcePosition, _ key: String, _ text: String) {
        universe.report(results.unit.index, position, key, text)
    }

    /// Looks at everything in a class but the classes inside.
    func analyze(_ info: ClassInfo) {
        let view: ClassView = tree.classDeclaration(info.node)
        isAlive = true
        for isStatic: Bool in [true, false] {
            for member: NodeID in tree.elements(view.members) where tree.kind(member) == .initializerBlock {
                if tree[member].flags.contains(.isStatic) == isStatic { initializer(member) }
            }
        }
        for member: NodeID in tree.elements(view.members) {
            let found: Node = tree[member]
            isAlive = true
            switch found.kind {
            case .variableDeclaration: expression(tree.variable(member).initializer)
            case .enumConstant:
                for argument: NodeID in tree.elements(tree.enumConstant(member).arguments) { expression(argument) }
            case .methodDeclaration: method(member)
            default: break
            }
        }
    }

    private func initializer(_ node: NodeID) {
        if !isAlive {
            report(SourcePosition(tree[node].start), "unreachable.stmt", "unreachable statement")
            isAlive = true
        }
        scan(NodeID(tree[node].a))
        if isAlive { return }
        report(
            SourcePosition(tree[node].start), "initializer.must.be.able.to.complete.normally",
            "initializer must be able to complete normally")
    }

    private func method(_ node: NodeID) {
        isRecovering = false
        let view: MethodView = tree.method(node)
        if view.body.isNone { return }
        scan(view.body)
        let isVoid: Bool =
            view.name == .constructor || universe.resultType(universe[results.symbol(node)].type) == .void
        if isAlive && !isVoid && !isRecovering {
            report(SourcePosition(tree[view.body].end - 1), "missing.ret.stmt", "missing return statement")
        }
    }

    // MARK: - Statements

    private func scan(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        if !isAlive {
            if found.kind == .classDeclaration { return }
            report(tree.position(node), "unreachable.stmt", "unreachable statement")
            // One complaint is enough for everything behind.
            isAlive = true
            isRecovering = true
        }
        statement(node, found)
    }

    private func statements(_ list: NodeList) {
        for statement: NodeID in tree.elements(list) { scan(statement) }
    }

    private func statement(_ node: NodeID, _ found: Node) {
        switch found.kind {
        case .block: statements(NodeList(found.a))
        case .expressionStatement: expression(NodeID(found.a))
        case .variableDeclaration: expression(tree.variable(node).initializer)
        case .ifStatement:
            expression(NodeID(found.a))
            scan(NodeID(found.b))
            if NodeID(found.c).isNone {
                isAlive = true
            } else {
                let isAliveBehindFirst: Bool = isAlive
                isAlive = true
                scan(NodeID(found.c))
                isAlive = isAlive || isAliveBehindFirst
            }
        case .whileStatement, .doStatement, .forStatement, .forEachStatement: loop(node, found)
        case .labeledStatement:
            scopes.push(node, found)
            scan(NodeID(found.b))
            scopes.pop()
            if breaks.remove(node) != nil { isAlive = true }
        case .switchStatement: switchStatement(node, found)
        case .synchronizedStatement:
            expression(NodeID(found.a))
            scan(NodeID(found.b))
        case .tryStatement: tryStatement(node, found)
        case .returnStatement, .throwStatement:
            expression(NodeID(found.a))
            isAlive = false
        case .yieldStatement:
            expression(NodeID(found.a))
            if isAlive { breaks.insert(scopes.yieldTarget()) }
            isAlive = false
        case .breakStatement:
            breaks.insert(scopes.breakTarget(NameID(found.a)))
            isAlive = false
        case .continueStatement:
            continues.insert(scopes.continueTarget(NameID(found.a), tree))
            isAlive = false
        case .assertStatement:
            expression(NodeID(found.a))
            expression(NodeID(found.b))
        default: break
        }
    }

    private func loop(_ node: NodeID, _ found: Node) {
        scopes.push(node, found)
        defer { scopes.pop() }
        switch found.kind {
        case .doStatement:
            scan(NodeID(found.a))
            if continues.remove(node) != nil { isAlive = true }
            expression(NodeID(found.b))
            if results.constantCondition(NodeID(found.b)) == true { isAlive = false }
        case .whileStatement:
            expression(NodeID(found.a))
            let condition: Bool? = results.constantCondition(NodeID(found.a))
            isAlive = condition != false
            scan(NodeID(found.b))
            continues.remove(node)
            isAlive = condition != true
        case .forStatement:
            statements(NodeList(found.a))
            let condition: NodeID = NodeID(found.b)
            let known: Bool? = condition.isNone ? true : results.constantCondition(condition)
            if !condition.isNone { expression(condition) }
            isAlive = known != false
            scan(NodeID(found.d))
            continues.remove(node)
            for update: NodeID in tree.elements(NodeList(found.c)) { expression(update) }
            isAlive = known != true
        default:
            expression(NodeID(found.b))
            scan(NodeID(found.c))
            continues.remove(node)
            isAlive = true
        }
        if breaks.remove(node) != nil { isAlive = true }
    }

    private func tryStatement(_ node: NodeID, _ found: Node) {
        let (outerBreaks, outerContinues): (Set<NodeID>, Set<NodeID>) = (breaks, continues)
        for resource: NodeID in tree.elements(NodeList(found.a)) {
            if tree.kind(resource) == .variableDeclaration {
                expression(tree.variable(resource).initializer)
            } else {
                expression(resource)
            }
        }
        scan(NodeID(found.b))
        var isAliveBehind: Bool = isAlive
        for clause: NodeID in tree.elements(NodeList(found.c)) {
            isAlive = true
            scan(NodeID(tree[clause].b))
            isAliveBehind = isAliveBehind || isAlive
        }
        let finalizer: NodeID = NodeID(found.d)
        if !finalizer.isNone {
            let (innerBreaks, innerContinues): (Set<NodeID>, Set<NodeID>) = (breaks, continues)
            (breaks, continues) = (outerBreaks, outerContinues)
            isAlive = true
            scan(finalizer)
            if isAlive {
                breaks.formUnion(innerBreaks)
                continues.formUnion(innerContinues)
            } else {
                // Jumps out of the statement never arrive.
                deadFinally.insert(node)
                universe.warn(
                    .finally, results.unit.index, SourcePosition(tree[NodeID(tree[node].d)].end - 1),
                    "finally.cannot.complete", "finally clause cannot complete normally")
                return
            }
        }
        isAlive = isAliveBehind
    }

    // MARK: - Switches

    private func switchStatement(_ node: NodeID, _ found: Node) {
        expression(NodeID(found.a))
        let info: SwitchInfo = results.switchInfo(node)
        scopes.push(node, found)
        for clause: NodeID in tree.elements(NodeList(found.b)) {
            let record: Node = tree[clause]
            isAlive = true
            expression(NodeID(record.b))
            body(of: record)
            if isAlive && record.variant != CaseBody.statements.rawValue {
                breaks.insert(node)
                isAlive = false
            }
        }
        scopes.pop()
        let isComplete: Bool = info.hasDefault || info.hasUnconditionalPattern || info.mustBeExhaustive
        if !isComplete || tree.count(NodeList(found.b)) == 0 { isAlive = true }
        if breaks.remove(node) != nil { isAlive = true }
    }

    private func body(of clause: Node) {
        if clause.variant == CaseBody.expression.rawValue {
            for part: NodeID in tree.elements(NodeList(clause.c)) {
                expression(tree.kind(part) == .expressionStatement ? NodeID(tree[part].a) : part)
            }
        } else {
            statements(NodeList(clause.c))
        }
    }

    private func switchExpression(_ node: NodeID, _ found: Node) {
        expression(NodeID(found.a))
        let wasAlive: Bool = isAlive
        scopes.push(node, found)
        let clauses: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.b))
        for (index, clause): (Int, NodeID) in clauses.enumerated() {
            let record: Node = tree[clause]
            isAlive = true
            expression(NodeID(record.b))
            body(of: record)
            if record.variant == CaseBody.expression.rawValue {
                isAlive = false
            } else if isAlive && record.variant != CaseBody.statements.rawValue {
                let last: NodeID = tree.elements(NodeList(record.c)).last ?? clause
                report(
                    SourcePosition(tree[last].end - 1), "rule.completes.normally",
                    "switch rule completes without providing a value\n(switch rules in switch expressions should either "
                        + "provide a value or throw)")
            } else if isAlive && index == clauses.count - 1 {
                report(
                    SourcePosition(found.end - 1), "switch.expression.completes.normally",
                    "switch expression completes without providing a value\n(switch expressions must either provide a "
                        + "value or throw for all possible input values)")
            }
        }
        scopes.pop()
        breaks.remove(node)
        isAlive = wasAlive
    }

    // MARK: - Expressions

    private func expression(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        switch found.kind {
        case .classDeclaration, .identifier, .literal, .stringLiteral, .primitiveType: return
        case .switchExpression: switchExpression(node, found)
        case .lambda:
            let wasAlive: Bool = isAlive
            let saved: (FlowScopes, Set<NodeID>, Set<NodeID>) = (scopes.enterBody(), breaks, continues)
            isAlive = true
            if tree.kind(NodeID(found.b)) == .block { scan(NodeID(found.b)) } else { expression(NodeID(found.b)) }
            (scopes, breaks, continues) = saved
            isAlive = wasAlive
        default: tree.forEachChild(of: node) { expression($0) }
        }
    }
}
