// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Warnings about declarations of classes (-Xlint: rawtypes, serial, overrides, missing-explicit-ctor).

extension Attributor {
    func checkClassWarnings(_ symbol: SymbolID, _ view: ClassView) {
        warnRawHeader(symbol, view)
        warnSerial(symbol, view)
        warnEquals(symbol, view)
        warnMissingConstructor(symbol, view)
    }

    private func warnRawHeader(_ symbol: SymbolID, _ view: ClassView) {
        guard universe.lints.contains(.rawtypes) else { return }
        let nodes: [NodeID] = (view.superclass.isNone ? [] : [view.superclass]) + tree.elements(view.interfaces)
        for node: NodeID in nodes { warnRaw(node, universe.writtenSupertype(node, of: symbol)) }
    }

    private func warnSerial(_ symbol: SymbolID, _ view: ClassView) {
        let isPlain: Bool = view.flavor == .class && !universe[symbol].flags.contains(.abstract)
        guard universe.lints.contains(.serial), isPlain || view.flavor == .class,
            universe.isSubtype(universe.ownType(symbol), known.serializable)
        else { return }
        let name: NameID = names.intern("serialVersionUID")
        guard let field: SymbolID = universe.members(name, .field, of: symbol).first else {
            let text: String =
                universe[symbol].traits.contains(.isAnonymous)
                ? "<anonymous \(anonymousText(symbol))>" : universe.messageName(symbol)
            warn(
                .serial, at: tree.position(universe[symbol].node), "missing.SVUID",
                "serializable class \(text) has no definition of serialVersionUID")
            return
        }
        if !universe[field].flags.isSuperset(of: [.static, .final]) {
            warn(
                .serial, at: tree.position(universe[field].node), "improper.SVUID",
                "serialVersionUID must be declared static final in class \(universe.messageName(symbol))")
        }
    }

    private func warnEquals(_ symbol: SymbolID, _ view: ClassView) {
        guard universe.lints.contains(.overrides), view.flavor == .class,
            !universe[symbol].traits.contains(.isAnonymous)
        else { return }
        func method(_ name: String, _ parameters: [TypeID], of owner: SymbolID) -> SymbolID? {
            universe.members(names.intern(name), .method, of: owner).first {
                universe.parameterTypes(universe[$0].type) == parameters
            }
        }
        guard let equals: SymbolID = method("equals", [known.object], of: symbol),
            !universe[equals].flags.contains(.abstract)
        else { return }
        for supertype: TypeID in universe.closure(universe.ownType(symbol))
        where supertype != known.object && !universe.isInterfaceType(supertype) {
            if method("hashCode", [], of: universe.classSymbol(of: supertype)) != nil { return }
        }
        warn(
            .overrides, at: tree.position(universe[symbol].node), "override.equals.but.not.hashcode",
            "Class \(universe.messageName(symbol)) overrides equals, but neither it nor any superclass overrides hashCode method"
        )
    }

    /// Only packages that a named module exports count.
    private func warnMissingConstructor(_ symbol: SymbolID, _ view: ClassView) {
        guard universe.lints.contains(.missingConstructor), view.flavor == .class, !unit.module.isEmpty,
            !universe[symbol].traits.contains(.isAnonymous), universe[symbol].flags.contains(.public),
            universe.exportedPackages.contains(universe[unit.package].name),
            let only: SymbolID = universe.members(.constructor, .method, of: symbol).first,
            universe[only].traits.contains(.isImplicit)
        else { return }
        warn(
            .missingConstructor, at: tree.position(universe[symbol].node), "missing-explicit-ctor",
            "class \(universe.messageName(symbol)) in exported package \(names.text(of: universe[unit.package].name)) declares no explicit constructors, thereby exposing a default constructor to clients of module \(unit.module)"
        )
    }
}
