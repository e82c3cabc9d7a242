// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// Calls of other constructors, by their form (JLS 8.8.7.1).
extension Tree {
    func isConstructorCall(_ node: NodeID) -> Bool {
        guard kind(node) == .methodCall else { return false }
        let callee: Node = self[NodeID(self[node].a)]
        let name: NameID =
            callee.kind == .identifier ? NameID(callee.a) : callee.kind == .fieldAccess ? NameID(callee.b) : .none
        return name == .this || name == .super
    }

    /// The statement `this(...)` or `super(...)` at the top of a constructor's body.
    func explicitConstructorCall(_ body: NodeID) -> NodeID {
        guard kind(body) == .block else { return .none }
        for statement: NodeID in elements(NodeList(self[body].a))
        where kind(statement) == .expressionStatement && isConstructorCall(NodeID(self[statement].a)) {
            return statement
        }
        return .none
    }
}
