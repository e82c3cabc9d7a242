// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What a class inherits must fit together: one parameterization per interface, no methods of one erasure that do not
// override each other, results that one method can return, no two defaults (JLS 8.1.5, 8.4.2, 8.4.8.3, 8.4.8.4).

extension Attributor {
    func checkClassRules(_ symbol: SymbolID, _ view: ClassView) {
        let own: TypeID = universe.ownType(symbol)
        checkMain(symbol, view)
        checkParameterizations([own], position(of: symbol))
        checkErasures(symbol)
        checkInheritedClashes(symbol)
        let mayInheritDefaults: Bool =
            tree.count(view.interfaces) > 1 || universe[symbol].traits.contains(.isAnonymous)
            || universe.details(symbol).superclass != known.object
        checkResults(own, position(of: symbol))
        if mayInheritDefaults { checkDefaults(own, universe.location(symbol), position(of: symbol)) }
        checkClassWarnings(symbol, view)
    }

    /// Bounds of a type parameter must be such that a class could have them all as supertypes (JLS 4.4).
    func checkBoundRules(_ bounds: [TypeID], of variable: TypeID, _ position: SourcePosition) {
        checkParameterizations(bounds, position)
        checkResults(variable, position)
        checkDefaults(variable, "class INT#1", position)
    }

    private func position(of symbol: SymbolID) -> SourcePosition { tree.position(universe[symbol].node) }

    private func checkParameterizations(_ types: [TypeID], _ position: SourcePosition) {
        var seen: [SymbolID: TypeID] = [:]
        var pending: [TypeID] = types.reversed()
        while let next: TypeID = pending.popLast() {
            let owner: SymbolID = universe.classSymbol(of: next)
            if owner.isNone { continue }
            if let earlier: TypeID = seen[owner] {
                if earlier == next { continue }
                guard universe.isParameterized(earlier), universe.isParameterized(next) else { continue }
                let arguments: [String] = [earlier, next].map {
                    "<" + universe.text(universe.arguments($0)) + ">"
                }
                report(
                    at: position, "cant.inherit.diff.arg",
                    "\(universe.messageName(owner)) cannot be inherited with different arguments: \(arguments[0]) and \(arguments[1])"
                )
                return
            }
            seen[owner] = next
            let parents: [TypeID] = universe.interfaces(next) + [universe.superclass(next)]
            pending += parents.filter { self.types.kind($0) == .class }.reversed()
        }
    }

    private func erasedParameters(_ method: SymbolID) -> [TypeID] {
        universe.parameterTypes(universe[method].type).map { universe.erasure($0) }
    }

    /// Two methods of the class that would have one descriptor.
    private func checkErasures(_ symbol: SymbolID) {
        var seen: [NameID: [SymbolID]] = [:]
        for method: SymbolID in universe.members(of: symbol) where universe[method].kind == .method {
            let name: NameID = universe[method].name
            let parameters: [TypeID] = erasedParameters(method)
            if universe.hasUnknownParameter(universe[method].type) { continue }
            for other: SymbolID in seen[name] ?? [] where erasedParameters(other) == parameters {
                guard !universe[method].node.isNone else { continue }
                report(
                    at: position(of: method), "name.clash.same.erasure",
                    "name clash: \(methodText(method)) and \(methodText(other)) have the same erasure")
            }
            seen[name, default: []].append(method)
        }
    }

    /// Inherited methods that would get one descriptor with one of the class's own, or with each other, without
    /// overriding it.
    private func checkInheritedClashes(_ symbol: SymbolID) {
        let own: TypeID = universe.ownType(symbol)
        let supertypes: [TypeID] = Array(universe.closure(own).dropFirst())
        for method: SymbolID in universe.members(of: symbol) where universe[method].kind == .method {
            let found: Symbol = universe[method]
            if found.name == .constructor || found.flags.contains(.private) || found.node.isNone { continue }
            for supertype: TypeID in supertypes {
                let owner: SymbolID = universe.classSymbol(of: supertype)
                for other: SymbolID in universe.members(found.name, .method, of: owner) {
                    if !universe.isInherited(other, by: symbol) || !clash(method, other, own) { continue }
                    if universe[other].flags.contains(.static) && universe.isInterface(owner) { continue }
                    let isStatic: Bool = found.flags.contains(.static)
                    report(
                        at: position(of: method),
                        isStatic ? "name.clash.same.erasure.no.hide" : "name.clash.same.erasure.no.override",
                        clashText(method, other, own, isStatic ? "hides" : "overrides"))
                }
            }
        }
        let interfaces: [TypeID] = supertypes.filter { universe.isInterfaceType($0) }
        for (index, type): (Int, TypeID) in interfaces.enumerated() {
            for method: SymbolID in universe.members(of: universe.classSymbol(of: type)) {
                guard universe[method].kind == .method, universe[method].flags.isDisjoint(with: [.static, .private])
                else { continue }
                for earlier: TypeID in interfaces[..<index] {
                    let owner: SymbolID = universe.classSymbol(of: earlier)
                    if universe.isSubclass(owner, of: universe[method].owner) { continue }
                    for other: SymbolID in universe.members(universe[method].name, .method, of: owner)
                    where universe[other].flags.isDisjoint(with: [.static, .private]) && clash(method, other, own) {
                        report(
                            at: position(of: symbol), "name.clash.same.erasure.no.override",
                            clashText(method, other, own, "overrides"))
                    }
                }
            }
        }
    }

    private func clash(_ method: SymbolID, _ other: SymbolID, _ own: TypeID) -> Bool {
        method != other && erasedParameters(method) == erasedParameters(other)
            && !universe.isSubsignature(method, other, in: own) && !universe.isSubsignature(other, method, in: own)
    }

    private func clashText(_ method: SymbolID, _ other: SymbolID, _ own: TypeID, _ verb: String) -> String {
        func text(_ method: SymbolID) -> String {
            let parameters: [TypeID] = universe.parameterTypes(universe.memberType(method, in: own))
            return
                "\(names.text(of: universe[method].name))(\(universe.messageText(parameters))) in \(universe.messageName(universe[method].owner))"
        }
        return "name clash: \(text(method)) and \(text(other)) have the same erasure, yet neither \(verb) the other"
    }

    /// Names of methods that superinterfaces have.
    private func interfaceMethods(_ own: TypeID) -> [NameID] {
        var found: [NameID] = []
        var seen: Set<NameID> = []
        for supertype: TypeID in universe.closure(own).dropFirst() where universe.isInterfaceType(supertype) {
            for member: SymbolID in universe.members(of: universe.classSymbol(of: supertype))
            where universe[member].kind == .method {
                if seen.insert(universe[member].name).inserted { found.append(universe[member].name) }
            }
        }
        return found
    }

    /// A default method and another one of unrelated interfaces.
    private func checkDefaults(_ own: TypeID, _ heir: String, _ position: SourcePosition) {
        for name: NameID in interfaceMethods(own) {
            let all: [SymbolID] = universe.cachedMethods(name, in: own).filter {
                universe[$0].flags.isDisjoint(with: [.static, .private])
            }
            guard all.count > 1 else { continue }
            for (index, method): (Int, SymbolID) in all.enumerated() {
                for other: SymbolID in all[(index + 1)...] {
                    let (one, two): (Symbol, Symbol) = (universe[method], universe[other])
                    guard universe.isInterface(one.owner), universe.isInterface(two.owner),
                        one.traits.contains(.isDefault) || two.traits.contains(.isDefault),
                        !universe.isSubclass(one.owner, of: two.owner), !universe.isSubclass(two.owner, of: one.owner),
                        universe.isSubsignature(method, other, in: own)
                            || universe.isSubsignature(other, method, in: own)
                    else { continue }
                    // The one with the default comes first.
                    let owners: (SymbolID, SymbolID) =
                        one.traits.contains(.isDefault) ? (one.owner, two.owner) : (two.owner, one.owner)
                    let (first, second): (String, String) = (
                        universe.messageName(owners.0), universe.messageName(owners.1)
                    )
                    let isBoth: Bool = one.traits.contains(.isDefault) && two.traits.contains(.isDefault)
                    let signature: String =
                        "\(names.text(of: name))(\(universe.messageText(universe.parameterTypes(one.type))))"
                    report(
                        at: position, "types.incompatible",
                        "types \(first) and \(second) are incompatible;\n\(heir) inherits \(isBoth ? "unrelated defaults" : "abstract and default") for \(signature) from types \(first) and \(second)"
                    )
                    return
                }
            }
        }
    }

    /// Abstract methods of one signature whose results no method can return.
    private func checkResults(_ own: TypeID, _ position: SourcePosition) {
        let heir: SymbolID = universe.classSymbol(of: own)
        for name: NameID in interfaceMethods(own) {
            let all: [SymbolID] = universe.cachedMethods(name, in: own).filter {
                universe[$0].flags.contains(.abstract) && universe[$0].owner != heir
            }
            guard all.count > 1 else { continue }
            for (index, method): (Int, SymbolID) in all.enumerated() {
                for other: SymbolID in all[..<index]
                where universe.isSubsignature(method, other, in: own) || universe.isSubsignature(other, method, in: own)
                {
                    let left: TypeID = universe.resultType(universe.memberType(method, in: own))
                    let right: TypeID = universe.resultType(universe.memberType(other, in: own))
                    if fit(left, right) || fit(right, left) { continue }
                    if all.contains(where: {
                        let result: TypeID = universe.resultType(universe.memberType($0, in: own))
                        return fit(result, left) && fit(result, right)
                    }) {
                        continue
                    }
                    let (first, second): (String, String) = (
                        universe.messageName(universe[method].owner), universe.messageName(universe[other].owner)
                    )
                    report(
                        at: position, "types.incompatible",
                        "types \(first) and \(second) are incompatible;\nboth define \(names.text(of: name))(\(universe.messageText(universe.parameterTypes(universe[method].type)))), but with unrelated return types"
                    )
                    return
                }
            }
        }
    }

    private func fit(_ result: TypeID, _ other: TypeID) -> Bool {
        if result == other || result == .error || other == .error { return true }
        if result.isPrimitive || other.isPrimitive || result == .void || other == .void { return false }
        return universe.isSubtypeLoosely(universe.erasure(result), universe.erasure(other))
            || types.kind(result) == .typeVariable || types.kind(other) == .typeVariable
    }
}
