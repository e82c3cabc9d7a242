// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import JavaSyntax

/// What an annotation interface says about itself.
struct AnnotationFacts {
    enum Retention { case source, `class`, runtime }

    var retention: Retention = .class
    /// Names of the ElementType constants; nil if the annotation goes anywhere.
    var targets: Set<String>?
    /// The container of repeated annotations.
    var container: SymbolID = .none
}

extension Universe {
    func annotationFacts(_ symbol: SymbolID) -> AnnotationFacts {
        if let found: AnnotationFacts = caches.annotations[symbol] { return found }
        completeHeader(symbol)
        let facts: AnnotationFacts =
            details(symbol).source != 0 ? factsFromSource(symbol) : factsFromClassFile(symbol)
        caches.annotations[symbol] = facts
        return facts
    }

    private func factsFromSource(_ symbol: SymbolID) -> AnnotationFacts {
        var facts: AnnotationFacts = AnnotationFacts()
        let unit: SourceUnit = sources[Int(details(symbol).source) - 1]
        let tree: Tree = unit.tree
        let view: ClassView = tree.classDeclaration(self[symbol].node)
        for annotation: NodeID in tree.elements(tree.modifiers(view.modifiers).annotations) {
            let found: Node = tree[annotation]
            guard let argument: NodeID = tree.elements(NodeList(found.b)).first else { continue }
            let value: NodeID = tree.kind(argument) == .assignment ? NodeID(tree[argument].b) : argument
            switch simpleName(NodeID(found.a), tree) {
            case "Retention":
                switch simpleName(value, tree) {
                case "RUNTIME": facts.retention = .runtime
                case "SOURCE": facts.retention = .source
                default: facts.retention = .class
                }
            case "Target":
                let values: [NodeID] =
                    tree.kind(value) == .arrayInitializer ? Array(tree.elements(NodeList(tree[value].a))) : [value]
                facts.targets = Set(values.map { simpleName($0, tree) })
            case "Repeatable":
                guard tree.kind(value) == .fieldAccess else { break }
                let scope: TypeScope = TypeScope(unit: unit, owner: symbol)
                facts.container = classSymbol(of: type(NodeID(tree[value].a), scope))
            default: break
            }
        }
        return facts
    }

    private func simpleName(_ node: NodeID, _ tree: Tree) -> String {
        let found: Node = tree[node]
        switch found.kind {
        case .identifier: return names.text(of: NameID(found.a))
        case .fieldAccess: return names.text(of: NameID(found.b))
        default: return ""
        }
    }

    private func factsFromClassFile(_ symbol: SymbolID) -> AnnotationFacts {
        let name: UnsafeBufferPointer<UInt8> = names.bytes(of: binaryName(symbol))
        guard let resource: Resource = finder.find(UnsafeRawBufferPointer(name)) else {
            return AnnotationFacts()
        }
        return resource.withBytes { bytes in
            guard let view: ClassFileView = try? ClassFileView(bytes),
                let model: ClassFileModel = try? ClassFileModel(view)
            else { return AnnotationFacts() }
            return facts(model, view.constantPool)
        }
    }

    private func facts(_ model: ClassFileModel, _ pool: ConstantPoolView) -> AnnotationFacts {
        var facts: AnnotationFacts = AnnotationFacts()
        for attribute: Attribute in model.attributes {
            guard case .annotations(let annotations, true) = attribute else { continue }
            for annotation: Annotation in annotations {
                guard let element: Annotation.Element = annotation.elements.first else { continue }
                switch pool.text(at: annotation.typeIndex) {
                case "Ljava/lang/annotation/Retention;":
                    guard case .enumConstant(_, let index) = element.value else { break }
                    let text: String = pool.text(at: index)
                    facts.retention = text == "RUNTIME" ? .runtime : text == "SOURCE" ? .source : .class
                case "Ljava/lang/annotation/Target;":
                    guard case .array(let values) = element.value else { break }
                    facts.targets = []
                    for case .enumConstant(_, let index) in values { facts.targets?.insert(pool.text(at: index)) }
                case "Ljava/lang/annotation/Repeatable;":
                    guard case .class(let index) = element.value else { break }
                    facts.container = classSymbol(
                        names.intern(String(pool.text(at: index).dropFirst().dropLast())))
                default: break
                }
            }
        }
        return facts
    }
}

extension ConstantPoolView {
    fileprivate func text(at index: UInt16) -> String { String(decoding: utf8Bytes(at: index), as: UTF8.self) }
}
