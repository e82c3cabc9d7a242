// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Glibc
import JavaCompiler
import JavaSyntax
import Platform
import Swiftlet

// Commands: words that begin with a slash. Any beginning that only one command has will do.

extension ShellTool {
    static let commands: [String] = [
        "/list", "/edit", "/drop", "/save", "/open", "/vars", "/methods", "/types", "/imports", "/exit", "/env",
        "/reset",
        "/reload", "/history", "/help", "/set", "/time", "/bytecode", "/?", "/!",
    ]

    func command(_ text: String) {
        let name: String = String(text.prefix { !$0.isWhitespace })
        let rest: String = String(text.dropFirst(name.count)).trimmed
        let words: [String] = rest.split(whereSeparator: \.isWhitespace).map { String($0) }
        let shortcut: Substring = name.dropFirst()
        if let first: Character = shortcut.first, first.isNumber || "se-".contains(first),
            shortcut.dropFirst().allSatisfy({ $0.isNumber || $0 == "-" }), shortcut.contains(where: \.isNumber)
        {
            rerun(String(shortcut), words)
            return
        }
        let matches: [String] =
            ShellTool.commands.filter { $0 == name }.isEmpty
            ? ShellTool.commands.filter { $0.hasPrefix(name) } : [name]
        guard let found: String = matches.first, matches.count == 1 else {
            if matches.isEmpty {
                complain("Invalid command: \(name)")
            } else {
                complain("Command: '\(name)' is ambiguous: \(matches.joined(separator: ", "))")
            }
            complain("Type /help for help.")
            return
        }
        switch found {
        case "/list": list(words)
        case "/vars": listVariables(words)
        case "/methods": listDeclarations(words, found) { $0.kind == .method }
        case "/types":
            listDeclarations(words, found) { if case .type = $0.kind { true } else { false } }
        case "/imports": listDeclarations(words, found) { $0.kind == .import }
        case "/drop": drop(words)
        case "/save": save(words)
        case "/open": open(words)
        case "/edit": edit(words)
        case "/history":
            ShellOutput.write("\n" + history.map { $0 + "\n" }.joined())
        case "/reset": reset(words)
        case "/reload": reload(words)
        case "/env": environment(words)
        case "/exit": exit(rest)
        case "/set": set(words)
        case "/time": time(rest)
        case "/bytecode": bytecode(words)
        case "/!": rerun("-1", [])
        default: help(words)
        }
    }

    // MARK: - Choosing snippets

    /// Snippets by id, range of ids or name; nil after a complaint. Without words those `all` says.
    func choose(_ words: [String], _ all: () -> [SessionSnippet]) -> [SessionSnippet]? {
        if words.isEmpty { return all() }
        var found: [SessionSnippet] = []
        for word: String in words {
            if word == "-all" { return session.snippets }
            if word == "-start" { return session.snippets.filter(\.isStartup) }
            if word.hasPrefix("-") {
                complain("Unknown option: \(word) -- /list \(word)")
                return nil
            }
            let chosen: [SessionSnippet] = byWord(word)
            if chosen.isEmpty {
                let isID: Bool = word.first?.isNumber ?? false
                complain(isID ? "No snippet with ID: \(word.prefix { $0 != "-" })" : "No such snippet: \(word)")
                return nil
            }
            found += chosen
        }
        return found
    }

    private func byWord(_ word: String) -> [SessionSnippet] {
        let snippets: [SessionSnippet] = session.snippets
        if let dash: String.Index = word.firstIndex(of: "-"),
            let first: Int = snippets.firstIndex(where: { $0.id == word[..<dash] }),
            let last: Int = snippets.lastIndex(where: { $0.id == word[word.index(after: dash)...] }), first <= last
        {
            let prefix: Bool = snippets[first].id.first?.isNumber ?? false
            return snippets[first...last].filter { ($0.id.first?.isNumber ?? false) == prefix }
        }
        if let found: SessionSnippet = snippets.first(where: { $0.id == word }) { return [found] }
        let named: [SessionSnippet] = snippets.filter { $0.name == word && $0.isDeclaration }
        let active: [SessionSnippet] = named.filter { $0.status.isActive }
        return active.isEmpty ? named : active
    }

    // MARK: - Lists

    private func list(_ words: [String]) {
        guard let chosen: [SessionSnippet] = choose(words, { session.active.filter { !$0.isStartup } }) else { return }
        for (index, snippet): (Int, SessionSnippet) in chosen.enumerated() {
            if index == 0 { ShellOutput.write("\n") }
            let pad: String = String(repeating: " ", count: max(0, 4 - snippet.id.count))
            let source: String = snippet.source.split(separator: "\n", omittingEmptySubsequences: false).joined(
                separator: "\n       ")
            ShellOutput.write("\(pad)\(snippet.id) : \(source)\n")
        }
    }

    private func listVariables(_ words: [String]) {
        guard let chosen: [SessionSnippet] = choose(words, { session.active }) else { return }
        for snippet: SessionSnippet in chosen where snippet.isVariable {
            let value: String =
                snippet.status.isActive ? Feedback.shortened(session.value(of: snippet), to: 1000) : "(not-active)"
            show("  \(snippet.shownType) \(snippet.name) = \(value)")
        }
    }

    private func listDeclarations(_ words: [String], _ command: String, _ isWanted: (SessionSnippet) -> Bool) {
        guard let chosen: [SessionSnippet] = choose(words, { session.active }) else { return }
        for snippet: SessionSnippet in chosen where isWanted(snippet) {
            switch snippet.kind {
            case .method: show("  \(snippet.resultType) \(snippet.name)(\(snippet.parameterTypes))")
            case .import: show("  import \(snippet.name)")
            case .type(.annotation): show("  @interface \(snippet.name)")
            default: show("  \(snippet.typeWord) \(snippet.name)")
            }
        }
    }

    // MARK: - Changing what is there

    private func drop(_ words: [String]) {
        if words.isEmpty {
            complain("In the /drop argument, please specify an import, variable, method, or class to drop.")
            complain("Specify by ID or name. Use /list to see IDs. Use /reset to reset all state.")
            return
        }
        for word: String in words {
            let found: [SessionSnippet] = byWord(word).filter { $0.status.isActive }
            if found.isEmpty {
                let isID: Bool = word.first?.isNumber ?? false
                complain(isID ? "No snippet with ID: \(word)" : "No such snippet: \(word)")
                complain("See /types, /methods, /vars, or /list")
                return
            }
            for snippet: SessionSnippet in found {
                session.drop(snippet)
                switch snippet.kind {
                case .method: say("dropped method \(snippet.name)(\(snippet.parameterTypes))")
                case .type: say("dropped \(snippet.typeWord) \(snippet.name)")
                case .variable, .scratch: say("dropped variable \(snippet.name)")
                default: break
                }
            }
        }
        replay.append("/drop " + words.joined(separator: " "))
    }

    private func rerun(_ word: String, _ more: [String]) {
        var sources: [String] = []
        let typed: [SessionSnippet] = session.snippets.filter { !$0.isStartup }
        if word.hasPrefix("-"), let back: Int = Int(word.dropFirst()) {
            guard back >= 1, back <= typed.count else {
                complain("Cannot find snippet \(back)")
                return
            }
            sources = [typed[typed.count - back].source]
        } else {
            guard let chosen: [SessionSnippet] = choose([word] + more, { [] }) else { return }
            sources = chosen.map(\.source)
        }
        for source: String in sources {
            if input.isInteractive { ShellOutput.write(source + "\n") }
            evaluate(source)
        }
    }

    private func reset(_ words: [String]) {
        say("Resetting state.")
        setEnvironment(words)
        begin()
    }

    /// A new session that knows nothing of the old one.
    private func begin() {
        previousReplay = replay
        replay = []
        session.machine.reset()
        for element: String in configuration.classPath.split(separator: ":").map({ String($0) }) {
            session.machine.addToClassPath(element)
        }
        do throws(MachineError) {
            session = Session(universe: try ShellTool.makeUniverse(configuration), machine: session.machine)
        } catch { complain("\(error)") }
        start()
    }

    private func reload(_ words: [String]) {
        let restores: Bool = words.contains("-restore")
        if restores && previousReplay.isEmpty {
            complain("No previous history to restore")
            return
        }
        let isQuiet: Bool = words.contains("-quiet")
        let wanted: [String] = restores ? previousReplay : replay
        say(restores ? "Restarting and restoring from previous state." : "Restarting and restoring state.")
        setEnvironment(words.filter { $0 != "-restore" && $0 != "-quiet" })
        begin()
        repeatAll(wanted, isQuiet: isQuiet)
    }

    /// Does again what was done, its results unshown.
    private func repeatAll(_ sources: [String], isQuiet: Bool) {
        let mode: FeedbackMode = feedback.mode
        for source: String in sources {
            if !isQuiet { ShellOutput.write("-: \(source)\n") }
            feedback.mode = .silent
            if source.hasPrefix("/") { command(source) } else { evaluate(source) }
            feedback.mode = mode
        }
    }

    private func environment(_ words: [String]) {
        if words.isEmpty {
            if !configuration.classPath.isEmpty { show("  --class-path \(configuration.classPath)") }
            return
        }
        say("Setting new options and restoring state.")
        let wanted: [String] = replay
        setEnvironment(words)
        begin()
        repeatAll(wanted, isQuiet: true)
    }

    private func setEnvironment(_ words: [String]) {
        var index: Int = 0
        while index < words.count {
            let word: String = words[index]
            index += 1
            if ["-class-path", "--class-path", "-cp"].contains(word), index < words.count {
                configuration.classPath = words[index]
                index += 1
            } else {
                complain("Unknown option: \(word) -- /env \(words.joined(separator: " "))")
                return
            }
        }
    }

    // MARK: - Files

    private func save(_ words: [String]) {
        guard let path: String = words.last, !path.hasPrefix("-") else {
            complain("'/save' requires a filename argument.")
            return
        }
        var text: String = ""
        if words.first == "-history" {
            text = history.map { $0 + "\n" }.joined()
        } else if words.first == "-start" && words.count == 2 {
            text = configuration.startup
        } else {
            guard
                let chosen: [SessionSnippet] = choose(
                    Array(words.dropLast()), { session.active.filter { !$0.isStartup } })
            else { return }
            text = chosen.map(\.source).joined(separator: "\n")
        }
        if !ShellOutput.save(text, to: path) {
            complain("File '\(path)' for '/save' is not accessible: \(String(cString: strerror(errno)))")
        }
    }

    private func open(_ words: [String]) {
        guard let path: String = words.first else {
            complain("'/open' requires a filename argument.")
            return
        }
        read(path, for: "/open")
    }

    private func edit(_ words: [String]) {
        let names: [String] = ["JSHELLEDITOR", "VISUAL", "EDITOR"]
        guard let editor: String = names.lazy.compactMap({ Environment.value(of: $0) }).first else {
            complain("Built-in editor not available.")
            complain("Set JSHELLEDITOR, VISUAL or EDITOR to an editor.")
            return
        }
        guard let chosen: [SessionSnippet] = choose(words, { session.active.filter { !$0.isStartup } }) else { return }
        let before: [String] = chosen.map(\.source)
        let path: String = "/tmp/swiftlet-shell-\(getpid()).jsh"
        guard ShellOutput.save(before.joined(separator: "\n"), to: path) else { return }
        defer { unlink(path) }
        _ = system("\(editor) \(path)")
        guard let text: String = SmallFile.text(path: path, limit: 64 << 20) else { return }
        if text.trimmed != before.joined(separator: "\n").trimmed {
            let source: any LineSource = input
            input = EditedLines(text, isInteractive: source.isInteractive)
            loop()
            input = source
        }
    }

    // MARK: - Settings and the end

    private func set(_ words: [String]) {
        guard let what: String = words.first else {
            show("/set feedback \(feedback.mode.rawValue)")
            show("\nAvailable feedback modes:")
            for mode: FeedbackMode in FeedbackMode.allCases { show("   \(mode.rawValue)") }
            return
        }
        guard "feedback".hasPrefix(what) else {
            complain("Only /set feedback is known: /set \(words.joined(separator: " "))")
            return
        }
        guard words.count > 1 else {
            show("/set feedback \(feedback.mode.rawValue)")
            return
        }
        let matches: [FeedbackMode] = FeedbackMode.allCases.filter { $0.rawValue.hasPrefix(words[1]) }
        guard let mode: FeedbackMode = matches.first, matches.count == 1 else {
            complain("Does not match any current feedback mode: \(words[1]) -- /set \(words.joined(separator: " "))")
            return
        }
        feedback.mode = mode
        say("Feedback mode: \(mode.rawValue)")
    }

    private func exit(_ text: String) {
        guard !text.isEmpty else {
            say("Goodbye")
            isLive = false
            return
        }
        let events: [SessionEvent] = session.evaluate(text)
        guard let event: SessionEvent = events.first(where: { !$0.isUpdate }), case .value(let value) = event.outcome,
            let status: Int32 = Int32(value)
        else {
            for event: SessionEvent in events where event.snippet.status == .rejected {
                for line: Feedback.Line in feedback.lines(event) { show(line.text) }
            }
            complain("The argument to /exit must be a valid integer expression: \(text)")
            return
        }
        say("Goodbye (\(value))")
        exitStatus = status
        isLive = false
    }

    // MARK: - Beyond jshell

    /// How long a snippet takes, compiling and running.
    private func time(_ text: String) {
        guard !text.isEmpty else {
            complain("'/time' requires a snippet.")
            return
        }
        guard isComplete(text) else {
            complain("Incomplete input: \(text)")
            return
        }
        evaluate(text)
        let microseconds: UInt64 = lastNanoseconds / 1000
        show("\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst()) ms")
    }

    /// The instructions of a snippet's classes.
    private func bytecode(_ words: [String]) {
        var wrapper: String?
        if let word: String = words.first {
            guard let chosen: SessionSnippet = choose([word], { [] })?.first else { return }
            wrapper = chosen.wrapper
        }
        for (_, bytes): (String, [UInt8]) in session.classFiles(of: wrapper) {
            var text: [UInt8] = []
            bytes.withUnsafeBytes { bytes in
                if let view: ClassFileView = try? ClassFileView(bytes) { Disassembler.print(view, into: &text) }
            }
            ShellOutput.write(String(decoding: text, as: UTF8.self))
        }
    }
}

/// Text that came back from an editor.
final class EditedLines: LineSource {
    private let lines: TextLines
    let isInteractive: Bool

    init(_ text: String, isInteractive: Bool) {
        lines = TextLines(text)
        self.isInteractive = isInteractive
    }

    func readLine(prompt: String) -> String? { lines.readLine(prompt: prompt) }
}
