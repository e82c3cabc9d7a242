// SPDX-License-Identifier: Apache-2.0

// Generic operations over trees, derived from `NodeKind.shape`. They keep their own stacks: a left-deep expression of
// ten thousand operators must not overflow the thread's.

extension Tree {
    /// Calls `body` for every child in source order of the slots; absent children are skipped.
    @inline(__always)
    package func forEachChild(of id: NodeID, _ body: (NodeID) -> Void) {
        let node: Node = self[id]
        let shape: UInt16 = node.kind.shape
        visit(shape & 0xF, node.a, body)
        visit(shape >> 4 & 0xF, node.b, body)
        visit(shape >> 8 & 0xF, node.c, body)
        visit(shape >> 12, node.d, body)
    }

    @inline(__always)
    private func visit(_ role: UInt16, _ word: UInt32, _ body: (NodeID) -> Void) {
        if role == SlotRole.node.rawValue {
            if word != 0 { body(NodeID(word)) }
        } else if role == SlotRole.list.rawValue {
            for child: NodeID in elements(NodeList(word)) { body(child) }
        }
    }

    /// Calls `body` for a node and everything below it, parents first.
    package func forEachDescendant(of id: NodeID, _ body: (NodeID) -> Void) {
        var pending: [NodeID] = [id]
        while let next: NodeID = pending.popLast() {
            body(next)
            let mark: Int = pending.count
            forEachChild(of: next) { pending.append($0) }
            pending[mark...].reverse()
        }
    }

    /// Whether two trees have the same structure, names and values, whatever their positions. Names are compared as
    /// text when the trees use different tables.
    package static func areEqual(_ left: Tree, _ first: NodeID, _ right: Tree, _ second: NodeID) -> Bool {
        firstDifference(left, first, right, second) == nil
    }

    /// The first pair of nodes that differ, for test messages; nil when the trees are equal.
    package static func firstDifference(
        _ left: Tree, _ first: NodeID, _ right: Tree, _ second: NodeID
    ) -> (NodeID, NodeID)? {
        var pending: [(NodeID, NodeID)] = [(first, second)]
        while let (one, other): (NodeID, NodeID) = pending.popLast() {
            let a: Node = left[one]
            let b: Node = right[other]
            guard a.kind == b.kind, a.variant == b.variant, a.flags == b.flags else { return (one, other) }
            let words: [(UInt32, UInt32)] = [(a.a, b.a), (a.b, b.b), (a.c, b.c), (a.d, b.d)]
            for slot: Int in 0..<4 {
                let (x, y): (UInt32, UInt32) = words[slot]
                switch a.kind.role(ofSlot: slot) {
                case .unused: break
                case .value: if x != y { return (one, other) }
                case .name: if !haveSameText(left, NameID(x), right, NameID(y)) { return (one, other) }
                case .node: pending.append((NodeID(x), NodeID(y)))
                case .list:
                    let xs: UnsafeBufferPointer<NodeID> = left.elements(NodeList(x))
                    let ys: UnsafeBufferPointer<NodeID> = right.elements(NodeList(y))
                    if xs.count != ys.count { return (one, other) }
                    for index: Int in xs.indices { pending.append((xs[index], ys[index])) }
                }
            }
        }
        return nil
    }

    private static func haveSameText(_ left: Tree, _ first: NameID, _ right: Tree, _ second: NameID) -> Bool {
        if left.names === right.names { return first == second }
        return first.isNone == second.isNone
            && left.names.bytes(of: first).elementsEqual(right.names.bytes(of: second))
    }
}
