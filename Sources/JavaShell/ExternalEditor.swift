// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// The program that `/edit` uses; there is none built in.
struct ExternalEditor: Equatable {
    /// Empty for none.
    var words: [String] = []
    /// Whether the program may end before editing does, which the user then says.
    var waits: Bool = false

    static let none: ExternalEditor = ExternalEditor()

    /// The one that was kept, or the environment's.
    static func configured(_ settings: ShellSettings) -> ExternalEditor {
        if let kept: ExternalEditor = retained(settings) { return kept }
        for name: String in ["JSHELLEDITOR", "VISUAL", "EDITOR"] {
            if let value: String = Environment.value(of: name) {
                return ExternalEditor(words: value.split(whereSeparator: \.isWhitespace).map { String($0) })
            }
        }
        return .none
    }

    static func retained(_ settings: ShellSettings) -> ExternalEditor? {
        guard let stored: String = settings[.editor], let kind: Character = stored.first else { return nil }
        if stored == "-default" { return ExternalEditor.none }
        return ExternalEditor(words: ShellSettings.parts(String(stored.dropFirst())), waits: kind == "-")
    }

    var storedText: String {
        words.isEmpty ? "-default" : (waits ? "-" : "*") + ShellSettings.joined(words)
    }

    /// As words of `/set editor`.
    var text: String { words.isEmpty ? "-default" : ((waits ? ["-wait"] : []) + words).joined(separator: " ") }

    /// Runs the program on a file until it ends. Nil, or why it could not be started.
    func run(on path: String) -> String? {
        var arguments: [UnsafeMutablePointer<CChar>?] = (words + [path]).map { strdup($0) } + [nil]
        defer { for argument: UnsafeMutablePointer<CChar>? in arguments { free(argument) } }
        var process: pid_t = 0
        // The shell's threads keep Ctrl-C blocked; the program gets it.
        var attributes: posix_spawnattr_t = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals: sigset_t = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let failure: Int32 = posix_spawnp(&process, words[0], nil, &attributes, &arguments, environ)
        if failure != 0 { return "Cannot run program \"\(words[0])\": \(String(cString: strerror(failure)))" }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return nil
    }
}

extension ShellTool {
    func edit(_ text: String) {
        var words: CommandWords = CommandWords("/edit", text, allowed: ["-all", "-start"])
        guard
            let chosen: [SessionSnippet] = choose(
                &words, from: session.snippets, { $0.status.isActive && !$0.isStartup })
        else { return }
        var sources: [String] = []
        for snippet: SessionSnippet in chosen {
            guard let source: String = editable(snippet), !sources.contains(source) else { continue }
            sources.append(source)
        }
        if editor.words.isEmpty {
            complain("Built-in editor not available.")
            say("See '/help /set editor' to use external editor.")
            return
        }
        var template: [CChar] = Array("/tmp/swiftlet-shell-XXXXXX.jsh".utf8CString)
        let descriptor: Int32 = mkstemps(&template, 4)
        guard descriptor >= 0 else { return show("Edit Error: \(String(cString: strerror(errno)))") }
        close(descriptor)
        let path: String = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let before: String = sources.map { $0 + "\n" }.joined()
        guard ShellOutput.save(before, to: path) else {
            return show("Edit Error: \(String(cString: strerror(errno)))")
        }
        if let failure: String = editor.run(on: path) { return show("Edit Error: \(failure)") }
        if editor.waits {
            show("Press return to leave edit mode.")
            _ = input.readLine(prompt: "", continuation: "")
        }
        guard let after: String = SmallFile.text(path: path, limit: 64 << 20), after != before else { return }
        evaluateChanged(after, knowing: Set(sources))
    }

    /// What an editor shows of a snippet; nil for the value of a variable.
    private func editable(_ snippet: SessionSnippet) -> String? {
        switch snippet.kind {
        case .variableValue: nil
        case .assignment, .scratch, .erroneous: snippet.source.hasSuffix(";") ? snippet.source : snippet.source + ";"
        case .statement:
            snippet.source.hasSuffix("}") || snippet.source.hasSuffix(";") ? snippet.source : snippet.source + ";"
        default: snippet.source
        }
    }

    /// Evaluates the snippets of a text that are not known yet, up to the first that fails.
    private func evaluateChanged(_ text: String, knowing known: Set<String>) {
        var rest: String = text
        while isAlive, let (snippet, after): (String, String) = firstSnippet(rest), isComplete(rest) {
            let source: String = snippet.trimmed
            if !known.contains(source), !known.contains(source + ";"), !evaluate(source) { return }
            rest = after
        }
    }
}
