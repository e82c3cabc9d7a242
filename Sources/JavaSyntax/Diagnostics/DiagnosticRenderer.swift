// SPDX-License-Identifier: Apache-2.0

/// Shows diagnostics the way javac does: `file:line: error: message`, the source line, a caret, details.
package struct DiagnosticRenderer {
    private let file: SourceFile
    private let lines: LineTable

    package init(_ file: SourceFile) {
        self.file = file
        lines = LineTable(file)
    }

    /// One-based line and column (UTF-16 units, a tab counts one), or nil for a message without a place.
    package func lineAndColumn(of diagnostic: Diagnostic) -> (line: Int, column: Int)? {
        if diagnostic.position == .none { return nil }
        return (lines.line(of: diagnostic.position), lines.column(of: diagnostic.position, in: file))
    }

    /// The whole message, ending with a line end.
    package func render(_ diagnostic: Diagnostic) -> String {
        let label: String =
            switch diagnostic.severity {
            case .error: "error: "
            case .warning: diagnostic.category.isEmpty ? "warning: " : "warning: [\(diagnostic.category)] "
            case .note: "Note: "
            }
        // Notes name their file themselves.
        if diagnostic.severity == .note && diagnostic.position == .none { return "\(label)\(diagnostic.text)\n" }
        guard let (line, column): (Int, Int) = lineAndColumn(of: diagnostic) else {
            // What is about options belongs to no file.
            let isAboutOptions: Bool = diagnostic.key.hasPrefix("module.")
            return "\(isAboutOptions ? "" : "\(file.name): ")\(label)\(diagnostic.text)\n"
        }
        let range: Range<Int> = lines.range(ofLine: line, in: file)
        let source: String = file.text(from: range.lowerBound, to: range.upperBound)
        // Tabs are repeated under tabs, so the caret stands right whatever their width.
        let indentation: String = String(
            decoding: source.utf16.prefix(column - 1).map { $0 == 0x09 ? 0x09 : 0x20 }, as: UTF16.self)
        let missing: Int = max(0, column - 1 - source.utf16.count)
        let caret: String = indentation + String(repeating: " ", count: missing) + "^"
        let parts: [Substring] = diagnostic.text.split(
            separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        var text: String = "\(file.name):\(line): \(label)\(parts[0])\n\(source)\n\(caret)\n"
        // Details follow the source line, indented.
        if parts.count > 1 {
            for detail: Substring in parts[1].split(separator: "\n", omittingEmptySubsequences: false) {
                text += "  \(detail)\n"
            }
        }
        if !diagnostic.suggestion.isEmpty { text += "  \(diagnostic.suggestion)\n" }
        return text
    }

    /// The closing line of a javac run: "1 error", "3 errors"; empty without errors.
    package static func summary(errorCount: Int) -> String {
        errorCount == 0 ? "" : errorCount == 1 ? "1 error\n" : "\(errorCount) errors\n"
    }
}
