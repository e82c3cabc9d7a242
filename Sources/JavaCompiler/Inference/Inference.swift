// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Type inference (JLS 18): inference variables with their bounds, and incorporation.
//
// There is one `Inference` per file. Its variables form a stack: an expression adds those of the calls inside it and they
// are dropped when the expression around has its type. Candidates of overload resolution are tried by saving the array of
// variables and putting it back; it is a value. Calls nested as arguments keep their variables in the same array, so the
// bounds of the call around reach them (JLS 18.2.1), and all are resolved together.
//
// A bound is kept with the variable it is about, a bound between two variables with both. Incorporation (JLS 18.3) is
// done at once for every new bound. A variable equal to a proper type is instantiated immediately.

/// One inference variable.
struct InferenceVariable {
    /// The type parameter it stands for.
    let declared: TypeID
    /// Whether it occurs in the method's `throws` clause.
    var isThrown: Bool = false
    /// Its type, once resolved.
    var instance: TypeID = .none
    var equal: [TypeID] = []
    var lower: [TypeID] = []
    var upper: [TypeID] = []
    /// Whether what should have given it a lower bound has been complained about.
    var isErroneous: Bool = false

    init(declared: TypeID) { self.declared = declared }
}

enum BoundKind: UInt8 {
    case equal, lower, upper
}

/// Why inference failed, for the message.
struct InferenceFailure {
    let declared: TypeID
    let equal: [TypeID]
    let lower: [TypeID]
    let upper: [TypeID]
}

final class Inference {
    let universe: Universe
    let types: TypeTable
    var variables: [InferenceVariable] = []
    /// Set when a raw type was taken for a parameterized one.
    var isUnchecked: Bool = false
    /// The first bounds found to contradict each other since it was cleared.
    var failure: InferenceFailure?
    /// Reductions left; hostile programs can make bounds breed.
    var budget: Int = Inference.fullBudget
    private var depth: Int = 0

    static let fullBudget: Int = 200_000
    private static let maximumDepth: Int = 150

    init(_ universe: Universe) {
        self.universe = universe
        types = universe.types
    }

    // MARK: - Variables

    /// Notes that what would have given a type has been complained about.
    func markErroneous(_ type: TypeID) {
        if let index: Int = index(apply(type)) { variables[index].isErroneous = true }
    }

    /// New variables for type parameters, with the parameters' bounds. Returns them as types.
    func introduce(_ parameters: [TypeID], thrown: [TypeID]) -> [TypeID] {
        let first: Int = variables.count
        let fresh: [TypeID] = parameters.indices.map { types.inferenceVariable(first + $0) }
        for parameter: TypeID in parameters {
            var variable: InferenceVariable = InferenceVariable(declared: parameter)
            variable.isThrown = thrown.contains(parameter)
            variables.append(variable)
        }
        for (index, parameter): (Int, TypeID) in parameters.enumerated() {
            for bound: TypeID in universe.bounds(SymbolID(types[parameter].a)) {
                let upper: TypeID = universe.substitute(bound, parameters, fresh)
                _ = add(.upper, first + index, upper)
            }
        }
        return fresh
    }

    func index(_ type: TypeID) -> Int? {
        let record: TypeRecord = types[type]
        return record.kind == .inferenceVariable ? Int(record.a) : nil
    }

    /// A type with resolved variables replaced by what they stand for.
    func apply(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.flags.contains(.mentionsInference) else { return type }
        switch record.kind {
        case .inferenceVariable:
            guard Int(record.a) < variables.count else { return .error }
            let instance: TypeID = variables[Int(record.a)].instance
            return instance.isNone ? type : instance
        case .class:
            return types.classType(
                SymbolID(record.a), enclosing: record.b == 0 ? .none : apply(TypeID(record.b)),
                arguments: types.list(apply(types.elements(TypeList(WordList(record.c))))))
        case .array: return types.array(of: apply(TypeID(record.a)))
        case .wildcard:
            let bound: TypeID = apply(TypeID(record.a))
            if bound == .error { return .error }
            return types.wildcard(WildcardKind(rawValue: record.variant) ?? .unbounded, bound)
        case .intersection:
            let parts: [TypeID] = apply(types.elements(TypeList(WordList(record.c))))
            return parts.contains { types.mentionsInference($0) } ? types.intersection(parts) : universe.glb(parts)
        case .method:
            return types.method(
                parameters: apply(types.elements(TypeList(WordList(record.b)))), result: apply(TypeID(record.a)),
                thrown: apply(types.elements(TypeList(WordList(record.c)))))
        default: return type
        }
    }

    func apply(_ list: [TypeID]) -> [TypeID] { list.map { apply($0) } }

    @inline(__always)
    func isProper(_ type: TypeID) -> Bool { !types.mentionsInference(type) }

    /// Unresolved variables mentioned in a type.
    func mentioned(_ type: TypeID, _ found: inout [Int]) {
        let record: TypeRecord = types[type]
        guard record.flags.contains(.mentionsInference) else { return }
        switch record.kind {
        case .inferenceVariable:
            let index: Int = Int(record.a)
            guard index < variables.count else { return }
            let instance: TypeID = variables[index].instance
            if !instance.isNone {
                mentioned(instance, &found)
            } else if !found.contains(index) {
                found.append(index)
            }
        case .class:
            if record.b != 0 { mentioned(TypeID(record.b), &found) }
            for argument: TypeID in types.elements(TypeList(WordList(record.c))) { mentioned(argument, &found) }
        case .array, .wildcard: mentioned(TypeID(record.a), &found)
        case .intersection:
            for part: TypeID in types.elements(TypeList(WordList(record.c))) { mentioned(part, &found) }
        case .method:
            mentioned(TypeID(record.a), &found)
            for part: TypeID in types.elements(TypeList(WordList(record.b))) { mentioned(part, &found) }
            for part: TypeID in types.elements(TypeList(WordList(record.c))) { mentioned(part, &found) }
        default: break
        }
    }

    func mentioned(_ type: TypeID) -> [Int] {
        var found: [Int] = []
        mentioned(type, &found)
        return found
    }

    // MARK: - Incorporation

    /// Adds a bound and everything that follows from it. False if that contradicts other bounds.
    func add(_ kind: BoundKind, _ variable: Int, _ bound: TypeID) -> Bool {
        let bound: TypeID = apply(bound)
        if bound == .error { return true }
        guard variable < variables.count else { return true }
        if let other: Int = index(bound), other == variable { return true }
        budget -= 1
        if budget <= 0 || depth > Inference.maximumDepth { return true }
        depth += 1
        defer { depth -= 1 }
        let current: InferenceVariable = variables[variable]
        if !current.instance.isNone {
            let isTrue: Bool =
                switch kind {
                case .equal: equal(current.instance, bound)
                case .lower: subtypeUnchecked(bound, current.instance)
                case .upper: subtypeUnchecked(current.instance, bound)
                }
            if !isTrue { fail(variable, kind, bound) }
            return isTrue
        }
        switch kind {
        case .equal:
            if current.equal.contains(bound) { return true }
            variables[variable].equal.append(bound)
        case .lower:
            if current.lower.contains(bound) || bound == .null { return true }
            variables[variable].lower.append(bound)
        case .upper:
            if current.upper.contains(bound) { return true }
            variables[variable].upper.append(bound)
        }
        // The same bound as seen from the other variable.
        if let other: Int = index(bound) {
            let own: TypeID = types.inferenceVariable(variable)
            let mirrored: BoundKind = kind == .equal ? .equal : kind == .lower ? .upper : .lower
            if !add(mirrored, other, own) { return false }
        }
        if !combine(kind, variable, bound, current) {
            fail(variable, kind, bound)
            return false
        }
        if kind == .equal && isProper(bound) && variables[variable].instance.isNone {
            return instantiate(variable, bound)
        }
        return true
    }

    /// What follows from a new bound together with each of the others.
    private func combine(_ kind: BoundKind, _ variable: Int, _ bound: TypeID, _ old: InferenceVariable) -> Bool {
        switch kind {
        case .equal:
            for other: TypeID in old.equal where !equal(other, bound) { return false }
            for other: TypeID in old.lower where !subtypeUnchecked(other, bound) { return false }
            for other: TypeID in old.upper where !subtypeUnchecked(bound, other) { return false }
        case .lower:
            for other: TypeID in old.equal where !subtypeUnchecked(bound, other) { return false }
            for other: TypeID in old.upper where !subtypeUnchecked(bound, other) { return false }
        case .upper:
            for other: TypeID in old.equal where !subtypeUnchecked(other, bound) { return false }
            for other: TypeID in old.lower where !subtypeUnchecked(other, bound) { return false }
            for other: TypeID in old.upper where !agree(other, bound) || areDistinctClasses(other, bound) {
                return false
            }
        }
        return true
    }

    /// Two upper bounds that are parameterizations of one class have equal arguments where neither is a wildcard.
    private func agree(_ one: TypeID, _ other: TypeID) -> Bool {
        guard universe.isParameterized(one), universe.isParameterized(other) else { return true }
        let (first, second): (SymbolID, SymbolID) = (universe.classSymbol(of: one), universe.classSymbol(of: other))
        var left: TypeID = one
        var right: TypeID = other
        if first != second {
            if let above: TypeID = universe.asSuper(one, second) {
                left = above
            } else if let above: TypeID = universe.asSuper(other, first) {
                right = above
            } else {
                return true
            }
        }
        let (ours, theirs): ([TypeID], [TypeID]) = (universe.arguments(left), universe.arguments(right))
        guard ours.count == theirs.count else { return true }
        for (mine, yours): (TypeID, TypeID) in zip(ours, theirs)
        where types.kind(mine) != .wildcard && types.kind(yours) != .wildcard {
            if !equal(mine, yours) { return false }
        }
        return true
    }

    /// Whether nothing can be below two upper bounds: they are classes, or an array type and a class, of which neither
    /// is above the other.
    private func areDistinctClasses(_ one: TypeID, _ other: TypeID) -> Bool {
        guard isProper(one), isProper(other) else { return false }
        switch (types.kind(one), types.kind(other)) {
        case (.class, .class):
            let (first, second): (SymbolID, SymbolID) = (universe.classSymbol(of: one), universe.classSymbol(of: other))
            return !universe.isInterface(first) && !universe.isInterface(second)
                && !universe.isSubclass(first, of: second) && !universe.isSubclass(second, of: first)
        case (.array, .class): return !universe.isSubtype(one, other)
        case (.class, .array): return !universe.isSubtype(other, one)
        default: return false
        }
    }

    /// Resolves a variable and puts its type in place of it in the bounds of all others.
    func instantiate(_ variable: Int, _ type: TypeID) -> Bool {
        variables[variable].instance = type
        let own: InferenceVariable = variables[variable]
        var isTrue: Bool = true
        for other: TypeID in own.equal where isTrue && other != type { isTrue = equal(other, type) }
        for other: TypeID in own.lower where isTrue { isTrue = subtypeUnchecked(other, type) }
        for other: TypeID in own.upper where isTrue { isTrue = subtypeUnchecked(type, other) }
        if !isTrue {
            fail(variable, .equal, type)
            return false
        }
        for other: Int in variables.indices where variables[other].instance.isNone {
            if !substituteBounds(of: other) { return false }
        }
        return true
    }

    private func substituteBounds(of variable: Int) -> Bool {
        let old: InferenceVariable = variables[variable]
        for (kind, bounds): (BoundKind, [TypeID]) in [
            (BoundKind.equal, old.equal), (.lower, old.lower), (.upper, old.upper),
        ] {
            for bound: TypeID in bounds where !isProper(bound) {
                let changed: TypeID = apply(bound)
                if changed == bound { continue }
                switch kind {
                case .equal: variables[variable].equal.removeAll { $0 == bound }
                case .lower: variables[variable].lower.removeAll { $0 == bound }
                case .upper: variables[variable].upper.removeAll { $0 == bound }
                }
                if !add(kind, variable, changed) { return false }
                if !variables[variable].instance.isNone { return true }
            }
        }
        return true
    }

    private func fail(_ variable: Int, _ kind: BoundKind, _ bound: TypeID) {
        guard failure == nil else { return }
        let found: InferenceVariable = variables[variable]
        func all(_ list: [TypeID], _ own: BoundKind) -> [TypeID] {
            let proper: [TypeID] = list.map { apply($0) }
            return own == kind && !proper.contains(bound) ? proper + [bound] : proper
        }
        failure = InferenceFailure(
            declared: found.declared, equal: all(found.equal, .equal), lower: all(found.lower, .lower),
            upper: all(found.upper, .upper))
    }
}
