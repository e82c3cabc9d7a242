// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Conversions between types (JLS 5.1, 5.2, 5.3, 5.5).

extension Universe {
    /// The class a primitive type is boxed to; other types themselves.
    package func boxed(_ type: TypeID) -> TypeID { type.isPrimitive ? known.boxes[Int(type.rawValue) - 1] : type }

    /// The primitive type a reference type is unboxed to, nil if it is no box class and has none above it.
    package func unboxed(_ type: TypeID) -> TypeID? {
        let kind: TypeKind = types.kind(type)
        guard kind == .class || kind == .typeVariable || kind == .intersection else { return nil }
        for index: Int in 0..<8 where asSuper(type, classSymbol(of: known.boxes[index])) != nil {
            return TypeID(UInt32(index) + 1)
        }
        return nil
    }

    /// Whether a value fits in a loose invocation context (JLS 5.3). `isUnchecked` is set if that takes an unchecked
    /// conversion.
    package func isConvertible(_ type: TypeID, _ target: TypeID, isUnchecked: inout Bool) -> Bool {
        if type == .error || target == .error { return true }
        if type == .void || target == .void { return false }
        if type.isPrimitive == target.isPrimitive {
            return isSubtypeUnchecked(type, target, isUnchecked: &isUnchecked)
        }
        if type.isPrimitive { return isSubtype(boxed(type), target) }
        guard let primitive: TypeID = unboxed(type) else { return false }
        return isSubtype(primitive, target)
    }

    package func isConvertible(_ type: TypeID, _ target: TypeID) -> Bool {
        var isUnchecked: Bool = false
        return isConvertible(type, target, isUnchecked: &isUnchecked)
    }

    /// Subtyping that lets a raw type stand for its parameterizations (JLS 5.1.9).
    package func isSubtypeUnchecked(_ type: TypeID, _ target: TypeID, isUnchecked: inout Bool) -> Bool {
        if isSubtype(type, target) { return true }
        if let element: TypeID = elementType(type), let targetElement: TypeID = elementType(target) {
            return !element.isPrimitive && !targetElement.isPrimitive
                && isSubtypeUnchecked(element, targetElement, isUnchecked: &isUnchecked)
        }
        guard isParameterized(target), let inherited: TypeID = asSuper(type, classSymbol(of: target)),
            isRaw(inherited)
        else { return false }
        isUnchecked = true
        return true
    }

    /// Whether a value can be assigned; a constant of an integral type also narrows if it fits (JLS 5.2).
    package func isAssignable(_ type: TypeID, _ target: TypeID, constant: ConstantValue? = nil) -> Bool {
        if case .int(let value)? = constant, type.isNumeric, type.rawValue <= TypeID.int.rawValue {
            let narrow: TypeID = target.isPrimitive ? target : unboxedBox(target)
            switch narrow {
            case .byte where value >= -128 && value <= 127: return true
            case .char where value >= 0 && value <= 0xFFFF: return true
            case .short where value >= -32768 && value <= 32767: return true
            default: break
            }
        }
        return isConvertible(type, target)
    }

    /// The primitive type of a box class itself, not of its subtypes; `none` for other types.
    private func unboxedBox(_ type: TypeID) -> TypeID {
        guard let index: Int = known.boxes.firstIndex(of: type), index < 8 else { return .none }
        return TypeID(UInt32(index) + 1)
    }

    // MARK: - Casts

    /// Whether a cast between two types is legal (JLS 5.5): false only if it can be proven to fail.
    package func isCastable(_ type: TypeID, _ target: TypeID) -> Bool {
        if type == target || type == .error || target == .error { return true }
        if type.isPrimitive && target.isPrimitive { return type.isNumeric && target.isNumeric }
        if type.isPrimitive { return isSubtype(boxed(type), target) }
        if target.isPrimitive {
            if let primitive: TypeID = unboxed(type) { return isSubtype(primitive, target) }
            // Object, Number and the like are narrowed to the box first.
            return isSubtype(boxed(target), withoutVariables(type))
        }
        if type == .null { return isReference(target) }
        if target == .null { return isReference(type) }
        return isReferenceCastable(type, target)
    }

    /// The first bound above a type variable, and above that one's, until it is none.
    private func withoutVariables(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        return record.kind == .typeVariable ? withoutVariables(bounds(SymbolID(record.a))[0]) : type
    }

    private func isReferenceCastable(_ type: TypeID, _ target: TypeID) -> Bool {
        let left: TypeRecord = types[type]
        let right: TypeRecord = types[target]
        switch (left.kind, right.kind) {
        case (.typeVariable, _):
            return bounds(SymbolID(left.a)).allSatisfy { isCastable($0, target) }
        case (_, .typeVariable):
            return bounds(SymbolID(right.a)).allSatisfy { isCastable(type, $0) }
        case (.intersection, _):
            return types.elements(TypeList(WordList(left.c))).allSatisfy { isCastable($0, target) }
        case (_, .intersection):
            return types.elements(TypeList(WordList(right.c))).allSatisfy { isCastable(type, $0) }
        case (.array, .array):
            let (element, other): (TypeID, TypeID) = (TypeID(left.a), TypeID(right.a))
            if element.isPrimitive || other.isPrimitive { return element == other }
            return isCastable(element, other)
        case (.array, .class): return isSubtype(type, target)
        case (.class, .array): return isSubtype(target, type)
        case (.class, .class): return isClassCastable(type, target)
        default: return false
        }
    }

    private func isClassCastable(_ type: TypeID, _ target: TypeID) -> Bool {
        let (one, other): (SymbolID, SymbolID) = (classSymbol(of: type), classSymbol(of: target))
        if isSubclass(one, of: other) || isSubclass(other, of: one) {
            let (below, above): (TypeID, TypeID) = isSubclass(one, of: other) ? (type, target) : (target, type)
            guard let seen: TypeID = asSuper(below, classSymbol(of: above)), isParameterized(seen),
                isParameterized(above)
            else { return true }
            return !zip(arguments(seen), arguments(above)).contains { areDistinctArguments($0, $1) }
        }
        // Unrelated: possible if a common subclass may exist.
        guard isInterface(one) || isInterface(other) else { return false }
        if isFinal(one) || isFinal(other) { return false }
        return !areProvablyDistinct(type, target) && mayShareSubclass(one, other)
    }

    private func isFinal(_ symbol: SymbolID) -> Bool { self[symbol].flags.contains(.final) }

    /// Sealed classes allow only what one of their permitted subclasses allows (JLS 5.1.6.1).
    private func mayShareSubclass(_ one: SymbolID, _ other: SymbolID) -> Bool {
        for (sealed, free): (SymbolID, SymbolID) in [(one, other), (other, one)]
        where self[sealed].traits.contains(.isSealed) {
            let permitted: [TypeID] = permittedSubclasses(sealed).map { details($0).erasure }
            return permitted.contains { isCastable(details(free).erasure, $0) }
        }
        return true
    }

    /// Whether two types inherit a class through arguments that no type can have both (JLS 4.5).
    private func areProvablyDistinct(_ type: TypeID, _ target: TypeID) -> Bool {
        for inherited: TypeID in closure(type) where isParameterized(inherited) {
            guard let other: TypeID = asSuper(target, classSymbol(of: inherited)), isParameterized(other) else {
                continue
            }
            if zip(arguments(inherited), arguments(other)).contains(where: { areDistinctArguments($0, $1) }) {
                return true
            }
        }
        return false
    }

    /// Whether no type can be both arguments at once (JLS 4.5.1, and javac's refinement for bounds).
    private func areDistinctArguments(_ one: TypeID, _ other: TypeID) -> Bool {
        let key: TypeCaches.Pair = TypeCaches.Pair(first: one, second: other)
        guard caches.comparing.insert(key).inserted else { return false }
        defer { caches.comparing.remove(key) }
        let (left, right): (TypeRecord, TypeRecord) = (types[one], types[other])
        guard left.kind == .wildcard else {
            if right.kind == .wildcard { return isOutsideWildcard(one, right) }
            return cannotBeBelow(one, other) || cannotBeBelow(other, one)
        }
        guard right.kind == .wildcard else { return isOutsideWildcard(other, left) }
        let unbounded: UInt8 = WildcardKind.unbounded.rawValue
        if left.variant == unbounded || right.variant == unbounded { return false }
        let isExtends: UInt8 = WildcardKind.extends.rawValue
        switch (left.variant == isExtends, right.variant == isExtends) {
        case (true, true): return !isCastable(TypeID(left.a), TypeID(right.a))
        case (true, false): return cannotBeBelow(TypeID(right.a), TypeID(left.a))
        case (false, true): return cannotBeBelow(TypeID(left.a), TypeID(right.a))
        case (false, false): return false
        }
    }

    private func isOutsideWildcard(_ type: TypeID, _ wildcard: TypeRecord) -> Bool {
        switch WildcardKind(rawValue: wildcard.variant) ?? .unbounded {
        case .unbounded: return false
        case .extends: return cannotBeBelow(type, TypeID(wildcard.a))
        case .super: return cannotBeBelow(TypeID(wildcard.a), type)
        }
    }

    /// Whether `type` can be no subtype of `other`, whatever their type variables stand for.
    private func cannotBeBelow(_ type: TypeID, _ other: TypeID) -> Bool {
        if type == other { return false }
        let bound: TypeID = relaxed(other)
        if types.kind(type) == .typeVariable { return !isCastable(upperBound(SymbolID(types[type].a)), bound) }
        return !isSubtype(type, bound)
    }

    /// A type variable by its bound, parameterized by wildcards where the bound mentions variables.
    private func relaxed(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .typeVariable else { return type }
        let bound: TypeID = bounds(SymbolID(record.a))[0]
        guard types.kind(bound) != .typeVariable else { return relaxed(bound) }
        let symbol: SymbolID = classSymbol(of: bound)
        guard isParameterized(bound), mentionsVariables(bound), !symbol.isNone else { return bound }
        let wildcards: [TypeID] = arguments(bound).map { mentionsVariables($0) ? types.wildcard(.unbounded) : $0 }
        return types.classType(symbol, arguments: types.list(wildcards))
    }

    private func mentionsVariables(_ type: TypeID) -> Bool { types[type].flags.contains(.mentionsVariables) }
}
