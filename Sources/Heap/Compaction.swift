// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Sliding compaction without forwarding words, after Kermany and Petrank, "The Compressor: Concurrent, Incremental, and
// Parallel Compaction" (PLDI 2006), but in place and by blocks.
//
// After marking, the new address of an object is a function of the bitmap and of one number for each line of 2 KiB:
//
//     new(object) = lines[line of object] + live words in the line before the object
//
// so headers stay intact, no memory is needed beside the tables, and references can be updated and objects moved in one
// pass over the live objects.
//
// - *Sequence*: the blocks to compact, by address. Blocks that hold a pinned object, or hardly any garbage, are
//   left out; their objects keep their addresses. Destinations are the blocks of the sequence, from the first on.
// - *Unit*: all live objects that start in one line go to the same destination block, side by side. So no object
//   crosses blocks, and a destination loses less than a line and an object at its end.
// - *Order*: a destination never passes its source. By induction: with the destination in an earlier block there is
//   nothing to show; in the source's own block, all lines before have at most kept their offset.
// - A line's first words may belong to an object that starts before. They are subtracted from `lines`, which makes the
//   formula right for the objects that do start there.
//
// When done, all objects are mature, the bitmap again holds start bits only, and no card is dirty.

struct Compaction {
    let space: AddressSpace
    let scanner: ObjectScanner
    let table: BlockTable
    /// Movable objects lie in blocks below this.
    private let blockEnd: Int
    /// Blocks to compact, in order; the first `destinationCount` of them hold objects in the end.
    var sequence: BlockList
    private(set) var destinationCount = 0
    /// Bytes used of each destination, by position in the sequence.
    private var destinationTops: BlockList
    /// Blocks whose objects stay.
    var unmoved: BlockList
    private(set) var liveBytes = 0

    init(_ heap: Heap) {
        space = heap.space
        scanner = ObjectScanner(heap.space, heap.wellKnown)
        table = heap.table
        blockEnd = heap.pool.smallEnd
        sequence = BlockList(capacity: heap.table.count)
        destinationTops = BlockList(capacity: heap.table.count)
        unmoved = BlockList(capacity: heap.table.count)
    }

    func deallocate() {
        sequence.deallocate()
        destinationTops.deallocate()
        unmoved.deallocate()
    }

    // MARK: Plan

    /// Decides which blocks take part and where each line's objects go.
    ///
    /// - Parameter denseBytes: blocks with more live bytes than this are left alone.
    mutating func plan(denseBytes: Int) {
        for block in 0..<blockEnd
        where table.kinds[block] == BlockKind.young || table.kinds[block] == BlockKind.mature {
            let lines = space.lines + block * HeapLayout.linesInBlock
            var words = 0
            for line in 0..<HeapLayout.linesInBlock { words += Int(lines[line]) }
            liveBytes += words * 8
            if words > 0, table.pins[block] > 0 || words * 8 > denseBytes {
                unmoved.append(block)
            } else {
                table.kinds[block] = BlockKind.moving
                sequence.append(block)
            }
        }
        var destination = 0
        var top = 0
        for index in 0..<sequence.count {
            planBlock(sequence[index], &destination, &top)
        }
        if top > 0 {
            destinationTops.append(top * 8)
            destinationCount = destination + 1
        }
    }

    /// Places the lines of a block. `destination` is a position in the sequence, `top` the words used there.
    private mutating func planBlock(_ block: Int, _ destination: inout Int, _ top: inout Int) {
        let lines = space.lines + block * HeapLayout.linesInBlock
        let bitmap = space.bitmap + block * HeapLayout.bitmapWordsInBlock
        let wordsInBlock = HeapLayout.blockInBytes / 8
        // Live words, from this line on, of objects that started in lines before.
        var carried = 0
        for line in 0..<HeapLayout.linesInBlock {
            let starting = Int(lines[line])
            let tail = min(carried, HeapLayout.wordsInLine)
            if starting > 0 {
                if top + starting > wordsInBlock {
                    destinationTops.append(top * 8)
                    destination += 1
                    top = 0
                }
                let start = UInt32(sequence[destination]) << UInt32(HeapLayout.referenceToBlock)
                lines[line] = start &+ UInt32(top) &- UInt32(tail)
                top += starting
            }
            var live = 0
            for word in (line * 4)..<(line * 4 + 4) { live += Int(populationCount(bitmap[word])) }
            carried += starting - live
        }
    }

    // MARK: Update and move

    /// Where an object is after this collection.
    @inline(__always)
    func forwarded(_ reference: UInt32) -> UInt32 {
        if table.kinds[Int(reference &>> UInt32(HeapLayout.referenceToBlock))] != BlockKind.moving { return reference }
        let line = Int(reference &>> UInt32(HeapLayout.referenceToLine))
        let words = space.bitmap + line &* 4
        let offset = Int(reference) & (HeapLayout.wordsInLine - 1)
        let last = offset &>> 6
        var live = populationCount(words[last] & ((1 &<< UInt64(offset & 63)) &- 1))
        var word = 0
        while word < last {
            live &+= populationCount(words[word])
            word &+= 1
        }
        return space.lines[line] &+ UInt32(truncatingIfNeeded: live)
    }

    @inline(__always)
    func update(_ slot: UnsafeMutablePointer<Reference>) {
        let reference = slot.pointee.rawValue
        if reference != 0 { slot.pointee = Reference(rawValue: forwarded(reference)) }
    }

    @inline(__always)
    func updateSlots(_ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>) {
        scanner.forEachSlot(object, class_) { slot in update(slot) }
    }

    /// Updates all objects of the compacted and the unmoved blocks, and moves the former.
    func updateAndMove() {
        for index in 0..<unmoved.count { updateUnmoved(unmoved[index]) }
        for index in 0..<sequence.count {
            forEachLive(sequence[index]) { object, class_, size in
                updateSlots(object, class_)
                let target = scanner.address(forwarded(space.reference(object).rawValue))
                if target == object { return }
                if target + size <= object, size <= 128 {
                    var offset = 0
                    while offset < size {
                        target.storeBytes(
                            of: object.load(fromByteOffset: offset, as: UInt64.self), toByteOffset: offset,
                            as: UInt64.self)
                        offset &+= 8
                    }
                } else {
                    // May overlap.
                    target.copyMemory(from: object, byteCount: size)
                }
            }
        }
    }

    /// Updates the objects of an unmoved block, and reduces its bitmap to start bits, as no address depends on it.
    private func updateUnmoved(_ block: Int) {
        var starts = StartWriter(space.bitmap + block * HeapLayout.bitmapWordsInBlock)
        let start = space.blockStart(block)
        forEachLive(block) { object, class_, _ in
            updateSlots(object, class_)
            starts.add((object - start) &>> 3)
        }
        starts.finish()
    }

    /// Calls `body` for each live object of a block, in address order. Sizes are taken before the call.
    @inline(__always)
    func forEachLive(
        _ block: Int,
        _ body: (UnsafeMutableRawPointer, UnsafeMutablePointer<ClassMetadata>, Int) -> Void
    ) {
        let bitmap = space.bitmap + block * HeapLayout.bitmapWordsInBlock
        let start = space.blockStart(block)
        var position = 0
        let end = HeapLayout.blockInBytes / 8
        while position < end {
            let rest = bitmap[position &>> 6] &>> UInt64(position & 63)
            if rest == 0 {
                position = (position &+ 64) & ~63
                continue
            }
            position &+= rest.trailingZeroBitCount
            let object = start + position &<< 3
            let class_ = scanner.class_(of: object)
            let size = scanner.sizeOfAny(object, class_)
            position &+= size &>> 3
            body(object, class_, size)
        }
    }

    // MARK: Finish

    /// Turns the bitmap back into start bits, and all blocks with objects into mature ones.
    func finish() {
        for index in 0..<unmoved.count {
            let block = unmoved[index]
            table.kinds[block] = BlockKind.mature
            clearLines(block)
            space.clearCards(ofBlock: block)
        }
        for index in 0..<sequence.count {
            let block = sequence[index]
            space.clearTables(ofBlock: block)
            clearLines(block)
            guard index < destinationCount else { continue }
            table.kinds[block] = BlockKind.mature
            table.tops[block] = UInt32(destinationTops[index])
            var starts = StartWriter(space.bitmap + block * HeapLayout.bitmapWordsInBlock)
            let start = space.blockStart(block)
            var offset = 0
            while offset < destinationTops[index] {
                starts.add(offset &>> 3)
                offset &+= scanner.size(start + offset, scanner.class_(of: start + offset))
            }
            starts.finish()
        }
    }

    private func clearLines(_ block: Int) {
        (space.lines + block * HeapLayout.linesInBlock).update(repeating: 0, count: HeapLayout.linesInBlock)
    }
}

/// Writes the bitmap of one block anew, given the starts of its objects in rising order. A word is written when
/// the next one begins, hence never before a walker of the old bitmap has passed it.
struct StartWriter {
    private let bitmap: UnsafeMutablePointer<UInt64>
    private var word = 0
    private var bits: UInt64 = 0

    init(_ bitmap: UnsafeMutablePointer<UInt64>) { self.bitmap = bitmap }

    /// `position` in units of 8 bytes from the block's start.
    @inline(__always)
    mutating func add(_ position: Int) {
        let target = position &>> 6
        while word < target {
            bitmap[word] = bits
            bits = 0
            word &+= 1
        }
        bits |= 1 &<< UInt64(position & 63)
    }

    mutating func finish() {
        while word < HeapLayout.bitmapWordsInBlock {
            bitmap[word] = bits
            bits = 0
            word += 1
        }
    }
}
