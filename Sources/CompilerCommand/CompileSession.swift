// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaCompiler
import JavaSyntax
import Platform

/// One compilation as a command line asks for it: options understood, files read, but nothing compiled yet.
package struct CompileSession {
    package let compilation: JavaCompilation
    let options: CompileOptions
    /// Files that could not be read.
    let missingFiles: [String]

    /// Modules to be compiled whole that are not on the module source path.
    let missingModules: [String]

    /// Errors are refusals of the command line, or of the source path.
    package init(words: [String], image: ImageReader) throws {
        self.init(options: try CompileOptions.parse(try ArgumentFiles.expand(words)), image: image)
    }

    package init(options: CompileOptions, image: ImageReader) {
        self.options = options
        let classPath: String = options.classPath ?? Environment.value(of: "CLASSPATH") ?? "."
        let finder: LibraryClassFinder = CompileSession.finder(options, image, classPath: classPath)
        var settings: CompilationOptions = options.compilation
        let library: Set<String> = Set(finder.libraryModules)
        settings.patchedModules = Set(options.compilation.modules.patches.map(\.module).filter { library.contains($0) })
        compilation = JavaCompilation(finder: finder, options: settings)
        var missing: [String] = []
        missingModules = options.wholeModules.filter { module in
            !(options.compilation.modules.sourcePath?.folders(of: module) ?? []).contains { SourceTree.exists($0) }
        }
        var files: [String] = options.files
        for module: String in options.wholeModules {
            for folder: String in options.compilation.modules.sourcePath?.folders(of: module) ?? [] {
                files += SourceTree.files(below: folder).filter { !files.contains($0) }
            }
        }
        for file: String in files {
            guard let bytes: [UInt8] = try? SmallFile.read(path: file, limit: 1 << 30),
                let source: SourceFile = try? SourceFile(name: file, bytes: bytes)
            else {
                missing.append(file)
                continue
            }
            compilation.add(source)
        }
        missingFiles = missing
    }

    private static func finder(_ options: CompileOptions, _ image: ImageReader, classPath: String) -> LibraryClassFinder
    {
        let patches: [String] = options.compilation.modules.patches.flatMap(\.paths)
        // Without a source path of their own, sources are looked for where class files are; in several modules, in the
        // folders of all of them.
        var sources: [String]
        if let path: ModuleSourcePath = options.compilation.modules.sourcePath {
            var modules: Set<String> = Set(options.wholeModules)
            for file: String in options.files { modules.formUnion(path.module(ofFile: file).map { [$0.name] } ?? []) }
            for root: String in path.roots { modules.formUnion(SourceTree.folders(in: root)) }
            sources = modules.sorted().flatMap { path.folders(of: $0) }
        } else {
            sources = (options.sourcePath ?? classPath).split(separator: ":").map(String.init)
        }
        sources = (patches + sources).filter { !$0.hasSuffix(".jar") }
        let elements: String = (patches + [classPath]).joined(separator: ":")
        return LibraryClassFinder(
            image: image, classPath: ClassPath(elements), sourcePath: sources,
            modulePath: options.modulePath.map { ModulePath($0) })
    }

    /// Messages in the order in which they are shown, without those that options suppress.
    package var shownMessages: [CompilationMessage] {
        compilation.messages.filter { $0.diagnostic.severity != .warning || options.areWarningsShown }
    }

    /// Whether class files may be written: no errors, nor warnings that count as errors.
    package var isSuccessful: Bool {
        compilation.errorCount == 0 && !(options.areWarningsErrors && compilation.warningCount > 0)
    }

    /// Puts a class file where the options say. False if that fails.
    package func write(_ compiled: CompiledClass) -> Bool {
        ClassFileOutput.write(compiled.bytes, to: path(of: compiled))
    }

    func path(of compiled: CompiledClass) -> String {
        let unit: SourceUnit = compilation.universe.sources[compiled.source]
        var directory: String? = options.outputDirectory
        // Of several modules each has a folder of its own.
        if options.compilation.modules.hasSeveralModules, !unit.module.isEmpty {
            directory = directory.map { $0 + "/" + unit.module }
        }
        return ClassFileOutput.path(of: compiled, directory: directory, source: unit.tree.file.name)
    }
}
