// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Searches that attribution makes for every name and call, with their results remembered by class and name.

/// Names that attribution asks for.
struct WellKnownMembers {
    let getClass: NameID
    let clone: NameID
    let iterator: NameID
    let close: NameID
    let value: NameID

    init(_ names: NameTable) {
        getClass = names.intern("getClass")
        clone = names.intern("clone")
        iterator = names.intern("iterator")
        close = names.intern("close")
        value = names.intern("value")
        overrideName = names.intern("java/lang/Override")
    }

    private let overrideName: NameID

    func overrideClass(_ universe: Universe) -> SymbolID { universe.classSymbol(overrideName) }
}

extension Universe {
    func name(of symbol: SymbolID) -> NameID { self[symbol].name }

    private func memberKey(_ type: TypeID, _ name: NameID) -> UInt64 {
        let symbol: SymbolID = classSymbol(of: type)
        // Members do not depend on type arguments; types that are no class types have their own number, marked.
        let place: UInt32 = symbol.isNone ? type.rawValue | 1 << 31 : symbol.rawValue
        return UInt64(place) << 32 | UInt64(name.rawValue)
    }

    /// `fields(_:in:)`, remembered.
    func cachedFields(_ name: NameID, in type: TypeID) -> [SymbolID] {
        let key: UInt64 = memberKey(type, name)
        if let found: [SymbolID] = caches.fields[key] { return found }
        let found: [SymbolID] = fields(name, in: type)
        if headersInProgress == 0 { caches.fields[key] = found }
        return found
    }

    /// `methods(_:in:)`, remembered.
    func cachedMethods(_ name: NameID, in type: TypeID) -> [SymbolID] {
        let key: UInt64 = memberKey(type, name)
        if let found: [SymbolID] = caches.methods[key] { return found }
        let symbol: SymbolID = classSymbol(of: type)
        let found: [SymbolID] = methods(name, in: symbol.isNone ? type : ownType(symbol))
        if headersInProgress == 0 { caches.methods[key] = found }
        return found
    }

    /// `functionalMethod(_:)` of a class, remembered.
    func cachedFunctionalMethod(_ symbol: SymbolID) -> SymbolID? {
        if symbol.isNone { return nil }
        if let found: SymbolID = caches.functions[symbol] { return found.isNone ? nil : found }
        let found: SymbolID? = functionalMethod(ownType(symbol))
        caches.functions[symbol] = found ?? SymbolID.none
        return found
    }

    /// Abstract methods of an interface that Object does not have.
    func abstractMethods(_ symbol: SymbolID) -> [SymbolID] {
        var found: [SymbolID] = []
        for supertype: TypeID in closure(ownType(symbol)) where isInterfaceType(supertype) {
            for member: SymbolID in members(of: classSymbol(of: supertype))
            where self[member].kind == .method && self[member].flags.contains(.abstract) {
                let isObjects: Bool = members(self[member].name, .method, of: classSymbol(of: known.object)).contains {
                    self[$0].flags.contains(.public) && isSubsignature(member, $0, in: ownType(symbol))
                }
                if !isObjects { found.append(member) }
            }
        }
        return found
    }

    // MARK: - Parts of types

    func parameterCount(_ method: TypeID) -> Int {
        var record: TypeRecord = types[method]
        if record.kind == .genericMethod { record = types[TypeID(record.a)] }
        return types.count(TypeList(WordList(record.b)))
    }

    /// A method type without its type variables.
    func plainType(_ method: TypeID) -> TypeID {
        let record: TypeRecord = types[method]
        return record.kind == .genericMethod ? TypeID(record.a) : method
    }

    /// The class types whose members a type has: itself, its bounds or its components.
    func closureRoots(_ type: TypeID) -> [TypeID] {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .typeVariable: return bounds(SymbolID(record.a)).flatMap { closureRoots($0) }
        case .intersection: return types.elements(TypeList(WordList(record.c))).flatMap { closureRoots($0) }
        case .array: return [known.object]
        case .class: return [type]
        default: return []
        }
    }

    /// The erasure of a result; of void nothing changes.
    func erasureOfResult(_ type: TypeID) -> TypeID {
        switch types.kind(type) {
        case .class, .array, .typeVariable, .intersection: return erasure(type)
        default: return type
        }
    }

    func isSubtypeLoosely(_ type: TypeID, _ other: TypeID) -> Bool {
        var isUnchecked: Bool = false
        return isSubtypeUnchecked(type, other, isUnchecked: &isUnchecked)
    }

    // MARK: - Upward projection

    /// A supertype without captured variables (JLS 4.10.5): the type of `var`.
    func projectedUpward(_ type: TypeID) -> TypeID {
        guard types[type].flags.contains(.mentionsCaptured) else { return type }
        return project(type, depth: 0)
    }

    private func project(_ type: TypeID, depth: Int) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.flags.contains(.mentionsCaptured) else { return type }
        if depth > 8 { return known.object }
        switch record.kind {
        case .typeVariable: return project(upperBound(SymbolID(record.a)), depth: depth + 1)
        case .array: return types.array(of: project(TypeID(record.a), depth: depth + 1))
        case .intersection:
            return glb(types.elements(TypeList(WordList(record.c))).map { project($0, depth: depth + 1) })
        case .class:
            let symbol: SymbolID = SymbolID(record.a)
            let enclosing: TypeID = record.b == 0 ? .none : project(TypeID(record.b), depth: depth + 1)
            let parameters: [TypeID] = types.elements(typeParameters(symbol))
            let arguments: [TypeID] = types.elements(TypeList(WordList(record.c))).enumerated().map { index, argument in
                projectArgument(argument, index < parameters.count ? parameters[index] : .none, depth: depth + 1)
            }
            return types.classType(symbol, enclosing: enclosing, arguments: types.list(arguments))
        default: return type
        }
    }

    private func projectArgument(_ argument: TypeID, _ parameter: TypeID, depth: Int) -> TypeID {
        let record: TypeRecord = types[argument]
        guard record.flags.contains(.mentionsCaptured) else { return argument }
        if record.kind == .wildcard {
            switch WildcardKind(rawValue: record.variant) ?? .unbounded {
            case .unbounded: return argument
            case .extends:
                let bound: TypeID = project(TypeID(record.a), depth: depth)
                return bound == known.object ? types.wildcard(.unbounded) : types.wildcard(.extends, bound)
            case .super:
                guard let lower: TypeID = projectDown(TypeID(record.a), depth: depth) else {
                    return types.wildcard(.unbounded)
                }
                return types.wildcard(.super, lower)
            }
        }
        if record.kind == .typeVariable {
            let lower: TypeID = lowerBound(SymbolID(record.a))
            let upper: TypeID = depth > 4 ? known.object : project(upperBound(SymbolID(record.a)), depth: depth)
            let declared: [TypeID] = parameter.isNone ? [] : bounds(SymbolID(types[parameter].a))
            // An upper bound that the parameter has anyway says less than a lower bound.
            if upper != known.object, lower == .null || !declared.contains(upper) {
                return types.wildcard(.extends, upper)
            }
            if lower != .null, let down: TypeID = projectDown(lower, depth: depth) {
                return types.wildcard(.super, down)
            }
            return types.wildcard(.unbounded)
        }
        let bound: TypeID = depth > 4 ? known.object : project(argument, depth: depth)
        return bound == known.object ? types.wildcard(.unbounded) : types.wildcard(.extends, bound)
    }

    private func projectDown(_ type: TypeID, depth: Int) -> TypeID? {
        let record: TypeRecord = types[type]
        guard record.flags.contains(.mentionsCaptured) else { return type }
        if record.kind == .typeVariable {
            let lower: TypeID = lowerBound(SymbolID(record.a))
            return lower == .null || depth > 6 ? nil : projectDown(lower, depth: depth + 1)
        }
        return nil
    }

    // MARK: - Names

    /// The class of a simple name in a package named with dots.
    func qualifiedClass(_ package: NameID, _ name: NameID) -> SymbolID? {
        var bytes: [UInt8] = names.bytes(of: package).map { $0 == 0x2E ? 0x2F : $0 }
        if !bytes.isEmpty { bytes.append(0x2F) }
        bytes.append(contentsOf: names.bytes(of: name))
        return existingClass(bytes.withUnsafeBufferPointer { names.intern($0) })
    }

    func reportMissingInPackage(
        _ name: NameID, package: NameID, at position: SourcePosition, _ unit: SourceUnit,
        suggestion: () -> String
    ) {
        let text: String = names.text(of: package)
        if packageExists(package) || isEnclosingPackage(text) {
            reportMissing(name, location: "package \(text)", at: position, unit) {
                suggestedClass(name, inPackage: text, unit)
            }
        } else {
            report(unit.index, position, "doesnt.exist", "package \(text) does not exist") {
                let found: String = suggestion()
                return found.isEmpty ? suggestedPackage(text, unit) : found
            }
        }
    }

    /// `isSubclass` for a class that may be absent.
    func isSubclass(_ symbol: SymbolID, orNoneOf other: SymbolID) -> Bool {
        !symbol.isNone && isSubclass(symbol, of: other)
    }

    /// How messages call an anonymous class: by its class around and number.
    func qualifiedAnonymousName(_ symbol: SymbolID) -> String {
        String(names.text(of: binaryName(symbol)).map { $0 == "/" ? "." : $0 })
    }

    // MARK: - Local classes

    /// Declares a class of a block, or without name, inside a class.
    func declareLocalClass(
        _ name: NameID, _ node: NodeID, in owner: SymbolID, _ unit: SourceUnit, isStaticContext: Bool, number: Int
    ) -> SymbolID {
        let outer: String = names.text(of: binaryName(owner))
        let suffix: String = name.isNone ? "" : names.text(of: name)
        var next: Int = number
        var symbol: SymbolID?
        while symbol == nil {
            symbol = declareClass(names.intern("\(outer)$\(next)\(suffix)"))
            next += 1
        }
        let declared: SymbolID = symbol ?? .none
        update(declared) {
            $0.owner = owner
            $0.name = name
        }
        let view: ClassView = unit.tree.classDeclaration(node)
        declare(declared, name, node, view, unit)
        update(declared) {
            $0.traits.insert(.isLocal)
            // Not a member, so not public or static because the class around is an interface.
            let isWritten: Bool = view.flavor != .class
            $0.access &= ~(AccessFlags.public.rawValue | (isWritten ? 0 : AccessFlags.static.rawValue))
            if isWritten { $0.access |= AccessFlags.static.rawValue }
            if isStaticContext { $0.traits.insert(.isInStaticContext) }
        }
        return declared
    }

    /// The header of a class without name.
    func setAnonymousHeader(_ symbol: SymbolID, superclass: TypeID, interfaces: [TypeID]) {
        setOwnType(of: symbol, .empty)
        updateDetails(symbol) {
            $0.completion = .header
            $0.superclass = superclass
            $0.interfaces = types.list(interfaces)
        }
    }
}
