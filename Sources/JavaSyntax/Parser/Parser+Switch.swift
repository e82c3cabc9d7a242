// SPDX-License-Identifier: Apache-2.0

// Switch statements and expressions, case labels and patterns (JLS 14.11, 14.30, 15.28).

extension Parser {
    mutating func switchStatement() -> NodeID {
        let start: UInt32 = token.start
        advance()
        let selector: NodeID = parenthesizedCondition()
        let cases: NodeList = switchBody(isExpression: false)
        return node(.switchStatement, from: start, selector.rawValue, cases.rawValue)
    }

    mutating func switchExpression() -> NodeID {
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        advance()
        let wasInCaseLabel: Bool = isInCaseLabel
        isInCaseLabel = false
        defer { isInCaseLabel = wasInCaseLabel }
        let selector: NodeID = parenthesizedCondition()
        let cases: NodeList = switchBody(isExpression: true)
        return node(.switchExpression, from: start, selector.rawValue, cases.rawValue)
    }

    private mutating func switchBody(isExpression: Bool) -> NodeList {
        accept(.leftBrace)
        let mark: Int = pending.count
        switchCases(isExpression: isExpression)
        accept(.rightBrace)
        return list(from: mark)
    }

    /// Pushes what stands between the braces of a switch.
    mutating func switchCases(isExpression: Bool) {
        while true {
            switch token.kind {
            case .case, .default:
                pending.append(switchCase(isExpression: isExpression))
            case .rightBrace, .endOfFile:
                return
            default:
                let position: UInt32 = token.start
                advance()
                syntaxError(at: position, .expected3(.case, .default, .rightBrace))
            }
        }
    }

    /// One `case` or `default` with what belongs to it.
    private mutating func switchCase(isExpression: Bool) -> NodeID {
        let start: UInt32 = token.start
        let mark: Int = pending.count
        var guardExpression: NodeID = .none
        isInCaseLabel = true
        if token.kind == .default {
            advance()
            pending.append(node(.defaultLabel, from: start))
        } else {
            advance()
            pending.append(caseLabel(allowsDefault: false))
            while skipIf(.comma) {
                // `null, default` is the one place for `default` in a list.
                let isBehindNull: Bool = pending.count == mark + 1 && isNullLabel(pending[mark])
                pending.append(caseLabel(allowsDefault: isBehindNull))
            }
            guardExpression = caseGuard(pending[pending.count - 1])
        }
        isInCaseLabel = false
        let labels: NodeList = list(from: mark)
        var kind: CaseBody = .statements
        if token.kind == .arrow {
            advance()
            kind = ruleBody(isExpression: isExpression)
        } else {
            if token.kind == .colon {
                advance()
            } else {
                acceptFailed(.expected2(.colon, .arrow))
            }
            blockStatements()
        }
        let body: NodeList = list(from: mark)
        return node(
            .switchCase, variant: kind.rawValue, from: start, labels.rawValue, guardExpression.rawValue,
            body.rawValue)
    }

    private func isNullLabel(_ label: NodeID) -> Bool {
        guard tree.kind(label) == .constantLabel else { return false }
        let value: Node = tree[NodeID(tree[label].a)]
        return value.kind == .literal && value.variant == LiteralKind.null.rawValue
    }

    private mutating func caseLabel(allowsDefault: Bool) -> NodeID {
        let start: UInt32 = token.start
        if token.kind == .default {
            advance()
            if !allowsDefault { syntaxError(at: start, .defaultNotAllowed) }
            return node(.defaultLabel, from: start)
        }
        if isAtPattern() {
            let pattern: NodeID = pattern()
            return node(.patternLabel, from: start, pattern.rawValue)
        }
        let value: NodeID = ternary()
        return node(.constantLabel, from: start, value.rawValue)
    }

    private mutating func caseGuard(_ label: NodeID) -> NodeID {
        guard isAt(.when) else { return .none }
        let position: UInt32 = token.start
        advance()
        let condition: NodeID = ternary()
        if tree.kind(label) != .patternLabel { syntaxError(at: position, .guardNotAllowed) }
        return condition
    }

    /// Pushes what stands behind the arrow of a rule.
    private mutating func ruleBody(isExpression: Bool) -> CaseBody {
        switch token.kind {
        case .leftBrace:
            pending.append(block())
            return .block
        case .throw:
            pending.append(throwStatement())
            return .throw
        default:
            let start: UInt32 = token.start
            if isExpression {
                let value: NodeID = expression()
                accept(.semicolon)
                pending.append(node(.expressionStatement, from: start, value.rawValue))
            } else {
                let body: NodeID = statementAsBody()
                if tree.kind(body) != .expressionStatement { logError(at: start, .unexpectedRuleBody) }
                pending.append(body)
            }
            return .expression
        }
    }

    private mutating func throwStatement() -> NodeID {
        let start: UInt32 = token.start
        advance()
        let value: NodeID = expression()
        accept(.semicolon)
        return node(.throwStatement, from: start, value.rawValue)
    }

    // MARK: - Patterns

    /// A type pattern, record pattern or, nested in one, `_`.
    mutating func pattern(isNested: Bool = false) -> NodeID {
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        if token.kind == .underscore && isNested {
            advance()
            return node(.anyPattern, from: start)
        }
        let modifiers: NodeID = finalOrAnnotations()
        let hasVar: Bool = isAtVar
        let type: NodeID = hasVar ? varType() : self.type()
        if token.kind == .leftParen {
            let result: NodeID = recordPattern(
                hasVar ? node(.identifier, from: start, NameID.var.rawValue) : type, start)
            let (set, annotations): (ModifierSet, NodeList) = tree.modifiers(modifiers)
            if !annotations.isEmpty {
                logError(at: tree[modifiers].start, .annotationsOnRecordPattern)
            } else if !set.isEmpty {
                logError(at: tree[modifiers].start, .modifierNotAllowed("final"))
            }
            return result
        }
        let position: UInt32 = token.start
        let name: NameID = identifierOrUnderscore()
        let variable: NodeID = node(
            .variableDeclaration, flags: hasVar ? .isVar : [], from: start, at: position, modifiers.rawValue,
            name.rawValue, type.rawValue)
        return node(.bindingPattern, from: start, variable.rawValue)
    }

    private mutating func recordPattern(_ type: NodeID, _ start: UInt32) -> NodeID {
        advance()
        let mark: Int = pending.count
        if token.kind != .rightParen {
            pending.append(pattern(isNested: true))
            while skipIf(.comma) { pending.append(pattern(isNested: true)) }
        }
        accept(.rightParen)
        let nested: NodeList = list(from: mark)
        return node(.recordPattern, from: start, type.rawValue, nested.rawValue)
    }
}
