// SPDX-License-Identifier: Apache-2.0

// Trees back to source text.
//
// The promise is a round trip: parsing the printed text gives an equal tree (`Tree.areEqual`), for every tree that was
// parsed without errors. Layout and comments are the printer's own. Parentheses are nodes, so none have to be invented;
// whoever builds trees by hand adds them. Literals are printed by value: integers in decimal, or hexadecimal when they
// are negative, since the sign of a decimal literal would be an operator.

/// Prints nodes of one tree.
package struct PrettyPrinter {
    let tree: Tree
    private(set) var output: [UInt8] = []
    private var indentation: Int = 0
    /// Names of the classes around the current member: constructors are called after them.
    var classNames: [NameID] = []

    private init(_ tree: Tree) { self.tree = tree }

    /// The text of a whole tree or of one node.
    package static func print(_ tree: Tree, _ node: NodeID? = nil) -> String {
        var printer: PrettyPrinter = PrettyPrinter(tree)
        printer.node(node ?? tree.root)
        return String(decoding: printer.output, as: UTF8.self)
    }

    /// The text as bytes: what a `SourceFile` is made of.
    package static func bytes(of tree: Tree) -> [UInt8] {
        var printer: PrettyPrinter = PrettyPrinter(tree)
        printer.node(tree.root)
        return printer.output
    }

    // MARK: - Text

    mutating func write(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(text: String) { output.append(contentsOf: text.utf8) }

    mutating func write(byte: UInt8) { output.append(byte) }

    mutating func write(_ name: NameID) { output.append(contentsOf: tree.names.bytes(of: name)) }

    mutating func newLine() {
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: indentation * 4))
    }

    mutating func indented(_ body: (inout PrettyPrinter) -> Void) {
        indentation += 1
        body(&self)
        indentation -= 1
    }

    /// Elements with a separator between them.
    mutating func list(_ list: NodeList, _ separator: StaticString = ", ") {
        var isFirst: Bool = true
        for element: NodeID in tree.elements(list) {
            if !isFirst { write(separator) }
            isFirst = false
            node(element)
        }
    }

    /// A list in brackets of some kind, nothing if it is empty.
    mutating func list(_ list: NodeList, open: StaticString, close: StaticString, _ separator: StaticString = ", ") {
        if list.isEmpty { return }
        write(open)
        self.list(list, separator)
        write(close)
    }

    // MARK: - Dispatch

    mutating func node(_ id: NodeID) {
        let found: Node = tree[id]
        switch found.kind {
        case .none: break
        case .compilationUnit, .packageDeclaration, .importDeclaration, .moduleDeclaration, .requiresDirective,
            .exportsDirective, .opensDirective, .usesDirective, .providesDirective:
            unit(id, found)
        case .classDeclaration, .classHeader, .classBody, .methodDeclaration, .methodHeader, .methodBody,
            .variableDeclaration, .enumConstant, .initializerBlock, .modifiers, .annotation, .typeParameter:
            declaration(id, found)
        case .primitiveType, .parameterizedType, .arrayType, .wildcardType, .annotatedType, .unionType,
            .intersectionType:
            type(id, found)
        case .block, .expressionStatement, .emptyStatement, .ifStatement, .whileStatement, .doStatement,
            .forStatement, .forEachStatement, .labeledStatement, .switchStatement, .switchCase,
            .synchronizedStatement, .tryStatement, .catchClause, .returnStatement, .throwStatement, .breakStatement,
            .continueStatement, .yieldStatement, .assertStatement:
            statement(found)
        default:
            expression(id, found)
        }
    }
}
