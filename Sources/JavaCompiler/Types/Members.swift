// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Members as seen from a type, and which members a type has (JLS 8.2, 8.4.2, 8.4.8).

extension Universe {
    /// The type of a member when it is used through `site`.
    package func memberType(_ member: SymbolID, in site: TypeID) -> TypeID {
        let symbol: Symbol = self[member]
        guard self[symbol.owner].kind == .class, !symbol.flags.contains(.static) else { return symbol.type }
        let parameters: [TypeID] = allParameters(symbol.owner)
        if parameters.isEmpty { return symbol.type }
        guard var base: TypeID = asOuterSuper(site, symbol.owner) else { return symbol.type }
        // The bounds of a variable are not captured with it.
        if types.kind(site) == .typeVariable || types.kind(site) == .intersection { base = captureForSubtyping(base) }
        return asSeen(symbol.type, from: base, symbol.owner)
    }

    /// Like `asSuper`, looking also at the types around `type`.
    func asOuterSuper(_ type: TypeID, _ symbol: SymbolID) -> TypeID? {
        if let found: TypeID = asSuper(type, symbol) { return found }
        let record: TypeRecord = types[type]
        guard record.kind == .class, record.b != 0 else { return nil }
        return asOuterSuper(TypeID(record.b), symbol)
    }

    /// The fields of a name that a type has: its own, else those of its superinterfaces and superclass. More than one
    /// makes the name ambiguous; accessibility is the caller's question.
    package func fields(_ name: NameID, in type: TypeID) -> [SymbolID] {
        var found: [SymbolID] = []
        for start: TypeID in classTypes(type) { collectFields(name, start, &found) }
        return found
    }

    private func collectFields(_ name: NameID, _ type: TypeID, _ found: inout [SymbolID]) {
        let own: [SymbolID] = members(name, .field, of: classSymbol(of: type))
        if let field: SymbolID = own.first {
            if !found.contains(field) { found.append(field) }
            return
        }
        for interface: TypeID in interfaces(type) { collectFields(name, interface, &found) }
        let parent: TypeID = superclass(type)
        if types.kind(parent) == .class, !isInterfaceType(type) { collectFields(name, parent, &found) }
    }

    /// The member class of a name: declared in the class, else inherited (JLS 8.5). A declaration hides what stands
    /// above it even where it is not inherited itself.
    package func memberClass(_ name: NameID, in type: TypeID) -> SymbolID? {
        let own: SymbolID = classSymbol(of: type)
        guard !own.isNone, headersInProgress == 0 else { return findMemberClass(name, in: type) }
        let key: UInt64 = UInt64(own.rawValue) << 32 | UInt64(name.rawValue)
        if let found: SymbolID = caches.memberClasses[key] { return found.isNone ? nil : found }
        let found: SymbolID? = findMemberClass(name, in: type)
        if headersInProgress == 0 { caches.memberClasses[key] = found ?? SymbolID.none }
        return found
    }

    private func findMemberClass(_ name: NameID, in type: TypeID) -> SymbolID? {
        for start: TypeID in classTypes(type) {
            let site: SymbolID = classSymbol(of: start)
            var seen: Set<SymbolID> = []
            if let found: SymbolID = memberClass(name, site, site: site, &seen) { return found }
        }
        return nil
    }

    private func memberClass(
        _ name: NameID, _ symbol: SymbolID, site: SymbolID, _ seen: inout Set<SymbolID>
    ) -> SymbolID? {
        guard seen.insert(symbol).inserted else { return nil }
        if let found: SymbolID = nestedClass(name, of: symbol) { return isInherited(found, by: site) ? found : nil }
        completeHeader(symbol)
        let details: ClassDetails = details(symbol)
        let parents: [TypeID] = [details.superclass] + types.elements(details.interfaces)
        for parent: TypeID in parents where types.kind(parent) == .class {
            if let found: SymbolID = memberClass(name, classSymbol(of: parent), site: site, &seen) { return found }
        }
        return nil
    }

    /// Whether a class has a member of one of its supertypes: not the private ones, and those without access modifier
    /// only inside their package.
    func isInherited(_ member: SymbolID, by symbol: SymbolID) -> Bool {
        let owner: SymbolID = self[member].owner
        if owner == symbol { return true }
        let flags: AccessFlags = self[member].flags
        if flags.contains(.private) { return false }
        if !flags.isDisjoint(with: [.public, .protected]) { return true }
        return package(of: owner) == package(of: symbol)
    }

    /// The methods of a name that a type has, inherited ones included, overridden and hidden ones left out. Constructors
    /// are not inherited.
    package func methods(_ name: NameID, in type: TypeID) -> [SymbolID] {
        var found: [SymbolID] = []
        for supertype: TypeID in closure(type) {
            let owner: SymbolID = classSymbol(of: supertype)
            let isInherited: Bool = owner != classSymbol(of: type)
            if name == .constructor && isInherited { break }
            for method: SymbolID in members(name, .method, of: owner) {
                let flags: AccessFlags = self[method].flags
                // Static methods of interfaces and private methods are not inherited.
                if isInherited && (flags.contains(.private) || (flags.contains(.static) && isInterface(owner))) {
                    continue
                }
                let isOverridden: Bool = found.contains { other in
                    self[other].owner != owner && isSubclassOrMember(other, of: owner, type)
                        && isSubsignature(other, method, in: type)
                }
                if !isOverridden { found.append(method) }
            }
        }
        return found
    }

    /// Whether a method declared in one supertype of `type` may override one of another: it is in a subclass, or a class
    /// against an interface.
    private func isSubclassOrMember(_ method: SymbolID, of owner: SymbolID, _ type: TypeID) -> Bool {
        let other: SymbolID = self[method].owner
        // A class has Object's methods from its superclass, also where an interface declares them again.
        if isInterface(other) && !isInterface(owner) { return isInterfaceType(type) }
        if isSubclass(other, of: owner) { return true }
        return !isInterface(other) && isInterface(owner) && !self[method].flags.contains(.abstract)
    }

    /// Where to look for members of a type: itself, its bounds or its components.
    private func classTypes(_ type: TypeID) -> [TypeID] {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class: return [type]
        case .typeVariable: return bounds(SymbolID(record.a)).flatMap { classTypes($0) }
        case .intersection: return types.elements(TypeList(WordList(record.c))).flatMap { classTypes($0) }
        case .array: return [known.object]
        default: return []
        }
    }

    // MARK: - Signatures

    /// Parameter types of a method type, generic or not.
    package func parameterTypes(_ method: TypeID) -> [TypeID] { types.elements(TypeList(WordList(plain(method).b))) }

    package func resultType(_ method: TypeID) -> TypeID { TypeID(plain(method).a) }

    package func thrownTypes(_ method: TypeID) -> [TypeID] { types.elements(TypeList(WordList(plain(method).c))) }

    /// Variables of a generic method's type; empty for others.
    package func typeVariables(_ method: TypeID) -> [TypeID] {
        let record: TypeRecord = types[method]
        return record.kind == .genericMethod ? types.elements(TypeList(WordList(record.c))) : []
    }

    private func plain(_ method: TypeID) -> TypeRecord {
        let record: TypeRecord = types[method]
        return record.kind == .genericMethod ? types[TypeID(record.a)] : record
    }

    /// Whether one method's signature is a subsignature of another's (JLS 8.4.2), both seen from `site`.
    package func isSubsignature(_ method: SymbolID, _ other: SymbolID, in site: TypeID) -> Bool {
        let left: TypeID = memberType(method, in: site)
        let right: TypeID = memberType(other, in: site)
        return haveSameSignature(left, right) || haveSameParameters(left, erasure(right))
    }

    /// Same parameters after renaming type variables, which must have the same bounds.
    package func haveSameSignature(_ method: TypeID, _ other: TypeID) -> Bool {
        let (own, others): ([TypeID], [TypeID]) = (typeVariables(method), typeVariables(other))
        guard own.count == others.count else { return false }
        if own.isEmpty { return haveSameParameters(method, other) }
        for (variable, counterpart): (TypeID, TypeID) in zip(own, others) {
            let bounds: [TypeID] = bounds(SymbolID(types[variable].a))
            let renamed: [TypeID] = substitute(self.bounds(SymbolID(types[counterpart].a)), others, own)
            guard bounds.count == renamed.count, zip(bounds, renamed).allSatisfy({ isSameType($0, $1) }) else {
                return false
            }
        }
        let parameters: [TypeID] = substitute(parameterTypes(other), others, own)
        let mine: [TypeID] = parameterTypes(method)
        return mine.count == parameters.count && zip(mine, parameters).allSatisfy { isSameType($0, $1) }
    }

    private func haveSameParameters(_ method: TypeID, _ other: TypeID) -> Bool {
        let (mine, theirs): ([TypeID], [TypeID]) = (parameterTypes(method), parameterTypes(other))
        return mine.count == theirs.count && zip(mine, theirs).allSatisfy { isSameType($0, $1) }
    }

    /// The one abstract method of a functional interface (JLS 9.8), nil for other types.
    package func functionalMethod(_ type: TypeID) -> SymbolID? {
        // A sealed interface is not functional, since nobody else may implement it.
        guard isInterfaceType(type), !self[classSymbol(of: type)].traits.contains(.isSealed) else { return nil }
        var abstract: [SymbolID] = []
        var names: Set<NameID> = []
        for supertype: TypeID in closure(type) where isInterfaceType(supertype) {
            for member: SymbolID in members(of: classSymbol(of: supertype)) where self[member].kind == .method {
                if self[member].flags.contains(.abstract) { names.insert(self[member].name) }
            }
        }
        for name: NameID in names.sorted(by: { $0.rawValue < $1.rawValue }) {
            for method: SymbolID in methods(name, in: type) where self[method].flags.contains(.abstract) {
                let isObjectMethod: Bool = members(name, .method, of: classSymbol(of: known.object)).contains {
                    self[$0].flags.contains(.public) && isSubsignature(method, $0, in: type)
                }
                if !isObjectMethod { abstract.append(method) }
            }
        }
        guard let first: SymbolID = abstract.first else { return nil }
        // Several abstract methods count as one if they have one signature.
        return abstract.dropFirst().allSatisfy {
            self[$0].name == self[first].name
                && (isSubsignature(first, $0, in: type) || isSubsignature($0, first, in: type))
        }
            ? first : nil
    }
}
