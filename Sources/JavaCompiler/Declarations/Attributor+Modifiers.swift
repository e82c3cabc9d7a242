// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Which modifiers a declaration may have, and which exclude each other (JLS 8.1.1, 8.3.1, 8.4.3, 8.8.3, 9.1.1, 9.3, 9.4).

extension Attributor {
    private static let access: ModifierSet = [.public, .protected, .private]

    func checkClassModifiers(_ symbol: SymbolID, _ view: ClassView) {
        let found: Symbol = universe[symbol]
        if found.traits.contains(.isAnonymous) || view.flags.contains(.isImplicit) { return }
        var written: ModifierSet = tree.modifiers(view.modifiers).set
        let isMember: Bool = universe[found.owner].kind == .class && !found.traits.contains(.isLocal)
        if isMember, universe.isInterface(found.owner) { written.insert(.public) }
        let isInterface: Bool = view.flavor == .interface || view.flavor == .annotation
        var allowed: ModifierSet = [.final, .abstract, .strictfp]
        if found.traits.contains(.isLocal) {
            if view.flavor != .class || written.contains(.static) { allowed.insert(.static) }
        } else {
            allowed.formUnion([.public, .sealed, .nonSealed])
            if universe[found.owner].kind == .class { allowed.formUnion([.protected, .private, .static]) }
        }
        if view.flavor == .enum { allowed.subtract([.abstract, .final, .sealed, .nonSealed]) }
        if view.flavor == .record { allowed.remove(.abstract) }
        checkModifiers(written, allowed, tree.position(found.node), isClass: true, isInterface: isInterface)
        if written.contains(.strictfp) { warnStrictfp(tree.position(found.node)) }
    }

    func checkFieldModifiers(_ field: SymbolID, _ modifiers: NodeID) {
        let isInterface: Bool = universe.isInterface(universe[field].owner)
        var allowed: ModifierSet = [.final, .static, .public]
        if !isInterface { allowed.formUnion([.protected, .private, .volatile, .transient]) }
        checkModifiers(tree.modifiers(modifiers).set, allowed, tree.position(universe[field].node))
    }

    func checkMethodModifiers(_ method: SymbolID, _ modifiers: NodeID) {
        let found: Symbol = universe[method]
        let written: ModifierSet = tree.modifiers(modifiers).set
        var allowed: ModifierSet = Attributor.access
        switch universe.flavor(found.owner) {
        case _ where found.name == .constructor:
            if universe.flavor(found.owner) == .enum { allowed = .private }
        case .annotation: allowed = [.abstract, .public]
        case .interface:
            let isOpen: Bool = written.isDisjoint(with: [.default, .static, .private])
            allowed = isOpen ? [.abstract, .public] : [.abstract, .private, .static, .public, .strictfp, .default]
        case .record: allowed.formUnion([.abstract, .static, .synchronized, .final, .strictfp])
        default: allowed.formUnion([.abstract, .static, .native, .synchronized, .final, .strictfp])
        }
        if written.contains(.strictfp) { warnStrictfp(tree.position(found.node)) }
        checkModifiers(written, allowed, tree.position(found.node))
    }

    private func warnStrictfp(_ position: SourcePosition) {
        warn(
            .strictfp, at: position, "strictfp",
            "as of release 17, all floating-point expressions are evaluated strictly and 'strictfp' is not required")
    }

    /// One complaint at most: those that are not allowed at all, or the first two that exclude each other.
    private func checkModifiers(
        _ written: ModifierSet, _ allowed: ModifierSet, _ position: SourcePosition, isClass: Bool = false,
        isInterface: Bool = false
    ) {
        let illegal: ModifierSet = written.subtracting(allowed)
        if !illegal.isEmpty {
            report(
                at: position, "mod.not.allowed.here",
                "modifier \(Attributor.words(illegal).joined(separator: ",")) not allowed here")
            return
        }
        var pairs: [(ModifierSet, ModifierSet)] = isClass ? [] : [(.abstract, [.private, .static, .default])]
        pairs += [
            ([.static, .private], .default), (.abstract, [.final, .native, .synchronized]),
            (.public, [.private, .protected]), (.private, [.public, .protected]), (.final, .volatile),
        ]
        if !isClass { pairs.append(([.abstract, .native], .strictfp)) }
        pairs += [(.final, [.sealed, .nonSealed]), (.sealed, [.final, .nonSealed])]
        for (first, second): (ModifierSet, ModifierSet) in pairs {
            var left: String? = Attributor.firstWord(written.intersection(first))
            if isInterface && first == .abstract { left = "interface" }
            guard let left: String = left, let right: String = Attributor.firstWord(written.intersection(second)) else {
                continue
            }
            report(
                at: position, "illegal.combination.of.modifiers",
                "illegal combination of modifiers: \(left) and \(right)")
            return
        }
    }

    /// The words in the order of the bits that class files have for them.
    private static func words(_ set: ModifierSet) -> [String] {
        var found: [String] = []
        var bit: UInt32 = 1
        while bit <= 0x4_0000 {
            let one: ModifierSet = ModifierSet(rawValue: bit)
            if set.contains(one) { found += one.spellings }
            bit <<= 1
        }
        return found
    }

    private static func firstWord(_ set: ModifierSet) -> String? { words(set).first }
}
