// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaCompiler

/// Packages and classes that could be named: those that modules export to everyone, and those of the class path. What a
/// package holds is looked up when it is asked for.
final class ClassIndex {
    private let image: ImageReader
    private let classPath: ClassPath
    private lazy var exported: [String: [String]] = modulesByExport()
    private var classes: [String: [String]] = [:]

    init(image: ImageReader, classPath: ClassPath) {
        self.image = image
        self.classPath = classPath
    }

    /// Exported packages with dots, by module.
    private func modulesByExport() -> [String: [String]] {
        let finder: LibraryClassFinder = LibraryClassFinder(image: image)
        var found: [String: [String]] = [:]
        for module: String in (try? image.moduleNames()) ?? [] {
            found[module] = finder.moduleDescription(module)?.publicPackages ?? []
        }
        return found
    }

    func packages(ofModule module: String) -> [String] { exported[module] ?? [] }

    /// The names that follow a package in the names of packages; of the empty one, where packages begin.
    func packages(below package: String) -> Set<String> {
        let prefix: String = package.isEmpty ? "" : package + "."
        var names: Set<String> = []
        for other: String in exported.values.joined() where other.hasPrefix(prefix) {
            names.insert(String(other.dropFirst(prefix.count).prefix { $0 != "." }))
        }
        return names
    }

    var modules: [String] { exported.keys.sorted() }

    /// Simple names of the classes of a package that are not inside others.
    func classes(in package: String) -> [String] {
        if let known: [String] = classes[package] { return known }
        let folder: String = String(package.map { $0 == "." ? "/" : $0 })
        var files: Set<String> = classPath.fileNames(inDirectory: folder)
        if let module: String = exported.first(where: { $0.value.contains(package) })?.key {
            for child: ImageReader.Child in (try? image.children(ofDirectory: "/modules/\(module)/\(folder)")) ?? [] {
                files.insert(child.name)
            }
        }
        let found: [String] = files.filter { $0.hasSuffix(".class") && !$0.contains("$") && !$0.contains("-") }
            .map { String($0.dropLast(6)) }
        classes[package] = found
        return found
    }

    /// Simple names of classes that an import makes known and that begin with a word, with their packages.
    ///
    /// - Parameter name: as `/imports` shows it: `java.util.*`, `module java.base`.
    func classes(importedBy name: String, beginningWith word: String) -> [(name: String, package: String)] {
        var packages: [String] = []
        if name.hasPrefix("module ") {
            packages = self.packages(ofModule: String(name.dropFirst("module ".count)))
        } else if name.hasPrefix("static ") {
            return []
        } else if name.hasSuffix(".*") {
            packages = [String(name.dropLast(2))]
        } else if let dot: String.Index = name.lastIndex(of: ".") {
            let simple: String = String(name[name.index(after: dot)...])
            return simple.hasPrefix(word) ? [(simple, String(name[..<dot]))] : []
        }
        return packages.flatMap { package in
            classes(in: package).filter { $0.hasPrefix(word) }.map { ($0, package) }
        }
    }
}
