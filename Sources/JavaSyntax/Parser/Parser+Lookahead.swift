// SPDX-License-Identifier: Apache-2.0

// Questions about tokens ahead, answered without building trees or complaining. Each scans over at most the construct
// it asks about.

extension Parser {
    /// Index behind the type that begins at `start`, or nil if no type does. Type arguments are only checked for
    /// balance and for tokens that can occur in them.
    func skipType(_ start: Int) -> Int? {
        guard var index: Int = skipAnnotations(start) else { return nil }
        if kind(at: index).isPrimitiveType {
            index += 1
        } else {
            while true {
                guard kind(at: index) == .identifier else { return nil }
                index += 1
                if kind(at: index) == .less {
                    guard let next: Int = skipTypeArguments(index) else { return nil }
                    index = next
                }
                guard kind(at: index) == .dot else { break }
                // A name is missing: that is said when the type is parsed.
                while kind(at: index + 1) == .dot { index += 1 }
                if kind(at: index + 1) == .identifier {
                    index += 1
                } else if kind(at: index + 1) == .at, let next: Int = skipAnnotations(index + 1),
                    kind(at: next) == .identifier
                {
                    index = next
                } else {
                    break
                }
            }
        }
        return skipDimensions(index)
    }

    /// Index behind any `[]`s, annotations on them included.
    func skipDimensions(_ start: Int) -> Int {
        var index: Int = start
        while true {
            var bracket: Int = index
            if kind(at: index) == .at {
                guard let next: Int = skipAnnotations(index) else { return index }
                bracket = next
            }
            guard kind(at: bracket) == .leftBracket, kind(at: bracket + 1) == .rightBracket else { return index }
            index = bracket + 2
        }
    }

    /// Index behind annotations, `start` itself if there are none; nil if one is malformed.
    func skipAnnotations(_ start: Int) -> Int? {
        var index: Int = start
        while kind(at: index) == .at {
            guard kind(at: index + 1) == .identifier else { return nil }
            index += 2
            while kind(at: index) == .dot, kind(at: index + 1) == .identifier { index += 2 }
            if kind(at: index) == .leftParen {
                guard let next: Int = skipParentheses(index) else { return nil }
                index = next
            }
        }
        return index
    }

    /// Index behind the parenthesis that matches the one at `start`.
    func skipParentheses(_ start: Int) -> Int? {
        var open: Int = 0
        var index: Int = start
        while index < tokenCount {
            switch tokens[index].kind {
            case .leftParen: open += 1
            case .rightParen:
                open -= 1
                if open == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Index behind the type arguments whose `<` is at `start`; nil unless they close exactly with a whole token.
    func skipTypeArguments(_ start: Int) -> Int? {
        var open: Int = 0
        var index: Int = start
        while true {
            switch kind(at: index) {
            case .less: open += 1
            case .greater: open -= 1
            case .greaterGreater: open -= 2
            case .greaterGreaterGreater: open -= 3
            case .identifier, .dot, .comma, .question, .extends, .super, .leftBracket, .rightBracket, .boolean, .byte,
                .short, .char, .int, .long, .float, .double:
                break
            case .at:
                guard let next: Int = skipAnnotations(index) else { return nil }
                index = next
                continue
            default: return nil
            }
            index += 1
            if open <= 0 { return open == 0 ? index : nil }
            // So that a chain of `<` does not cost the square of its length.
            if open > Parser.maximumTypeNesting { return nil }
        }
    }

    /// Type arguments inside type arguments beyond this are taken for comparisons.
    private static let maximumTypeNesting: Int = 100

    /// Whether a local variable declaration begins here: a type with a name behind it.
    func isAtVariableDeclaration() -> Bool {
        // The two commonest cases first: a word followed by a word, or by something that cannot continue a type.
        if token.kind == .identifier {
            switch kind(ahead: 1) {
            case .identifier, .underscore: return true
            case .dot, .less, .leftBracket, .at: break
            default: return false
            }
        }
        guard let next: Int = skipType(index) else { return false }
        return kind(at: next) == .identifier || kind(at: next) == .underscore
    }

    enum Parenthesis {
        case parentheses, cast, implicitLambda, explicitLambda
    }

    /// What the parenthesis at the current token begins.
    func parenthesisMeaning() -> Parenthesis {
        let first: Int = index + 1
        switch kind(at: first) {
        case .rightParen:
            return .explicitLambda
        case .final:
            return .explicitLambda
        case .identifier, .underscore:
            switch kind(at: first + 1) {
            case .rightParen where kind(at: first + 2) == .arrow && !isInCaseLabel: return .implicitLambda
            case .comma: return parametersMeaning(first)
            case .identifier, .underscore: return .explicitLambda
            default: break
            }
        case .at, .boolean, .byte, .short, .char, .int, .long, .float, .double: break
        default: return .parentheses
        }
        guard var next: Int = skipType(first) else { return .parentheses }
        switch kind(at: next) {
        case .identifier, .underscore, .ellipsis, .this: return .explicitLambda
        case .comma where kind(at: next - 1) == .identifier: return parametersMeaning(first)
        case .at:
            // Annotations before the dots of a variable-arity parameter.
            if let dots: Int = skipAnnotations(next), kind(at: dots) == .ellipsis { return .explicitLambda }
            return .parentheses
        default: break
        }
        var isPrimitive: Bool = kind(at: next - 1).isPrimitiveType
        while kind(at: next) == .amp {
            guard let behind: Int = skipType(next + 1) else { return .parentheses }
            next = behind
            isPrimitive = false
        }
        guard kind(at: next) == .rightParen else { return .parentheses }
        if isPrimitive { return .cast }
        // JLS 15.16: the operand of a cast to a reference type does not begin with a sign.
        switch kind(at: next + 1) {
        case .bang, .tilde, .leftParen, .this, .super, .intLiteral, .longLiteral, .floatLiteral, .doubleLiteral,
            .charLiteral, .stringLiteral, .true, .false, .null, .new, .identifier, .assert, .enum, .underscore,
            .switch, .boolean, .byte, .short, .char, .int, .long, .float, .double, .void:
            return .cast
        default:
            return .parentheses
        }
    }

    /// Whether an arrow comes before the parenthesis at `start` is closed, with nothing but names and types between.
    private func isArrowInside(_ start: Int) -> Bool {
        var open: Int = 0
        var ahead: Int = start
        while true {
            switch kind(at: ahead) {
            case .leftParen: open += 1
            case .rightParen:
                open -= 1
                if open == 0 { return false }
            case .identifier, .underscore, .comma, .dot, .boolean, .byte, .short, .char, .int, .long, .float, .double:
                break
            case .arrow: return true
            default: return false
            }
            ahead += 1
        }
    }

    /// What parentheses with a comma behind a name are: parameters, with types if a name follows a name.
    private func parametersMeaning(_ start: Int) -> Parenthesis {
        var next: Int = start
        while true {
            switch kind(at: next) {
            case .identifier, .underscore:
                if kind(at: next + 1) == .identifier || kind(at: next + 1) == .underscore { return .explicitLambda }
            case .final, .ellipsis: return .explicitLambda
            case .boolean, .byte, .short, .char, .int, .long, .float, .double:
                if kind(at: next + 1) == .identifier || kind(at: next + 1) == .underscore { return .explicitLambda }
            case .comma, .dot, .leftBracket, .rightBracket, .less, .greater, .question, .extends, .super: break
            case .at:
                guard let behind: Int = skipAnnotations(next) else { return .parentheses }
                next = behind
                continue
            case .rightParen: return .implicitLambda
            default: return .parentheses
            }
            next += 1
        }
    }

    /// Whether the type whose first token is at `start` is what `::` or `.class` applies to, although it could not be
    /// an expression: it has type arguments or dimensions.
    func isTypeBeforeReference(_ start: Int) -> Bool {
        guard let next: Int = skipType(start) else { return false }
        return kind(at: next) == .colonColon || (kind(at: next) == .dot && kind(at: next + 1) == .class)
    }

    /// Whether a pattern, not an expression, stands at the current token of a case label or `instanceof`.
    func isAtPattern() -> Bool {
        if token.kind == .final || token.kind == .at { return true }
        guard let next: Int = skipType(index) else { return false }
        switch kind(at: next) {
        case .identifier:
            // `case A when ...` has no binding: `when` begins a guard only behind a pattern, so it is one here.
            return true
        case .underscore: return true
        case .leftParen:
            // A record pattern or a call: calls are no constants, so any type before parentheses is a pattern, except
            // in `case f(x) -> `, which is an error either way. Without its closing parenthesis it is taken for a call.
            return kind(at: next - 1) != .rightBracket && !isArrowInside(next)
        default: return false
        }
    }
}
