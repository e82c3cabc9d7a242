// SPDX-License-Identifier: Apache-2.0

/// The feedback modes there are, the one in use, and what of them is kept for later sessions.
struct FeedbackModes {
    /// The mode in use.
    private(set) var current: FeedbackMode
    private var modes: [FeedbackMode]
    private(set) var retained: [FeedbackMode] = []
    /// The mode that later sessions begin with.
    private(set) var retainedCurrent: String?

    init() {
        modes = FeedbackMode.predefinedNames.compactMap { FeedbackMode.predefined($0) }
        current = modes.first ?? FeedbackMode("normal")
    }

    static func isPredefined(_ name: String) -> Bool { FeedbackMode.predefinedNames.contains(name) }

    subscript(name: String) -> FeedbackMode? { modes.first { $0.name == name } }

    func retained(_ name: String) -> FeedbackMode? { retained.first { $0.name == name } }

    /// The modes a beginning of a name could mean; one if it is the name.
    func matching(_ prefix: String) -> [FeedbackMode] {
        if let exact: FeedbackMode = self[prefix] { return [exact] }
        return modes.filter { $0.name.hasPrefix(prefix) }
    }

    var names: [String] { modes.map(\.name).sorted() }

    /// All modes in the order in which jshell lists settings: that of its hash table.
    var listed: [FeedbackMode] {
        func bucket(_ name: String) -> UInt32 {
            let hash: UInt32 = name.utf16.reduce(0) { $0 &* 31 &+ UInt32($1) }
            return (hash ^ hash >> 16) & 15
        }
        return modes.enumerated().sorted {
            (bucket($0.element.name), $0.offset) < (bucket($1.element.name), $1.offset)
        }.map(\.element)
    }

    mutating func use(_ name: String) { current = self[name] ?? current }

    /// Adds a mode, or changes it.
    mutating func put(_ mode: FeedbackMode) {
        if let index: Int = modes.firstIndex(where: { $0.name == mode.name }) {
            modes[index] = mode
        } else {
            modes.append(mode)
        }
        if current.name == mode.name { current = mode }
    }

    mutating func remove(_ name: String, forLater: Bool) {
        modes.removeAll { $0.name == name }
        if forLater { retained.removeAll { $0.name == name } }
    }

    mutating func retain(_ mode: FeedbackMode) {
        retained.removeAll { $0.name == mode.name }
        retained.append(mode)
    }

    mutating func retainCurrent(_ name: String?) { retainedCurrent = name }

    /// Takes over what an earlier session kept: commands that make modes.
    mutating func restore(_ commands: String) {
        for line: Substring in commands.split(separator: "\n") {
            var words: CommandWords = CommandWords("/set", String(line.dropFirst("/set".count)), allowed: ["-command"])
            guard let what: String = words.next(), let name: String = words.next() else { continue }
            var mode: FeedbackMode = self[name] ?? FeedbackMode(name)
            switch what {
            case "mode":
                _ = words.next()
                mode.confirmsCommands = words.has("-command")
            case "prompt":
                mode.prompt = words.next() ?? ""
                mode.continuationPrompt = words.next() ?? ""
            case "truncation", "format":
                guard let field: String = what == "format" ? words.next() : FeedbackMode.truncation,
                    let format: String = words.next(),
                    let selector: FormatSelector = try? FormatSelector.parse(words.next() ?? "")
                else { continue }
                mode.set(field, format, selector)
            default: continue
            }
            put(mode)
            retain(mode)
        }
    }

    /// What a later session can take over.
    var retainedText: String { retained.flatMap(\.commands).joined(separator: "\n") }
}
