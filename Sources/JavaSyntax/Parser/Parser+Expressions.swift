// SPDX-License-Identifier: Apache-2.0

// Expressions from assignments down to unary operators (JLS 15.14 to 15.28).
//
// Binary operators are parsed by precedence climbing: chains of one precedence are a loop, and recursion goes at most as
// deep as there are precedences.

extension Parser {
    /// Any expression, assignments and lambdas included.
    mutating func expression() -> NodeID {
        guard enter() else { return erroneous(token.start) }
        defer { leave() }
        let start: UInt32 = token.start
        let left: NodeID = ternary()
        if token.kind == .assign {
            let position: UInt32 = token.start
            advance()
            let right: NodeID = expression()
            return node(.assignment, from: start, at: position, left.rawValue, right.rawValue)
        }
        if token.kind.rawValue >= TokenKind.plusAssign.rawValue, let compound = BinaryOperator(assigning: token.kind) {
            let position: UInt32 = token.start
            advance()
            let right: NodeID = expression()
            return node(
                .compoundAssignment, variant: compound.rawValue, from: start, at: position, left.rawValue,
                right.rawValue)
        }
        return left
    }

    /// A conditional expression, or anything that binds tighter.
    mutating func ternary() -> NodeID {
        let start: UInt32 = token.start
        let condition: NodeID = binary(1)
        if token.kind != .question { return condition }
        guard enter() else { return condition }
        defer { leave() }
        let position: UInt32 = token.start
        advance()
        let wasInCaseLabel: Bool = isInCaseLabel
        isInCaseLabel = false
        let first: NodeID = expression()
        isInCaseLabel = wasInCaseLabel
        accept(.colon)
        let second: NodeID = ternary()
        return node(
            .conditional, from: start, at: position, condition.rawValue, first.rawValue, second.rawValue)
    }

    /// Operands joined by operators of at least the given precedence.
    private mutating func binary(_ precedence: Int) -> NodeID {
        let start: UInt32 = token.start
        var left: NodeID = unary()
        while true {
            guard let found: BinaryOperator = BinaryOperator(token.kind) else {
                if token.kind == .instanceof && precedence <= BinaryOperator.relationalPrecedence {
                    left = instanceOf(left, start)
                    continue
                }
                return left
            }
            let strength: Int = found.precedence
            if strength < precedence { return left }
            let position: UInt32 = token.start
            advance()
            let right: NodeID = binary(strength + 1)
            left = node(.binary, variant: found.rawValue, from: start, at: position, left.rawValue, right.rawValue)
        }
    }

    private mutating func instanceOf(_ left: NodeID, _ start: UInt32) -> NodeID {
        let position: UInt32 = token.start
        advance()
        let right: NodeID
        if token.kind == .leftParen {
            right = illegalStartOfType()
        } else if isAtPattern() && !(token.kind == .at && !isAnnotatedPattern()) {
            right = pattern()
        } else {
            right = type()
        }
        return node(.instanceOf, from: start, at: position, left.rawValue, right.rawValue)
    }

    /// Whether the annotations at the current token belong to a pattern rather than to a type alone.
    private func isAnnotatedPattern() -> Bool {
        guard let next: Int = skipType(index) else { return false }
        return kind(at: next) == .identifier || kind(at: next) == .underscore || kind(at: next) == .leftParen
    }

    mutating func unary() -> NodeID {
        let found: UnaryOperator
        switch token.kind {
        case .minus:
            // The smallest integers are written as a sign before a literal that is one too large.
            if token.kind == .minus, kind(ahead: 1) == .intLiteral || kind(ahead: 1) == .longLiteral {
                return negativeLiteral()
            }
            found = .minus
        case .plus: found = .plus
        case .bang: found = .not
        case .tilde: found = .complement
        case .plusPlus: found = .preIncrement
        case .minusMinus: found = .preDecrement
        default: return postfix(primary())
        }
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        advance()
        let operand: NodeID = unary()
        return node(.unary, variant: found.rawValue, from: start, operand.rawValue)
    }

    private mutating func negativeLiteral() -> NodeID {
        let start: UInt32 = token.start
        advance()
        tokens[index].flags.remove(.isMinimumMagnitude)
        token = tokens[index]
        let operand: NodeID = postfix(primary())
        return node(.unary, variant: UnaryOperator.minus.rawValue, from: start, operand.rawValue)
    }

    /// `++` and `--` behind an expression.
    @inline(__always)
    mutating func postfix(_ operand: NodeID) -> NodeID {
        var result: NodeID = operand
        while token.kind == .plusPlus || token.kind == .minusMinus {
            let found: UnaryOperator = token.kind == .plusPlus ? .postIncrement : .postDecrement
            let position: UInt32 = token.start
            advance()
            result = node(
                .unary, variant: found.rawValue, from: tree[result].start, at: position, result.rawValue)
        }
        return result
    }

    /// A boolean expression in parentheses, as `if` and the loops have it. The parentheses are kept in the tree.
    mutating func parenthesizedCondition() -> NodeID {
        let start: UInt32 = token.start
        accept(.leftParen)
        let inner: NodeID = expression()
        accept(.rightParen)
        return node(.parenthesized, from: start, inner.rawValue)
    }

    /// Arguments of a call in parentheses.
    mutating func arguments() -> NodeList {
        accept(.leftParen)
        let wasInCaseLabel: Bool = isInCaseLabel
        isInCaseLabel = false
        defer { isInCaseLabel = wasInCaseLabel }
        let mark: Int = pending.count
        if token.kind != .rightParen {
            pending.append(expression())
            while skipIf(.comma) { pending.append(expression()) }
        }
        if token.kind == .rightParen {
            advance()
        } else {
            acceptFailed(.expected2(.rightParen, .comma))
        }
        return list(from: mark)
    }

    // MARK: - Literals

    mutating func literal() -> NodeID {
        let current: Token = token
        advance()
        switch current.kind {
        case .stringLiteral:
            return node(.stringLiteral, from: current.start, current.payload)
        case .charLiteral:
            return literal(.char, current.start, UInt64(current.payload))
        case .true: return literal(.boolean, current.start, 1)
        case .false: return literal(.boolean, current.start, 0)
        case .null: return literal(.null, current.start, 0)
        default:
            if !current.flags.isEmpty { checkRange(current) }
            let kind: LiteralKind =
                switch current.kind {
                case .intLiteral: .int
                case .longLiteral: .long
                case .floatLiteral: .float
                default: .double
                }
            return literal(kind, current.start, buffer.numbers[Int(current.payload)])
        }
    }

    private mutating func literal(_ kind: LiteralKind, _ start: UInt32, _ bits: UInt64) -> NodeID {
        node(
            .literal, variant: kind.rawValue, from: start, UInt32(truncatingIfNeeded: bits),
            UInt32(truncatingIfNeeded: bits >> 32))
    }

    private mutating func checkRange(_ literal: Token) {
        if !literal.flags.isDisjoint(with: [.tooLarge, .isMinimumMagnitude]) {
            logError(at: literal.start, .integerTooLarge)
        } else if literal.flags.contains(.roundsToInfinity) {
            logError(at: literal.start, .floatingPointTooLarge)
        } else if literal.flags.contains(.roundsToZero) {
            logError(at: literal.start, .floatingPointTooSmall)
        }
    }
}
