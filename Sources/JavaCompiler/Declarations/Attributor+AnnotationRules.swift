// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Where annotations may stand and how often (JLS 9.6.4, 9.7.4, 9.7.5), and what annotation interfaces may declare
// (JLS 9.6.1).

extension Attributor {
    /// Checks the annotations of a declaration that is of all the kinds given. `type` is its written type, if it has one:
    /// annotations that apply to types may stand before it.
    func checkAnnotations(_ modifiers: NodeID, _ kinds: [AnnotatedKind], on declaration: NodeID, type: NodeID) {
        let annotations: [NodeID] =
            modifiers.isNone ? [] : Array(tree.elements(tree.modifiers(modifiers).annotations))
        var seen: Set<SymbolID> = []
        var deprecations: Int = 0
        for annotation: NodeID in annotations {
            let symbol: SymbolID = results.symbol(annotation)
            guard !symbol.isNone, universe.flavor(symbol) == .annotation else { continue }
            if universe.binaryName(symbol) == names.intern("java/lang/Deprecated") { deprecations += 1 }
            let facts: AnnotationFacts = universe.annotationFacts(symbol)
            if !seen.insert(symbol).inserted {
                checkRepetition(of: symbol, facts, annotations)
                continue
            }
            if !applies(facts, kinds, type: type) {
                report(
                    annotation, "annotation.type.not.applicable",
                    "annotation interface not applicable to this kind of declaration")
            } else if let targets: Set<String> = facts.targets,
                !kinds.contains(where: { targets.contains($0.rawValue) })
            {
                checkFirstName(of: type, annotation)
            } else if symbol == universe.wellKnown.overrideClass(universe), !kinds.contains(.method) {
                report(
                    annotation, "annotation.type.not.applicable",
                    "annotation interface not applicable to this kind of declaration")
            }
        }
        // An annotation that is there twice does not count.
        if deprecations == 0 ? isDeprecatedByComment(declaration) : deprecations > 1 {
            warn(
                .depAnn, declaration, "missing.deprecated.annotation",
                "deprecated item is not annotated with @Deprecated")
        }
    }

    /// An annotation of a type stands before the first name of the type, which must be a class that has instances in
    /// the type's own: not a package, and not a class that only qualifies a static one (JLS 9.7.4).
    private func checkFirstName(of type: NodeID, _ annotation: NodeID) {
        var node: NodeID = type
        // The whole qualified name, and the part of it that is qualified by the first name.
        var whole: NodeID = .none
        var qualified: NodeID = .none
        while true {
            let found: Node = tree[node]
            switch found.kind {
            case .arrayType, .parameterizedType: node = NodeID(found.a)
            case .annotatedType: node = NodeID(found.b)
            case .fieldAccess:
                if whole.isNone { whole = node }
                qualified = node
                node = NodeID(found.a)
            case .identifier:
                if qualified.isNone { return }
                let inner: SymbolID = results.symbol(qualified)
                if !results.symbol(node).isNone, !inner.isNone, universe.isInner(inner) { return }
                let written: Node = tree[annotation]
                let text: String = tree.file.text(from: Int(written.start), to: Int(written.end))
                let last: Node = tree[whole]
                let better: String = "\(tree.dottedName(NodeID(last.a))).\(text) \(names.text(of: NameID(last.b)))"
                report(
                    whole, "type.annotation.inadmissible",
                    "type annotation \(text) is not expected here\n(to annotate a qualified type, write \(better))")
                return
            default: return
            }
        }
    }

    private func isDeprecatedByComment(_ declaration: NodeID) -> Bool {
        tree[declaration].flags.contains(.isDeprecatedByComment)
    }

    private func applies(_ facts: AnnotationFacts, _ kinds: [AnnotatedKind], type: NodeID) -> Bool {
        guard let targets: Set<String> = facts.targets else { return true }
        if kinds.contains(where: { targets.contains($0.rawValue) }) { return true }
        guard targets.contains("TYPE_USE") else { return false }
        // Before a declaration that has a type, it is the type that is annotated; classes are types themselves. Neither
        // `void` nor `var` is one.
        let isVoid: Bool = tree.kind(type) == .primitiveType && tree[type].variant == PrimitiveKind.void.rawValue
        return kinds.contains(.type) || kinds.contains(.constructor) || (!type.isNone && !isVoid)
            || kinds.contains(.field)
    }

    private func checkRepetition(of symbol: SymbolID, _ facts: AnnotationFacts, _ annotations: [NodeID]) {
        let name: String = universe.messageName(symbol)
        let places: [NodeID] = annotations.filter { results.symbol($0) == symbol }
        if facts.container.isNone {
            guard let second: NodeID = places.dropFirst().first else { return }
            report(
                second, "duplicate.annotation.missing.container", "\(name) is not a repeatable annotation interface")
            return
        }
        let hasValue: Bool = universe.members(universe.wellKnown.value, .method, of: facts.container).contains {
            universe.parameterTypes(universe[$0].type).isEmpty
        }
        if hasValue { return }
        for place: NodeID in places { reportNoValue(place, facts.container) }
    }

    private func reportNoValue(_ place: NodeID, _ container: SymbolID) {
        report(
            place, "invalid.repeatable.annotation.no.value",
            "\(universe.messageName(container)) is not a valid @Repeatable, no value element method declared")
    }

    /// `@FunctionalInterface` and `@Repeatable` on a class.
    func checkFunctionalInterface(_ symbol: SymbolID, _ view: ClassView) {
        for annotation: NodeID in tree.elements(tree.modifiers(view.modifiers).annotations) {
            let interface: SymbolID = results.symbol(annotation)
            if interface.isNone { continue }
            switch names.text(of: universe.binaryName(interface)) {
            case "java/lang/FunctionalInterface":
                let count: Int = universe.isInterface(symbol) ? universe.abstractMethods(symbol).count : 0
                if universe.functionalMethod(universe.ownType(symbol)) == nil || count == 0 {
                    report(
                        annotation, "bad.functional.intf.anno.1",
                        "Unexpected @FunctionalInterface annotation\n\(universe.messageName(symbol)) is not a functional interface"
                    )
                }
            case "java/lang/annotation/Repeatable":
                let container: SymbolID = universe.annotationFacts(symbol).container
                if !container.isNone, universe.members(universe.wellKnown.value, .method, of: container).isEmpty {
                    reportNoValue(annotation, container)
                }
            default: break
            }
        }
    }

    func checkAnnotationHeader(_ symbol: SymbolID, _ view: ClassView) {
        if let parent: NodeID = tree.elements(view.interfaces).first {
            report(parent, "cant.extend.intf.annotation", "'extends' not allowed for @interfaces")
        }
        if let variable: NodeID = tree.elements(view.typeParameters).first {
            report(
                variable, "intf.annotation.cant.have.type.params",
                "annotation interface \(universe.messageName(symbol)) cannot be generic")
        }
    }

    /// Elements of annotation interfaces.
    func checkAnnotationElement(_ method: SymbolID, _ view: MethodView) {
        let found: Symbol = universe[method]
        if let parameter: NodeID = tree.elements(view.parameters).first {
            report(
                parameter, "intf.annotation.members.cant.have.params",
                "elements in annotation interface declarations cannot declare formal parameters")
        }
        if let thrown: NodeID = tree.elements(view.thrown).first {
            report(
                thrown, "throws.not.allowed.in.intf.annotation", "throws clause not allowed in @interface members")
        }
        if let variable: NodeID = tree.elements(view.typeParameters).first {
            report(
                variable, "intf.annotation.members.cant.have.type.params",
                "elements in annotation interface declarations cannot be generic methods")
        }
        let result: TypeID = universe.resultType(found.type)
        let plain: TypeID = universe.elementType(result) ?? result
        let symbol: SymbolID = universe.classSymbol(of: plain)
        if symbol == found.owner && !symbol.isNone {
            report(
                at: tree.position(found.node), "cyclic.annotation.element",
                "type of element \(universe.messageName(symbol)) is cyclic")
            return
        }
        let isAllowed: Bool =
            result == .error || plain.isPrimitive || plain == known.string || symbol == known.classClass
            || !symbol.isNone && (universe.flavor(symbol) == .enum || universe.flavor(symbol) == .annotation)
        if !isAllowed {
            report(
                view.returnType, "invalid.annotation.member.type", "invalid type for annotation interface element")
        }
    }

    /// `@SafeVarargs` (JLS 9.6.4.7), and parameters whose arrays may hold anything.
    func checkVarargs(_ method: SymbolID, _ view: MethodView) {
        let found: Symbol = universe[method]
        let marker: NodeID? = tree.elements(tree.modifiers(view.modifiers).annotations).first {
            let symbol: SymbolID = results.symbol($0)
            return !symbol.isNone && universe.binaryName(symbol) == names.intern("java/lang/SafeVarargs")
        }
        let isVarargs: Bool = found.traits.contains(.isVarargs)
        let element: TypeID? = universe.parameterTypes(found.type).last.flatMap { universe.elementType($0) }
        guard let marker: NodeID = marker else {
            if isVarargs, let element: TypeID = element, !isReifiable(element),
                let last: NodeID = tree.elements(view.parameters).last
            {
                warn(
                    .unchecked, last, "unchecked.varargs.non.reifiable.type",
                    "Possible heap pollution from parameterized vararg type \(universe.messageText(element))")
            }
            return
        }
        func refuse(_ reason: String) {
            report(marker, "varargs.invalid.trustme.anno", "Invalid SafeVarargs annotation. \(reason)")
        }
        let isFixed: Bool =
            found.name == .constructor || !found.flags.isDisjoint(with: [.static, .final, .private])
        if !isVarargs {
            refuse("Method \(methodText(method)) is not a varargs method.")
        } else if !isFixed {
            refuse("Instance method \(methodText(method)) is neither final nor private.")
        } else if let element: TypeID = element, isReifiable(element) {
            warn(
                .varargs, marker, "varargs.redundant.trustme.anno",
                "Redundant SafeVarargs annotation. Varargs element type \(universe.messageText(element)) is reifiable.")
        }
    }
}
