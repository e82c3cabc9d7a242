// SPDX-License-Identifier: Apache-2.0

/// Collects frame descriptors while code is emitted and encodes them as a table.
public struct FrameDescriptorBuilder {
    /// A position in the inline tree of the code being compiled.
    public struct Node: Hashable, Sendable {
        let index: UInt32
        /// Code that belongs to no method.
        public static let none = Node(index: FrameDescriptorTable.noNode)
    }

    private struct NodeKey: Hashable {
        var parent: UInt32
        var position: InlinedPosition
    }

    private struct Entry {
        var codeOffset: UInt32
        var map: Int
        var node: UInt32
        var debugInfo: UInt32
    }

    private var entries: [Entry] = []
    private var nodes: [NodeKey] = []
    private var nodeIndices: [NodeKey: UInt32] = [:]
    private var maps: [UInt8] = []
    private var mapOffsets: [ReferenceMap: Int] = [:]

    public init() {}

    /// The node of a position, inlined at `parent`. Equal positions share one.
    public mutating func node(_ position: InlinedPosition, inlinedAt parent: Node = .none) -> Node {
        let key = NodeKey(parent: parent.index, position: position)
        if let known = nodeIndices[key] { return Node(index: known) }
        let index = UInt32(nodes.count)
        nodes.append(key)
        nodeIndices[key] = index
        return Node(index: index)
    }

    /// Describes a return address. Offsets may come in any order, each once.
    public mutating func add(codeOffset: Int, _ map: ReferenceMap, at node: Node = .none, debugInfo: UInt32 = 0) {
        let place: Int
        if let known = mapOffsets[map] {
            place = known
        } else {
            place = maps.count
            map.encode(into: &maps)
            mapOffsets[map] = place
        }
        entries.append(
            Entry(codeOffset: UInt32(clamping: codeOffset), map: place, node: node.index, debugInfo: debugInfo))
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// The encoded table; empty when nothing was added.
    public func encode(frameSizeInSlots: UInt32) -> [UInt8] {
        if entries.isEmpty { return [] }
        var bytes: [UInt8] = []
        let mapStart: Int =
            FrameDescriptorTable.headerSize + entries.count * FrameDescriptorTable.entrySize
            + nodes.count * FrameDescriptorTable.nodeSize
        bytes.reserveCapacity(mapStart + maps.count)
        for word in [FrameDescriptorTable.magic, UInt32(entries.count), UInt32(nodes.count), frameSizeInSlots] {
            bytes.append(word)
        }
        for entry in entries.sorted(by: { $0.codeOffset < $1.codeOffset }) {
            bytes.append(entry.codeOffset)
            bytes.append(UInt32(mapStart + entry.map))
            bytes.append(entry.node)
            bytes.append(entry.debugInfo)
        }
        for node in nodes {
            bytes.append(node.parent)
            bytes.append(node.position.method)
            bytes.append(UInt32(bitPattern: node.position.bytecodeIndex))
        }
        bytes.append(contentsOf: maps)
        return bytes
    }
}

extension [UInt8] {
    /// Appends a 32-bit word, little-endian.
    fileprivate mutating func append(_ word: UInt32) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
    }
}
