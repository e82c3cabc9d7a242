// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Rules about single methods and constructors that depend on the class around (JLS 8.4.6, 8.8.7, 8.9.2, 9.4.1).

extension Attributor {
    func checkMethodRules(_ method: SymbolID, _ view: MethodView) {
        let found: Symbol = universe[method]
        switch universe.flavor(found.owner) {
        case .record: checkRecordMethod(method, view)
        case .annotation: checkAnnotationElement(method, view)
        case .enum: checkEnumConstructor(method, view)
        case .interface: checkDefault(method)
        case .class: break
        }
        checkVarargs(method, view)
        for (node, type): (NodeID, TypeID) in zip(tree.elements(view.thrown), universe.thrownTypes(found.type))
        where type != .error && !universe.isSubtype(type, known.throwable) {
            reportIncompatible(node, type, known.throwable)
        }
    }

    private func checkDefault(_ method: SymbolID) {
        let found: Symbol = universe[method]
        guard found.traits.contains(.isDefault) else { return }
        let object: SymbolID = universe.classSymbol(of: known.object)
        let isObjects: Bool = universe.members(found.name, .method, of: object).contains {
            !universe[$0].flags.isDisjoint(with: [.public]) && universe.isSubsignature(method, $0, in: found.type)
        }
        if isObjects {
            report(
                at: tree.position(found.node), "default.overrides.object.member",
                "default method \(names.text(of: found.name)) in \(universe.location(found.owner)) overrides a member of java.lang.Object"
            )
        }
    }

    private func checkEnumConstructor(_ method: SymbolID, _ view: MethodView) {
        guard view.name == .constructor, !view.body.isNone else { return }
        let explicit: NodeID = tree.explicitConstructorCall(view.body)
        if explicit.isNone || isThisCall(explicit) { return }
        report(
            at: tree.position(NodeID(tree[explicit].a)), "call.to.super.not.allowed.in.enum.ctor",
            "call to super not allowed in enum constructor")
    }

    /// Constructors that call each other in a circle (JLS 8.8.7).
    func checkConstructorCycles(_ view: ClassView) {
        var calls: [SymbolID: (target: SymbolID, node: NodeID)] = [:]
        var order: [SymbolID] = []
        for member: NodeID in tree.elements(view.members) where tree.kind(member) == .methodDeclaration {
            let method: MethodView = tree.method(member)
            guard method.name == .constructor, !method.body.isNone else { continue }
            let explicit: NodeID = tree.explicitConstructorCall(method.body)
            guard isThisCall(explicit) else { continue }
            let call: NodeID = NodeID(tree[explicit].a)
            let target: SymbolID = calledConstructor(call)
            let own: SymbolID = results.symbol(member)
            if target.isNone || own.isNone { continue }
            calls[own] = (target: target, node: NodeID(tree[call].a))
            order.append(own)
        }
        var settled: Set<SymbolID> = []
        for start: SymbolID in order where !settled.contains(start) {
            var next: SymbolID = start
            var path: Set<SymbolID> = []
            while let call: (target: SymbolID, node: NodeID) = calls[next], !settled.contains(next) {
                path.insert(next)
                settled.insert(next)
                if path.contains(call.target) {
                    report(call.node, "recursive.ctor.invocation", "recursive constructor invocation")
                }
                next = call.target
            }
        }
    }

    private func calledConstructor(_ call: NodeID) -> SymbolID {
        let own: SymbolID = results.symbol(call)
        return own.isNone ? results.symbol(NodeID(tree[call].a)) : own
    }

    /// A compact source file is launched, so it needs something to launch (JLS 8.1.8).
    func checkMain(_ symbol: SymbolID, _ view: ClassView) {
        guard view.flags.contains(.isImplicit) else { return }
        let hasMain: Bool = universe.cachedMethods(names.intern("main"), in: universe.ownType(symbol)).contains {
            let found: Symbol = universe[$0]
            let parameters: [TypeID] = universe.parameterTypes(found.type)
            return !found.flags.contains(.private) && universe.resultType(found.type) == .void
                && (parameters.isEmpty || parameters == [types.array(of: known.string)])
        }
        if !hasMain {
            report(
                at: tree.position(universe[symbol].node), "implicit.class.does.not.have.main.method",
                "compact source file does not have main method in the form of void main() or void main(String[] args)")
        }
    }
}
