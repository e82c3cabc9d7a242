// SPDX-License-Identifier: Apache-2.0

// Members of classes: fields, methods, constructors, initializers, nested classes (JLS 8.3 to 8.8, 9.3, 9.4).

extension Parser {
    /// Pushes what the member behind `modifiers` declares.
    mutating func member(_ modifiers: NodeID, of flavor: ClassFlavor, named className: NameID) {
        let flags: NodeFlags = isDeprecatedByComment ? .isDeprecatedByComment : []
        let start: UInt32 = self.start(modifiers, or: token.start)
        if isAtClassDeclaration {
            pending.append(classDeclaration(modifiers, isLocal: false))
            return
        }
        if token.kind == .leftBrace, let flag: NodeFlags = initializerFlags(modifiers) {
            if flavor == .interface || flavor == .annotation {
                logError(at: token.start, .initializerNotAllowed)
            } else if flavor == .record && flag.isEmpty {
                logError(at: token.start, .instanceInitializerInRecord)
            }
            let body: NodeID = block()
            pending.append(node(.initializerBlock, flags: flag, from: start, body.rawValue))
            return
        }
        if isAtStatementKeyword {
            strayStatement(isTopLevel: false)
            return
        }
        let typeParameters: NodeList = typeParametersIfAny()
        // Annotations behind type parameters belong to the method like those before.
        var allModifiers: NodeID = modifiers
        if token.kind == .at && !typeParameters.isEmpty { allModifiers = addAnnotations(to: modifiers) }
        if isAtRecordConstructor(flavor, className) {
            compactConstructor(allModifiers, flags, start, className)
            return
        }
        if token.kind == .identifier && kind(ahead: 1) == .leftParen && flavor != .interface && flavor != .annotation {
            let position: UInt32 = token.start
            let name: NameID = token.name
            advance()
            let isConstructor: Bool = name == className
            if Parser.releaseRestricting(name) != nil {
                syntaxError(at: position, .restrictedTypeHere(names.text(of: name)))
            }
            if !isConstructor { logError(at: position, .returnTypeRequired) }
            methodRest(
                allModifiers, flags, start, position, isConstructor ? .constructor : name, .none, typeParameters,
                flavor)
            return
        }
        typedMember(allModifiers, flags, start, typeParameters, flavor)
    }

    /// `{` or `static {`: the flags of the initializer; nil if other modifiers or annotations are there.
    private func initializerFlags(_ modifiers: NodeID) -> NodeFlags? {
        let (set, annotations): (ModifierSet, NodeList) = tree.modifiers(modifiers)
        guard annotations.isEmpty else { return nil }
        return set == .static ? .isStatic : set.isEmpty ? [] : nil
    }

    private mutating func addAnnotations(to modifiers: NodeID) -> NodeID {
        let (set, before): (ModifierSet, NodeList) = tree.modifiers(modifiers)
        let start: UInt32 = self.start(modifiers, or: token.start)
        let mark: Int = pending.count
        pending.append(contentsOf: tree.elements(before))
        while token.kind == .at && kind(ahead: 1) != .interface { pending.append(annotation()) }
        return node(.modifiers, from: start, set.rawValue, list(from: mark).rawValue)
    }

    /// A method or field that begins with its type.
    private mutating func typedMember(
        _ modifiers: NodeID, _ flags: NodeFlags, _ start: UInt32, _ typeParameters: NodeList, _ flavor: ClassFlavor
    ) {
        let isVoid: Bool = token.kind == .void
        let type: NodeID
        if isVoid {
            advance()
            type = node(.primitiveType, variant: PrimitiveKind.void.rawValue, from: startOfLast())
        } else {
            type = self.type()
        }
        let position: UInt32 = token.start
        let name: NameID = identifier()
        if token.kind == .leftParen {
            methodRest(modifiers, flags, start, position, name, type, typeParameters, flavor)
        } else if !isVoid && typeParameters.isEmpty {
            let mark: Int = pending.count
            declarators(
                modifiers, type, start, flags, firstName: (name, position),
                needsInitializer: flavor == .interface || flavor == .annotation)
            endDeclaration()
            if flavor == .record && !tree.modifiers(modifiers).set.contains(.static) {
                syntaxError(at: tree[pending[mark]].position, .instanceFieldInRecord)
            }
        } else {
            syntaxError(at: token.start, .expected(.leftParen))
        }
    }

    /// A record's canonical constructor without parameters.
    private func isAtRecordConstructor(_ flavor: ClassFlavor, _ className: NameID) -> Bool {
        guard flavor == .record, token.kind == .identifier, token.name == className else { return false }
        return kind(ahead: 1) == .leftBrace || kind(ahead: 1) == .throws
    }

    private mutating func compactConstructor(
        _ modifiers: NodeID, _ flags: NodeFlags, _ start: UInt32, _ className: NameID
    ) {
        let position: UInt32 = token.start
        advance()
        if token.kind == .throws {
            syntaxError(
                at: token.start, .invalidCanonicalThrows(isCompact: true, record: names.text(of: className)))
            advance()
            _ = qualifiedName()
            while skipIf(.comma) { _ = qualifiedName() }
        }
        let header: NodeID = node(.methodHeader, from: position)
        let body: NodeID = block()
        let rest: NodeID = node(.methodBody, from: position, 0, body.rawValue)
        pending.append(
            node(
                .methodDeclaration, flags: flags.union(.isCompactConstructor), from: start, at: position,
                modifiers.rawValue, NameID.constructor.rawValue, header.rawValue, rest.rawValue))
    }

    /// Parameters, `throws`, body or default value behind a method's name.
    private mutating func methodRest(
        _ modifiers: NodeID, _ flags: NodeFlags, _ start: UInt32, _ position: UInt32, _ name: NameID,
        _ returnType: NodeID, _ typeParameters: NodeList, _ flavor: ClassFlavor
    ) {
        let headerStart: UInt32 = token.start
        let (receiver, parameters): (NodeID, NodeList) = self.parameters(inRecord: false)
        let isUnclosed: Bool = Int(token.start) == errorEnd
        var type: NodeID = returnType
        if !type.isNone && !isVoid(type) && (token.kind == .leftBracket || token.kind == .at) {
            type = dimensions(type)
        }
        let mark: Int = pending.count
        if skipIf(.throws) {
            pending.append(thrownType())
            while skipIf(.comma) { pending.append(thrownType()) }
        }
        let thrown: NodeList = list(from: mark)
        let header: NodeID = node(
            .methodHeader, from: headerStart, typeParameters.rawValue, type.rawValue, parameters.rawValue,
            thrown.rawValue)
        var body: NodeID = .none
        var defaultValue: NodeID = .none
        if token.kind == .leftBrace {
            body = block()
        } else {
            if token.kind == .default {
                advance()
                defaultValue = annotationValue()
                accept(.semicolon)
            } else if token.kind == .semicolon {
                advance()
            } else {
                acceptFailed(.expected2(.leftBrace, .semicolon))
            }
            if isInError && isBraceMissing(isUnclosed) { body = block() }
        }
        let rest: NodeID = node(
            .methodBody, from: headerStart, receiver.rawValue, body.rawValue, defaultValue.rawValue)
        pending.append(
            node(
                .methodDeclaration, flags: flags, from: start, at: position, modifiers.rawValue, name.rawValue,
                header.rawValue, rest.rawValue))
    }

    private func isVoid(_ type: NodeID) -> Bool {
        tree.kind(type) == .primitiveType && tree[type].variant == PrimitiveKind.void.rawValue
    }

    /// A class name with annotations before it.
    mutating func thrownType() -> NodeID {
        let start: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        let name: NodeID = qualifiedName()
        return annotated(name, annotations, start)
    }

    /// Parameters in parentheses, a receiver apart; or the components of a record.
    mutating func parameters(inRecord: Bool) -> (receiver: NodeID, parameters: NodeList) {
        accept(.leftParen)
        var receiver: NodeID = .none
        let mark: Int = pending.count
        if token.kind != .rightParen {
            let first: NodeID = formalParameter(isFirst: true, inRecord: inRecord)
            if tree[first].flags.contains(.isReceiver) {
                receiver = first
            } else {
                pending.append(first)
            }
            var last: NodeID = first
            while token.kind == .comma {
                if tree[last].flags.contains(.isVarargs) { logError(at: tree[last].position, .varargsNotLast) }
                advance()
                last = formalParameter(inRecord: inRecord)
                pending.append(last)
            }
        }
        if token.kind == .rightParen {
            advance()
        } else {
            extendError(to: token.start)
            syntaxError(at: previousEnd, .expected3(.comma, .rightParen, .leftBracket))
        }
        return (receiver, list(from: mark))
    }
}
