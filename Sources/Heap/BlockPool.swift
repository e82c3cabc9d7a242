// SPDX-License-Identifier: Apache-2.0
import Glibc
import ObjectModel

/// Zeroed memory whose pages cost nothing until they are touched, to be freed by `free`. `T` is a number or Bool.
func zeroedMemory<T: BitwiseCopyable>(count: Int) -> UnsafeMutablePointer<T> {
    guard let memory = calloc(count, MemoryLayout<T>.stride) else {
        preconditionFailure("the process is out of memory")
    }
    return memory.bindMemory(to: T.self, capacity: count)
}

/// State of each block, in raw memory indexed by block number.
struct BlockTable: @unchecked Sendable {
    /// A `BlockKind` for each block that a reference can name, also beyond the reservation.
    let kinds: UnsafeMutablePointer<UInt8>
    /// Bytes from the block's start that are in use. Not kept for large objects.
    let tops: UnsafeMutablePointer<UInt32>
    /// Pinned objects in the block.
    let pins: UnsafeMutablePointer<UInt32>
    let count: Int

    init(count: Int) {
        self.count = count
        // Zero is `free`.
        kinds = zeroedMemory(count: 1 << (32 - HeapLayout.referenceToBlock))
        tops = zeroedMemory(count: count)
        pins = zeroedMemory(count: count)
    }

    func copy() -> BlockTable {
        let copy = BlockTable(count: count)
        copy.kinds.update(from: kinds, count: count)
        copy.tops.update(from: tops, count: count)
        copy.pins.update(from: pins, count: count)
        return copy
    }

    func deallocate() {
        free(kinds)
        free(tops)
        free(pins)
    }
}

/// The free blocks of a heap, and how many are in use.
///
/// Committed free blocks form a list; blocks never used are committed when the list is empty. Movable blocks come from
/// above `movableFloor` while there are any, which leaves the lowest blocks to the non-moving space; runs for large
/// objects come from the top. Callers hold the heap's lock or have stopped all threads.
struct BlockPool {
    let table: BlockTable
    let reservation: Reservation
    /// Blocks that may be in use at a time.
    let maximumBlocks: Int
    let sealsFreedBlocks: Bool
    private let movableFloor: Int
    private(set) var usedBlocks = 0
    private(set) var committedBlocks = 0

    private let isCommitted: UnsafeMutablePointer<Bool>
    /// The list of committed free blocks, oldest first: links by block number, `none` ends it. Valid for members only.
    private let next: UnsafeMutablePointer<UInt32>
    private let previous: UnsafeMutablePointer<UInt32>
    private var oldest = BlockPool.none
    private var latest = BlockPool.none
    private(set) var freeCommittedBlocks = 0
    /// No uncommitted block lies in [movableFloor, hint).
    private var hint: Int
    /// Blocks from here on are free or hold large objects: a bound for walks over the others.
    private(set) var smallEnd = 1

    private static let none = UInt32.max

    init(table: BlockTable, reservation: Reservation, maximumBlocks: Int, sealsFreedBlocks: Bool) {
        self.table = table
        self.reservation = reservation
        self.maximumBlocks = maximumBlocks
        self.sealsFreedBlocks = sealsFreedBlocks
        movableFloor = max(1, min(table.count / 8, (256 << 20) >> HeapLayout.blockShift))
        hint = movableFloor
        isCommitted = zeroedMemory(count: table.count)
        next = zeroedMemory(count: table.count)
        previous = zeroedMemory(count: table.count)
    }

    func copy(table: BlockTable, reservation: Reservation) -> BlockPool {
        var copy = BlockPool(
            table: table, reservation: reservation, maximumBlocks: maximumBlocks, sealsFreedBlocks: sealsFreedBlocks)
        copy.usedBlocks = usedBlocks
        copy.committedBlocks = committedBlocks
        copy.isCommitted.update(from: isCommitted, count: table.count)
        copy.next.update(from: next, count: table.count)
        copy.previous.update(from: previous, count: table.count)
        copy.oldest = oldest
        copy.latest = latest
        copy.freeCommittedBlocks = freeCommittedBlocks
        copy.hint = hint
        copy.smallEnd = smallEnd
        return copy
    }

    func deallocate() {
        free(isCommitted)
        free(next)
        free(previous)
    }

    /// Blocks that can still be taken within the limit.
    var availableBlocks: Int { maximumBlocks - usedBlocks }

    /// Takes a block for movable objects: its tables are clear, its memory is not.
    mutating func take(_ kind: UInt8) -> Int? {
        guard usedBlocks < maximumBlocks else { return nil }
        let candidate = sealsFreedBlocks ? oldest : latest
        if candidate != BlockPool.none, !sealsFreedBlocks || hint >= table.count {
            let block = Int(candidate)
            unlink(block)
            guard makeAccessible(block) else {
                append(block)
                return nil
            }
            assign(block, kind)
            return block
        }
        while hint < table.count, isCommitted[hint] || table.kinds[hint] != BlockKind.free { hint += 1 }
        if hint < table.count {
            guard commit(hint) else { return nil }
            assign(hint, kind)
            return hint
        }
        if candidate != BlockPool.none {
            let block = Int(candidate)
            unlink(block)
            guard makeAccessible(block) else {
                append(block)
                return nil
            }
            assign(block, kind)
            return block
        }
        return takeRun(1, kind, below: movableFloor)?.first
    }

    /// Adjacent blocks from as low (`below` given) or as high as possible.
    struct Run {
        let first: Int
        let count: Int
        /// Whether the memory is known to read as zero.
        let isZero: Bool
    }

    /// Takes `count` adjacent blocks: the lowest ones that end at or below block `limit`, or the highest.
    mutating func takeRun(_ count: Int, _ kind: UInt8, below limit: Int? = nil) -> Run? {
        guard count > 0, count <= availableBlocks else { return nil }
        var length = 0
        if let limit {
            var block = 0
            while block < min(limit, table.count) {
                length = table.kinds[block] == BlockKind.free ? length + 1 : 0
                if length == count { return takeRun(at: block - count + 1, count, kind) }
                block += 1
            }
            return nil
        }
        var block = table.count - 1
        while block > 0 {
            length = table.kinds[block] == BlockKind.free ? length + 1 : 0
            if length == count { return takeRun(at: block, count, kind) }
            block -= 1
        }
        return nil
    }

    private mutating func takeRun(at first: Int, _ count: Int, _ kind: UInt8) -> Run? {
        if committedBlocks + count > maximumBlocks { decommit(keeping: 0) }
        var isZero = true
        for block in first..<(first + count) {
            if isCommitted[block] {
                isZero = false
                unlink(block)
                guard makeAccessible(block) else {
                    append(block)
                    return abandon(first, block)
                }
            } else {
                guard commit(block) else { return abandon(first, block) }
            }
            assign(block, kind)
        }
        return Run(first: first, count: count, isZero: isZero)
    }

    private mutating func abandon(_ first: Int, _ end: Int) -> Run? {
        for block in first..<end { giveBack(block) }
        return nil
    }

    /// Takes block 0, whose usable part starts behind the null guard.
    mutating func takeFirstBlock() -> Bool {
        guard commit(0) else { return false }
        assign(0, BlockKind.nonMoving)
        return true
    }

    /// Takes a block of an image, whose memory and start bits are in place already. Its other tables are committed here.
    mutating func adopt(_ block: Int, _ kind: UInt8, top: Int) {
        if table.kinds[block] == BlockKind.free {
            if isCommitted[block] { unlink(block) } else { _ = commit(block) }
            usedBlocks += 1
        }
        smallEnd = max(smallEnd, block + 1)
        table.kinds[block] = kind
        table.tops[block] = UInt32(top)
    }

    /// Makes a block free. Nothing refers into it any more.
    mutating func giveBack(_ block: Int) {
        table.kinds[block] = BlockKind.free
        table.tops[block] = 0
        usedBlocks -= 1
        append(block)
        if sealsFreedBlocks {
            // When refused, the block merely stays accessible.
            try? reservation.seal(
                .heap, offset: block << HeapLayout.blockShift, sizeInBytes: HeapLayout.blockInBytes)
        }
    }

    /// Returns memory of free blocks to the system, the highest first, until `keep` of them remain.
    mutating func decommit(keeping keep: Int) {
        var block = table.count - 1
        while block > 0, freeCommittedBlocks > keep {
            if isCommitted[block], table.kinds[block] == BlockKind.free {
                do throws(ReservationError) {
                    try reservation.decommit(
                        .heap, offset: block << HeapLayout.blockShift, sizeInBytes: HeapLayout.blockInBytes)
                } catch { return }
                unlink(block)
                isCommitted[block] = false
                committedBlocks -= 1
                if block >= movableFloor { hint = min(hint, block) }
            }
            block -= 1
        }
    }

    /// Commits movable blocks until `count` are committed, as far as the system allows.
    mutating func commitAhead(_ count: Int) {
        var block = movableFloor
        commitRun(from: block, count - committedBlocks)
        while committedBlocks < count, block < table.count {
            if !isCommitted[block], table.kinds[block] == BlockKind.free {
                guard commit(block) else { return }
                append(block)
            }
            block += 1
        }
    }

    private mutating func assign(_ block: Int, _ kind: UInt8) {
        if kind != BlockKind.large { smallEnd = max(smallEnd, block + 1) }
        table.kinds[block] = kind
        table.tops[block] = 0
        usedBlocks += 1
        reservation.space.clearTables(ofBlock: block)
    }

    /// Has the system make the memory of the first run of blocks that need it usable in one step; it is not accounted for yet.
    /// A refusal shows when they are committed one by one.
    private func commitRun(from start: Int, _ count: Int) {
        var first = start
        while first < table.count, isCommitted[first] || table.kinds[first] != BlockKind.free { first += 1 }
        var end = first
        while end < table.count, end - first < count, !isCommitted[end], table.kinds[end] == BlockKind.free { end += 1 }
        guard end > first else { return }
        try? reservation.commit(
            .heap, offset: first << HeapLayout.blockShift, sizeInBytes: (end - first) << HeapLayout.blockShift)
    }

    private mutating func commit(_ block: Int) -> Bool {
        let size = HeapLayout.blockInBytes
        let offset = block * size
        do throws(ReservationError) {
            try reservation.commit(.heap, offset: offset, sizeInBytes: size)
            try reservation.commit(.cardTable, offset: offset >> 9, sizeInBytes: size >> 9)
            try reservation.commit(.markBits, offset: offset >> 6, sizeInBytes: size >> 6)
            try reservation.commit(.heapTables, offset: offset >> 9, sizeInBytes: size >> 9)
        } catch { return false }
        isCommitted[block] = true
        committedBlocks += 1
        return true
    }

    private func makeAccessible(_ block: Int) -> Bool {
        guard sealsFreedBlocks else { return true }
        do throws(ReservationError) {
            try reservation.commit(
                .heap, offset: block << HeapLayout.blockShift, sizeInBytes: HeapLayout.blockInBytes)
            return true
        } catch { return false }
    }

    private mutating func append(_ block: Int) {
        previous[block] = latest
        next[block] = BlockPool.none
        if latest == BlockPool.none { oldest = UInt32(block) } else { next[Int(latest)] = UInt32(block) }
        latest = UInt32(block)
        freeCommittedBlocks += 1
    }

    private mutating func unlink(_ block: Int) {
        let (before, after) = (previous[block], next[block])
        if before == BlockPool.none { oldest = after } else { next[Int(before)] = after }
        if after == BlockPool.none { latest = before } else { previous[Int(after)] = before }
        freeCommittedBlocks -= 1
    }
}
