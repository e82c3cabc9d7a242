// SPDX-License-Identifier: Apache-2.0

/// One Java frame that a compiled frame stands for: a position in a method.
public struct InlinedPosition: Hashable, Sendable {
    /// What the client identifies methods by, commonly the offset of a method's metadata.
    public var method: UInt32
    /// Bytecode index; -1 for the method's entry, before the first bytecode.
    public var bytecodeIndex: Int32

    public init(method: UInt32, bytecodeIndex: Int32) {
        self.method = method
        self.bytecodeIndex = bytecodeIndex
    }
}

/// What is known about the code at one return address. A view into its table: valid as long as that.
public struct FrameDescriptor {
    let table: FrameDescriptorTable
    let entry: Int

    /// Offset of the return address from the start of the code.
    public var codeOffset: UInt32 { table.word(entry, .codeOffset) }

    /// Chosen by the compiler, commonly where its description of locals and stack for deoptimization begins; 0 for none.
    public var debugInfo: UInt32 { table.word(entry, .debugInfo) }

    /// Bit n: general-purpose register n holds a reference.
    public var referenceRegisters: UInt16 {
        var offset: Int = table.mapOffset(entry)
        return UInt16(truncatingIfNeeded: table.bytes.readULEB128(&offset) ?? 0)
    }

    /// Calls `body` with every stack slot (of 4 bytes, from the stack pointer) that holds a reference, in order.
    @inline(__always)
    public func forEachReferenceSlot(_ body: (UInt32) -> Void) {
        var offset: Int = table.mapOffset(entry)
        guard table.bytes.readULEB128(&offset) != nil, let runs = table.bytes.readULEB128(&offset) else { return }
        var slot: UInt32 = 0
        for _ in 0..<runs {
            guard let gap = table.bytes.readULEB128(&offset), let length = table.bytes.readULEB128(&offset) else {
                return
            }
            slot &+= gap
            for _ in 0..<length {
                body(slot)
                slot &+= 1
            }
        }
    }

    /// The map as a value.
    public var referenceMap: ReferenceMap {
        var map = ReferenceMap(registers: referenceRegisters)
        forEachReferenceSlot { map.add(slot: $0) }
        return map
    }

    /// The Java frames here, innermost first; empty in code that belongs to no method.
    public var inlinedPositions: InlinedPositions { InlinedPositions(table: table, node: table.word(entry, .node)) }
}

/// Walks from an inlined position to its callers.
public struct InlinedPositions: Sequence, IteratorProtocol {
    let table: FrameDescriptorTable
    var node: UInt32

    public mutating func next() -> InlinedPosition? {
        guard let (position, parent) = table.node(node) else { return nil }
        node = parent
        return position
    }
}
