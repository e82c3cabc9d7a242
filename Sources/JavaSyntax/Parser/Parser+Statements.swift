// SPDX-License-Identifier: Apache-2.0

// Blocks and statements (JLS 14), switch apart.

extension Parser {
    mutating func block() -> NodeID {
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        accept(.leftBrace)
        let mark: Int = pending.count
        blockStatements()
        let statements: NodeList = list(from: mark)
        // Labels and the like that belong to no switch are crossed with one complaint.
        if token.kind == .case || token.kind == .default {
            syntaxError(at: token.start, .orphaned(token.kind))
            switchCases(isExpression: false)
            pending.removeSubrange(mark...)
        }
        accept(.rightBrace)
        return node(.block, from: start, statements.rawValue)
    }

    /// Pushes statements up to a brace, a `case` or `default` label, or input that cannot be made sense of.
    mutating func blockStatements() {
        var lastRecovery: Int = -1
        while true {
            let before: Int = index
            let mark: Int = pending.count
            guard blockStatement() else { return }
            // The same place again: give the caller a chance.
            if Int(token.start) == lastRecovery || (index == before && token.kind == .endOfFile) {
                pending.removeLast(pending.count - mark)
                return
            }
            if isInError {
                skip([.members, .identifiers, .statements])
                lastRecovery = Int(token.start)
            }
        }
    }

    /// Pushes the nodes of one statement or local declaration; false if none can begin here.
    mutating func blockStatement() -> Bool {
        switch token.kind {
        case .rightBrace, .case, .default, .endOfFile:
            return false
        case .leftBrace, .if, .for, .while, .do, .try, .switch, .synchronized, .return, .throw, .break, .continue,
            .semicolon, .else, .finally, .catch:
            pending.append(statement())
            return true
        case .final, .at:
            if token.kind == .at && kind(ahead: 1) == .interface { fallthrough }
            localDeclaration()
            return true
        case .abstract, .strictfp, .class, .interface:
            let modifiers: NodeID = modifiers()
            pending.append(classDeclaration(modifiers, isLocal: true))
            return true
        case .enum:
            pending.append(classDeclaration(.none, isLocal: true))
            return true
        case .assert:
            pending.append(assertStatement())
            return true
        case .identifier:
            return identifierStatement()
        case .boolean, .byte, .short, .char, .int, .long, .float, .double:
            primitiveStatement()
            return true
        case .void:
            return voidStatement()
        default:
            expressionStatement()
            return true
        }
    }

    /// A declaration that begins with `final` or an annotation.
    private mutating func localDeclaration() {
        let modifiers: NodeID = modifiers()
        if isAtClassDeclaration {
            if !tree.modifiers(modifiers).set.isDisjoint(with: [.sealed, .nonSealed]) {
                logError(at: tree[modifiers].start, .localSealed)
            }
            pending.append(classDeclaration(modifiers, isLocal: true))
            return
        }
        let start: UInt32 = tree[modifiers].start
        let hasVar: Bool = isAtVar
        let type: NodeID = hasVar ? varType() : self.type()
        localVariables(modifiers, type, start, isVar: hasVar)
        endDeclaration()
    }

    /// The semicolon behind a declaration belongs to its last variable.
    mutating func endDeclaration() {
        accept(.semicolon)
        if let last: NodeID = pending.last, tree.kind(last) == .variableDeclaration {
            let end: UInt32 = previousEnd
            tree.update(last) { $0.end = max($0.end, end) }
        }
    }

    /// A statement that begins with a word: one of the contextual keywords, a label, a declaration or an expression.
    private mutating func identifierStatement() -> Bool {
        if token.name == .yield && isAtYieldStatement() {
            pending.append(yieldStatement())
            return true
        }
        if isAtNonSealed || isAtSealed {
            logError(at: token.start, .localSealed)
            let modifiers: NodeID = modifiers()
            pending.append(classDeclaration(modifiers, isLocal: true))
            return true
        }
        if isAtRecordDeclaration {
            pending.append(classDeclaration(.none, isLocal: true))
            return true
        }
        if kind(ahead: 1) == .colon {
            pending.append(statement())
            return true
        }
        if isAtVariableDeclaration() {
            let start: UInt32 = token.start
            let hasVar: Bool = isAtVar
            let type: NodeID = hasVar ? varType() : self.type()
            localVariables(.none, type, start, isVar: hasVar)
            endDeclaration()
            return true
        }
        if isAtBareType() {
            bareType()
            return true
        }
        expressionStatement()
        return true
    }

    /// Whether a type begins here that no name, and nothing an expression could continue with, follows.
    private func isAtBareType() -> Bool {
        var behind: Int = index + 1
        while kind(at: behind) == .dot, kind(at: behind + 1) == .identifier { behind += 2 }
        if kind(at: behind) == .less {
            guard let next: Int = skipType(index) else { return true }
            return kind(at: next) != .colonColon && kind(at: next) != .dot
        }
        if kind(ahead: 1) == .leftBracket && kind(ahead: 2) == .rightBracket, let next: Int = skipType(index) {
            return kind(at: next) != .colonColon && kind(at: next) != .dot
        }
        return false
    }

    /// Pushes a type that should have been a declaration, or, if a name follows after all, the declaration.
    private mutating func bareType() {
        let start: UInt32 = token.start
        let type: NodeID = type()
        if token.kind == .identifier || isWordLikeIdentifier(token.kind) {
            localVariables(.none, type, start, isVar: false)
        } else {
            logError(at: tree[type].position, .notAStatement)
            let wrapped: NodeID = erroneous(start, tree.append(list: [type]))
            pending.append(node(.expressionStatement, from: start, wrapped.rawValue))
        }
        accept(.semicolon)
    }

    private mutating func primitiveStatement() {
        let next: Int? = skipType(index)
        switch next.map({ kind(at: $0) }) {
        case .dot, .colonColon:
            expressionStatement()
        case .identifier, .underscore:
            let start: UInt32 = token.start
            let type: NodeID = type()
            localVariables(.none, type, start, isVar: false)
            endDeclaration()
        default:
            bareType()
        }
    }

    /// `void.class` something, or a method where none can be.
    private mutating func voidStatement() -> Bool {
        guard kind(ahead: 1) != .dot else {
            expressionStatement()
            return true
        }
        let start: UInt32 = token.start
        advance()
        syntaxError(at: start, .illegalStartOfExpression)
        let type: NodeID = erroneous(start)
        if token.kind == .identifier {
            localVariables(.none, type, start, isVar: false)
            accept(.semicolon)
        } else {
            accept(.semicolon)
            pending.append(node(.expressionStatement, from: start, type.rawValue))
        }
        return true
    }

    /// A single statement. Declarations and the like, not allowed as the body of another statement, are complained
    /// about and parsed.
    mutating func statementAsBody() -> NodeID {
        let start: UInt32 = token.start
        let mark: Int = pending.count
        guard enter() else { return erroneous(start) }
        defer { leave() }
        guard blockStatement() else {
            syntaxError(at: start, .illegalStartOfStatement)
            let nothing: NodeID = erroneous(start)
            return node(.expressionStatement, from: start, nothing.rawValue)
        }
        let first: NodeID = pending[mark]
        pending.removeLast(pending.count - mark)
        switch tree.kind(first) {
        case .variableDeclaration: logError(at: tree[first].position, .variableNotAllowed)
        case .classDeclaration: logError(at: tree[first].position, .classNotAllowed)
        default: break
        }
        return first
    }

    /// A statement that is no declaration.
    private mutating func statement() -> NodeID {
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        switch token.kind {
        case .leftBrace: return block()
        case .if: return ifStatement()
        case .for: return forStatement()
        case .while:
            advance()
            let condition: NodeID = parenthesizedCondition()
            let body: NodeID = statementAsBody()
            return node(.whileStatement, from: start, condition.rawValue, body.rawValue)
        case .do:
            advance()
            let body: NodeID = statementAsBody()
            accept(.while)
            let condition: NodeID = parenthesizedCondition()
            accept(.semicolon)
            return node(.doStatement, from: start, body.rawValue, condition.rawValue)
        case .try: return tryStatement()
        case .switch: return switchStatement()
        case .synchronized:
            advance()
            let lock: NodeID = parenthesizedCondition()
            let body: NodeID = block()
            return node(.synchronizedStatement, from: start, lock.rawValue, body.rawValue)
        case .return:
            advance()
            let value: NodeID = token.kind == .semicolon ? .none : expression()
            accept(.semicolon)
            return node(.returnStatement, from: start, value.rawValue)
        case .throw:
            advance()
            let value: NodeID = expression()
            accept(.semicolon)
            return node(.throwStatement, from: start, value.rawValue)
        case .break, .continue:
            let kind: NodeKind = token.kind == .break ? .breakStatement : .continueStatement
            advance()
            let label: NameID =
                token.kind == .identifier || isWordLikeIdentifier(token.kind) ? identifier() : .none
            accept(.semicolon)
            return node(kind, from: start, label.rawValue)
        case .semicolon:
            advance()
            return node(.emptyStatement, from: start)
        case .else:
            advance()
            return orphan(.elseWithoutIf, start) { $0.statementAsBody() }
        case .finally:
            advance()
            return orphan(.finallyWithoutTry, start) { $0.statementAsBody() }
        case .catch:
            return orphan(.catchWithoutTry, start) { $0.catchClause() }
        default:
            // A label: the caller has seen the colon.
            let name: NameID = identifier()
            accept(.colon)
            let body: NodeID = statementAsBody()
            return node(.labeledStatement, from: start, name.rawValue, body.rawValue)
        }
    }

    /// A clause without the statement it belongs to.
    private mutating func orphan(
        _ message: SyntaxMessage, _ start: UInt32, _ parse: (inout Parser) -> NodeID
    ) -> NodeID {
        let lastPosition: Int = errorPosition
        let clause: NodeID = parse(&self)
        errorPosition = lastPosition
        syntaxError(at: start, message)
        let wrapped: NodeID = erroneous(start, tree.append(list: [clause]))
        return node(.expressionStatement, from: start, wrapped.rawValue)
    }

    /// `else if` chains are a loop: they are long in generated code.
    private mutating func ifStatement() -> NodeID {
        var heads: [(start: UInt32, condition: NodeID, then: NodeID)] = []
        var last: NodeID = .none
        while true {
            let start: UInt32 = token.start
            advance()
            let condition: NodeID = parenthesizedCondition()
            let then: NodeID = statementAsBody()
            heads.append((start, condition, then))
            guard skipIf(.else) else { break }
            if token.kind == .if { continue }
            last = statementAsBody()
            break
        }
        for head: (start: UInt32, condition: NodeID, then: NodeID) in heads.reversed() {
            last = node(
                .ifStatement, from: head.start, head.condition.rawValue, head.then.rawValue, last.rawValue)
        }
        return last
    }

    private mutating func assertStatement() -> NodeID {
        let start: UInt32 = token.start
        advance()
        let condition: NodeID = expression()
        var detail: NodeID = .none
        if skipIf(.colon) { detail = expression() }
        accept(.semicolon)
        return node(.assertStatement, from: start, condition.rawValue, detail.rawValue)
    }

    private mutating func forStatement() -> NodeID {
        let start: UInt32 = token.start
        advance()
        accept(.leftParen)
        var mark: Int = pending.count
        if token.kind != .semicolon {
            forInitializers()
            if token.kind == .colon, pending.count == mark + 1, tree.kind(pending[mark]) == .variableDeclaration,
                tree.variable(pending[mark]).initializer.isNone
            {
                let variable: NodeID = pending[mark]
                pending.removeLast()
                advance()
                let values: NodeID = expression()
                accept(.rightParen)
                let body: NodeID = statementAsBody()
                return node(
                    .forEachStatement, from: start, variable.rawValue, values.rawValue, body.rawValue)
            }
        }
        let initializers: NodeList = list(from: mark)
        accept(.semicolon)
        let condition: NodeID = token.kind == .semicolon ? .none : expression()
        accept(.semicolon)
        mark = pending.count
        if token.kind != .rightParen {
            let start: UInt32 = token.start
            expressionStatements(expression(), start)
        }
        let updates: NodeList = list(from: mark)
        accept(.rightParen)
        let body: NodeID = statementAsBody()
        return node(
            .forStatement, from: start, initializers.rawValue, condition.rawValue, updates.rawValue, body.rawValue)
    }

    /// Pushes the variable declarations or expression statements of a `for`.
    private mutating func forInitializers() {
        if token.kind == .final || token.kind == .at {
            let modifiers: NodeID = modifiers()
            let hasVar: Bool = isAtVar
            let type: NodeID = hasVar ? varType() : self.type()
            localVariables(modifiers, type, tree[modifiers].start, isVar: hasVar)
        } else if isAtVariableDeclaration() {
            let start: UInt32 = token.start
            let hasVar: Bool = isAtVar
            let type: NodeID = hasVar ? varType() : self.type()
            localVariables(.none, type, start, isVar: hasVar)
        } else if isAtNamelessVariable() {
            let start: UInt32 = token.start
            let type: NodeID = type()
            logError(at: start, .badInitializer("for-loop"))
            pending.append(
                node(.variableDeclaration, from: start, 0, NameID.none.rawValue, type.rawValue))
        } else if token.kind.isPrimitiveType && kind(ahead: 1) != .dot {
            // A type without a name.
            let start: UInt32 = token.start
            let type: NodeID = type()
            logError(at: tree[type].position, .notAStatement)
            let wrapped: NodeID = erroneous(start, tree.append(list: [type]))
            pending.append(node(.expressionStatement, from: start, wrapped.rawValue))
        } else {
            let start: UInt32 = token.start
            let first: NodeID = expression()
            if token.kind == .colon && tree.kind(first) == .lambda {
                logError(at: start, .badInitializer("for-loop"))
                pending.append(node(.variableDeclaration, from: start, 0, NameID.none.rawValue, first.rawValue))
            } else {
                expressionStatements(first, start)
            }
        }
    }

    /// Whether `for` goes through values without a variable: a type, then the colon.
    private func isAtNamelessVariable() -> Bool {
        if token.kind == .underscore { return kind(ahead: 1) == .colon }
        guard let next: Int = skipType(index) else { return false }
        return kind(at: next) == .colon
    }

    /// Pushes statements separated by commas; the expression of the first has been parsed.
    private mutating func expressionStatements(_ first: NodeID, _ start: UInt32) {
        let value: NodeID = checkedStatementExpression(first)
        pending.append(node(.expressionStatement, from: start, value.rawValue))
        while skipIf(.comma) {
            let start: UInt32 = token.start
            let value: NodeID = checkedStatementExpression(expression())
            pending.append(node(.expressionStatement, from: start, value.rawValue))
        }
    }

    /// Pushes an expression statement, or what a name and a bad name were meant to declare.
    private mutating func expressionStatement() {
        let start: UInt32 = token.start
        let value: NodeID = expression()
        if token.kind == .identifier || isWordLikeIdentifier(token.kind), isNameOfType(value) {
            localVariables(.none, value, start, isVar: false)
            endDeclaration()
            return
        }
        let checked: NodeID = checkedStatementExpression(value)
        accept(.semicolon)
        pending.append(node(.expressionStatement, from: start, checked.rawValue))
    }

    private func isNameOfType(_ value: NodeID) -> Bool {
        switch tree.kind(value) {
        case .identifier:
            let name: NameID = NameID(tree[value].a)
            return name != .this && name != .super
        case .fieldAccess:
            let name: NameID = NameID(tree[value].b)
            return name != .class && name != .this && name != .super && isNameOfType(NodeID(tree[value].a))
        default: return false
        }
    }

    /// Complains about expressions that cannot stand alone (JLS 14.8).
    mutating func checkedStatementExpression(_ value: NodeID) -> NodeID {
        let found: Node = tree[value]
        switch found.kind {
        case .assignment, .compoundAssignment, .methodCall, .classCreation:
            return value
        case .erroneous:
            // A type alone has been complained about for what should follow, and is no statement either.
            let parts: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.a))
            if parts.count == 1, tree.kind(parts[0]) == .primitiveType {
                logError(at: found.position, .notAStatement)
            }
            return value
        case .unary where found.variant >= UnaryOperator.preIncrement.rawValue:
            return value
        default:
            logError(at: found.position, .notAStatement)
            return erroneous(found.start, tree.append(list: [value]))
        }
    }

    // MARK: - Yield

    /// Whether `yield` begins a statement rather than naming something (JLS 3.9, 14.21).
    func isAtYieldStatement() -> Bool {
        switch kind(ahead: 1) {
        case .plus, .minus, .stringLiteral, .charLiteral, .intLiteral, .longLiteral, .floatLiteral, .doubleLiteral,
            .null, .identifier, .underscore, .true, .false, .new, .switch, .this, .super, .boolean, .byte, .char,
            .short, .int, .long, .float, .double, .void, .bang, .tilde, .at:
            return true
        case .plusPlus, .minusMinus:
            return kind(ahead: 2) != .semicolon
        case .leftParen:
            // One value in parentheses, or the parameters of a lambda; otherwise it looks like a call.
            guard let next: Int = skipParentheses(index + 1) else { return false }
            return kind(at: next) == .arrow || (kind(ahead: 2) != .rightParen && !hasCommaAtTop(index + 1))
        case .semicolon:
            return true
        default:
            return false
        }
    }

    /// Whether the parentheses at `start` separate things by commas.
    private func hasCommaAtTop(_ start: Int) -> Bool {
        var open: Int = 0
        var angles: Int = 0
        var ahead: Int = start
        while ahead < tokenCount {
            switch tokens[ahead].kind {
            case .leftParen: open += 1
            case .rightParen:
                open -= 1
                if open == 0 { return false }
            case .less: angles += 1
            case .greater: angles = max(0, angles - 1)
            case .comma where open == 1 && angles == 0: return true
            default: break
            }
            ahead += 1
        }
        return false
    }

    private mutating func yieldStatement() -> NodeID {
        let start: UInt32 = token.start
        advance()
        let value: NodeID = expression()
        accept(.semicolon)
        return node(.yieldStatement, from: start, value.rawValue)
    }

    // MARK: - Try

    private mutating func tryStatement() -> NodeID {
        let start: UInt32 = token.start
        advance()
        let mark: Int = pending.count
        var hasResources: Bool = false
        if token.kind == .leftParen {
            hasResources = true
            advance()
            pending.append(resource())
            while token.kind == .semicolon {
                advance()
                if token.kind == .rightParen { break }
                pending.append(resource())
            }
            accept(.rightParen)
        }
        let resources: NodeList = list(from: mark)
        let body: NodeID = block()
        while token.kind == .catch { pending.append(catchClause()) }
        let catches: NodeList = list(from: mark)
        var finally: NodeID = .none
        if skipIf(.finally) { finally = block() }
        if catches.isEmpty && finally.isNone && !hasResources { logError(at: start, .tryAlone) }
        return node(
            .tryStatement, from: start, resources.rawValue, body.rawValue, catches.rawValue, finally.rawValue)
    }

    /// A variable declaration, or a variable or field that holds a resource.
    private mutating func resource() -> NodeID {
        let start: UInt32 = token.start
        if token.kind == .final || token.kind == .at || isAtVariableDeclaration() {
            let modifiers: NodeID = finalOrAnnotations()
            let hasVar: Bool = isAtVar
            let type: NodeID = hasVar ? varType() : self.type()
            let position: UInt32 = token.start
            let name: NameID = identifierOrUnderscore()
            if token.kind == .assign { advance() } else { syntaxError(at: token.start, .expected(.assign)) }
            let value: NodeID = expression()
            return node(
                .variableDeclaration, flags: hasVar ? .isVar : [], from: start, at: position, modifiers.rawValue,
                name.rawValue, type.rawValue, value.rawValue)
        }
        let value: NodeID = expression()
        switch tree.kind(value) {
        case .identifier, .fieldAccess, .erroneous: break
        default: logError(at: tree[value].position, .resourceNeedsVariable)
        }
        return value
    }

    mutating func catchClause() -> NodeID {
        let start: UInt32 = token.start
        accept(.catch)
        accept(.leftParen)
        let parameterStart: UInt32 = token.start
        let modifiers: NodeID = finalOrAnnotations()
        var type: NodeID = type()
        if token.kind == .bar {
            let mark: Int = pending.count
            pending.append(type)
            while skipIf(.bar) { pending.append(self.type()) }
            let alternatives: NodeList = list(from: mark)
            type = node(.unionType, from: tree[type].start, alternatives.rawValue)
        }
        let position: UInt32 = token.start
        let name: NameID = identifierOrUnderscore()
        let parameter: NodeID = node(
            .variableDeclaration, flags: .isParameter, from: parameterStart, at: position, modifiers.rawValue,
            name.rawValue, type.rawValue)
        accept(.rightParen)
        let body: NodeID = block()
        return node(.catchClause, from: start, parameter.rawValue, body.rawValue)
    }
}
