// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Greatest lower bounds (JLS 5.1.10) and least upper bounds (JLS 4.10.4).
//
// lub: erase the supertypes of all types, keep the classes common to all, drop those with a subclass among the kept; for
// each one left, combine the parameterizations through which the types inherit it: equal arguments stay, different ones
// become wildcards bounded by their lub. That recursion has no end for types like `Comparable<Integer>` against
// `Comparable<String>`; when a pair of parameterizations comes up inside itself its wildcards are left unbounded.

extension Universe {
    /// The greatest lower bound: an intersection without redundant components. Two classes have none: that gives the
    /// erroneous type.
    package func glb(_ list: [TypeID]) -> TypeID {
        let components: [TypeID] = glbComponents(list)
        if components.count == 1 { return components[0] }
        if components.count(where: { !isInterfaceType($0) }) > 1 {
            // Captured variables give way to what is below them.
            let lowered: [TypeID] = components.map { component in
                guard types.kind(component) == .typeVariable else { return component }
                let lower: TypeID = lowerBound(SymbolID(types[component].a))
                return lower == .null ? component : lower
            }
            return lowered == components ? .error : glb(lowered)
        }
        return types.intersection(components)
    }

    /// Components of a greatest lower bound, a class first. Intersections in the list are taken apart.
    func glbComponents(_ list: [TypeID]) -> [TypeID] {
        var flat: [TypeID] = []
        for type: TypeID in list {
            let record: TypeRecord = types[type]
            let parts: [TypeID] =
                record.kind == .intersection ? types.elements(TypeList(WordList(record.c))) : [type]
            for part: TypeID in parts where !flat.contains(part) { flat.append(part) }
        }
        let needed: [TypeID] = flat.enumerated().filter { index, type in
            !flat.enumerated().contains { otherIndex, other in
                // A subtype stays; of two that otherwise cover each other the first one.
                guard other != type, covers(other, type) else { return false }
                let (isBelow, isAbove): (Bool, Bool) = (isSubtype(type, other), isSubtype(other, type))
                if isBelow != isAbove { return isAbove }
                return !covers(type, other) || otherIndex < index
            }
        }.map(\.element)
        return inDeclarationOrder(needed)
    }

    /// Whether an intersection with `type` gains nothing by `other`: it is a supertype, or another parameterization of a
    /// class that `type` inherits raw.
    private func covers(_ type: TypeID, _ other: TypeID) -> Bool {
        if isSubtype(type, other) { return true }
        let symbol: SymbolID = classSymbol(of: other)
        guard !symbol.isNone, let inherited: TypeID = asSuper(type, symbol) else { return false }
        return isRaw(inherited) || classSymbol(of: type) == symbol
    }

    /// Classes first, then interfaces; those further from Object before others, equal ones by name. It decides to what
    /// an intersection is erased, so it has to be everybody's order.
    private func inDeclarationOrder(_ list: [TypeID]) -> [TypeID] {
        let classes: [TypeID] = list.filter { !isInterfaceType($0) }
        let interfaces: [(type: TypeID, rank: Int, name: String)] = list.filter { isInterfaceType($0) }.map {
            ($0, rank(classSymbol(of: $0)), qualifiedName(classSymbol(of: $0)))
        }
        return classes
            + interfaces.sorted { $0.rank != $1.rank ? $0.rank > $1.rank : $0.name < $1.name }.map(\.type)
    }

    /// Length of the longest path from a class to Object.
    private func rank(_ symbol: SymbolID) -> Int {
        if let found: Int = caches.ranks[symbol] { return found }
        let type: TypeID = details(symbol).erasure
        if type == known.object { return 0 }
        // A cycle, which only malformed class files have, counts as nothing.
        caches.ranks[symbol] = 0
        let parents: [TypeID] = [superclass(type)] + interfaces(type)
        let longest: Int = parents.map { rank(classSymbol(of: $0)) }.max() ?? 0
        caches.ranks[symbol] = longest + 1
        return longest + 1
    }

    /// The least upper bound of reference types.
    package func lub(_ list: [TypeID]) -> TypeID {
        var distinct: [TypeID] = []
        for type: TypeID in list where type != .null && !distinct.contains(type) { distinct.append(type) }
        if distinct.isEmpty { return .null }
        if distinct.count == 1 { return distinct[0] }
        if distinct.contains(.error) { return .error }
        // One that is above all others.
        if let top: TypeID = distinct.first(where: { one in distinct.allSatisfy { isSubtype($0, one) } }) { return top }
        if distinct.allSatisfy({ types.kind($0) == .array }) { return lubOfArrays(distinct) }
        return lubOfClasses(distinct)
    }

    private func lubOfArrays(_ list: [TypeID]) -> TypeID {
        let elements: [TypeID] = list.map { TypeID(types[$0].a) }
        if elements.contains(where: \.isPrimitive) {
            return types.intersection([known.object, known.serializable, known.cloneable])
        }
        return types.array(of: lub(elements))
    }

    private func lubOfClasses(_ list: [TypeID]) -> TypeID {
        // Erased candidates, in the order in which the first type inherits them.
        let closures: [[TypeID]] = list.map { closure($0) }
        var candidates: [SymbolID] = closures[0].map { classSymbol(of: $0) }
        for closure: [TypeID] in closures.dropFirst() {
            let symbols: Set<SymbolID> = Set(closure.map { classSymbol(of: $0) })
            candidates.removeAll { !symbols.contains($0) }
        }
        let variables: [TypeID] = commonVariables(list)
        let minimal: [SymbolID] = candidates.filter { one in
            !candidates.contains { $0 != one && isSubclass($0, of: one) }
                && !variables.contains { asSuper($0, one) != nil }
        }
        var components: [TypeID] = minimal.map { symbol in
            let inherited: [TypeID] = list.compactMap { asSuper($0, symbol) }
            return inherited.dropFirst().reduce(inherited[0]) { merge($0, $1) }
        }
        components = variables + inDeclarationOrder(components)
        switch components.count {
        case 0: return known.object
        case 1: return components[0]
        default: return types.intersection(components)
        }
    }

    /// The lowest type variables that all of some types are subtypes of.
    private func commonVariables(_ list: [TypeID]) -> [TypeID] {
        var found: [TypeID] = []
        var pending: [TypeID] = [list[0]]
        while let next: TypeID = pending.popLast() {
            guard types.kind(next) == .typeVariable, !found.contains(next) else { continue }
            found.append(next)
            pending.append(contentsOf: bounds(SymbolID(types[next].a)))
        }
        let common: [TypeID] = found.filter { variable in list.allSatisfy { isSubtype($0, variable) } }
        return common.filter { one in !common.contains { $0 != one && isSubtype($0, one) } }
    }

    /// The least parameterization of a class that contains two of its parameterizations.
    private func merge(_ type: TypeID, _ other: TypeID) -> TypeID {
        if type == other { return type }
        let left: TypeRecord = types[type]
        let right: TypeRecord = types[other]
        guard left.c != 0, right.c != 0 else { return erasure(type) }
        // Inside itself the pair has arguments without bounds.
        let key: TypeCaches.Pair = TypeCaches.Pair(first: min(type, other), second: max(type, other))
        let isNew: Bool = caches.boundDepth < Universe.maximumBoundDepth && caches.merging.insert(key).inserted
        caches.boundDepth += 1
        defer {
            caches.boundDepth -= 1
            if isNew { caches.merging.remove(key) }
        }
        let arguments: [TypeID] = zip(
            types.elements(TypeList(WordList(left.c))), types.elements(TypeList(WordList(right.c)))
        ).map { mergeArguments($0, $1, isBounded: isNew) }
        let enclosing: TypeID = left.b == 0 || right.b == 0 ? .none : merge(TypeID(left.b), TypeID(right.b))
        return types.classType(SymbolID(left.a), enclosing: enclosing, arguments: types.list(arguments))
    }

    private func mergeArguments(_ one: TypeID, _ other: TypeID, isBounded: Bool) -> TypeID {
        if one == other { return one }
        let left: TypeRecord = types[one]
        let right: TypeRecord = types[other]
        let isSuper: (TypeRecord) -> Bool = { $0.kind == .wildcard && $0.variant == WildcardKind.super.rawValue }
        if isSuper(left) && isSuper(right) {
            return types.wildcard(.super, glb([TypeID(left.a), TypeID(right.a)]))
        }
        if isSuper(left) || isSuper(right) { return types.wildcard(.unbounded) }
        guard isBounded else { return types.wildcard(.unbounded) }
        let bound: TypeID = lub([wildcardUpperBound(one), wildcardUpperBound(other)])
        return bound == known.object ? types.wildcard(.unbounded) : types.wildcard(.extends, bound)
    }

    /// Least upper bounds nested deeper are left unbounded.
    private static let maximumBoundDepth: Int = 16

    private func min(_ one: TypeID, _ other: TypeID) -> TypeID { one.rawValue < other.rawValue ? one : other }
    private func max(_ one: TypeID, _ other: TypeID) -> TypeID { one.rawValue < other.rawValue ? other : one }
}
