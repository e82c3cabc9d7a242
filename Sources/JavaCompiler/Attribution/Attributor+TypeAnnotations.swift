// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Annotations of the uses of types (JLS 9.7.4), wherever a type is written.

extension Attributor {
    /// Attributes the annotations inside a written type. The names in it get their symbols, which say how many instances
    /// are around an instance of the class.
    func attributeTypeAnnotations(_ node: NodeID, _ scope: TypeScope) {
        guard unit.hasAnnotations, !node.isNone else { return }
        let found: Node = tree[node]
        switch found.kind {
        case .annotatedType:
            for annotation: NodeID in tree.elements(NodeList(found.a)) {
                attributeAnnotation(annotation)
                checkTypeUse(annotation)
            }
            attributeTypeAnnotations(NodeID(found.b), scope)
        case .identifier: noteClass(node, scope)
        case .fieldAccess:
            noteClass(node, scope)
            if universe.isTypeName(NodeID(found.a), scope) { attributeTypeAnnotations(NodeID(found.a), scope) }
        case .arrayType, .wildcardType: attributeTypeAnnotations(NodeID(found.a), scope)
        case .parameterizedType:
            attributeTypeAnnotations(NodeID(found.a), scope)
            for argument: NodeID in tree.elements(NodeList(found.b)) { attributeTypeAnnotations(argument, scope) }
        case .unionType, .intersectionType:
            for part: NodeID in tree.elements(NodeList(found.a)) { attributeTypeAnnotations(part, scope) }
        default: break
        }
    }

    private func noteClass(_ node: NodeID, _ scope: TypeScope) {
        guard results.symbol(node).isNone else { return }
        let symbol: SymbolID = universe.classSymbol(of: universe.baseType(node, scope))
        if !symbol.isNone { results.set(symbol: symbol, node) }
    }

    private func checkTypeUse(_ annotation: NodeID) {
        let symbol: SymbolID = results.symbol(annotation)
        guard !symbol.isNone, universe.flavor(symbol) == .annotation,
            universe.annotationFacts(symbol).targets?.contains("TYPE_USE") != true
        else { return }
        report(
            annotation, "annotation.type.not.applicable.to.type",
            "annotation @\(universe.messageName(symbol)) not applicable in this type context")
    }

    /// Those of type parameters and their bounds, with the variables in scope.
    func attributeTypeParameters(_ list: NodeList, _ scope: TypeScope) {
        guard unit.hasAnnotations else { return }
        for node: NodeID in tree.elements(list) {
            let view: (annotations: NodeList, name: NameID, bounds: NodeList) = tree.typeParameter(node)
            for annotation: NodeID in tree.elements(view.annotations) {
                attributeAnnotation(annotation)
                checkTypeParameter(annotation)
            }
            for bound: NodeID in tree.elements(view.bounds) {
                attributeTypeAnnotations(bound, scope)
                // The lowest number of a bound depends on what the first one is.
                if results.type(bound).isNone { results.set(type: universe.type(bound, scope), bound) }
            }
        }
    }

    private func checkTypeParameter(_ annotation: NodeID) {
        let symbol: SymbolID = results.symbol(annotation)
        guard !symbol.isNone, universe.flavor(symbol) == .annotation,
            let targets: Set<String> = universe.annotationFacts(symbol).targets,
            !targets.contains("TYPE_USE"), !targets.contains("TYPE_PARAMETER")
        else { return }
        report(
            annotation, "annotation.type.not.applicable.to.type",
            "annotation @\(universe.messageName(symbol)) not applicable in this type context")
    }

    /// Those of a class's type parameters and supertypes.
    func attributeHeaderTypes(_ view: ClassView) {
        guard unit.hasAnnotations else { return }
        let scope: TypeScope = universe.headerScope(of: currentClass)
        attributeTypeParameters(view.typeParameters, scope)
        attributeTypeAnnotations(view.superclass, scope)
        for interface: NodeID in tree.elements(view.interfaces) { attributeTypeAnnotations(interface, scope) }
        for permitted: NodeID in tree.elements(view.permits) { attributeTypeAnnotations(permitted, scope) }
    }

    /// Those of a method's types other than the parameters', whose variables are in scope here.
    func attributeMethodTypes(_ view: MethodView) {
        guard unit.hasAnnotations else { return }
        attributeTypeParameters(view.typeParameters, env.types)
        attributeTypeAnnotations(view.returnType, env.types)
        for thrown: NodeID in tree.elements(view.thrown) { attributeTypeAnnotations(thrown, env.types) }
        if view.receiver.isNone { return }
        let receiver: VariableView = tree.variable(view.receiver)
        attributeAnnotations(receiver.modifiers)
        attributeTypeAnnotations(receiver.type, env.types)
    }
}
