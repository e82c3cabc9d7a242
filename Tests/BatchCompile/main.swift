// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import ClassPath
import CompilerCommand
import Glibc
import JavaCompiler
import JavaSyntax
import Verifier
import VerifierTestSupport

// Compiles many small programs in one process. Each line of standard input is one job: the output folder, options
// separated by spaces, and source files, separated by tabs. What comes out is verified. Per job it prints
//
//     job FOLDER
//     FILE <tab> LINE <tab> error, warning or note <tab> KEY <tab> first line of the text
//     class NAME <tab> what the verifier says, unless that is "ok"
//
// The same lines come from scripts/javatools/CompilerOracle.java for javac.

final class BatchCompiler {
    let image: ImageReader
    let classes: ImageClasses
    let verifier: ClassVerifier = ClassVerifier()

    init() throws {
        let home: JavaHome = try JavaHome.discover()
        image = try ImageReader(path: home.modulesPath)
        classes = try ImageClasses(path: home.modulesPath)
    }

    func run(_ job: String) {
        let parts: [String] = job.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2 else { return }
        print("job \(parts[0])")
        // What was said before a crash is not lost.
        fflush(nil)
        let options: [String] = parts[1].split(separator: " ").map(String.init)
        do {
            let understood: CompileOptions = try CompileOptions.parse(
                try ArgumentFiles.expand(["-d", parts[0]] + options + parts[2...]))
            for part: CompileOptions in understood.parts {
                run(CompileSession(options: part, image: image), folder: parts[0])
            }
        } catch {
            print("\t0\terror\toptions\t\(error)")
        }
    }

    private func run(_ session: CompileSession, folder: String) {
        let compilation: JavaCompilation = session.compilation
        compilation.run()
        for message: CompilationMessage in session.shownMessages { show(message) }
        if !session.isSuccessful { return }
        for compiled: CompiledClass in compilation.classes { _ = session.write(compiled) }
        verify(compilation.classes, folder: folder)
    }

    private func show(_ message: CompilationMessage) {
        let line: Int = DiagnosticRenderer(message.file).lineAndColumn(of: message.diagnostic)?.line ?? 0
        // One note is about the whole run, and some complaints about options.
        let isGeneral: Bool =
            message.diagnostic.key == "compressed.diags"
            || (line == 0 && message.diagnostic.key.hasPrefix("module."))
        let name: Substring = isGeneral ? "" : message.file.name.split(separator: "/").last ?? ""
        let text: Substring = message.diagnostic.text.split(separator: "\n").first ?? ""
        print("\(name)\t\(line)\t\(message.diagnostic.severity)\t\(message.diagnostic.key)\t\(text)")
    }

    private func verify(_ compiled: [CompiledClass], folder: String) {
        let library: ClassLibrary = Verdicts.library([folder], classes)
        for made: CompiledClass in compiled where !made.binaryName.hasSuffix("module-info") {
            let verdict: String = made.bytes.withUnsafeBytes { Verdicts.verdict($0, library, verifier) }
            if verdict != "ok" { print("class \(made.binaryName)\t\(verdict)") }
        }
    }
}

func compileAll() -> Int32 {
    guard let compiler: BatchCompiler = try? BatchCompiler() else {
        print("no class library of a JDK 25")
        return 2
    }
    while let line: String = readLine() { compiler.run(line) }
    return 0
}

// Deep trees need a deep stack.
func run(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { exit(compileAll()) }

func startThread() {
    var attributes: pthread_attr_t = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 512 << 20)
    var thread: pthread_t = pthread_t()
    pthread_create(&thread, &attributes, run, nil)
    pthread_join(thread, nil)
}

startThread()
