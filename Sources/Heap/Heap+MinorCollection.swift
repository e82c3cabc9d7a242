// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Heap {
    /// Evacuates the nursery. At a safepoint.
    func collectMinor(_ roots: some RootProvider) {
        if options.plantedFault == .droppedBarrier { dropBarriers() }
        let count = max(1, min(options.collectorThreads, Heap.mostCollectorThreads))
        prepareWorkers(count)
        let workers = UnsafeMutablePointer<MinorCollection>.allocate(capacity: count)
        for number in 0..<count {
            (workers + number).initialize(to: MinorCollection(self, number: number, isShared: count > 1))
        }
        if count > 1 { evacuateTogether(roots, workers, count) } else { evacuate(roots, workers) }
        processReferences(roots, workers)
        for number in 0..<count {
            workers[number].restoreHeaders()
            workers[number].closeTargets()
        }
        finishMinorCollection(UnsafeBufferPointer(start: workers, count: count))
        for number in 0..<count { workers[number].deallocate() }
        workers.deallocate()
    }

    /// More would wait for memory, not for processors.
    static let mostCollectorThreads = 8

    /// Reaches everything, alone.
    private func evacuate(_ roots: some RootProvider, _ collection: UnsafeMutablePointer<MinorCollection>) {
        visitRoots(roots, collection)
        for object in largeObjects.old { collection.pointee.scanCards(ofLarge: object) }
        for block in 0..<pool.smallEnd where mayHaveCards(block) { collection.pointee.scanCards(ofBlock: block) }
        collection.pointee.drain()
    }

    /// Reaches everything, with the help of other threads.
    private func evacuateTogether(
        _ roots: some RootProvider, _ workers: UnsafeMutablePointer<MinorCollection>, _ count: Int
    ) {
        // Workers add objects to the blocks that they have open, so the cards of these come first.
        let open = matureBlocks.compactMap { $0 }
        let blocks = (0..<pool.smallEnd).filter { mayHaveCards($0) && !open.contains($0) }
        let team = MinorTeam(workers, count, collectorThreads, blocks: blocks, large: largeObjects.old)
        for number in 0..<count { workers[number].team = Unmanaged.passUnretained(team) }
        for block in open { workers.pointee.scanCards(ofBlock: block) }
        workers.pointee.finishCards()
        team.start(isEager: options.sharesEagerly)
        visitRoots(roots, workers)
        repeat { workers.pointee.work() } while team.waitForWork()
        team.finish()
        for number in 1..<count { workers.pointee.discovered.add(workers[number].discovered) }
        for number in 0..<count { workers[number].team = nil }
    }

    private func mayHaveCards(_ block: Int) -> Bool {
        table.kinds[block] == BlockKind.mature || table.kinds[block] == BlockKind.nonMoving
    }

    private func visitRoots(_ roots: some RootProvider, _ collection: UnsafeMutablePointer<MinorCollection>) {
        for reference in pins.counts.keys {
            let block = Int(reference >> UInt32(HeapLayout.referenceToBlock))
            if table.kinds[block] == BlockKind.young { collection.pointee.makeInPlace(block) }
        }
        for reference in pins.counts.keys {
            var slot = Reference(rawValue: reference)
            _ = collection.pointee.update(&slot)
        }
        var visitor = RootVisitor(
            kinds: table.kinds, lastInteresting: BlockKind.large, context: UnsafeMutableRawPointer(collection),
            action: { context, slot in
                _ = context.assumingMemoryBound(to: MinorCollection.self).pointee.update(slot)
            })
        visitor.visit(&pendingHead)
        roots.visitYoungRoots(&visitor)
    }

    private func processReferences(_ roots: some RootProvider, _ collection: UnsafeMutablePointer<MinorCollection>) {
        let discovered = collection.pointee.discovered
        pendingHead = collection.pointee.processReferences(discovered, pendingHead: pendingHead)
        var weakVisitor = WeakRootVisitor(
            kind: .minor, kinds: table.kinds, lastInteresting: BlockKind.large,
            context: UnsafeMutableRawPointer(collection),
            forwarding: { context, reference in
                let collection = context.assumingMemoryBound(to: MinorCollection.self)
                return Reference(rawValue: collection.pointee.reached(reference.rawValue) ?? 0)
            })
        roots.visitWeakRoots(&weakVisitor)
    }

    /// Frees what was evacuated and decides how large the nursery is to be.
    private func finishMinorCollection(_ workers: UnsafeBufferPointer<MinorCollection>) {
        let edenBytes = (youngBlocks.count - survivorBlocks) << HeapLayout.blockShift
        var retainedBlocks = 0
        for index in 0..<youngBlocks.count {
            let block = youngBlocks[index]
            if table.kinds[block] == BlockKind.inPlace {
                table.kinds[block] = BlockKind.mature
                retainedBlocks += 1
            } else {
                pool.giveBack(block)
            }
        }
        youngBlocks.count = 0
        let ages = workers[0].ages
        var promoted = 0
        for (number, worker) in workers.enumerated() {
            for index in 0..<worker.survivor.blocks.count {
                let block = worker.survivor.blocks[index]
                table.kinds[block] = BlockKind.young
                youngBlocks.append(block)
            }
            matureBlocks[number] = worker.mature.block >= 0 ? worker.mature.block : nil
            promoted += worker.promotedBytes()
            if number > 0 { for age in 1...16 { ages[age] += worker.ages[age] } }
        }
        survivorBlocks = youngBlocks.count
        edenBlock = nil
        largeObjects.finishMinorCollection(&pool)
        largeBytesSinceCollection = 0

        var survived = 0
        for age in 1...16 { survived += ages[age] }
        statistics.survivedBytes += UInt64(survived)
        statistics.promotedBytes += UInt64(promoted)
        if (survived + promoted) * 16 > edenBytes, edenBytes >= edenBudget << HeapLayout.blockShift {
            edenBudget = min(edenBudget * 2, maximumEdenBudget)
        }
        chooseTenuringAge(ages)
        // Objects that had to stay in place tell that memory is short.
        isMajorDue =
            retainedBlocks > pins.counts.count || pool.usedBlocks - survivorBlocks > majorThreshold
            || pool.availableBlocks < copyReserve + 2
    }

    /// Keeps as many ages in the nursery as fit in an eighth of eden.
    private func chooseTenuringAge(_ ages: UnsafeMutablePointer<Int>) {
        let target = max(edenBudget << (HeapLayout.blockShift - 3), 128 << 10)
        var total = 0
        for age in 1..<15 {
            total += ages[age]
            if total > target {
                tenuringAge = age
                return
            }
        }
        tenuringAge = 15
    }
}

extension MinorCollection {
    /// Bytes copied to mature blocks.
    func promotedBytes() -> Int {
        var bytes = 0
        for index in 0..<mature.blocks.count { bytes += Int(tops[mature.blocks[index]]) }
        return bytes - promotedBefore
    }
}
