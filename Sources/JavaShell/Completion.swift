// SPDX-License-Identifier: Apache-2.0
import JavaCompiler
import JavaSyntax

/// What could stand where the cursor is.
struct Completion {
    /// What is there of the word already.
    var prefix: String = ""
    /// Whole words, sorted.
    var names: [String] = []
    /// What follows the only word there is: parentheses of a method.
    var ending: String?
    /// Signatures, where arguments begin.
    var signatures: [String] = []
    /// The class and name to look up documentation for.
    var documented: [(owner: String, name: String)] = []
    /// What Tab shows about a command, first in short and then in full.
    var help: [String] = []

    /// Beyond this many words the first Tab says only how many there are.
    private static let most: Int = 100

    /// What all words begin with.
    var commonPrefix: String {
        guard var common: String = names.first else { return prefix }
        for name: String in names.dropFirst() { common = String(zip(common, name).prefix { $0 == $1 }.map { $0.0 }) }
        return common
    }

    /// What the first Tab shows if nothing can be added.
    func firstLines(width: Int) -> [String] {
        if let summary: String = help.first { return [summary] }
        if !signatures.isEmpty {
            return ["Signatures:"] + signatures + (documented.isEmpty ? [] : ["<press tab again to see documentation>"])
        }
        if names.count > Completion.most {
            return [
                "<press tab again to see all possible completions; total possible completions: \(names.count)>"
            ]
        }
        return table(width)
    }

    private func table(_ width: Int) -> [String] {
        if names.count <= 1 { return [] }
        let column: Int = (names.map(\.count).max() ?? 0) + 3
        let perLine: Int = max(1, (width - 1) / column)
        return stride(from: 0, to: names.count, by: perLine).map { start in
            names[start..<min(start + perLine, names.count)].map {
                $0 + String(repeating: " ", count: column - $0.count)
            }.joined().trimmedAtEnd
        }
    }

    /// What the second Tab shows: all words, or documentation if there are sources.
    func secondLines(_ tool: ShellTool, _ width: Int) -> [String] {
        if help.count > 1 { return Array(help.dropFirst()) }
        var lines: [String] = signatures.isEmpty ? table(width) : []
        for (owner, name): (String, String) in documented {
            guard let text: String = tool.documentation(owner, name) else { continue }
            lines += signatures
            lines.append(contentsOf: text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) })
        }
        return lines.isEmpty && !documented.isEmpty ? ["<no documentation found>"] : lines
    }
}

extension ShellTool {
    /// What could continue a text.
    func completion(of text: String) -> Completion {
        if text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/*") { return commandCompletion(of: text) }
        let characters: [Character] = Array(text)
        let word: String = CompletionText.lastWord(characters)
        var before: [Character] = characters.dropLast(word.count)
        if word.isEmpty, let call: [Character] = CompletionText.call(characters) {
            let found: Completion = signatures(call)
            if !found.signatures.isEmpty { return found }
        }
        guard before.last == "." else { return nameCompletion(word, before) }
        before.removeLast()
        return memberCompletion(word, of: before)
    }

    // MARK: - Members

    private func memberCompletion(_ word: String, of before: [Character]) -> Completion {
        var found: Completion = Completion(prefix: word)
        let (expression, head): (String, String) = CompletionText.lastExpression(before)
        var names: Set<String> = []
        if expression.unicodeScalars.allSatisfy({
            $0 == "." || $0.properties.isAlphabetic || $0 == "_" || ("0"..."9") ~= $0
        }) {
            names.formUnion(session.classIndex.packages(below: expression).filter { $0.hasPrefix(word) })
            for name: String in session.classIndex.classes(in: expression) where name.hasPrefix(word) {
                if session.universe.publicClass("\(expression).\(name)") != nil { names.insert(name) }
            }
        }
        if CompletionText.isImport(before) {
            let statics: [CompletionCandidate] = members(of: expression, head)
            names.formUnion(statics.filter { $0.name.hasPrefix(word) && $0.name != "class" }.map(\.name))
            found.names = names.sorted()
            return found
        }
        let candidates: [CompletionCandidate] = members(of: expression, head).filter { $0.name.hasPrefix(word) }
        names.formUnion(candidates.map(\.name))
        found.names = names.sorted()
        if let first: CompletionCandidate = candidates.first, names.count == 1, first.isMethod {
            found.ending = candidates.allSatisfy { !$0.hasParameters } ? "()" : "("
        }
        if names.count == 1, found.prefix == found.names.first {
            found.signatures = candidates.map(\.signature).sorted()
            found.documented = candidates.prefix(1).map { ($0.owner, $0.name) }
        }
        return found
    }

    private func members(of expression: String, _ head: String) -> [CompletionCandidate] {
        if let type: TypeID = session.type(of: expression, after: head) {
            return session.universe.completions(of: type, isStatic: false)
        }
        guard let type: TypeID = session.classNamed(expression) else { return [] }
        return session.universe.completions(of: type, isStatic: true) + [CompletionCandidate.classLiteral]
    }

    /// Signatures of the method or constructor whose name ends a text.
    private func signatures(_ before: [Character]) -> Completion {
        var found: Completion = Completion()
        let name: String = CompletionText.lastWord(before)
        if name.isEmpty { return found }
        var rest: [Character] = before.dropLast(name.count)
        if rest.last == "." {
            rest.removeLast()
            let (expression, head): (String, String) = CompletionText.lastExpression(rest)
            let candidates: [CompletionCandidate] = members(of: expression, head)
                .filter { $0.isMethod && $0.name == name }
            found.signatures = candidates.map(\.signature).sorted()
            found.documented = candidates.prefix(1).map { ($0.owner, $0.name) }
        } else if String(rest).trimmed.hasSuffix("new"), let type: TypeID = session.classNamed(name) {
            found.signatures = session.universe.signatures("<init>", in: type).sorted()
        } else {
            found.signatures = session.active.filter { $0.kind == .method && $0.name == name }
                .map { "\($0.resultType) \($0.name)(\($0.parameterTypes))" }
        }
        return found
    }

    // MARK: - Names

    /// Names of the session, of classes and packages, and keywords.
    private func nameCompletion(_ word: String, _ before: [Character]) -> Completion {
        var found: Completion = Completion(prefix: word)
        if word.isEmpty { return found }
        let isImport: Bool = CompletionText.isImport(before)
        let text: String = String(before).trimmed
        if isImport && text.hasSuffix("module") {
            found.names = session.classIndex.modules.filter { $0.hasPrefix(word) }
            return found
        }
        var names: Set<String> = session.classIndex.packages(below: "")
        if isImport {
            names.formUnion(["module", "static"])
        } else {
            names.formUnion(session.active.filter(\.isDeclaration).map(\.name))
            if !text.hasSuffix("new") { names.formUnion(SyntaxColours.keywords) }
            for snippet: SessionSnippet in session.active where snippet.kind == .import {
                for (name, package): (String, String) in session.classIndex.classes(
                    importedBy: snippet.name, beginningWith: word)
                where !names.contains(name) && session.universe.publicClass("\(package).\(name)") != nil {
                    names.insert(name)
                }
            }
            for name: String in session.classIndex.classes(importedBy: "java.lang.*", beginningWith: word).map(\.name)
            where !names.contains(name) && session.universe.publicClass("java.lang.\(name)") != nil {
                names.insert(name)
            }
        }
        found.names = names.filter { $0.hasPrefix(word) }.sorted()
        let methods: [SessionSnippet] = session.active.filter { $0.kind == .method && $0.name == found.names.first }
        if found.names.count == 1, !methods.isEmpty {
            found.ending = methods.allSatisfy { $0.parameterTypes.isEmpty } ? "()" : "("
        }
        return found
    }
}

/// What stands before the cursor, as far as characters alone tell.
enum CompletionText {
    static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    static func lastWord(_ text: [Character]) -> String {
        String(text.suffix(from: (text.lastIndex { !isNamePart($0) } ?? -1) + 1))
    }

    /// Whether the statement that is being written is an import.
    static func isImport(_ text: [Character]) -> Bool {
        let start: Int = (text.lastIndex { $0 == ";" || $0 == "\n" || $0 == "}" } ?? -1) + 1
        let words: String = String(text[start...]).trimmed
        return words == "import" || words.hasPrefix("import ")
    }

    /// What stands before the parenthesis whose arguments are being written; nil where none are.
    static func call(_ text: [Character]) -> [Character]? {
        var depth: Int = 0
        for at: Int in stride(from: text.count - 1, through: 0, by: -1) {
            switch text[at] {
            case ")", "]", "}": depth += 1
            case "[", "{":
                if depth == 0 { return nil }
                depth -= 1
            case "(":
                if depth == 0 { return Array(text[..<at]) }
                depth -= 1
            case ";" where depth == 0: return nil
            default: break
            }
        }
        return nil
    }

    /// The longest primary expression a text ends with (names, dots, literals, balanced brackets), and what stands before
    /// the statement it is part of.
    static func lastExpression(_ text: [Character]) -> (expression: String, head: String) {
        var at: Int = text.count
        while at > 0 {
            let character: Character = text[at - 1]
            if isNamePart(character) || character == "." {
                at -= 1
            } else if character == ")" || character == "]" {
                guard let open: Int = opening(text, at - 1) else { break }
                at = open
            } else if character == "\"" {
                var start: Int = at - 2
                while start >= 0, text[start] != "\"" || (start > 0 && text[start - 1] == "\\") { start -= 1 }
                if start < 0 { break }
                at = start
            } else {
                break
            }
        }
        let expression: String = String(text[at...])
        let boundary: Int = (text[..<at].lastIndex { $0 == ";" || $0 == "{" || $0 == "}" } ?? -1) + 1
        let isNew: Bool = String(text[..<at]).trimmed.hasSuffix("new")
        return (isNew ? "new " + expression : expression, String(text[..<boundary]))
    }

    /// The index of the bracket that the one at `end` closes.
    private static func opening(_ text: [Character], _ end: Int) -> Int? {
        var depth: Int = 0
        var at: Int = end
        while at >= 0 {
            if ")]}".contains(text[at]) { depth += 1 }
            if "([{".contains(text[at]) {
                depth -= 1
                if depth == 0 { return at }
            }
            at -= 1
        }
        return nil
    }
}
