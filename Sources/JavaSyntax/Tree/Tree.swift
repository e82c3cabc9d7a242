// SPDX-License-Identifier: Apache-2.0

// A syntax tree is an arena of 32-bit-indexed nodes, not a graph of objects (docs/decisions/0010-syntax-trees.md).
//
// Nodes are appended and never moved or removed, so an index is a stable name: attribution keeps what it learns about a
// node in tables of its own, indexed by node. Children are indices in the payload words; lists are runs in a second
// array, the first word of a run being its length.

/// The nodes of one compilation unit.
///
/// Not thread-safe while it grows. Reading nodes needs no locks once the parser is done.
package final class Tree {
    @usableFromInline struct Storage {
        @usableFromInline var nodes: UnsafeMutablePointer<Node>
        @usableFromInline var nodeCount: Int
        @usableFromInline var nodeCapacity: Int
        @usableFromInline var lists: UnsafeMutablePointer<UInt32>
        @usableFromInline var listCount: Int
        @usableFromInline var listCapacity: Int
    }

    /// Behind a pointer, so that reading needs neither exclusivity checks nor reference counting.
    @usableFromInline let storage: UnsafeMutablePointer<Storage>
    /// The file the nodes' offsets refer to.
    package let file: SourceFile
    package let names: NameTable
    /// The compilation unit.
    package internal(set) var root: NodeID = .none

    package init(file: SourceFile, names: NameTable, expectedNodes: Int = 64) {
        self.file = file
        self.names = names
        let capacity: Int = max(expectedNodes, 64)
        storage = .allocate(capacity: 1)
        storage.initialize(
            to: Storage(
                nodes: .allocate(capacity: capacity), nodeCount: 0, nodeCapacity: capacity,
                lists: .allocate(capacity: capacity), listCount: 1, listCapacity: capacity))
        // List 0 is empty, node 0 is absent.
        storage.pointee.lists.initialize(to: 0)
        _ = append(Node(.none, start: 0, position: 0, end: 0))
    }

    deinit {
        storage.pointee.nodes.deallocate()
        storage.pointee.lists.deallocate()
        storage.deallocate()
    }

    /// Number of nodes, the absent one included: the size a side table needs.
    @inlinable package var nodeCount: Int { storage.pointee.nodeCount }

    /// A copy of the node's record. Traps on an index that this tree does not have.
    @inlinable package subscript(node: NodeID) -> Node {
        @inline(__always) get {
            precondition(Int(node.rawValue) < storage.pointee.nodeCount, "node of another tree")
            return storage.pointee.nodes[Int(node.rawValue)]
        }
    }

    @inlinable package func kind(_ node: NodeID) -> NodeKind { self[node].kind }
    @inlinable package func position(_ node: NodeID) -> SourcePosition { SourcePosition(self[node].position) }
    @inlinable package func start(_ node: NodeID) -> SourcePosition { SourcePosition(self[node].start) }
    @inlinable package func end(_ node: NodeID) -> SourcePosition { SourcePosition(self[node].end) }

    /// The elements of a list. The buffer is valid until the next node or list is added.
    @inlinable package func elements(_ list: NodeList) -> UnsafeBufferPointer<NodeID> {
        let index: Int = Int(list.rawValue)
        precondition(index < storage.pointee.listCount, "list of another tree")
        let count: Int = Int(storage.pointee.lists[index])
        let first: UnsafeRawPointer = UnsafeRawPointer(storage.pointee.lists + index + 1)
        // NodeID is a wrapped UInt32: same size, alignment and bits.
        return UnsafeBufferPointer(start: first.assumingMemoryBound(to: NodeID.self), count: count)
    }

    @inlinable package func count(_ list: NodeList) -> Int { elements(list).count }

    @inline(__always)
    package func append(_ node: Node) -> NodeID {
        let index: Int = storage.pointee.nodeCount
        if index == storage.pointee.nodeCapacity { growNodes() }
        (storage.pointee.nodes + index).initialize(to: node)
        storage.pointee.nodeCount = index &+ 1
        return NodeID(UInt32(truncatingIfNeeded: index))
    }

    /// Stores a list; an empty one takes no space.
    package func append(list: UnsafeBufferPointer<NodeID>) -> NodeList {
        if list.isEmpty { return .empty }
        let index: Int = storage.pointee.listCount
        while index + 1 + list.count > storage.pointee.listCapacity { growLists() }
        let words: UnsafeMutablePointer<UInt32> = storage.pointee.lists + index
        words.initialize(to: UInt32(list.count))
        for offset: Int in 0..<list.count { (words + offset + 1).initialize(to: list[offset].rawValue) }
        storage.pointee.listCount = index + 1 + list.count
        return NodeList(UInt32(index))
    }

    package func append(list: [NodeID]) -> NodeList {
        list.withUnsafeBufferPointer { append(list: $0) }
    }

    /// Replaces a node in place: the parser completes records, lowering rewrites what it owns.
    @inline(__always)
    package func update(_ node: NodeID, _ change: (inout Node) -> Void) {
        precondition(Int(node.rawValue) < storage.pointee.nodeCount && !node.isNone, "node of another tree")
        change(&storage.pointee.nodes[Int(node.rawValue)])
    }

    @inline(never)
    private func growNodes() {
        let capacity: Int = storage.pointee.nodeCapacity * 2
        let larger: UnsafeMutablePointer<Node> = .allocate(capacity: capacity)
        larger.moveInitialize(from: storage.pointee.nodes, count: storage.pointee.nodeCount)
        storage.pointee.nodes.deallocate()
        storage.pointee.nodes = larger
        storage.pointee.nodeCapacity = capacity
    }

    @inline(never)
    private func growLists() {
        let capacity: Int = storage.pointee.listCapacity * 2
        let larger: UnsafeMutablePointer<UInt32> = .allocate(capacity: capacity)
        larger.moveInitialize(from: storage.pointee.lists, count: storage.pointee.listCount)
        storage.pointee.lists.deallocate()
        storage.pointee.lists = larger
        storage.pointee.listCapacity = capacity
    }
}
