// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Patterns (JLS 14.30).

extension Attributor {
    /// Attributes a pattern applied to a value of a type. Its bindings are collected, not yet in scope. Returns the type it
    /// tests for.
    func attribPattern(_ node: NodeID, _ value: TypeID, _ bindings: inout [SymbolID]) -> TypeID {
        let found: Node = tree[node]
        switch found.kind {
        case .bindingPattern: return attribBinding(node, NodeID(found.a), value, &bindings)
        case .recordPattern: return attribRecordPattern(node, found, value, &bindings)
        case .anyPattern:
            var info: PatternInfo = PatternInfo()
            info.type = value
            info.isUnconditional = true
            results.set(info, node)
            return finish(node, value)
        default: return .error
        }
    }

    private func attribBinding(
        _ node: NodeID, _ variableNode: NodeID, _ value: TypeID, _ bindings: inout [SymbolID]
    ) -> TypeID {
        let variable: VariableView = tree.variable(variableNode)
        attributeAnnotations(variable.modifiers)
        let access: UInt16 = tree.modifiers(variable.modifiers).set.contains(.final) ? AccessFlags.final.rawValue : 0
        let type: TypeID =
            variable.flags.contains(.isVar) ? universe.projectedUpward(value) : attribType(variable.type)
        checkAnnotations(variable.modifiers, [.localVariable], on: variableNode, type: variable.type)
        let symbol: SymbolID = makeLocal(variable.name, type, variableNode, access: access, traits: .isBinding)
        checkUnique(variable.name, variableNode, binding: symbol)
        if bindings.contains(where: { universe[$0].name == variable.name && variable.name != .underscore }) {
            reportBindingExists(symbol, variableNode)
        }
        if variable.name != .underscore { bindings.append(symbol) }
        var info: PatternInfo = PatternInfo()
        info.variable = variable.name == .underscore ? .none : symbol
        info.type = type
        info.isUnconditional = value != .error && isUnconditional(type, value)
        results.set(info, node)
        return finish(node, type)
    }

    /// Whether every value of a type matches a pattern for another (JLS 14.30.3).
    func isUnconditional(_ type: TypeID, _ value: TypeID) -> Bool {
        if type == value { return true }
        if type.isPrimitive || value.isPrimitive { return false }
        return universe.isSubtype(universe.erasure(universe.upward(value)), universe.erasure(type))
    }

    private func attribRecordPattern(
        _ node: NodeID, _ found: Node, _ value: TypeID, _ bindings: inout [SymbolID]
    ) -> TypeID {
        var type: TypeID = attribType(NodeID(found.a))
        let symbol: SymbolID = universe.classSymbol(of: type)
        let nested: NodeList = NodeList(found.b)
        var info: PatternInfo = PatternInfo()
        guard type != .error, !symbol.isNone, universe.flavor(symbol) == .record else {
            if type != .error {
                report(
                    node, "deconstruction.pattern.only.records",
                    "deconstruction patterns can only be applied to records, \(universe.messageText(type)) is not a record"
                )
            }
            for child: NodeID in tree.elements(nested) { _ = attribPattern(child, .error, &bindings) }
            return finish(node, .error)
        }
        if universe.isRaw(type) { type = inferredRecord(symbol, value) ?? type }
        let seen: TypeID = universe.capture(type)
        universe.complete(symbol)
        let fields: [SymbolID] = types.words(universe.details(symbol).recordFields).map { SymbolID($0) }
        info.type = type
        for field: SymbolID in fields {
            info.componentTypes.append(universe.projectedUpward(universe.memberType(field, in: seen)))
            let accessor: SymbolID? = universe.members(universe[field].name, .method, of: symbol).first {
                universe.parameterCount(universe[$0].type) == 0
            }
            info.accessors.append(accessor ?? .none)
        }
        let children: [NodeID] = Array(tree.elements(nested))
        if children.count != fields.count {
            for child: NodeID in children { _ = attribPattern(child, .error, &bindings) }
            report(
                node, "incorrect.number.of.nested.patterns",
                "incorrect number of nested patterns\nrequired: \(universe.messageText(info.componentTypes))\nfound:    \(universe.messageText(children.map { results.type($0) }))"
            )
            results.set(info, node)
            return finish(node, .error)
        }
        for (child, component): (NodeID, TypeID) in zip(children, info.componentTypes) {
            let tested: TypeID = attribPattern(child, component, &bindings)
            if tested == .error || component == .error { continue }
            let isPrimitiveMismatch: Bool = (tested.isPrimitive || component.isPrimitive) && tested != component
            if isPrimitiveMismatch || !universe.isCastable(component, tested) {
                reportIncompatible(child, component, tested)
            } else if !isReifiable(tested), isUncheckedCast(component, tested) {
                report(
                    child, "instanceof.reifiable.not.safe",
                    "\(universe.messageText(component)) cannot be safely cast to \(universe.messageText(tested))")
            }
        }
        results.set(info, node)
        return finish(node, type)
    }

    /// Type arguments of a record named raw in a pattern, from the type of the value (JLS 18.5.5).
    private func inferredRecord(_ symbol: SymbolID, _ value: TypeID) -> TypeID? {
        if value == .error { return nil }
        let own: TypeID = universe.ownType(symbol)
        let parameters: [TypeID] = universe.allParameters(symbol)
        let mark: Int = inference.variables.count
        defer { inference.variables.removeSubrange(mark...) }
        let fresh: [TypeID] = inference.introduce(parameters, thrown: [])
        let pattern: TypeID = universe.substitute(own, parameters, fresh)
        for part: TypeID in universe.closureRoots(universe.capture(value)) {
            let above: SymbolID = universe.classSymbol(of: part)
            guard !above.isNone, let seen: TypeID = universe.asSuper(pattern, above) else { continue }
            if universe.isParameterized(part), universe.isParameterized(seen) { _ = inference.equal(seen, part) }
        }
        let arguments: [TypeID] = fresh.indices.map { position in
            let variable: InferenceVariable = inference.variables[mark + position]
            if !variable.instance.isNone { return variable.instance }
            return types.wildcard(.unbounded)
        }
        return universe.substitute(own, parameters, arguments)
    }
}
