// SPDX-License-Identifier: Apache-2.0

// Modifiers and annotations (JLS 8.1.1, 9.7).

extension Parser {
    /// Modifiers and annotations in any order; `none` if there are none. Whether a modifier makes sense where it stands
    /// is checked during attribution, except that none may be repeated.
    mutating func modifiers() -> NodeID {
        isDeprecatedByComment = token.flags.contains(.hasDocComment) && hasDeprecatedTag()
        let start: UInt32 = token.start
        var set: ModifierSet = []
        let mark: Int = pending.count
        loop: while true {
            let modifier: ModifierSet
            switch token.kind {
            case .private: modifier = .private
            case .protected: modifier = .protected
            case .public: modifier = .public
            case .static: modifier = .static
            case .transient: modifier = .transient
            case .final: modifier = .final
            case .abstract: modifier = .abstract
            case .native: modifier = .native
            case .volatile: modifier = .volatile
            case .synchronized: modifier = .synchronized
            case .strictfp: modifier = .strictfp
            case .default: modifier = .default
            case .at:
                if kind(ahead: 1) == .interface { break loop }
                pending.append(annotation())
                continue
            case .error:
                // The lexer has complained already.
                advance()
                continue
            case .identifier:
                if isAtNonSealed {
                    advance()
                    advance()
                    modifier = .nonSealed
                } else if isAtSealed {
                    modifier = .sealed
                } else {
                    break loop
                }
            default:
                break loop
            }
            if set.contains(modifier) { logError(at: token.start, .repeatedModifier) }
            set.insert(modifier)
            advance()
        }
        let annotations: NodeList = list(from: mark)
        if set.isEmpty && annotations.isEmpty { return .none }
        return node(.modifiers, from: start, set.rawValue, annotations.rawValue)
    }

    /// `non-sealed`, three tokens without gaps, before something a modifier can precede.
    var isAtNonSealed: Bool {
        guard isAt(.non), kind(ahead: 1) == .minus, name(at: index + 2) == .sealed else { return false }
        guard tokens[index].end == tokens[index + 1].start, tokens[index + 1].end == tokens[index + 2].start else {
            return false
        }
        return canFollowModifier(index + 3)
    }

    /// `sealed` before something a modifier can precede.
    var isAtSealed: Bool { isAt(.sealed) && canFollowModifier(index + 1) }

    /// Whether a class modifier or the head of a class may begin at a token.
    private func canFollowModifier(_ at: Int) -> Bool {
        switch kind(at: at) {
        case .at: return true
        case .abstract, .class, .interface, .enum, .final, .private, .protected, .public, .static, .strictfp:
            return true
        case .identifier:
            switch name(at: at) {
            case .sealed, .non: return canFollowModifier(at + (name(at: at) == .non ? 3 : 1))
            case .record: return kind(at: at + 1) == .identifier
            default: return false
            }
        default: return false
        }
    }

    /// Annotations only, where a type may have them; the empty list if there are none.
    mutating func typeAnnotations() -> NodeList {
        if token.kind != .at { return .empty }
        let mark: Int = pending.count
        while token.kind == .at && kind(ahead: 1) != .interface { pending.append(annotation()) }
        return list(from: mark)
    }

    mutating func annotation() -> NodeID {
        let start: UInt32 = token.start
        advance()
        guard enter() else { return erroneous(start) }
        defer { leave() }
        let name: NodeID = qualifiedName()
        let mark: Int = pending.count
        if token.kind == .leftParen {
            advance()
            if token.kind != .rightParen {
                pending.append(annotationArgument())
                while skipIf(.comma) { pending.append(annotationArgument()) }
            }
            accept(.rightParen)
        }
        let arguments: NodeList = list(from: mark)
        return node(.annotation, from: start, name.rawValue, arguments.rawValue)
    }

    /// `name = value`, an assignment node, or a value.
    private mutating func annotationArgument() -> NodeID {
        guard token.kind == .identifier, kind(ahead: 1) == .assign else { return annotationValue() }
        let start: UInt32 = token.start
        let name: NameID = identifier()
        let target: NodeID = node(.identifier, from: start, name.rawValue)
        let position: UInt32 = token.start
        advance()
        let value: NodeID = annotationValue()
        return node(.assignment, from: start, at: position, target.rawValue, value.rawValue)
    }

    /// An annotation, an array of values or a conditional expression.
    mutating func annotationValue() -> NodeID {
        switch token.kind {
        case .at: return annotation()
        case .leftBrace:
            let start: UInt32 = token.start
            guard enter() else { return erroneous(start) }
            defer { leave() }
            advance()
            let mark: Int = pending.count
            if token.kind == .comma {
                advance()
            } else if token.kind != .rightBrace {
                pending.append(annotationValue())
                while skipIf(.comma) {
                    if token.kind == .rightBrace { break }
                    pending.append(annotationValue())
                }
            }
            if token.kind == .rightBrace { advance() } else { acceptFailed(.annotationValueMissing) }
            let values: NodeList = list(from: mark)
            return node(.arrayInitializer, from: start, values.rawValue)
        default: return ternary()
        }
    }

    /// Whether the documentation comment before the current token has a block tag `@deprecated`.
    private func hasDeprecatedTag() -> Bool {
        var low: Int = 0
        var high: Int = buffer.docComments.count
        while low < high {
            let middle: Int = (low + high) / 2
            if buffer.docComments[middle].token < index { low = middle + 1 } else { high = middle }
        }
        guard low < buffer.docComments.count, buffer.docComments[low].token == index else { return false }
        let end: Int = Int(buffer.docComments[low].end)
        var at: Int = Int(buffer.docComments[low].start)
        let word: StaticString = "deprecated"
        while true {
            at = ByteSearch.first(0x40, file.base, from: at, to: end)
            if at >= end { return false }
            at += 1
            var length: Int = 0
            while length < word.utf8CodeUnitCount, at + length < end, file.base[at + length] == word.utf8Start[length] {
                length += 1
            }
            guard length == word.utf8CodeUnitCount else { continue }
            // A block tag is a word of its own and the first on its line, behind asterisks or slashes.
            let behind: UInt8 = file.base[at + length]
            let endsWord: Bool = behind <= 0x20 || behind == 0x2A
            var before: Int = at - 2
            while before >= 0,
                file.base[before] == 0x20 || file.base[before] == 0x09 || file.base[before] == 0x2A
                    || file.base[before] == 0x2F
            {
                before -= 1
            }
            if endsWord
                && (before < 0 || file.base[before] == 0x0A || file.base[before] == 0x0D
                    || before < Int(buffer.docComments[low].start))
            {
                return true
            }
        }
    }
}
