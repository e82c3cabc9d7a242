// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// What import declarations mean (JLS 7.5), and the search for simple type names in a file (JLS 6.4.1, 6.5.5.1).

extension Universe {
    /// Reads the imports of a file, once.
    func resolveImports(_ unit: SourceUnit) {
        if unit.areImportsResolved { return }
        unit.areImportsResolved = true
        let tree: Tree = unit.tree
        let view: CompilationUnitView = tree.compilationUnit(tree.root)
        for declaration: NodeID in tree.elements(view.imports) { resolveImport(tree[declaration], unit) }
        let isCompact: Bool = tree.elements(view.declarations).contains { tree[$0].flags.contains(.isImplicit) }
        // A compact source file sees all of java.base (JLS 7.3).
        if isCompact { importModule("java.base", unit, nil) }
        unit.packages.append(names.intern("java.lang"))
    }

    private func resolveImport(_ declaration: Node, _ unit: SourceUnit) {
        let tree: Tree = unit.tree
        let name: NodeID = NodeID(declaration.a)
        let text: String = tree.dottedName(name)
        if declaration.flags.contains(.isModule) {
            importModule(text, unit, SourcePosition(declaration.start))
        } else if declaration.flags.contains(.isStatic) {
            importStatic(declaration, name, unit)
        } else if declaration.flags.contains(.isOnDemand) {
            let package: NameID = names.intern(text)
            if packageExists(package) {
                if !checkVisible(package, at: tree.position(name), unit) { return }
                unit.packages.append(package)
            } else if let owner: SymbolID = qualifiedClass(name, tree) {
                if checkAccess(owner, at: tree.position(name), TypeScope(unit: unit, owner: .none)) {
                    unit.classes.append(owner)
                }
            } else {
                unit.missingPackages.append((tree.position(name), text))
            }
        } else if let symbol: SymbolID = qualifiedClassOrReport(name, unit) {
            if !checkAccess(symbol, at: tree.position(name), TypeScope(unit: unit, owner: .none)) {
                unit.hiddenImports.insert(NameID(tree[name].b))
            }
            importSingle(NameID(tree[name].b), symbol, SourcePosition(declaration.start), unit)
        }
    }

    /// Complains of packages imported on demand that do not exist: as in javac, behind what is wrong with headers and
    /// members.
    func reportMissingPackages(_ unit: SourceUnit) {
        for (position, text): (SourcePosition, String) in unit.missingPackages {
            report(unit.index, position, "doesnt.exist", "package \(text) does not exist") {
                suggestedPackage(text, unit)
            }
        }
        unit.missingPackages.removeAll()
    }

    private func importSingle(
        _ name: NameID, _ symbol: SymbolID, _ position: SourcePosition, _ unit: SourceUnit
    ) {
        // No header may be read here: its names could need the imports that are still to come.
        if let earlier: SymbolID = unit.singleTypes[name], earlier != symbol {
            report(
                unit.index, position, "already.defined.single.import",
                "a type with the same simple name is already defined by the single-type-import of \(messageName(earlier))"
            )
            return
        }
        let isDeclared: Bool = unit.declared.contains {
            self[$0].name == name && self[self[$0].owner].kind == .package && $0 != symbol
        }
        if isDeclared {
            report(
                unit.index, position, "already.defined.this.unit",
                "\(names.text(of: name)) is already defined in this compilation unit")
            return
        }
        unit.singleTypes[name] = symbol
    }

    private func importStatic(_ declaration: Node, _ name: NodeID, _ unit: SourceUnit) {
        let tree: Tree = unit.tree
        let scope: TypeScope = TypeScope(unit: unit, owner: .none)
        if declaration.flags.contains(.isOnDemand) {
            guard let owner: SymbolID = qualifiedClassOrReport(name, unit) else { return }
            if checkAccess(owner, at: tree.position(name), scope) { unit.staticClasses.append(owner) }
            return
        }
        guard tree.kind(name) == .fieldAccess else { return }
        guard let owner: SymbolID = qualifiedClassOrReport(NodeID(tree[name].a), unit) else {
            reportNoClass(declaration, unit)
            return
        }
        if !checkAccess(owner, at: tree.position(NodeID(tree[name].a)), scope) {
            reportNoClass(declaration, unit)
            return
        }
        // A class of that name is looked for when the name is: the owner's header may need the imports still to come.
        unit.staticMembers.append((owner: owner, name: NameID(tree[name].b)))
    }

    private func reportNoClass(_ declaration: Node, _ unit: SourceUnit) {
        report(
            unit.index, SourcePosition(declaration.start), "static.imp.only.classes.and.interfaces",
            "static import only from classes and interfaces")
    }

    private func importModule(_ name: String, _ unit: SourceUnit, _ position: SourcePosition?) {
        var pending: [String] = [name]
        var seen: Set<String> = [name]
        while let next: String = pending.popLast() {
            guard let found: ModuleDescription = moduleDescription(next) else {
                if let position: SourcePosition = position {
                    report(unit.index, position, "import.module.not.found", "imported module not found: \(next)")
                }
                continue
            }
            if next == name, let position: SourcePosition = position, checksModules,
                !modulesRead(by: unit.module).contains(next)
            {
                let isNamed: Bool = !unit.module.isEmpty
                report(
                    unit.index, position,
                    isNamed ? "import.module.does.not.read" : "import.module.does.not.read.unnamed",
                    "\(isNamed ? "module \(unit.module)" : "unnamed module") does not read: \(next)")
            }
            for export: ModuleDescription.Export in found.exports where found.exports(export.package, to: unit.module) {
                unit.modulePackages.append(names.intern(export.package))
            }
            for required: ModuleDescription.Requirement in found.requires
            where required.isTransitive && seen.insert(required.name).inserted {
                pending.append(required.name)
            }
        }
    }

    // MARK: - Qualified names

    /// The class a qualified name denotes: the shortest prefix that is a class, then nested classes.
    func qualifiedClass(_ name: NodeID, _ tree: Tree) -> SymbolID? {
        var segments: [String] = []
        var next: NodeID = name
        while tree.kind(next) == .fieldAccess {
            segments.append(names.text(of: NameID(tree[next].b)))
            next = NodeID(tree[next].a)
        }
        guard tree.kind(next) == .identifier else { return nil }
        segments.append(names.text(of: NameID(tree[next].a)))
        segments.reverse()
        for length: Int in 1...segments.count {
            let binaryName: NameID = names.intern(segments[..<length].joined(separator: "/"))
            guard var found: SymbolID = existingClass(binaryName) else { continue }
            for segment: String in segments[length...] {
                guard let nested: SymbolID = memberClass(names.intern(segment), in: details(found).erasure) else {
                    return nil
                }
                found = nested
            }
            return found
        }
        return nil
    }

    private func qualifiedClassOrReport(_ name: NodeID, _ unit: SourceUnit) -> SymbolID? {
        let tree: Tree = unit.tree
        if let found: SymbolID = qualifiedClass(name, tree) {
            let place: NodeID = tree.kind(name) == .fieldAccess ? NodeID(tree[name].a) : name
            let package: NameID = self[self.package(of: found)].name
            _ = checkVisible(package, at: tree.position(place), unit)
            return found
        }
        guard tree.kind(name) == .fieldAccess else {
            report(
                unit.index, tree.position(name), "cant.resolve",
                "cannot find symbol\nsymbol: class \(tree.dottedName(name))")
            return nil
        }
        reportMissing(NameID(tree[name].b), qualifier: NodeID(tree[name].a), at: tree.position(name), unit)
        return nil
    }

    /// Complains about a class that is not in the package or class which qualifies it.
    func reportMissing(
        _ name: NameID, qualifier: NodeID, at position: SourcePosition, _ unit: SourceUnit,
        suggestion: () -> String = { "" }
    ) {
        let qualifierText: String = unit.tree.dottedName(qualifier)
        if let owner: SymbolID = qualifiedClass(qualifier, unit.tree) {
            reportMissing(name, location: location(owner), at: position, unit) {
                suggestedNested(name, in: owner, unit)
            }
        } else if packageExists(names.intern(qualifierText)) || isEnclosingPackage(qualifierText) {
            reportMissing(name, location: "package \(qualifierText)", at: position, unit) {
                suggestedClass(name, inPackage: qualifierText, unit)
            }
        } else {
            report(unit.index, position, "doesnt.exist", "package \(qualifierText) does not exist") {
                let found: String = suggestion()
                return found.isEmpty ? suggestedPackage(qualifierText, unit) : found
            }
        }
    }

    /// Whether packages inside are known: those of the class library that begin so, or of the files.
    func isEnclosingPackage(_ name: String) -> Bool {
        name == "java" || packagesWithSource.contains { names.text(of: $0).hasPrefix(name + ".") }
    }

    /// `location` is nil in the header of a class, where there is none.
    func reportMissing(
        _ name: NameID, location: String?, at position: SourcePosition, _ unit: SourceUnit, suggestion: () -> String
    ) {
        let text: String = names.text(of: name)
        if let location: String = location {
            report(
                unit.index, position, "cant.resolve.location",
                "cannot find symbol\nsymbol:   class \(text)\nlocation: \(location)", suggestion: suggestion)
        } else {
            report(
                unit.index, position, "cant.resolve", "cannot find symbol\nsymbol: class \(text)",
                suggestion: suggestion)
        }
    }

    /// A class as the owner of its members: records are called so.
    func kindAndName(_ symbol: SymbolID) -> String {
        flavor(symbol) == .record ? "record \(messageName(symbol))" : location(symbol)
    }

    /// A class as the place where something was looked for.
    func location(_ symbol: SymbolID) -> String {
        let kind: String =
            switch flavor(symbol) {
            case .class: "class"
            case .interface: "interface"
            case .enum: "enum"
            case .record: "class"
            case .annotation: "@interface"
            }
        return "\(kind) \(messageName(symbol))"
    }

    // MARK: - Simple names

    /// The class a simple name denotes at the top of a file: declared or imported singly, of the package, imported on
    /// demand, of an imported module.
    func topLevelClass(_ name: NameID, _ unit: SourceUnit) -> SymbolID? {
        resolveImports(unit)
        if let found: SymbolID = unit.topLevelNames[name] { return found.isNone ? nil : found }
        let found: SymbolID? = findTopLevelClass(name, unit)
        if headersInProgress == 0 { unit.topLevelNames[name] = found ?? SymbolID.none }
        return found
    }

    private func findTopLevelClass(_ name: NameID, _ unit: SourceUnit) -> SymbolID? {
        if let found: SymbolID = unit.singleTypes[name] { return found }
        for imported: (owner: SymbolID, name: NameID) in unit.staticMembers where imported.name == name {
            if let found: SymbolID = memberClass(name, in: details(imported.owner).erasure) { return found }
        }
        if let found: SymbolID = existingClass(name, inPackage: self[unit.package].name), !isUnnamed(found) {
            return found
        }
        // Of inherited classes only a static import takes notice, as javac has it.
        for owner: SymbolID in unit.classes {
            if let found: SymbolID = nestedClass(name, of: owner) { return found }
        }
        for owner: SymbolID in unit.staticClasses {
            if let found: SymbolID = memberClass(name, in: details(owner).erasure) { return found }
        }
        return onDemand(name, unit.packages, unit) ?? onDemand(name, unit.modulePackages, unit)
    }

    /// Whether a class is that of a compact source file: its name is for those who start it (JLS 8.1.8).
    private func isUnnamed(_ symbol: SymbolID) -> Bool {
        let source: Int = Int(details(symbol).source)
        return source > 0 && sources[source - 1].tree[self[symbol].node].flags.contains(.isImplicit)
    }

    /// The class of a name in packages whose classes are imported on demand; several make the name ambiguous.
    private func onDemand(_ name: NameID, _ packages: [NameID], _ unit: SourceUnit) -> SymbolID? {
        var first: SymbolID?
        for package: NameID in packages {
            guard let found: SymbolID = existingClass(name, inPackage: package) else { continue }
            completeHeader(found)
            // Classes that other packages keep to themselves are not imported on demand (JLS 7.5.2).
            guard self[found].flags.contains(.public) || self.package(of: found) == unit.package else { continue }
            guard let other: SymbolID = first else {
                first = found
                continue
            }
            if other != found {
                unit.ambiguousNames[name] = (other, found)
                break
            }
        }
        return first
    }

    private func existingClass(_ name: NameID, inPackage package: NameID) -> SymbolID? {
        var binaryName: [UInt8] = names.bytes(of: package).map { $0 == 0x2E ? 0x2F : $0 }
        if !binaryName.isEmpty { binaryName.append(0x2F) }
        binaryName.append(contentsOf: names.bytes(of: name))
        return existingClass(binaryName.withUnsafeBufferPointer { names.intern($0) })
    }
}
