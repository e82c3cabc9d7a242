// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Heap {
    /// Evacuates the nursery. At a safepoint.
    func collectMinor(_ roots: some RootProvider) {
        if options.plantedFault == .droppedBarrier { dropBarriers() }
        var collection = MinorCollection(self)
        withUnsafeMutablePointer(to: &collection) { collection in
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
            roots.visitRoots(&visitor)
            for object in largeObjects.old { collection.pointee.scanCards(ofLarge: object) }
            for block in 0..<pool.smallEnd
            where table.kinds[block] == BlockKind.mature || table.kinds[block] == BlockKind.nonMoving {
                collection.pointee.scanCards(ofBlock: block)
            }
            collection.pointee.drain()
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
        collection.closeTargets()
        finishMinorCollection(collection)
        collection.deallocate()
    }

    /// Frees what was evacuated and decides how large the nursery is to be.
    private func finishMinorCollection(_ collection: MinorCollection) {
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
        for index in 0..<collection.survivor.blocks.count {
            let block = collection.survivor.blocks[index]
            table.kinds[block] = BlockKind.young
            youngBlocks.append(block)
        }
        survivorBlocks = youngBlocks.count
        edenBlock = nil
        matureBlock = collection.mature.block >= 0 ? collection.mature.block : nil
        largeObjects.finishMinorCollection(&pool)
        largeBytesSinceCollection = 0

        var survived = 0
        for age in 1...16 { survived += collection.ages[age] }
        let promoted = collection.promotedBytes()
        statistics.survivedBytes += UInt64(survived)
        statistics.promotedBytes += UInt64(promoted)
        if (survived + promoted) * 16 > edenBytes, edenBytes >= edenBudget << HeapLayout.blockShift {
            edenBudget = min(edenBudget * 2, maximumEdenBudget)
        }
        chooseTenuringAge(collection.ages)
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
