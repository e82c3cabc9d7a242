// SPDX-License-Identifier: Apache-2.0

// `/set`: how answers look, what a session begins with, the editor. `-retain` makes it last.

extension ShellTool {
    static let settingNames: [String] = [
        "format", "truncation", "feedback", "mode", "prompt", "editor", "start", "indent",
    ]

    func set(_ text: String) {
        var words: CommandWords = CommandWords("/set", text, allowed: ["-retain"])
        guard let name: String = words.next() else {
            if words.has("-retain") {
                complain("The setting to retain must be specified -- \(words.whole)")
            } else {
                showSettings()
            }
            return
        }
        guard let setting: String = settingName(name) else { return }
        switch setting {
        case "feedback": setFeedback(&words)
        case "mode": setMode(&words)
        case "format": setFormat(&words)
        case "truncation": setTruncation(&words)
        case "prompt": setPrompt(&words)
        case "editor": setEditor(&words)
        case "start": setStart(&words)
        default: setIndent(&words)
        }
    }

    /// What the beginning of a setting's name means; nil after a complaint.
    func settingName(_ prefix: String) -> String? {
        let matches: [String] = ShellTool.settingNames.filter { $0.hasPrefix(prefix) }
        if matches.count == 1 { return matches[0] }
        if matches.isEmpty {
            complain("Invalid '/set' argument: \(prefix)")
            say("Use one of: \(ShellTool.settingNames.joined(separator: ", "))")
        } else {
            complain("Ambiguous sub-command argument to '/set': \(prefix)")
            say("Use one of: \(matches.joined(separator: ", "))")
        }
        return nil
    }

    private func showSettings() {
        showEditor()
        showIndent()
        show(startText)
        showFeedback()
        showModes(leadingLine: true)
        show(
            "\nTo show mode settings use '/set prompt', '/set truncation', ...\n"
                + "or use '/set mode' followed by the feedback mode name.")
    }

    // MARK: - Editor, start, indentation

    private func setEditor(_ words: inout CommandWords) {
        words.allow(["-default", "-wait", "-retain", "-delete"])
        var program: [String] = []
        if let first: String = words.next() {
            program.append(first)
            // From the program on, dashes are its own.
            while let word: String = words.nextPlain() { program.append(word) }
        }
        if let complaint: String = words.complaint() { return complain(complaint) }
        let choices: Int = (program.isEmpty ? 0 : 1) + (words.has("-default") ? 1 : 0) + (words.has("-delete") ? 1 : 0)
        if choices > 1 {
            return complain("Specify -default option, -delete option, or program -- \(words.whole)")
        }
        if words.has("-wait") && program.isEmpty {
            return complain("-wait applies to external editors")
        }
        if choices == 0 && !words.has("-retain") { return showEditor() }
        if words.has("-retain") && words.has("-delete") { settings[.editor] = nil }
        if choices > 0 {
            editor = ExternalEditor(words: program, waits: words.has("-wait"))
            if words.has("-delete") { editor = ExternalEditor.configured(settings) }
            say("Editor set to: \(editor.text)")
        }
        if words.has("-retain") && !words.has("-delete") {
            settings[.editor] = editor.storedText
            say("Editor setting retained: \(editor.text)")
        }
    }

    private func showEditor() {
        let retained: ExternalEditor? = ExternalEditor.retained(settings)
        if let retained: ExternalEditor = retained { show("/set editor -retain \(retained.text)") }
        if retained != editor { show("/set editor \(editor.text)") }
    }

    private func setStart(_ words: inout CommandWords) {
        words.allow(["-default", "-none", "-retain"])
        let names: [String] = words.rest()
        if let complaint: String = words.complaint() { return complain(complaint) }
        let choices: Int = (names.isEmpty ? 0 : 1) + (words.has("-default") ? 1 : 0) + (words.has("-none") ? 1 : 0)
        if choices > 1 {
            return complain(
                "Specify no more than one of -default, -none, or a startup file name -- \(words.whole)")
        }
        if choices == 0 && !words.has("-retain") { return show(startText) }
        if words.has("-default") { startup = .standard }
        if words.has("-none") { startup = .none }
        if !names.isEmpty {
            do throws(StartupScript.Mistake) {
                startup = try StartupScript.read(names, for: "/set start", configuration.home)
            } catch { return complain(error.text) }
        }
        if words.has("-retain") { settings[.startup] = startup.storedText }
    }

    /// What `/set start` shows.
    private var startText: String {
        var text: String = ""
        let retained: StartupScript? = settings[.startup].flatMap { StartupScript.restored($0, configuration.home) }
        if let retained: StartupScript = retained { text += retained.command(isRetained: true) }
        if retained != startup { text += startup.command(isRetained: false) }
        if let retained: StartupScript = retained { text += retained.detail }
        if retained != startup { text += startup.detail }
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    private func setIndent(_ words: inout CommandWords) {
        guard let value: String = words.next() else { return showIndent() }
        guard let width: Int = Int(value) else { return complain("Invalid indent level: \(value)") }
        settings[.indent] = String(width)
        say("Indent level set to: \(width)")
    }

    /// Columns that the editor indents by within brackets.
    var indentWidth: Int { max(0, min(16, settings[.indent].flatMap { Int($0) } ?? 4)) }

    private func showIndent() { show("/set indent \(settings[.indent] ?? "4")") }
}
