// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// How much is said about snippets: jshell's four modes.
enum FeedbackMode: String, CaseIterable {
    case concise, normal, silent, verbose

    var prompt: String {
        switch self {
        case .silent: "-> "
        case .concise: "jshell> "
        case .normal, .verbose: "\njshell> "
        }
    }

    var continuationPrompt: String { self == .silent ? ">> " : "   ...> " }
    /// Whether commands confirm what they did.
    var confirmsCommands: Bool { self == .normal || self == .verbose }
}

/// Says what happened to snippets, in jshell's words.
struct Feedback {
    var mode: FeedbackMode = .normal

    /// Lines without the bar in front; values stand alone.
    struct Line: Equatable {
        let text: String
        let hasBar: Bool
    }

    private func bar(_ text: String) -> Line { Line(text: text, hasBar: true) }

    /// All there is to say about an event.
    func lines(_ event: SessionEvent) -> [Line] {
        let snippet: SessionSnippet = event.snippet
        if event.isUpdate { return update(event) }
        var lines: [Line] = snippet.status == .rejected ? Feedback.complaintLines(snippet).map { bar($0) } : []
        switch event.outcome {
        case .thrown(let exceptions): return lines + self.exceptions(exceptions).map { bar($0) }
        case .unresolved(let waiting): return lines + [bar(attempted(waiting))]
        case .stopped, .ended: return lines
        case .value(let value): lines += result(snippet, value)
        case .none: break
        }
        guard snippet.status.isActive else { return lines }
        return lines + declaration(event)
    }

    // MARK: - Values

    private func result(_ snippet: SessionSnippet, _ value: String) -> [Line] {
        if mode == .silent || snippet.kind == .statement { return [] }
        let shows: Bool = mode != .concise || snippet.kind == .scratch || snippet.kind == .variableValue
        if !shows { return [] }
        let limit: Int = snippet.kind == .scratch || snippet.kind == .variableValue ? 1000 : 80
        return [Line(text: "\(snippet.name) ==> \(Feedback.shortened(value, to: limit))", hasBar: false)]
    }

    /// The middle of long values is left out.
    static func shortened(_ value: String, to limit: Int) -> String {
        if value.utf16.count <= limit { return value }
        let end: Int = limit / 3
        return value.prefix(limit - 5 - end) + " ... " + value.suffix(end)
    }

    // MARK: - Declarations

    private func declaration(_ event: SessionEvent) -> [Line] {
        let snippet: SessionSnippet = event.snippet
        if mode == .silent { return [] }
        let action: String = event.previous == nil ? "created" : event.hasNewSignature ? "replaced" : "modified"
        let until: String = self.until(snippet)
        if mode == .concise && snippet.status == .valid { return [] }
        switch snippet.kind {
        case .type: return [bar("\(action) \(snippet.typeWord) \(snippet.name)\(until)")]
        case .method: return [bar("\(action) method \(snippet.name)(\(snippet.parameterTypes))\(until)")]
        case .variable where snippet.status != .valid: return [bar("\(action) variable \(snippet.name)\(until)")]
        case .variable where mode == .verbose:
            return [bar("\(action) variable \(snippet.name) : \(snippet.shownType)")]
        case .scratch where mode == .verbose:
            return [bar("created scratch variable \(snippet.name) : \(snippet.shownType)")]
        case .variableValue where mode == .verbose:
            return [bar("value of \(snippet.name) : \(snippet.shownType)")]
        case .assignment where mode == .verbose:
            return [bar("assigned to \(snippet.name) : \(snippet.shownType)")]
        default: return []
        }
    }

    private func update(_ event: SessionEvent) -> [Line] {
        let snippet: SessionSnippet = event.snippet
        if mode == .silent || mode == .concise { return [] }
        let isReset: Bool = snippet.isVariable && snippet.status == .valid
        if isReset { return [bar("  update replaced variable \(snippet.name), reset to null")] }
        guard mode == .verbose else { return [] }
        if snippet.status == .overwritten {
            switch snippet.kind {
            case .type: return [bar("  update overwrote \(snippet.typeWord) \(snippet.name)")]
            case .method: return [bar("  update overwrote method \(snippet.name)(\(snippet.parameterTypes))")]
            default: return []
            }
        }
        let until: String = self.until(snippet)
        switch snippet.kind {
        case .type: return [bar("  update replaced \(snippet.typeWord) \(snippet.name)\(until)")]
        case .method:
            return [bar("  update modified method \(snippet.name)(\(snippet.parameterTypes))\(until)")]
        default: return []
        }
    }

    /// What a declaration waits for, as part of what is said about it.
    private func until(_ snippet: SessionSnippet) -> String {
        switch snippet.status {
        case .unresolvedHeader: return ", however, it cannot be referenced until" + Feedback.reason(snippet)
        case .unresolvedBody:
            let what: String =
                switch snippet.kind {
                case .method: "it cannot be invoked"
                case .type(.interface): "its methods cannot be invoked"
                case .type(.enum), .type(.annotation): "it cannot be used"
                default: "it cannot be instantiated or its methods invoked"
                }
            return ", however, \(what) until" + Feedback.reason(snippet)
        default: return ""
        }
    }

    private func attempted(_ snippet: SessionSnippet) -> String {
        if snippet.kind == .method {
            return "attempted to call method \(snippet.name)(\(snippet.parameterTypes)) which cannot be invoked until"
                + Feedback.reason(snippet)
        }
        return "attempted to use \(snippet.typeWord) \(snippet.name) which cannot be instantiated or its methods "
            + "invoked until" + Feedback.reason(snippet)
    }

    /// What has to happen before a snippet can be used.
    private static func reason(_ snippet: SessionSnippet) -> String {
        var text: String = ""
        if !snippet.unresolved.isEmpty {
            text = " " + list(snippet.unresolved) + (snippet.unresolved.count == 1 ? " is declared" : " are declared")
        }
        if snippet.diagnostics.isEmpty { return text }
        text += text.isEmpty ? "" : " and"
        text += snippet.diagnostics.count == 1 ? " this error is corrected: " : " these errors are corrected: "
        return text + complaintLines(snippet).filter { $0 != "Error:" }.map { "\n    " + $0 }.joined()
    }

    private static func list(_ names: [String]) -> String {
        guard let last: String = names.last else { return "" }
        if names.count == 1 { return last }
        return names.dropLast().joined(separator: ", ") + ", and " + last
    }

    // MARK: - What went wrong

    private func exceptions(_ exceptions: [ShownException]) -> [String] {
        var lines: [String] = []
        var around: [String] = []
        for (index, exception): (Int, ShownException) in exceptions.enumerated() {
            let head: String = index == 0 ? "Exception " : "Caused by: "
            lines += (head + exception.className + (exception.message.map { ": " + $0 } ?? "")).split(
                separator: "\n", omittingEmptySubsequences: false
            ).map { String($0) }
            var frames: [String] = exception.frames
            var common: Int = 0
            while index > 0, let frame: String = frames.last, common < around.count,
                frame == around[around.count - 1 - common]
            {
                frames.removeLast()
                common += 1
            }
            lines += frames.map { "      at \($0)" }
            if common > 0 { lines.append("      ...") }
            around = exception.frames
        }
        return lines
    }

    /// Complaints with the line they are about, what is wrong underlined.
    static func complaintLines(_ snippet: SessionSnippet) -> [String] {
        var lines: [String] = []
        for complaint: SnippetDiagnostic in snippet.diagnostics {
            lines.append(complaint.isError ? "Error:" : "Warning:")
            for (index, line): (Int, Substring) in complaint.text.split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .enumerated() {
                if line.drop(while: { $0 == " " }).hasPrefix("location:") { continue }
                lines.append((index == 0 ? "" : "  ") + line)
            }
            lines += underlined(Array(snippet.source.utf8), complaint.range)
        }
        return lines
    }

    private static func underlined(_ source: [UInt8], _ range: Range<Int>?) -> [String] {
        let range: Range<Int> = (range ?? 0..<source.count).clamped(to: 0..<max(source.count, 1))
        var start: Int = min(range.lowerBound, source.count)
        while start > 0, source[start - 1] != 0x0A { start -= 1 }
        let end: Int = source[start...].firstIndex(of: 0x0A) ?? source.count
        let from: Int = String(decoding: source[start..<max(start, min(range.lowerBound, end))], as: UTF8.self).count
        let isLonger: Bool = range.upperBound > end
        let to: Int =
            from
            + String(decoding: source[min(range.lowerBound, end)..<min(range.upperBound, end)], as: UTF8.self).count - 1
        var marks: String = String(repeating: " ", count: from) + "^"
        if to > from {
            marks += String(repeating: "-", count: to - from - 1) + (isLonger ? "-..." : "^")
        }
        return [String(decoding: source[start..<end], as: UTF8.self), marks]
    }
}
