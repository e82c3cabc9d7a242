// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Receiver parameters (JLS 8.4): `this` with its type, of methods of instances and of constructors of inner classes.

extension SourceMembers {
    /// A receiver has the type of the class, a constructor's that of the class around; its name says the same.
    func checkReceiver(_ method: MethodView, isStatic: Bool, _ scope: TypeScope) {
        let tree: Tree = unit.tree
        let receiver: VariableView = tree.variable(method.receiver)
        let isConstructor: Bool = method.name == .constructor
        let owner: SymbolID = isConstructor ? universe[symbol].owner : symbol
        if isConstructor && universe[owner].kind != .class {
            universe.report(
                unit.index, tree.position(method.receiver),
                "receiver.parameter.not.applicable.constructor.toplevel.class",
                "receiver parameter not applicable for constructor of top-level class")
            return
        }
        let named: SymbolID = namedClass(receiver.initializer, scope)
        if isStatic || isConstructor && !universe.isInner(symbol) {
            universe.report(
                unit.index, tree.position(receiver.initializer), "non-static.cant.be.ref",
                "non-static variable this cannot be referenced from a static context")
        }
        let type: TypeID = universe.type(receiver.type, scope)
        let key: String = isConstructor ? "incorrect.constructor.receiver" : "incorrect.receiver"
        let around: String = isConstructor ? "enclosing outer class type" : "enclosing class type"
        if type != .error && universe.classSymbol(of: type) != owner {
            report(receiver.type, key + ".type", "the receiver type does not match the \(around)", owner, type)
        }
        if !named.isNone && named != owner {
            let found: TypeID = universe.details(named).erasure
            report(
                receiver.initializer, key + ".name", "the receiver name does not match the \(around)", owner, found)
        }
    }

    /// The class `this` or `Outer.this` names; none if there is no telling.
    private func namedClass(_ node: NodeID, _ scope: TypeScope) -> SymbolID {
        let found: Node = unit.tree[node]
        if found.kind != .fieldAccess { return symbol }
        let type: TypeID = universe.type(NodeID(found.a), scope)
        return type == .error ? .none : universe.classSymbol(of: type)
    }

    private func report(_ node: NodeID, _ key: String, _ text: String, _ owner: SymbolID, _ found: TypeID) {
        let required: String = universe.messageText(universe.details(owner).erasure)
        universe.report(
            unit.index, unit.tree.position(node), key,
            "\(text)\nrequired: \(required)\nfound:    \(universe.messageText(found))")
    }
}
