// SPDX-License-Identifier: Apache-2.0

/// A mistake that a machine is told to make, to show that the stress modes and the heap verifier would notice it.
///
/// Each is what a slip in one part of the runtime amounts to: the collector is not told of some references. The machine
/// then loses objects that are in use, so it may end in any way; only `scripts/check-safety-nets` asks for it.
public enum PlantedFault: String, Sendable, CaseIterable {
    /// One card in four is forgotten, as if stores into old objects had no barrier.
    case droppedBarrier = "dropped-barrier"
    /// The newest handle of each thread is no root.
    case missingHandle = "missing-handle"
    /// The last local variable that holds a reference is missing from each frame's map.
    case missingLocal = "missing-local"
    /// The lowest operand is missing from each frame's map.
    case missingOperand = "missing-operand"
}

extension Heap {
    /// Cleans one card in four of old objects.
    func dropBarriers() {
        let cards = space.cards
        for block in 0..<pool.smallEnd
        where table.kinds[block] == BlockKind.mature || table.kinds[block] == BlockKind.nonMoving {
            let first = block * HeapLayout.cardsInBlock
            for card in stride(from: first, to: first + HeapLayout.cardsInBlock, by: 4) { cards[card] = 0 }
        }
    }
}
