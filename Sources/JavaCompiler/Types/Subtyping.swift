// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Subtyping and containment of type arguments (JLS 4.10, 4.5.1).
//
// The left side is captured before its arguments are compared, so wildcards on the left only occur nested in arguments.
// A question that comes up again while it is being answered is answered no: with bounds like `T extends Comparable<?
// super T>` the search could otherwise go on for ever (subtyping of Java is undecidable), and every compiler gives up
// somewhere.

extension Universe {
    /// Whether `type` is a subtype of `other`; among primitive types as JLS 4.10.1 orders them.
    package func isSubtype(_ type: TypeID, _ other: TypeID) -> Bool {
        if type == other { return true }
        if type.isPrimitive || other.isPrimitive { return isPrimitiveSubtype(type, other) }
        let left: TypeRecord = types[type]
        let right: TypeRecord = types[other]
        if left.kind == .error || right.kind == .error { return true }
        if other == known.object { return isReference(type) }
        switch right.kind {
        case .intersection:
            return types.elements(TypeList(WordList(right.c))).allSatisfy { isSubtype(type, $0) }
        case .typeVariable:
            // Something below the lower bound of a captured variable is below the variable.
            let lower: TypeID = lowerBound(SymbolID(right.a))
            if lower != .null && isSubtype(type, lower) { return true }
        case .wildcard:
            let lower: TypeID = wildcardLowerBound(other)
            return lower != .null && isSubtype(type, lower)
        case .class, .array, .null: break
        default: return false
        }
        switch left.kind {
        case .null: return right.kind != .null
        case .typeVariable:
            return bounds(SymbolID(left.a)).contains { isSubtype($0, other) }
        case .wildcard: return isSubtype(wildcardUpperBound(type), other)
        case .intersection:
            return types.elements(TypeList(WordList(left.c))).contains { isSubtype($0, other) }
        case .array:
            guard right.kind == .array else {
                return other == known.cloneable || other == known.serializable
            }
            let (element, otherElement): (TypeID, TypeID) = (TypeID(left.a), TypeID(right.a))
            return !element.isPrimitive && !otherElement.isPrimitive && isSubtype(element, otherElement)
        case .class:
            return right.kind == .class && isClassSubtype(type, other, right)
        default: return false
        }
    }

    private func isClassSubtype(_ type: TypeID, _ other: TypeID, _ right: TypeRecord) -> Bool {
        let key: TypeCaches.Pair = TypeCaches.Pair(first: type, second: other)
        if let known: Bool = caches.subtypes[key] { return known }
        guard let inherited: TypeID = asSuper(type, SymbolID(right.a)) else { return remember(key, false) }
        // Of a class without arguments, raw or not generic, every parameterization is a subtype.
        if right.c == 0 && right.b == 0 { return remember(key, true) }
        guard isParameterized(inherited) else { return remember(key, false) }
        guard caches.active.insert(key).inserted else { return false }
        defer { caches.active.remove(key) }
        let seen: TypeRecord = types[captureForSubtyping(inherited)]
        let arguments: [TypeID] = types.elements(TypeList(WordList(seen.c)))
        let wanted: [TypeID] = types.elements(TypeList(WordList(right.c)))
        guard arguments.count == wanted.count else { return false }
        let isContained: Bool = zip(wanted, arguments).allSatisfy { contains($0, $1) }
        let isInside: Bool = right.b == 0 || (seen.b != 0 && isSubtype(TypeID(seen.b), TypeID(right.b)))
        // Not remembered while questions are open: a "no" may be owed to giving up.
        let result: Bool = isContained && isInside
        return result || caches.active.count == 1 ? remember(key, result) : result
    }

    private func remember(_ key: TypeCaches.Pair, _ result: Bool) -> Bool {
        // What headers being read do not say yet may change the answer.
        if headersInProgress == 0 && !types.mentionsInference(key.first) && !types.mentionsInference(key.second) {
            caches.subtypes[key] = result
        }
        return result
    }

    /// byte below short below int below long below float below double; char below int (JLS 4.10.1).
    private func isPrimitiveSubtype(_ type: TypeID, _ other: TypeID) -> Bool {
        guard type.isNumeric, other.isNumeric else { return false }
        switch type {
        case .byte: return other != .char
        case .char: return other.rawValue >= TypeID.int.rawValue
        default: return type.rawValue <= other.rawValue && other != .char
        }
    }

    /// Whether the type argument `outer` contains `inner` (JLS 4.5.1).
    package func contains(_ outer: TypeID, _ inner: TypeID) -> Bool {
        if outer == inner { return true }
        let record: TypeRecord = types[outer]
        guard record.kind == .wildcard else { return isSameType(outer, inner) }
        switch WildcardKind(rawValue: record.variant) ?? .unbounded {
        case .unbounded: return true
        case .extends: return isSubtype(wildcardUpperBound(inner), TypeID(record.a))
        case .super:
            let lower: TypeID = wildcardLowerBound(inner)
            return lower != .null && isSubtype(TypeID(record.a), lower)
        }
    }

    /// Whether two types are the same: identical, except that wildcards which contain each other are the same.
    package func isSameType(_ type: TypeID, _ other: TypeID) -> Bool {
        if type == other { return true }
        let left: TypeRecord = types[type]
        let right: TypeRecord = types[other]
        if left.kind == .error || right.kind == .error { return true }
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .class:
            guard left.a == right.a, (left.b == 0) == (right.b == 0),
                left.b == 0 || isSameType(TypeID(left.b), TypeID(right.b))
            else { return false }
            return haveSameArguments(SymbolID(left.a), TypeList(WordList(left.c)), TypeList(WordList(right.c)))
        case .array: return isSameType(TypeID(left.a), TypeID(right.a))
        case .wildcard: return areEquivalentWildcards(left, right)
        case .intersection:
            let components: [TypeID] = types.elements(TypeList(WordList(left.c)))
            let others: [TypeID] = types.elements(TypeList(WordList(right.c)))
            return components.count == others.count
                && components.allSatisfy { one in others.contains { isSameType(one, $0) } }
        case .method:
            return isSameType(TypeID(left.a), TypeID(right.a))
                && areSameTypes(TypeList(WordList(left.b)), TypeList(WordList(right.b)))
        default: return false
        }
    }

    /// As `areSameTypes`; besides, `?` is the same as `? extends B` if the parameter's own bound is below B.
    private func haveSameArguments(_ symbol: SymbolID, _ list: TypeList, _ other: TypeList) -> Bool {
        if list == other { return true }
        let (mine, theirs): ([TypeID], [TypeID]) = (types.elements(list), types.elements(other))
        guard mine.count == theirs.count else { return false }
        for index: Int in mine.indices where !isSameType(mine[index], theirs[index]) {
            let parameters: TypeList = typeParameters(symbol)
            guard index < types.count(parameters), types.kind(mine[index]) == .wildcard,
                types.kind(theirs[index]) == .wildcard
            else { return false }
            let declared: [TypeID] = bounds(SymbolID(types[types.element(parameters, index)].a))
            let (one, two): (TypeRecord, TypeRecord) = (types[mine[index]], types[theirs[index]])
            let isMineOpen: Bool = one.variant == WildcardKind.unbounded.rawValue
            let isTheirsOpen: Bool = two.variant == WildcardKind.unbounded.rawValue
            let bounded: TypeRecord = isMineOpen ? two : one
            guard isMineOpen != isTheirsOpen, bounded.variant == WildcardKind.extends.rawValue,
                declared.contains(where: { isSubtype($0, TypeID(bounded.a)) })
            else { return false }
        }
        return true
    }

    func areSameTypes(_ list: TypeList, _ other: TypeList) -> Bool {
        list == other
            || (types.count(list) == types.count(other)
                && zip(types.elements(list), types.elements(other)).allSatisfy { isSameType($0, $1) })
    }

    /// `?` and `? extends Object` are the same argument.
    private func areEquivalentWildcards(_ left: TypeRecord, _ right: TypeRecord) -> Bool {
        func parts(_ record: TypeRecord) -> (isSuper: Bool, bound: TypeID) {
            record.variant == WildcardKind.super.rawValue
                ? (true, TypeID(record.a))
                : (false, record.a == 0 ? known.object : TypeID(record.a))
        }
        let (one, other): ((isSuper: Bool, bound: TypeID), (isSuper: Bool, bound: TypeID)) = (parts(left), parts(right))
        return one.isSuper == other.isSuper && isSameType(one.bound, other.bound)
    }
}
