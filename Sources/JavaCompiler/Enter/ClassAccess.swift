// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Access to classes that are named where types are written (JLS 6.6.1).

extension Universe {
    func outermost(_ symbol: SymbolID) -> SymbolID {
        var last: SymbolID = symbol
        while self[self[last].owner].kind == .class { last = self[last].owner }
        return last
    }

    /// Whether a class may be named in a scope. Headers of source classes are not read for it: what is asked may be part
    /// of one.
    func isAccessible(_ symbol: SymbolID, in scope: TypeScope) -> Bool {
        if details(symbol).source == 0 { completeHeader(symbol) }
        let found: Symbol = self[symbol]
        if found.flags.contains(.public) || found.traits.contains(.isLocal) { return true }
        let isSamePackage: Bool = package(of: symbol) == scope.unit.package
        guard self[found.owner].kind == .class else { return isSamePackage || scope.isInModule }
        let place: SymbolID = scope.owner.isNone ? scope.declaring : scope.owner
        if found.flags.contains(.private) { return place.isNone || outermost(place) == outermost(symbol) }
        if isSamePackage || scope.isInModule { return true }
        guard found.flags.contains(.protected) else { return false }
        // Who extends whom is not known while headers are read.
        if headersInProgress > 0 { return true }
        var around: SymbolID = place
        while !around.isNone, self[around].kind == .class {
            if isSubclass(around, of: found.owner) { return true }
            around = self[around].owner
        }
        return false
    }

    /// Key and text of the complaint about a member or class that may not be named. `name` is how messages call it.
    func inaccessible(_ symbol: SymbolID, _ name: String) -> (key: String, text: String) {
        let found: Symbol = self[symbol]
        let owner: String =
            self[found.owner].kind == .class
            ? messageName(found.owner) : names.text(of: self[found.owner].name)
        if found.flags.contains(.private) || found.flags.contains(.protected) {
            let access: String = found.flags.contains(.private) ? "private" : "protected"
            return ("report.access", "\(name) has \(access) access in \(owner)")
        }
        return (
            "not.def.public.cant.access", "\(name) is not public in \(owner); cannot be accessed from outside package"
        )
    }

    /// Complains about a class that may not be named in a scope. True if there is no reason to.
    func checkAccess(_ symbol: SymbolID, at position: SourcePosition, _ scope: TypeScope) -> Bool {
        if isAccessible(symbol, in: scope) { return true }
        let (key, text): (String, String) = inaccessible(symbol, messageName(symbol))
        report(scope.unit.index, position, key, text)
        return false
    }
}
