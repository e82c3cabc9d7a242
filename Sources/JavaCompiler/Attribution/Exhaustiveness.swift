// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Whether the cases of a switch cover all values (JLS 14.11.1.1).
//
// A value's type is covered by a set of patterns if one of them is for a type above it; if it is sealed (or an abstract
// sealed class, or an intersection or variable with such a bound) and each permitted subclass that can be an instance of
// it is covered; if it is an enum and all constants are there; or if it is a record and record patterns cover the product
// of its components: those patterns are grouped by what they say about the first component, and for each way in which the
// first component can be, the rest must be covered by the patterns that accept it.

/// One pattern: a type, and for records what is inside.
struct PatternShape {
    let type: TypeID
    /// Nil for a type pattern.
    let components: [PatternShape]?
}

extension Attributor {
    func covers(_ type: TypeID, _ state: SwitchLabels) -> Bool {
        let shapes: [PatternShape] = state.patterns.map { shape(of: $0) }
        var budget: Int = 20_000
        return covers(type, shapes, state.enumConstants, &budget)
    }

    private func shape(of node: NodeID) -> PatternShape {
        let info: PatternInfo = results.pattern(node)
        let found: Node = tree[node]
        guard found.kind == .recordPattern else { return PatternShape(type: info.type, components: nil) }
        let children: [PatternShape] = tree.elements(NodeList(found.b)).map { child in
            let inner: PatternInfo = results.pattern(child)
            let position: Int = tree.elements(NodeList(found.b)).firstIndex(of: child) ?? 0
            // A pattern that matches everything of its component is one for the component's type.
            if inner.isUnconditional, position < info.componentTypes.count {
                return PatternShape(type: info.componentTypes[position], components: nil)
            }
            return shape(of: child)
        }
        return PatternShape(type: info.type, components: children)
    }

    private func covers(
        _ type: TypeID, _ shapes: [PatternShape], _ constants: Set<SymbolID>, _ budget: inout Int
    ) -> Bool {
        budget -= 1
        if budget <= 0 { return true }
        if type == .error { return true }
        let erased: TypeID = universe.erasure(universe.upward(type))
        if shapes.contains(where: {
            $0.components == nil
                && ($0.type == type || (!type.isPrimitive && universe.isSubtype(erased, universe.erasure($0.type))))
        }) {
            return true
        }
        let record: TypeRecord = types[type]
        switch record.kind {
        case .typeVariable:
            return universe.bounds(SymbolID(record.a)).contains { covers($0, shapes, constants, &budget) }
        case .intersection:
            return types.elements(TypeList(WordList(record.c))).contains { covers($0, shapes, constants, &budget) }
        case .class: break
        default: return false
        }
        let symbol: SymbolID = SymbolID(record.a)
        if universe.flavor(symbol) == .enum {
            let all: [SymbolID] = universe.members(of: symbol).filter { universe[$0].traits.contains(.isEnumConstant) }
            if !all.isEmpty && all.allSatisfy({ constants.contains($0) }) { return true }
        }
        if universe.flavor(symbol) == .record {
            let same: [PatternShape] = shapes.filter {
                $0.components != nil && universe.classSymbol(of: $0.type) == symbol
            }
            if !same.isEmpty, coversRecord(type, symbol, same, constants, &budget) { return true }
        }
        if universe[symbol].traits.contains(.isSealed) {
            let isAbstract: Bool = universe[symbol].flags.contains(.abstract) || universe.isInterface(symbol)
            guard isAbstract else { return false }
            return universe.permittedSubclasses(symbol).allSatisfy { permitted in
                let below: TypeID = universe.details(permitted).erasure
                // A subclass that no value of the type can be an instance of need not be covered.
                if !mayBe(type, permitted) { return true }
                return covers(parameterized(permitted, below: type) ?? below, shapes, constants, &budget)
            }
        }
        return false
    }

    /// Whether a value of a sealed type may be an instance of a permitted subclass.
    private func mayBe(_ type: TypeID, _ permitted: SymbolID) -> Bool {
        guard universe.isParameterized(type) else { return true }
        let parameters: [TypeID] = universe.allParameters(permitted)
        let own: TypeID = universe.ownType(permitted)
        let mark: Int = inference.variables.count
        defer { inference.variables.removeSubrange(mark...) }
        let fresh: [TypeID] = inference.introduce(parameters, thrown: [])
        guard
            let seen: TypeID = universe.asSuper(
                universe.substitute(own, parameters, fresh), universe.classSymbol(of: type)),
            universe.isParameterized(seen)
        else { return true }
        let wanted: TypeID = universe.projectedUpward(type)
        if !types.mentionsInference(seen) { return universe.isCastable(wanted, seen) }
        for (one, other): (TypeID, TypeID) in zip(universe.arguments(seen), universe.arguments(wanted)) {
            if types.kind(other) == .wildcard || types[other].flags.contains(.mentionsVariables) { continue }
            if types.mentionsInference(one) {
                if !inference.equal(one, other) { return false }
            } else if !universe.isCastable(one, other) {
                return false
            }
        }
        return true
    }

    /// A permitted subclass with the arguments that follow from the sealed type's.
    private func parameterized(_ permitted: SymbolID, below type: TypeID) -> TypeID? {
        let parameters: [TypeID] = universe.allParameters(permitted)
        guard !parameters.isEmpty, universe.isParameterized(type) else { return nil }
        let own: TypeID = universe.ownType(permitted)
        let mark: Int = inference.variables.count
        defer { inference.variables.removeSubrange(mark...) }
        let fresh: [TypeID] = inference.introduce(parameters, thrown: [])
        if let seen: TypeID = universe.asSuper(
            universe.substitute(own, parameters, fresh), universe.classSymbol(of: type)),
            universe.isParameterized(seen)
        {
            for (one, other): (TypeID, TypeID) in zip(universe.arguments(seen), universe.arguments(type))
            where types.kind(other) != .wildcard {
                _ = inference.equal(one, other)
            }
        }
        let arguments: [TypeID] = fresh.indices.map { position in
            let instance: TypeID = inference.variables[mark + position].instance
            return instance.isNone || types.mentionsInference(instance) ? types.wildcard(.unbounded) : instance
        }
        return universe.substitute(own, parameters, arguments)
    }

    private func coversRecord(
        _ type: TypeID, _ symbol: SymbolID, _ shapes: [PatternShape], _ constants: Set<SymbolID>, _ budget: inout Int
    ) -> Bool {
        let seen: TypeID = universe.capture(universe.isRaw(type) ? (shapes.first?.type ?? type) : type)
        let components: [TypeID] = types.words(universe.details(symbol).recordFields).map {
            universe.projectedUpward(universe.memberType(SymbolID($0), in: seen))
        }
        let rows: [[PatternShape]] = shapes.compactMap { $0.components }.filter { $0.count == components.count }
        return coversProduct(components[...], rows.map { $0[...] }, &budget)
    }

    /// Whether rows of patterns cover all combinations of values of some types.
    private func coversProduct(
        _ components: ArraySlice<TypeID>, _ rows: [ArraySlice<PatternShape>], _ budget: inout Int
    ) -> Bool {
        budget -= 1
        if budget <= 0 { return true }
        guard let first: TypeID = components.first else { return !rows.isEmpty }
        if rows.isEmpty { return false }
        // Those patterns of the first component behind which the rest is covered must cover it.
        let heads: [PatternShape] = rows.compactMap { $0.first }
        var good: [PatternShape] = []
        for head: PatternShape in heads {
            let accepting: [ArraySlice<PatternShape>] = rows.filter { row in
                row.first.map { accepts($0, head) } ?? false
            }
            if coversProduct(components.dropFirst(), accepting.map { $0.dropFirst() }, &budget) { good.append(head) }
        }
        if good.isEmpty { return false }
        return covers(first, good, [], &budget)
    }

    /// Whether every value that matches `other` matches `pattern`.
    private func accepts(_ pattern: PatternShape, _ other: PatternShape) -> Bool {
        guard let components: [PatternShape] = pattern.components else {
            if pattern.type == other.type { return true }
            if pattern.type.isPrimitive || other.type.isPrimitive { return false }
            return universe.isSubtype(universe.erasure(universe.upward(other.type)), universe.erasure(pattern.type))
        }
        guard let inside: [PatternShape] = other.components, inside.count == components.count,
            universe.classSymbol(of: pattern.type) == universe.classSymbol(of: other.type)
        else { return false }
        return zip(components, inside).allSatisfy { accepts($0, $1) }
    }
}
