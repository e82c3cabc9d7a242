// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaCompiler
import JavaSyntax
import Platform
import Swiftlet

/// What a shell is started with.
package struct ShellConfiguration {
    package var home: JavaHome
    package var classPath: String = ""
    package var options: MachineOptions
    package var image: ImageUse = .automatic
    package var startup: String = "import module java.base;\n"
    package var feedback: String = "normal"
    /// Files to read before standard input; `-` is standard input without prompts.
    package var files: [String] = []

    package init(home: JavaHome, options: MachineOptions) {
        self.home = home
        self.options = options
    }
}

/// The shell: reads snippets and commands, says what came of them. Used on one thread.
package final class ShellTool {
    var configuration: ShellConfiguration
    var session: Session
    var feedback: Feedback = Feedback()
    let interruption: Interruption
    /// Everything that was entered, and what of it a `/reload` does again.
    var history: [String] = []
    var replay: [String] = []
    var previousReplay: [String] = []
    var input: any LineSource
    var isLive: Bool = true
    /// Whether somebody reads the answers; a file on the way changes nothing about it.
    private var isInteractive: Bool = false
    var exitStatus: Int32 = 0
    /// Nanoseconds of the last evaluation, for `/time`.
    var lastNanoseconds: UInt64 = 0

    package init(_ configuration: ShellConfiguration, _ interruption: Interruption) throws(MachineError) {
        self.configuration = configuration
        self.interruption = interruption
        feedback.mode = FeedbackMode(rawValue: configuration.feedback) ?? .normal
        input = TextLines("")
        session = try ShellTool.makeSession(configuration)
        start()
    }

    static func makeSession(_ configuration: ShellConfiguration) throws(MachineError) -> Session {
        var options: MachineOptions = configuration.options
        options.classPath = configuration.classPath
        let machine: SnippetMachine = try SnippetMachine(options, image: configuration.image)
        return Session(universe: try makeUniverse(configuration), machine: machine)
    }

    static func makeUniverse(_ configuration: ShellConfiguration) throws(MachineError) -> Universe {
        let image: ImageReader
        do { image = try ImageReader(path: configuration.home.modulesPath) } catch {
            throw MachineError("\(configuration.home.modulesPath): \(error)")
        }
        let universe: Universe = Universe(
            names: NameTable(), finder: LibraryClassFinder(image: image, classPath: ClassPath(configuration.classPath)))
        universe.namesTypesInFull = true
        return universe
    }

    /// Evaluates the start-up snippets.
    func start() {
        session.isStartingUp = true
        let before: any LineSource = input
        let mode: FeedbackMode = feedback.mode
        feedback.mode = .silent
        input = TextLines(configuration.startup)
        loop()
        input = before
        feedback.mode = mode
        session.isStartingUp = false
    }

    // MARK: - Reading

    /// Runs until the end of input or `/exit`; the exit status.
    package func run() -> Int32 {
        let hasTerminal: Bool = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0
        let isQuiet: Bool = configuration.files.contains("-")
        var editor: LineEditor?
        if hasTerminal && !isQuiet {
            let made: LineEditor = LineEditor(self)
            editor = made
            input = made
        } else {
            input = PipedLines(descriptor: STDIN_FILENO, isInteractive: !isQuiet)
        }
        isInteractive = input.isInteractive
        if !isQuiet && configuration.files.isEmpty && feedback.mode.confirmsCommands {
            say("Swiftlet \(VirtualMachine.version), class library of Java \(configuration.home.version)")
            say("For an introduction type: /help intro")
        }
        for file: String in configuration.files where isLive && file != "-" { read(file, for: "jshell") }
        loop()
        editor?.saveHistory()
        return exitStatus
    }

    /// Reads and evaluates until the input ends.
    func loop() {
        var remaining: String = ""
        while isLive {
            guard let source: String = nextInput(remaining) else { return }
            remaining = process(source)
        }
    }

    /// What the lines of a file say, as if they had been typed.
    @discardableResult
    func read(_ path: String, for command: String) -> Bool {
        guard let text: String = SmallFile.text(path: path, limit: 64 << 20) else {
            complain("File '\(path)' for '\(command)' is not found.")
            return false
        }
        let before: any LineSource = input
        input = TextLines(text)
        loop()
        input = before
        return true
    }

    /// A whole snippet or command; nil at the end of input.
    private func nextInput(_ given: String) -> String? {
        var source: String = given
        while true {
            if !source.isEmpty && isComplete(source) { return source }
            let prompt: String = source.isEmpty ? feedback.mode.prompt : ""
            guard let line: String = input.readLine(prompt: prompt) else {
                if !source.allSatisfy({ $0.isWhitespace }) { complain("Incomplete input: \(source)") }
                return nil
            }
            if input.isInteractive, !line.isEmpty { history.append(line) }
            source = source.isEmpty ? line : source + "\n" + line
        }
    }

    private static func isCommand(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.hasPrefix("/*")
    }

    func isComplete(_ source: String) -> Bool {
        if ShellTool.isCommand(source) { return true }
        guard let parsed: Snippet = Parser.parseSnippet(source, names: session.universe.names) else { return true }
        return !parsed.isIncomplete
    }

    /// Evaluates the first snippet of a text; what is left of it.
    private func process(_ source: String) -> String {
        if ShellTool.isCommand(source) {
            command(source.trimmed)
            return ""
        }
        guard let parsed: Snippet = Parser.parseSnippet(source, names: session.universe.names), parsed.form != .empty
        else { return "" }
        let bytes: [UInt8] = Array(source.utf8)
        var snippet: String = String(decoding: bytes[..<parsed.end], as: UTF8.self).trimmedAtEnd
        let rest: String = String(decoding: bytes[parsed.end...], as: UTF8.self).trimmedAtEnd
        let needsSemicolon: Bool =
            parsed.form == .variables || parsed.form == .statement || parsed.form == .import
            || (parsed.form == .method && !snippet.hasSuffix("}"))
        if parsed.lacksSemicolon && needsSemicolon { snippet += ";" }
        if parsed.form == .expression, snippet.hasSuffix(";") { snippet = String(snippet.dropLast()).trimmedAtEnd }
        return evaluate(snippet) ? rest : ""
    }

    // MARK: - Evaluating

    /// Evaluates one snippet and says what came of it. False if it failed.
    @discardableResult
    func evaluate(_ source: String) -> Bool {
        let begin: UInt64 = SystemClock.monotonicNanoseconds
        interruption.begin(session.machine)
        let events: [SessionEvent] = session.evaluate(source)
        interruption.end()
        lastNanoseconds = SystemClock.monotonicNanoseconds - begin
        var hasFailed: Bool = false
        var hasEnded: Bool = false
        var isActive: Bool = false
        for event: SessionEvent in events {
            if !event.isUpdate {
                isActive = isActive || (event.snippet.status.isActive && event.snippet.kind != .variableValue)
                switch event.outcome {
                case .stopped:
                    hasFailed = true
                    complain("Interrupted")
                case .thrown: hasFailed = true
                case .ended: hasEnded = true
                default: if event.snippet.status == .rejected { hasFailed = true }
                }
            }
            for line: Feedback.Line in feedback.lines(event) {
                let isResult: Bool = event.snippet.status != .rejected && !line.text.hasPrefix("Exception ")
                if !input.isInteractive && isResult && !isError(event) { continue }
                if line.hasBar { show(line.text) } else { ShellOutput.write(line.text + "\n") }
            }
        }
        if hasEnded {
            restart()
            return false
        }
        if isActive && !session.isStartingUp { replay.append(source) }
        return !hasFailed
    }

    private func isError(_ event: SessionEvent) -> Bool {
        switch event.outcome {
        case .thrown, .unresolved: true
        default: event.snippet.status == .rejected
        }
    }

    /// After `System.exit` in a snippet, nothing of the session is left.
    private func restart() {
        complain("State engine terminated.")
        complain("Restore definitions with: /reload -restore")
        previousReplay = replay
        replay = []
        do throws(MachineError) { session = try ShellTool.makeSession(configuration) } catch {
            complain("\(error)")
            isLive = false
            return
        }
        start()
    }

    // MARK: - Saying

    /// A confirmation, which quiet modes leave out.
    func say(_ text: String) {
        if feedback.mode.confirmsCommands && isInteractive { show(text) }
    }

    /// Text of any number of lines that is always shown.
    func show(_ text: String) {
        let bar: String = isInteractive ? "|  " : ""
        for line: Substring in text.split(separator: "\n", omittingEmptySubsequences: false) {
            ShellOutput.write("\(bar)\(line)\n")
        }
    }

    func complain(_ text: String) { show(text) }
}

extension String {
    /// Without white space at the ends.
    var trimmed: String { String(trimmedAtEnd.drop { $0.isWhitespace }) }

    var trimmedAtEnd: String {
        var text: Substring = self[...]
        while let last: Character = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
