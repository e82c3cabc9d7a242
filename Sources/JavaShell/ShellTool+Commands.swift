// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Commands: words that begin with a slash. Any beginning that only one command has will do.

extension ShellTool {
    /// jshell's, in its order.
    static let commands: [String] = [
        "/list", "/edit", "/drop", "/save", "/open", "/vars", "/methods", "/types", "/imports", "/exit", "/env",
        "/reset", "/reload", "/history", "/help", "/set", "/?", "/!",
    ]
    /// Our own, which take no beginnings away from jshell's.
    static let ownCommands: [String] = ["/time", "/bytecode"]

    static func commandsMatching(_ name: String) -> [String] {
        if (commands + ownCommands).contains(name) { return [name] }
        let found: [String] = commands.filter { $0.hasPrefix(name) }
        return found.isEmpty ? ownCommands.filter { $0.hasPrefix(name) } : found
    }

    func command(_ text: String) {
        let name: String = String(text.prefix { $0 != " " })
        let rest: String = String(text.dropFirst(name.count)).trimmed
        if name.hasPrefix("/-"), let back: Int = Int(text.dropFirst(1)) {
            rerunFromEnd(-back)
            return
        }
        let matches: [String] = ShellTool.commandsMatching(name)
        guard let found: String = matches.first, matches.count == 1 else {
            if matches.isEmpty, ShellTool.isID(name.dropFirst()) {
                rerun(String(text.dropFirst()))
                return
            }
            complain(
                matches.isEmpty
                    ? "Invalid command: \(name)"
                    : "Command: '\(name)' is ambiguous: \(matches.joined(separator: ", "))")
            say("Type /help for help.")
            return
        }
        run(found, rest)
    }

    private func run(_ command: String, _ rest: String) {
        switch command {
        case "/list": list(rest)
        case "/vars": listVariables(rest)
        case "/methods": listDeclarations(rest, command) { $0.kind == .method }
        case "/types": listDeclarations(rest, command) { $0.isType }
        case "/imports": listImports()
        case "/drop": drop(rest)
        case "/save": save(rest)
        case "/open":
            if rest.isEmpty {
                complain("'/open' requires a filename argument.")
            } else {
                readFile(rest, for: "/open")
            }
        case "/edit": edit(rest)
        case "/history": showHistory(rest)
        case "/reset": reset(rest)
        case "/reload": reload(rest)
        case "/env": environment(rest)
        case "/exit": exit(rest)
        case "/set": set(rest)
        case "/time": time(rest)
        case "/bytecode": bytecode(rest)
        case "/!": rerunFromEnd(1)
        default: help(rest)
        }
    }

    func showHistory(_ text: String) {
        var words: CommandWords = CommandWords("/history", text, allowed: ["-all"])
        if let complaint: String = words.complaint() { return complain(complaint) }
        let entries: [String] = !input.isInteractive ? [] : words.has("-all") ? history.all : history.current
        ShellOutput.write("\n" + entries.map { $0 + "\n" }.joined())
    }

    // MARK: - Again

    private func rerunFromEnd(_ back: Int) {
        let snippets: [SessionSnippet] = session.snippets
        guard back >= 1, back <= snippets.count else { return complain("Out of range") }
        rerun(snippets[snippets.count - back])
    }

    private func rerun(_ text: String) {
        var words: CommandWords = CommandWords("/<id>", text)
        guard let chosen: [SessionSnippet] = choose(&words, from: session.snippets, { _ in true }) else { return }
        for snippet: SessionSnippet in chosen { rerun(snippet) }
    }

    private func rerun(_ snippet: SessionSnippet) {
        ShellOutput.write(snippet.source + "\n")
        if input.isInteractive { history.replaceLast(snippet.source) }
        evaluate(snippet.source)
    }

    // MARK: - The end

    private func exit(_ text: String) {
        if !text.isEmpty {
            guard let status: Int32 = exitStatus(text) else { return }
            replay.append("/exit \(text)")
            exitStatus = status
        }
        isDone = true
        say(exitStatus == 0 ? "Goodbye" : "Goodbye (\(exitStatus))")
    }

    /// The value of an expression of a small integral type; nil after a complaint.
    private func exitStatus(_ text: String) -> Int32? {
        for event: SessionEvent in events(of: text) where !event.isUpdate {
            let snippet: SessionSnippet = event.snippet
            guard snippet.status == .valid, case .value(let value) = event.outcome else {
                if say(event) || snippet.status != .valid { return nil }
                complain("The argument to /exit must be a valid integer expression, it is not an expression: \(text)")
                return nil
            }
            guard [.scratch, .variableValue, .assignment].contains(snippet.kind) else {
                complain("The argument to /exit must be a valid integer expression, it is not an expression: \(text)")
                return nil
            }
            guard ["int", "Integer", "byte", "Byte", "short", "Short"].contains(snippet.shownType) else {
                complain(
                    "The argument to /exit must be a valid integer expression. The type is \(snippet.shownType) : \(text)"
                )
                return nil
            }
            guard let status: Int32 = Int32(value) else {
                complain("The argument to /exit has bad value is \(value) : \(text)")
                return nil
            }
            return status
        }
        return nil
    }

    // MARK: - Beyond jshell

    /// How long a snippet takes, compiling and running.
    private func time(_ text: String) {
        guard !text.isEmpty else { return complain("'/time' requires a snippet.") }
        guard isComplete(text) else { return complain("Incomplete input: \(text)") }
        evaluate(text)
        let microseconds: UInt64 = lastNanoseconds / 1000
        show("\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst()) ms")
    }

    /// The instructions of a snippet's classes.
    private func bytecode(_ text: String) {
        var wrapper: String?
        if !text.isEmpty {
            var words: CommandWords = CommandWords("/bytecode", text)
            guard let chosen: [SessionSnippet] = choose(&words, from: session.snippets, { _ in true }) else { return }
            wrapper = chosen.last?.wrapper
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
