// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc

// Modules on a module path. An element is a module (a folder with module-info.class, or a jar) or a folder of modules. A
// jar without a declaration is an automatic module, called as its manifest says or else after its file
// (java.lang.module.ModuleFinder): `foo-bar-1.2.jar` is `foo.bar`.

/// The modules found, the first one of each name.
package final class ModulePath {
    private struct Entry {
        let description: ModuleDescription
        let classes: ClassPath
    }

    private var entries: [String: Entry] = [:]
    /// In the order of the path.
    package private(set) var names: [String] = []
    private var modulesOfPackages: [String: String] = [:]

    package init(_ path: String) {
        for element: Substring in path.split(separator: ":") { add(String(element)) }
    }

    private func add(_ path: String) {
        if path.hasSuffix(".jar") || ModulePath.isFile(path + "/module-info.class") { return addModule(path) }
        for name: String in DirectoryEntry.names(inFolder: path).sorted() where name != "." && name != ".." {
            let inside: String = path + "/" + name
            if name.hasSuffix(".jar") || ModulePath.isFile(inside + "/module-info.class") { addModule(inside) }
        }
    }

    private func addModule(_ path: String) {
        let classes: ClassPath = ClassPath(elements: [path])
        let declared: ModuleDescription? = (try? classes.find(className: "module-info"))?
            .resource.withBytes { ModuleReader.read($0) }
        guard let description: ModuleDescription = declared ?? ModulePath.automatic(path, classes),
            entries[description.name] == nil
        else { return }
        entries[description.name] = Entry(description: description, classes: classes)
        names.append(description.name)
    }

    private static func isFile(_ path: String) -> Bool { access(path, F_OK) == 0 }

    // MARK: - Automatic modules

    private static func automatic(_ path: String, _ classes: ClassPath) -> ModuleDescription? {
        guard case .jar(let jar)? = classes.entries.first else { return nil }
        let manifest: JarManifest? = try? jar.manifest()
        let file: Substring = path.split(separator: "/").last ?? ""
        let name: String = manifest?["Automatic-Module-Name"] ?? automaticName(String(file.dropLast(4)))
        return name.isEmpty ? nil : ModuleDescription(name: name, isAutomatic: true)
    }

    /// The name of a jar's module by its file's name without extension.
    static func automaticName(_ file: String) -> String {
        let bytes: [UInt8] = Array(file.utf8)
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        var end: Int = bytes.count
        // A version begins with the first dash before digits that a dot or the end follows.
        for index: Int in bytes.indices where bytes[index] == 0x2D {
            var next: Int = index + 1
            while next < bytes.count && isDigit(bytes[next]) { next += 1 }
            if next > index + 1 && (next == bytes.count || bytes[next] == 0x2E) {
                end = index
                break
            }
        }
        let words: [Substring] = String(decoding: bytes[..<end], as: UTF8.self).split {
            !($0.isASCII && ($0.isLetter || $0.isNumber))
        }
        return words.joined(separator: ".")
    }

    // MARK: - Questions

    package func description(_ name: String) -> ModuleDescription? { entries[name]?.description }

    /// The module that has a package, given with dots.
    package func module(ofPackage package: String) -> String? {
        if let known: String = modulesOfPackages[package] { return known.isEmpty ? nil : known }
        let directory: String = String(package.map { $0 == "." ? "/" : $0 })
        let found: String? = names.first { name in
            entries[name]?.classes.fileNames(inDirectory: directory).contains { $0.hasSuffix(".class") } == true
        }
        modulesOfPackages[package] = found ?? ""
        return found
    }

    func find(_ binaryName: UnsafeRawBufferPointer) -> Resource? {
        let slash: Int = binaryName.lastIndex(of: 0x2F) ?? 0
        let package: String = String(
            decoding: binaryName[..<slash].map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self)
        guard let name: String = module(ofPackage: package) else { return nil }
        return (try? entries[name]?.classes.find(className: binaryName))?.resource
    }

    func classFiles(inDirectory directory: String, ofModule name: String) -> [String] {
        entries[name]?.classes.fileNames(inDirectory: directory).sorted() ?? []
    }
}
