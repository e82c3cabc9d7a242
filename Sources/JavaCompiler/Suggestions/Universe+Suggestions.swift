// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What a misspelt type or package could have been meant to be: a type that its simple name would denote here, or one of the
// class library that only lacks an import.

extension Universe {
    /// A type in scope with a name like this one, or a type of the name itself that is not imported.
    func suggestedType(_ name: NameID, _ scope: TypeScope) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        offerTypes(scope, to: &match)
        // A type of exactly this name is the better guess.
        let missing: String = notImported(name, scope.unit)
        return missing.isEmpty ? match.best.map(didYouMean) ?? "" : missing
    }

    /// A nested class of a class with a name like this one.
    func suggestedNested(_ name: NameID, in owner: SymbolID, _ unit: SourceUnit) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        offerNested(of: owner, unit, to: &match)
        return match.best.map(didYouMean) ?? ""
    }

    /// A class of a package with a name like this one.
    func suggestedClass(_ name: NameID, inPackage package: String, _ unit: SourceUnit) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        offerPackage(names.intern(package), unit, to: &match)
        return match.best.map(didYouMean) ?? ""
    }

    /// A package with a name like this one.
    func suggestedPackage(_ name: String, _ unit: SourceUnit) -> String {
        let wanted: NameID = names.intern(name)
        var match: NameMatch = NameMatch(names.bytes(of: wanted))
        for package: NameID in packagesWithSource.sorted(by: { $0.rawValue < $1.rawValue }) {
            match.offer(names.bytes(of: package), shown: names.text(of: package))
        }
        for package: String in finder.packageNames() {
            let found: NameID = names.intern(package)
            if visibility(found, from: unit.module) == .visible { match.offer(names.bytes(of: found), shown: package) }
        }
        return match.best.map(didYouMean) ?? ""
    }

    /// Whether a type could have members that nobody can know, because a supertype has been complained about.
    func mayHaveUnknownMembers(_ type: TypeID) -> Bool {
        if namesAllUnknown { return false }
        let record: TypeRecord = types[type]
        switch record.kind {
        case .typeVariable:
            return self[SymbolID(record.a)].traits.contains(.hasUnknownSupertype)
                || bounds(SymbolID(record.a)).contains { mayHaveUnknownMembers($0) }
        case .class:
            return closure(type).contains { self[classSymbol(of: $0)].traits.contains(.hasUnknownSupertype) }
        case .intersection: return closureRoots(type).contains { mayHaveUnknownMembers($0) }
        default: return false
        }
    }

    // MARK: - Candidates

    /// Everything that a simple name can denote as a type.
    func offerTypes(_ scope: TypeScope, to match: inout NameMatch) {
        for variable: (name: NameID, type: TypeID) in scope.variables.reversed() {
            match.offer(names.bytes(of: variable.name), shown: names.text(of: variable.name))
        }
        var around: SymbolID = scope.owner
        while !around.isNone, self[around].kind == .class {
            offerNested(of: around, scope.unit, to: &match)
            for variable: TypeID in types.elements(typeParameters(around)) {
                let name: NameID = self[SymbolID(types[variable].a)].name
                match.offer(names.bytes(of: name), shown: names.text(of: name))
            }
            for local: (name: NameID, type: TypeID) in (localScopes[around] ?? []).reversed() {
                match.offer(names.bytes(of: local.name), shown: names.text(of: local.name))
            }
            around = self[around].owner
        }
        let unit: SourceUnit = scope.unit
        for name: NameID in unit.singleTypes.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            match.offer(names.bytes(of: name), shown: names.text(of: name))
        }
        offerPackage(self[unit.package].name, unit, to: &match)
        for owner: SymbolID in unit.classes + unit.staticClasses { offerNested(of: owner, unit, to: &match) }
        for package: NameID in unit.packages { offerPackage(package, unit, to: &match) }
        for package: NameID in unit.modulePackages { offerPackage(package, unit, to: &match) }
    }

    /// Member classes, inherited ones included.
    private func offerNested(of owner: SymbolID, _ unit: SourceUnit, to match: inout NameMatch) {
        // Supertypes of a class whose header is being read are not known yet.
        let roots: [TypeID] = details(owner).completion == .headerInProgress ? [] : closure(details(owner).erasure)
        for symbol: SymbolID in [owner] + roots.dropFirst().map({ classSymbol(of: $0) }) {
            var next: SymbolID = details(symbol).firstMember
            while !next.isNone {
                let found: Symbol = self[next]
                next = found.nextMember
                guard found.kind == .class, !found.name.isNone else { continue }
                let isOwn: Bool = details(symbol).source == UInt32(unit.index) + 1
                let isHidden: Bool = found.flags.contains(.private) && !isOwn
                let isNear: Bool = package(of: symbol) == unit.package
                let isOpen: Bool = !found.flags.isDisjoint(with: [.public, .protected])
                if !isHidden && (isNear || isOpen) {
                    match.offer(names.bytes(of: found.name), shown: names.text(of: found.name))
                }
            }
        }
    }

    /// Top-level classes of a package that the file may use.
    private func offerPackage(_ package: NameID, _ unit: SourceUnit, to match: inout NameMatch) {
        let isOwn: Bool = package == self[unit.package].name
        for source: SourceUnit in sources where self[source.package].name == package {
            for symbol: SymbolID in source.declared where self[self[symbol].owner].kind == .package {
                guard isOwn || self[symbol].flags.contains(.public) else { continue }
                match.offer(names.bytes(of: self[symbol].name), shown: names.text(of: self[symbol].name))
            }
        }
        for text: String in finder.classNames(inPackage: names.text(of: package)) {
            let name: NameID = names.intern(text)
            var trial: NameMatch = match
            trial.offer(names.bytes(of: name), shown: text)
            // Only what would be taken is looked at: whether it is public costs reading it.
            guard trial.best != match.best, let symbol: SymbolID = qualifiedClass(package, name) else { continue }
            completeHeader(symbol)
            if self[symbol].flags.contains(.public) || isOwn { match = trial }
        }
    }

    /// What to say of a type that an exported package of the class library has and that is not imported; nothing if there
    /// is none.
    func notImported(_ name: NameID, _ unit: SourceUnit) -> String {
        if let found: String = importable[name] { return found }
        var text: String = ""
        // Packages of java.base go before others, and those with short names, which are the best known ones.
        let packages: [(rank: Int, name: String)] = finder.packageNames().filter { $0.hasPrefix("java.") }.map {
            ($0.utf8.count + (finder.moduleOfPackage($0) == "java.base" ? 0 : 1_000), $0)
        }
        for (_, package): (Int, String) in packages.sorted(by: { ($0.rank, $0.name) < ($1.rank, $1.name) }) {
            let interned: NameID = names.intern(package)
            guard visibility(interned, from: unit.module) == .visible,
                let symbol: SymbolID = qualifiedClass(interned, name)
            else { continue }
            completeHeader(symbol)
            guard self[symbol].flags.contains(.public) else { continue }
            text = "class \(package).\(names.text(of: name)) is not imported"
            break
        }
        importable[name] = text
        return text
    }
}
