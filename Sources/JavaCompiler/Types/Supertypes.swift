// SPDX-License-Identifier: Apache-2.0

// Direct supertypes, and a type seen as an instance of one of its superclasses (JLS 4.10.2).

extension Universe {
    /// The direct superclass type; Object for interfaces, `none` for Object itself. Of a type variable or intersection
    /// its first bound or component.
    package func superclass(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class:
            let symbol: SymbolID = SymbolID(record.a)
            completeHeader(symbol)
            let declared: TypeID = details(symbol).superclass
            if declared.isNone { return type == known.object ? .none : known.object }
            return asSeen(declared, from: type, symbol)
        case .array:
            let element: TypeID = TypeID(record.a)
            if element.isPrimitive || element == known.object {
                return types.intersection([known.object, known.serializable, known.cloneable])
            }
            return types.array(of: superclass(element))
        case .typeVariable: return upperBound(SymbolID(record.a))
        case .intersection:
            let first: TypeID = types.element(TypeList(WordList(record.c)), 0)
            return isInterfaceType(first) ? known.object : first
        case .error: return .error
        default: return .none
        }
    }

    /// The direct superinterface types. Of an intersection all components that are interfaces.
    package func interfaces(_ type: TypeID) -> [TypeID] {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class:
            let symbol: SymbolID = SymbolID(record.a)
            completeHeader(symbol)
            return types.elements(details(symbol).interfaces).map { asSeen($0, from: type, symbol) }
        case .intersection:
            return types.elements(TypeList(WordList(record.c))).filter { isInterfaceType($0) }
        default: return []
        }
    }

    package func isInterfaceType(_ type: TypeID) -> Bool {
        let record: TypeRecord = types[type]
        return record.kind == .class && isInterface(SymbolID(record.a))
    }

    /// A type declared in terms of a class's variables, in terms of one of the class's types: substituted for a
    /// parameterized type, erased for a raw one.
    func asSeen(_ declared: TypeID, from type: TypeID, _ symbol: SymbolID) -> TypeID {
        let parameters: [TypeID] = allParameters(symbol)
        if parameters.isEmpty { return declared }
        let arguments: [TypeID] = allArguments(type)
        if arguments.isEmpty { return erasure(declared) }
        if arguments.count != parameters.count { return .error }
        return substitute(declared, parameters, arguments)
    }

    /// The parameterization of a class that `type` inherits from, or nil if it does not inherit from the class.
    package func asSuper(_ type: TypeID, _ symbol: SymbolID) -> TypeID? {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class:
            if record.a == symbol.rawValue { return type }
            let key: UInt64 = UInt64(type.rawValue) << 32 | UInt64(symbol.rawValue)
            if let found: TypeID = caches.asSuper[key] { return found.isNone ? nil : found }
            let result: TypeID? = inheritedType(type, symbol)
            let isSettled: Bool = headersInProgress == 0
            if isSettled { caches.asSuper[key] = result ?? TypeID.none }
            return result
        case .array:
            let object: TypeID = details(symbol).erasure
            return object == known.object || object == known.cloneable || object == known.serializable ? object : nil
        case .typeVariable:
            return asSuper(upperBound(SymbolID(record.a)), symbol)
        case .wildcard:
            return asSuper(wildcardUpperBound(type), symbol)
        case .intersection:
            for component: TypeID in types.elements(TypeList(WordList(record.c))) {
                if let found: TypeID = asSuper(component, symbol) { return found }
            }
            return details(symbol).erasure == known.object ? known.object : nil
        case .error: return .error
        default: return nil
        }
    }

    private func inheritedType(_ type: TypeID, _ symbol: SymbolID) -> TypeID? {
        // Cyclic inheritance is an error in source and impossible in what a VM accepts, but a file may contain it.
        let guardPair: TypeCaches.Pair = TypeCaches.Pair(first: type, second: details(symbol).erasure)
        guard caches.active.insert(guardPair).inserted else { return nil }
        defer { caches.active.remove(guardPair) }
        let parent: TypeID = superclass(type)
        if types.kind(parent) == .class, let found: TypeID = asSuper(parent, symbol) { return found }
        guard isInterface(symbol) else { return nil }
        for interface: TypeID in interfaces(type) {
            if let found: TypeID = asSuper(interface, symbol) { return found }
        }
        return nil
    }

    /// Whether a class is another one or inherits from it.
    package func isSubclass(_ symbol: SymbolID, of other: SymbolID) -> Bool {
        symbol == other || asSuper(details(symbol).erasure, other) != nil
    }

    /// All supertypes of a class or type variable type, itself first, each class once, nearest first.
    package func closure(_ type: TypeID) -> [TypeID] {
        var found: [TypeID] = []
        var seen: Set<UInt32> = []
        var pending: [TypeID] = [type]
        while !pending.isEmpty {
            let next: TypeID = pending.removeFirst()
            let record: TypeRecord = types[next]
            switch record.kind {
            case .class:
                guard seen.insert(record.a).inserted else { continue }
                found.append(next)
                let parent: TypeID = superclass(next)
                if !parent.isNone { pending.append(parent) }
                pending.append(contentsOf: interfaces(next))
            case .typeVariable: pending.append(contentsOf: bounds(SymbolID(record.a)))
            case .intersection: pending.append(contentsOf: types.elements(TypeList(WordList(record.c))))
            case .array: pending.append(contentsOf: [known.object, known.serializable, known.cloneable])
            default: break
            }
        }
        return found
    }
}
