// SPDX-License-Identifier: Apache-2.0

// A recursive-descent parser for Java SE 25 with unlimited lookahead.
//
// The tokens of the whole file are there before parsing begins, so ambiguities (declaration or expression, cast or
// parentheses or lambda, generic type or comparison) are settled by scanning ahead without building anything
// (Parser+Lookahead); after that every construct is parsed once, by the method named like its production.
//
// Errors follow javac's discipline, because compilers are compared by their messages. A complaint is made only at a
// position behind the last one (`errorPosition`, which goes back when one at an earlier position is left out); complaints
// also move `errorEnd`, and the loops over statements,
// members and top-level declarations skip to a token that can begin something new whenever the current token is not
// behind `errorEnd`. A failed production leaves an `erroneous` node, so there always is a tree. Behind the head of a method
// that lacks its brace what follows may be parsed on trial (Parser+Recovery).
//
// Nesting is bounded by `maximumDepth` and by bytes of stack: beyond either the parser complains once and goes to the
// end of the file. So hostile
// input cannot exhaust the stack, and every loop ends because it either consumes a token or stops.

/// What came out of parsing one file.
package struct ParseResult {
    package let tree: Tree
    /// In the order in which they were found, at most one per position.
    package let diagnostics: [Diagnostic]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

package struct Parser: ~Copyable {
    let file: SourceFile
    let names: NameTable
    let tree: Tree
    var buffer: TokenBuffer
    /// `buffer.tokens` and `buffer.count`, hoisted.
    let tokens: UnsafeMutablePointer<Token>
    let tokenCount: Int

    /// The current token, its index, and the end of the one before it.
    var index: Int = 0
    var token: Token
    var previousEnd: UInt32 = 0

    var diagnostics: [Diagnostic] = []
    /// Position of the last complaint, -1 before the first.
    var errorPosition: Int = -1
    /// End of the last stretch of bad input, -1 before the first.
    var errorEnd: Int = -1
    private var nextLexicalDiagnostic: Int = 0
    private var positionsWithErrors: Set<UInt32> = []
    /// Set when the rest of the file is left out: nothing is complained about any more.
    private var hasGivenUp: Bool = false

    /// How many parses on trial are under way (Parser+Recovery).
    var trials: Int = 0
    /// How many tokens parses on trial may still look at.
    var trialBudget: Int
    /// Tokens as they were before a parse on trial split them.
    var tokensBeforeTrial: [(index: Int, token: Token)] = []

    /// Nested expressions, statements, types and classes around the current token.
    var depth: Int = 0
    static let maximumDepth: Int = 800
    private let lowestStackAddress: UInt

    /// Children waiting to become a list; each production pops what it pushed.
    var pending: [NodeID] = []
    /// Whether the modifiers last parsed carried a documentation comment with `@deprecated`.
    var isDeprecatedByComment: Bool = false
    /// Set while parsing what stands between `case` and the arrow: an arrow there does not make a lambda.
    var isInCaseLabel: Bool = false
    /// Where `var` stood in the declaration being parsed.
    var varPosition: UInt32 = 0
    /// Whether the file has a package declaration: then it is no compact source file.
    var hasPackage: Bool = false
    /// Whether fields or methods stand at the top level.
    var hasTopLevelMember: Bool = false
    /// Whether fields and methods at the top level are parsed on trial before they are parsed.
    var triesTopLevelMembers: Bool = false
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    /// Set while parsing module-info.java.
    let isModuleInfo: Bool

    /// Parses a file. Problems are in the result's diagnostics.
    ///
    /// `stackBudget` is how many bytes of the calling thread's stack nested constructs may use; the default suits
    /// threads of 512 KiB. Code nested beyond it, or beyond `maximumDepth`, is refused with a diagnostic.
    package static func parse(
        _ file: SourceFile, names: NameTable, stackBudget: Int = 320 << 10
    ) -> ParseResult {
        var parser: Parser = Parser(file, names, stackBudget)
        parser.parseFile()
        guard parser.hasTopLevelMember, parser.hasErrors else { return parser.result() }
        // What is complained about depends on the trial javac makes of such members, which only bad files need.
        var again: Parser = Parser(file, names, stackBudget)
        again.triesTopLevelMembers = true
        again.parseFile()
        return again.result()
    }

    private mutating func parseFile() {
        reportEncodingErrors()
        tree.root = compilationUnit()
    }

    init(_ file: SourceFile, _ names: NameTable, _ stackBudget: Int) {
        let here: UInt = Parser.stackAddress()
        lowestStackAddress = here > UInt(max(stackBudget, 0)) ? here - UInt(max(stackBudget, 0)) : 0
        self.file = file
        self.names = names
        buffer = Lexer.tokens(of: file, names: names)
        tokens = buffer.tokens
        tokenCount = buffer.count
        trialBudget = 10_000 + 8 * buffer.count
        tree = Tree(file: file, names: names, expectedNodes: buffer.count / 2)
        token = tokens[0]
        let slash: String.Index? = file.name.lastIndex(of: "/")
        isModuleInfo =
            file.name[(slash.map { file.name.index(after: $0) } ?? file.name.startIndex)...]
            == "module-info.java"
        if token.flags.contains(.hasDiagnostic) { reportLexicalDiagnostics() }
    }

    consuming func result() -> ParseResult {
        ParseResult(tree: tree, diagnostics: diagnostics)
    }

    // MARK: - Tokens

    @inline(__always)
    mutating func advance() {
        if index &+ 1 < tokenCount {
            previousEnd = token.end
            index &+= 1
            token = tokens[index]
            if token.flags.contains(.hasDiagnostic) { reportLexicalDiagnostics() }
        }
    }

    /// The kind of the token `distance` tokens ahead; the end of the file goes on for ever.
    @inline(__always)
    func kind(ahead distance: Int) -> TokenKind { kind(at: index &+ distance) }

    @inline(__always)
    func kind(at index: Int) -> TokenKind { index < tokenCount ? tokens[index].kind : .endOfFile }

    @inline(__always)
    func name(at index: Int) -> NameID {
        index < tokenCount && tokens[index].kind == .identifier ? tokens[index].name : .none
    }

    @inline(__always)
    mutating func skipIf(_ kind: TokenKind) -> Bool {
        if token.kind != kind { return false }
        advance()
        return true
    }

    /// Consumes a token of the given kind, or complains behind the previous token that it is missing.
    @inline(__always)
    mutating func accept(_ kind: TokenKind) {
        if token.kind == kind { advance() } else { acceptFailed(.expected(kind)) }
    }

    @inline(never)
    mutating func acceptFailed(_ message: SyntaxMessage) {
        extendError(to: token.start)
        syntaxError(at: previousEnd, message)
    }

    /// Whether the current token is a certain contextual keyword.
    @inline(__always)
    func isAt(_ name: NameID) -> Bool { token.kind == .identifier && token.name == name }

    // MARK: - Complaints

    /// Complains about the syntax at a position, unless something at or behind it was the last thing to be complained
    /// about. Parses on trial do not complain so.
    mutating func complain(at position: UInt32, _ message: SyntaxMessage, evenAtEnd: Bool = false) {
        if trials > 0 { return }
        if Int(position) > errorPosition {
            logError(at: position, token.kind == .endOfFile && !evenAtEnd ? .prematureEnd : message)
        }
        errorPosition = Int(position)
    }

    /// Complains, and takes the input up to the position for bad.
    mutating func syntaxError(at position: UInt32, _ message: SyntaxMessage) {
        complain(at: position, message)
        if trials == 0 { extendError(to: position) }
    }

    /// Complains without regard to earlier complaints, except one at the very same position.
    mutating func logError(at position: UInt32, _ message: SyntaxMessage) {
        guard !hasGivenUp, positionsWithErrors.insert(position).inserted else { return }
        diagnostics.append(
            Diagnostic(key: message.key, text: message.text, position: SourcePosition(position)))
    }

    mutating func extendError(to position: UInt32) { errorEnd = max(errorEnd, Int(position)) }

    /// Whether the current token belongs to input already found bad.
    var isInError: Bool { Int(token.start) <= errorEnd }

    mutating func illegalStartOfExpression() -> NodeID {
        syntaxError(at: token.start, .illegalStartOfExpression)
        return erroneous(token.start)
    }

    mutating func illegalStartOfType() -> NodeID {
        syntaxError(at: token.start, .illegalStartOfType)
        return erroneous(token.start)
    }

    @inline(never)
    private mutating func reportLexicalDiagnostics() {
        while nextLexicalDiagnostic < buffer.diagnostics.count,
            buffer.diagnostics[nextLexicalDiagnostic].token <= index
        {
            let found: (token: Int, position: UInt32, message: SyntaxMessage) =
                buffer.diagnostics[nextLexicalDiagnostic]
            nextLexicalDiagnostic += 1
            logError(at: found.position, found.message)
            errorPosition = Int(found.position)
        }
    }

    private mutating func reportEncodingErrors() {
        for position: SourcePosition in file.encodingErrors {
            logError(at: position.rawValue, .undecodableByte(file.base[Int(position.rawValue)]))
        }
    }

    /// Enters a level of nesting. False, after a complaint, when there are too many; the rest of the file is skipped.
    @inline(__always)
    mutating func enter() -> Bool {
        depth &+= 1
        if depth <= Parser.maximumDepth && Parser.stackAddress() > lowestStackAddress { return true }
        giveUp()
        return false
    }

    /// Roughly where the stack pointer is; stacks grow downwards.
    @inline(__always)
    private static func stackAddress() -> UInt {
        var marker: UInt8 = 0
        return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    }

    @inline(__always)
    mutating func leave() { depth &-= 1 }

    @inline(never)
    private mutating func giveUp() {
        if token.kind != .endOfFile { logError(at: token.start, .nestedTooDeeply) }
        index = tokenCount - 1
        token = tokens[index]
        // No complaints follow about what the skipped text might have contained.
        hasGivenUp = true
        errorEnd = Int(UInt32.max)
    }

    // MARK: - Nodes

    /// Adds a node that ends with the token just consumed.
    @inline(__always)
    mutating func node(
        _ kind: NodeKind, variant: UInt8 = 0, flags: NodeFlags = [], from start: UInt32, at position: UInt32? = nil,
        _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0, _ d: UInt32 = 0
    ) -> NodeID {
        tree.append(
            Node(
                kind, variant: variant, flags: flags, start: start, position: position ?? start,
                end: max(previousEnd, start), a, b, c, d))
    }

    mutating func erroneous(_ position: UInt32, _ parts: NodeList = .empty) -> NodeID {
        node(.erroneous, from: position, parts.rawValue)
    }

    /// Start of a node; `none` has no start, so the given offset is used.
    @inline(__always)
    func start(_ id: NodeID, or offset: UInt32) -> UInt32 { id.isNone ? offset : tree[id].start }

    /// Makes a list of the children pushed since `mark`.
    @inline(__always)
    mutating func list(from mark: Int) -> NodeList {
        if pending.count == mark { return .empty }
        let list: NodeList = pending.withUnsafeBufferPointer {
            tree.append(list: UnsafeBufferPointer(rebasing: $0[mark...]))
        }
        pending.removeLast(pending.count - mark)
        return list
    }

    // MARK: - Names

    /// An identifier, or a word that may serve as one after a complaint. `none` if there is nothing of the kind.
    mutating func identifier() -> NameID {
        if token.kind == .identifier {
            let name: NameID = token.name
            advance()
            return name
        }
        return missingIdentifier()
    }

    /// An identifier or `_`, in declarations that may be unnamed.
    mutating func identifierOrUnderscore() -> NameID {
        if token.kind == .identifier || token.kind == .underscore {
            if token.kind == .underscore && kind(ahead: 1) == .leftBracket {
                logError(at: token.start, .underscoreBrackets)
            }
            let name: NameID = token.name
            advance()
            return name
        }
        return missingIdentifier()
    }

    @inline(never)
    private mutating func missingIdentifier() -> NameID {
        switch token.kind {
        case .underscore:
            logError(at: token.start, .underscoreNotAllowed)
        case .assert:
            logError(at: token.start, .assertIdentifier)
        case .enum:
            logError(at: token.start, .enumIdentifier)
        case .this:
            logError(at: token.start, .thisAsIdentifier)
        default:
            acceptFailed(.expected(.identifier))
            return .none
        }
        let name: NameID = token.name
        advance()
        return name
    }

    /// `a.b.c` as identifiers and field accesses.
    mutating func qualifiedName() -> NodeID {
        let start: UInt32 = token.start
        let first: NameID = identifier()
        var result: NodeID = node(.identifier, from: start, first.rawValue)
        while token.kind == .dot {
            let position: UInt32 = token.start
            advance()
            let name: NameID = identifier()
            result = node(.fieldAccess, from: start, at: position, result.rawValue, name.rawValue)
        }
        return result
    }
}
