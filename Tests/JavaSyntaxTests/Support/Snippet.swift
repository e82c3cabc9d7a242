// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

/// A piece of source and what javac 25 says about it.
struct Snippet: CustomTestStringConvertible, Sendable {
    let name: String
    /// Whether all of javac's messages are expected, or the first one only.
    let isComplete: Bool
    let source: String
    /// `line:column: error: text`, details behind `\n`.
    let messages: [String]

    var testDescription: String { name }

    /// Reads a file of cases: `%%%% name all|first`, source, `---- javac`, messages.
    static func load(_ file: String) -> [Snippet] {
        var snippets: [Snippet] = []
        var name: String = ""
        var isComplete: Bool = true
        var source: [Substring] = []
        var messages: [String]?
        func finish() {
            if let messages: [String] = messages {
                snippets.append(
                    Snippet(
                        name: name, isComplete: isComplete, source: source.joined(separator: "\n"), messages: messages))
            }
        }
        var lines: [Substring] = String(
            decoding: readCase(file, from: #filePath.replacing("/Support", with: "")), as: UTF8.self
        ).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        for line: Substring in lines {
            if line.hasPrefix("%%%% ") {
                finish()
                let words: [Substring] = line.split(separator: " ")
                name = String(words[1])
                isComplete = words[2] == "all"
                source = []
                messages = nil
            } else if line == "---- javac" {
                messages = []
            } else if messages != nil {
                messages?.append(String(line))
            } else {
                source.append(line)
            }
        }
        finish()
        return snippets
    }
}

/// The parser's messages in the form in which javac's are recorded.
func messages(about source: [UInt8], name: String = "Test.java") throws -> [String] {
    let file: SourceFile = try SourceFile(name: name, bytes: source)
    let renderer: DiagnosticRenderer = DiagnosticRenderer(file)
    return Parser.parse(file, names: NameTable()).diagnostics.map { diagnostic in
        let (line, column): (Int, Int) = renderer.lineAndColumn(of: diagnostic) ?? (0, 0)
        let parts: [Substring] = diagnostic.text.split(separator: "\n")
        return "\(line):\(column): error: " + parts.joined(separator: "\\n  ")
    }
}

func messages(about source: String) throws -> [String] { try messages(about: Array(source.utf8)) }
