// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaSyntax

// Module declarations (JLS 7.7), and which packages code may use: those of modules that its module reads and that are
// exported to it.

extension ClassFinder {
    /// The module of the class library a package (with dots) is in; nil if it is in none, or nobody can tell.
    package func moduleOfPackage(_ name: String) -> String? { nil }
}

extension Universe {
    /// Reads the module declaration among the files, if there is one. All files must have been entered.
    func enterModule() {
        for unit: SourceUnit in sources {
            let view: CompilationUnitView = unit.tree.compilationUnit(unit.tree.root)
            guard !view.module.isNone else { continue }
            let found: Node = unit.tree[view.module]
            moduleName = unit.tree.dottedName(NodeID(found.b))
            var required: [String] = ["java.base"]
            for directive: NodeID in unit.tree.elements(NodeList(found.c)) {
                let inner: Node = unit.tree[directive]
                switch inner.kind {
                case .requiresDirective: required.append(unit.tree.dottedName(NodeID(inner.a)))
                case .exportsDirective where unit.tree.count(NodeList(inner.b)) == 0:
                    exportedPackages.insert(names.intern(unit.tree.dottedName(NodeID(inner.a))))
                default: break
                }
            }
            var seen: Set<String> = []
            while let next: String = required.popLast() {
                guard seen.insert(next).inserted else { continue }
                readModules.insert(next)
                required += finder.module(next)?.requires ?? []
            }
        }
    }

    /// Whether code of this compilation may use a package of the class library.
    func isVisible(_ package: NameID) -> Bool {
        if !checksModules || packagesWithSource.contains(package) { return true }
        if let known: Bool = visiblePackages[package] { return known }
        let name: String = names.text(of: package)
        var isVisible: Bool = true
        if let module: String = finder.moduleOfPackage(name), !openedPackages.contains("\(module)/\(name)") {
            let isRead: Bool = !isNamedModule || readModules.contains(module)
            isVisible = isRead && (finder.module(module)?.exports.contains(name) ?? true)
        }
        visiblePackages[package] = isVisible
        return isVisible
    }

    /// Complains about a package that code must not use. True if it may.
    func checkVisible(_ package: NameID, at position: SourcePosition, _ unit: SourceUnit) -> Bool {
        if isVisible(package) { return true }
        let name: String = names.text(of: package)
        let module: String = finder.moduleOfPackage(name) ?? ""
        let reader: String = isNamedModule ? "module \(moduleName)" : "the unnamed module"
        let reason: String =
            isNamedModule && !readModules.contains(module)
            ? "but \(reader) does not read it" : "which does not export it\(isNamedModule ? "" : " to \(reader)")"
        report(
            unit.index, position, "package.not.visible",
            "package \(name) is not visible\n(package \(name) is declared in module \(module), \(reason))")
        return false
    }
}

extension Attributor {
    /// The directives of a module declaration.
    func checkModule() {
        let module: NodeID = tree.compilationUnit(tree.root).module
        checkPackageOfFile()
        if module.isNone { return }
        let found: Node = tree[module]
        let name: String = tree.dottedName(NodeID(found.b))
        var seen: Set<String> = []
        for directive: NodeID in tree.elements(NodeList(found.c)) {
            let inner: Node = tree[directive]
            let node: NodeID = NodeID(inner.a)
            let text: String = tree.dottedName(node)
            let isNew: Bool = seen.insert("\(inner.kind) \(text)").inserted
            switch inner.kind {
            case .requiresDirective:
                if text == name {
                    report(node, "cyclic.requires", "cyclic dependence involving \(name)")
                } else if universe.finder.module(text) == nil, !universe.additionalModules.contains(text) {
                    report(node, "module.not.found", "module not found: \(text)")
                } else if !isNew {
                    report(node, "duplicate.requires", "duplicate requires: \(text)")
                }
            case .exportsDirective:
                if !universe.packagesWithSource.contains(names.intern(text)) {
                    report(node, "package.empty.or.not.found", "package is empty or does not exist: \(text)")
                } else if !isNew {
                    report(node, "conflicting.exports", "duplicate or conflicting exports: \(text)")
                }
            case .opensDirective:
                if found.flags.contains(.isOpen) {
                    report(directive, "no.opens.unless.strong", "'opens' only allowed in strong modules")
                } else if !isNew {
                    report(node, "conflicting.opens", "duplicate or conflicting opens: \(text)")
                }
            case .usesDirective:
                let type: TypeID = universe.type(node, env.types)
                if type != .error && !isNew {
                    report(directive, "duplicate.uses", "duplicate uses: \(universe.messageText(type))")
                }
            case .providesDirective: checkService(node, Array(tree.elements(NodeList(inner.b))))
            default: break
            }
        }
    }

    private func checkService(_ node: NodeID, _ implementations: [NodeID]) {
        let service: TypeID = universe.type(node, env.types)
        for implementation: NodeID in implementations {
            let type: TypeID = universe.type(implementation, env.types)
            let symbol: SymbolID = universe.classSymbol(of: type)
            if symbol.isNone || service == .error { continue }
            let provider: NameID = names.intern("provider")
            let hasProvider: Bool = universe.members(provider, .method, of: symbol).contains {
                let found: Symbol = universe[$0]
                return found.flags.isSuperset(of: [.public, .static])
                    && universe.parameterTypes(found.type).isEmpty
                    && universe.isSubtype(universe.resultType(found.type), service)
            }
            if hasProvider { continue }
            if !universe.isSubtype(type, service) {
                report(
                    implementation, "service.implementation.must.be.subtype.of.service.interface",
                    "the service implementation type must be a subtype of the service interface type, or have a public static no-args method named \"provider\" returning the service implementation"
                )
            } else if universe[symbol].flags.contains(.abstract) {
                report(
                    implementation, "service.implementation.is.abstract",
                    "the service implementation is an abstract class: \(universe.messageName(symbol))")
            }
        }
    }

    /// A package belongs to one module, and its annotations to package-info.java.
    private func checkPackageOfFile() {
        let declaration: NodeID = tree.compilationUnit(tree.root).package
        if declaration.isNone { return }
        let name: String = tree.dottedName(NodeID(tree[declaration].a))
        if universe.checksModules, let module: String = universe.finder.moduleOfPackage(name) {
            report(declaration, "package.in.other.module", "package exists in another module: \(module)")
        }
        let annotations: NodeList = NodeList(tree[declaration].b)
        if let first: NodeID = tree.elements(annotations).first, tree.file.baseName != "package-info" {
            report(
                first, "pkg.annotations.sb.in.package-info.java",
                "package annotations should be in file package-info.java")
        }
    }
}
