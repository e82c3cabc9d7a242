// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// What jumps of a method lead to, for the analyses that follow control: statements and switch expressions by node.
///
/// `break`, `continue` and `yield` name their target by position in the code; the stack of what is around gives it.
struct FlowScopes {
    private struct Entry {
        let node: NodeID
        let kind: NodeKind
        let label: NameID
    }

    private var entries: [Entry] = []
    /// Labels before the statement that comes next.
    private var pendingLabels: [NameID] = []

    mutating func push(_ node: NodeID, _ found: Node) {
        let label: NameID = found.kind == .labeledStatement ? NameID(found.a) : .none
        entries.append(Entry(node: node, kind: found.kind, label: label))
    }

    mutating func pop() { entries.removeLast() }

    /// Enters a lambda or class: jumps do not leave it.
    mutating func enterBody() -> FlowScopes {
        let saved: FlowScopes = self
        entries = []
        return saved
    }

    func breakTarget(_ label: NameID) -> NodeID {
        for entry: Entry in entries.reversed() {
            if label.isNone {
                switch entry.kind {
                case .whileStatement, .doStatement, .forStatement, .forEachStatement, .switchStatement:
                    return entry.node
                default: break
                }
            } else if entry.label == label {
                return entry.node
            }
        }
        return .none
    }

    /// The loop; of a label the loop that carries it.
    func continueTarget(_ label: NameID, _ tree: Tree) -> NodeID {
        for entry: Entry in entries.reversed() {
            switch entry.kind {
            case .whileStatement, .doStatement, .forStatement, .forEachStatement:
                if label.isNone { return entry.node }
            case .labeledStatement where entry.label == label:
                var body: NodeID = entry.node
                while tree.kind(body) == .labeledStatement { body = NodeID(tree[body].b) }
                return body
            default: break
            }
        }
        return .none
    }

    func yieldTarget() -> NodeID { entries.last { $0.kind == .switchExpression }?.node ?? .none }
}

/// What the analyses ask about conditions and cases.
extension AttributionResults {
    /// The value of a condition that is constant.
    func constantCondition(_ node: NodeID) -> Bool? {
        if node.isNone { return nil }
        guard case .int(let value)? = constant(node) else { return nil }
        return value != 0
    }
}
