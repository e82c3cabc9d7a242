// SPDX-License-Identifier: Apache-2.0
import JavaCompiler

// Classes are found by their binary names alone, so one compilation cannot hold two classes of one name. Modules may have
// such classes, as long as nobody reads both packages: then the modules are compiled one after the other, and what is
// compiled already is found as class files.

extension CompileOptions {
    /// The compilation as a list of compilations, each of which has any class name once. One, as a rule.
    package var parts: [CompileOptions] {
        guard let path: ModuleSourcePath = compilation.modules.sourcePath, let output: String = outputDirectory else {
            return [self]
        }
        let modules: [SourceModule] = sourceModules(path)
        var owners: [String: Int] = [:]
        for module: SourceModule in modules { for name: String in module.names { owners[name, default: 0] += 1 } }
        guard owners.values.contains(where: { $0 > 1 }) else { return [self] }
        // Modules whose names nobody else has come last: they may read those of all others.
        var groups: [[SourceModule]] = []
        var others: [SourceModule] = []
        for module: SourceModule in modules {
            if !module.names.contains(where: { owners[$0] ?? 0 > 1 }) {
                others.append(module)
            } else if let fitting: Int = groups.firstIndex(where: { group in
                group.allSatisfy { $0.names.isDisjoint(with: module.names) }
            }) {
                groups[fitting].append(module)
            } else {
                groups.append([module])
            }
        }
        if !others.isEmpty { groups.append(others) }
        var done: Set<String> = []
        return groups.map { group in
            var part: CompileOptions = self
            part.wholeModules = []
            part.files = group.flatMap(\.files)
            if !done.isEmpty {
                part.compilation.modules.sourcePath?.exclude(done)
                part.modulePath = modulePath.map { output + ":" + $0 } ?? output
            }
            done.formUnion(group.map(\.name))
            return part
        }
    }

    private struct SourceModule {
        let name: String
        var files: [String] = []
        /// Where the files lie in the module, except for the module's declaration.
        var names: Set<String> = []
    }

    /// Modules of the files, in the order in which they are named. None if a file belongs to no module.
    private func sourceModules(_ path: ModuleSourcePath) -> [SourceModule] {
        var all: [String] = files
        for module: String in wholeModules {
            for folder: String in path.folders(of: module) {
                all += SourceTree.files(below: folder).filter { !files.contains($0) }
            }
        }
        var modules: [SourceModule] = []
        for file: String in all {
            guard let place: (name: String, folder: String) = path.module(ofFile: file) else { return [] }
            let index: Int = modules.firstIndex { $0.name == place.name } ?? modules.count
            if index == modules.count { modules.append(SourceModule(name: place.name)) }
            modules[index].files.append(file)
            let name: String = String(file.dropFirst(place.folder.count))
            if !name.hasSuffix("/module-info.java") { modules[index].names.insert(name) }
        }
        return modules
    }
}
