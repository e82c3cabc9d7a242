// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Swiftlet

// Commands about snippets: which ones are meant, lists of them, files.

extension ShellTool {
    // MARK: - Choosing snippets

    /// Whether a word begins as the id of a snippet does.
    static func isID(_ word: Substring) -> Bool {
        let digits: Substring = word.first == "s" || word.first == "e" ? word.dropFirst() : word
        let rest: Substring = digits.drop { $0.isNumber && $0.isASCII }
        return rest.count < digits.count && (rest.isEmpty || rest.first == "-")
    }

    /// The snippets that words name by id, range of ids or name; without words those that `isDefault` holds for. Nil after
    /// a complaint.
    func choose(
        _ words: inout CommandWords, from snippets: [SessionSnippet], _ isDefault: (SessionSnippet) -> Bool
    ) -> [SessionSnippet]? {
        let names: [String] = words.rest()
        if let complaint: String = words.complaint() {
            complain(complaint)
            return nil
        }
        if !words.options.isEmpty && !names.isEmpty {
            complain("Options and snippets must not both be used: \(words.whole)")
            return nil
        }
        if words.options.count > 1 {
            complain("Conflicting options -- \(words.whole)")
            return nil
        }
        if words.has("-all") { return snippets }
        if words.has("-start") { return snippets.filter(\.isStartup) }
        return names.isEmpty ? snippets.filter(isDefault) : choose(names, from: snippets)
    }

    /// As above, without options.
    private func choose(_ names: [String], from snippets: [SessionSnippet]) -> [SessionSnippet]? {
        var found: [SessionSnippet] = []
        for name: String in names {
            if name.contains("-") {
                guard let range: [SessionSnippet] = range(name, in: snippets) else { return nil }
                found += range
                continue
            }
            guard let named: [SessionSnippet] = named(name, in: snippets) else {
                complainAbsent(name)
                return nil
            }
            found += named
        }
        return found
    }

    /// Snippets of a name, those in force if there are any; or the one of an id.
    private func named(_ name: String, in snippets: [SessionSnippet]) -> [SessionSnippet]? {
        let named: [SessionSnippet] = snippets.filter { $0.name == name && $0.isDeclaration }
        let active: [SessionSnippet] = named.filter { $0.status.isActive }
        if !active.isEmpty { return active }
        if !named.isEmpty { return named }
        let numbered: [SessionSnippet] = snippets.filter { $0.id == name }
        return numbered.isEmpty ? nil : numbered
    }

    private func complainAbsent(_ name: String) {
        if let other: SessionSnippet = named(name, in: session.snippets)?.first {
            complain("This command does not accept the snippet '\(name)' : \(other.source)")
        } else {
            complain(ShellTool.isID(name[...]) ? "No snippet with ID: \(name)" : "No such snippet: \(name)")
        }
    }

    /// Start-up snippets, then those that were typed, then what was no snippet.
    private static func order(_ id: String) -> Int {
        switch id.first {
        case "s": Int(id.dropFirst()) ?? Int.max
        case "e": (Int(id.dropFirst()) ?? 0) + 0x4000_0000
        default: Int(id).map { $0 + 0x2000_0000 } ?? Int.max
        }
    }

    private func range(_ text: String, in snippets: [SessionSnippet]) -> [SessionSnippet]? {
        let sorted: [SessionSnippet] = snippets.sorted { ShellTool.order($0.id) < ShellTool.order($1.id) }
        let ends: [String] = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map {
            String($0)
        }
        var places: [Int] = []
        for end: String in ends {
            guard let place: Int = sorted.firstIndex(where: { $0.id == end }) else {
                if ShellTool.isID(end[...]) {
                    complainAbsent(end)
                } else {
                    complain("Snippet ranges require snippet IDs: \(end)")
                }
                return nil
            }
            places.append(place)
        }
        guard places[0] <= places[1] else {
            complain("End of snippet range less than start: \(ends[0]) - \(ends[1])")
            return nil
        }
        return Array(sorted[places[0]...places[1]])
    }

    // MARK: - Lists

    func list(_ text: String) {
        if text.count >= 2 && "-history".hasPrefix(text) { return showHistory("") }
        var words: CommandWords = CommandWords("/list", text, allowed: ["-all", "-start"])
        guard
            let chosen: [SessionSnippet] = choose(
                &words, from: session.snippets, { $0.status.isActive && !$0.isStartup })
        else { return }
        for (index, snippet): (Int, SessionSnippet) in chosen.enumerated() {
            if index == 0 { ShellOutput.write("\n") }
            let pad: String = String(repeating: " ", count: max(0, 4 - snippet.id.count))
            let source: String = snippet.source.split(separator: "\n", omittingEmptySubsequences: false).joined(
                separator: "\n       ")
            ShellOutput.write("\(pad)\(snippet.id) : \(source)\n")
        }
    }

    func listVariables(_ text: String) {
        var words: CommandWords = CommandWords("/vars", text, allowed: ["-all", "-start"])
        let variables: [SessionSnippet] = session.snippets.filter(\.isVariable)
        guard let chosen: [SessionSnippet] = choose(&words, from: variables, { $0.status.isActive }) else { return }
        for snippet: SessionSnippet in chosen {
            let value: String =
                snippet.status == .valid ? modes.current.truncatedValue(session.value(of: snippet)) : "(not-active)"
            show("  \(snippet.shownType) \(snippet.name) = \(value)")
        }
    }

    func listDeclarations(_ text: String, _ command: String, _ isWanted: (SessionSnippet) -> Bool) {
        var words: CommandWords = CommandWords(command, text, allowed: ["-all", "-start"])
        let declarations: [SessionSnippet] = session.snippets.filter(isWanted)
        guard let chosen: [SessionSnippet] = choose(&words, from: declarations, { $0.status.isActive }) else { return }
        for snippet: SessionSnippet in chosen {
            switch snippet.kind {
            case .method: show("  \(snippet.resultType) \(snippet.name)(\(snippet.parameterTypes))")
            case .type(.annotation): show("  @interface \(snippet.name)")
            default: show("  \(snippet.typeWord) \(snippet.name)")
            }
            let report: SnippetReport = SnippetReport(snippet, action: "used", isUpdate: true, errorIndent: "    ")
            let waits: String = hasBegun ? report.text("resolve", in: modes.current) : ""
            if !waits.trimmed.isEmpty { complain("    " + waits) }
        }
    }

    func listImports() {
        for snippet: SessionSnippet in session.active where snippet.kind == .import {
            // jshell does not tell modules from packages here.
            let isModule: Bool = snippet.name.hasPrefix("module ")
            show("  import \(isModule ? String(snippet.name.dropFirst("module ".count)) : snippet.name)")
        }
    }

    // MARK: - Changing what is there

    func drop(_ text: String) {
        var words: CommandWords = CommandWords("/drop", text)
        let names: [String] = words.rest()
        if let complaint: String = words.complaint() { return complain(complaint) }
        if names.isEmpty {
            complain(
                "In the /drop argument, please specify an import, variable, method, or class to drop.\n"
                    + "Specify by ID or name. Use /list to see IDs. Use /reset to reset all state.")
            return
        }
        guard let chosen: [SessionSnippet] = choose(names, from: session.snippets.filter { $0.status.isActive }) else {
            say("See /types, /methods, /vars, or /list")
            return
        }
        for snippet: SessionSnippet in chosen {
            for event: SessionEvent in session.drop(snippet) { _ = say(event) }
        }
        if !session.isStartingUp { replay.append("/drop \(text)") }
    }

    // MARK: - Files

    /// A path in which `~` stands for the user's folder.
    static func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home: String = Environment.value(of: "HOME") else { return path }
        return home + path.dropFirst()
    }

    /// Evaluates what a file says, as if it had been typed. False after a complaint.
    @discardableResult
    func readFile(_ name: String, for command: String) -> Bool {
        if !hasBegun && name == "-" {
            loop(PipedLines(descriptor: STDIN_FILENO, isInteractive: false))
            isDone = true
            return true
        }
        var path: String = ShellTool.expanded(name)
        if hasBegun && name.hasPrefix("file:") { path = String(name.dropFirst(name.hasPrefix("file://") ? 7 : 5)) }
        var text: String? = SmallFile.text(path: path, limit: 64 << 20)
        if text == nil && access(path, F_OK) != 0 { text = BuiltInScript.text(name, configuration.home) }
        guard let text: String = text else {
            if hasBegun && (name.hasPrefix("http://") || name.hasPrefix("https://")) {
                complain("File '\(name)' for '\(command)' cannot be read: only files are")
            } else {
                complain("File '\(name)' for '\(command)' is not found.")
            }
            return false
        }
        loop(TextLines(text))
        return true
    }

    func save(_ text: String) {
        var given: [String] = text.split(whereSeparator: \.isWhitespace).map { String($0) }
        guard let name: String = given.popLast() else { return complain("'/save' requires a filename argument.") }
        var words: CommandWords = CommandWords(
            "/save", given.joined(separator: "\n"), allowed: ["-all", "-start", "-history"])
        guard
            let chosen: [SessionSnippet] = choose(
                &words, from: session.snippets, { $0.status.isActive && !$0.isStartup })
        else { return }
        var saved: String = chosen.map(\.source).joined(separator: "\n")
        if words.has("-history") { saved = (input.isInteractive ? history.current : []).map { $0 + "\n" }.joined() }
        if ShellOutput.save(saved, to: ShellTool.expanded(name)) { return }
        let exception: String =
            errno == ENOENT
            ? "java.nio.file.NoSuchFileException: \(name)"
            : errno == EACCES
                ? "java.nio.file.AccessDeniedException: \(name)"
                : "java.nio.file.FileSystemException: \(name): \(String(cString: strerror(errno)))"
        complain("File '\(name)' for '/save' threw exception: \(exception)")
    }
}
