// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Warnings about statements and the types they mention (-Xlint: empty, synchronization, try, fallthrough, rawtypes).

extension Attributor {
    func warnEmpty(_ statement: NodeID) {
        let found: Node = tree[statement]
        guard found.c == 0, tree.kind(NodeID(found.b)) == .emptyStatement else { return }
        warn(.empty, NodeID(found.b), "empty.if", "empty statement after if")
    }

    /// Boxes have no identity to rely on.
    func warnLock(_ node: NodeID, _ type: TypeID) {
        guard known.boxes.prefix(8).contains(type) else { return }
        warn(
            .synchronization, at: diagnosticPosition(node), "attempt.to.synchronize.on.instance.of.value.based.class",
            "attempt to synchronize on an instance of a value-based class")
    }

    /// Resources that the body of `try` never mentions.
    func warnResources(_ found: Node) {
        guard universe.lints.contains(.try), speculation == 0 else { return }
        for resource: NodeID in tree.elements(NodeList(found.a)) where tree.kind(resource) == .variableDeclaration {
            let symbol: SymbolID = results.symbol(resource)
            let name: NameID = tree.variable(resource).name
            if symbol.isNone || name == .underscore { continue }
            var isUsed: Bool = false
            let places: [NodeID] = tree.elements(NodeList(found.a)) + [NodeID(found.b)]
            for place: NodeID in places {
                tree.forEachDescendant(of: place) {
                    if $0 != resource && results.symbol($0) == symbol { isUsed = true }
                }
            }
            if isUsed { continue }
            warn(
                .try, resource, "try.resource.not.referenced",
                "auto-closeable resource \(names.text(of: name)) is never referenced in body of corresponding try statement"
            )
        }
    }

    /// Raw and deprecated classes in a written type.
    func warnType(_ node: NodeID, _ type: TypeID) {
        if node.isNone { return }
        warnRaw(node, type)
        let kind: NodeKind = tree.kind(node)
        if kind == .identifier || kind == .fieldAccess {
            warnUse(of: universe.classSymbol(of: type), tree.position(node))
        }
    }
}
