// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// What is to be said about a snippet: the circumstances that select formats of a mode, and the words that they show.
struct SnippetReport {
    private let selector: FormatSelector
    private let name: String
    private let type: String
    private let value: String
    private let unresolved: String
    private let errors: [String]

    /// - Parameters:
    ///   - action: a word of `FormatSelector`.
    ///   - isUpdate: whether another snippet is the cause.
    ///   - errorIndent: what stands before lines about errors.
    init(_ snippet: SessionSnippet, action: String, isUpdate: Bool, value: String = "", errorIndent: String = "") {
        let isWaiting: Bool = snippet.status == .unresolvedBody || snippet.status == .unresolvedHeader
        let missing: [String] = isWaiting ? snippet.unresolved : []
        let errors: [SnippetDiagnostic] = snippet.diagnostics.filter(\.isError)
        func count(_ word: String, _ number: Int) -> String { word + String(min(number, 2)) }
        let resolution: String =
            !isWaiting ? "ok" : snippet.status == .unresolvedHeader ? "notdefined" : "defined"
        selector = FormatSelector([
            SnippetReport.kind(snippet), action, isUpdate ? "update" : "primary", resolution,
            count("unresolved", missing.count), count("error", errors.count),
        ])
        name = snippet.name
        type = snippet.kind == .method ? snippet.parameterTypes : snippet.shownType
        self.value = value
        unresolved = missing.isEmpty ? "" : " " + SnippetReport.list(missing)
        self.errors = errors.flatMap { $0.lines(in: snippet.source) }.map { errorIndent + $0 }
    }

    /// What happened to a snippet.
    init(_ event: SessionEvent) {
        let action: String =
            switch event.snippet.status {
            case .overwritten: "overwrote"
            case .dropped, .rejected: "dropped"
            default: event.previous == nil ? "added" : event.hasNewSignature ? "replaced" : "modified"
            }
        var value: String = ""
        if case .value(let text) = event.outcome { value = text }
        self.init(event.snippet, action: action, isUpdate: event.isUpdate, value: value)
    }

    private static func kind(_ snippet: SessionSnippet) -> String {
        switch snippet.kind {
        case .import: "import"
        case .variable: snippet.hasInitializer ? "varinit" : "vardecl"
        case .scratch: "expression"
        case .variableValue: "varvalue"
        case .assignment: "assignment"
        case .statement, .erroneous: "statement"
        case .method: "method"
        case .type(.annotation): "annotation"
        case .type: snippet.typeWord
        }
    }

    private static func list(_ names: [String]) -> String {
        guard let last: String = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + ", and " + last
    }

    /// A field of a mode with all that it stands for.
    func text(_ field: String, in mode: FeedbackMode) -> String {
        let words: [String] = [name, type, mode.truncated(value, selector), unresolved]
        let line: String = mode.pattern("errorline", selector)
        let errors: String = errors.map { FeedbackMode.replaced(line, words + ["", $0]) }.joined()
        return FeedbackMode.replaced(mode.pattern(field, selector), words + [errors, ""])
    }
}

extension SnippetDiagnostic {
    /// The message, the line it is about, and marks under what is wrong there.
    func lines(in source: String) -> [String] {
        var lines: [String] = []
        for (index, line): (Int, Substring) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        where !line.drop(while: { $0 == " " }).hasPrefix("location:") {
            lines.append((index == 0 ? "" : "  ") + line)
        }
        return lines + marked(Array(source.utf8))
    }

    private func marked(_ source: [UInt8]) -> [String] {
        let range: Range<Int> = (range ?? 0..<source.count).clamped(to: 0..<max(source.count, 1))
        var start: Int = min(range.lowerBound, source.count)
        while start > 0, source[start - 1] != 0x0A { start -= 1 }
        let end: Int = source[start...].firstIndex(of: 0x0A) ?? source.count
        let from: Int = String(decoding: source[start..<max(start, min(range.lowerBound, end))], as: UTF8.self).count
        let isLonger: Bool = range.upperBound > end
        let inside: Range<Int> =
            min(range.lowerBound, end)..<max(min(range.lowerBound, end), min(range.upperBound, end))
        let to: Int = from + String(decoding: source[inside], as: UTF8.self).count - 1
        var marks: String = String(repeating: " ", count: from) + "^"
        if to > from { marks += String(repeating: "-", count: to - from - 1) + (isLonger ? "-..." : "^") }
        return [String(decoding: source[start..<end], as: UTF8.self), marks]
    }
}

/// An exception and its causes as lines.
enum ExceptionReport {
    /// Each text is said as one, line ends in it included.
    static func texts(_ exceptions: [ShownException]) -> [String] {
        var texts: [String] = []
        var around: [String] = []
        for (index, exception): (Int, ShownException) in exceptions.enumerated() {
            let head: String = index == 0 ? "Exception " : "Caused by: "
            texts.append(head + exception.className + (exception.message.map { ": " + $0 } ?? ""))
            var frames: [String] = exception.frames
            var common: Int = 0
            while index > 0, let frame: String = frames.last, common < around.count,
                frame == around[around.count - 1 - common]
            {
                frames.removeLast()
                common += 1
            }
            texts += frames.map { "      at \($0)" }
            if common > 0 { texts.append("      ...") }
            around = exception.frames
        }
        return texts
    }
}
