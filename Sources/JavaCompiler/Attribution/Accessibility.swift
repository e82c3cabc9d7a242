// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Access control (JLS 6.6).

extension Attributor {
    /// Whether a member may be used here through a type.
    func isAccessible(_ member: SymbolID, _ site: TypeID, isSuper: Bool = false) -> Bool {
        let symbol: Symbol = universe[member]
        let flags: AccessFlags = symbol.flags
        if flags.contains(.public) { return true }
        let owner: SymbolID = symbol.owner
        guard universe[owner].kind == .class else { return true }
        // Arrays have a public `clone` (JLS 10.7).
        if types.kind(site) == .array && symbol.name == universe.wellKnown.clone { return true }
        if flags.contains(.private) {
            guard !currentClass.isNone, outermost(currentClass) == outermost(owner) else { return false }
            // Private members are not inherited: the type itself must be the class.
            let place: SymbolID = universe.classSymbol(of: site)
            return place.isNone ? types.kind(site) == .array || types.kind(site) == .error : place == owner
        }
        let isSamePackage: Bool = universe.package(of: owner) == unit.package
        if isSamePackage { return true }
        guard flags.contains(.protected) else { return false }
        // Of what arrays have from Object only `clone` is protected there, and public in them (JLS 10.7).
        if isSuper || types.kind(site) == .array { return true }
        let isStatic: Bool = flags.contains(.static) || symbol.kind == .class
        var around: SymbolID = currentClass
        while !around.isNone, universe[around].kind == .class {
            if universe.isSubclass(around, of: owner) {
                if isStatic || symbol.name == .constructor { return true }
                if universe.asSuper(site, around) != nil { return true }
            }
            around = universe[around].owner
        }
        return false
    }

    func isAccessibleClass(_ symbol: SymbolID) -> Bool {
        universe.completeHeader(symbol)
        let found: Symbol = universe[symbol]
        if found.flags.contains(.public) || found.traits.contains(.isLocal) { return true }
        if universe[found.owner].kind == .class {
            if found.flags.contains(.private) {
                return currentClass.isNone || outermost(currentClass) == outermost(symbol)
            }
            if universe.package(of: symbol) == unit.package { return true }
            return found.flags.contains(.protected) && isAccessible(symbol, universe.details(symbol).erasure)
        }
        return universe.package(of: symbol) == unit.package
    }

    func outermost(_ symbol: SymbolID) -> SymbolID { universe.outermost(symbol) }
}
