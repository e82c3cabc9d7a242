// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import Platform
import Swiftlet

/// `swiftlet repl`, apart from the process: words in, exit status out. The words are jshell's.
package enum ShellCommand {
    package static let usage: String = """
        usage: swiftlet repl [OPTION...] [FILE...]
          -cp, --class-path <path>     where classes of yours are
          --startup <file>             snippets to begin with instead of the usual import
          --no-startup                 begin with nothing
          --feedback <mode>            silent, concise, normal or verbose; -s, -q, -v for all but normal
          -R<option>                   a -D option for the machine
          --version, --help
        Files are read first; `-` is standard input without prompts.

        """

    /// - Parameters:
    ///   - home: the class library.
    ///   - options: what the machine is made with.
    package static func run(_ words: [String], home: JavaHome, options: MachineOptions) -> Int32 {
        var configuration: ShellConfiguration = ShellConfiguration(home: home, options: options)
        configuration.classPath = Environment.value(of: "CLASSPATH") ?? ""
        var index: Int = 0
        while index < words.count {
            let word: String = words[index]
            index += 1
            func value() -> String? {
                guard index < words.count else { return nil }
                index += 1
                return words[index - 1]
            }
            switch word {
            case "-cp", "-classpath", "--class-path", "--startup", "--feedback":
                guard let value: String = value() else { return refuse("Argument to \(word) missing.") }
                if word == "--startup" {
                    guard let text: String = SmallFile.text(path: value, limit: 64 << 20) else {
                        return refuse("File '\(value)' for '--startup' is not found.")
                    }
                    configuration.startup = text
                } else if word == "--feedback" {
                    guard FeedbackMode(rawValue: value) != nil else {
                        return refuse("Does not match any current feedback mode: \(value) -- --feedback \(value)")
                    }
                    configuration.feedback = value
                } else {
                    configuration.classPath = value
                }
            case "--no-startup": configuration.startup = ""
            case "-s": configuration.feedback = "silent"
            case "-q": configuration.feedback = "concise"
            case "-v": configuration.feedback = "verbose"
            case "--version":
                ShellOutput.write("swiftlet \(VirtualMachine.version), Java \(home.version)\n")
                return 0
            case "--help", "-h", "-?":
                ShellOutput.write(usage)
                return 0
            default:
                if word.hasPrefix("-R-D"), let equals: String.Index = word.firstIndex(of: "=") {
                    let key: Substring = word[word.index(word.startIndex, offsetBy: 4)..<equals]
                    configuration.options.properties.append((String(key), String(word[word.index(after: equals)...])))
                } else if word.hasPrefix("-"), word != "-" {
                    return refuse("Unknown option: \(word.dropFirst(word.hasPrefix("--") ? 2 : 1))")
                } else {
                    configuration.files.append(word)
                }
            }
        }
        return run(configuration)
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
