// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaCompiler
import JavaSyntax
import Platform

/// `javac`, apart from the process: words in, class files out, exit status back.
///
/// The status is javac's: 0 when everything was compiled, 1 when there were errors, 2 when the command line or a file it
/// names was no good.
public enum CompileCommand {
    /// Runs on a thread of its own with room for deeply nested source.
    public static func main(_ words: [String]) -> Int32 {
        let box: StatusBox = StatusBox()
        do {
            let thread: NativeThread = try NativeThread.start(stackSizeInBytes: 256 << 20) { box.status = run(words) }
            try thread.join()
        } catch {
            box.status = run(words)
        }
        return box.status
    }

    /// Written by the thread before it ends and read after it has been joined.
    private final class StatusBox: @unchecked Sendable {
        var status: Int32 = 4
    }

    private static func run(_ words: [String]) -> Int32 {
        let options: CompileOptions
        do throws(CompileOptions.Refusal) {
            options = try CompileOptions.parse(try ArgumentFiles.expand(words))
        } catch {
            complain(error.message)
            if error.showsUsage {
                complain("Usage: javac <options> <source files>\nuse --help for a list of possible options")
            }
            return 2
        }
        switch options.action {
        case .version:
            write(STDOUT_FILENO, "javac \((try? JavaHome.discover())?.version ?? JavaHome.requiredVersion)\n")
            return 0
        case .help:
            write(STDOUT_FILENO, help)
            return 0
        case .compile: return compile(options)
        }
    }

    private static func compile(_ options: CompileOptions) -> Int32 {
        if options.files.isEmpty && options.wholeModules.isEmpty {
            complain("error: no source files")
            return 2
        }
        do {
            let home: JavaHome = try JavaHome.discover()
            let image: ImageReader = try ImageReader(path: home.modulesPath)
            for part: CompileOptions in options.parts {
                let status: Int32 = run(CompileSession(options: part, image: image))
                if status != 0 { return status }
            }
            return 0
        } catch {
            complain("error: \(error)")
            return 3
        }
    }

    private static func run(_ session: CompileSession) -> Int32 {
        for file: String in session.missingFiles { complain("error: file not found: \(file)") }
        if !session.missingFiles.isEmpty {
            complain("Usage: javac <options> <source files>\nuse --help for a list of possible options")
            return 2
        }
        for module: String in session.missingModules {
            complain("error: module \(module) not found in module source path")
        }
        if !session.missingModules.isEmpty { return 2 }
        session.compilation.run()
        return finish(session)
    }

    private static func finish(_ session: CompileSession) -> Int32 {
        report(session)
        if !session.isSuccessful { return 1 }
        for compiled: CompiledClass in session.compilation.classes where !session.write(compiled) {
            complain("error: error while writing \(compiled.binaryName): \(session.path(of: compiled))")
            return 3
        }
        return 0
    }

    private static func report(_ session: CompileSession) {
        var renderers: [ObjectIdentifier: DiagnosticRenderer] = [:]
        var text: String = ""
        var errors: Int = 0
        for message: CompilationMessage in session.shownMessages {
            if message.diagnostic.severity == .error {
                errors += 1
                if errors > session.options.maximumErrors { continue }
            }
            let key: ObjectIdentifier = ObjectIdentifier(message.file)
            let renderer: DiagnosticRenderer = renderers[key] ?? DiagnosticRenderer(message.file)
            renderers[key] = renderer
            text += renderer.render(message.diagnostic)
        }
        if errors == 0 && !session.isSuccessful {
            text += "error: warnings found and -Werror specified\n"
            errors = 1
        }
        text += DiagnosticRenderer.summary(errorCount: errors)
        let warnings: Int = session.options.areWarningsShown ? session.compilation.warningCount : 0
        if warnings > 0 { text += warnings == 1 ? "1 warning\n" : "\(warnings) warnings\n" }
        if !text.isEmpty { write(STDERR_FILENO, text) }
    }

    private static func complain(_ text: String) { write(STDERR_FILENO, text + "\n") }

    private static func write(_ descriptor: Int32, _ text: String) {
        let bytes: [UInt8] = Array(text.utf8)
        var done: Int = 0
        bytes.withUnsafeBytes { buffer in
            while done < buffer.count {
                let count: Int = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count <= 0 { return }
                done += count
            }
        }
    }

    private static let help: String = """
        Usage: javac <options> <source files>
        where possible options include:
          @<filename>                  Read options and filenames from file
          -cp, -classpath, --class-path <path>
                                       Where to find user class files
          -d <directory>               Where to place generated class files
          -g, -g:none, -g:{lines,vars,source}
                                       Generate debugging info
          -p, --module-path <path>     Where to find modules
          --module-source-path <path>  Where to find the sources of several modules
          -m, --module <module>,...    Compile all of these modules
          --add-modules <module>,...   Modules to be looked at beside those that are required
          --add-exports <module>/<package>=<module>,...
          --add-reads <module>=<module>,...
          --limit-modules <module>,... Modules that can be seen
          --patch-module <module>=<path>
                                       Classes and sources that belong to a module
          -parameters                  Generate metadata for reflection on method parameters
          --release 25, -source 25, -target 25
                                       The only release there is
          -sourcepath <path>           Where to find source files
          -nowarn, -Werror, -Xlint:<key>,...
                                       Warnings: none, as errors, of these kinds
          -version                     Version information
          --help                       This text

        """
}
