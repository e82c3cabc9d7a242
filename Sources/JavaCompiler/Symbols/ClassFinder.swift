// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaSyntax
import Platform

/// Where a compilation gets class files from.
package protocol ClassFinder {
    /// The class file of a class given by its binary name in internal form (`java/util/Map$Entry`), or nil.
    func find(_ binaryName: UnsafeRawBufferPointer) -> Resource?
    /// What a module of the class library or the module path says of itself; nil if there is no such module.
    func moduleDescription(_ name: String) -> ModuleDescription?
    /// The module of the class library or the module path a package (with dots) is in; nil if it is in none.
    func moduleOfPackage(_ name: String) -> String?
    /// Modules of the class library, and of the module path.
    var libraryModules: [String] { get }
    var pathModules: [String] { get }
    /// Whether the class path has classes in a package (with dots).
    func isOnClassPath(_ package: String) -> Bool
    /// Whether a package given in internal form (`java/util`) has classes.
    func hasPackage(_ name: UnsafeRawBufferPointer) -> Bool
    /// The source file that should declare a top-level class, if it is to be preferred to a class file.
    func findSource(_ binaryName: UnsafeRawBufferPointer) -> SourceFile?
    /// Simple names of the top-level classes of a package (with dots), for suggestions; in no particular order.
    func classNames(inPackage package: String) -> [String]
    /// Packages (with dots) of the class library, for suggestions.
    func packageNames() -> [String]
}

extension ClassFinder {
    package func findSource(_ binaryName: UnsafeRawBufferPointer) -> SourceFile? { nil }
    package func moduleDescription(_ name: String) -> ModuleDescription? { nil }
    package func moduleOfPackage(_ name: String) -> String? { nil }
    package var libraryModules: [String] { [] }
    package var pathModules: [String] { [] }
    package func isOnClassPath(_ package: String) -> Bool { false }
    package func classNames(inPackage package: String) -> [String] { [] }
    package func packageNames() -> [String] { [] }
}

/// Finds classes in the class library's image first, then in source files on a source path, then on a class path.
///
/// A file that cannot be read counts as absent: the compiler says that the class cannot be found.
package struct LibraryClassFinder: ClassFinder {
    private let library: ModuleGraph
    private let classPath: ClassPath?
    private let sourcePath: [String]
    private let modulePath: ModulePath?

    /// - Parameter sourcePath: folders below which source files lie by package.
    package init(
        image: ImageReader, classPath: ClassPath? = nil, sourcePath: [String] = [], modulePath: ModulePath? = nil
    ) {
        library = ModuleGraph(image: image)
        self.classPath = classPath
        self.sourcePath = sourcePath
        self.modulePath = modulePath
    }

    package func find(_ binaryName: UnsafeRawBufferPointer) -> Resource? {
        do {
            if let location: ImageLocation = try library.find(className: binaryName) {
                return try library.image.contents(of: location)
            }
            if let found: Resource = modulePath?.find(binaryName) { return found }
            return try classPath?.find(className: binaryName)?.resource
        } catch {
            return nil
        }
    }

    package func moduleDescription(_ name: String) -> ModuleDescription? {
        if let found: ModuleDescription = modulePath?.description(name) { return found }
        guard let found: ImageLocation = try? library.image.find(module: name, className: "module-info"),
            let resource: Resource = try? library.image.contents(of: found)
        else { return nil }
        return resource.withBytes { ModuleReader.read($0) }
    }

    package func moduleOfPackage(_ name: String) -> String? {
        let bytes: [UInt8] = name.utf8.map { $0 == 0x2E ? 0x2F : $0 }
        return bytes.withUnsafeBytes { package in
            guard let module: UnsafeRawBufferPointer = try? library.module(ofPackage: package) else {
                return modulePath?.module(ofPackage: name)
            }
            return String(decoding: module, as: UTF8.self)
        }
    }

    package var libraryModules: [String] { (try? library.modules()) ?? [] }
    package var pathModules: [String] { modulePath?.names ?? [] }

    package func isOnClassPath(_ package: String) -> Bool {
        let directory: String = String(package.map { $0 == "." ? "/" : $0 })
        return classPath?.fileNames(inDirectory: directory).contains { $0.hasSuffix(".class") } == true
    }

    package func hasPackage(_ name: UnsafeRawBufferPointer) -> Bool {
        if (try? library.module(ofPackage: name)) != nil { return true }
        let directory: String = String(decoding: name, as: UTF8.self)
        if sourcePath.contains(where: { LibraryClassFinder.isFolder("\($0)/\(directory)") }) { return true }
        if modulePath?.module(ofPackage: String(directory.map { $0 == "/" ? "." : $0 })) != nil { return true }
        return classPath.map { !$0.fileNames(inDirectory: directory).isEmpty } ?? false
    }

    package func classNames(inPackage package: String) -> [String] {
        let directory: String = String(package.map { $0 == "." ? "/" : $0 })
        var files: [String] = []
        if let module: String = modulePath?.module(ofPackage: package) {
            files = modulePath?.classFiles(inDirectory: directory, ofModule: module) ?? []
        } else if let module: String = moduleOfPackage(package) {
            let children: [ImageReader.Child]? = try? library.image.children(
                ofDirectory: "/modules/\(module)/\(directory)")
            files = (children ?? []).map(\.name)
        } else if let path: ClassPath = classPath {
            files = path.fileNames(inDirectory: directory).sorted()
        }
        return files.compactMap {
            $0.hasSuffix(".class") && !$0.contains("$") && !$0.contains("-") ? String($0.dropLast(6)) : nil
        }
    }

    package func packageNames() -> [String] { ((try? library.image.packages()) ?? []).map(\.package) }

    private static func isFolder(_ path: String) -> Bool {
        var status: stat = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package func findSource(_ binaryName: UnsafeRawBufferPointer) -> SourceFile? {
        if sourcePath.isEmpty { return nil }
        let slash: Int? = binaryName.lastIndex(of: 0x2F)
        if let slash: Int = slash {
            let package: UnsafeRawBufferPointer = UnsafeRawBufferPointer(rebasing: binaryName[..<slash])
            if (try? library.module(ofPackage: package)) != nil {
                return nil
            }
        }
        let name: String = String(decoding: binaryName, as: UTF8.self)
        for folder: String in sourcePath {
            let path: String = "\(folder)/\(name).java"
            guard let bytes: [UInt8] = try? SmallFile.read(path: path, limit: 1 << 30) else { continue }
            return try? SourceFile(name: path, bytes: bytes)
        }
        return nil
    }
}
