// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Headers of classes declared in source: type variables, supertypes, permitted subclasses (JLS 8.1, 9.1).
//
// Names in a header are looked up outside the class, with its own type variables in scope. Supertypes are symbols and
// types only: nothing of theirs is read here, except nested classes when a supertype is one of them.

enum SourceHeader {
    static func read(_ symbol: SymbolID, of universe: Universe) {
        let unit: SourceUnit = universe.sources[Int(universe.details(symbol).source) - 1]
        let tree: Tree = unit.tree
        let view: ClassView = tree.classDeclaration(universe[symbol].node)
        let owner: SymbolID = universe[symbol].owner
        let isNested: Bool = universe[owner].kind == .class
        if isNested { universe.completeHeader(owner) }
        var scope: TypeScope = TypeScope(
            unit: unit, owner: isNested ? owner : .none, isInHeader: true, declaring: symbol)
        if let local: [(name: NameID, type: TypeID)] = universe.localScopes[symbol] { scope.variables = local }
        // Bounds may lead back to this class, so its own type comes first.
        let variables: [SymbolID] = universe.declareTypeParameters(view.typeParameters, of: symbol, &scope)
        let parameters: TypeList = universe.types.list(variables.map { universe[$0].type })
        universe.updateDetails(symbol) { $0.typeParameters = parameters }
        universe.setOwnType(of: symbol, parameters)
        universe.resolveBounds(view.typeParameters, of: variables, scope)

        var superclass: TypeID = .none
        switch view.flavor {
        case .class:
            superclass = view.superclass.isNone ? universe.known.object : universe.type(view.superclass, scope)
            if universe.details(symbol).erasure == universe.known.object { superclass = .none }
        case .enum:
            superclass = universe.types.classType(
                universe.known.enumClass, arguments: universe.types.list([universe[symbol].type]))
        case .record: superclass = universe.known.recordClass
        case .interface, .annotation: break
        }
        var interfaces: [TypeID] = tree.elements(view.interfaces).map { universe.type($0, scope) }
        if view.flavor == .annotation { interfaces = [universe.known.annotation] }
        if superclass == .error || interfaces.contains(.error) {
            universe.update(symbol) { $0.traits.insert(.hasUnknownSupertype) }
        }
        interfaces.removeAll { universe.types.kind($0) != .class }
        universe.updateDetails(symbol) {
            $0.superclass = universe.types.kind(superclass) == .class ? superclass : universe.known.object
            if superclass.isNone { $0.superclass = .none }
            $0.interfaces = universe.types.list(interfaces)
        }
        checkCycle(symbol, universe, unit)
        let permitted: [TypeID] = tree.elements(view.permits).map { universe.type($0, scope) }
            .filter { universe.types.kind($0) == .class }
        universe.updateDetails(symbol) { $0.permitted = universe.types.list(permitted) }
    }

    /// Cuts a class off its supertypes if it is among them (JLS 8.1.4).
    private static func checkCycle(_ symbol: SymbolID, _ universe: Universe, _ unit: SourceUnit) {
        var seen: Set<SymbolID> = []
        var pending: [SymbolID] = parents(symbol, universe)
        while let next: SymbolID = pending.popLast() {
            if next == symbol {
                universe.report(
                    unit.index, unit.tree.position(universe[symbol].node), "cyclic.inheritance",
                    "cyclic inheritance involving \(universe.names.text(of: universe[symbol].name))")
                universe.updateDetails(symbol) {
                    $0.superclass = universe.isInterface(symbol) ? .none : universe.known.object
                    $0.interfaces = .empty
                }
                return
            }
            // Only classes from source can inherit from this one; one whose header is being read asks this for itself.
            if seen.insert(next).inserted && universe.details(next).source != 0
                && universe.details(next).completion != .headerInProgress
            {
                universe.completeHeader(next)
                pending.append(contentsOf: parents(next, universe))
            }
        }
    }

    /// Supertypes, and the classes they are members of: those must be known first.
    private static func parents(_ symbol: SymbolID, _ universe: Universe) -> [SymbolID] {
        let details: ClassDetails = universe.details(symbol)
        let supertypes: [SymbolID] = ([details.superclass] + universe.types.elements(details.interfaces))
            .map { universe.classSymbol(of: $0) }.filter { !$0.isNone }
        return supertypes
            + supertypes.map { universe[$0].owner }.filter { universe[$0].kind == .class }
    }
}

extension Universe {
    /// Makes symbols for type parameters and brings them into scope.
    func declareTypeParameters(_ list: NodeList, of owner: SymbolID, _ scope: inout TypeScope) -> [SymbolID] {
        var declared: [SymbolID] = []
        for parameter: NodeID in scope.unit.tree.elements(list) {
            let name: NameID = scope.unit.tree.typeParameter(parameter).name
            let variable: SymbolID = makeTypeVariable(name, owner: owner)
            declared.append(variable)
            scope.variables.append((name: name, type: self[variable].type))
        }
        return declared
    }

    /// Resolves the bounds of type parameters; they may mention all of them.
    func resolveBounds(_ list: NodeList, of variables: [SymbolID], _ scope: TypeScope) {
        let tree: Tree = scope.unit.tree
        for (index, parameter): (Int, NodeID) in tree.elements(list).enumerated() {
            let bounds: [TypeID] = tree.elements(tree.typeParameter(parameter).bounds).map { type($0, scope) }
            if bounds.contains(.error) { update(variables[index]) { $0.traits.insert(.hasUnknownSupertype) } }
            setBounds(bounds.filter { $0 != .error }, of: variables[index])
        }
    }

    /// The permitted direct subclasses of a sealed class; without a `permits` clause those declared in the same file, and
    /// for an enum the classes of its constants are not among them (JLS 8.1.6, 9.1.4).
    package func permittedSubclasses(_ symbol: SymbolID) -> [SymbolID] {
        completeHeader(symbol)
        let found: ClassDetails = details(symbol)
        let declared: [SymbolID] = types.elements(found.permitted).map { classSymbol(of: $0) }
        guard declared.isEmpty, found.source != 0, self[symbol].traits.contains(.isSealed) else { return declared }
        return sources[Int(found.source) - 1].declared.filter { candidate in
            completeHeader(candidate)
            let details: ClassDetails = details(candidate)
            let parents: [TypeID] = [details.superclass] + types.elements(details.interfaces)
            return parents.contains { classSymbol(of: $0) == symbol }
        }
    }
}
