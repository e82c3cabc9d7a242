// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Annotations (JLS 9.7): their types, elements and values.

extension Attributor {
    func attributeAnnotations(_ modifiers: NodeID) {
        for annotation: NodeID in tree.elements(tree.modifiers(modifiers).annotations) {
            attributeAnnotation(annotation)
        }
    }

    /// `symbol` of the node is the annotation interface, that of each `name = value` the element's method.
    func attributeAnnotation(_ node: NodeID) {
        let found: Node = tree[node]
        guard found.kind == .annotation else { return }
        let type: TypeID = attribType(NodeID(found.a))
        finish(node, type)
        let symbol: SymbolID = universe.classSymbol(of: type)
        results.set(symbol: symbol, node)
        let isAnnotation: Bool = !symbol.isNone && universe.flavor(symbol) == .annotation
        if type != .error && !isAnnotation {
            report(
                NodeID(found.a), "not.annotation.type", "\(universe.messageText(type)) is not an annotation interface")
        }
        let saved: Environment = env
        env.isStatic = true
        for argument: NodeID in tree.elements(NodeList(found.b)) {
            let pair: Node = tree[argument]
            var name: NameID = universe.wellKnown.value
            var value: NodeID = argument
            if pair.kind == .assignment, tree.kind(NodeID(pair.a)) == .identifier {
                name = NameID(tree[NodeID(pair.a)].a)
                value = NodeID(pair.b)
            }
            guard isAnnotation else {
                continue
            }
            let element: SymbolID? = universe.members(name, .method, of: symbol).first
            guard let method: SymbolID = element else {
                report(
                    pair.kind == .assignment ? NodeID(pair.a) : argument, "cant.resolve.location.args",
                    "cannot find symbol\nsymbol:   method \(names.text(of: name))()\nlocation: \(universe.location(symbol))")
                continue
            }
            if pair.kind == .assignment {
                results.set(symbol: method, argument)
                results.set(symbol: method, NodeID(pair.a))
            }
            attributeAnnotationValue(value, universe.resultType(universe[method].type))
        }
        env = saved
    }

    func attributeAnnotationValue(_ node: NodeID, _ type: TypeID) {
        let found: Node = tree[node]
        if found.kind == .arrayInitializer {
            finish(node, type)
            guard let element: TypeID = universe.elementType(type) else {
                if type != .error {
                    report(node, "annotation.value.not.allowable.type", "annotation value not of an allowable type")
                }
                return
            }
            for item: NodeID in tree.elements(NodeList(found.a)) { attributeAnnotationValue(item, element) }
            return
        }
        // One value stands for an array of one.
        let target: TypeID = universe.elementType(type) ?? type
        if found.kind == .annotation {
            attributeAnnotation(node)
            let own: TypeID = results.type(node)
            if own != .error, target != .error, own != target { reportIncompatible(node, own, target) }
            return
        }
        let own: TypeID = attribExpr(node, to: target)
        clearBindings()
        if own == .error || target == .error { return }
        if target.isPrimitive || target == known.string {
            if results.constant(node) == nil {
                report(node, "attribute.value.must.be.constant", "element value must be a constant expression")
            }
        } else if universe.classSymbol(of: target) == known.classClass {
            if !(found.kind == .fieldAccess && NameID(found.b) == .class) {
                report(node, "annotation.value.must.be.class.literal", "annotation value must be a class literal")
            }
        } else if isEnum(target) {
            let symbol: SymbolID = results.symbol(node)
            if symbol.isNone || !universe[symbol].traits.contains(.isEnumConstant) {
                report(node, "enum.annotation.must.be.enum.constant", "an enum annotation value must be an enum constant")
            }
        }
    }
}
