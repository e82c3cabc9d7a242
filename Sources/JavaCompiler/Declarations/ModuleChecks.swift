// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What module declarations may say (JLS 7.7).

extension Attributor {
    /// The directives of a module declaration.
    func checkModule() {
        let module: NodeID = tree.compilationUnit(tree.root).module
        checkPackageOfFile()
        if module.isNone { return }
        let found: Node = tree[module]
        let name: String = tree.dottedName(NodeID(found.b))
        if tree.file.baseName != "module-info" {
            report(
                module, "module.decl.sb.in.module-info.java",
                "module declarations should be in a file named module-info.java")
        }
        var seen: Set<String> = []
        var services: Set<SymbolID> = []
        for directive: NodeID in tree.elements(NodeList(found.c)) {
            let inner: Node = tree[directive]
            let node: NodeID = NodeID(inner.a)
            let text: String = tree.dottedName(node)
            let isNew: Bool = seen.insert("\(inner.kind) \(text)").inserted
            switch inner.kind {
            case .requiresDirective: checkRequires(inner, node, text, of: name, isNew: isNew)
            case .exportsDirective, .opensDirective:
                checkPackage(directive, inner, text, isNew: isNew, isOpen: found.flags.contains(.isOpen), of: name)
            case .usesDirective:
                let type: TypeID = universe.type(node, env.types)
                if isEnum(type) {
                    report(
                        node, "service.definition.is.enum",
                        "the service definition is an enum: \(universe.messageText(type))")
                } else if type != .error && !isNew {
                    report(directive, "duplicate.uses", "duplicate uses: \(universe.messageText(type))")
                }
            case .providesDirective:
                checkService(directive, node, Array(tree.elements(NodeList(inner.b))), &services)
            default: break
            }
        }
        checkClashes(name, module)
        if !universe.hasErrors(in: unit) { warnDirectives(found, name) }
        warnUnusedServices(found, name)
    }

    /// Warnings are for declarations that are right.
    private func warnDirectives(_ module: Node, _ name: String) {
        warnName(name, NodeID(module.b))
        for directive: NodeID in tree.elements(NodeList(module.c)) {
            let inner: Node = tree[directive]
            let node: NodeID = NodeID(inner.a)
            let text: String = tree.dottedName(node)
            switch inner.kind {
            case .requiresDirective: warnAutomatic(inner, node, text)
            case .opensDirective where universe.modules.packages[names.intern(text)]?.contains(name) != true:
                warn(.opens, node, "package.empty.or.not.found", "package is empty or does not exist: \(text)")
            default: break
            }
            guard inner.kind == .exportsDirective || inner.kind == .opensDirective else { continue }
            for target: NodeID in tree.elements(NodeList(inner.b)) {
                let found: String = tree.dottedName(target)
                if universe.moduleDescription(found) == nil {
                    warn(.module, target, "module.not.found", "module not found: \(found)")
                }
            }
        }
    }

    private func warnAutomatic(_ directive: Node, _ node: NodeID, _ text: String) {
        guard universe.moduleDescription(text)?.isAutomatic == true else { return }
        if directive.flags.contains(.isTransitive) {
            warn(
                .requiresTransitiveAutomatic, node, "requires.transitive.automatic",
                "requires transitive directive for an automatic module")
        } else {
            warn(.requiresAutomatic, node, "requires.automatic", "requires directive for an automatic module")
        }
    }

    /// Services of the module itself that nobody can ask for.
    private func warnUnusedServices(_ module: Node, _ name: String) {
        let directives: [Node] = tree.elements(NodeList(module.c)).map { tree[$0] }
        let used: [TypeID] = directives.filter { $0.kind == .usesDirective }.map {
            universe.type(NodeID($0.a), env.types)
        }
        for directive: Node in directives where directive.kind == .providesDirective {
            let service: TypeID = universe.type(NodeID(directive.a), env.types)
            let symbol: SymbolID = universe.classSymbol(of: service)
            if symbol.isNone || used.contains(service) { continue }
            let package: NameID = universe[universe.package(of: symbol)].name
            guard universe.modules.packages[package]?.contains(name) == true,
                universe.modules.declared[name]?.exportsToSome(names.text(of: package)) != true
            else { continue }
            universe.warnAlways(
                unit.index, SourcePosition(directive.start), "service.provided.but.not.exported.or.used",
                "service interface provided but not exported or used")
        }
    }

    private func warnName(_ name: String, _ node: NodeID) {
        for component: Substring in name.split(separator: ".") where component.last?.isNumber == true {
            warn(
                .module, node, "poor.choice.for.module.name",
                "module name component \(component) should avoid terminal digits")
        }
    }

    private func checkRequires(_ directive: Node, _ node: NodeID, _ text: String, of name: String, isNew: Bool) {
        if text == "java.base", directive.flags.contains(.isTransitive) || directive.flags.contains(.isStatic) {
            let modifier: String = directive.flags.contains(.isTransitive) ? "transitive" : "static"
            report(node, "mod.not.allowed.here", "modifier \(modifier) not allowed here")
            return
        }
        if universe.moduleDescription(text) == nil {
            // One that is there but not to be seen is no fault of this line.
            let isHidden: Bool = universe.finder.moduleDescription(text) != nil
            let place: NodeID = isHidden ? tree.compilationUnit(tree.root).module : node
            report(place, "module.not.found", "module not found: \(text)")
            return
        }
        if !isNew {
            report(node, "duplicate.requires", "duplicate requires: \(text)")
            return
        }
        if leads(from: text, to: name) {
            report(node, "cyclic.requires", "cyclic dependence involving \(text)")
        }
    }

    /// Whether a module requires another one, perhaps by way of others.
    private func leads(from start: String, to end: String) -> Bool {
        var seen: Set<String> = []
        var pending: [String] = [start]
        while let next: String = pending.popLast() {
            if next == end { return true }
            // Modules of the library and of the module path do not require those of the compilation.
            guard seen.insert(next).inserted, let found: ModuleDescription = universe.modules.declared[next] else {
                continue
            }
            pending += found.requires.map(\.name)
        }
        return false
    }

    private func checkPackage(
        _ directive: NodeID, _ inner: Node, _ text: String, isNew: Bool, isOpen: Bool, of name: String
    ) {
        let isExport: Bool = inner.kind == .exportsDirective
        let node: NodeID = NodeID(inner.a)
        let word: String = isExport ? "exports" : "opens"
        let isKnown: Bool = universe.modules.packages[names.intern(text)]?.contains(name) == true
        if !isExport && isOpen {
            report(directive, "no.opens.unless.strong", "'opens' only allowed in strong modules")
        }
        if !isKnown && isExport {
            report(node, "package.empty.or.not.found", "package is empty or does not exist: \(text)")
        }
        if !isNew, isKnown || !isExport {
            report(node, "conflicting.\(word)", "duplicate or conflicting \(word): \(text)")
        }
        var targets: Set<String> = []
        for target: NodeID in tree.elements(NodeList(inner.b)) {
            let module: String = tree.dottedName(target)
            if !targets.insert(module).inserted {
                report(
                    target, "conflicting.\(word).to.module", "duplicate or conflicting \(word) to module: \(module)")
            }
        }
    }

    // MARK: - Services

    private func checkService(
        _ directive: NodeID, _ node: NodeID, _ implementations: [NodeID], _ services: inout Set<SymbolID>
    ) {
        let service: TypeID = universe.type(node, env.types)
        let isRepeated: Bool = service != .error && !services.insert(universe.classSymbol(of: service)).inserted
        if isRepeated {
            report(
                node, "repeated.provides.for.service",
                "multiple 'provides' for service \(universe.messageText(service))")
        }
        var seen: Set<SymbolID> = []
        for implementation: NodeID in implementations {
            let type: TypeID = universe.type(implementation, env.types)
            let symbol: SymbolID = universe.classSymbol(of: type)
            if symbol.isNone || service == .error { continue }
            checkProvider(implementation, type, symbol, service)
            let source: UInt32 = universe.details(symbol).source
            if source == 0 || universe.sources[Int(source) - 1].module != unit.module {
                report(
                    directive, "service.implementation.not.in.right.module",
                    "service implementation must be defined in the same module as the provides directive")
            }
            if !seen.insert(symbol).inserted {
                report(
                    implementation, "duplicate.provides",
                    "duplicate provides: service \(universe.messageText(service)), implementation \(universe.messageName(symbol))"
                )
            }
        }
    }

    /// A provider is a class of this module with a public static method `provider`, or one that implements the service and
    /// has a public constructor without parameters (JLS 7.7.4).
    private func checkProvider(_ node: NodeID, _ type: TypeID, _ symbol: SymbolID, _ service: TypeID) {
        let name: String = universe.messageName(symbol)
        let providers: [SymbolID] = universe.members(names.intern("provider"), .method, of: symbol).filter {
            universe[$0].flags.isSuperset(of: [.public, .static]) && universe.parameterTypes(universe[$0].type).isEmpty
        }
        if let provider: SymbolID = providers.first {
            if !universe.isSubtype(universe.resultType(universe[provider].type), service) {
                report(
                    node, "service.implementation.provider.return.must.be.subtype.of.service.interface",
                    "the \"provider\" method return type must be a subtype of the service interface type")
            }
            return
        }
        if !universe.isSubtype(type, service) {
            report(
                node, "service.implementation.must.be.subtype.of.service.interface",
                "the service implementation type must be a subtype of the service interface type, or have a public static no-args method named \"provider\" returning the service implementation"
            )
            return
        }
        if universe[symbol].flags.contains(.abstract) {
            report(
                node, "service.implementation.is.abstract", "the service implementation is an abstract class: \(name)")
            return
        }
        if universe.isInner(symbol) {
            report(node, "service.implementation.is.inner", "the service implementation is an inner class: \(name)")
            return
        }
        let plain: SymbolID? = universe.members(.constructor, .method, of: symbol).first {
            universe.parameterTypes(universe[$0].type).isEmpty
        }
        guard let plain: SymbolID = plain else {
            report(
                node, "service.implementation.doesnt.have.a.no.args.constructor",
                "the service implementation does not have a default constructor: \(name)")
            return
        }
        if !universe[plain].flags.contains(.public) {
            report(
                node, "service.implementation.no.args.constructor.not.public",
                "the no arguments constructor of the service implementation is not public: \(name)")
        }
    }

    // MARK: - Packages

    /// No package may come from two modules that are read (JLS 7.4.3).
    private func checkClashes(_ name: String, _ module: NodeID) {
        var owners: [String: String] = [:]
        for read: String in universe.modulesRead(by: name).sorted() {
            guard read != name, universe.modules.declared[read] != nil || universe.finder.pathModules.contains(read),
                let found: ModuleDescription = universe.moduleDescription(read)
            else { continue }
            for export: ModuleDescription.Export in found.exports where found.exports(export.package, to: name) {
                let other: String? = owners.updateValue(read, forKey: export.package)
                guard let other: String = other else { continue }
                report(
                    module, "package.clash.from.requires",
                    "module \(name) reads package \(export.package) from both \(other) and \(read)")
            }
        }
    }

    /// Another module that this file's module could use the package of.
    private func otherModule(of package: String) -> String? {
        var owners: [String] = (universe.modules.packages[names.intern(package)] ?? []).filter { !$0.isEmpty }
        if let found: String = universe.finder.moduleOfPackage(package) { owners.append(found) }
        let read: Set<String> = universe.modulesRead(by: unit.module)
        return owners.first { owner in
            owner != unit.module && read.contains(owner)
                && universe.moduleDescription(owner)?.exports(package, to: unit.module) == true
        }
    }

    /// A package belongs to one module, and its annotations to package-info.java.
    private func checkPackageOfFile() {
        let declaration: NodeID = tree.compilationUnit(tree.root).package
        if declaration.isNone { return }
        let name: String = tree.dottedName(NodeID(tree[declaration].a))
        if universe.checksModules, let module: String = otherModule(of: name) {
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
