// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What names in code could have been meant to be: variables and methods in scope, members of a type.

extension Attributor {
    /// A variable in scope with a name like this one; where a type may stand as well, also a type.
    func suggestedVariable(_ name: NameID, orType: Bool = false) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        var at: Int = Int(env.scope)
        while at != 0 {
            let entry: ScopeEntry = scopes[at]
            if entry.kind == .variable {
                offer(entry.symbol, to: &match)
            } else if entry.kind == .classBody {
                offerMembers(.field, of: classFrames[Int(entry.link)].type, to: &match)
            }
            at = Int(entry.parent)
        }
        offerStaticImports(.field, to: &match)
        if orType { universe.offerTypes(env.types, to: &match) }
        if let found: String = match.best { return didYouMean(found) }
        return orType ? universe.notImported(name, unit) : ""
    }

    /// A method that can be called without qualifier, with a name like this one.
    func suggestedMethod(_ name: NameID) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        var index: Int32 = env.classFrame
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            offerMembers(.method, of: frame.type, to: &match)
            index = frame.parent
        }
        offerStaticImports(.method, to: &match)
        return match.best.map(didYouMean) ?? ""
    }

    /// A member of a type with a name like this one. A field and a method of the name itself are mistaken for each other.
    func suggestedMember(_ name: NameID, _ kind: SymbolKind, in site: TypeID) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        let other: SymbolKind = kind == .method ? .field : .method
        if kind == .field || kind == .method {
            var exact: NameMatch = match
            offerMembers(other, of: site, to: &exact, only: name)
            if let found: String = exact.best { return didYouMean(found) }
        }
        offerMembers(kind, of: site, to: &match)
        if kind == .field { offerMembers(.class, of: site, to: &match) }
        if let found: String = match.best { return didYouMean(found) }
        // The three ways to say how much there is.
        let text: String = names.text(of: name)
        guard text == "length" || text == "size" || text == "count" else { return "" }
        for spelling: String in ["length", "size"] where spelling != text {
            let wanted: NameID = names.intern(spelling)
            var exact: NameMatch = NameMatch(names.bytes(of: wanted))
            offerMembers(.method, of: site, to: &exact, only: wanted)
            offerMembers(.field, of: site, to: &exact, only: wanted)
            if let found: String = exact.best { return didYouMean(found) }
        }
        return ""
    }

    /// A static member of a class with a name like the imported one.
    func suggestedImport(_ name: NameID, of type: TypeID) -> String {
        var match: NameMatch = NameMatch(names.bytes(of: name))
        for member: SymbolID in universe.members(of: universe.classSymbol(of: type)) where isImportable(member, type) {
            match.offer(names.bytes(of: universe[member].name), shown: names.text(of: universe[member].name))
        }
        return match.best.map(didYouMean) ?? ""
    }

    // MARK: - Candidates

    private func offer(_ symbol: SymbolID, to match: inout NameMatch) {
        let found: Symbol = universe[symbol]
        match.offer(names.bytes(of: found.name), shown: names.text(of: found.name) + parentheses(found))
    }

    private func parentheses(_ found: Symbol) -> String {
        if found.kind != .method { return "" }
        let takesSomething: Bool = universe.members(found.name, .method, of: found.owner).contains {
            universe.parameterCount(universe[$0].type) > 0
        }
        return takesSomething ? "(...)" : "()"
    }

    private func offerMembers(_ kind: SymbolKind, of site: TypeID, to match: inout NameMatch, only: NameID? = nil) {
        if types.kind(site) == .array, kind == .field, only == nil || only == .length {
            match.offer(names.bytes(of: .length), shown: "length")
        }
        for type: TypeID in universe.closure(site) {
            for member: SymbolID in universe.members(of: universe.classSymbol(of: type)) {
                let found: Symbol = universe[member]
                guard found.kind == kind, only == nil || found.name == only else { continue }
                if kind == .class ? isAccessibleClass(member) : isAccessible(member, site) {
                    offer(member, to: &match)
                }
            }
        }
    }

    private func offerStaticImports(_ kind: SymbolKind, to match: inout NameMatch) {
        let named: [SymbolID] = unit.staticMembers.map(\.owner)
        for owner: SymbolID in named + unit.staticClasses {
            let type: TypeID = universe.details(owner).erasure
            for member: SymbolID in universe.members(of: owner) where universe[member].kind == kind {
                let isImported: Bool =
                    unit.staticClasses.contains(owner)
                    || unit.staticMembers.contains { $0.owner == owner && $0.name == universe[member].name }
                if isImported && isImportable(member, type) { offer(member, to: &match) }
            }
        }
    }
}

/// The line below a message.
func didYouMean(_ name: String) -> String { "did you mean '\(name)'?" }
