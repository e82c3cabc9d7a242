// SPDX-License-Identifier: Apache-2.0

// Primary expressions and their suffixes (JLS 15.8 to 15.13): names, calls, field and array accesses, creation, method
// references, casts.

extension Parser {
    /// A primary with all its suffixes, a cast, a lambda or a switch expression.
    mutating func primary() -> NodeID {
        switch token.kind {
        case .identifier:
            if kind(ahead: 1) == .arrow && !isInCaseLabel { return suffixes(lambdaOfOneName()) }
            return suffixes(name())
        case .intLiteral, .longLiteral, .floatLiteral, .doubleLiteral, .charLiteral, .stringLiteral, .true, .false,
            .null:
            return suffixes(literal())
        case .leftParen:
            return parenthesized()
        case .this:
            let start: UInt32 = token.start
            advance()
            return suffixes(constructorCallOr(node(.identifier, from: start, NameID.this.rawValue)))
        case .super:
            return suffixes(superAccess())
        case .new:
            let start: UInt32 = token.start
            advance()
            return suffixes(creation(outer: .none, start))
        case .boolean, .byte, .short, .char, .int, .long, .float, .double:
            return suffixes(primitiveTypeUse())
        case .void:
            let start: UInt32 = token.start
            advance()
            guard token.kind == .dot && kind(ahead: 1) == .class else {
                syntaxError(at: start, .illegalStartOfExpression)
                return erroneous(start)
            }
            let type: NodeID = node(.primitiveType, variant: PrimitiveKind.void.rawValue, from: start)
            return suffixes(classLiteral(type))
        case .switch:
            return suffixes(switchExpression())
        case .at:
            // Annotated types occur before `::` only.
            if isTypeBeforeReference(index) { return suffixes(type()) }
            if kind(ahead: 1) == .interface { return illegalStartOfExpression() }
            let start: UInt32 = token.start
            _ = typeAnnotations()
            let annotated: NodeID = unary()
            syntaxError(at: start, .illegalStartOfExpression)
            return erroneous(start, tree.append(list: [annotated]))
        case .less:
            // `<T>this(...)`, `<T>super(...)`: type arguments of a constructor call.
            let start: UInt32 = token.start
            let typeArguments: NodeList = typeArguments(ofCall: true)
            guard token.kind == .this || token.kind == .super else { return illegalStartOfExpression() }
            let target: NodeID = node(.identifier, from: token.start, token.payload)
            advance()
            return suffixes(call(target, typeArguments, start))
        case .underscore:
            if kind(ahead: 1) == .arrow && !isInCaseLabel { return suffixes(lambdaOfOneName()) }
            logError(at: token.start, .underscoreNotAllowed)
            return suffixes(name())
        case .assert, .enum:
            return suffixes(name())
        default:
            return illegalStartOfExpression()
        }
    }

    /// A simple name, which may turn out to be a method's, or the beginning of a type before `::` or `.class`.
    private mutating func name() -> NodeID {
        let start: UInt32 = token.start
        switch kind(ahead: 1) {
        case .less, .leftBracket, .dot, .at:
            if mayBeTypeBeforeReference() { return type() }
        default: break
        }
        let name: NameID
        if token.kind == .identifier || token.kind == .underscore {
            name = token.name
            advance()
        } else {
            name = identifier()
        }
        let simple: NodeID = node(.identifier, from: start, name.rawValue)
        // A method of this name has to be qualified (JLS 14.21).
        if name == .yield && token.kind == .leftParen { logError(at: start, .invalidYield) }
        return token.kind == .leftParen ? call(simple, .empty, start) : simple
    }

    /// Whether a parameterized or array type used in an expression begins here. Crosses `a.b.c` first, so that the
    /// ordinary chain of names costs a few comparisons.
    private func mayBeTypeBeforeReference() -> Bool {
        var ahead: Int = index + 1
        while kind(at: ahead) == .dot, kind(at: ahead + 1) == .identifier { ahead += 2 }
        switch kind(at: ahead) {
        case .less, .at: return isTypeBeforeReference(index)
        case .leftBracket: return kind(at: ahead + 1) == .rightBracket && isTypeBeforeReference(index)
        case .dot: return kind(at: ahead + 1) == .at && isTypeBeforeReference(index)
        default: return false
        }
    }

    private mutating func call(_ target: NodeID, _ typeArguments: NodeList, _ start: UInt32) -> NodeID {
        let position: UInt32 = token.start
        let arguments: NodeList = arguments()
        return node(
            .methodCall, from: start, at: position, target.rawValue, typeArguments.rawValue, arguments.rawValue)
    }

    private mutating func constructorCallOr(_ target: NodeID) -> NodeID {
        token.kind == .leftParen ? call(target, .empty, tree[target].start) : target
    }

    /// `super(...)`, `super.name`, `super::name`. `super` alone is no expression.
    private mutating func superAccess() -> NodeID {
        let start: UInt32 = token.start
        advance()
        let target: NodeID = node(.identifier, from: start, NameID.super.rawValue)
        switch token.kind {
        case .leftParen: return call(target, .empty, start)
        case .dot, .colonColon: return target
        default: return selectionWithoutDot(target)
        }
    }

    /// What follows `super` without a dot, read as if it were a member.
    private mutating func selectionWithoutDot(_ target: NodeID) -> NodeID {
        let position: UInt32 = token.start
        acceptFailed(.expected(.dot))
        let name: NameID = identifier()
        let start: UInt32 = tree[target].start
        let access: NodeID = node(.fieldAccess, from: start, at: position, target.rawValue, name.rawValue)
        return token.kind == .leftParen ? call(access, .empty, start) : access
    }

    /// `.name`, `[index]`, `(arguments)`, `::name` as often as they occur.
    mutating func suffixes(_ first: NodeID) -> NodeID {
        var result: NodeID = first
        while true {
            let start: UInt32 = tree[result].start
            let position: UInt32 = token.start
            switch token.kind {
            case .dot:
                advance()
                result = selection(result, start, position)
            case .leftBracket:
                advance()
                if token.kind == .rightBracket && isName(result) { return brokenArrayType(result, position) }
                let wasInCaseLabel: Bool = isInCaseLabel
                isInCaseLabel = false
                let subscripted: NodeID = expression()
                isInCaseLabel = wasInCaseLabel
                accept(.rightBracket)
                result = node(.arrayAccess, from: start, at: position, result.rawValue, subscripted.rawValue)
            case .colonColon:
                advance()
                var typeArguments: NodeList = .empty
                if token.kind == .less { typeArguments = self.typeArguments(ofCall: true) }
                let name: NameID
                if token.kind == .new {
                    name = .new
                    advance()
                } else {
                    name = identifier()
                }
                result = node(
                    .methodReference, from: start, result.rawValue, typeArguments.rawValue, name.rawValue)
            case .at where kind(ahead: 1) != .interface:
                // Annotations on dimensions that do not follow.
                _ = typeAnnotations()
                syntaxError(at: position, .illegalStartOfExpression)
                return erroneous(start, tree.append(list: [result]))
            default:
                return result
            }
        }
    }

    /// Behind a dot: a name, a call, `new`, `this`, `super`, `class`, or type arguments of a call.
    private mutating func selection(_ target: NodeID, _ start: UInt32, _ position: UInt32) -> NodeID {
        switch token.kind {
        case .identifier:
            let name: NameID = token.name
            advance()
            let access: NodeID = node(.fieldAccess, from: start, at: position, target.rawValue, name.rawValue)
            return token.kind == .leftParen ? call(access, .empty, start) : access
        case .less:
            let typeArguments: NodeList = typeArguments(ofCall: true)
            let name: NameID
            if token.kind == .super || token.kind == .this {
                name = token.name
                advance()
            } else {
                name = identifier()
            }
            let access: NodeID = node(.fieldAccess, from: start, at: position, target.rawValue, name.rawValue)
            if token.kind != .leftParen {
                _ = illegalStartOfExpression()
                return access
            }
            return call(access, typeArguments, start)
        case .new:
            let newPosition: UInt32 = token.start
            advance()
            var typeArguments: NodeList = .empty
            if token.kind == .less { typeArguments = self.typeArguments(ofCall: true) }
            return innerCreation(outer: target, typeArguments, newPosition)
        case .class, .this:
            if tree.kind(target) == .parameterizedType {
                // Only a reference to a method may follow type arguments.
                acceptFailed(.expected(.identifier))
                return erroneous(start, tree.append(list: [target]))
            }
            let name: NameID = token.name
            advance()
            return node(.fieldAccess, from: start, at: position, target.rawValue, name.rawValue)
        case .super:
            // `Outer.super.name`, or the call of an inner superclass's constructor.
            advance()
            let access: NodeID = node(
                .fieldAccess, from: start, at: position, target.rawValue, NameID.super.rawValue)
            switch token.kind {
            case .leftParen: return call(access, .empty, start)
            case .dot, .colonColon: return access
            default: return selectionWithoutDot(access)
            }
        default:
            let name: NameID = identifier()
            let access: NodeID = node(.fieldAccess, from: start, at: position, target.rawValue, name.rawValue)
            return token.kind == .leftParen ? call(access, .empty, start) : access
        }
    }

    /// `name[]` where no class literal or method reference follows.
    private mutating func brokenArrayType(_ element: NodeID, _ position: UInt32) -> NodeID {
        let start: UInt32 = tree[element].start
        accept(.rightBracket)
        let array: NodeID = node(.arrayType, from: start, at: position, element.rawValue)
        let type: NodeID = dimensions(array)
        if token.kind == .colonColon { return type }
        if token.kind == .dot { return classLiteral(type) }
        syntaxError(at: token.start, .dotClassExpected)
        return type
    }

    private func isName(_ id: NodeID) -> Bool {
        tree.kind(id) == .identifier || tree.kind(id) == .fieldAccess
    }

    /// A primitive type where an expression is wanted: only before `.class`, `[]` and `::`.
    private mutating func primitiveTypeUse() -> NodeID {
        let type: NodeID = type()
        if token.kind == .dot { return classLiteral(type) }
        if token.kind == .colonColon && tree.kind(type) != .primitiveType { return type }
        syntaxError(at: token.start, .dotClassExpected)
        return erroneous(tree[type].start, tree.append(list: [type]))
    }

    /// `.class` behind a type.
    private mutating func classLiteral(_ type: NodeID) -> NodeID {
        let position: UInt32 = token.start
        accept(.dot)
        if token.kind != .class {
            acceptFailed(.expected(.class))
            let name: NameID = token.kind == .identifier || isWordLikeIdentifier(token.kind) ? token.name : .none
            if !name.isNone { advance() }
            return erroneous(tree[type].start)
        }
        advance()
        return node(
            .fieldAccess, from: tree[type].start, at: position, type.rawValue, NameID.class.rawValue)
    }

    private mutating func parenthesized() -> NodeID {
        let start: UInt32 = token.start
        switch parenthesisMeaning() {
        case .implicitLambda: return suffixes(lambda(.implicit))
        case .explicitLambda: return suffixes(lambda(.explicit))
        case .cast:
            guard enter() else { return erroneous(start) }
            defer { leave() }
            advance()
            var type: NodeID = type()
            if token.kind == .amp {
                let mark: Int = pending.count
                pending.append(type)
                while skipIf(.amp) { pending.append(self.type()) }
                let bounds: NodeList = list(from: mark)
                type = node(.intersectionType, from: start + 1, bounds.rawValue)
            }
            accept(.rightParen)
            let operand: NodeID = unary()
            return node(.cast, from: start, type.rawValue, operand.rawValue)
        case .parentheses:
            advance()
            let wasInCaseLabel: Bool = isInCaseLabel
            isInCaseLabel = false
            let inner: NodeID = expression()
            isInCaseLabel = wasInCaseLabel
            accept(.rightParen)
            return suffixes(node(.parenthesized, from: start, inner.rawValue))
        }
    }

    // MARK: - Creation

    /// Behind `new`, which began at `start`.
    mutating func creation(outer: NodeID, _ start: UInt32) -> NodeID {
        var typeArguments: NodeList = .empty
        if token.kind == .less { typeArguments = self.typeArguments(ofCall: true) }
        let typeStart: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        if let primitive: PrimitiveKind = PrimitiveKind(token.kind), primitive != .void {
            advance()
            let element: NodeID = annotated(
                node(.primitiveType, variant: primitive.rawValue, from: startOfLast()), annotations, typeStart)
            return arrayCreation(element, start)
        }
        let type: NodeID = createdType(typeStart, annotations)
        if token.kind == .leftBracket || token.kind == .at {
            let result: NodeID = arrayCreation(type, start)
            let bracket: UInt32 = tree[type].position
            if tree.kind(type) == .parameterizedType {
                if tree[type].flags.contains(.isDiamond) {
                    syntaxError(at: bracket, .arrayWithDiamond)
                    return erroneous(start, tree.append(list: [result]))
                } else if !typeArguments.isEmpty {
                    syntaxError(at: bracket, .arrayWithTypeArguments)
                }
            }
            return result
        }
        guard token.kind == .leftParen else {
            extendError(to: token.start)
            syntaxError(at: token.start, .expected2(.leftParen, .leftBracket))
            return erroneous(start, tree.append(list: [type]))
        }
        return classCreation(outer, type, typeArguments, start)
    }

    /// `outer.new Inner<...>(...)`.
    private mutating func innerCreation(outer: NodeID, _ typeArguments: NodeList, _ start: UInt32) -> NodeID {
        let typeStart: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        let nameStart: UInt32 = token.start
        let name: NameID = identifier()
        var type: NodeID = annotated(
            node(.identifier, from: nameStart, name.rawValue), annotations, typeStart)
        if token.kind == .less { type = self.typeArguments(of: type, allowingDiamond: true) }
        if token.kind != .leftParen {
            syntaxError(at: token.start, .expected(.leftParen))
            return erroneous(tree[outer].start, tree.append(list: [outer, type]))
        }
        let result: NodeID = classCreation(outer, type, typeArguments, start)
        let outerStart: UInt32 = tree[outer].start
        tree.update(result) { $0.start = outerStart }
        return result
    }

    /// The class to be created: `a.b.C<X>.D<>`.
    private mutating func createdType(_ start: UInt32, _ annotations: NodeList) -> NodeID {
        let nameStart: UInt32 = token.start
        let name: NameID = identifier()
        var type: NodeID = annotated(
            node(.identifier, from: nameStart, name.rawValue), annotations, start)
        while true {
            if token.kind == .less {
                type = typeArguments(of: type, allowingDiamond: true)
                if tree[type].flags.contains(.isDiamond) { return type }
            }
            guard token.kind == .dot else { return type }
            let position: UInt32 = token.start
            advance()
            let annotationStart: UInt32 = token.start
            let inner: NodeList = typeAnnotations()
            let name: NameID = identifier()
            type = node(.fieldAccess, from: start, at: position, type.rawValue, name.rawValue)
            type = annotated(type, inner, annotationStart)
        }
    }

    private mutating func classCreation(
        _ outer: NodeID, _ type: NodeID, _ typeArguments: NodeList, _ start: UInt32
    ) -> NodeID {
        let arguments: NodeList = arguments()
        var body: NodeID = .none
        if token.kind == .leftBrace { body = anonymousClassBody(.class, token.start) }
        var created: NodeID = type
        if !typeArguments.isEmpty {
            created = node(
                .constructorTypeArguments, from: tree[type].start, type.rawValue, typeArguments.rawValue)
        }
        return node(
            .classCreation, from: start, outer.rawValue, created.rawValue, arguments.rawValue, body.rawValue)
    }

    /// `[3][4][]` or `[][] { ... }` behind the element type.
    private mutating func arrayCreation(_ element: NodeID, _ start: UInt32) -> NodeID {
        var annotationStart: UInt32 = token.start
        let annotations: NodeList = typeAnnotations()
        accept(.leftBracket)
        if skipIf(.rightBracket) {
            let type: NodeID = dimensions(element)
            let annotationLists: NodeList = dimensionAnnotations([annotations], annotationStart)
            if token.kind == .leftBrace {
                let initializer: NodeID = arrayInitializer()
                return node(
                    .arrayCreation, from: start, type.rawValue, 0, initializer.rawValue, annotationLists.rawValue)
            }
            let result: NodeID = node(
                .arrayCreation, from: start, type.rawValue, 0, 0, annotationLists.rawValue)
            syntaxError(at: token.start, .arrayDimensionMissing)
            return erroneous(start, tree.append(list: [result]))
        }
        var dimensionList: [NodeID] = []
        var annotationGroups: [NodeList] = [annotations]
        dimensionList.append(dimensionExpression())
        accept(.rightBracket)
        var type: NodeID = element
        while token.kind == .leftBracket || token.kind == .at {
            annotationStart = token.start
            var bracket: Int = index
            if token.kind == .at {
                guard let next: Int = skipAnnotations(index), kind(at: next) == .leftBracket else { break }
                bracket = next
            }
            if kind(at: bracket + 1) == .rightBracket {
                type = dimensions(type)
                break
            }
            annotationGroups.append(typeAnnotations())
            advance()
            dimensionList.append(dimensionExpression())
            accept(.rightBracket)
        }
        let lengths: NodeList = tree.append(list: dimensionList)
        let annotationLists: NodeList = dimensionAnnotations(annotationGroups, start)
        if token.kind == .leftBrace {
            let position: UInt32 = token.start
            let initializer: NodeID = arrayInitializer()
            syntaxError(at: position, .arrayDimensionAndInitializer)
            return erroneous(start, tree.append(list: [initializer]))
        }
        return node(
            .arrayCreation, from: start, type.rawValue, lengths.rawValue, 0, annotationLists.rawValue)
    }

    private mutating func dimensionExpression() -> NodeID {
        let wasInCaseLabel: Bool = isInCaseLabel
        isInCaseLabel = false
        defer { isInCaseLabel = wasInCaseLabel }
        return expression()
    }

    /// A node per dimension if any has annotations, otherwise nothing.
    private mutating func dimensionAnnotations(_ groups: [NodeList], _ start: UInt32) -> NodeList {
        if groups.allSatisfy({ $0.isEmpty }) { return .empty }
        let nodes: [NodeID] = groups.map { group in
            tree.append(
                Node(
                    .dimensionAnnotations, start: start, position: start, end: max(start, previousEnd), group.rawValue))
        }
        return tree.append(list: nodes)
    }

    /// `{ a, b, }`.
    mutating func arrayInitializer() -> NodeID {
        let start: UInt32 = token.start
        guard enter() else { return erroneous(start) }
        defer { leave() }
        accept(.leftBrace)
        let mark: Int = pending.count
        if token.kind == .comma {
            advance()
        } else if token.kind != .rightBrace {
            pending.append(variableInitializer())
            while skipIf(.comma) {
                if token.kind == .rightBrace { break }
                pending.append(variableInitializer())
            }
        }
        accept(.rightBrace)
        let elements: NodeList = list(from: mark)
        return node(.arrayInitializer, from: start, elements.rawValue)
    }

    mutating func variableInitializer() -> NodeID {
        token.kind == .leftBrace ? arrayInitializer() : expression()
    }
}
