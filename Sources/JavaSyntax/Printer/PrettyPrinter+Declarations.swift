// SPDX-License-Identifier: Apache-2.0

extension PrettyPrinter {
    // MARK: - Files and modules

    mutating func unit(_ id: NodeID, _ found: Node) {
        switch found.kind {
        case .compilationUnit:
            let unit: CompilationUnitView = tree.compilationUnit(id)
            node(unit.package)
            for child: NodeID in tree.elements(unit.imports) { node(child) }
            for child: NodeID in tree.elements(unit.declarations) {
                node(child)
                newLine()
            }
            node(unit.module)
        case .packageDeclaration:
            list(NodeList(found.b), open: "", close: " ", " ")
            line("package ", NodeID(found.a))
        case .importDeclaration:
            write("import ")
            if found.flags.contains(.isModule) { write("module ") }
            if found.flags.contains(.isStatic) { write("static ") }
            node(NodeID(found.a))
            if found.flags.contains(.isOnDemand) { write(".*") }
            write(";\n")
        case .moduleDeclaration:
            node(NodeID(found.a))
            if found.flags.contains(.isOpen) { write("open ") }
            write("module ")
            node(NodeID(found.b))
            write(" {\n")
            for child: NodeID in tree.elements(NodeList(found.c)) { node(child) }
            write("}\n")
        case .requiresDirective:
            write("requires ")
            if found.flags.contains(.isTransitive) { write("transitive ") }
            if found.flags.contains(.isStatic) { write("static ") }
            line("", NodeID(found.a))
        case .exportsDirective: directive("exports ", found, " to ")
        case .opensDirective: directive("opens ", found, " to ")
        case .providesDirective: directive("provides ", found, " with ")
        default: line("uses ", NodeID(found.a))
        }
    }

    private mutating func line(_ word: StaticString, _ name: NodeID) {
        write(word)
        node(name)
        write(";\n")
    }

    private mutating func directive(_ word: StaticString, _ found: Node, _ preposition: StaticString) {
        write(word)
        node(NodeID(found.a))
        list(NodeList(found.b), open: preposition, close: "")
        write(";\n")
    }

    // MARK: - Declarations

    mutating func declaration(_ id: NodeID, _ found: Node) {
        switch found.kind {
        case .classDeclaration: classDeclaration(id, found)
        case .methodDeclaration: method(id)
        case .variableDeclaration:
            variables([id])
            if isMemberOrLocal(found) { write(";") }
        case .initializerBlock:
            if found.flags.contains(.isStatic) { write("static ") }
            node(NodeID(found.a))
        case .modifiers:
            for annotation: NodeID in tree.elements(NodeList(found.b)) {
                node(annotation)
                write(" ")
            }
            for word: String in ModifierSet(rawValue: found.a).spellings {
                write(text: word)
                write(" ")
            }
        case .annotation:
            write("@")
            node(NodeID(found.a))
            list(NodeList(found.b), open: "(", close: ")")
        case .typeParameter:
            list(NodeList(found.a), open: "", close: " ", " ")
            write(NameID(found.b))
            list(NodeList(found.c), open: " extends ", close: "", " & ")
        default: break
        }
    }

    /// Whether a lone variable declaration is a statement or field, ending with a semicolon.
    private func isMemberOrLocal(_ found: Node) -> Bool {
        found.flags.isDisjoint(with: [.isParameter, .isRecordComponent, .isReceiver, .isImplicitlyTyped])
    }

    /// Modifiers, and the comment that makes a declaration deprecated.
    private mutating func declarationHead(_ flags: NodeFlags, _ modifiers: NodeID) {
        if flags.contains(.isDeprecatedByComment) { write("/** @deprecated */ ") }
        node(modifiers)
    }

    private mutating func classDeclaration(_ id: NodeID, _ found: Node) {
        let view: ClassView = tree.classDeclaration(id)
        if view.flags.contains(.isImplicit) {
            members(view)
            return
        }
        if view.name.isNone {
            classBody(view)
            return
        }
        declarationHead(view.flags, view.modifiers)
        switch view.flavor {
        case .class: write("class ")
        case .interface: write("interface ")
        case .enum: write("enum ")
        case .record: write("record ")
        case .annotation: write("@interface ")
        }
        write(view.name)
        list(view.typeParameters, open: "<", close: ">")
        if view.flavor == .record {
            write("(")
            list(view.recordComponents)
            write(")")
        }
        if !view.superclass.isNone {
            write(" extends ")
            node(view.superclass)
        }
        let isInterface: Bool = view.flavor == .interface || view.flavor == .annotation
        list(view.interfaces, open: isInterface ? " extends " : " implements ", close: "")
        list(view.permits, open: " permits ", close: "")
        write(" ")
        classBody(view)
    }

    private mutating func classBody(_ view: ClassView) {
        write("{")
        classNames.append(view.name)
        indented { $0.members(view) }
        classNames.removeLast()
        newLine()
        write("}")
    }

    private mutating func members(_ view: ClassView) {
        let all: UnsafeBufferPointer<NodeID> = tree.elements(view.members)
        var index: Int = 0
        if view.flavor == .enum {
            while index < all.count, tree.kind(all[index]) == .enumConstant {
                newLine()
                enumConstant(all[index])
                write(",")
                index += 1
            }
            newLine()
            write(";")
        }
        while index < all.count {
            newLine()
            index = declarationGroup(all, index)
        }
    }

    /// Prints the declaration at `index` with the declarators that continue it; returns the index behind them.
    mutating func declarationGroup(_ all: UnsafeBufferPointer<NodeID>, _ index: Int) -> Int {
        guard tree.kind(all[index]) == .variableDeclaration else {
            node(all[index])
            return index + 1
        }
        var end: Int = index + 1
        while end < all.count, tree.kind(all[end]) == .variableDeclaration,
            tree[all[end]].flags.contains(.continuesDeclaration)
        {
            end += 1
        }
        variables(Array(all[index..<end]))
        write(";")
        return end
    }

    private mutating func enumConstant(_ id: NodeID) {
        let view: EnumConstantView = tree.enumConstant(id)
        declarationHead(tree[id].flags, view.modifiers)
        write(view.name)
        list(view.arguments, open: "(", close: ")")
        node(view.body)
    }

    private mutating func method(_ id: NodeID) {
        let view: MethodView = tree.method(id)
        declarationHead(view.flags, view.modifiers)
        list(view.typeParameters, open: "<", close: "> ")
        if view.name == .constructor {
            write(classNames.last ?? .none)
        } else {
            node(view.returnType)
            write(" ")
            write(view.name)
        }
        if !view.flags.contains(.isCompactConstructor) {
            write("(")
            node(view.receiver)
            if !view.receiver.isNone && !view.parameters.isEmpty { write(", ") }
            list(view.parameters)
            write(")")
        }
        list(view.thrown, open: " throws ", close: "")
        if !view.defaultValue.isNone {
            write(" default ")
            node(view.defaultValue)
        }
        if view.body.isNone {
            write(";")
        } else {
            write(" ")
            node(view.body)
        }
    }

    // MARK: - Variables

    /// Declarators that share modifiers and type, without semicolon.
    mutating func variables(_ group: [NodeID]) {
        let first: VariableView = tree.variable(group[0])
        declarationHead(first.flags, first.modifiers)
        let base: NodeID = group.count == 1 ? first.type : sharedType(group)
        if first.flags.contains(.isVar) && first.type.isNone {
            write("var ")
        } else if first.flags.contains(.isVarargs) {
            variableArityType(first.type)
            write(" ")
        } else if !base.isNone {
            node(base)
            write(" ")
        }
        for (index, id): (Int, NodeID) in group.enumerated() {
            if index > 0 { write(", ") }
            let view: VariableView = tree.variable(id)
            if view.flags.contains(.isReceiver) {
                node(view.initializer)
                continue
            }
            write(view.name)
            dimensions(from: view.type, to: base)
            if !view.initializer.isNone {
                write(" = ")
                node(view.initializer)
            }
        }
    }

    /// The innermost common part of the declarators' types: what stands before the first name.
    private func sharedType(_ group: [NodeID]) -> NodeID {
        var candidate: NodeID = tree.variable(group[0]).type
        while !candidate.isNone {
            let isShared: Bool = group.allSatisfy { id in
                var type: NodeID = tree.variable(id).type
                while type != candidate, let element: NodeID = elementType(type) { type = element }
                return type == candidate
            }
            if isShared { return candidate }
            candidate = elementType(candidate) ?? .none
        }
        return candidate
    }

    /// The element type of an array type, annotations on its dimension skipped; nil for other types.
    func elementType(_ type: NodeID) -> NodeID? {
        let found: Node = tree[type]
        switch found.kind {
        case .arrayType: return NodeID(found.a)
        case .annotatedType:
            let inner: Node = tree[NodeID(found.b)]
            return inner.kind == .arrayType ? NodeID(inner.a) : nil
        default: return nil
        }
    }

    /// `[]` for each array between two types, outermost first.
    mutating func dimensions(from type: NodeID, to base: NodeID) {
        var type: NodeID = type
        while type != base, let element: NodeID = elementType(type) {
            if tree.kind(type) == .annotatedType {
                list(NodeList(tree[type].a), open: " ", close: " ", " ")
            }
            write("[]")
            type = element
        }
    }

    private mutating func variableArityType(_ type: NodeID) {
        guard let element: NodeID = elementType(type) else {
            node(type)
            return
        }
        node(element)
        if tree.kind(type) == .annotatedType { list(NodeList(tree[type].a), open: " ", close: " ", " ") }
        write("...")
    }
}
