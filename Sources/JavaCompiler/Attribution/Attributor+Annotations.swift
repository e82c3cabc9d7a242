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
        defer { env = saved }
        if isAnnotation { checkElements(node, found, symbol) }
        var seen: Set<NameID> = []
        for argument: NodeID in tree.elements(NodeList(found.b)) {
            let pair: Node = tree[argument]
            var name: NameID = universe.wellKnown.value
            var value: NodeID = argument
            if pair.kind == .assignment, tree.kind(NodeID(pair.a)) == .identifier {
                name = NameID(tree[NodeID(pair.a)].a)
                value = NodeID(pair.b)
            }
            guard isAnnotation else {
                // Names inside are looked up all the same.
                let kind: NodeKind = tree.kind(value)
                if kind != .annotation && kind != .arrayInitializer { _ = attribExpr(value) }
                continue
            }
            let element: SymbolID? = universe.members(name, .method, of: symbol).first
            guard let method: SymbolID = element else {
                report(
                    pair.kind == .assignment ? NodeID(pair.a) : argument, "cant.resolve.location.args",
                    "cannot find symbol\nsymbol:   method \(names.text(of: name))()\nlocation: \(universe.location(symbol))",
                    suggestion: suggestedMember(name, .method, in: universe.ownType(symbol)))
                continue
            }
            if !seen.insert(name).inserted {
                report(
                    pair.kind == .assignment ? NodeID(pair.a) : argument, "duplicate.annotation.member.value",
                    "duplicate element '\(names.text(of: name))' in annotation @\(universe.messageName(symbol)).")
            }
            if pair.kind == .assignment {
                results.set(symbol: method, argument)
                results.set(symbol: method, NodeID(pair.a))
            }
            attributeAnnotationValue(value, universe.resultType(universe[method].type))
        }
    }

    /// Elements without default value must be given (JLS 9.7.1).
    private func checkElements(_ node: NodeID, _ found: Node, _ symbol: SymbolID) {
        var given: Set<NameID> = []
        for argument: NodeID in tree.elements(NodeList(found.b)) {
            let pair: Node = tree[argument]
            let isPair: Bool = pair.kind == .assignment && tree.kind(NodeID(pair.a)) == .identifier
            given.insert(isPair ? NameID(tree[NodeID(pair.a)].a) : universe.wellKnown.value)
        }
        let missing: [String] = universe.members(of: symbol).filter {
            universe[$0].kind == .method && universe[$0].flags.contains(.abstract) && !given.contains(universe[$0].name)
                && !universe[$0].traits.contains(.hasDefaultValue)
        }.map { names.text(of: universe[$0].name) }
        let name: String = universe.messageName(symbol)
        if missing.count == 1 {
            report(
                node, "annotation.missing.default.value",
                "annotation @\(name) is missing a default value for the element '\(missing[0])'")
        } else if missing.count > 1 {
            report(
                node, "annotation.missing.default.value.1",
                "annotation @\(name) is missing default values for elements \(missing.joined(separator: ","))")
        }
    }

    /// `@Override` on a method that overrides nothing (JLS 9.6.4.4).
    func checkOverride(_ modifiers: NodeID, _ method: SymbolID) {
        for annotation: NodeID in tree.elements(tree.modifiers(modifiers).annotations)
        where results.symbol(annotation) == universe.wellKnown.overrideClass(universe)
            && !results.symbol(annotation).isNone
        {
            let found: Symbol = universe[method]
            let mayOverride: Bool = universe.mayHaveUnknownMembers(universe.ownType(found.owner))
            if found.flags.contains(.static) || !(mayOverride || overridesSomething(method)) {
                let isAccessor: Bool =
                    universe.flavor(found.owner) == .record && universe.parameterCount(found.type) == 0
                    && !universe.members(found.name, .field, of: found.owner).isEmpty
                if isAccessor { continue }
                report(
                    annotation,
                    found.flags.contains(.static)
                        ? "static.methods.cannot.be.annotated.with.override" : "method.does.not.override.superclass",
                    found.flags.contains(.static)
                        ? "static methods cannot be annotated with @Override"
                        : "method does not override or implement a method from a supertype")
            }
        }
    }

    /// Methods of a class made with a diamond must override, but for private ones: others could mention a type that cannot
    /// be written.
    func checkDiamondMethod(_ view: MethodView, _ method: SymbolID) {
        let found: Symbol = universe[method]
        let isMarked: Bool = tree.elements(tree.modifiers(view.modifiers).annotations).contains {
            results.symbol($0) == universe.wellKnown.overrideClass(universe)
        }
        guard !isMarked, diamondClasses.contains(found.owner), found.name != .constructor,
            !found.flags.contains(.private),
            !overridesSomething(method), !universe.mayHaveUnknownMembers(universe.ownType(found.owner))
        else { return }
        report(
            at: tree.position(found.node), "anonymous.diamond.method.does.not.override.superclass",
            "method does not override or implement a method from a supertype\n"
                + "(methods declared in anonymous classes with inferred type arguments are implicitly @Override)")
    }

    private func overridesSomething(_ method: SymbolID) -> Bool {
        let found: Symbol = universe[method]
        let own: TypeID = universe.ownType(found.owner)
        var supertypes: [TypeID] = Array(universe.closure(own).dropFirst())
        if universe.isInterface(found.owner) { supertypes.append(known.object) }
        for supertype: TypeID in supertypes {
            let owner: SymbolID = universe.classSymbol(of: supertype)
            for other: SymbolID in universe.members(found.name, .method, of: owner) {
                let flags: AccessFlags = universe[other].flags
                if flags.contains(.private) || flags.contains(.static) { continue }
                if flags.isDisjoint(with: [.public, .protected]), universe.package(of: owner) != unit.package {
                    continue
                }
                if universe.isSubsignature(method, other, in: own) { return true }
            }
        }
        return false
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
                report(
                    node, "enum.annotation.must.be.enum.constant", "an enum annotation value must be an enum constant")
            }
        }
    }
}
