// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import Platform
import Swiftlet

/// `swiftlet repl`, apart from the process: words in, exit status out. The words are jshell's.
package enum ShellCommand {
    package static let usage: String = """
        usage: swiftlet repl [OPTION...] [FILE...]
          --class-path <path>          where classes of yours are
          --module-path <path>         where modules of yours are
          --add-modules <module>[,...] modules to resolve beside the usual ones
          --add-exports <module>/<package>
                                       a package that snippets may use though its module does not export it
          --enable-native-access       snippets may call restricted methods
          --enable-preview             snippets may use preview features
          --startup <file>             snippets to begin with instead of the usual import: a file, or one of
                                       DEFAULT, PRINTING, JAVASE, TOOLING; may be repeated
          --no-startup                 begin with nothing
          --feedback <mode>            silent, concise, normal, verbose, or a mode of yours; -s, -q, -v for all
                                       but normal
          -C<option>                   an option for the compiler
          -R<option>                   an option for the machine
          --version, --show-version, --full-version, --help, --help-extra
        Options may be shortened. Files are read first; `-` is standard input without prompts.

        """

    /// - Parameters:
    ///   - home: the class library.
    ///   - machineOptions: what a machine is made with, for words of `-R`.
    package static func run(
        _ words: [String], home: JavaHome,
        machineOptions: @escaping ([String]) throws(MachineError) -> MachineOptions
    ) -> Int32 {
        var configuration: ShellConfiguration = ShellConfiguration(home: home, machineOptions: machineOptions)
        do throws(ShellOptions.Mistake) {
            let given: ShellOptions.Words = try ShellOptions.split(words, known: known)
            if let status: Int32 = information(given, home) { return status }
            try configure(&configuration, given)
        } catch { return refuse(error.text) }
        return run(configuration)
    }

    private static let known: [(name: String, takesValue: Bool)] =
        ShellOptions.known + [
            ("startup", true), ("no-startup", false), ("n", false), ("feedback", true), ("execution", true),
            ("q", false), ("s", false), ("v", false), ("R", true), ("C", true), ("help", false), ("h", false),
            ("?", false), ("version", false), ("full-version", false), ("show-version", false), ("help-extra", false),
            ("X", false), ("cp", true), ("classpath", true),
        ]

    /// Options that ask for nothing but words; nil if there are none.
    private static func information(_ given: ShellOptions.Words, _ home: JavaHome) -> Int32? {
        let names: Set<String> = Set(given.given.map(\.name))
        let version: String = "swiftlet \(VirtualMachine.version), Java \(home.version)\n"
        if !names.isDisjoint(with: ["help", "h", "?", "help-extra", "X"]) {
            ShellOutput.write(usage)
        } else if !names.isDisjoint(with: ["version", "full-version"]) {
            ShellOutput.write(version)
        } else {
            if names.contains("show-version") { ShellOutput.write(version) }
            return nil
        }
        return 0
    }

    private static func configure(
        _ configuration: inout ShellConfiguration, _ words: ShellOptions.Words
    ) throws(ShellOptions.Mistake) {
        var given: ShellOptions.Words = words
        // Names of the launcher's, which jshell does not know.
        for (index, option): (Int, (name: String, value: String?)) in given.given.enumerated()
        where option.name == "cp" || option.name == "classpath" { given.given[index].name = "class-path" }
        func values(_ name: String) -> [String] { given.given.filter { $0.name == name }.compactMap(\.value) }
        let modes: [String] = given.given.compactMap { name, value in
            switch name {
            case "feedback": value
            case "q": "concise"
            case "s": "silent"
            case "v": "verbose"
            default: nil
            }
        }
        if modes.count > 1 {
            throw ShellOptions.Mistake(
                text: "Only one feedback option (--feedback, -q, -s, or -v) may be used.")
        }
        configuration.feedback = modes.first
        let scripts: [String] = values("startup")
        let hasNone: Bool = given.given.contains { $0.name == "no-startup" || $0.name == "n" }
        if !scripts.isEmpty && hasNone {
            throw ShellOptions.Mistake(
                text: "Conflicting options: both --startup and --no-startup were used.")
        }
        if hasNone { configuration.startup = StartupScript.none }
        if !scripts.isEmpty {
            do throws(StartupScript.Mistake) {
                configuration.startup = try StartupScript.read(scripts, for: "--startup", configuration.home)
            } catch { throw ShellOptions.Mistake(text: error.text) }
        }
        if let execution: String = values("execution").first {
            throw ShellOptions.Mistake(
                text: "--execution \(execution) is not supported: snippets run in the shell's own process")
        }
        configuration.options = try ShellOptions(given)
        if configuration.options[.classPath].isEmpty, let path: String = Environment.value(of: "CLASSPATH") {
            configuration.options.set(.classPath, [path])
        }
        configuration.files = given.others
    }

    private static func refuse(_ text: String) -> Int32 {
        ShellOutput.write(text + "\n", to: STDERR_FILENO)
        return 1
    }

    /// On a thread with room for deeply nested source and deep recursion in snippets.
    private static func run(_ configuration: ShellConfiguration) -> Int32 {
        let interruption: Interruption = Interruption()
        interruption.start()
        let box: StatusBox = StatusBox(configuration)
        do {
            let thread: NativeThread = try NativeThread.start(stackSizeInBytes: 256 << 20) {
                do throws(MachineError) {
                    box.status = try ShellTool(box.configuration, interruption).run()
                } catch { box.status = refuse("\(error)") }
            }
            try thread.join()
        } catch { return refuse("Could not create the main thread: \(error)") }
        return box.status
    }

    /// Written by the thread before it ends and read after it has been joined.
    private final class StatusBox: @unchecked Sendable {
        let configuration: ShellConfiguration
        var status: Int32 = 1

        init(_ configuration: ShellConfiguration) { self.configuration = configuration }
    }
}
