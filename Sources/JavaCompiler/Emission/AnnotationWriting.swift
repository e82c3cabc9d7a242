// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Annotations of declarations (JVMS 4.7.16 to 4.7.22). Which attribute an annotation goes to, if any, is up to its
// interface: the retention, and whether it applies to declarations of the kind at hand. Of repeated annotations the
// container is written.

/// What is annotated.
enum AnnotatedKind: String {
    case type = "TYPE"
    case field = "FIELD"
    case method = "METHOD"
    case parameter = "PARAMETER"
    case constructor = "CONSTRUCTOR"
    case recordComponent = "RECORD_COMPONENT"
    case annotationType = "ANNOTATION_TYPE"
    case module = "MODULE"
    case localVariable = "LOCAL_VARIABLE"
}

extension Generator {
    func writeAnnotations(_ modifiers: NodeID, _ kind: AnnotatedKind, to out: RawVector<UInt8>) -> Int {
        if modifiers.isNone { return 0 }
        let annotations: UnsafeBufferPointer<NodeID> = tree.elements(tree.modifiers(modifiers).annotations)
        if annotations.isEmpty { return 0 }
        var count: Int = 0
        for retention: AnnotationFacts.Retention in [.runtime, .class] {
            let groups: [[NodeID]] = groups(of: Array(annotations), kind, retention)
            if groups.isEmpty { continue }
            let name: String =
                retention == .runtime ? "RuntimeVisibleAnnotations" : "RuntimeInvisibleAnnotations"
            count += writeAttribute(name, to: out) { write(groups, to: out) }
        }
        return count
    }

    func writeParameterAnnotations(_ list: NodeList, to out: RawVector<UInt8>) -> Int {
        let parameters: [NodeID] = Array(tree.elements(list))
        let hasAny: Bool = parameters.contains {
            !tree.modifiers(tree.variable($0).modifiers).annotations.isEmpty
        }
        if !hasAny { return 0 }
        var count: Int = 0
        for retention: AnnotationFacts.Retention in [.runtime, .class] {
            let groups: [[[NodeID]]] = parameters.map {
                let annotations: NodeList = tree.modifiers(tree.variable($0).modifiers).annotations
                return self.groups(of: Array(tree.elements(annotations)), .parameter, retention)
            }
            if groups.allSatisfy({ $0.isEmpty }) { continue }
            let name: String =
                retention == .runtime
                ? "RuntimeVisibleParameterAnnotations" : "RuntimeInvisibleParameterAnnotations"
            count += writeAttribute(name, to: out) {
                out.u1(groups.count)
                for group: [[NodeID]] in groups { write(group, to: out) }
            }
        }
        return count
    }

    /// Annotations of a retention, those of one interface together.
    private func groups(
        of annotations: [NodeID], _ kind: AnnotatedKind, _ retention: AnnotationFacts.Retention
    ) -> [[NodeID]] {
        var groups: [(symbol: SymbolID, nodes: [NodeID])] = []
        for annotation: NodeID in annotations {
            let symbol: SymbolID = annotationSymbol(annotation)
            if symbol.isNone { continue }
            let facts: AnnotationFacts = universe.annotationFacts(symbol)
            guard facts.retention == retention, applies(facts, kind) else { continue }
            if let index: Int = groups.firstIndex(where: { $0.symbol == symbol }) {
                groups[index].nodes.append(annotation)
            } else {
                groups.append((symbol, [annotation]))
            }
        }
        return groups.map { $0.nodes }
    }

    private func applies(_ facts: AnnotationFacts, _ kind: AnnotatedKind) -> Bool {
        guard let targets: Set<String> = facts.targets else { return true }
        if targets.contains(kind.rawValue) { return true }
        if kind == .type { return targets.contains("ANNOTATION_TYPE") || targets.contains("TYPE_USE") }
        return false
    }

    func annotationSymbol(_ annotation: NodeID) -> SymbolID {
        var type: TypeID = results.type(annotation)
        if universe.types.kind(type) != .class { type = results.type(NodeID(tree[annotation].a)) }
        let symbol: SymbolID = universe.classSymbol(of: type)
        return symbol.isNone ? .none : symbol
    }

    private func write(_ groups: [[NodeID]], to out: RawVector<UInt8>) {
        out.u2(groups.count)
        for group: [NodeID] in groups { write(repeated: group, to: out) }
    }

    /// One annotation, or several of one interface in their container.
    func write(repeated group: [NodeID], to out: RawVector<UInt8>) {
        let container: SymbolID =
            group.count > 1 ? universe.annotationFacts(annotationSymbol(group[0])).container : .none
        if container.isNone { return write(group[0], to: out) }
        out.u2(c.pool.utf8(typeNames.descriptor(universe.details(container).erasure)))
        out.u2(1)
        out.u2(c.pool.utf8("value"))
        out.u1(0x5B)
        out.u2(group.count)
        for annotation: NodeID in group {
            out.u1(0x40)
            write(annotation, to: out)
        }
    }

    private func write(_ annotation: NodeID, to out: RawVector<UInt8>) {
        let symbol: SymbolID = annotationSymbol(annotation)
        out.u2(c.pool.utf8(typeNames.descriptor(universe.details(symbol).erasure)))
        let elements: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(tree[annotation].b))
        out.u2(elements.count)
        for element: NodeID in elements {
            var name: NameID = names.intern("value")
            var value: NodeID = element
            if tree.kind(element) == .assignment {
                name = NameID(tree[NodeID(tree[element].a)].a)
                value = NodeID(tree[element].b)
            }
            out.u2(c.pool.utf8(name))
            let method: SymbolID = universe.members(name, .method, of: symbol).first ?? .none
            let type: TypeID = method.isNone ? results.type(value) : universe.resultType(universe[method].type)
            writeElementValue(value, type, to: out)
        }
    }

    /// A value of an annotation's element (JVMS 4.7.16.1).
    func writeElementValue(_ node: NodeID, _ type: TypeID, to out: RawVector<UInt8>) {
        let found: Node = tree[node]
        if let element: TypeID = universe.elementType(type) {
            let values: [NodeID] =
                found.kind == .arrayInitializer ? Array(tree.elements(NodeList(found.a))) : [node]
            out.u1(0x5B)
            out.u2(values.count)
            for value: NodeID in values { writeElementValue(value, element, to: out) }
            return
        }
        if found.kind == .annotation {
            out.u1(0x40)
            return write(node, to: out)
        }
        if let constant: ConstantValue = results.constant(node) {
            return write(constant, results.type(node), as: type, to: out)
        }
        switch found.kind {
        case .parenthesized: writeElementValue(NodeID(found.a), type, to: out)
        case .fieldAccess where NameID(found.b) == .class:
            out.u1(0x63)
            out.u2(c.pool.utf8(typeNames.descriptor(erasure(results.type(NodeID(found.a))))))
        default:
            let symbol: Symbol = universe[results.symbol(node)]
            out.u1(0x65)
            out.u2(c.pool.utf8(typeNames.descriptor(erasure(type))))
            out.u2(c.pool.utf8(symbol.name))
        }
    }

    private func write(_ constant: ConstantValue, _ type: TypeID, as target: TypeID, to out: RawVector<UInt8>) {
        var value: ConstantValue = constant
        let folding: ConstantFolding = ConstantFolding(names: names, string: string)
        if target.isPrimitive, type.isPrimitive,
            let converted: TypedConstant = folding.convert(TypedConstant(type, constant), to: target)
        {
            value = converted.value
        }
        if case .string(let text) = value {
            out.u1(0x73)
            out.u2(c.pool.utf8(text))
            return
        }
        out.u1(Int(names.bytes(of: typeNames.descriptor(target)).first ?? 0x49))
        out.u2(index(of: value))
    }

    func hasDeprecatedAnnotation(_ modifiers: NodeID) -> Bool {
        if modifiers.isNone { return false }
        return tree.elements(tree.modifiers(modifiers).annotations).contains {
            let symbol: SymbolID = annotationSymbol($0)
            return !symbol.isNone && universe.binaryName(symbol) == names.intern("java/lang/Deprecated")
        }
    }
}
