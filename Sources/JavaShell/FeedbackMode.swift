// SPDX-License-Identifier: Apache-2.0

// A feedback mode is a table of formats: a field has texts for different circumstances, and a text may contain other
// fields in braces. What is shown of a snippet is the field `display`. `%1$s` and so on stand for what is known about
// the snippet: name, type, value, what is missing, errors.

/// How answers look.
struct FeedbackMode {
    struct Setting: Equatable {
        let format: String
        let selector: FormatSelector
    }

    var name: String
    /// Whether commands say what they did.
    var confirmsCommands: Bool = false
    var prompt: String = "\n-> "
    var continuationPrompt: String = ">> "
    private(set) var fields: [String: [Setting]] = [:]

    /// The field that holds the longest length of values.
    static let truncation: String = "<truncation>"

    init(_ name: String) {
        self.name = name
        for (field, format): (String, String) in [
            ("name", "%1$s"), ("type", "%2$s"), ("value", "%3$s"), ("unresolved", "%4$s"), ("errors", "%5$s"),
            ("err", "%6$s"), ("errorline", "    {err}%n"), ("pre", "|  "), ("post", "%n"), ("errorpre", "|  "),
            ("errorpost", "%n"),
        ] { set(field, format, .always) }
    }

    /// Whether two modes behave alike.
    func isLike(_ other: FeedbackMode) -> Bool {
        name == other.name && confirmsCommands == other.confirmsCommands && prompt == other.prompt
            && continuationPrompt == other.continuationPrompt && fields == other.fields
    }

    /// A text for circumstances; earlier ones for parts of them are forgotten.
    mutating func set(_ field: String, _ format: String, _ selector: FormatSelector) {
        fields[field, default: []].removeAll { selector.covers($0.selector) }
        fields[field, default: []].append(Setting(format: format, selector: selector))
    }

    // MARK: - Text

    /// The text of a field with all fields in it, `%` not yet replaced.
    func pattern(_ field: String, _ selector: FormatSelector, depth: Int = 0) -> String {
        guard let setting: Setting = fields[field]?.last(where: { $0.selector.covers(selector) }), depth < 16 else {
            return ""
        }
        var out: String = ""
        var rest: Substring = setting.format[...]
        while let open: String.Index = rest.firstIndex(of: "{"),
            let close: String.Index = rest[open...].firstIndex(of: "}")
        {
            out += rest[..<open]
            out += pattern(String(rest[rest.index(after: open)..<close]), selector, depth: depth + 1)
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    /// `%n`, `%%`, `%s` and `%2$s` replaced.
    static func replaced(_ pattern: String, _ words: [String]) -> String {
        guard pattern.utf8.contains(UInt8(ascii: "%")) else { return pattern }
        var out: String = ""
        var next: Int = 0
        var rest: Substring = pattern[...]
        while let percent: String.Index = rest.firstIndex(of: "%") {
            out += rest[..<percent]
            rest = rest[rest.index(after: percent)...]
            let digits: Substring = rest.prefix { $0.isNumber }
            if let number: Int = Int(digits), rest.dropFirst(digits.count).hasPrefix("$s") {
                if number >= 1 && number <= words.count { out += words[number - 1] }
                rest = rest.dropFirst(digits.count + 2)
                continue
            }
            switch rest.popFirst() {
            case "n": out += "\n"
            case "%": out += "%"
            case "s":
                if next < words.count { out += words[next] }
                next += 1
            case let other?: out += "%\(other)"
            case nil: out += "%"
            }
        }
        return out + rest
    }

    /// A field that depends on no circumstances.
    func plain(_ field: String) -> String { FeedbackMode.replaced(pattern(field, .any), []) }

    /// What is left of a value that is too long: its beginning and end.
    func truncated(_ value: String, _ selector: FormatSelector) -> String {
        guard let limit: Int = Int(pattern(FeedbackMode.truncation, selector)), value.utf16.count > limit else {
            return value
        }
        if limit <= 13 { return String(value.prefix(limit)) }
        let end: Int = limit / 3
        return value.prefix(limit - 5 - end) + " ... " + value.suffix(end)
    }

    /// The value of a variable in a list.
    func truncatedValue(_ value: String) -> String {
        truncated(value, FormatSelector(["varvalue", "added", "primary", "ok", "unresolved0", "error0"]))
    }

    // MARK: - As commands

    /// The commands that make it.
    var commands: [String] {
        ["/set mode \(name) \(confirmsCommands ? "-command" : "-quiet")", promptCommand] + formatCommands(nil)
            + truncationCommands
    }

    var promptCommand: String {
        "/set prompt \(name) \(FeedbackMode.literal(prompt)) \(FeedbackMode.literal(continuationPrompt))"
    }

    func formatCommands(_ field: String?) -> [String] {
        fields.filter { field == nil ? $0.key != FeedbackMode.truncation : $0.key == field }
            .sorted { $0.key < $1.key }
            .flatMap { field, settings in
                settings.map {
                    "/set format \(name) \(field) \(FeedbackMode.literal($0.format)) \($0.selector.text)"
                }
            }
    }

    var truncationCommands: [String] {
        (fields[FeedbackMode.truncation] ?? []).map { "/set truncation \(name) \($0.format) \($0.selector.text)" }
    }

    private static func literal(_ text: String) -> String {
        var out: String = "\""
        for scalar: UnicodeScalar in text.unicodeScalars {
            switch scalar {
            case "\u{08}": out += "\\b"
            case "\t": out += "\\t"
            case "\n": out += "\\n"
            case "\u{0C}": out += "\\f"
            case "\r": out += "\\r"
            case "\"", "'", "\\": out += "\\\(scalar)"
            default: out += scalar.value < 0x20 ? "\\" + String(scalar.value, radix: 8) : String(scalar)
            }
        }
        return out + "\""
    }
}
