// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Headers of classes: what is extended, implemented and permitted, and how often (JLS 8.1.4-8.1.6, 8.9, 9.1.3, 9.1.4).

extension Attributor {
    /// False if what is extended or implemented cannot be.
    func checkSupertypes(_ symbol: SymbolID, _ view: ClassView) -> Bool {
        var isFine: Bool = true
        if !view.superclass.isNone { isFine = checkSuperclass(symbol, view.superclass) }
        var seen: Set<SymbolID> = []
        for node: NodeID in tree.elements(view.interfaces) {
            let type: TypeID = universe.writtenSupertype(node, of: symbol)
            let parent: SymbolID = universe.classSymbol(of: type)
            if parent.isNone {
                if type != .error { reportNoClass(node, type) }
                continue
            }
            if !checkExact(node, type) { continue }
            if !universe.isInterface(parent) {
                report(node, "intf.expected.here", "interface expected here")
                isFine = false
            } else if !seen.insert(parent).inserted {
                report(node, "repeated.interface", "repeated interface")
            }
        }
        return isFine
    }

    private func reportNoClass(_ node: NodeID, _ type: TypeID) {
        let isVariable: Bool = types.kind(type) == .typeVariable
        report(
            node, "type.found.req",
            "unexpected type\nrequired: class\nfound:    \(isVariable ? "type parameter " : "")\(universe.messageText(type))"
        )
    }

    /// What is extended, implemented or created has no wildcards for arguments (JLS 4.5.1, 8.1.4, 15.9.1).
    func checkExact(_ node: NodeID, _ type: TypeID) -> Bool {
        guard types[type].flags.contains(.hasWildcardArguments),
            let wildcard: TypeID = universe.arguments(type).first(where: { types.kind($0) == .wildcard })
        else { return true }
        report(
            node, "type.found.req",
            "unexpected type\nrequired: class or interface without bounds\nfound:    \(universe.messageText(wildcard))")
        return false
    }

    private func checkSuperclass(_ symbol: SymbolID, _ node: NodeID) -> Bool {
        let type: TypeID = universe.writtenSupertype(node, of: symbol)
        let parent: SymbolID = universe.classSymbol(of: type)
        if parent.isNone {
            if type != .error { reportNoClass(node, type) }
            return true
        }
        if !checkExact(node, type) { return true }
        if universe.isInterface(parent) {
            report(node, "no.intf.expected.here", "no interface expected here")
            return false
        }
        let position: SourcePosition = tree.position(universe[symbol].node)
        let flags: AccessFlags = universe[parent].flags
        if flags.contains(.final) {
            report(node, "cant.inherit.from.final", "cannot inherit from final \(universe.messageName(parent))")
        }
        if universe.flavor(parent) == .enum {
            report(at: position, "enum.types.not.extensible", "enum classes are not extensible")
        } else if parent == universe.known.enumClass {
            report(at: position, "enum.no.subclassing", "classes cannot directly extend java.lang.Enum")
        }
        let isGeneric: Bool = !types.elements(universe.typeParameters(symbol)).isEmpty
        if isGeneric, universe.isSubtype(type, known.throwable) {
            report(node, "generic.throwable", "a generic class may not extend java.lang.Throwable")
        }
        return true
    }

    /// Sealed classes and those below them (JLS 8.1.1.2, 8.1.6, 9.1.1.4, 9.1.4).
    func checkSealing(_ symbol: SymbolID, _ view: ClassView) {
        let found: Symbol = universe[symbol]
        let position: SourcePosition = tree.position(found.node)
        if found.traits.contains(.isSealed) { checkPermitted(symbol, view) }
        let details: ClassDetails = universe.details(symbol)
        let parents: [SymbolID] = ([details.superclass] + types.elements(details.interfaces)).map {
            universe.classSymbol(of: $0)
        }.filter { !$0.isNone && universe[$0].traits.contains(.isSealed) }
        if parents.isEmpty {
            if found.traits.contains(.isNonSealed) {
                report(
                    at: position, "non.sealed.with.no.sealed.supertype",
                    "non-sealed modifier not allowed here\n(class \(universe.messageName(symbol)) does not have any sealed supertypes)"
                )
            }
            return
        }
        if found.traits.contains(.isAnonymous), found.flags.contains(.enum) { return }
        if found.traits.contains(.isLocal), view.flavor != .enum {
            report(
                at: position, "local.classes.cant.extend.sealed",
                "\(found.traits.contains(.isAnonymous) ? "anonymous" : "local") classes must not extend sealed classes")
            return
        }
        for parent: SymbolID in parents where !universe.permittedSubclasses(parent).contains(symbol) {
            report(
                at: position, "cant.inherit.from.sealed",
                "class is not allowed to extend sealed class: \(universe.messageName(parent)) (as it is not listed in its 'permits' clause)"
            )
        }
        let isSettled: Bool =
            found.flags.contains(.final) || !found.traits.isDisjoint(with: [.isSealed, .isNonSealed])
            || view.flavor == .enum || view.flavor == .record
        if isSettled { return }
        if universe.isInterface(symbol) {
            report(at: position, "non.sealed.or.sealed.expected", "sealed or non-sealed modifiers expected")
        } else {
            report(
                at: position, "non.sealed.sealed.or.final.expected", "sealed, non-sealed or final modifiers expected")
        }
    }

    private func checkPermitted(_ symbol: SymbolID, _ view: ClassView) {
        let position: SourcePosition = tree.position(universe[symbol].node)
        if tree.count(view.permits) == 0, universe.permittedSubclasses(symbol).isEmpty, view.flavor != .enum {
            report(at: position, "sealed.class.must.have.subclasses", "sealed class must have subclasses")
            return
        }
        var seen: Set<SymbolID> = []
        for node: NodeID in tree.elements(view.permits) {
            let type: TypeID = universe.writtenSupertype(node, of: symbol)
            if type == .error { continue }
            let permitted: SymbolID = universe.classSymbol(of: type)
            if permitted.isNone {
                report(node, "illegal.forward.ref", "illegal forward reference")
                continue
            }
            func refuse(_ reason: String) {
                report(node, "invalid.permits.clause", "invalid permits clause\n(\(reason))")
            }
            if !seen.insert(permitted).inserted {
                refuse("class \(universe.messageName(permitted)) is listed more than once")
                continue
            }
            if universe.package(of: permitted) != unit.package, unit.module.isEmpty, universe.checksModules {
                report(
                    node, "class.in.unnamed.module.cant.extend.sealed.in.diff.package",
                    "class \(universe.messageName(symbol)) in unnamed module cannot extend a sealed class in a different package"
                )
            }
            let details: ClassDetails = universe.headerDetails(permitted)
            let parents: [TypeID] = [details.superclass] + types.elements(details.interfaces)
            if permitted == symbol {
                refuse("must not include the same class")
            } else if !parents.contains(where: { universe.classSymbol(of: $0) == symbol }) {
                let name: String = universe.messageName(permitted)
                refuse(
                    universe.isInterface(symbol)
                        ? "\(universe.isInterface(permitted) ? "interface" : "class") \(name) must implement sealed interface"
                        : "subclass \(name) must extend sealed class")
            }
        }
    }

    /// Type parameters: no name twice, no circle of bounds, and what can be a bound (JLS 4.4, 8.1.2, 8.4.4).
    func checkTypeParameters(_ list: NodeList, _ variables: [TypeID], place: String) {
        var seen: Set<NameID> = []
        var isCycleReported: Bool = false
        for (node, variable): (NodeID, TypeID) in zip(tree.elements(list), variables) {
            let view: (annotations: NodeList, name: NameID, bounds: NodeList) = tree.typeParameter(node)
            if !seen.insert(view.name).inserted {
                report(
                    node, "already.defined", "type variable \(names.text(of: view.name)) is already defined in \(place)"
                )
                continue
            }
            if isCyclic(variable) {
                defer { isCycleReported = true }
                if isCycleReported { continue }
                report(
                    node, "cyclic.inheritance", "cyclic inheritance involving \(names.text(of: view.name))")
                continue
            }
            checkBounds(Array(tree.elements(view.bounds)), variable)
            let bounds: [TypeID] = universe.bounds(SymbolID(types[variable].a))
            if bounds.count > 1, !bounds.contains(.error) { checkBoundRules(bounds, of: variable, tree.position(node)) }
        }
    }

    private func isCyclic(_ variable: TypeID) -> Bool {
        var next: TypeID = variable
        for _: Int in 0..<100 {
            guard let bound: TypeID = universe.bounds(SymbolID(types[next].a)).first,
                types.kind(bound) == .typeVariable
            else { return false }
            if bound == variable { return true }
            next = bound
        }
        return false
    }

    private func checkBounds(_ nodes: [NodeID], _ variable: TypeID) {
        var seen: Set<SymbolID> = []
        let scope: TypeScope = boundScope(of: variable)
        for (index, node): (Int, NodeID) in nodes.enumerated() {
            let type: TypeID = universe.type(node, scope)
            if type == .error { continue }
            let symbol: SymbolID = universe.classSymbol(of: type)
            if symbol.isNone {
                if types.kind(type) == .typeVariable && index == 0 {
                    if nodes.count > 1 {
                        report(
                            nodes[1], "type.var.may.not.be.followed.by.other.bounds",
                            "a type variable may not be followed by other bounds")
                        return
                    }
                    continue
                }
                let required: String = index == 0 ? "reference" : "class"
                report(
                    node, "type.found.req",
                    "unexpected type\nrequired: \(required)\nfound:    \(universe.messageText(type))")
                continue
            }
            if index > 0 && !universe.isInterface(symbol) {
                report(node, "intf.expected.here", "interface expected here")
            } else if !seen.insert(symbol).inserted {
                report(node, "repeated.interface", "repeated interface")
            }
        }
    }

    /// Where a type variable's bounds are looked up: with all variables of its declaration in scope.
    private func boundScope(of variable: TypeID) -> TypeScope {
        var scope: TypeScope = env.types
        let owner: SymbolID = universe[SymbolID(types[variable].a)].owner
        let siblings: [TypeID] =
            universe[owner].kind == .class
            ? types.elements(universe.typeParameters(owner)) : universe.typeVariables(universe[owner].type)
        for sibling: TypeID in siblings {
            scope.variables.append((name: universe[SymbolID(types[sibling].a)].name, type: sibling))
        }
        return scope
    }
}

extension Universe {
    func headerDetails(_ symbol: SymbolID) -> ClassDetails {
        completeHeader(symbol)
        return details(symbol)
    }

    /// What a node of a class's header denotes, in the scope of headers.
    func writtenSupertype(_ node: NodeID, of symbol: SymbolID) -> TypeID {
        type(node, headerScope(of: symbol))
    }

    /// The scope of a class's header, its own type variables included.
    func headerScope(of symbol: SymbolID) -> TypeScope {
        let unit: SourceUnit = sources[Int(details(symbol).source) - 1]
        let owner: SymbolID = self[symbol].owner
        let isNested: Bool = self[owner].kind == .class
        var scope: TypeScope = TypeScope(
            unit: unit, owner: isNested ? owner : .none, isInHeader: true, declaring: symbol)
        if let local: [(name: NameID, type: TypeID)] = localScopes[symbol] { scope.variables = local }
        for variable: TypeID in types.elements(typeParameters(symbol)) {
            scope.variables.append((name: self[SymbolID(types[variable].a)].name, type: variable))
        }
        return scope
    }
}
