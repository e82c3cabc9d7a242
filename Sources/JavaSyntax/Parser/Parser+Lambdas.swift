// SPDX-License-Identifier: Apache-2.0

// Lambda expressions (JLS 15.27).

extension Parser {
    /// `x -> ...` and `_ -> ...`.
    mutating func lambdaOfOneName() -> NodeID {
        let start: UInt32 = token.start
        let name: NameID = identifierOrUnderscore()
        let parameter: NodeID = node(
            .variableDeclaration, flags: [.isImplicitlyTyped, .isParameter], from: start, 0, name.rawValue)
        return lambdaBody(.implicit, tree.append(list: [parameter]), start)
    }

    /// Parameters in parentheses, then arrow and body.
    mutating func lambda(_ kind: LambdaParameterKind) -> NodeID {
        let start: UInt32 = token.start
        accept(.leftParen)
        let mark: Int = pending.count
        var hasVar: Bool = false
        var hasExplicit: Bool = false
        var hasImplicit: Bool = false
        if token.kind != .rightParen {
            repeat {
                let parameter: NodeID = lambdaParameter(kind)
                let flags: NodeFlags = tree[parameter].flags
                if flags.contains(.isVar) {
                    hasVar = true
                } else if flags.contains(.isImplicitlyTyped) {
                    hasImplicit = true
                } else {
                    hasExplicit = true
                }
                pending.append(parameter)
            } while skipIf(.comma)
        }
        if token.kind == .rightParen {
            advance()
        } else {
            acceptFailed(.expected3(.comma, .rightParen, .leftBracket))
        }
        let parameters: NodeList = list(from: mark)
        if hasVar && hasImplicit {
            logError(at: start, .invalidLambdaParameters("cannot mix 'var' and implicitly-typed parameters"))
        } else if hasVar && hasExplicit {
            logError(at: start, .invalidLambdaParameters("cannot mix 'var' and explicitly-typed parameters"))
        } else if hasImplicit && hasExplicit {
            logError(
                at: start, .invalidLambdaParameters("cannot mix implicitly-typed and explicitly-typed parameters"))
        }
        return lambdaBody(hasImplicit ? .implicit : kind, parameters, start)
    }

    private mutating func lambdaParameter(_ kind: LambdaParameterKind) -> NodeID {
        let next: TokenKind = self.kind(ahead: 1)
        if token.kind == .identifier || token.kind == .underscore, next == .comma || next == .rightParen {
            let start: UInt32 = token.start
            let name: NameID = identifierOrUnderscore()
            return node(
                .variableDeclaration, flags: [.isImplicitlyTyped, .isParameter], from: start, 0, name.rawValue)
        }
        return formalParameter(inLambda: true)
    }

    private mutating func lambdaBody(
        _ kind: LambdaParameterKind, _ parameters: NodeList, _ start: UInt32
    ) -> NodeID {
        accept(.arrow)
        guard enter() else { return erroneous(start) }
        defer { leave() }
        // What a label forbids is allowed again inside a block body only.
        let wasInCaseLabel: Bool = isInCaseLabel
        isInCaseLabel = false
        let body: NodeID = token.kind == .leftBrace ? block() : expression()
        isInCaseLabel = wasInCaseLabel
        return node(
            .lambda, variant: kind.rawValue, from: start, parameters.rawValue, body.rawValue)
    }
}
