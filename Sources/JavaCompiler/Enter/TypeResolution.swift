// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

/// Where a type is written: what its simple names can mean.
struct TypeScope {
    let unit: SourceUnit
    /// The innermost class; `none` in the header of a top-level class.
    var owner: SymbolID
    /// Type variables of the declaration at hand, innermost last: a method's, or those of a class whose header is read.
    var variables: [(name: NameID, type: TypeID)] = []
    /// Whether the type stands in a static member, where the class's type variables have no meaning.
    var isStatic: Bool = false
    /// Whether the type stands in a header, where complaints name no location.
    var isInHeader: Bool = false
    /// The class whose header it is.
    var declaring: SymbolID = .none

    /// Whether the type stands in a module declaration, which may name classes that packages keep to themselves.
    var isInModule: Bool { owner.isNone && declaring.isNone && unit.tree.file.baseName == "module-info" }
}

// Types in source to types of the universe (JLS 6.5.5, 4.5). What cannot be resolved is complained about once and becomes
// the erroneous type.

extension Universe {
    /// The type a tree node denotes. An absent node, as in `var x`, gives the erroneous type.
    func type(_ id: NodeID, _ scope: TypeScope) -> TypeID {
        let tree: Tree = scope.unit.tree
        let found: Node = tree[id]
        switch found.kind {
        case .primitiveType: return .primitive(PrimitiveKind(rawValue: found.variant) ?? .void)
        case .identifier, .fieldAccess:
            let type: TypeID = baseType(id, scope)
            // A generic class without arguments is raw, and then so is everything around it (JLS 4.8).
            let record: TypeRecord = types[type]
            if record.kind == .class, record.b != 0, record.c == 0, !details(SymbolID(record.a)).typeParameters.isEmpty
            {
                return details(SymbolID(record.a)).erasure
            }
            return type
        case .parameterizedType: return parameterizedType(id, found, scope)
        case .arrayType:
            let element: TypeID = type(NodeID(found.a), scope)
            return element == .error ? .error : types.array(of: element)
        case .annotatedType: return type(NodeID(found.b), scope)
        case .unionType: return lub(tree.elements(NodeList(found.a)).map { type($0, scope) })
        case .intersectionType: return glb(tree.elements(NodeList(found.a)).map { type($0, scope) })
        case .wildcardType:
            let kind: WildcardKind = WildcardKind(rawValue: found.variant) ?? .unbounded
            if kind == .unbounded { return types.wildcard(.unbounded) }
            let bound: TypeID = type(NodeID(found.a), scope)
            return bound == .error ? .error : types.wildcard(kind, bound)
        default: return .error
        }
    }

    /// The type of a name that may get arguments: of an inner class inside its generic class, inside that class's type.
    func baseType(_ id: NodeID, _ scope: TypeScope) -> TypeID {
        let found: Node = scope.unit.tree[id]
        switch found.kind {
        case .identifier: return simpleType(NameID(found.a), id, scope)
        case .fieldAccess: return qualifiedType(id, found, scope)
        case .annotatedType: return baseType(NodeID(found.b), scope)
        default: return type(id, scope)
        }
    }

    private func simpleType(_ name: NameID, _ id: NodeID, _ scope: TypeScope) -> TypeID {
        switch findSimpleType(name, scope) {
        case .found(let type):
            if let both: (SymbolID, SymbolID) = scope.unit.ambiguousNames[name], details(both.0).erasure == type {
                reportAmbiguous(name, both, scope.unit.tree.position(id), scope.unit)
                return .error
            }
            // What an import has been refused for may not be used either.
            if scope.unit.hiddenImports.contains(name), let symbol: SymbolID = scope.unit.singleTypes[name],
                details(symbol).erasure == type
            {
                return checkAccess(symbol, at: scope.unit.tree.position(id), scope) ? type : .error
            }
            return type
        case .notStatic:
            report(
                scope.unit.index, scope.unit.tree.position(id), "non-static.cant.be.ref",
                "non-static type variable \(names.text(of: name)) cannot be referenced from a static context")
            return .error
        case .none: break
        }
        if !name.isNone {
            let location: String? =
                scope.isInHeader || scope.owner.isNone || self[scope.owner].name.isNone
                ? nil : self.location(scope.owner)
            reportMissing(name, location: location, at: scope.unit.tree.position(id), scope.unit) {
                suggestedType(name, scope)
            }
        }
        return .error
    }

    private func reportAmbiguous(
        _ name: NameID, _ both: (SymbolID, SymbolID), _ position: SourcePosition, _ unit: SourceUnit
    ) {
        func text(_ symbol: SymbolID) -> String {
            let kind: String = isInterface(symbol) ? "interface" : "class"
            return "\(kind) \(qualifiedName(symbol)) in \(names.text(of: self[package(of: symbol)].name))"
        }
        report(
            unit.index, position, "ref.ambiguous",
            "reference to \(names.text(of: name)) is ambiguous\nboth \(text(both.1)) and \(text(both.0)) match")
    }

    /// What a simple name means as a type, nil if nothing; says nothing about it.
    func simpleTypeIfAny(_ name: NameID, _ scope: TypeScope) -> TypeID? {
        if case .found(let type) = findSimpleType(name, scope) { return type }
        return nil
    }

    private enum FoundType {
        case found(TypeID)
        /// A type variable of a class of which there is no instance.
        case notStatic
        case none
    }

    private func findSimpleType(_ name: NameID, _ scope: TypeScope) -> FoundType {
        if let variable: TypeID = scope.variables.last(where: { $0.name == name })?.type { return .found(variable) }
        var isStatic: Bool = scope.isStatic
        var around: SymbolID = scope.owner
        while !around.isNone, self[around].kind == .class {
            if let nested: SymbolID = memberClass(name, in: self[around].type) {
                return .found(classType(nested, seenFrom: scope.owner))
            }
            for variable: TypeID in types.elements(typeParameters(around))
            where self[SymbolID(types[variable].a)].name == name {
                return isStatic ? .notStatic : .found(variable)
            }
            if self[around].flags.contains(.static) { isStatic = true }
            // Behind a local class come the variables and local classes of the code around it.
            if let local: TypeID = localScopes[around]?.last(where: { $0.name == name })?.type { return .found(local) }
            if self[around].traits.contains(.isInStaticContext) { isStatic = true }
            around = self[around].owner
        }
        if let found: SymbolID = topLevelClass(name, scope.unit) { return .found(details(found).erasure) }
        return .none
    }

    /// A class named without arguments: raw if it is generic; inside the generic class it is a member of, a member of
    /// that class's own type.
    private func classType(_ symbol: SymbolID, seenFrom place: SymbolID) -> TypeID {
        guard isInner(symbol), !place.isNone else { return details(symbol).erasure }
        var around: SymbolID = place
        while self[around].kind == .class {
            if let outer: TypeID = asSuper(self[around].type, self[symbol].owner) {
                guard isParameterized(outer) else { return details(symbol).erasure }
                return types.classType(symbol, enclosing: outer)
            }
            around = self[around].owner
        }
        return details(symbol).erasure
    }

    /// `a.b.C`: a nested class of what the qualifier denotes as a type, otherwise a class of a package.
    private func qualifiedType(_ id: NodeID, _ found: Node, _ scope: TypeScope) -> TypeID {
        let qualifier: NodeID = NodeID(found.a)
        let name: NameID = NameID(found.b)
        let tree: Tree = scope.unit.tree
        guard isTypeName(qualifier, scope) else {
            if let symbol: SymbolID = qualifiedClass(id, tree) {
                let package: NameID = self[self.package(of: symbol)].name
                let isOpen: Bool = checkVisible(package, at: tree.position(qualifier), scope.unit)
                return isOpen && checkAccess(symbol, at: tree.position(id), scope) ? details(symbol).erasure : .error
            }
            // `Foo.Bar` with an unknown Foo is a package as far as anyone can tell.
            reportMissing(name, qualifier: qualifier, at: tree.position(id), scope.unit) {
                tree.kind(qualifier) == .identifier ? suggestedType(NameID(tree[qualifier].a), scope) : ""
            }
            return .error
        }
        let outer: TypeID = type(qualifier, scope)
        if outer == .error { return .error }
        guard let symbol: SymbolID = memberClass(name, in: outer) else {
            if classSymbol(of: outer).isNone {
                let location: String = "class \(messageText(outer))"
                reportMissing(name, location: location, at: tree.position(id), scope.unit) { "" }
                return .error
            }
            let owner: SymbolID = classSymbol(of: outer)
            reportMissing(name, location: location(owner), at: tree.position(id), scope.unit) {
                suggestedNested(name, in: owner, scope.unit)
            }
            return .error
        }
        if !checkAccess(symbol, at: tree.position(id), scope) { return .error }
        guard isInner(symbol), let around: TypeID = asSuper(outer, self[symbol].owner), isParameterized(around) else {
            return details(symbol).erasure
        }
        return types.classType(symbol, enclosing: around)
    }

    /// Whether a qualifier denotes a type rather than a package (JLS 6.5.2).
    func isTypeName(_ id: NodeID, _ scope: TypeScope) -> Bool {
        let tree: Tree = scope.unit.tree
        let found: Node = tree[id]
        switch found.kind {
        case .parameterizedType, .annotatedType: return true
        case .identifier:
            if case .none = findSimpleType(NameID(found.a), scope) { return false }
            return true
        case .fieldAccess:
            let name: NameID = NameID(found.b)
            if name == .this || name == .super || name == .class { return false }
            if isTypeName(NodeID(found.a), scope) {
                let outer: TypeID = type(NodeID(found.a), scope)
                // What has been complained about already counts as a type.
                return outer == .error || memberClass(name, in: outer) != nil
            }
            return qualifiedClass(id, tree) != nil
        default: return false
        }
    }

    private func parameterizedType(_ id: NodeID, _ found: Node, _ scope: TypeScope) -> TypeID {
        let tree: Tree = scope.unit.tree
        let base: TypeID = baseType(NodeID(found.a), scope)
        let arguments: [TypeID] = tree.elements(NodeList(found.b)).map { type($0, scope) }
        guard base != .error, !arguments.contains(.error) else { return .error }
        let symbol: SymbolID = classSymbol(of: base)
        let wanted: Int = symbol.isNone ? 0 : types.count(typeParameters(symbol))
        // A header that is being read does not know its variables' number yet only if it is this very class's.
        if symbol.isNone {
            report(
                scope.unit.index, tree.position(id), "type.found.req",
                "unexpected type\nrequired: class\nfound:    type parameter \(messageText(base))")
            return .error
        }
        if !symbol.isNone && details(symbol).completion == .headerInProgress && wanted == 0 {
            return types.classType(symbol, enclosing: TypeID(types[base].b), arguments: types.list(arguments))
        }
        guard wanted == arguments.count else {
            let (key, text): (String, String) =
                wanted == 0
                ? ("type.doesnt.take.params", "type \(messageText(base)) does not take parameters")
                : ("wrong.number.type.args", "wrong number of type arguments; required \(wanted)")
            report(scope.unit.index, tree.position(id), key, text)
            return .error
        }
        for (index, argument): (Int, TypeID) in arguments.enumerated() where argument.isPrimitive {
            let place: NodeID = tree.elements(NodeList(found.b))[index]
            report(
                scope.unit.index, tree.position(place), "type.found.req",
                "unexpected type\nrequired: reference\nfound:    \(messageText(argument))")
            return .error
        }
        let made: TypeID = types.classType(
            symbol, enclosing: TypeID(types[base].b), arguments: types.list(arguments))
        writtenTypes.append((source: scope.unit.index, node: id, type: made))
        return made
    }
}
