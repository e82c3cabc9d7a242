// SPDX-License-Identifier: Apache-2.0

// `/set feedback`, `mode`, `format`, `truncation` and `prompt`: how answers look. Modes that are always there cannot be
// changed.

extension ShellTool {
    /// Where more is to be found, after a complaint.
    private func see(_ setting: String) { say("See /help /set \(setting) for help.") }

    /// A word as the name of a mode; nil after a complaint.
    private func modeName(_ word: String, _ words: CommandWords) -> String? {
        if !words.isQuoted, word.unicodeScalars.allSatisfy({ ShellTool.isNamePart($0) }) { return word }
        complain("Expected a feedback mode name: \(word)")
        return nil
    }

    private static func isNamePart(_ scalar: UnicodeScalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// The mode that a beginning of its name means; nil after a complaint.
    private func mode(_ name: String, _ words: CommandWords, before message: String? = nil) -> FeedbackMode? {
        let matches: [FeedbackMode] = modes.matching(name)
        if matches.count == 1 { return matches[0] }
        if let message: String = message { show(message) }
        complain(
            matches.isEmpty
                ? "Does not match any current feedback mode: \(name) -- \(words.whole)"
                : "Matches more then one current feedback mode: \(name) -- \(words.whole)")
        if modes.current.confirmsCommands && input.isInteractive { showModes() }
        return nil
    }

    /// The next word as a mode; nil if there is none. False after a complaint.
    private func nextMode(_ words: inout CommandWords) -> (mode: FeedbackMode?, isRight: Bool) {
        guard let word: String = words.next() else { return (nil, true) }
        guard let name: String = modeName(word, words), let mode: FeedbackMode = mode(name, words) else {
            return (nil, false)
        }
        return (mode, true)
    }

    /// The next word as a text in quotes. False after a complaint.
    private func nextText(_ words: inout CommandWords) -> (text: String?, isRight: Bool) {
        guard let word: String = words.next() else { return (nil, true) }
        if words.isQuoted { return (word, true) }
        complain("Format '\(word)' must be quoted -- \(words.whole)")
        return (nil, false)
    }

    private func isChangeable(_ mode: FeedbackMode, _ words: CommandWords) -> Bool {
        guard FeedbackModes.isPredefined(mode.name) else { return true }
        complain("Not valid with a predefined mode: \(mode.name) -- \(words.whole)")
        return false
    }

    func showModes(leadingLine: Bool = false) {
        if leadingLine { show("") }
        let retained: [String] = modes.retained.map(\.name).sorted()
        if !retained.isEmpty {
            show("Retained feedback modes:")
            for name: String in retained { show("   \(name)") }
        }
        show("Available feedback modes:")
        for name: String in modes.names { show("   \(name)") }
    }

    func showFeedback() {
        if let retained: String = modes.retainedCurrent { show("/set feedback -retain \(retained)") }
        if modes.retainedCurrent != modes.current.name { show("/set feedback \(modes.current.name)") }
    }

    // MARK: - Feedback

    func setFeedback(_ words: inout CommandWords) {
        let name: String? = words.next()
        if let complaint: String = words.complaint() {
            complain(complaint)
            return see("feedback")
        }
        let retains: Bool = words.has("-retain")
        if name == nil && !retains {
            showFeedback()
            return showModes(leadingLine: true)
        }
        var chosen: FeedbackMode = modes.current
        if let name: String = name {
            guard let checked: String = modeName(name, words), let found: FeedbackMode = mode(checked, words) else {
                return see("feedback")
            }
            chosen = found
        }
        if retains, !FeedbackModes.isPredefined(chosen.name), modes.retained(chosen.name) == nil {
            complain(
                "'/set feedback -retain <mode>' requires that <mode> is predefined or has been retained with "
                    + "'/set mode -retain' -- \(words.whole)")
            return see("feedback")
        }
        if name != nil {
            modes.use(chosen.name)
            say("Feedback mode: \(chosen.name)")
        }
        if retains {
            modes.retainCurrent(chosen.name)
            settings[.feedback] = chosen.name
        }
    }

    // MARK: - Modes

    func setMode(_ words: inout CommandWords) {
        words.allow(["-command", "-quiet", "-delete", "-retain"])
        var names: [String] = []
        for _: Int in 0..<2 {
            guard let word: String = words.next() else { break }
            guard let name: String = modeName(word, words) else { return see("mode") }
            names.append(name)
        }
        if let complaint: String = words.complaint() {
            complain(complaint)
            return see("mode")
        }
        if words.options.isEmpty && names.count < 2 { return showMode(names.first, words) }
        guard let name: String = names.first else {
            complain("Missing the feedback mode -- \(words.whole)")
            return see("mode")
        }
        let base: String? = names.count > 1 ? names[1] : nil
        let complaint: String? =
            words.has("-delete")
            ? deleteMode(name, base, words) : words.has("-retain") ? retainMode(name, base, words) : nil
        if words.has("-delete") || words.has("-retain") {
            if let complaint: String = complaint {
                complain("\(complaint) -- \(words.whole)")
                see("mode")
            }
            return
        }
        if !makeMode(name, base, words) { see("mode") }
    }

    private func showMode(_ given: String?, _ words: CommandWords) {
        guard let given: String = given else {
            for mode: FeedbackMode in modes.listed { showMode(mode.name, words) }
            return
        }
        var name: String = given
        if modes.retained(given) == nil {
            let message: String = "To create a new mode either the -command or the -quiet option must be used -- "
            guard let mode: FeedbackMode = mode(given, words, before: message) else { return see("mode") }
            name = mode.name
        }
        let retained: FeedbackMode? = modes.retained(name)
        if let retained: FeedbackMode = retained {
            show(retained.commands.joined(separator: "\n"))
            show("/set mode -retain \(name)")
        }
        guard let mode: FeedbackMode = modes[name] else { return }
        if let retained: FeedbackMode = retained {
            if retained.isLike(mode) { return }
            show("")
        }
        show(mode.commands.joined(separator: "\n"))
    }

    /// Nil, or what is wrong.
    private func deleteMode(_ name: String, _ base: String?, _ words: CommandWords) -> String? {
        if words.has("-command") || words.has("-quiet") { return "Conflicting options" }
        let forLater: Bool = words.has("-retain")
        if modes[name] == nil && !(forLater && modes.retained(name) != nil) { return "No feedback mode named: \(name)" }
        if let base: String = base { return "Unexpected arguments at end of command: \(base)" }
        if modes.current.name == name {
            return "The current feedback mode '\(name)' cannot be deleted, use '/set feedback' first"
        }
        if forLater && modes.retainedCurrent == name {
            return "The retained feedback mode '\(name)' cannot be deleted, use '/set feedback -retain' first"
        }
        if FeedbackModes.isPredefined(name) { return "Not valid with a predefined mode: \(name)" }
        modes.remove(name, forLater: forLater)
        if forLater { settings[.modes] = modes.retainedText }
        return nil
    }

    private func retainMode(_ name: String, _ base: String?, _ words: CommandWords) -> String? {
        if words.has("-command") || words.has("-quiet") { return "Conflicting options" }
        if let base: String = base { return "Unexpected arguments at end of command: \(base)" }
        guard let mode: FeedbackMode = modes[name] else { return "No feedback mode named: \(name)" }
        if FeedbackModes.isPredefined(name) { return "Not valid with a predefined mode: \(name)" }
        modes.retain(mode)
        settings[.modes] = modes.retainedText
        return nil
    }

    private func makeMode(_ name: String, _ base: String?, _ words: CommandWords) -> Bool {
        var complaint: String?
        if words.has("-command") && words.has("-quiet") {
            complaint = "Conflicting options"
        } else if !words.has("-command") && !words.has("-quiet") {
            complaint = "To create a new mode either the -command or the -quiet option must be used"
        } else if modes[name] != nil {
            complaint = "Mode to be created already exists: \(name)"
        }
        if let complaint: String = complaint {
            complain("\(complaint) -- \(words.whole)")
            return false
        }
        var made: FeedbackMode = FeedbackMode(name)
        if let base: String = base {
            guard let found: FeedbackMode = mode(base, words) else { return false }
            made = found
            made.name = name
        }
        made.confirmsCommands = words.has("-command")
        modes.put(made)
        say("Created new feedback mode: \(name)")
        return true
    }

    // MARK: - Formats and prompts

    func setFormat(_ words: inout CommandWords) {
        let (mode, isRight): (FeedbackMode?, Bool) = nextMode(&words)
        guard isRight else { return see("format") }
        var field: String?
        if let word: String = words.next() {
            guard !words.isQuoted, word.unicodeScalars.allSatisfy({ ShellTool.isNamePart($0) }) else {
                complain("Expected a field name: \(word) -- \(words.whole)")
                return see("format")
            }
            field = word
        }
        let (format, isQuoted): (String?, Bool) = nextText(&words)
        guard isQuoted else { return see("format") }
        if let mode: FeedbackMode = mode, let field: String = field, let format: String = format {
            return install(mode, field, format, &words, "format")
        }
        if let complaint: String = words.complaint() {
            complain(complaint)
            return see("format")
        }
        if let mode: FeedbackMode = mode, let field: String = field, mode.fields[field] == nil {
            return complain("Expected a field name: \(field) -- \(words.whole)")
        }
        let shown: [FeedbackMode] =
            mode.map { [$0] } ?? modes.names.compactMap { modes[$0] }
        let lines: [String] = shown.flatMap { $0.formatCommands(field) }
        if !lines.isEmpty { show(lines.joined(separator: "\n")) }
    }

    func setTruncation(_ words: inout CommandWords) {
        let (mode, isRight): (FeedbackMode?, Bool) = nextMode(&words)
        guard isRight else { return see("truncation") }
        guard let mode: FeedbackMode = mode, let length: String = words.next() else {
            if let complaint: String = words.complaint() { complain(complaint) }
            return show((mode.map { [$0] } ?? modes.listed).flatMap(\.truncationCommands).joined(separator: "\n"))
        }
        guard UInt32(length) != nil else {
            complain("Truncation length must be an integer: \(length) -- \(words.whole)")
            return see("truncation")
        }
        install(mode, FeedbackMode.truncation, length, &words, "truncation")
    }

    private func install(
        _ mode: FeedbackMode, _ field: String, _ format: String, _ words: inout CommandWords, _ setting: String
    ) {
        var selectors: [FormatSelector] = []
        while let word: String = words.next() {
            do throws(FormatSelector.Mistake) { selectors.append(try FormatSelector.parse(word)) } catch {
                complain("\(error.text) -- \(words.whole)")
                return see(setting)
            }
        }
        if let complaint: String = words.complaint() {
            complain(complaint)
            return see(setting)
        }
        guard isChangeable(mode, words) else { return }
        var changed: FeedbackMode = mode
        for selector: FormatSelector in selectors.isEmpty ? [.always] : selectors {
            changed.set(field, format, selector)
        }
        modes.put(changed)
    }

    func setPrompt(_ words: inout CommandWords) {
        let (mode, isRight): (FeedbackMode?, Bool) = nextMode(&words)
        guard isRight else { return see("prompt") }
        let (prompt, isQuoted): (String?, Bool) = nextText(&words)
        guard isQuoted else { return see("prompt") }
        let (continuation, isAlsoQuoted): (String?, Bool) = nextText(&words)
        guard isAlsoQuoted else { return see("prompt") }
        if let complaint: String = words.complaint() {
            complain(complaint)
            return see("prompt")
        }
        guard let mode: FeedbackMode = mode, let prompt: String = prompt else {
            return show((mode.map { [$0] } ?? modes.listed).map(\.promptCommand).joined(separator: "\n"))
        }
        guard isChangeable(mode, words) else { return see("prompt") }
        guard let continuation: String = continuation else {
            complain("Continuation prompt required -- \(words.whole)")
            return see("prompt")
        }
        var changed: FeedbackMode = mode
        changed.prompt = prompt
        changed.continuationPrompt = continuation
        modes.put(changed)
    }
}
