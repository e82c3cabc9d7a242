// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaCompiler
import JavaSyntax
import Platform

/// Compiles a program in memory for the launcher, as `java File.java` does (JEP 330, 458).
///
/// The file that is named is compiled together with the source files it mentions, which lie by package below the same root;
/// `compile(className:)` is for those that are only asked for by name while the program runs.
package struct SourceLaunch: Sendable {
    /// Why there is no program, as text for standard error.
    package struct Fault: Error {
        package let text: String

        init(_ message: String) { text = "error: \(message)\n" }
        init(complaints: String) { text = complaints + "error: compilation failed\n" }
    }

    package struct ClassFile: Sendable {
        /// With dots.
        package let name: String
        package let bytes: [UInt8]
    }

    package struct Program: Sendable {
        /// Absolute path.
        package let file: String
        package let root: String
        package let classes: [ClassFile]
        /// The first class of the file, and the one called like the file.
        package let mainCandidates: [String]
        /// Warnings.
        package let complaints: String
    }

    /// The file as it was named.
    private let file: String
    private let modulesPath: String
    private let classPath: String
    /// What `--source` said.
    private let release: String?

    package init(file: String, modulesPath: String, classPath: String, release: String?) {
        self.file = file
        self.modulesPath = modulesPath
        self.classPath = classPath
        self.release = release
    }

    private var isJavaFile: Bool { file.hasSuffix(".java") }

    // MARK: - The program

    package func compile() throws(Fault) -> Program {
        guard let bytes: [UInt8] = try? SmallFile.read(path: file, limit: 1 << 30) else {
            let isThere: Bool = access(file, F_OK) == 0
            throw Fault(
                isThere ? "error reading source file \(file): \(reasonUnreadable)" : "source file not found: \(file)")
        }
        try checkRelease()
        let source: SourceFile
        do throws(SourceFileError) {
            source = try SourceFile(name: file, bytes: withoutFirstLine(bytes) ?? bytes)
        } catch { throw Fault("error reading source file \(file)") }
        let absolute: String = SourceLaunch.absolutePath(file)
        let (package, declared): (String, [String]) = SourceLaunch.declarations(source)
        if declared.isEmpty { throw Fault("no class declared in source file") }
        let root: String = try self.root(absolute, package)
        let compilation: JavaCompilation = try compilation(sourcePath: withoutFirstLine(bytes) == nil ? [root] : [])
        compilation.universe.freelyNamedFile = source
        compilation.add(source)
        let (classes, complaints): ([ClassFile], String) = try run(compilation)
        let prefix: String = package.isEmpty ? "" : package + "."
        let candidates: [String] = [prefix + declared[0]] + (isJavaFile ? [prefix + fileName] : [])
        return Program(
            file: absolute, root: root, classes: classes, mainCandidates: candidates, complaints: complaints)
    }

    /// The classes of the source file in which a class of a running program should be. Nil if there is none.
    package func compile(className: String, root: String) throws(Fault) -> (classes: [ClassFile], complaints: String)? {
        var name: String = String(className.map { $0 == "." ? "/" : $0 })
        // A nested class is in the file of one around it; names may have dollars of their own.
        while access("\(root)/\(name).java", F_OK) != 0 {
            guard let dollar: String.Index = name.lastIndex(of: "$"),
                dollar > (name.lastIndex(of: "/") ?? name.startIndex)
            else { return nil }
            name = String(name[..<dollar])
        }
        let path: String = "\(root)/\(name).java"
        guard let bytes: [UInt8] = try? SmallFile.read(path: path, limit: 1 << 30),
            let source: SourceFile = try? SourceFile(name: path, bytes: bytes)
        else { return nil }
        let compilation: JavaCompilation = try compilation(sourcePath: [root])
        compilation.add(source)
        return try run(compilation)
    }

    private func compilation(sourcePath: [String]) throws(Fault) -> JavaCompilation {
        guard let image: ImageReader = try? ImageReader(path: modulesPath) else {
            throw Fault("error reading \(modulesPath)")
        }
        var options: CompilationOptions = CompilationOptions()
        options.lints = LintSet.parse(["deprecation", "unchecked"])
        options.listsCandidates = true
        return JavaCompilation(
            finder: LibraryClassFinder(image: image, classPath: ClassPath(classPath), sourcePath: sourcePath),
            options: options)
    }

    private func run(_ compilation: JavaCompilation) throws(Fault) -> (classes: [ClassFile], complaints: String) {
        compilation.run()
        let complaints: String = MessageText.all(compilation.messages)
        if compilation.errorCount > 0 { throw Fault(complaints: complaints) }
        let classes: [ClassFile] = compilation.classes.map {
            ClassFile(name: String($0.binaryName.map { $0 == "/" ? "." : $0 }), bytes: $0.bytes)
        }
        return (classes, complaints)
    }

    // MARK: - The file

    /// Without a `#!` line, which stays as an empty one; nil if there is none, or the file is called `.java`.
    private func withoutFirstLine(_ bytes: [UInt8]) -> [UInt8]? {
        guard !isJavaFile, bytes.starts(with: [0x23, 0x21]) else { return nil }
        return bytes.firstIndex(of: 0x0A).map { Array(bytes[$0...]) } ?? []
    }

    private func checkRelease() throws(Fault) {
        guard let release: String = release, release != "25" else { return }
        let isKnown: Bool = Int(release).map { (8...24).contains($0) } ?? ["1.8"].contains(release)
        if !isKnown { throw Fault("invalid value for --source option: \(release)") }
        throw Fault(
            complaints: "error: release version \(release) not supported: only 25 is, whose class library is used\n")
    }

    private var reasonUnreadable: String {
        var status: stat = stat()
        let isFolder: Bool = stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        return isFolder ? "java.io.IOException: Is a directory" : "java.nio.file.AccessDeniedException: \(file)"
    }

    /// Package and top-level classes, as far as they can be made out.
    private static func declarations(_ source: SourceFile) -> (package: String, classes: [String]) {
        let names: NameTable = NameTable()
        let tree: Tree = Parser.parse(source, names: names).tree
        let view: CompilationUnitView = tree.compilationUnit(tree.root)
        let package: String = view.package.isNone ? "" : tree.dottedName(NodeID(tree[view.package].a))
        var classes: [String] = []
        for declaration: NodeID in tree.elements(view.declarations) where tree.kind(declaration) == .classDeclaration {
            let found: ClassView = tree.classDeclaration(declaration)
            classes.append(found.flags.contains(.isImplicit) ? source.baseName : names.text(of: found.name))
        }
        return (package, classes)
    }

    /// The file's name without folders and `.java`.
    private var fileName: String {
        String((file.split(separator: "/").last ?? "").dropLast(".java".count))
    }

    /// The folder that the package's folders lie in.
    private func root(_ absolute: String, _ package: String) throws(Fault) -> String {
        var folders: [Substring] = absolute.split(separator: "/").dropLast()
        for name: Substring in package.split(separator: ".").reversed() {
            guard folders.popLast() == name else {
                throw Fault("end of path to source file does not match its package name \(package): \(file)")
            }
        }
        return "/" + folders.joined(separator: "/")
    }

    /// Without `.` and `..`, as text; symbolic links are not looked at.
    private static func absolutePath(_ path: String) -> String {
        var text: String = path
        if !path.hasPrefix("/"), let folder: UnsafeMutablePointer<CChar> = getcwd(nil, 0) {
            text = String(cString: folder) + "/" + path
            free(folder)
        }
        var parts: [Substring] = []
        for part: Substring in text.split(separator: "/") where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
