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
    /// What a machine is made with, for words of `-R`; an error says why they cannot be followed.
    package var machineOptions: ([String]) throws(MachineError) -> MachineOptions
    package var image: ImageUse = .automatic
    var options: ShellOptions = ShellOptions()
    /// Nil for the one that was kept, or jshell's.
    var startup: StartupScript?
    /// A feedback mode; nil for the one that was kept, or `normal`.
    var feedback: String?
    /// Files to read before standard input; `-` is standard input without prompts.
    var files: [String] = []

    package init(
        home: JavaHome, machineOptions: @escaping ([String]) throws(MachineError) -> MachineOptions
    ) {
        self.home = home
        self.machineOptions = machineOptions
    }
}

/// The shell: reads snippets and commands, says what came of them. Used on one thread.
final class ShellTool {
    let configuration: ShellConfiguration
    var options: ShellOptions
    var startup: StartupScript
    var settings: ShellSettings
    var modes: FeedbackModes = FeedbackModes()
    var editor: ExternalEditor
    var session: Session
    let interruption: Interruption
    /// What was typed, in this session and before.
    var history: ShellHistory
    /// What a `/reload` does again, and what it did before the last reset.
    var replay: [String] = []
    var previousReplay: [String]?
    /// How much of `replay` is kept for later sessions already.
    var keptReplayCount: Int = 0
    var input: any LineSource
    /// Whether the session can go on; a snippet that ends the machine ends that.
    var isAlive: Bool = true
    /// Whether the shell ends.
    var isDone: Bool = false
    /// Whether files are read and the prompt has been reached.
    private(set) var hasBegun: Bool = false
    var exitStatus: Int32 = 0
    /// Nanoseconds of the last evaluation, for `/time`.
    var lastNanoseconds: UInt64 = 0

    init(_ configuration: ShellConfiguration, _ interruption: Interruption) throws(MachineError) {
        self.configuration = configuration
        self.interruption = interruption
        options = configuration.options
        let folder: String? = ShellSettings.userFolder()
        settings = ShellSettings(folder: folder)
        history = ShellHistory(folder: folder)
        editor = ExternalEditor.configured(settings)
        input = TextLines("")
        startup =
            configuration.startup
            ?? settings[.startup].flatMap { StartupScript.restored($0, configuration.home) } ?? .standard
        session = try ShellTool.makeSession(configuration, options)
        start()
    }

    // MARK: - Reading

    /// Runs until the end of input or `/exit`; the exit status.
    func run() -> Int32 {
        previousReplay = settings[.replay].map { ShellSettings.parts($0) }
        for file: String in configuration.files where !isDone {
            if !readFile(file, for: "jshell") { return 1 }
        }
        guard !isDone, beginFeedback() else { return exitStatus }
        hasBegun = true
        if modes.current.confirmsCommands {
            show("Swiftlet \(VirtualMachine.version), class library of Java \(configuration.home.version)")
            show("For an introduction type: /help intro")
        }
        let hasTerminal: Bool = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0
        input = hasTerminal ? LineEditor(self) : PipedLines(descriptor: STDIN_FILENO, isInteractive: true)
        while !isDone {
            if !isAlive { renew() }
            loop()
        }
        history.save()
        keepReplay()
        return exitStatus
    }

    /// The mode of the command line, or the one that was kept. False if there is no such mode.
    private func beginFeedback() -> Bool {
        if let kept: String = settings[.modes] { modes.restore(kept) }
        let kept: String? = settings[.feedback]
        modes.retainCurrent(kept)
        guard let name: String = configuration.feedback else {
            if let kept: String = kept { modes.use(kept) }
            return true
        }
        let matches: [FeedbackMode] = modes.matching(name)
        guard let mode: FeedbackMode = matches.first, matches.count == 1 else {
            complain(
                matches.isEmpty
                    ? "Does not match any current feedback mode: \(name) -- --feedback \(name)"
                    : "Matches more then one current feedback mode: \(name) -- --feedback \(name)")
            exitStatus = 1
            return false
        }
        modes.use(mode.name)
        return true
    }

    /// Keeps for later sessions what `/reload -restore` is to do then.
    func keepReplay() {
        if replay.count > keptReplayCount { settings[.replay] = ShellSettings.joined(replay.suffix(1000)) }
        keptReplayCount = replay.count
    }

    /// Reads and evaluates until the input ends, or the session.
    func loop() {
        var remaining: String = ""
        while isAlive && !isDone {
            guard let source: String = nextInput(remaining) else { return }
            remaining = process(source)
        }
    }

    /// Reads and evaluates lines from elsewhere.
    func loop(_ lines: any LineSource) {
        let before: any LineSource = input
        input = lines
        loop()
        input = before
    }

    /// A whole snippet or command; nil at the end of input.
    private func nextInput(_ given: String) -> String? {
        var source: String = given
        while true {
            if !source.isEmpty && isComplete(source) { return source }
            let line: InputLine
            if input.isInteractive {
                let id: [String] = [session.idOfNext]
                line = input.readLine(
                    prompt: source.isEmpty ? FeedbackMode.replaced(modes.current.prompt, id) : "",
                    continuation: FeedbackMode.replaced(modes.current.continuationPrompt, id))
            } else {
                line = input.readLine(prompt: "", continuation: "")
            }
            switch line {
            case .interrupted: source = ""
            case .end:
                if !source.isEmpty { complain("Incomplete input: \(source)") }
                if input.isInteractive { isDone = true }
                return nil
            case .text(let text):
                if input.isInteractive { history.add(text, isContinued: !source.isEmpty) }
                source = source.isEmpty ? text : source + "\n" + text
            }
        }
    }

    private static func isCommand(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.hasPrefix("/*")
    }

    func isComplete(_ source: String) -> Bool {
        var checked: Substring = source[...]
        if ShellTool.isCommand(source) {
            // Only the expression behind /exit may have several lines.
            guard let space: String.Index = source.firstIndex(of: " "),
                ShellTool.commandsMatching(String(source[..<space])) == ["/exit"]
            else { return true }
            checked = source[space...]
        }
        // Nothing that could follow makes a snippet of it.
        switch source.prefix(while: \.isLetter) {
        case "else": return true
        case "catch", "finally": checked = "try { } " + checked  // its own end is what counts
        default: break
        }
        guard let parsed: Snippet = Parser.parseSnippet(String(checked), names: session.universe.names) else {
            return true
        }
        // The rest of the statement may stand on lines of its own.
        if parsed.diagnostics.count == 1, parsed.diagnostics[0].key.hasPrefix("try.without.catch") { return false }
        return !parsed.isIncomplete
    }

    /// Evaluates the first snippet of a text; what is left of it.
    private func process(_ source: String) -> String {
        if ShellTool.isCommand(source) {
            command(source.trimmed)
            return ""
        }
        guard let (snippet, rest): (String, String) = firstSnippet(source) else { return "" }
        return evaluate(snippet) ? rest : ""
    }

    /// The first snippet of a text, with the semicolon that it needs, and what follows it; nil if there is none.
    func firstSnippet(_ source: String) -> (snippet: String, rest: String)? {
        guard let parsed: Snippet = Parser.parseSnippet(source, names: session.universe.names), parsed.form != .empty
        else { return nil }
        let bytes: [UInt8] = Array(source.utf8)
        var snippet: String = String(decoding: bytes[..<parsed.end], as: UTF8.self).trimmedAtEnd
        let rest: String = String(decoding: bytes[parsed.end...], as: UTF8.self).trimmedAtEnd
        let needsSemicolon: Bool =
            parsed.form == .variables || parsed.form == .statement || parsed.form == .import
            || (parsed.form == .method && !snippet.hasSuffix("}"))
        if parsed.lacksSemicolon && needsSemicolon { snippet += ";" }
        if parsed.form == .expression, snippet.hasSuffix(";") { snippet = String(snippet.dropLast()).trimmedAtEnd }
        return (snippet, rest)
    }

    // MARK: - Evaluating

    /// Evaluates one snippet and says what came of it. False if it failed.
    @discardableResult
    func evaluate(_ source: String) -> Bool {
        let events: [SessionEvent] = events(of: source)
        var hasFailed: Bool = false
        var isActive: Bool = false
        for event: SessionEvent in events {
            if say(event) { hasFailed = true }
            if !event.isUpdate, event.snippet.status.isActive, event.snippet.kind != .variableValue { isActive = true }
        }
        if isActive && isAlive && !session.isStartingUp { replay.append(source) }
        return !hasFailed
    }

    /// Evaluates one snippet; Ctrl-C ends it.
    func events(of source: String) -> [SessionEvent] {
        let begin: UInt64 = SystemClock.monotonicNanoseconds
        interruption.begin(session.machine)
        let events: [SessionEvent] = session.evaluate(source)
        interruption.end()
        lastNanoseconds = SystemClock.monotonicNanoseconds - begin
        return events
    }

    /// Says what happened to a snippet. True if it failed.
    func say(_ event: SessionEvent) -> Bool {
        let snippet: SessionSnippet = event.snippet
        if event.isUpdate {
            if snippet.isDeclaration { put(SnippetReport(event)) }
            return false
        }
        for complaint: SnippetDiagnostic in snippet.diagnostics {
            complain(complaint.isError ? "Error:" : "Warning:")
            for line: String in complaint.lines(in: snippet.source) { complain(line) }
        }
        switch event.outcome {
        case .thrown(let exceptions):
            for text: String in ExceptionReport.texts(exceptions) { complain(text) }
            return true
        case .unresolved(let waiting): put(SnippetReport(waiting, action: "used", isUpdate: true))
        case .stopped:
            complain("Interrupted")
            return true
        case .ended:
            show("State engine terminated.")
            say("Restore definitions with: /reload -restore")
            isAlive = false
            return true
        case .value, .none:
            if snippet.status == .rejected {
                if snippet.diagnostics.isEmpty { complain("Failed.") }
                return true
            }
            put(SnippetReport(event))
        }
        return false
    }

    private func put(_ report: SnippetReport) {
        if input.isInteractive { ShellOutput.write(report.text("display", in: modes.current)) }
    }

    // MARK: - Saying

    /// A confirmation, which quiet modes leave out.
    func say(_ text: String) {
        if modes.current.confirmsCommands && input.isInteractive { show(text) }
    }

    /// Text of any number of lines that is always shown.
    func show(_ text: String) {
        let mode: FeedbackMode = modes.current
        let (pre, post): (String, String) = hasBegun ? (mode.plain("pre"), mode.plain("post")) : ("", "\n")
        for line: Substring in text.split(separator: "\n", omittingEmptySubsequences: false) {
            ShellOutput.write("\(pre)\(line)\(post)")
        }
    }

    /// What is wrong, as one text: jshell has its bar before the first line only.
    func complain(_ text: String) {
        let mode: FeedbackMode = modes.current
        if hasBegun {
            ShellOutput.write(mode.plain("errorpre") + text + mode.plain("errorpost"))
        } else {
            ShellOutput.write(text + "\n", to: STDERR_FILENO)
        }
    }
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
