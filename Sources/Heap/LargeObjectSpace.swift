// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Objects over 32 KiB. They own whole pages and never move; blocks come from the top of the heap in runs, and free
/// page runs inside them are kept sorted by address, merged, and used first-fit.
///
/// A new large object is young: a minor collection that does not reach it frees it, one that reaches it makes it old
/// (its start bit is set). Only old ones can be the source of remembered references.
struct LargeObjectSpace {
    struct Object {
        /// Page number, from the heap base.
        let page: Int
        let pageCount: Int
    }

    struct Allocation {
        let start: UnsafeMutableRawPointer
        let isZero: Bool
    }

    var young: [Object] = []
    var old: [Object] = []
    private var freeRuns: [Range<Int>] = []
    private(set) var usedPages = 0

    private static let pagesInBlock = HeapLayout.blockInBytes / HeapLayout.pageInBytes

    var usedBytes: Int { usedPages * HeapLayout.pageInBytes }

    static func reference(_ object: Object) -> UInt32 {
        UInt32(truncatingIfNeeded: object.page * (HeapLayout.pageInBytes >> Int(SwiftletReferenceShift)))
    }

    /// Pages for `size` bytes; nil unless `reserve` blocks remain for others.
    mutating func allocate(_ size: Int, _ pool: inout BlockPool, reserve: Int) -> Allocation? {
        guard size > 0, size <= Int(SwiftletMaximumHeapSize) else { return nil }
        let count = (size + HeapLayout.pageInBytes - 1) / HeapLayout.pageInBytes
        let space = pool.reservation.space
        var page: Int
        var isZero = false
        if let index = freeRuns.firstIndex(where: { $0.count >= count }) {
            let run = freeRuns[index]
            page = run.lowerBound
            if run.count == count {
                freeRuns.remove(at: index)
            } else {
                freeRuns[index] = (page + count)..<run.upperBound
            }
        } else {
            let blocks = (count + LargeObjectSpace.pagesInBlock - 1) / LargeObjectSpace.pagesInBlock
            guard blocks <= pool.availableBlocks - reserve, let run = pool.takeRun(blocks, BlockKind.large) else {
                return nil
            }
            page = run.first * LargeObjectSpace.pagesInBlock
            isZero = run.isZero
            let end = (run.first + run.count) * LargeObjectSpace.pagesInBlock
            if page + count < end { insertFree((page + count)..<end) }
        }
        usedPages += count
        young.append(Object(page: page, pageCount: count))
        let start = space.base + page * HeapLayout.pageInBytes
        let cards = count * HeapLayout.pageInBytes / HeapLayout.cardInBytes
        space.card(of: start).initializeMemory(as: UInt8.self, repeating: 0, count: cards)
        return Allocation(start: start, isZero: isZero)
    }

    /// Frees the young objects that were not reached and makes the others old.
    mutating func finishMinorCollection(_ pool: inout BlockPool) {
        if young.isEmpty { return }
        let space = pool.reservation.space
        for object in young {
            if space.isStart(LargeObjectSpace.reference(object)) { old.append(object) } else { free(object) }
        }
        young.removeAll(keepingCapacity: true)
        releaseBlocks(&pool)
    }

    /// Frees all objects whose start bit is not set; the others are old.
    mutating func finishMajorCollection(_ pool: inout BlockPool) {
        let space = pool.reservation.space
        var kept: [Object] = []
        for object in old + young {
            if space.isStart(LargeObjectSpace.reference(object)) { kept.append(object) } else { free(object) }
        }
        old = kept
        young.removeAll(keepingCapacity: true)
        releaseBlocks(&pool)
    }

    private mutating func free(_ object: Object) {
        usedPages -= object.pageCount
        insertFree(object.page..<(object.page + object.pageCount))
    }

    private mutating func insertFree(_ run: Range<Int>) {
        var low = 0
        var high = freeRuns.count
        while low < high {
            let middle = (low + high) / 2
            if freeRuns[middle].lowerBound < run.lowerBound { low = middle + 1 } else { high = middle }
        }
        var merged = run
        if low < freeRuns.count, freeRuns[low].lowerBound == run.upperBound {
            merged = merged.lowerBound..<freeRuns[low].upperBound
            freeRuns.remove(at: low)
        }
        if low > 0, freeRuns[low - 1].upperBound == merged.lowerBound {
            freeRuns[low - 1] = freeRuns[low - 1].lowerBound..<merged.upperBound
        } else {
            freeRuns.insert(merged, at: low)
        }
    }

    /// Gives whole free blocks back to the pool.
    private mutating func releaseBlocks(_ pool: inout BlockPool) {
        let pages = LargeObjectSpace.pagesInBlock
        var remaining: [Range<Int>] = []
        for run in freeRuns {
            let first = (run.lowerBound + pages - 1) / pages
            let end = run.upperBound / pages
            guard first < end else {
                remaining.append(run)
                continue
            }
            if run.lowerBound < first * pages { remaining.append(run.lowerBound..<(first * pages)) }
            for block in first..<end { pool.giveBack(block) }
            if end * pages < run.upperBound { remaining.append((end * pages)..<run.upperBound) }
        }
        freeRuns = remaining
    }
}
