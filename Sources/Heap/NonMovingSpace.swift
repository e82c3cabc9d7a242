// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Objects that never move and are never freed: mirrors of classes that are not unloaded, constants of code, objects of a
/// start-up image, in the lowest blocks. Each collection treats them as reachable.
///
/// Objects are laid side by side from the 64 KiB null guard on. One that exceeds a block begins a run of blocks of its
/// own; elsewhere in this space every object starts and ends in the same block.
struct NonMovingSpace {
    /// The block being filled.
    var block = 0

    /// Returns null when no block below 4 GiB is left.
    mutating func allocate(
        _ class_: ClassRef, _ size: Int, _ space: AddressSpace, _ table: BlockTable, _ pool: inout BlockPool
    ) -> Reference {
        guard size >= Int(SwiftletObjectHeaderSize), size < Int(SwiftletNonMovingLimit) else { return .null }
        let limit = Int(SwiftletNonMovingLimit) >> HeapLayout.blockShift
        let top = Int(table.tops[block])
        let start: UnsafeMutableRawPointer
        if top + size <= HeapLayout.blockInBytes {
            start = space.blockStart(block) + top
            table.tops[block] = UInt32(top + size)
        } else {
            let count = (size + HeapLayout.blockInBytes - 1) >> HeapLayout.blockShift
            guard let run = pool.takeRun(count, BlockKind.nonMoving, below: limit) else { return .null }
            start = space.blockStart(run.first)
            for index in 0..<count {
                let rest = size - index << HeapLayout.blockShift
                table.tops[run.first + index] = UInt32(min(rest, HeapLayout.blockInBytes))
            }
            if count == 1 { block = run.first }
        }
        return space.initializeOld(start, class_, size)
    }
}

extension AddressSpace {
    /// Makes memory of the heap an object outside of the nursery.
    func initializeOld(_ start: UnsafeMutableRawPointer, _ class_: ClassRef, _ size: Int) -> Reference {
        start.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        start.storeBytes(of: UInt64(class_.rawValue), as: UInt64.self)
        // Initializing stores need no barrier, so a new object counts as written to.
        card(of: start).initializeMemory(
            as: UInt8.self, repeating: 1,
            count: (size - 1 + (start - base) & (HeapLayout.cardInBytes - 1)) / HeapLayout.cardInBytes + 1)
        let reference = reference(start)
        setStart(reference.rawValue)
        return reference
    }
}
