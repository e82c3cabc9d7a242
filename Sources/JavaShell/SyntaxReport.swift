// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// What is wrong with a text that is no snippet, as jshell says it.
enum SyntaxReport {
    /// What follows a mistake in an expression is not trusted: one complaint will do.
    static func complaints(_ source: String, _ parsed: Snippet) -> [SnippetDiagnostic] {
        if let orphan: [SnippetDiagnostic] = orphan(source) { return orphan }
        let found: [SnippetDiagnostic] = parsed.diagnostics.map {
            let position: Int = min(Int($0.position.rawValue), max(0, source.utf8.count - 1))
            return SnippetDiagnostic(
                isError: true, key: $0.key, text: $0.text, missing: nil, range: position..<(position + 1))
        }
        return parsed.form == .expression ? Array(found.prefix(1)) : found
    }

    /// A part of a statement without the beginning: jshell misses the end of what it would be a part of.
    private static func orphan(_ source: String) -> [SnippetDiagnostic]? {
        let word: String = String(source.prefix { $0.isLetter })
        guard ["else", "catch", "finally"].contains(word) else { return nil }
        let count: Int = source.utf8.count
        let rest: String = String(source.dropFirst(word.count)).trimmed
        func complaint(_ range: Range<Int>) -> SnippetDiagnostic {
            SnippetDiagnostic(
                isError: true, key: "premature.eof", text: "reached end of file while parsing", missing: nil,
                range: range)
        }
        if rest.isEmpty || rest.hasSuffix("{") {
            let last: Range<Int> = (rest.isEmpty ? count : count - 1)..<count
            return word == "else" ? [complaint(count..<count), complaint(last)] : nil
        }
        return [complaint(word == "catch" ? 0..<count : (count - rest.utf8.count)..<count)]
    }
}
