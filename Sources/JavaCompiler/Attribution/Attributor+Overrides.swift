// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What a method must respect of those it overrides, implements or hides (JLS 8.4.8.3).

extension Attributor {
    /// Checks a declared method against all methods of its name in supertypes. One complaint is enough.
    func checkOverriding(_ method: SymbolID) {
        let found: Symbol = universe[method]
        if found.name == .constructor || found.flags.contains(.private) { return }
        let own: TypeID = universe.ownType(found.owner)
        var supertypes: [TypeID] = Array(universe.closure(own).dropFirst())
        if universe.isInterface(found.owner), !supertypes.contains(known.object) { supertypes.append(known.object) }
        for supertype: TypeID in supertypes {
            let owner: SymbolID = universe.classSymbol(of: supertype)
            for other: SymbolID in universe.members(found.name, .method, of: owner) {
                let flags: AccessFlags = universe[other].flags
                if flags.contains(.private) { continue }
                if flags.isDisjoint(with: [.public, .protected]), universe.package(of: owner) != unit.package {
                    continue
                }
                // Static methods of interfaces are not inherited, and Object's hidden members not implemented.
                if flags.contains(.static) && universe.isInterface(owner) { continue }
                if universe.isInterface(found.owner), owner == universe.classSymbol(of: known.object),
                    !flags.contains(.public)
                {
                    continue
                }
                guard universe.isSubsignature(method, other, in: own) else { continue }
                if !checkOverride(of: other, by: method, own) { return }
            }
        }
    }

    private func checkOverride(of other: SymbolID, by method: SymbolID, _ own: TypeID) -> Bool {
        let mine: Symbol = universe[method]
        let theirs: Symbol = universe[other]
        let isStatic: Bool = mine.flags.contains(.static)
        func complain(_ key: String, _ reason: String) -> Bool {
            let verb: String
            if isStatic && theirs.flags.contains(.static) {
                verb = "hide"
            } else if universe.isInterface(theirs.owner) && !universe.isInterface(mine.owner) {
                verb = "implement"
            } else {
                verb = "override"
            }
            let name: String =
                universe[mine.owner].traits.contains(.isAnonymous)
                ? "<anonymous \(anonymousText(mine.owner))>" : universe.messageName(mine.owner)
            report(
                at: tree.position(mine.node), key,
                "\(methodText(method)) in \(name) cannot \(verb) \(methodText(other)) in \(universe.messageName(theirs.owner))\n\(reason)"
            )
            return false
        }
        if isStatic && !theirs.flags.contains(.static) {
            return complain("override.static", "overriding method is static")
        }
        if theirs.flags.contains(.final) || (!isStatic && theirs.flags.contains(.static)) {
            return complain(
                "override.meth",
                "overridden method is \(theirs.flags.contains(.static) ? (theirs.flags.contains(.final) ? "static final" : "static") : "final")"
            )
        }
        if protection(mine.flags) > protection(theirs.flags) {
            let was: String =
                theirs.flags.contains(.public) ? "public" : theirs.flags.contains(.protected) ? "protected" : "package"
            return complain("override.weaker.access", "attempting to assign weaker access privileges; was \(was)")
        }
        let type: TypeID = universe.memberType(other, in: own)
        var result: TypeID = universe.resultType(type)
        let (variables, others): ([TypeID], [TypeID]) = (
            universe.typeVariables(mine.type), universe.typeVariables(type)
        )
        if variables.count == others.count { result = universe.substitute(result, others, variables) }
        let myResult: TypeID = universe.resultType(mine.type)
        if !isReturnCompatible(myResult, result) {
            return complain(
                "override.incompatible.ret",
                "return type \(universe.messageText(myResult)) is not compatible with \(universe.messageText(result))")
        }
        var allowed: [TypeID] = universe.thrownTypes(type)
        if variables.count == others.count { allowed = universe.substitute(allowed, others, variables) }
        for thrown: TypeID in universe.thrownTypes(mine.type) {
            if thrown == .error || !isChecked(thrown) { continue }
            if allowed.contains(where: {
                universe.isSubtype(thrown, $0) || universe.isSubtype(universe.erasure(thrown), universe.erasure($0))
            }) {
                continue
            }
            return complain(
                "override.meth.doesnt.throw", "overridden method does not throw \(universe.messageText(thrown))")
        }
        if !mine.traits.contains(.isDeprecated) { warnUse(of: other, tree.position(mine.node)) }
        return true
    }

    /// Whether an exception must be declared (JLS 11.1.1).
    func isChecked(_ type: TypeID) -> Bool {
        !universe.isSubtype(type, known.runtimeException) && !universe.isSubtype(type, known.error)
    }

    private func isReturnCompatible(_ mine: TypeID, _ theirs: TypeID) -> Bool {
        if mine == theirs || mine == .error || theirs == .error { return true }
        if mine.isPrimitive || theirs.isPrimitive || mine == .void || theirs == .void { return false }
        return universe.isSubtypeLoosely(mine, theirs) || universe.isSameType(mine, universe.erasure(theirs))
            || universe.isSubtype(universe.erasure(mine), universe.erasure(theirs)) && !universe.isParameterized(theirs)
    }

    /// 0 for public to 3 for private.
    private func protection(_ flags: AccessFlags) -> Int {
        flags.contains(.public) ? 0 : flags.contains(.protected) ? 1 : flags.contains(.private) ? 3 : 2
    }
}
