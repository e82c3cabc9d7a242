// SPDX-License-Identifier: Apache-2.0

// Typed views of declaration nodes: plain structs decoded from a record. Asking for the view of another kind traps in
// debug builds.

package struct CompilationUnitView {
    package let package: NodeID
    package let imports: NodeList
    /// Classes; in a compact source file exactly one, marked implicit.
    package let declarations: NodeList
    package let module: NodeID
}

package struct ClassView {
    package let flavor: ClassFlavor
    package let flags: NodeFlags
    package let modifiers: NodeID
    /// `none` for an anonymous class.
    package let name: NameID
    package let typeParameters: NodeList
    /// A class's superclass; absent in the other flavours.
    package let superclass: NodeID
    /// What it implements, or what an interface extends.
    package let interfaces: NodeList
    package let permits: NodeList
    package let recordComponents: NodeList
    /// Fields, methods, initializers, classes and enum constants in source order.
    package let members: NodeList
}

package struct MethodView {
    package let flags: NodeFlags
    package let modifiers: NodeID
    /// `<init>` for a constructor.
    package let name: NameID
    package let typeParameters: NodeList
    /// Absent for a constructor.
    package let returnType: NodeID
    /// Without the receiver.
    package let parameters: NodeList
    package let thrown: NodeList
    package let receiver: NodeID
    package let body: NodeID
    /// Default value of an annotation element.
    package let defaultValue: NodeID
}

package struct VariableView {
    package let flags: NodeFlags
    package let modifiers: NodeID
    /// `_` for an unnamed variable.
    package let name: NameID
    /// Absent with `var` and for implicitly typed lambda parameters.
    package let type: NodeID
    package let initializer: NodeID
}

package struct EnumConstantView {
    package let modifiers: NodeID
    package let name: NameID
    package let arguments: NodeList
    /// The constant's class body, a class declaration without name, if any.
    package let body: NodeID
}

extension Tree {
    package func compilationUnit(_ id: NodeID) -> CompilationUnitView {
        let node: Node = checked(id, .compilationUnit)
        return CompilationUnitView(
            package: NodeID(node.a), imports: NodeList(node.b), declarations: NodeList(node.c), module: NodeID(node.d))
    }

    package func classDeclaration(_ id: NodeID) -> ClassView {
        let node: Node = checked(id, .classDeclaration)
        let header: Node = self[NodeID(node.c)]
        let body: Node = self[NodeID(node.d)]
        return ClassView(
            flavor: ClassFlavor(rawValue: node.variant) ?? .class, flags: node.flags, modifiers: NodeID(node.a),
            name: NameID(node.b), typeParameters: NodeList(header.a), superclass: NodeID(header.b),
            interfaces: NodeList(header.c), permits: NodeList(header.d), recordComponents: NodeList(body.a),
            members: NodeList(body.b))
    }

    package func method(_ id: NodeID) -> MethodView {
        let node: Node = checked(id, .methodDeclaration)
        let header: Node = self[NodeID(node.c)]
        let body: Node = self[NodeID(node.d)]
        return MethodView(
            flags: node.flags, modifiers: NodeID(node.a), name: NameID(node.b), typeParameters: NodeList(header.a),
            returnType: NodeID(header.b), parameters: NodeList(header.c), thrown: NodeList(header.d),
            receiver: NodeID(body.a), body: NodeID(body.b), defaultValue: NodeID(body.c))
    }

    package func variable(_ id: NodeID) -> VariableView {
        let node: Node = checked(id, .variableDeclaration)
        return VariableView(
            flags: node.flags, modifiers: NodeID(node.a), name: NameID(node.b), type: NodeID(node.c),
            initializer: NodeID(node.d))
    }

    package func enumConstant(_ id: NodeID) -> EnumConstantView {
        let node: Node = checked(id, .enumConstant)
        return EnumConstantView(
            modifiers: NodeID(node.a), name: NameID(node.b), arguments: NodeList(node.c), body: NodeID(node.d))
    }

    /// Modifier bits and annotations of a `modifiers` node, which may be absent.
    package func modifiers(_ id: NodeID) -> (set: ModifierSet, annotations: NodeList) {
        let node: Node = self[id]
        return (ModifierSet(rawValue: node.a), NodeList(node.b))
    }

    package func typeParameter(_ id: NodeID) -> (annotations: NodeList, name: NameID, bounds: NodeList) {
        let node: Node = checked(id, .typeParameter)
        return (NodeList(node.a), NameID(node.b), NodeList(node.c))
    }

    /// The record of a node that must have a certain kind.
    @inline(__always)
    package func checked(_ id: NodeID, _ kind: NodeKind) -> Node {
        let node: Node = self[id]
        assert(node.kind == kind, "view of another kind")
        return node
    }
}
