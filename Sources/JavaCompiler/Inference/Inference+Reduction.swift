// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Reduction of constraints between types to bounds (JLS 18.2.2 to 18.2.4).

extension Inference {
    /// ‹S → T›: compatibility in a loose invocation context.
    func compatible(_ type: TypeID, _ target: TypeID) -> Bool {
        let type: TypeID = apply(type)
        let target: TypeID = apply(target)
        if type == .error || target == .error { return true }
        if isProper(type) && isProper(target) {
            return universe.isConvertible(type, target, isUnchecked: &isUnchecked)
        }
        if type == .void || target == .void { return false }
        if type.isPrimitive { return compatible(universe.boxed(type), target) }
        if target.isPrimitive { return equal(type, universe.boxed(target)) }
        return subtypeUnchecked(type, target)
    }

    /// Strict invocation: like the above without boxing.
    func strictlyCompatible(_ type: TypeID, _ target: TypeID) -> Bool {
        let type: TypeID = apply(type)
        let target: TypeID = apply(target)
        if type == .error || target == .error { return true }
        if type == .void || target == .void { return false }
        if type.isPrimitive != target.isPrimitive {
            // A variable may still be resolved to a box: that is for the loose phase.
            return false
        }
        if isProper(type) && isProper(target) {
            return universe.isSubtypeUnchecked(type, target, isUnchecked: &isUnchecked)
        }
        return subtypeUnchecked(type, target)
    }

    /// Subtyping that lets raw types stand for parameterizations.
    func subtypeUnchecked(_ type: TypeID, _ target: TypeID) -> Bool {
        if universe.isParameterized(target), index(type) == nil, types.kind(type) != .null {
            let symbol: SymbolID = universe.classSymbol(of: target)
            if let inherited: TypeID = universe.asSuper(type, symbol), universe.isRaw(inherited) {
                isUnchecked = true
                return true
            }
        } else if let element: TypeID = universe.elementType(target), let own: TypeID = universe.elementType(type),
            !element.isPrimitive, !own.isPrimitive
        {
            return subtypeUnchecked(apply(own), apply(element))
        }
        return subtype(type, target)
    }

    /// ‹S <: T›.
    func subtype(_ type: TypeID, _ target: TypeID) -> Bool {
        let type: TypeID = apply(type)
        let target: TypeID = apply(target)
        if type == target || type == .error || target == .error { return true }
        if isProper(type) && isProper(target) { return universe.isSubtype(type, target) }
        budget -= 1
        if budget <= 0 { return true }
        if type.isPrimitive || target.isPrimitive { return false }
        if type == .null { return true }
        if let variable: Int = index(type) { return add(.upper, variable, target) }
        let right: TypeRecord = types[target]
        switch right.kind {
        case .inferenceVariable: return add(.lower, Int(right.a), type)
        case .null: return false
        case .class: return classSubtype(type, target, right)
        case .array:
            guard let own: TypeID = arrayElement(type) else { return false }
            let element: TypeID = TypeID(right.a)
            if own.isPrimitive || element.isPrimitive { return own == element }
            return subtype(own, element)
        case .intersection:
            return types.elements(TypeList(WordList(right.c))).allSatisfy { subtype(type, $0) }
        case .typeVariable:
            let lower: TypeID = universe.lowerBound(SymbolID(right.a))
            return lower != .null && subtype(type, lower)
        case .wildcard:
            let lower: TypeID = universe.wildcardLowerBound(target)
            return lower != .null && subtype(type, lower)
        default: return false
        }
    }

    private func arrayElement(_ type: TypeID) -> TypeID? {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .array: return TypeID(record.a)
        case .typeVariable:
            for bound: TypeID in universe.bounds(SymbolID(record.a)) {
                if let found: TypeID = arrayElement(bound) { return found }
            }
            return nil
        case .intersection:
            for part: TypeID in types.elements(TypeList(WordList(record.c))) {
                if let found: TypeID = arrayElement(part) { return found }
            }
            return nil
        default: return nil
        }
    }

    private func classSubtype(_ type: TypeID, _ target: TypeID, _ right: TypeRecord) -> Bool {
        if target == universe.known.object { return true }
        // An intersection with several parameterizations of a class: any may do; take the first found.
        guard let inherited: TypeID = universe.asSuper(type, SymbolID(right.a)) else { return false }
        if right.c == 0 && right.b == 0 { return true }
        guard universe.isParameterized(inherited) else { return false }
        // Captured variables hide the inference variables in their bounds; nothing may remember them.
        let isKnown: Bool = isProper(inherited)
        let seen: TypeRecord = types[isKnown ? universe.captureForSubtyping(inherited) : universe.capture(inherited)]
        var own: [TypeID] = types.elements(TypeList(WordList(seen.c)))
        let wanted: [TypeID] = types.elements(TypeList(WordList(right.c)))
        guard own.count == wanted.count else { return false }
        if right.b != 0 {
            guard seen.b != 0, subtype(TypeID(seen.b), TypeID(right.b)) else { return false }
        }
        if !isKnown {
            let written: [TypeID] = types.elements(TypeList(WordList(types[inherited].c)))
            for index: Int in own.indices
            where types.kind(wanted[index]) == .wildcard && types.kind(written[index]) == .wildcard {
                own[index] = isProper(written[index]) ? declaredBound(own[index], wanted[index]) : written[index]
            }
        }
        for (mine, theirs): (TypeID, TypeID) in zip(own, wanted) where !contained(mine, in: theirs) { return false }
        return true
    }

    /// Of a captured variable a wildcard with the bound that matters for a wanted argument, if inference variables are
    /// hidden in it; else the variable.
    private func declaredBound(_ captured: TypeID, _ wanted: TypeID) -> TypeID {
        let symbol: SymbolID = universe.classSymbol(of: universe.wildcardUpperBound(wanted))
        guard types.kind(captured) == .typeVariable, !symbol.isNone else { return captured }
        let bound: TypeID? = universe.bounds(SymbolID(types[captured].a)).first {
            types.mentionsInference($0) && universe.asSuper($0, symbol) != nil
        }
        return bound.map { types.wildcard(.extends, $0) } ?? captured
    }

    /// ‹S <= T› for type arguments.
    private func contained(_ argument: TypeID, in target: TypeID) -> Bool {
        let record: TypeRecord = types[target]
        guard record.kind == .wildcard else {
            return types.kind(argument) != .wildcard && equal(argument, target)
        }
        switch WildcardKind(rawValue: record.variant) ?? .unbounded {
        case .unbounded: return true
        case .extends: return subtype(universe.wildcardUpperBound(argument), TypeID(record.a))
        case .super:
            let lower: TypeID = universe.wildcardLowerBound(argument)
            if types.kind(argument) == .wildcard && lower == .null {
                return equal(universe.known.object, TypeID(record.a))
            }
            return subtype(TypeID(record.a), lower)
        }
    }

    /// ‹S = T›.
    func equal(_ one: TypeID, _ other: TypeID) -> Bool {
        let one: TypeID = apply(one)
        let other: TypeID = apply(other)
        if one == other || one == .error || other == .error { return true }
        if isProper(one) && isProper(other) { return universe.isSameType(one, other) }
        budget -= 1
        if budget <= 0 { return true }
        if let variable: Int = index(one) {
            if other.isPrimitive || types.kind(other) == .wildcard || other == .null { return false }
            return add(.equal, variable, other)
        }
        if let variable: Int = index(other) {
            if one.isPrimitive || types.kind(one) == .wildcard || one == .null { return false }
            return add(.equal, variable, one)
        }
        let (left, right): (TypeRecord, TypeRecord) = (types[one], types[other])
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .class:
            guard left.a == right.a else { return false }
            if left.b != 0 && right.b != 0 {
                if !equal(TypeID(left.b), TypeID(right.b)) { return false }
            }
            let own: [TypeID] = types.elements(TypeList(WordList(left.c)))
            let theirs: [TypeID] = types.elements(TypeList(WordList(right.c)))
            guard own.count == theirs.count else { return false }
            for (mine, yours): (TypeID, TypeID) in zip(own, theirs) where !equal(mine, yours) { return false }
            return true
        case .array: return equal(TypeID(left.a), TypeID(right.a))
        case .wildcard:
            let isSuper: Bool = left.variant == WildcardKind.super.rawValue
            guard isSuper == (right.variant == WildcardKind.super.rawValue) else { return false }
            let first: TypeID = left.a == 0 ? universe.known.object : TypeID(left.a)
            let second: TypeID = right.a == 0 ? universe.known.object : TypeID(right.a)
            return equal(first, second)
        case .intersection:
            let own: [TypeID] = types.elements(TypeList(WordList(left.c)))
            let theirs: [TypeID] = types.elements(TypeList(WordList(right.c)))
            return own.count == theirs.count && zip(own, theirs).allSatisfy { equal($0, $1) }
        default: return false
        }
    }
}
