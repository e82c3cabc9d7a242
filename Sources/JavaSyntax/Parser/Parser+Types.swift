// SPDX-License-Identifier: Apache-2.0

// Types (JLS 4), type arguments, type parameters.

extension Parser {
    /// A type, annotations and dimensions included. `void` is not one.
    mutating func type() -> NodeID {
        guard enter() else { return erroneous(token.start) }
        defer { leave() }
        let start: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        var result: NodeID = typeWithoutDimensions(start, annotations)
        checkRestricted(result)
        if token.kind == .leftBracket || token.kind == .at, tree.kind(result) != .erroneous {
            result = dimensions(result)
        }
        return result
    }

    /// Complains about `var` and the like used as the name of a type (JLS 3.9).
    private mutating func checkRestricted(_ type: NodeID) {
        let found: Node = tree[type]
        guard found.kind == .identifier, Parser.releaseRestricting(NameID(found.a)) != nil else { return }
        syntaxError(at: found.position, .restrictedTypeHere(names.text(of: NameID(found.a))))
    }

    /// A primitive or class type; `annotations` have been parsed from `start` on.
    mutating func typeWithoutDimensions(_ start: UInt32, _ annotations: NodeList) -> NodeID {
        if let primitive: PrimitiveKind = PrimitiveKind(token.kind), primitive != .void {
            advance()
            let type: NodeID = node(.primitiveType, variant: primitive.rawValue, from: startOfLast())
            return annotated(type, annotations, start)
        }
        guard token.kind == .identifier || isWordLikeIdentifier(token.kind) else {
            if token.kind == .void {
                let position: UInt32 = token.start
                syntaxError(at: position, .illegalStartOfType)
                advance()
                return erroneous(position)
            }
            let illegal: NodeID = illegalStartOfType()
            if token.kind == .less {
                // Arguments without the name they belong to; what follows is no place for them either.
                _ = typeArguments(ofCall: true)
                return illegalStartOfExpression()
            }
            return illegal
        }
        return classType(start, annotations)
    }

    /// Start of the token just consumed.
    @inline(__always)
    func startOfLast() -> UInt32 { tokens[index > 0 ? index - 1 : 0].start }

    /// Words an identifier production accepts after a complaint.
    func isWordLikeIdentifier(_ kind: TokenKind) -> Bool {
        kind == .underscore || kind == .assert || kind == .enum
    }

    /// `@A Outer<X>.@B Inner<Y>`. Annotations before a qualified name belong to its first simple name.
    private mutating func classType(_ start: UInt32, _ annotations: NodeList) -> NodeID {
        let nameStart: UInt32 = token.start
        let name: NameID = identifier()
        var result: NodeID = node(.identifier, from: nameStart, name.rawValue)
        result = annotated(result, annotations, start)
        while true {
            if token.kind == .less {
                result = typeArguments(of: result)
            }
            guard token.kind == .dot, kind(ahead: 1) != .class else { return result }
            let position: UInt32 = token.start
            // `.new`, `.this` and the like belong to an expression around this type.
            switch kind(ahead: 1) {
            case .identifier, .at: break
            case .less:
                // Type arguments before a name are for calls.
                advance()
                _ = illegalStartOfType()
                _ = typeArguments(ofCall: true)
                let name: NameID = identifier()
                result = node(.fieldAccess, from: start, at: position, result.rawValue, name.rawValue)
                _ = illegalStartOfType()
                continue
            default:
                advance()
                let name: NameID = identifier()
                result = node(.fieldAccess, from: start, at: position, result.rawValue, name.rawValue)
                continue
            }
            advance()
            let annotationStart: UInt32 = token.start
            let inner: NodeList = typeAnnotations()
            let name: NameID = identifier()
            result = node(.fieldAccess, from: start, at: position, result.rawValue, name.rawValue)
            result = annotated(result, inner, annotationStart)
        }
    }

    mutating func annotated(_ type: NodeID, _ annotations: NodeList, _ start: UInt32) -> NodeID {
        if annotations.isEmpty { return type }
        return node(
            .annotatedType, from: min(start, tree[type].start), at: tree[type].position, annotations.rawValue,
            type.rawValue)
    }

    /// Any number of `[]`, annotations included, behind a type. The leftmost pair is the outermost array.
    ///
    /// Annotations before `...` are left unread: they belong to a parameter. Before anything else they are in the wrong
    /// place.
    mutating func dimensions(_ element: NodeID) -> NodeID {
        guard token.kind == .leftBracket || token.kind == .at else { return element }
        var bracket: Int = index
        if token.kind == .at {
            if kind(ahead: 1) == .interface { return element }
            bracket = skipAnnotations(index) ?? bracket
        }
        guard kind(at: bracket) == .leftBracket else {
            if kind(at: bracket) == .ellipsis { return element }
            let position: UInt32 = token.start
            _ = typeAnnotations()
            syntaxError(at: position, .illegalStartOfType)
            return element
        }
        guard enter() else { return element }
        defer { leave() }
        let annotationStart: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        let position: UInt32 = token.start
        advance()
        accept(.rightBracket)
        let inner: NodeID = dimensions(element)
        let array: NodeID = node(
            .arrayType, from: start(element, or: position), at: position, inner.rawValue)
        return annotated(array, annotations, annotationStart)
    }

    /// `<A, ? extends B>` or `<>` behind `base`.
    mutating func typeArguments(of base: NodeID, allowingDiamond: Bool = false) -> NodeID {
        let position: UInt32 = token.start
        if allowingDiamond && kind(ahead: 1) == .greater {
            advance()
            advance()
            return node(
                .parameterizedType, flags: .isDiamond, from: tree[base].start, at: position, base.rawValue)
        }
        let arguments: NodeList = typeArguments()
        return node(
            .parameterizedType, from: tree[base].start, at: position, base.rawValue, arguments.rawValue)
    }

    /// `<A, ? extends B>`; the current token is `<`. Arguments of calls have no wildcards.
    mutating func typeArguments(ofCall: Bool = false) -> NodeList {
        advance()
        let mark: Int = pending.count
        repeat { pending.append(ofCall ? type() : typeArgument()) } while skipIf(.comma)
        acceptClosingAngle(.expected2(.greater, .comma))
        return list(from: mark)
    }

    /// Consumes one `>`, splitting it from `>>`, `>=` and the like where needed.
    mutating func acceptClosingAngle(_ message: SyntaxMessage) {
        let rest: TokenKind
        switch token.kind {
        case .greater:
            advance()
            return
        case .greaterGreater: rest = .greater
        case .greaterGreaterGreater: rest = .greaterGreater
        case .greaterEqual: rest = .assign
        case .greaterGreaterAssign: rest = .greaterEqual
        case .greaterGreaterGreaterAssign: rest = .greaterGreaterAssign
        default:
            extendError(to: token.start)
            // Behind type parameters the place is that of a missing token, behind arguments that of the wrong one.
            let isArguments: Bool = message == .expected2(.greater, .comma)
            syntaxError(at: isArguments ? token.start : previousEnd, message)
            return
        }
        if trials > 0 { tokensBeforeTrial.append((index, token)) }
        previousEnd = token.start + 1
        token = Token(rest, [], token.start + 1, token.end, 0)
        tokens[index] = token
    }

    private mutating func typeArgument() -> NodeID {
        let start: UInt32 = token.start
        if token.kind == .at, let next: Int = skipAnnotations(index), kind(at: next) == .question {
            let annotations: NodeList = typeAnnotations()
            return annotated(wildcard(), annotations, start)
        }
        if token.kind == .question { return wildcard() }
        return type()
    }

    private mutating func wildcard() -> NodeID {
        let start: UInt32 = token.start
        advance()
        switch token.kind {
        case .extends:
            advance()
            let bound: NodeID = type()
            return node(.wildcardType, variant: WildcardKind.extends.rawValue, from: start, bound.rawValue)
        case .super:
            advance()
            let bound: NodeID = type()
            return node(.wildcardType, variant: WildcardKind.super.rawValue, from: start, bound.rawValue)
        case .identifier:
            // A bound without its keyword.
            syntaxError(at: start, .expected3(.greater, .extends, .super))
            let wildcard: NodeID = node(.wildcardType, variant: WildcardKind.unbounded.rawValue, from: start)
            advance()
            return wildcard
        default:
            return node(.wildcardType, variant: WildcardKind.unbounded.rawValue, from: start)
        }
    }

    /// `<T extends A & B, U>` if the current token is `<`, otherwise the empty list.
    mutating func typeParametersIfAny() -> NodeList {
        if token.kind != .less { return .empty }
        advance()
        let mark: Int = pending.count
        pending.append(typeParameter())
        while skipIf(.comma) { pending.append(typeParameter()) }
        acceptClosingAngle(.expected(.greater))
        return list(from: mark)
    }

    private mutating func typeParameter() -> NodeID {
        let start: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        let name: NameID = typeName()
        let mark: Int = pending.count
        if skipIf(.extends) {
            pending.append(type())
            while skipIf(.amp) { pending.append(type()) }
        }
        let bounds: NodeList = list(from: mark)
        return node(
            .typeParameter, from: start, annotations.rawValue, name.rawValue, bounds.rawValue)
    }

    /// The name of a type being declared: an identifier that is not a restricted type name (JLS 3.9).
    mutating func typeName() -> NameID {
        let position: UInt32 = token.start
        if token.kind == .identifier, let release: Int = Parser.releaseRestricting(token.name) {
            logError(at: position, .restrictedType(name: names.text(of: token.name), release: release))
        }
        return identifier()
    }

    /// The Java release that took a word away from type declarations, nil for ordinary identifiers.
    static func releaseRestricting(_ name: NameID) -> Int? {
        switch name {
        case .var: 10
        case .yield: 14
        case .record: 14
        case .sealed, .permits: 15
        default: nil
        }
    }
}
