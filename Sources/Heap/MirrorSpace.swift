// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// The mirrors of classes that can be unloaded. Metadata and code know where a mirror lies, so they must not move; but
/// they die.
///
/// They lie in mature blocks below 4 GiB that count as pinned, so that compaction leaves their objects where they are and
/// forgets the dead ones. Here is kept what a compaction has no use for: the gaps between objects, found anew after each major
/// collection, from which mirrors are allocated. A block without live mirrors becomes an ordinary block again.
struct MirrorSpace {
    /// Free memory, by distance from the heap base, in bytes.
    private var gaps: [Range<Int>] = []
    private var blocks: [Int] = []

    /// Less is not worth a gap: the smallest mirror is larger.
    private static let smallestGap = 64

    /// Null when the object is larger than a block, or there is no memory.
    mutating func allocate(
        _ class_: ClassRef, _ size: Int, _ space: AddressSpace, _ table: BlockTable, _ pool: inout BlockPool
    ) -> Reference {
        guard size >= Int(SwiftletObjectHeaderSize), size <= HeapLayout.blockInBytes else { return .null }
        var index = gaps.lastIndex { $0.count >= size }
        if index == nil {
            let limit = Int(SwiftletNonMovingLimit) >> HeapLayout.blockShift
            guard let run = pool.takeRun(1, BlockKind.mature, below: limit) else { return .null }
            space.clearTables(ofBlock: run.first)
            table.tops[run.first] = UInt32(HeapLayout.blockInBytes)
            table.pins[run.first] += 1
            blocks.append(run.first)
            let start = run.first << HeapLayout.blockShift
            gaps.append(start..<(start + HeapLayout.blockInBytes))
            index = gaps.count - 1
        }
        let gap = gaps[index!]
        if gap.count - size >= MirrorSpace.smallestGap {
            gaps[index!] = (gap.lowerBound + size)..<gap.upperBound
        } else {
            gaps.remove(at: index!)
        }
        return space.initializeOld(space.base + gap.lowerBound, class_, size)
    }

    /// After marking, before compaction: blocks without live objects are no longer pinned.
    mutating func releaseEmptyBlocks(_ space: AddressSpace, _ table: BlockTable) {
        blocks.removeAll { block in
            let lines = space.lines + block * HeapLayout.linesInBlock
            for line in 0..<HeapLayout.linesInBlock where lines[line] != 0 { return false }
            table.pins[block] -= 1
            return true
        }
        gaps = []
    }

    /// After compaction, when the bitmap holds the starts of the live objects.
    mutating func findGaps(_ space: AddressSpace, _ scanner: ObjectScanner) {
        for block in blocks {
            let bitmap = space.bitmap + block * HeapLayout.bitmapWordsInBlock
            var end = block << HeapLayout.blockShift
            for word in 0..<HeapLayout.bitmapWordsInBlock {
                var bits = bitmap[word]
                while bits != 0 {
                    let start = block << HeapLayout.blockShift + word << 9 + bits.trailingZeroBitCount << 3
                    addGap(end, start)
                    end = start + scanner.sizeOfAny(space.base + start)
                    bits &= bits &- 1
                }
            }
            addGap(end, (block + 1) << HeapLayout.blockShift)
        }
    }

    private mutating func addGap(_ start: Int, _ end: Int) {
        if end - start >= MirrorSpace.smallestGap { gaps.append(start..<end) }
    }
}
