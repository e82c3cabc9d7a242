// SPDX-License-Identifier: Apache-2.0

// Variable declarators: fields, locals, parameters (JLS 8.3, 8.4.1, 14.4).

extension Parser {
    /// Whether `var` stands for an inferred type here: it names a variable next.
    var isAtVar: Bool {
        isAt(.var)
            && (kind(ahead: 1) == .identifier || kind(ahead: 1) == .underscore || kind(ahead: 1) == .leftBracket
                || kind(ahead: 1) == .this)
    }

    /// Consumes `var`; an inferred type has no node.
    mutating func varType() -> NodeID {
        let position: UInt32 = token.start
        varPosition = position
        advance()
        if token.kind == .leftBracket {
            logError(at: position, .restrictedTypeArray("var"))
            let type: NodeID = node(.identifier, from: position, NameID.var.rawValue)
            return dimensions(type)
        }
        return .none
    }

    /// Pushes the declarations of local variables behind their type.
    mutating func localVariables(_ modifiers: NodeID, _ type: NodeID, _ start: UInt32, isVar: Bool) {
        declarators(modifiers, type, start, isVar ? .isVar : [], firstName: nil)
    }

    /// Pushes one node per declarator. With `firstName` the first name has been consumed already.
    mutating func declarators(
        _ modifiers: NodeID, _ type: NodeID, _ start: UInt32, _ flags: NodeFlags,
        firstName: (name: NameID, position: UInt32)?, needsInitializer: Bool = false
    ) {
        var flags: NodeFlags = flags
        let position: UInt32 = firstName?.position ?? token.start
        let isLocal: Bool = firstName == nil
        let name: NameID = firstName?.name ?? identifierOrUnderscore()
        pending.append(
            declarator(
                modifiers, type, start, flags, name, position, isLocal: isLocal, needsInitializer: needsInitializer))
        while token.kind == .comma {
            let varPosition: UInt32 = self.varPosition
            advance()
            flags.insert(.continuesDeclaration)
            let position: UInt32 = token.start
            let name: NameID = isLocal ? identifierOrUnderscore() : identifier()
            pending.append(
                declarator(
                    modifiers, type, start, flags, name, position, isLocal: isLocal, needsInitializer: needsInitializer)
            )
            if flags.contains(.isVar) { complain(at: varPosition, .restrictedTypeCompound("var")) }
        }
    }

    /// Dimensions and initializer behind a name.
    private mutating func declarator(
        _ modifiers: NodeID, _ type: NodeID, _ start: UInt32, _ flags: NodeFlags, _ name: NameID, _ position: UInt32,
        isLocal: Bool, needsInitializer: Bool
    ) -> NodeID {
        var declared: NodeID = type
        if token.kind == .leftBracket || token.kind == .at {
            if flags.contains(.isVar) {
                logError(at: varPosition, .restrictedTypeArray("var"))
                declared = dimensions(node(.identifier, from: position, NameID.var.rawValue))
            } else {
                declared = dimensions(type)
            }
        }
        var initializer: NodeID = .none
        if token.kind == .assign {
            advance()
            initializer = variableInitializer()
        } else if needsInitializer {
            // Fields of interfaces are constants.
            syntaxError(at: token.start, .expected(.assign))
        } else if isLocal && name == .underscore && token.kind != .colon {
            // A variable without name is there for its value, or takes those of an enhanced `for`.
            syntaxError(at: token.start, .expected(.assign))
        }
        return node(
            .variableDeclaration, flags: flags, from: start, at: position, modifiers.rawValue, name.rawValue,
            declared.rawValue, initializer.rawValue)
    }

    /// Modifiers of a local variable or parameter, of which `final` alone is allowed.
    mutating func finalOrAnnotations() -> NodeID {
        let modifiers: NodeID = modifiers()
        let others: ModifierSet = tree.modifiers(modifiers).set.subtracting(.final)
        if !others.isEmpty {
            logError(at: token.start, .modifierNotAllowed(others.spellings.joined(separator: ",")))
        }
        return modifiers
    }

    /// A parameter of a method, constructor or explicitly typed lambda; or a receiver parameter.
    mutating func formalParameter(isFirst: Bool = false, inLambda: Bool = false, inRecord: Bool = false) -> NodeID {
        let start: UInt32 = token.start
        let modifiers: NodeID = inRecord ? modifiers() : finalOrAnnotations()
        if inRecord && !tree.modifiers(modifiers).set.isEmpty {
            logError(at: tree[modifiers].start, .recordComponentModifiers)
        }
        var flags: NodeFlags = inRecord ? .isRecordComponent : .isParameter
        var type: NodeID
        if inLambda && isAtVar {
            flags.insert(.isVar)
            type = varType()
        } else {
            type = self.type()
        }
        if token.kind == .ellipsis || token.kind == .at {
            let annotationStart: UInt32 = token.start
            let annotations: NodeList = typeAnnotations()
            let position: UInt32 = token.start
            accept(.ellipsis)
            flags.insert(.isVarargs)
            let array: NodeID = node(
                .arrayType, from: self.start(type, or: position), at: position, type.rawValue)
            type = annotated(array, annotations, annotationStart)
        }
        return parameterName(start, modifiers, type, flags, isFirst: isFirst, inLambda: inLambda)
    }

    /// Name and old-style dimensions of a parameter; `this`, perhaps qualified, for a receiver.
    private mutating func parameterName(
        _ start: UInt32, _ modifiers: NodeID, _ type: NodeID, _ flags: NodeFlags, isFirst: Bool, inLambda: Bool
    ) -> NodeID {
        var flags: NodeFlags = flags
        var type: NodeID = type
        let position: UInt32 = token.start
        if isFirst && !flags.contains(.isRecordComponent), isAtReceiverName {
            let receiver: NodeID = receiverName()
            flags.insert(.isReceiver)
            if flags.contains(.isVarargs) { logError(at: position, .varargsReceiver) }
            return node(
                .variableDeclaration, flags: flags, from: start, at: position, modifiers.rawValue,
                NameID.this.rawValue, type.rawValue, receiver.rawValue)
        }
        // Parameters of methods may not be unnamed, those of lambdas may.
        let name: NameID = inLambda ? identifierOrUnderscore() : identifier()
        if token.kind == .dot && !inLambda {
            // Dots are for receivers.
            while skipIf(.dot) { _ = identifier() }
            if isFirst { logError(at: token.start, .wrongReceiver) }
        }
        if token.kind == .leftBracket || token.kind == .at {
            if flags.contains(.isVarargs) {
                logError(at: token.start, .varargsOldArray)
            } else if flags.contains(.isRecordComponent) {
                logError(at: token.start, .recordComponentOldArray)
            }
            type = dimensions(type)
        }
        return node(
            .variableDeclaration, flags: flags, from: start, at: position, modifiers.rawValue, name.rawValue,
            type.rawValue)
    }

    private var isAtReceiverName: Bool {
        var ahead: Int = index
        while kind(at: ahead) == .identifier, kind(at: ahead + 1) == .dot { ahead += 2 }
        return kind(at: ahead) == .this
    }

    /// `this`, or `Outer.this` as a field access.
    private mutating func receiverName() -> NodeID {
        let start: UInt32 = token.start
        var result: NodeID = .none
        var dot: UInt32 = start
        while true {
            let name: NameID = token.name
            advance()
            result =
                result.isNone
                ? node(.identifier, from: start, name.rawValue)
                : node(.fieldAccess, from: start, at: dot, result.rawValue, name.rawValue)
            guard token.kind == .dot else { return result }
            dot = token.start
            advance()
        }
    }
}
