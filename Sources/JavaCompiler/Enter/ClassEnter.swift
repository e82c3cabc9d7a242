// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// First pass over a source file: a symbol for every class that is a member of the file or of another class. What the
// classes contain is read on demand (SourceHeader, SourceMembers). Classes inside methods are entered by attribution.

extension Universe {
    /// Enters a parsed file. Its classes take precedence over class files of the same names.
    package func enter(_ tree: Tree) {
        let view: CompilationUnitView = tree.compilationUnit(tree.root)
        var packageName: NameID = .empty
        if !view.package.isNone {
            packageName = names.intern(tree.dottedName(NodeID(tree[view.package].a)))
        }
        let package: SymbolID = package(packageName)
        let unit: SourceUnit = SourceUnit(tree: tree, index: sources.count, package: package)
        sources.append(unit)
        // Files that are found later; of the others modules are not known yet.
        if !moduleName.isEmpty || !modules.declared.isEmpty { assignModule(unit) }
        packagesWithSource.insert(packageName)
        let prefix: String =
            packageName == .empty ? "" : String(names.text(of: packageName).map { $0 == "." ? "/" : $0 }) + "/"
        for declaration: NodeID in tree.elements(view.declarations) where tree.kind(declaration) == .classDeclaration {
            enterTopLevel(declaration, prefix, unit)
        }
    }

    /// Whether a file declares a top-level class of a simple name.
    func declares(_ tree: Tree, _ name: NameID) -> Bool {
        let declarations: UnsafeBufferPointer<NodeID> = tree.elements(tree.compilationUnit(tree.root).declarations)
        return declarations.contains {
            guard tree.kind($0) == .classDeclaration else { return false }
            let view: ClassView = tree.classDeclaration($0)
            return (view.flags.contains(.isImplicit) ? names.intern(tree.file.baseName) : view.name) == name
        }
    }

    private func enterTopLevel(_ declaration: NodeID, _ prefix: String, _ unit: SourceUnit) {
        let view: ClassView = unit.tree.classDeclaration(declaration)
        // The class of a compact source file is called after the file (JLS 8.1.8).
        let simpleName: NameID =
            view.flags.contains(.isImplicit) ? names.intern(unit.tree.file.baseName) : view.name
        guard !simpleName.isNone else { return }
        let binaryName: NameID = names.intern(prefix + names.text(of: simpleName))
        guard let symbol: SymbolID = declareClass(binaryName) else {
            report(
                unit.index, unit.tree.position(declaration), "duplicate.class",
                "duplicate class: \(prefix.map { $0 == "/" ? "." : $0 }.reduce(into: "") { $0.append($1) })"
                    + names.text(of: simpleName))
            return
        }
        declare(symbol, simpleName, declaration, view, unit)
        if self[symbol].flags.contains(.public), !view.flags.contains(.isImplicit), unit.tree.file !== freelyNamedFile,
            names.text(of: simpleName) != unit.tree.file.baseName
        {
            let kind: String = location(kindOf: view.flavor)
            let name: String = names.text(of: simpleName)
            report(
                unit.index, unit.tree.position(declaration), "class.public.should.be.in.file",
                "\(kind) \(name) is public, should be declared in a file named \(name).java")
        }
    }

    private func location(kindOf flavor: ClassFlavor) -> String {
        switch flavor {
        case .class: "class"
        case .interface: "interface"
        case .enum: "enum"
        case .record: "record"
        case .annotation: "@interface"
        }
    }

    /// Fills in what the declaration says at once, and enters the classes inside.
    func declare(
        _ symbol: SymbolID, _ name: NameID, _ declaration: NodeID, _ view: ClassView, _ unit: SourceUnit
    ) {
        let (set, _): (ModifierSet, NodeList) = unit.tree.modifiers(view.modifiers)
        let owner: Symbol = self[self[symbol].owner]
        var access: UInt16 = UInt16(truncatingIfNeeded: set.rawValue)
        switch view.flavor {
        case .interface: access |= AccessFlags.interface.rawValue | AccessFlags.abstract.rawValue
        case .annotation:
            access |=
                AccessFlags.interface.rawValue | AccessFlags.abstract.rawValue | AccessFlags.annotation.rawValue
        case .enum: access |= AccessFlags.enum.rawValue | enumFlags(view, unit.tree)
        case .record: access |= AccessFlags.final.rawValue
        case .class: if view.flags.contains(.isImplicit) { access |= AccessFlags.final.rawValue }
        }
        if owner.kind == .class {
            // Members of interfaces are public and static; enums, records and interfaces are static anywhere.
            if owner.flags.contains(.interface) {
                access |= AccessFlags.public.rawValue | AccessFlags.static.rawValue
            } else if view.flavor != .class {
                access |= AccessFlags.static.rawValue
            }
        }
        var traits: SymbolTraits = unit.tree.deprecation(view.modifiers)
        if view.flags.contains(.isDeprecatedByComment) { traits.insert(.isDeprecated) }
        if set.contains(.sealed) { traits.insert(.isSealed) }
        if set.contains(.nonSealed) { traits.insert(.isNonSealed) }
        update(symbol) {
            $0.name = name
            $0.flavor = view.flavor.rawValue
            $0.access = access & ~AccessFlags.synchronized.rawValue
            $0.traits = traits
            $0.node = declaration
        }
        updateDetails(symbol) { $0.source = UInt32(unit.index + 1) }
        unit.declared.append(symbol)
        for member: NodeID in unit.tree.elements(view.members) where unit.tree.kind(member) == .classDeclaration {
            enterNested(member, in: symbol, unit)
        }
    }

    private func enterNested(_ declaration: NodeID, in owner: SymbolID, _ unit: SourceUnit) {
        let view: ClassView = unit.tree.classDeclaration(declaration)
        guard !view.name.isNone else { return }
        let position: SourcePosition = unit.tree.position(declaration)
        let binaryName: NameID = names.intern(
            names.text(of: self.binaryName(owner)) + "$" + names.text(of: view.name))
        checkUnlikeOuter(view.name, in: owner, at: position, unit)
        guard let symbol: SymbolID = declareClass(binaryName) else {
            let outer: String = qualifiedNameDuringEntry(owner)
            report(
                unit.index, position, "already.defined",
                "class \(outer).\(names.text(of: view.name)) is already defined in class \(outer)")
            return
        }
        update(symbol) { $0.name = view.name }
        link(symbol, into: owner)
        declare(symbol, view.name, declaration, view, unit)
    }

    /// A class may not be called like one around it, but for the one of a compact source file.
    func checkUnlikeOuter(_ name: NameID, in owner: SymbolID, at position: SourcePosition, _ unit: SourceUnit) {
        var around: SymbolID = owner
        while self[around].kind == .class {
            let isImplicit: Bool = unit.tree[self[around].node].flags.contains(.isImplicit)
            if self[around].name == name && !isImplicit {
                let place: Symbol = self[self[around].owner]
                let kind: String = place.kind == .package ? "package" : "class"
                let placeName: String =
                    place.name == .empty ? "unnamed package" : qualifiedNameDuringEntry(self[around].owner)
                report(
                    unit.index, position, "already.defined",
                    "class \(qualifiedNameDuringEntry(around)) is already defined in \(kind) \(placeName)")
                return
            }
            around = self[around].owner
        }
    }

    /// Like `qualifiedName`, without completing anything.
    private func qualifiedNameDuringEntry(_ symbol: SymbolID) -> String {
        let found: Symbol = self[symbol]
        if found.kind == .package || self[found.owner].name == .empty { return names.text(of: found.name) }
        return qualifiedNameDuringEntry(found.owner) + "." + names.text(of: found.name)
    }

    /// An enum is final unless a constant has a body, and sealed if one has.
    private func enumFlags(_ view: ClassView, _ tree: Tree) -> UInt16 {
        let hasBodies: Bool = tree.elements(view.members).contains {
            tree.kind($0) == .enumConstant && !tree.enumConstant($0).body.isNone
        }
        return hasBodies ? 0 : AccessFlags.final.rawValue
    }

    func hasErrors(in unit: SourceUnit) -> Bool {
        diagnostics.contains { $0.source == unit.index && $0.diagnostic.severity == .error }
    }

    /// - Parameter suggestion: what could have been meant, empty if there is no telling; asked for only if the message is
    ///   shown.
    func report(
        _ source: Int, _ position: SourcePosition, _ key: String, _ text: String, suggestion: () -> String = { "" }
    ) {
        shownCaptures.removeAll()
        let isKnown: Bool = diagnostics.contains {
            $0.source == source && $0.diagnostic.position == position && $0.diagnostic.severity == .error
        }
        if isKnown { return }
        let diagnostic: Diagnostic = Diagnostic(key: key, text: text, position: position, suggestion: suggestion())
        diagnostics.append((source: source, diagnostic: diagnostic))
    }
}

extension Tree {
    /// What `@Deprecated` among modifiers says.
    func deprecation(_ modifiers: NodeID) -> SymbolTraits {
        if modifiers.isNone { return [] }
        for annotation: NodeID in elements(self.modifiers(modifiers).annotations) {
            let found: Node = self[annotation]
            let name: String = dottedName(NodeID(found.a))
            guard name == "Deprecated" || name == "java.lang.Deprecated" else { continue }
            let isForRemoval: Bool = elements(NodeList(found.b)).contains {
                let pair: Node = self[$0]
                guard pair.kind == .assignment, dottedName(NodeID(pair.a)) == "forRemoval" else { return false }
                let value: Node = self[NodeID(pair.b)]
                return value.kind == .literal && value.variant == LiteralKind.boolean.rawValue && value.a == 1
            }
            return isForRemoval ? [.isDeprecated, .isForRemoval] : .isDeprecated
        }
        return []
    }

    /// The text of an identifier or of field accesses of identifiers.
    package func dottedName(_ id: NodeID) -> String {
        let found: Node = self[id]
        switch found.kind {
        case .identifier: return names.text(of: NameID(found.a))
        case .fieldAccess: return dottedName(NodeID(found.a)) + "." + names.text(of: NameID(found.b))
        default: return ""
        }
    }
}

extension SourceFile {
    /// The file's name without folders and extension.
    package var baseName: String {
        let last: Substring = name.split(separator: "/").last ?? ""
        return String(last.split(separator: ".").first ?? "")
    }
}
