// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaSyntax
import Platform

/// Where a compilation gets class files from.
package protocol ClassFinder {
    /// The class file of a class given by its binary name in internal form (`java/util/Map$Entry`), or nil.
    func find(_ binaryName: UnsafeRawBufferPointer) -> Resource?
    /// Packages (with dots) that a module exports to everyone, and the modules it requires transitively; nil if there is
    /// no such module.
    func module(_ name: String) -> (exports: [String], requires: [String])?
    /// The module of the class library a package (with dots) is in; nil if it is in none.
    func moduleOfPackage(_ name: String) -> String?
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

    /// - Parameter sourcePath: folders below which source files lie by package.
    package init(image: ImageReader, classPath: ClassPath? = nil, sourcePath: [String] = []) {
        library = ModuleGraph(image: image)
        self.classPath = classPath
        self.sourcePath = sourcePath
    }

    package func find(_ binaryName: UnsafeRawBufferPointer) -> Resource? {
        do {
            if let location: ImageLocation = try library.find(className: binaryName) {
                return try library.image.contents(of: location)
            }
            return try classPath?.find(className: binaryName)?.resource
        } catch {
            return nil
        }
    }

    package func module(_ name: String) -> (exports: [String], requires: [String])? {
        guard let found: ImageLocation = try? library.image.find(module: name, className: "module-info"),
            let resource: Resource = try? library.image.contents(of: found)
        else { return nil }
        return resource.withBytes { ModuleReader.read($0) }
    }

    package func moduleOfPackage(_ name: String) -> String? {
        let bytes: [UInt8] = name.utf8.map { $0 == 0x2E ? 0x2F : $0 }
        return bytes.withUnsafeBytes { package in
            guard let module: UnsafeRawBufferPointer = try? library.module(ofPackage: package) else { return nil }
            return String(decoding: module, as: UTF8.self)
        }
    }

    package func hasPackage(_ name: UnsafeRawBufferPointer) -> Bool {
        if (try? library.module(ofPackage: name)) != nil { return true }
        let directory: String = String(decoding: name, as: UTF8.self)
        if sourcePath.contains(where: { LibraryClassFinder.isFolder("\($0)/\(directory)") }) { return true }
        return classPath.map { !$0.fileNames(inDirectory: directory).isEmpty } ?? false
    }

    package func classNames(inPackage package: String) -> [String] {
        let directory: String = String(package.map { $0 == "." ? "/" : $0 })
        var files: [String] = []
        if let module: String = moduleOfPackage(package) {
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
