// SPDX-License-Identifier: Apache-2.0

extension PrettyPrinter {
    mutating func expression(_ id: NodeID, _ found: Node) {
        let a: NodeID = NodeID(found.a)
        let b: NodeID = NodeID(found.b)
        switch found.kind {
        case .identifier: write(NameID(found.a))
        case .fieldAccess:
            node(a)
            write(".")
            write(NameID(found.b))
        case .literal: literal(found)
        case .stringLiteral: string(NameID(found.a))
        case .parenthesized:
            write("(")
            node(a)
            write(")")
        case .unary: unary(found)
        case .binary: binary(id)
        case .assignment:
            node(a)
            write(" = ")
            node(b)
        case .compoundAssignment:
            node(a)
            write(" ")
            write(text: (BinaryOperator(rawValue: found.variant) ?? .plus).spelling)
            write("= ")
            node(b)
        case .conditional:
            node(a)
            write(" ? ")
            node(b)
            write(" : ")
            node(NodeID(found.c))
        case .cast:
            write("(")
            node(a)
            write(") ")
            node(b)
        case .instanceOf:
            node(a)
            write(" instanceof ")
            node(b)
        case .methodCall: call(found)
        case .classCreation: creation(found)
        case .arrayCreation: arrayCreation(found)
        case .arrayInitializer:
            write("{")
            list(NodeList(found.a))
            write("}")
        case .arrayAccess:
            node(a)
            write("[")
            node(b)
            write("]")
        case .lambda: lambda(found)
        case .methodReference:
            node(a)
            write("::")
            list(NodeList(found.b), open: "<", close: ">")
            write(NameID(found.c))
        case .switchExpression:
            write("switch ")
            node(a)
            switchBody(NodeList(found.b))
        default: pattern(found)
        }
    }

    private mutating func pattern(_ found: Node) {
        switch found.kind {
        case .bindingPattern: variables([NodeID(found.a)])
        case .recordPattern:
            node(NodeID(found.a))
            write("(")
            list(NodeList(found.b))
            write(")")
        case .anyPattern: write("_")
        case .constantLabel, .patternLabel: node(NodeID(found.a))
        case .defaultLabel: write("default")
        case .dimensionAnnotations: list(NodeList(found.a), open: " ", close: " ", " ")
        case .erroneous: list(NodeList(found.a), " ")
        default: break
        }
    }

    private mutating func unary(_ found: Node) {
        let operation: UnaryOperator = UnaryOperator(rawValue: found.variant) ?? .plus
        let operand: NodeID = NodeID(found.a)
        if operation.isPostfix {
            node(operand)
            write(text: operation.spelling)
            return
        }
        write(text: operation.spelling)
        // Two signs in a row must not become one token.
        if tree.kind(operand) == .unary { write(" ") }
        node(operand)
    }

    /// Long chains of left operands are printed by a loop.
    private mutating func binary(_ id: NodeID) {
        var chain: [NodeID] = []
        var left: NodeID = id
        while tree.kind(left) == .binary {
            chain.append(left)
            left = NodeID(tree[left].a)
        }
        node(left)
        for operation: NodeID in chain.reversed() {
            let found: Node = tree[operation]
            write(" ")
            write(text: (BinaryOperator(rawValue: found.variant) ?? .plus).spelling)
            write(" ")
            node(NodeID(found.b))
        }
    }

    private mutating func call(_ found: Node) {
        let target: Node = tree[NodeID(found.a)]
        let typeArguments: NodeList = NodeList(found.b)
        if target.kind == .fieldAccess {
            node(NodeID(target.a))
            write(".")
            list(typeArguments, open: "<", close: ">")
            write(NameID(target.b))
        } else {
            list(typeArguments, open: "<", close: ">")
            node(NodeID(found.a))
        }
        write("(")
        list(NodeList(found.c))
        write(")")
    }

    private mutating func creation(_ found: Node) {
        if found.a != 0 {
            node(NodeID(found.a))
            write(".")
        }
        write("new ")
        let type: Node = tree[NodeID(found.b)]
        if type.kind == .constructorTypeArguments {
            list(NodeList(type.b), open: "<", close: "> ")
            node(NodeID(type.a))
        } else {
            node(NodeID(found.b))
        }
        write("(")
        list(NodeList(found.c))
        write(")")
        if found.d != 0 {
            write(" ")
            node(NodeID(found.d))
        }
    }

    private mutating func arrayCreation(_ found: Node) {
        write("new ")
        var element: NodeID = NodeID(found.a)
        while let inner: NodeID = elementType(element) { element = inner }
        node(element)
        let annotations: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.d))
        let lengths: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.b))
        for index: Int in 0..<max(lengths.count, 1) {
            if index < annotations.count { node(annotations[index]) }
            write("[")
            if index < lengths.count { node(lengths[index]) }
            write("]")
        }
        dimensions(from: NodeID(found.a), to: element)
        if found.c != 0 { node(NodeID(found.c)) }
    }

    private mutating func lambda(_ found: Node) {
        write("(")
        list(NodeList(found.a))
        write(") -> ")
        node(NodeID(found.b))
    }

    // MARK: - Types

    mutating func type(_ id: NodeID, _ found: Node) {
        switch found.kind {
        case .primitiveType: write(text: (PrimitiveKind(rawValue: found.variant) ?? .void).spelling)
        case .parameterizedType:
            node(NodeID(found.a))
            write("<")
            list(NodeList(found.b))
            write(">")
        case .arrayType: arrayType(id)
        case .wildcardType:
            write("?")
            if found.variant == WildcardKind.extends.rawValue { write(" extends ") }
            if found.variant == WildcardKind.super.rawValue { write(" super ") }
            node(NodeID(found.a))
        case .annotatedType:
            let inner: Node = tree[NodeID(found.b)]
            if inner.kind == .arrayType {
                arrayType(id)
            } else if inner.kind == .fieldAccess {
                // Annotations of a qualified type stand before its last name.
                node(NodeID(inner.a))
                write(".")
                list(NodeList(found.a), open: "", close: " ", " ")
                write(NameID(inner.b))
            } else {
                list(NodeList(found.a), open: "", close: " ", " ")
                node(NodeID(found.b))
            }
        case .unionType: list(NodeList(found.a), " | ")
        default: list(NodeList(found.a), " & ")
        }
    }

    private mutating func arrayType(_ type: NodeID) {
        var element: NodeID = type
        while let inner: NodeID = elementType(element) { element = inner }
        node(element)
        dimensions(from: type, to: element)
    }
}
