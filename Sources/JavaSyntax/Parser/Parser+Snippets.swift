// SPDX-License-Identifier: Apache-2.0

// Snippets: what is typed at a prompt. An import, a declaration of any kind, a statement or a bare expression; the first of
// them ends where the next begins, the last may do without its semicolon.
//
// Whether input is complete is found by parsing it: if the first complaint is that the file ended too early, the text is
// parsed once more with a semicolon behind it. If that helps, and the semicolon did not become a statement of its own (the
// body of an `if`, say), it was all that was missing; if not, more lines are needed.

/// The first snippet in a text.
package struct Snippet {
    package enum Form: Sendable {
        /// Nothing but white space and comments.
        case empty
        case `import`, variables, method, `class`, statement, expression
    }

    package let form: Form
    package let tree: Tree
    /// The import, method, class, statement or expression; of variables one node each.
    package let nodes: [NodeID]
    /// Offset behind the snippet, with its semicolon.
    package let end: Int
    /// Empty if the snippet is well-formed. Positions are those of the text.
    package let diagnostics: [Diagnostic]
    /// Whether more lines are needed.
    package let isIncomplete: Bool
    /// Whether its last semicolon is missing.
    package let lacksSemicolon: Bool
    /// Every word in the snippet that could be a name, in order.
    package let words: [NameID]
}

extension Parser {
    /// Parses the first snippet of a text.
    package static func parseSnippet(_ text: String, names: NameTable) -> Snippet? {
        guard let file: SourceFile = try? SourceFile(name: "snippet", text: text) else { return nil }
        let first: Snippet = parseSnippet(file, names)
        guard first.diagnostics.first.map({ endsEarly($0.key) }) ?? false else { return first }
        guard let longer: SourceFile = try? SourceFile(name: "snippet", text: text + ";") else { return nil }
        let second: Snippet = parseSnippet(longer, names)
        var isBodyMissing: Bool = false
        for node: NodeID in second.nodes {
            second.tree.forEachDescendant(of: node) {
                let found: Node = second.tree[$0]
                if found.kind == .emptyStatement && Int(found.start) >= file.count { isBodyMissing = true }
            }
        }
        let isIncomplete: Bool = isBodyMissing || !second.diagnostics.isEmpty
        let best: Snippet = isIncomplete ? first : second
        return Snippet(
            form: best.form, tree: best.tree, nodes: best.nodes, end: min(best.end, file.count),
            diagnostics: best.diagnostics, isIncomplete: isIncomplete, lacksSemicolon: !isIncomplete,
            words: best.words)
    }

    /// Complaints that more text could silence.
    private static func endsEarly(_ key: String) -> Bool {
        key == "premature.eof" || key == "unclosed.comment" || key == "unclosed.text.block"
    }

    private static func parseSnippet(_ file: SourceFile, _ names: NameTable) -> Snippet {
        let first: Snippet = parseSnippet(file, names, prefersExpression: false)
        // A switch with values behind its arrows is an expression, although it begins as a statement does.
        guard first.form == .statement, first.diagnostics.contains(where: { $0.key == "not.stmt" }) else {
            return first
        }
        let second: Snippet = parseSnippet(file, names, prefersExpression: true)
        return second.diagnostics.first.map({ endsEarly($0.key) }) ?? true ? second : first
    }

    private static func parseSnippet(_ file: SourceFile, _ names: NameTable, prefersExpression: Bool) -> Snippet {
        var parser: Parser = Parser(file, names, 320 << 10)
        var form: Snippet.Form = .empty
        let mark: Int = parser.pending.count
        if parser.token.kind == .switch && prefersExpression {
            form = parser.expressionSnippet()
        } else if parser.token.kind != .endOfFile {
            form = parser.snippet()
        }
        let nodes: [NodeID] = Array(parser.pending[mark...])
        let end: Int = parser.token.kind == .endOfFile ? file.count : Int(parser.previousEnd)
        let tree: Tree = parser.tree
        var words: [NameID] = []
        for at: Int in 0..<parser.tokenCount where Int(parser.tokens[at].end) <= end {
            if parser.tokens[at].kind == .identifier { words.append(parser.tokens[at].name) }
        }
        let diagnostics: [Diagnostic] = parser.result().diagnostics
        // Where something ends that is wrong nobody knows.
        return Snippet(
            form: form, tree: tree, nodes: nodes, end: diagnostics.isEmpty ? end : file.count, diagnostics: diagnostics,
            isIncomplete: false, lacksSemicolon: false, words: words)
    }

    /// Pushes the nodes of one snippet.
    private mutating func snippet() -> Snippet.Form {
        if token.kind == .import {
            pending.append(importDeclaration())
            return .import
        }
        if isAtSnippetModifier {
            let modifiers: NodeID = modifiers()
            return declaration(modifiers)
        }
        if isAtClassDeclaration || isAtMethod { return declaration(.none) }
        if isAtSnippetVariable { return variables() }
        switch token.kind {
        case .leftBrace, .if, .for, .while, .do, .try, .switch, .synchronized, .return, .throw, .break, .continue,
            .assert, .semicolon, .else, .finally, .catch, .case, .default, .rightBrace:
            return statement()
        case .identifier where kind(ahead: 1) == .colon: return statement()
        // The name alone may be a variable's.
        case .identifier where token.name == .yield && kind(ahead: 1) != .semicolon && isAtYieldStatement():
            return statement()
        default: break
        }
        return expressionSnippet()
    }

    private mutating func expressionSnippet() -> Snippet.Form {
        pending.append(expression())
        accept(.semicolon)
        return .expression
    }

    private mutating func statement() -> Snippet.Form {
        if !blockStatement() {
            syntaxError(at: token.start, .illegalStartOfStatement)
            advance()
        }
        return .statement
    }

    private mutating func variables() -> Snippet.Form {
        _ = blockStatement()
        return .variables
    }

    /// What modifiers stand before.
    private mutating func declaration(_ modifiers: NodeID) -> Snippet.Form {
        if isAtClassDeclaration {
            pending.append(classDeclaration(modifiers, isLocal: false))
            return .class
        }
        if isAtMethod {
            member(modifiers, of: .class, named: .none)
            return .method
        }
        let hasVar: Bool = isAtVar
        let start: UInt32 = self.start(modifiers, or: token.start)
        let type: NodeID = hasVar ? varType() : self.type()
        localVariables(modifiers, type, start, isVar: hasVar)
        endDeclaration()
        return .variables
    }

    private var isAtSnippetModifier: Bool {
        switch token.kind {
        case .private, .protected, .public, .static, .transient, .final, .abstract, .native, .volatile, .strictfp: true
        case .synchronized: kind(ahead: 1) != .leftParen
        case .default: kind(ahead: 1) != .colon && kind(ahead: 1) != .arrow
        case .at: kind(ahead: 1) != .interface
        default: isAtNonSealed || isAtSealed
        }
    }

    /// Whether type parameters or a result, a name and a parenthesis begin here.
    private var isAtMethod: Bool {
        var ahead: Int = index
        if kind(at: ahead) == .less {
            guard let next: Int = skipTypeArguments(ahead) else { return true }
            ahead = next
        }
        if kind(at: ahead) == .void {
            ahead += 1
        } else {
            guard let next: Int = skipType(ahead) else { return false }
            ahead = next
        }
        return kind(at: ahead) == .identifier && kind(at: ahead + 1) == .leftParen
    }

    private var isAtSnippetVariable: Bool {
        if token.kind == .identifier { return isAtVariableDeclaration() && !(token.name == .yield) }
        guard token.kind.isPrimitiveType, let next: Int = skipType(index) else { return false }
        return kind(at: next) != .dot && kind(at: next) != .colonColon
    }
}
