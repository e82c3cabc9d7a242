// SPDX-License-Identifier: Apache-2.0

// Class, interface, enum, record and annotation declarations (JLS 8.1, 8.9, 8.10, 9.1, 9.6).

extension Parser {
    /// Whether, behind any modifiers, the declaration of a class of whatever flavour begins.
    var isAtClassDeclaration: Bool {
        switch token.kind {
        case .class, .interface, .enum: true
        case .at: kind(ahead: 1) == .interface
        case .identifier: isAtRecordDeclaration
        default: false
        }
    }

    /// `record` and a name: nothing else can begin so, since no class may be called `record`.
    var isAtRecordDeclaration: Bool { isAt(.record) && kind(ahead: 1) == .identifier }

    /// Modifiers have been parsed; the current token is `class`, `interface`, `enum`, `record` or `@`.
    mutating func classDeclaration(_ modifiers: NodeID, isLocal: Bool) -> NodeID {
        let isDeprecated: Bool = isDeprecatedByComment && !isLocal
        var position: UInt32 = token.start
        let start: UInt32 = self.start(modifiers, or: position)
        guard enter() else { return erroneous(start) }
        defer { leave() }
        guard isAtClassDeclaration else { return missingClass(start) }
        var flavor: ClassFlavor = .class
        switch token.kind {
        case .interface: flavor = .interface
        case .enum: flavor = .enum
        case .at:
            flavor = .annotation
            advance()
            position = token.start
        case .identifier: flavor = .record
        default: break
        }
        if token.kind == .class || token.kind == .interface || token.kind == .enum || token.kind == .identifier {
            advance()
        }
        return classDeclaration(flavor, modifiers, isDeprecated ? .isDeprecatedByComment : [], start, position)
    }

    /// Modifiers of a class, and something else behind them.
    private mutating func missingClass(_ start: UInt32) -> NodeID {
        let position: UInt32 = token.start
        if token.kind == .identifier || isWordLikeIdentifier(token.kind) {
            _ = identifier()
            extendError(to: token.start)
        }
        syntaxError(at: position, hasPackage ? .topLevelTypeExpected : .typeOrMemberExpected)
        let nothing: NodeID = erroneous(start)
        return node(.expressionStatement, from: start, nothing.rawValue)
    }

    private mutating func classDeclaration(
        _ flavor: ClassFlavor, _ modifiers: NodeID, _ flags: NodeFlags, _ start: UInt32, _ position: UInt32
    ) -> NodeID {
        let name: NameID = typeName()
        let headerStart: UInt32 = token.start
        let typeParameters: NodeList = typeParametersIfAny()
        if flavor == .enum && !typeParameters.isEmpty {
            syntaxError(at: tree[tree.elements(typeParameters)[0]].start, .enumCannotBeGeneric)
        }
        let components: NodeList = flavor == .record ? parameters(inRecord: true).parameters : .empty
        var superclass: NodeID = .none
        let mark: Int = pending.count
        if token.kind == .extends && flavor == .class {
            advance()
            superclass = type()
        }
        if token.kind == (flavor == .interface || flavor == .annotation ? .extends : .implements) {
            advance()
            pending.append(type())
            while skipIf(.comma) { pending.append(type()) }
        }
        let interfaces: NodeList = list(from: mark)
        if flavor == .class || flavor == .interface, isAt(.permits) {
            let set: ModifierSet = tree.modifiers(modifiers).set
            if !set.contains(.sealed) {
                logError(at: token.start, .invalidPermits("\(flavor == .class ? "class" : "interface") must be sealed"))
            }
            advance()
            pending.append(thrownType())
            while skipIf(.comma) { pending.append(thrownType()) }
        }
        let permits: NodeList = list(from: mark)
        let header: NodeID = node(
            .classHeader, from: headerStart, typeParameters.rawValue, superclass.rawValue, interfaces.rawValue,
            permits.rawValue)
        let bodyStart: UInt32 = token.start
        let members: NodeList = flavor == .enum ? enumBody(name) : classBody(flavor, name)
        let body: NodeID = node(.classBody, from: bodyStart, components.rawValue, members.rawValue)
        return node(
            .classDeclaration, variant: flavor.rawValue, flags: flags, from: start, at: position, modifiers.rawValue,
            name.rawValue, header.rawValue, body.rawValue)
    }

    /// The body of an anonymous class or enum constant, as a class declaration without name.
    mutating func anonymousClassBody(_ flavor: ClassFlavor, _ position: UInt32) -> NodeID {
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        let wasInCaseLabel: Bool = isInCaseLabel
        isInCaseLabel = false
        defer { isInCaseLabel = wasInCaseLabel }
        let header: NodeID = node(.classHeader, from: start)
        let members: NodeList = classBody(flavor, .none)
        let body: NodeID = node(.classBody, from: start, 0, members.rawValue)
        return node(
            .classDeclaration, variant: flavor.rawValue, from: min(start, position), at: position, 0, 0,
            header.rawValue,
            body.rawValue)
    }

    /// Members in braces.
    mutating func classBody(_ flavor: ClassFlavor, _ name: NameID) -> NodeList {
        accept(.leftBrace)
        if isInError {
            // The header was bad: look for the brace, or give up on the body.
            skip(.members)
            if token.kind == .leftBrace {
                advance()
            } else {
                return .empty
            }
        }
        let mark: Int = pending.count
        members(flavor, name)
        accept(.rightBrace)
        return list(from: mark)
    }

    /// Pushes members up to the closing brace.
    private mutating func members(_ flavor: ClassFlavor, _ name: NameID) {
        while token.kind != .rightBrace && token.kind != .endOfFile {
            let before: Int = index
            if token.kind == .semicolon {
                advance()
            } else {
                member(modifiers(), of: flavor, named: name)
            }
            if isInError { skip([.members, .identifiers]) }
            if index == before && token.kind != .rightBrace && token.kind != .endOfFile { advance() }
        }
    }

    // MARK: - Enums

    /// Constants, and behind a semicolon members. Which of the two something is meant to be is told by how it begins; of
    /// what stands on the wrong side of the semicolon only the first is complained about.
    private mutating func enumBody(_ name: NameID) -> NodeList {
        accept(.leftBrace)
        let mark: Int = pending.count
        var isBehindConstants: Bool = false
        var isOutOfPlace: Bool = false
        var isSeparatorMissing: Bool = false
        if skipIf(.comma), token.kind != .semicolon, token.kind != .rightBrace {
            complain(at: previousEnd, .expected2(.rightBrace, .semicolon))
            isSeparatorMissing = true
        }
        while token.kind != .rightBrace && token.kind != .endOfFile {
            let before: Int = index
            while skipIf(.semicolon) { isBehindConstants = true }
            if token.kind == .rightBrace || token.kind == .endOfFile { break }
            if isAtEnumConstant(of: name) ?? !isBehindConstants {
                if isBehindConstants && !isOutOfPlace {
                    complain(at: token.start, .enumConstantNotExpected)
                    isOutOfPlace = true
                }
                pending.append(enumConstant())
                isSeparatorMissing = !isInError && !isBehindEnumConstant()
            } else {
                if !isBehindConstants && !isOutOfPlace && !isSeparatorMissing {
                    complain(at: token.start, .enumConstantExpected)
                    isOutOfPlace = true
                }
                isSeparatorMissing = false
                member(modifiers(), of: .enum, named: name)
            }
            if isInError && !isSeparatorMissing { skip([.members, .identifiers]) }
            if index == before { advance() }
        }
        accept(.rightBrace)
        return list(from: mark)
    }

    /// What may stand behind a constant; a comma is consumed.
    private mutating func isBehindEnumConstant() -> Bool {
        switch token.kind {
        case .rightBrace, .semicolon, .endOfFile: return true
        default:
            if skipIf(.comma) { return true }
            extendError(to: token.start)
            complain(at: previousEnd, .expected3(.comma, .rightBrace, .semicolon))
            return false
        }
    }

    /// Nil if what follows begins like a constant and like a member.
    private func isAtEnumConstant(of name: NameID) -> Bool? {
        switch token.kind {
        case .identifier, .underscore:
            if isAtRecordDeclaration { return false }
            let next: TokenKind = kind(ahead: 1)
            let isFollowed: Bool = next == .leftParen || next == .leftBrace || next == .comma || next == .semicolon
            return isFollowed && token.name != name ? true : nil
        case .at, .less: return nil
        default: return false
        }
    }

    private mutating func enumConstant() -> NodeID {
        let start: UInt32 = token.start
        let modifiers: NodeID = modifiers()
        let flags: NodeFlags = isDeprecatedByComment ? .isDeprecatedByComment : []
        let position: UInt32 = token.start
        let name: NameID = identifier()
        let arguments: NodeList = token.kind == .leftParen ? self.arguments() : .empty
        let body: NodeID = token.kind == .leftBrace ? anonymousClassBody(.class, position) : .none
        return node(
            .enumConstant, flags: flags, from: start, modifiers.rawValue, name.rawValue,
            arguments.rawValue, body.rawValue)
    }
}
