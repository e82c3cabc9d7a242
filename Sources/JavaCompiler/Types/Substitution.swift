// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Replacing type variables by types, everywhere inside a type.

extension Universe {
    /// `type` with each of `variables` replaced by the type at the same place of `replacements`. Both lists must have the
    /// same length.
    package func substitute(_ type: TypeID, _ variables: [TypeID], _ replacements: [TypeID]) -> TypeID {
        assert(variables.count == replacements.count)
        if variables.isEmpty || variables == replacements { return type }
        let record: TypeRecord = types[type]
        guard record.flags.contains(.mentionsVariables) else { return type }
        switch record.kind {
        case .typeVariable:
            guard let index: Int = variables.firstIndex(of: type) else { return type }
            return replacements[index]
        case .class:
            let enclosing: TypeID = substitute(TypeID(record.b), variables, replacements)
            let arguments: [TypeID] = types.elements(TypeList(WordList(record.c)))
            return types.classType(
                SymbolID(record.a), enclosing: enclosing,
                arguments: types.list(substitute(arguments, variables, replacements)))
        case .array:
            return types.array(of: substitute(TypeID(record.a), variables, replacements))
        case .wildcard:
            var bound: TypeID = substitute(TypeID(record.a), variables, replacements)
            let kind: WildcardKind = WildcardKind(rawValue: record.variant) ?? .unbounded
            // A wildcard put in place of the bound: its own bound on that side is meant.
            if types.kind(bound) == .wildcard {
                bound = kind == .super ? wildcardLowerBound(bound) : wildcardUpperBound(bound)
                if bound == .null { return types.wildcard(.unbounded) }
            }
            return types.wildcard(kind, bound)
        case .intersection:
            let components: [TypeID] = types.elements(TypeList(WordList(record.c)))
            return types.intersection(substitute(components, variables, replacements))
        case .method:
            return types.method(
                parameters: substitute(types.elements(TypeList(WordList(record.b))), variables, replacements),
                result: substitute(TypeID(record.a), variables, replacements),
                thrown: substitute(types.elements(TypeList(WordList(record.c))), variables, replacements))
        case .genericMethod:
            return substituteGeneric(record, variables, replacements)
        default:
            return type
        }
    }

    package func substitute(_ list: [TypeID], _ variables: [TypeID], _ replacements: [TypeID]) -> [TypeID] {
        list.map { substitute($0, variables, replacements) }
    }

    /// A generic method keeps its variables unless their bounds change; then it gets new ones.
    private func substituteGeneric(
        _ record: TypeRecord, _ variables: [TypeID], _ replacements: [TypeID]
    ) -> TypeID {
        let own: [TypeID] = types.elements(TypeList(WordList(record.c)))
        let method: TypeID = substitute(TypeID(record.a), variables, replacements)
        let changes: Bool = own.contains { variable in
            bounds(SymbolID(types[variable].a)).contains { substitute($0, variables, replacements) != $0 }
        }
        if !changes { return types.genericMethod(method, variables: TypeList(WordList(record.c))) }
        let fresh: [SymbolID] = own.map { variable in
            let declared: Symbol = self[SymbolID(types[variable].a)]
            return makeTypeVariable(declared.name, owner: declared.owner)
        }
        let freshTypes: [TypeID] = fresh.map { self[$0].type }
        for (index, variable): (Int, TypeID) in own.enumerated() {
            let bounds: [TypeID] = bounds(SymbolID(types[variable].a))
            let changed: [TypeID] = substitute(bounds, variables, replacements)
            setBounds(substitute(changed, own, freshTypes), of: fresh[index])
        }
        return types.genericMethod(substitute(method, own, freshTypes), variables: types.list(freshTypes))
    }

    // MARK: - Parts of types

    /// The class of a class type.
    package func classSymbol(of type: TypeID) -> SymbolID {
        let record: TypeRecord = types[type]
        return record.kind == .class ? SymbolID(record.a) : .none
    }

    /// Arguments of a class type, those of the types around it first.
    func allArguments(_ type: TypeID) -> [TypeID] {
        let record: TypeRecord = types[type]
        guard record.kind == .class else { return [] }
        let own: [TypeID] = types.elements(TypeList(WordList(record.c)))
        return record.b == 0 ? own : allArguments(TypeID(record.b)) + own
    }

    /// Arguments of a class type itself.
    package func arguments(_ type: TypeID) -> [TypeID] {
        let record: TypeRecord = types[type]
        return record.kind == .class ? types.elements(TypeList(WordList(record.c))) : []
    }

    /// Variables that a class's own type mentions, in the order of `allArguments`.
    func allParameters(_ symbol: SymbolID) -> [TypeID] {
        completeHeader(symbol)
        return allArguments(self[symbol].type)
    }

    /// Whether a class type leaves out the arguments of a generic class (JLS 4.8).
    package func isRaw(_ type: TypeID) -> Bool {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class:
            if record.c != 0 || record.b != 0 { return false }
            return !allParameters(SymbolID(record.a)).isEmpty
        case .array: return isRaw(TypeID(record.a))
        default: return false
        }
    }

    package func isParameterized(_ type: TypeID) -> Bool {
        let record: TypeRecord = types[type]
        return record.kind == .class && (record.c != 0 || record.b != 0)
    }

    package func isReference(_ type: TypeID) -> Bool {
        switch types.kind(type) {
        case .class, .array, .typeVariable, .intersection, .null, .error, .wildcard, .inferenceVariable: true
        default: false
        }
    }

    package func elementType(_ type: TypeID) -> TypeID? {
        let record: TypeRecord = types[type]
        return record.kind == .array ? TypeID(record.a) : nil
    }

    /// The upper bound of a wildcard; any other type itself.
    func wildcardUpperBound(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .wildcard else { return type }
        return record.variant == WildcardKind.extends.rawValue ? wildcardUpperBound(TypeID(record.a)) : known.object
    }

    /// The lower bound of a wildcard, the null type if it has none; any other type itself.
    func wildcardLowerBound(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .wildcard else { return type }
        return record.variant == WildcardKind.super.rawValue ? wildcardLowerBound(TypeID(record.a)) : .null
    }
}
