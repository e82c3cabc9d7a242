// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Heap {
    /// Marks everything reachable and compacts it into mature blocks; the nursery is empty afterwards. At a safepoint.
    ///
    /// - Parameter isLastResort: clears all soft references and leaves no garbage between objects, but in blocks with
    ///   pinned ones.
    func collectMajor(_ roots: some RootProvider, isLastResort: Bool) {
        softReferenceBudget = max(0, (pool.maximumBlocks - pool.usedBlocks) << HeapLayout.blockShift)
        let units = markLive(roots, clearsSoftReferences: isLastResort)
        mirrors.releaseEmptyBlocks(space, table)
        var compaction = Compaction(self)
        compaction.plan(denseBytes: isLastResort ? HeapLayout.blockInBytes : HeapLayout.blockInBytes / 16 * 15)
        withUnsafeMutablePointer(to: &compaction) { compaction in
            updateRoots(roots, units.live, compaction)
            compaction.pointee.updateAndMove()
        }
        compaction.finish()
        finishMajorCollection(compaction)
        compaction.deallocate()
        if !units.dead.isEmpty { roots.unload(units.dead) }
    }

    /// Returns the unloadable units that have been reached, and those that have not.
    private func markLive(
        _ roots: some RootProvider, clearsSoftReferences: Bool
    ) -> (live: [UInt32], dead: [UInt32]) {
        for block in 0..<pool.smallEnd
        where table.kinds[block] == BlockKind.young || table.kinds[block] == BlockKind.mature {
            space.clearBitmap(ofBlock: block)
        }
        for object in largeObjects.old { space.clearStart(LargeObjectSpace.reference(object)) }
        let count = max(1, min(options.collectorThreads, Heap.mostCollectorThreads))
        let phase = UnsafeMutablePointer<MarkPhase>.allocate(capacity: count)
        for number in 0..<count {
            (phase + number).initialize(
                to: MarkPhase(
                    self, roots, clearsSoftReferences: clearsSoftReferences, number: number,
                    leader: number > 0 ? phase : nil))
        }
        forEachNonMoving { object in phase.pointee.scan(object) }
        for reference in pins.counts.keys { phase.pointee.mark(reference) }
        phase.pointee.mark(pendingHead.rawValue)
        var visitor = phase.pointee.visitor(phase)
        roots.visitRoots(&visitor)
        if count > 1 { drainTogether(phase, count) } else { phase.pointee.drain() }
        let discovered = phase.pointee.discovered
        pendingHead = phase.pointee.processReferences(discovered, pendingHead: pendingHead)
        let units = phase.pointee.units
        for number in 0..<count { phase[number].deallocate() }
        phase.deinitialize(count: count)
        phase.deallocate()
        return units
    }

    /// Marks all that can be reached from what the first worker has marked.
    private func drainTogether(_ workers: UnsafeMutablePointer<MarkPhase>, _ count: Int) {
        let team = MarkTeam(workers, count, collectorThreads, reachedUnits: workers.pointee.reachedUnits)
        for number in 0..<count { workers[number].team = Unmanaged.passUnretained(team) }
        if options.sharesEagerly { workers.pointee.beginSharing() }
        workers.pointee.drain()
        if workers.pointee.isShared { while team.waitForWork(0) { workers.pointee.drain() } }
        team.finish()
        for number in 1..<count { workers.pointee.discovered.add(workers[number].discovered) }
        for number in 0..<count { workers[number].endSharing() }
    }

    private func updateRoots(
        _ roots: some RootProvider, _ liveUnits: [UInt32], _ compaction: UnsafeMutablePointer<Compaction>
    ) {
        let scanner = compaction.pointee.scanner
        forEachNonMoving { object in compaction.pointee.updateSlots(object, scanner.class_(of: object)) }
        for object in largeObjects.old + largeObjects.young
        where space.isStart(LargeObjectSpace.reference(object)) {
            let address = space.base + object.page * HeapLayout.pageInBytes
            compaction.pointee.updateSlots(address, scanner.class_(of: address))
        }
        compaction.pointee.update(&pendingHead)
        var visitor = RootVisitor(
            kinds: table.kinds, lastInteresting: BlockKind.moving, context: UnsafeMutableRawPointer(compaction),
            action: { context, slot in context.assumingMemoryBound(to: Compaction.self).pointee.update(slot) })
        roots.visitRoots(&visitor)
        for unit in liveUnits { roots.visitUnit(unit, &visitor) }
        var weakVisitor = WeakRootVisitor(
            kind: .major, kinds: table.kinds, lastInteresting: UInt8.max,
            context: UnsafeMutableRawPointer(compaction),
            forwarding: { context, reference in
                context.assumingMemoryBound(to: Compaction.self).pointee.forwardedIfLive(reference)
            })
        roots.visitWeakRoots(&weakVisitor)
    }

    /// Frees empty blocks and dead large objects, and decides when the next major collection is due.
    private func finishMajorCollection(_ compaction: Compaction) {
        for index in compaction.destinationCount..<compaction.sequence.count {
            pool.giveBack(compaction.sequence[index])
        }
        youngBlocks.count = 0
        survivorBlocks = 0
        edenBlock = nil
        for worker in matureBlocks.indices { matureBlocks[worker] = nil }
        if compaction.destinationCount > 0 { matureBlocks[0] = compaction.sequence[compaction.destinationCount - 1] }
        mirrors.findGaps(space, compaction.scanner)
        largeObjects.finishMajorCollection(&pool)
        largeBytesSinceCollection = 0
        for block in 0..<pool.smallEnd where table.kinds[block] == BlockKind.nonMoving {
            space.clearCards(ofBlock: block)
        }
        for object in largeObjects.old {
            let start = space.base + object.page * HeapLayout.pageInBytes
            let cards = object.pageCount * HeapLayout.pageInBytes / HeapLayout.cardInBytes
            space.card(of: start).initializeMemory(as: UInt8.self, repeating: 0, count: cards)
        }
        statistics.liveBytes = compaction.liveBytes + largeObjects.usedBytes
        isMajorDue = false
        chooseSizes()
    }

    /// Lets the mature space grow by about its live size before the next major collection, and returns memory that is
    /// unlikely to be needed until then.
    private func chooseSizes() {
        let live = pool.usedBlocks
        let initial = max(limits.initial >> HeapLayout.blockShift, 64)
        let limit = pool.maximumBlocks - 2
        majorThreshold = min(max(live + live / 2 + 16, initial), limit)
        let wanted = majorThreshold + edenBudget * 2
        pool.decommit(keeping: max(0, wanted - live))
    }

    /// Calls `body` for each object of the non-moving space.
    @inline(__always)
    func forEachNonMoving(_ body: (UnsafeMutableRawPointer) -> Void) {
        for block in 0..<pool.smallEnd where table.kinds[block] == BlockKind.nonMoving {
            forEachStart(block, body)
        }
    }

    /// Calls `body` for each object that starts in a block, by start bits.
    @inline(__always)
    func forEachStart(_ block: Int, _ body: (UnsafeMutableRawPointer) -> Void) {
        let bitmap = space.bitmap + block * HeapLayout.bitmapWordsInBlock
        let start = space.blockStart(block)
        for word in 0..<HeapLayout.bitmapWordsInBlock {
            var bits = bitmap[word]
            while bits != 0 {
                body(start + word << 9 + bits.trailingZeroBitCount << 3)
                bits &= bits &- 1
            }
        }
    }
}

extension Compaction {
    /// New name of a live object; null for a dead one.
    func forwardedIfLive(_ reference: Reference) -> Reference {
        let kind = table.kinds[Int(reference.rawValue >> UInt32(HeapLayout.referenceToBlock))]
        guard kind == BlockKind.nonMoving || space.isStart(reference.rawValue) else { return .null }
        return Reference(rawValue: forwarded(reference.rawValue))
    }
}
