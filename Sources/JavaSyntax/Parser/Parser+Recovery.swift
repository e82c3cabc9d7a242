// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// Tokens at which skipping may stop, besides those that always stop it.
    struct StopSet: OptionSet {
        let rawValue: UInt8
        static let imports: StopSet = StopSet(rawValue: 1)
        static let members: StopSet = StopSet(rawValue: 2)
        static let identifiers: StopSet = StopSet(rawValue: 4)
        static let statements: StopSet = StopSet(rawValue: 8)
    }

    /// Skips to a token at which parsing can go on: behind a semicolon, or at a word that begins a declaration, or at
    /// one of the given classes of tokens.
    mutating func skip(_ stops: StopSet) {
        while true {
            switch token.kind {
            case .semicolon:
                advance()
                return
            case .public, .final, .abstract, .at, .endOfFile, .class, .interface, .enum:
                return
            case .import:
                if stops.contains(.imports) { return }
            case .leftBrace, .rightBrace, .private, .protected, .static, .transient, .native, .volatile,
                .synchronized, .strictfp, .less, .byte, .short, .char, .int, .long, .float, .double, .boolean, .void:
                if stops.contains(.members) { return }
            case .identifier, .underscore:
                if stops.contains(.identifiers) { return }
            case .case, .default, .if, .for, .while, .do, .try, .switch, .return, .throw, .break, .continue, .else,
                .finally, .catch, .this, .super, .new, .assert:
                if stops.contains(.statements) { return }
            default:
                break
            }
            advance()
        }
    }

    // MARK: - Bodies without a brace

    /// Whether what follows the head of a method without `{` or `;` is better taken for its body than for more members.
    ///
    /// Skips to where something can begin. A brace there settles it; after bad parameters nothing else does. A word that
    /// begins statements only means a body, and a closing brace does if one more opening brace made all of the file
    /// balance. Otherwise a block is parsed on trial: it is a body unless it has but declarations and a last statement
    /// that makes no sense.
    mutating func isBraceMissing(_ hasUnclosedParameters: Bool) -> Bool {
        skip(hasUnclosedParameters ? [.members] : [.members, .identifiers, .statements])
        if token.kind == .leftBrace { return true }
        if hasUnclosedParameters { return false }
        switch token.kind {
        case .case, .default, .if, .for, .while, .do, .try, .switch, .return, .throw, .break, .continue, .else,
            .finally, .catch, .this, .super, .new:
            return true
        case .rightBrace:
            return wouldBalance()
        default:
            return onTrial { $0.isBlockWithStatements() }
        }
    }

    /// Whether an opening brace before the current token would leave no brace of the rest of the file without its other.
    private mutating func wouldBalance() -> Bool {
        let rest: Int = tokenCount - index
        if rest > trialBudget { return false }
        trialBudget -= rest
        // The current token is the closing brace that belongs to the one missing.
        var open: Int = 1
        for ahead: Int in index + 1..<max(tokenCount, index + 1) {
            if tokens[ahead].kind == .leftBrace { open += 1 } else if tokens[ahead].kind == .rightBrace { open -= 1 }
        }
        return open == 0
    }

    private mutating func isBlockWithStatements() -> Bool {
        let parsed: NodeID = block()
        guard tree.kind(parsed) == .block else { return false }
        let statements: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(tree[parsed].a))
        guard let last: NodeID = statements.last else { return false }
        for statement: NodeID in statements.dropLast() {
            switch tree.kind(statement) {
            case .variableDeclaration, .classDeclaration, .block: break
            default: return true
            }
        }
        switch tree.kind(last) {
        case .erroneous: return false
        case .expressionStatement: return tree.kind(NodeID(tree[last].a)) != .erroneous
        default: return true
        }
    }

    /// Parses ahead and comes back. Only what is complained about without regard to earlier complaints is heard, as in
    /// javac. Trials within trials and the tokens they look at are bounded, or bad input could take quadratic time and more.
    mutating func onTrial(_ parse: (inout Parser) -> Bool) -> Bool {
        if trials >= Parser.maximumTrials || trialBudget <= 0 { return false }
        let before: (index: Int, token: Token, end: UInt32, errorPosition: Int, errorEnd: Int, depth: Int) =
            (index, token, previousEnd, errorPosition, errorEnd, depth)
        let flags: (isDeprecated: Bool, isInLabel: Bool, varPosition: UInt32) =
            (isDeprecatedByComment, isInCaseLabel, varPosition)
        let mark: Int = pending.count
        let splits: Int = tokensBeforeTrial.count
        trials += 1
        errorEnd = -1
        let result: Bool = parse(&self)
        trials -= 1
        trialBudget -= index - before.index + 1
        while tokensBeforeTrial.count > splits, let split: (index: Int, token: Token) = tokensBeforeTrial.popLast() {
            tokens[split.index] = split.token
        }
        pending.removeLast(pending.count - mark)
        (index, token, previousEnd, errorPosition, errorEnd, depth) = before
        (isDeprecatedByComment, isInCaseLabel, varPosition) = flags
        return result
    }

    private static let maximumTrials: Int = 3
}
