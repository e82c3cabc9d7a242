// SPDX-License-Identifier: Apache-2.0

/// Colours of Java text on a terminal, as far as characters alone tell.
enum SyntaxColours {
    private static let keyword: String = "\u{1B}[35m"
    private static let literal: String = "\u{1B}[32m"
    private static let number: String = "\u{1B}[36m"
    private static let comment: String = "\u{1B}[90m"

    /// The escape sequence in effect for each character; nil for plain text.
    static func colours(of text: [Character]) -> [String?] {
        var colours: [String?] = Array(repeating: nil, count: text.count)
        var at: Int = 0
        func paint(to end: Int, _ colour: String) {
            for index: Int in at..<min(end, text.count) { colours[index] = colour }
            at = min(end, text.count)
        }
        while at < text.count {
            let character: Character = text[at]
            let next: Character? = at + 1 < text.count ? text[at + 1] : nil
            if character == "/" && next == "/" {
                paint(to: text[at...].firstIndex(of: "\n") ?? text.count, comment)
            } else if character == "/" && next == "*" {
                var end: Int = at + 2
                while end + 1 < text.count, text[end] != "*" || text[end + 1] != "/" { end += 1 }
                paint(to: end + 2, comment)
            } else if character == "\"" || character == "'" {
                paint(to: endOfLiteral(text, at), literal)
            } else if character.isNumber {
                var end: Int = at
                while end < text.count, text[end].isLetter || text[end].isNumber || "_.".contains(text[end]) {
                    end += 1
                }
                paint(to: end, number)
            } else if character.isLetter || character == "_" || character == "$" {
                var end: Int = at
                while end < text.count, text[end].isLetter || text[end].isNumber || "_$".contains(text[end]) {
                    end += 1
                }
                if isKeyword(String(text[at..<end])) { paint(to: end, keyword) } else { at = end }
            } else {
                at += 1
            }
        }
        return colours
    }

    private static func endOfLiteral(_ text: [Character], _ start: Int) -> Int {
        let quote: Character = text[start]
        let isBlock: Bool =
            quote == "\"" && start + 2 < text.count && text[start + 1] == "\"" && text[start + 2] == "\""
        var at: Int = start + (isBlock ? 3 : 1)
        while at < text.count {
            if text[at] == "\\" {
                at += 2
                continue
            }
            if isBlock {
                if at + 2 < text.count, text[at] == "\"", text[at + 1] == "\"", text[at + 2] == "\"" { return at + 3 }
            } else if text[at] == quote || text[at] == "\n" {
                return at + 1
            }
            at += 1
        }
        return text.count
    }

    static func isKeyword(_ word: String) -> Bool { keywords.contains(word) }

    static let keywords: Set<String> = [
        "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "continue", "default", "do",
        "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "if", "implements", "import",
        "instanceof", "int", "interface", "long", "native", "new", "null", "package", "permits", "private", "protected",
        "public", "record", "return", "sealed", "short", "static", "strictfp", "super", "switch", "synchronized",
        "this",
        "throw", "throws", "transient", "true", "try", "var", "void", "volatile", "while", "yield",
    ]
}
