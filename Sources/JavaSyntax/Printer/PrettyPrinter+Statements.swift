// SPDX-License-Identifier: Apache-2.0

extension PrettyPrinter {
    mutating func statement(_ found: Node) {
        let a: NodeID = NodeID(found.a)
        let b: NodeID = NodeID(found.b)
        switch found.kind {
        case .block: block(NodeList(found.a))
        case .expressionStatement:
            node(a)
            write(";")
        case .emptyStatement: write(";")
        case .ifStatement: ifStatement(found)
        case .whileStatement:
            write("while ")
            node(a)
            body(b)
        case .doStatement:
            write("do")
            body(a)
            write(" while ")
            node(b)
            write(";")
        case .forStatement: forStatement(found)
        case .forEachStatement:
            write("for (")
            variables([a])
            write(" : ")
            node(b)
            write(")")
            body(NodeID(found.c))
        case .labeledStatement:
            write(NameID(found.a))
            write(":")
            body(b)
        case .switchStatement:
            write("switch ")
            node(a)
            switchBody(NodeList(found.b))
        case .switchCase: switchCase(found)
        case .synchronizedStatement:
            write("synchronized ")
            node(a)
            body(b)
        case .tryStatement: tryStatement(found)
        case .catchClause:
            write(" catch (")
            node(a)
            write(")")
            body(b)
        case .returnStatement: keyword("return", a)
        case .throwStatement: keyword("throw", a)
        case .yieldStatement: keyword("yield", a)
        case .breakStatement: jump("break", NameID(found.a))
        case .continueStatement: jump("continue", NameID(found.a))
        default:
            write("assert ")
            node(a)
            if !b.isNone {
                write(" : ")
                node(b)
            }
            write(";")
        }
    }

    private mutating func keyword(_ word: StaticString, _ value: NodeID) {
        write(word)
        if !value.isNone {
            write(" ")
            node(value)
        }
        write(";")
    }

    private mutating func jump(_ word: StaticString, _ label: NameID) {
        write(word)
        if !label.isNone {
            write(" ")
            write(label)
        }
        write(";")
    }

    /// A statement under another one: a block stays on the line.
    private mutating func body(_ id: NodeID) {
        if tree.kind(id) == .block {
            write(" ")
            node(id)
        } else {
            indented { printer in
                printer.newLine()
                printer.node(id)
            }
        }
    }

    private mutating func block(_ statements: NodeList) {
        write("{")
        indented { $0.statements(statements) }
        newLine()
        write("}")
    }

    private mutating func statements(_ list: NodeList) {
        let all: UnsafeBufferPointer<NodeID> = tree.elements(list)
        var index: Int = 0
        while index < all.count {
            newLine()
            index = declarationGroup(all, index)
        }
    }

    /// A loop over `else if`, like the parser's.
    private mutating func ifStatement(_ first: Node) {
        var found: Node = first
        while true {
            write("if ")
            node(NodeID(found.a))
            body(NodeID(found.b))
            let otherwise: NodeID = NodeID(found.c)
            if otherwise.isNone { return }
            newLine()
            write("else ")
            found = tree[otherwise]
            if found.kind != .ifStatement {
                node(otherwise)
                return
            }
        }
    }

    private mutating func forStatement(_ found: Node) {
        write("for (")
        let initializers: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.a))
        if let first: NodeID = initializers.first, tree.kind(first) == .variableDeclaration {
            variables(Array(initializers))
        } else {
            expressions(initializers)
        }
        write("; ")
        node(NodeID(found.b))
        write("; ")
        expressions(tree.elements(NodeList(found.c)))
        write(")")
        body(NodeID(found.d))
    }

    /// Expression statements between commas.
    private mutating func expressions(_ statements: UnsafeBufferPointer<NodeID>) {
        for (index, statement): (Int, NodeID) in statements.enumerated() {
            if index > 0 { write(", ") }
            node(NodeID(tree[statement].a))
        }
    }

    private mutating func tryStatement(_ found: Node) {
        write("try ")
        let resources: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.a))
        if !resources.isEmpty {
            write("(")
            for (index, resource): (Int, NodeID) in resources.enumerated() {
                if index > 0 { write("; ") }
                if tree.kind(resource) == .variableDeclaration {
                    variables([resource])
                } else {
                    node(resource)
                }
            }
            write(") ")
        }
        node(NodeID(found.b))
        list(NodeList(found.c), "")
        if found.d != 0 {
            write(" finally ")
            node(NodeID(found.d))
        }
    }

    mutating func switchBody(_ cases: NodeList) {
        write(" {")
        indented { printer in
            for child: NodeID in printer.tree.elements(cases) {
                printer.newLine()
                printer.node(child)
            }
        }
        newLine()
        write("}")
    }

    private mutating func switchCase(_ found: Node) {
        let labels: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.a))
        if labels.count != 1 || tree.kind(labels[0]) != .defaultLabel { write("case ") }
        list(NodeList(found.a))
        if found.b != 0 {
            write(" when ")
            node(NodeID(found.b))
        }
        if CaseBody(rawValue: found.variant) == .statements {
            write(":")
            indented { $0.statements(NodeList(found.c)) }
        } else {
            write(" -> ")
            list(NodeList(found.c))
        }
    }
}
