// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Checked exceptions (JLS 11.2): each one that a body can throw must be caught or declared, and each one that is caught
// must be possible.

final class ExceptionAnalysis {
    private let universe: Universe
    private let results: AttributionResults
    private let tree: Tree
    /// Try statements whose finally block never completes normally.
    private let deadFinally: Set<NodeID>
    /// What may be thrown where we are without a complaint.
    private var caught: [TypeID] = []
    /// What the try body at hand throws.
    private var thrown: [TypeID] = []
    /// Exceptions nobody handles, and where they come from.
    private var pending: [(position: SourcePosition, type: TypeID, closes: NameID)] = []
    /// What a catch parameter that is never assigned can be, when it is thrown again (JLS 11.2.2).
    private var rethrown: [SymbolID: [TypeID]] = [:]
    /// Whether we are among the arguments of a call that throws what they throw.
    private var collectsFromLambdas: Bool = false
    private var assignedParameters: Set<SymbolID> = []

    init(_ universe: Universe, _ results: AttributionResults, deadFinally: Set<NodeID>) {
        self.universe = universe
        self.results = results
        self.deadFinally = deadFinally
        tree = results.unit.tree
    }

    private func report(_ position: SourcePosition, _ key: String, _ text: String) {
        universe.report(results.unit.index, position, key, text)
    }

    func analyze(_ info: ClassInfo) {
        let view: ClassView = tree.classDeclaration(info.node)
        // Initializers of instances may throw what every constructor declares. Those of a class without name belong to the
        // code that makes it (`anonymousClass`).
        var declared: [TypeID]?
        for member: NodeID in tree.elements(view.members) where tree.kind(member) == .methodDeclaration {
            let method: MethodView = tree.method(member)
            guard method.name == .constructor else { continue }
            let types: [TypeID] = universe.thrownTypes(universe[results.symbol(member)].type)
            declared =
                declared.map { before in before.filter { type in types.contains { isHandled(type, [$0]) } } } ?? types
        }
        checkImplicitConstructor(info)
        for member: NodeID in tree.elements(view.members) {
            let found: Node = tree[member]
            switch found.kind {
            case .initializerBlock, .variableDeclaration:
                let isStatic: Bool = isStaticInitializer(member)
                if info.isAnonymous && !isStatic { break }
                body(isStatic ? [] : declared ?? []) { initializer(member) }
            case .enumConstant:
                body([]) {
                    call(member)
                    for argument: NodeID in tree.elements(tree.enumConstant(member).arguments) { expression(argument) }
                    anonymousClass(tree.enumConstant(member).body, results.call(member))
                }
            case .methodDeclaration:
                let method: MethodView = tree.method(member)
                if method.body.isNone { continue }
                body(universe.thrownTypes(universe[results.symbol(member)].type)) {
                    if method.name == .constructor && !results.call(method.body).method.isNone {
                        call(results.call(method.body), tree.position(method.body))
                    }
                    statement(method.body)
                }
            default: break
            }
        }
    }

    private func isStaticInitializer(_ member: NodeID) -> Bool {
        tree.kind(member) == .initializerBlock
            ? tree[member].flags.contains(.isStatic) : universe[results.symbol(member)].flags.contains(.static)
    }

    private func initializer(_ member: NodeID) {
        if tree.kind(member) == .initializerBlock {
            statement(NodeID(tree[member].a))
        } else {
            expression(tree.variable(member).initializer)
        }
    }

    /// Initializers of a class without name may throw what is handled where it is made, and what the constructor of its
    /// superclass throws: the constructor they are part of declares whatever they throw (JLS 15.9.5.1).
    private func anonymousClass(_ node: NodeID, _ creation: CallInfo) {
        if node.isNone { return }
        let outer: [TypeID] = caught
        if !creation.type.isNone { caught += universe.thrownTypes(creation.type) }
        for member: NodeID in tree.elements(tree.classDeclaration(node).members)
        where [.initializerBlock, .variableDeclaration].contains(tree.kind(member)) && !isStaticInitializer(member) {
            initializer(member)
        }
        caught = outer
    }

    /// What the superclass's constructor throws, called by one that is not written.
    private func checkImplicitConstructor(_ info: ClassInfo) {
        guard let call: CallInfo = info.implicitSuper, !info.isAnonymous else { return }
        for type: TypeID in universe.thrownTypes(call.type) where !isUnchecked(type) {
            report(
                tree.position(info.node), "unreported.exception.default.constructor",
                "unreported exception \(universe.messageText(type)) in default constructor")
            return
        }
    }

    /// A body that may throw certain exceptions; complains about all others.
    private func body(_ declared: [TypeID], _ scan: () -> Void) {
        let saved: ([TypeID], [TypeID]) = (caught, thrown)
        let outer: [(position: SourcePosition, type: TypeID, closes: NameID)] = pending
        pending = []
        caught = declared
        thrown = []
        scan()
        for exit: (position: SourcePosition, type: TypeID, closes: NameID) in pending {
            let name: String = universe.messageText(exit.type)
            if exit.closes.isNone {
                report(
                    exit.position, "unreported.exception.need.to.catch.or.throw",
                    "unreported exception \(name); must be caught or declared to be thrown")
            } else {
                report(
                    exit.position, "unreported.exception.implicit.close",
                    "unreported exception \(name); must be caught or declared to be thrown\nexception thrown from "
                        + "implicit call to close() on resource variable '\(universe.names.text(of: exit.closes))'")
            }
        }
        (caught, thrown) = saved
        pending = outer
    }

    // MARK: - Exceptions

    private func isUnchecked(_ type: TypeID) -> Bool {
        type == .error || type == .null || universe.isSubtype(type, universe.known.runtimeException)
            || universe.isSubtype(type, universe.known.error)
    }

    private func isHandled(_ type: TypeID, _ handled: [TypeID]) -> Bool {
        isUnchecked(type) || handled.contains { universe.isSubtype(type, $0) }
    }

    private func mark(_ type: TypeID, _ position: SourcePosition, closes: NameID = .none) {
        if !isUnchecked(type) {
            if !isHandled(type, caught) { pending.append((position, type, closes)) }
        }
        include(type, &thrown)
    }

    private func include(_ type: TypeID, _ list: inout [TypeID]) {
        if list.contains(where: { universe.isSubtype(type, $0) }) { return }
        list.removeAll { universe.isSubtype($0, type) }
        list.append(type)
    }

    private func call(_ node: NodeID) { call(results.call(node), tree.position(node)) }

    private func call(_ info: CallInfo, _ position: SourcePosition, closes: NameID = .none) {
        if info.type.isNone { return }
        for type: TypeID in universe.thrownTypes(info.type) { mark(type, position, closes: closes) }
    }

    // MARK: - Statements

    private func statement(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        switch found.kind {
        case .tryStatement: tryStatement(node, found)
        case .throwStatement: throwStatement(found)
        case .classDeclaration: break
        case .variableDeclaration: expression(tree.variable(node).initializer)
        default: expression(node)
        }
    }

    private func throwStatement(_ found: Node) {
        let operand: NodeID = NodeID(found.a)
        expression(operand)
        var inner: NodeID = operand
        while tree.kind(inner) == .parenthesized { inner = NodeID(tree[inner].a) }
        let symbol: SymbolID = tree.kind(inner) == .identifier ? results.symbol(inner) : .none
        let position: SourcePosition = SourcePosition(found.start)
        if let types: [TypeID] = rethrown[symbol], !assignedParameters.contains(symbol) {
            for type: TypeID in types { mark(type, position) }
        } else {
            mark(results.type(operand), position)
        }
    }

    private func tryStatement(_ node: NodeID, _ found: Node) {
        let (outerCaught, outerThrown): ([TypeID], [TypeID]) = (caught, thrown)
        thrown = []
        let clauses: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.c))
        for clause: NodeID in clauses {
            for entry: (type: TypeID, position: SourcePosition) in caughtTypes(clause) {
                include(entry.type, &caught)
            }
        }
        let outerPending: [(position: SourcePosition, type: TypeID, closes: NameID)] = pending
        pending = []
        for resource: NodeID in tree.elements(NodeList(found.a)) { self.resource(resource) }
        statement(NodeID(found.b))
        var inTry: [TypeID] = thrown
        include(universe.known.runtimeException, &inTry)
        include(universe.known.error, &inTry)
        (caught, thrown) = (outerCaught, outerThrown)
        var handled: [TypeID] = []
        for clause: NodeID in clauses {
            let types: [(type: TypeID, position: SourcePosition)] = caughtTypes(clause)
            var possible: [TypeID] = []
            for entry: (type: TypeID, position: SourcePosition) in types {
                check(entry.type, entry.position, inTry, handled)
                for type: TypeID in inTry where !handled.contains(where: { universe.isSubtype(type, $0) }) {
                    if universe.isSubtype(type, entry.type) {
                        possible.append(type)
                    } else if universe.isSubtype(entry.type, type) {
                        possible.append(entry.type)
                    }
                }
            }
            for entry: (type: TypeID, position: SourcePosition) in types { include(entry.type, &handled) }
            rethrown[results.symbol(NodeID(tree[clause].a))] = possible
            statement(NodeID(tree[clause].b))
        }
        let escaping: [TypeID] = inTry.filter { type in !handled.contains { universe.isSubtype(type, $0) } }
        let finalizer: NodeID = NodeID(found.d)
        if !finalizer.isNone {
            let inner: [(position: SourcePosition, type: TypeID, closes: NameID)] = pending
            let inCatches: [TypeID] = thrown
            pending = []
            thrown = outerThrown
            statement(finalizer)
            if deadFinally.contains(node) {
                pending = outerPending + pending
                return
            }
            pending = inner + pending
            for type: TypeID in inCatches { include(type, &thrown) }
        }
        for type: TypeID in escaping { include(type, &thrown) }
        pending = outerPending + pending
    }

    private func resource(_ node: NodeID) {
        let isVariable: Bool = tree.kind(node) == .variableDeclaration
        expression(isVariable ? tree.variable(node).initializer : node)
        let info: CallInfo = isVariable ? results.call(node) : results.resourceCalls[node] ?? CallInfo()
        let name: NameID = isVariable ? tree.variable(node).name : .none
        call(info, tree.position(node), closes: name)
    }

    private func caughtTypes(_ clause: NodeID) -> [(type: TypeID, position: SourcePosition)] {
        let parameter: NodeID = NodeID(tree[clause].a)
        let typeNode: NodeID = tree.variable(parameter).type
        if tree.kind(typeNode) == .unionType {
            return tree.elements(NodeList(tree[typeNode].a)).map { (results.type($0), tree.position($0)) }
        }
        return [(universe[results.symbol(parameter)].type, tree.position(clause))]
    }

    private func check(_ type: TypeID, _ position: SourcePosition, _ inTry: [TypeID], _ handled: [TypeID]) {
        if type == .error { return }
        if handled.contains(where: { universe.isSubtype(type, $0) }) {
            report(
                position, "except.already.caught",
                "exception \(universe.messageText(type)) has already been caught")
            return
        }
        if isUnchecked(type) || type == universe.known.exception || type == universe.known.throwable { return }
        let isPossible: Bool = inTry.contains { universe.isSubtype($0, type) || universe.isSubtype(type, $0) }
        if !isPossible {
            report(
                position, "except.never.thrown.in.try",
                "exception \(universe.messageText(type)) is never thrown in body of corresponding try statement")
        }
    }

    // MARK: - Exceptions that calls infer

    /// Whether a method's `throws` names one of its own type variables: what a call throws is then what the lambdas
    /// among its arguments do (JLS 18.2.5).
    private func throwsOwnVariable(_ method: SymbolID) -> Bool {
        if method.isNone { return false }
        let type: TypeID = universe[method].type
        let variables: [TypeID] = universe.typeVariables(type)
        return !variables.isEmpty && universe.thrownTypes(type).contains { variables.contains($0) }
    }

    /// A lambda whose exceptions become those of the call around it.
    private func lambdaOfThrower(_ found: Node) {
        let saved: ([TypeID], [TypeID], Bool) = (caught, thrown, collectsFromLambdas)
        let outer: [(position: SourcePosition, type: TypeID, closes: NameID)] = pending
        (caught, thrown, pending, collectsFromLambdas) = ([], [], [], false)
        tree.kind(NodeID(found.b)) == .block ? statement(NodeID(found.b)) : expression(NodeID(found.b))
        let escaping: [TypeID] = pending.map(\.type)
        (caught, thrown, collectsFromLambdas) = saved
        pending = outer
        for type: TypeID in escaping { mark(type, SourcePosition(found.position)) }
    }

    // MARK: - Expressions

    private func expression(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        switch found.kind {
        case .identifier, .literal, .stringLiteral, .primitiveType, .classDeclaration, .annotation: return
        case .tryStatement, .throwStatement, .variableDeclaration: statement(node)
        case .methodCall, .classCreation:
            let saved: Bool = collectsFromLambdas
            collectsFromLambdas = throwsOwnVariable(results.call(node).method)
            tree.forEachChild(of: node) { expression($0) }
            collectsFromLambdas = saved
            if found.kind == .classCreation { anonymousClass(NodeID(found.d), results.call(node)) }
            // Arrays declare `clone` without exceptions (JLS 10.7).
            let callee: Node = tree[NodeID(found.a)]
            let isOfArray: Bool =
                found.kind == .methodCall && callee.kind == .fieldAccess
                && NameID(callee.b) == universe.wellKnown.clone
                && universe.types.kind(results.type(NodeID(callee.a))) == .array
            if !isOfArray { call(node) }
        case .assignment, .compoundAssignment:
            if tree.kind(NodeID(found.a)) == .identifier {
                assignedParameters.insert(results.symbol(NodeID(found.a)))
            }
            tree.forEachChild(of: node) { expression($0) }
        case .lambda:
            let descriptor: TypeID = results.lambda(node).function.descriptor
            if descriptor.isNone { return }
            if collectsFromLambdas { return lambdaOfThrower(found) }
            body(universe.thrownTypes(descriptor)) {
                tree.kind(NodeID(found.b)) == .block ? statement(NodeID(found.b)) : expression(NodeID(found.b))
            }
        default: tree.forEachChild(of: node) { expression($0) }
        }
    }
}
