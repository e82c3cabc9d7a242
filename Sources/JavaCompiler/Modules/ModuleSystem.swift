// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import Platform

// Which modules there are, which of them a module reads, and which packages its code may use (JLS 7.3, 7.4.3, 7.7).
//
// A module of the compilation reads what it requires, and what that requires transitively; through an automatic module also
// all other automatic ones. The unnamed module reads the module graph: the modules of the library
// that export something to everyone, what `--add-modules` names, and what all of those require.

/// A file's module, by name, is `SourceUnit.module`; `""` is the unnamed one.
struct ModuleSystem {
    static let unnamed: String = "ALL-UNNAMED"

    var options: ModuleOptions = ModuleOptions()
    /// Modules declared in source, and the file of each.
    var declared: [String: ModuleDescription] = [:]
    var units: [String: Int] = [:]
    /// Modules with source files in a package.
    var packages: [NameID: [String]] = [:]
    var reads: [String: Set<String>] = [:]
    /// Modules that can be observed with `--limit-modules`.
    var observable: Set<String>?
    var visible: [Question: Visibility] = [:]

    struct Question: Hashable {
        let package: NameID
        let module: String
    }

    /// Whether code may use a package, or why not.
    enum Visibility: Equatable {
        case visible
        case notRead(String)
        case notExported(String, isQualified: Bool)
        /// Declared in a module that nobody requires.
        case notInGraph(String)
        /// On the class path, which modules do not read.
        case unnamed
    }
}

extension Universe {
    // MARK: - Modules of the compilation

    /// The module of a source file by where it lies; nil if that does not tell.
    func moduleByPlace(_ path: String) -> String? {
        if let found: (name: String, folder: String) = modules.options.sourcePath?.module(ofFile: path) {
            return found.name
        }
        return modules.options.patches.first { patch in
            !finder.libraryModules.contains(patch.module) && patch.paths.contains { path.hasPrefix($0 + "/") }
        }?.module
    }

    /// Reads the module declarations among the files. All files must have been entered.
    func enterModules() {
        var index: Int = 0
        while index < sources.count {
            let unit: SourceUnit = sources[index]
            index += 1
            let view: CompilationUnitView = unit.tree.compilationUnit(unit.tree.root)
            guard !view.module.isNone else { continue }
            let found: ModuleDescription = describe(view.module, unit)
            if modules.options.hasSeveralModules {
                checkPlace(unit, found.name, view.module)
            } else if !modules.declared.isEmpty {
                report(
                    unit.index, unit.tree.position(view.module), "too.many.modules",
                    "too many module declarations found")
                continue
            } else {
                moduleName = found.name
            }
            if modules.declared[found.name] != nil {
                report(
                    unit.index, unit.tree.position(view.module), "duplicate.module", "duplicate module: \(found.name)")
            }
            modules.declared[found.name] = found
            modules.units[found.name] = unit.index
            // Declarations that were not given, but lie on the module source path.
            for required: ModuleDescription.Requirement in found.requires { enterDeclaration(of: required.name) }
        }
        for unit: SourceUnit in sources { assignModule(unit) }
        checkOptions()
    }

    private func enterDeclaration(of module: String) {
        guard let path: ModuleSourcePath = modules.options.sourcePath, modules.declared[module] == nil else { return }
        for folder: String in path.folders(of: module) {
            let name: String = folder + "/module-info.java"
            if sources.contains(where: { $0.tree.file.name == name }) { return }
            guard let bytes: [UInt8] = try? SmallFile.read(path: name, limit: 1 << 24),
                let file: SourceFile = try? SourceFile(name: name, bytes: bytes)
            else { continue }
            let result: ParseResult = Parser.parse(file, names: names)
            let index: Int = sources.count
            enter(result.tree)
            diagnostics += result.diagnostics.map { (source: index, diagnostic: $0) }
            return
        }
    }

    /// Modules that options name must exist.
    private func checkOptions() {
        guard let first: SourceUnit = sources.first else { return }
        func isKnown(_ name: String) -> Bool { name == ModuleSystem.unnamed || moduleDescription(name) != nil }
        func warn(_ option: String, _ name: String) {
            if isKnown(name) { return }
            warnAlways(
                first.index, .none, "module.for.option.not.found", "module name in \(option) option not found: \(name)")
        }
        for (place, targets): (String, Set<String>) in modules.options.addedExports.sorted(by: { $0.key < $1.key }) {
            warn("--add-exports", String(place.split(separator: "/").first ?? ""))
            for target: String in targets.sorted() { warn("--add-exports", target) }
        }
        for (module, targets): (String, Set<String>) in modules.options.addedReads.sorted(by: { $0.key < $1.key }) {
            warn("--add-reads", module)
            for target: String in targets.sorted() { warn("--add-reads", target) }
        }
        for name: String in modules.options.limit ?? [] where finder.moduleDescription(name) == nil {
            report(first.index, .none, "module.not.found", "module not found: \(name)")
        }
        for name: String in modules.options.addedModules
        where !name.hasPrefix("ALL-") && finder.moduleDescription(name) == nil && modules.declared[name] == nil {
            report(first.index, .none, "module.not.found", "module not found: \(name)")
        }
    }

    /// Says which module a file belongs to, when its declaration is known.
    func assignModule(_ unit: SourceUnit) {
        unit.module = moduleByPlace(unit.tree.file.name) ?? moduleName
        let package: NameID = self[unit.package].name
        if !unit.tree.elements(unit.tree.compilationUnit(unit.tree.root).declarations).isEmpty,
            modules.packages[package]?.contains(unit.module) != true
        {
            modules.packages[package, default: []].append(unit.module)
        }
    }

    private func checkPlace(_ unit: SourceUnit, _ name: String, _ declaration: NodeID) {
        let place: String? = moduleByPlace(unit.tree.file.name)
        if let place: String = place, place != name {
            report(
                unit.index, unit.tree.position(NodeID(unit.tree[declaration].b)), "module.name.mismatch",
                "module name \(name) does not match expected name \(place)")
        } else if place == nil {
            report(
                unit.index, unit.tree.position(declaration), "module.not.found.on.module.source.path",
                "module not found on module source path")
        }
    }

    private func describe(_ declaration: NodeID, _ unit: SourceUnit) -> ModuleDescription {
        let tree: Tree = unit.tree
        var description: ModuleDescription = ModuleDescription(name: tree.dottedName(NodeID(tree[declaration].b)))
        if description.name != "java.base" {
            description.requires.append(ModuleDescription.Requirement(name: "java.base"))
        }
        for directive: NodeID in tree.elements(NodeList(tree[declaration].c)) {
            let inner: Node = tree[directive]
            let name: String = tree.dottedName(NodeID(inner.a))
            if inner.kind == .requiresDirective {
                description.requires.append(
                    ModuleDescription.Requirement(name: name, isTransitive: inner.flags.contains(.isTransitive)))
            } else if inner.kind == .exportsDirective {
                let targets: [String] = tree.elements(NodeList(inner.b)).map { tree.dottedName($0) }
                description.exports.append(ModuleDescription.Export(package: name, targets: targets))
                if targets.isEmpty { exportedPackages.insert(names.intern(name)) }
            }
        }
        return description
    }

    // MARK: - The graph

    /// A module that can be observed.
    func moduleDescription(_ name: String) -> ModuleDescription? {
        if let found: ModuleDescription = modules.declared[name] { return found }
        if modules.options.limit != nil, !observableModules.contains(name) { return nil }
        return finder.moduleDescription(name)
    }

    private var observableModules: Set<String> {
        if let found: Set<String> = modules.observable { return found }
        var found: Set<String> = []
        var pending: [String] = (modules.options.limit ?? []) + modules.options.addedModules + ["java.base"]
        for module: ModuleDescription in modules.declared.values where modules.options.limit == nil {
            pending += module.requires.map(\.name)
        }
        while let next: String = pending.popLast() {
            guard found.insert(next).inserted else { continue }
            pending += finder.moduleDescription(next)?.requires.map(\.name) ?? []
        }
        modules.observable = found
        return found
    }

    /// The modules a module of the compilation reads.
    func modulesRead(by module: String) -> Set<String> {
        if let found: Set<String> = modules.reads[module] { return found }
        var found: Set<String> = module.isEmpty ? moduleGraph() : required(by: module)
        found.formUnion(modules.options.addedReads[module.isEmpty ? ModuleSystem.unnamed : module] ?? [])
        found.insert(module)
        modules.reads[module] = found
        return found
    }

    private func required(by module: String) -> Set<String> {
        // A module that is only patched has its declaration in a class file.
        guard let own: ModuleDescription = moduleDescription(module) else { return ["java.base"] }
        var found: Set<String> = ["java.base"]
        var pending: [String] = own.requires.map(\.name)
        var readsEverything: Bool = false
        while let next: String = pending.popLast() {
            guard found.insert(next).inserted || next == "java.base",
                let description: ModuleDescription = moduleDescription(next)
            else { continue }
            if description.isAutomatic && !readsEverything {
                readsEverything = true
                pending += finder.pathModules.filter { finder.moduleDescription($0)?.isAutomatic == true }
            }
            pending += description.requires.filter(\.isTransitive).map(\.name).filter { !found.contains($0) }
        }
        return found
    }

    /// What the unnamed module reads.
    private func moduleGraph() -> Set<String> {
        let limit: [String]? = modules.options.limit
        var pending: [String] = limit ?? []
        if limit == nil {
            pending += finder.libraryModules.filter { name in
                finder.moduleDescription(name)?.exports.contains { $0.targets.isEmpty } == true
            }
        }
        for name: String in modules.options.addedModules {
            switch name {
            case "ALL-MODULE-PATH": pending += finder.pathModules
            case "ALL-SYSTEM": pending += finder.libraryModules
            case "ALL-DEFAULT": break
            default: pending.append(name)
            }
        }
        var found: Set<String> = [ModuleSystem.unnamed]
        while let next: String = pending.popLast() {
            guard found.insert(next).inserted else { continue }
            pending += moduleDescription(next)?.requires.map(\.name) ?? []
        }
        return found
    }

    /// Modules that are part of the run: what the modules of the compilation, or the unnamed one, lead to.
    private func isInGraph(_ module: String) -> Bool {
        if modules.declared.isEmpty { return modulesRead(by: "").contains(module) }
        var seen: Set<String> = []
        var pending: [String] = Array(modules.declared.keys) + modules.options.addedModules
        while let next: String = pending.popLast() {
            if next == module { return true }
            guard seen.insert(next).inserted else { continue }
            pending += moduleDescription(next)?.requires.map(\.name) ?? []
        }
        return false
    }

    // MARK: - Packages

    /// Whether code of a module may use a package.
    func visibility(_ package: NameID, from module: String) -> ModuleSystem.Visibility {
        if !checksModules { return .visible }
        let question: ModuleSystem.Question = ModuleSystem.Question(package: package, module: module)
        if let known: ModuleSystem.Visibility = modules.visible[question] { return known }
        let found: ModuleSystem.Visibility = findVisibility(package, from: module)
        modules.visible[question] = found
        return found
    }

    private func findVisibility(_ package: NameID, from module: String) -> ModuleSystem.Visibility {
        let sourceModules: [String] = modules.packages[package] ?? []
        if sourceModules.contains(module) { return .visible }
        let name: String = names.text(of: package)
        var owners: [String] = sourceModules.filter { !$0.isEmpty }
        if let owner: String = finder.moduleOfPackage(name), !owners.contains(owner) { owners.append(owner) }
        let read: Set<String> = modulesRead(by: module)
        var failure: ModuleSystem.Visibility?
        for owner: String in owners {
            if owner == module { return .visible }
            let verdict: ModuleSystem.Visibility = visibility(name, of: owner, from: module, read)
            if verdict == .visible { return .visible }
            if failure == nil { failure = verdict }
        }
        if sourceModules.contains("") || finder.isOnClassPath(name) {
            if module.isEmpty || read.contains(ModuleSystem.unnamed) { return .visible }
            return failure ?? .unnamed
        }
        return failure ?? .visible
    }

    private func visibility(
        _ package: String, of owner: String, from module: String, _ read: Set<String>
    ) -> ModuleSystem.Visibility {
        let isAdded: Bool =
            modules.options.addedExports["\(owner)/\(package)"]?
            .contains(module.isEmpty ? ModuleSystem.unnamed : module) == true
        guard let description: ModuleDescription = moduleDescription(owner) else { return .notInGraph(owner) }
        if !read.contains(owner) {
            // A library module that exports nothing to everyone is said not to export, whoever asks.
            if module.isEmpty && isAdded { return .visible }
            return module.isEmpty || !isInGraph(owner) ? .notInGraph(owner) : .notRead(owner)
        }
        if isAdded || description.exports(package, to: module) { return .visible }
        return .notExported(owner, isQualified: description.exportsToSome(package))
    }

    /// Complains about a package that code must not use. True if it may.
    func checkVisible(_ package: NameID, at position: SourcePosition, _ unit: SourceUnit) -> Bool {
        let verdict: ModuleSystem.Visibility = visibility(package, from: unit.module)
        if verdict == .visible { return true }
        let name: String = names.text(of: package)
        let isNamed: Bool = !unit.module.isEmpty
        let reason: String
        switch verdict {
        case .visible: return true
        case .notRead(let owner):
            reason = "package \(name) is declared in module \(owner), but module \(unit.module) does not read it"
        case .notInGraph(let owner):
            reason = "package \(name) is declared in module \(owner), which is not in the module graph"
        case .unnamed:
            reason = "package \(name) is declared in the unnamed module, but module \(unit.module) does not read it"
        case .notExported(let owner, let isQualified):
            let target: String = isNamed ? " to module \(unit.module)" : " to the unnamed module"
            reason =
                "package \(name) is declared in module \(owner), which does not export it\(isQualified ? target : "")"
        }
        report(unit.index, position, "package.not.visible", "package \(name) is not visible\n(\(reason))")
        return false
    }
}
