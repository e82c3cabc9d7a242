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

    /// What all words begin with.
    var commonPrefix: String {
        guard var common: String = names.first else { return prefix }
        for name: String in names.dropFirst() { common = String(zip(common, name).prefix { $0 == $1 }.map { $0.0 }) }
        return common
    }

    /// What the first Tab shows if nothing can be added.
    var firstLines: [String] {
        if !signatures.isEmpty {
            return ["Signatures:"] + signatures + (documented.isEmpty ? [] : ["<press tab again to see documentation>"])
        }
        if names.count <= 1 { return [] }
        let width: Int = (names.map(\.count).max() ?? 0) + 3
        let perLine: Int = max(1, 100 / width)
        return stride(from: 0, to: names.count, by: perLine).map { start in
            names[start..<min(start + perLine, names.count)].map {
                $0 + String(repeating: " ", count: width - $0.count)
            }.joined().trimmed
        }
    }

    /// What the second Tab shows: signatures of methods, documentation if there are sources.
    func secondLines(_ tool: ShellTool) -> [String] {
        var lines: [String] = signatures.isEmpty ? firstLines : []
        for (owner, name): (String, String) in documented {
            guard let text: String = tool.documentation(owner, name) else { continue }
            lines.append(contentsOf: text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) })
        }
        return lines.isEmpty && !documented.isEmpty ? ["<no documentation found>"] : lines
    }
}

extension ShellTool {
    /// What could continue a text.
    func completion(of text: String) -> Completion {
        if text.hasPrefix("/"), !text.contains(" ") {
            return Completion(prefix: text, names: ShellTool.commands.filter { $0.hasPrefix(text) }.sorted())
        }
        var characters: [Character] = Array(text)
        if characters.last == "(" {
            characters.removeLast()
            return signatures(characters)
        }
        let word: String = ShellTool.lastWord(characters)
        characters.removeLast(word.count)
        var found: Completion = Completion(prefix: word)
        guard characters.last == "." else {
            found.names = names(beginningWith: word)
            return found
        }
        characters.removeLast()
        let candidates: [CompletionCandidate] = members(of: ShellTool.lastExpression(characters))
            .filter { $0.name.hasPrefix(word) }
        let names: Set<String> = Set(candidates.map(\.name))
        found.names = names.sorted()
        if let first: CompletionCandidate = candidates.first, names.count == 1, first.isMethod {
            found.ending = candidates.allSatisfy { $0.hasParameters } ? "(" : candidates.count == 1 ? "()" : "("
        }
        if names.count == 1, found.prefix == found.names.first {
            found.signatures = candidates.map(\.signature).sorted()
            found.documented = candidates.prefix(1).map { ($0.owner, $0.name) }
        }
        return found
    }

    private func members(of expression: String) -> [CompletionCandidate] {
        if let type: TypeID = session.type(of: expression) {
            return session.universe.completions(of: type, isStatic: false)
        }
        guard let type: TypeID = session.classNamed(expression) else { return [] }
        return session.universe.completions(of: type, isStatic: true) + [CompletionCandidate.classLiteral]
    }

    /// Signatures of the method or constructor before a parenthesis.
    private func signatures(_ before: [Character]) -> Completion {
        var found: Completion = Completion()
        let name: String = ShellTool.lastWord(before)
        if name.isEmpty { return found }
        var rest: [Character] = Array(before.dropLast(name.count))
        if rest.last == "." {
            rest.removeLast()
            let candidates: [CompletionCandidate] = members(of: ShellTool.lastExpression(rest))
                .filter { $0.isMethod && $0.name == name }
            found.signatures = candidates.map(\.signature).sorted()
            found.documented = candidates.prefix(1).map { ($0.owner, $0.name) }
        } else if String(rest).trimmed.hasSuffix("new"), let type: TypeID = session.classNamed(name) {
            found.signatures = session.universe.signatures("<init>", in: type)
        } else {
            found.signatures = session.active.filter { $0.kind == .method && $0.name == name }
                .map { "\($0.resultType) \($0.name)(\($0.parameterTypes))" }
        }
        return found
    }

    /// Names of the session and keywords.
    private func names(beginningWith word: String) -> [String] {
        var names: Set<String> = Set(session.active.filter(\.isDeclaration).map(\.name))
        for keyword: String in [
            "abstract", "assert", "boolean", "break", "class", "continue", "double", "else", "enum", "false", "final",
            "finally", "float", "import", "instanceof", "interface", "long", "new", "null", "private", "protected",
            "public", "record", "return", "sealed", "static", "switch", "synchronized", "throw", "throws", "true",
            "var",
            "void", "while", "yield",
        ] { names.insert(keyword) }
        for name: String in [
            "Arrays", "Collections", "Integer", "List", "LocalDate", "Map", "Math", "Object", "Objects",
            "Optional", "Path", "Set", "Stream", "String", "StringBuilder", "System", "Thread", "Collectors", "Files",
            "IntStream", "ArrayList", "HashMap", "Random", "Duration", "Instant", "BigDecimal", "BigInteger", "IO",
        ] { names.insert(name) }
        return names.filter { $0.hasPrefix(word) && !word.isEmpty }.sorted()
    }

    // MARK: - Text before the cursor

    private static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    static func lastWord(_ text: [Character]) -> String {
        String(text.suffix(from: (text.lastIndex { !isNamePart($0) } ?? -1) + 1))
    }

    /// The longest primary expression a text ends with: names, dots, literals, balanced brackets.
    static func lastExpression(_ text: [Character]) -> String {
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
        return String(text[..<at]).trimmed.hasSuffix("new") ? "new " + expression : expression
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
