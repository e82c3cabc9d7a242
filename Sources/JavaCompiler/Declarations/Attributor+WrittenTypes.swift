// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Types as they are written: arguments within bounds (JLS 4.5), and warnings about raw ones (JLS 4.8).

extension Attributor {
    /// Compares the arguments of all types written in the file with their bounds. When the types were resolved, the bounds
    /// were not known yet.
    func checkWrittenTypes() {
        var index: Int = 0
        while index < universe.writtenTypes.count {
            let (source, node, type): (Int, NodeID, TypeID) = universe.writtenTypes[index]
            index += 1
            if source == unit.index { checkArguments(node, type) }
        }
        universe.writtenTypes.removeAll { $0.source == unit.index }
    }

    private func checkArguments(_ node: NodeID, _ type: TypeID) {
        let record: TypeRecord = types[type]
        guard record.kind == .class else { return }
        let variables: [TypeID] = types.elements(universe.typeParameters(SymbolID(record.a)))
        let arguments: [TypeID] = types.elements(TypeList(WordList(record.c)))
        let nodes: [NodeID] = Array(tree.elements(NodeList(tree[node].b)))
        guard variables.count == arguments.count, nodes.count == arguments.count else { return }
        for (index, argument): (Int, TypeID) in arguments.enumerated() {
            let variable: SymbolID = SymbolID(types[variables[index]].a)
            let bounds: [TypeID] = universe.substitute(
                universe.bounds(variable), universe.allParameters(SymbolID(record.a)), universe.allArguments(type))
            if bounds.allSatisfy({ isWithin(argument, $0) }) { continue }
            report(
                nodes[index], "not.within.bounds",
                "type argument \(universe.messageText(argument)) is not within bounds of type-variable \(names.text(of: universe[variable].name))"
            )
            return
        }
    }

    private func isWithin(_ argument: TypeID, _ bound: TypeID) -> Bool {
        if argument == .error || bound == .error || bound == known.object { return true }
        let record: TypeRecord = types[argument]
        guard record.kind == .wildcard else { return universe.isSubtype(universe.projectedUpward(argument), bound) }
        let limit: TypeID = TypeID(record.a)
        switch WildcardKind(rawValue: record.variant) ?? .unbounded {
        case .unbounded: return true
        case .extends: return universe.isCastable(bound, limit)
        case .super: return universe.isCastable(limit, bound)
        }
    }

    // MARK: - Raw types

    /// Warns about raw types among the parts of a written type.
    func warnRaw(_ node: NodeID, _ type: TypeID) {
        guard universe.lints.contains(.rawtypes), speculation == 0, !node.isNone else { return }
        let found: Node = tree[node]
        switch found.kind {
        case .arrayType: if let element: TypeID = universe.elementType(type) { warnRaw(NodeID(found.a), element) }
        case .annotatedType: warnRaw(NodeID(found.b), type)
        case .wildcardType: if found.a != 0 { warnRaw(NodeID(found.a), TypeID(types[type].a)) }
        case .parameterizedType:
            let arguments: [TypeID] = types.elements(TypeList(WordList(types[type].c)))
            for (node, argument): (NodeID, TypeID) in zip(tree.elements(NodeList(found.b)), arguments) {
                warnRaw(node, argument)
            }
        case .identifier, .fieldAccess:
            let record: TypeRecord = types[type]
            guard record.kind == .class, record.c == 0 else { return }
            let symbol: SymbolID = SymbolID(record.a)
            if types.elements(universe.typeParameters(symbol)).isEmpty { return }
            let isNested: Bool = record.b != 0
            if isNested { return }
            let name: String = names.text(of: universe[symbol].name)
            let variables: String = universe.messageText(types.elements(universe.typeParameters(symbol)))
            warn(
                .rawtypes, node, "raw.class.use",
                "found raw type: \(name)\nmissing type arguments for generic class \(name)<\(variables)>")
        default: break
        }
    }
}
