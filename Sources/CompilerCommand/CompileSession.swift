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

    /// Errors are refusals of the command line, or of the source path.
    package init(words: [String], image: ImageReader) throws {
        self.init(options: try CompileOptions.parse(try ArgumentFiles.expand(words)), image: image)
    }

    init(options: CompileOptions, image: ImageReader) {
        self.options = options
        let classPath: String = options.classPath ?? Environment.value(of: "CLASSPATH") ?? "."
        // Without a source path of their own, sources are looked for where class files are.
        let sources: [String] = (options.sourcePath ?? classPath).split(separator: ":").map(String.init)
            .filter { !$0.hasSuffix(".jar") }
        compilation = JavaCompilation(
            finder: LibraryClassFinder(image: image, classPath: ClassPath(classPath), sourcePath: sources),
            options: options.compilation)
        var missing: [String] = []
        for file: String in options.files {
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
        let source: String = compilation.universe.sources[compiled.source].tree.file.name
        return ClassFileOutput.path(of: compiled, directory: options.outputDirectory, source: source)
    }
}
