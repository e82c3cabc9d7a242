// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Evacuation of the nursery, after Cheney: objects reached from roots and from dirty cards are copied to survivor
// blocks or, once old enough, to mature blocks; the copies themselves are the queue of what is still to be scanned.
//
// - *Forwarding*: the old header becomes {new reference, tag 3} by one 64-bit store.
// - *In place*: an object that must not move (pinned, large) or cannot (no free block) stays, gets its start bit, and
//   is scanned from a stack; its block turns mature as it is. Objects of the block that were not reached simply have
//   no start bit, so no filler is needed. This makes running out of memory during a collection harmless.
// - *Remembered set*: whenever an object outside of the nursery is scanned and a slot is left referring to a survivor,
//   the slot's card is dirtied. Cards are cleared before they are scanned.
// - *Prefetching*: what takes time is waiting for the headers of objects to be evacuated. So a slot found by scanning
//   waits in a short queue while its object's header is fetched.
//
// Invariants when done: no block is `survivor` or `inPlace`; every young block but survivors is free; each slot outside
// the nursery that refers into it lies on a dirty card.

/// Where one generation's copies go, and which of them have been scanned.
struct CopyTarget {
    var top: UnsafeMutableRawPointer
    var end: UnsafeMutableRawPointer
    /// The block being filled; -1 at first.
    var block = -1
    /// Blocks with copies of this collection, in order of filling.
    var blocks: BlockList
    private var scanIndex = 0
    var scan: UnsafeMutableRawPointer

    init(_ space: AddressSpace, _ list: BlockList) {
        top = space.base
        end = space.base
        scan = space.base
        blocks = list
    }

    /// Goes on filling a block from `offset`.
    mutating func open(_ newBlock: Int, offset: Int, _ space: AddressSpace) {
        block = newBlock
        top = space.blockStart(newBlock) + offset
        end = space.blockStart(newBlock) + HeapLayout.blockInBytes
        if blocks.count == 0 { scan = top }
        blocks.append(newBlock)
    }

    /// Takes what has been copied to the open block and not been scanned, for scanning it; nil if there is nothing.
    @inline(__always)
    mutating func takeOpen() -> Range<UnsafeMutableRawPointer>? {
        if scan >= top { return nil }
        defer { scan = top }
        return scan..<top
    }

    /// Goes on scanning at the open block's first copy, as somebody else scans those before.
    mutating func skipToOpen(offset: Int, _ space: AddressSpace) { scan = space.blockStart(block) + offset }

    /// End of the unscanned copies that begin at `scan`, in one block; nil when there are none.
    @inline(__always)
    mutating func unscannedEnd(_ space: AddressSpace, _ tops: UnsafeMutablePointer<UInt32>) -> UnsafeMutableRawPointer?
    {
        while scanIndex < blocks.count {
            let current = blocks[scanIndex]
            let limit = current == block ? top : space.blockStart(current) + Int(tops[current])
            if scan < limit { return limit }
            if scanIndex + 1 == blocks.count { return nil }
            scanIndex += 1
            scan = space.blockStart(blocks[scanIndex])
        }
        return nil
    }
}

struct MinorCollection: ReferenceTracer {
    let space: AddressSpace
    let scanner: ObjectScanner
    let kinds: UnsafeMutablePointer<UInt8>
    let tops: UnsafeMutablePointer<UInt32>
    let heap: Unmanaged<Heap>
    let tenuringAge: UInt32
    let softPolicy: SoftReferencePolicy
    var survivor: CopyTarget
    var mature: CopyTarget
    /// Slots found by scanning whose objects are being fetched into the cache.
    private var queue = PrefetchQueue()
    /// Objects that stay where they are and have not been scanned.
    var inPlace = ReferenceStack(capacity: 256)
    var discovered = DiscoveredReferences()
    var isDiscovering = true
    /// Bytes of survivors by age.
    let ages: UnsafeMutablePointer<Int>
    /// Bytes that the first mature block held before.
    let promotedBefore: Int
    /// The work shared with other workers (MinorTeam.swift); nil when this one is alone. Outlives the collection.
    var team: Unmanaged<MinorTeam>?
    let isShared: Bool
    /// Bytes of copies that are worth passing on.
    private let smallestShare: Int
    /// Headers of objects in place that are forwarded to themselves: reference, lower and upper half.
    private var preserved: ReferenceStack

    /// Worker `number` of a collection, that of `isShared` several.
    init(_ heap: Heap, number: Int = 0, isShared: Bool = false) {
        space = heap.space
        scanner = ObjectScanner(heap.space, heap.wellKnown)
        kinds = heap.table.kinds
        tops = heap.table.tops
        self.heap = Unmanaged.passUnretained(heap)
        tenuringAge = UInt32(heap.tenuringAge)
        softPolicy = SoftReferencePolicy(heap, clearsAll: false)
        self.isShared = isShared
        smallestShare = heap.options.sharesEagerly ? 64 : 16 << 10
        preserved = ReferenceStack(capacity: isShared ? 64 : 1)
        survivor = CopyTarget(heap.space, heap.scratchLists[number].survivors)
        mature = CopyTarget(heap.space, heap.scratchLists[number].mature)
        ages = .allocate(capacity: 17)
        ages.initialize(repeating: 0, count: 17)
        let open = heap.matureBlocks[number]
        promotedBefore = open.map { Int(heap.table.tops[$0]) } ?? 0
        if let open { mature.open(open, offset: Int(tops[open]), heap.space) }
    }

    func deallocate() {
        queue.deallocate()
        inPlace.deallocate()
        preserved.deallocate()
        discovered.deallocate()
        ages.deallocate()
    }

    // MARK: Slots

    /// Updates a slot whose object may have to be evacuated. Returns the kind of the block it refers to afterwards.
    @inline(__always)
    mutating func update(_ slot: UnsafeMutablePointer<Reference>) -> UInt8 {
        let reference = slot.pointee.rawValue
        let kind = kinds[Int(reference &>> UInt32(HeapLayout.referenceToBlock))]
        if kind > BlockKind.large { return kind }
        return updateYoung(slot, reference, kind)
    }

    @inline(__always)
    private mutating func updateYoung(
        _ slot: UnsafeMutablePointer<Reference>, _ reference: UInt32, _ kind: UInt8
    ) -> UInt8 {
        let object = scanner.address(reference)
        if kind == BlockKind.large { return retain(slot, reference) }
        let header = atomic64LoadAcquire(object)
        let mark = UInt32(truncatingIfNeeded: header &>> 32)
        if mark & UInt32(SwiftletMarkLockMask) == UInt32(SwiftletMarkForwarded) {
            let target = UInt32(truncatingIfNeeded: header)
            slot.pointee = Reference(rawValue: target)
            return kinds[Int(target &>> UInt32(HeapLayout.referenceToBlock))]
        }
        if kind != BlockKind.young { return retain(slot, reference) }
        let class_ = scanner.class_(UInt32(truncatingIfNeeded: header))
        let size = scanner.size(object, class_)
        let age = (mark &>> UInt32(SwiftletMarkAgeShift)) & 15
        if age < tenuringAge {
            let copy = survivor.top
            if survivor.end - copy >= size {
                let aged = header &+ (1 &<< UInt64(32 &+ SwiftletMarkAgeShift))
                let target = move(object, header, as: aged, to: copy, size)
                if target == 0 { return follow(slot, object) }
                survivor.top = copy + size
                ages[Int(age &+ 1)] &+= size
                slot.pointee = Reference(rawValue: target)
                return BlockKind.survivor
            }
        } else {
            let copy = mature.top
            if mature.end - copy >= size {
                let target = move(object, header, as: header, to: copy, size)
                if target == 0 { return follow(slot, object) }
                mature.top = copy + size
                space.setStart(target)
                slot.pointee = Reference(rawValue: target)
                return BlockKind.mature
            }
        }
        return updateSlow(slot, reference, header, size, age)
    }

    /// Another worker has forwarded the object.
    @inline(never)
    private func follow(_ slot: UnsafeMutablePointer<Reference>, _ object: UnsafeMutableRawPointer) -> UInt8 {
        let target = UInt32(truncatingIfNeeded: atomic64LoadAcquire(object))
        slot.pointee = Reference(rawValue: target)
        return kinds[Int(target &>> UInt32(HeapLayout.referenceToBlock))]
    }

    /// Copies an object whose header is `old`, and forwards it. Returns its new name, 0 if another worker has been faster.
    @inline(__always)
    private func move(
        _ object: UnsafeMutableRawPointer, _ old: UInt64, as header: UInt64, to copy: UnsafeMutableRawPointer,
        _ size: Int
    ) -> UInt32 {
        let target = space.reference(copy).rawValue
        if size <= 128 {
            var offset = 8
            while offset < size {
                copy.storeBytes(
                    of: object.load(fromByteOffset: offset, as: UInt64.self), toByteOffset: offset, as: UInt64.self)
                offset &+= 8
            }
        } else {
            copy.copyMemory(from: object, byteCount: size)
        }
        copy.storeBytes(of: header, as: UInt64.self)
        let forwarding = UInt64(target) | UInt64(SwiftletMarkForwarded) &<< 32
        if isShared { return atomic64CompareAndSwap(object, old, forwarding) ? target : 0 }
        object.storeBytes(of: forwarding, as: UInt64.self)
        return target
    }

    /// Gets a new block for the object's generation, or falls back: to the other generation, to staying in place.
    @inline(never)
    private mutating func updateSlow(
        _ slot: UnsafeMutablePointer<Reference>, _ reference: UInt32, _ header: UInt64, _ size: Int, _ age: UInt32
    ) -> UInt8 {
        let object = scanner.address(reference)
        let staysYoung = age < tenuringAge
        let hasRoom = staysYoung ? openSurvivorBlock() || openMatureBlock(size) : openMatureBlock(size)
        if !hasRoom && survivor.end - survivor.top < size { return retain(slot, reference) }
        let target: UInt32
        if survivor.end - survivor.top >= size, staysYoung || mature.end - mature.top < size {
            let copy = survivor.top
            let newAge = min(age + 1, 15)
            let cleared = header & ~(UInt64(SwiftletMarkAgeMask) << 32)
            target = move(
                object, header, as: cleared | UInt64(newAge) << UInt64(32 + SwiftletMarkAgeShift), to: copy, size)
            if target == 0 { return follow(slot, object) }
            survivor.top = copy + size
            ages[Int(newAge)] += size
            slot.pointee = Reference(rawValue: target)
            return BlockKind.survivor
        }
        let copy = mature.top
        target = move(object, header, as: header, to: copy, size)
        if target == 0 { return follow(slot, object) }
        mature.top = copy + size
        space.setStart(target)
        slot.pointee = Reference(rawValue: target)
        return BlockKind.mature
    }

    private mutating func openSurvivorBlock() -> Bool {
        guard let block = takeBlock(BlockKind.survivor) else { return false }
        if survivor.block >= 0 { close(survivor) }
        if isShared { offer(survivor.takeOpen(), isOld: false) }
        survivor.open(block, offset: 0, space)
        if isShared { survivor.skipToOpen(offset: 0, space) }
        return true
    }

    private mutating func openMatureBlock(_ size: Int) -> Bool {
        if mature.end - mature.top >= size { return true }
        guard let block = takeBlock(BlockKind.mature) else { return false }
        if mature.block >= 0 { close(mature) }
        if isShared { offer(mature.takeOpen(), isOld: true) }
        mature.open(block, offset: 0, space)
        if isShared { mature.skipToOpen(offset: 0, space) }
        return true
    }

    private func takeBlock(_ kind: UInt8) -> Int? {
        heap._withUnsafeGuaranteedRef { heap in heap.lock.withLock { _ in heap.pool.take(kind) } }
    }

    /// Leaves unscanned copies to the team.
    private func offer(_ range: Range<UnsafeMutableRawPointer>?, isOld: Bool) {
        guard let range else { return }
        team?._withUnsafeGuaranteedRef { $0.offer(MinorTeam.Copies(range: range, isOld: isOld)) }
    }

    /// Records how far a target's block is filled.
    private func close(_ target: CopyTarget) {
        tops[target.block] = UInt32(target.top - space.blockStart(target.block))
    }

    /// Keeps an object where it is and makes it old.
    @inline(never)
    private mutating func retain(_ slot: UnsafeMutablePointer<Reference>, _ reference: UInt32) -> UInt8 {
        let block = Int(reference >> UInt32(HeapLayout.referenceToBlock))
        if isShared { return retainShared(slot, reference, block) }
        if kinds[block] == BlockKind.young { makeInPlace(block) }
        // A reference into a free block is a dangling one: the verifier's business.
        if kinds[block] == BlockKind.free || space.isStart(reference) { return BlockKind.mature }
        space.setStart(reference)
        pushInPlace(reference, scanner.address(reference).load(as: UInt32.self))
        return BlockKind.mature
    }

    private mutating func pushInPlace(_ reference: UInt32, _ class_: UInt32) {
        inPlace.push(class_)
        inPlace.push(reference)
    }

    /// As `retain`, among other workers.
    private mutating func retainShared(
        _ slot: UnsafeMutablePointer<Reference>, _ reference: UInt32, _ block: Int
    ) -> UInt8 {
        let object = scanner.address(reference)
        if kinds[block] == BlockKind.free { return BlockKind.mature }
        if kinds[block] == BlockKind.large {
            if setStartShared(reference) { pushInPlace(reference, object.load(as: UInt32.self)) }
            return BlockKind.mature
        }
        if kinds[block] == BlockKind.young {
            heap._withUnsafeGuaranteedRef { heap in
                heap.lock.withLock { _ in if kinds[block] == BlockKind.young { makeInPlace(block) } }
            }
        }
        let header = atomic64LoadAcquire(object)
        let mark = UInt32(truncatingIfNeeded: header &>> 32)
        let isForwarded = mark & UInt32(SwiftletMarkLockMask) == UInt32(SwiftletMarkForwarded)
        let forwarding = UInt64(reference) | UInt64(SwiftletMarkForwarded) &<< 32
        if isForwarded || !atomic64CompareAndSwap(object, header, forwarding) { return follow(slot, object) }
        preserved.push(reference)
        preserved.push(UInt32(truncatingIfNeeded: header))
        preserved.push(mark)
        _ = setStartShared(reference)
        pushInPlace(reference, UInt32(truncatingIfNeeded: header))
        return BlockKind.mature
    }

    /// Sets a start bit. Returns whether it was not set before.
    private func setStartShared(_ reference: UInt32) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(reference & 63)
        return atomic64FetchOr(space.bitmap + Int(reference &>> 6), bit) & bit == 0
    }

    /// Gives objects that are forwarded to themselves their headers back. After everything else.
    mutating func restoreHeaders() {
        while preserved.count > 0 {
            let upper = UInt64(preserved.pop())
            let lower = UInt64(preserved.pop())
            scanner.address(preserved.pop()).storeBytes(of: upper << 32 | lower, as: UInt64.self)
        }
    }

    /// From now on objects of this young block are not evacuated. Its cards start clean, as those of mature blocks.
    func makeInPlace(_ block: Int) {
        space.clearCards(ofBlock: block)
        kinds[block] = BlockKind.inPlace
    }

    /// Updates a slot of an object that has been reached, after a few others: its own object is fetched meanwhile.
    /// `isOld`: the holder is outside of the nursery, so that a slot left referring to a survivor dirties its card.
    @inline(__always)
    private mutating func updateLater(_ slot: UnsafeMutablePointer<Reference>, isOld: Bool) {
        let reference = slot.pointee.rawValue
        let kind = kinds[Int(reference &>> UInt32(HeapLayout.referenceToBlock))]
        if kind > BlockKind.large {
            if isOld, kind == BlockKind.survivor { dirty(slot) }
            return
        }
        prefetchForWriting(scanner.address(reference))
        finishUpdate(queue.exchange(UInt(bitPattern: slot) | (isOld ? 1 : 0)))
    }

    /// Updates a slot that has left the queue.
    @inline(__always)
    private mutating func finishUpdate(_ entry: UInt) {
        guard let slot = UnsafeMutablePointer<Reference>(bitPattern: entry & ~1) else { return }
        if update(slot) == BlockKind.survivor, entry & 1 != 0 { dirty(slot) }
    }

    @inline(never)
    private mutating func flushQueue() {
        for _ in 0..<PrefetchQueue.capacity { finishUpdate(queue.exchange(0)) }
    }

    @inline(__always)
    private func dirty(_ slot: UnsafeMutablePointer<Reference>) {
        space.card(of: slot).storeBytes(of: 1, as: UInt8.self)
    }

    // MARK: Objects

    /// Scans everything reached, until nothing new is reached.
    mutating func drain() {
        if isShared { return drainShared() }
        while true {
            if let limit = survivor.unscannedEnd(space, tops) {
                var object = survivor.scan
                while object < limit {
                    let class_ = scanner.class_(of: object)
                    scanYoung(object, class_)
                    object += scanner.size(object, class_)
                }
                survivor.scan = object
            } else if let limit = mature.unscannedEnd(space, tops) {
                var object = mature.scan
                while object < limit {
                    let class_ = scanner.class_(of: object)
                    scanOld(object, class_)
                    object += scanner.size(object, class_)
                }
                mature.scan = object
            } else if inPlace.count > 0 {
                scanInPlace()
            } else if !queue.isEmpty {
                flushQueue()
            } else {
                return
            }
        }
    }

    private mutating func scanInPlace() {
        let object = scanner.address(inPlace.pop())
        scanOld(object, scanner.class_(inPlace.pop()))
    }

    // MARK: Among other workers

    /// Looks at the last slots found by scanning cards, before somebody else may add objects to those blocks.
    mutating func finishCards() { flushQueue() }

    /// A worker's part: cards, then copies, until there is nothing more for it at the moment.
    mutating func work() {
        while let cards = team?._withUnsafeGuaranteedRef({ $0.takeCards() }) {
            for index in cards {
                switch team?._withUnsafeGuaranteedRef({ $0.cards(index) }) {
                case .block(let block): scanCards(ofBlock: block)
                case .large(let object): scanCards(ofLarge: object)
                case nil: break
                }
            }
        }
        drainShared()
    }

    private mutating func drainShared() {
        while true {
            if let range = survivor.takeOpen() {
                scan(MinorTeam.Copies(range: share(range, isOld: false), isOld: false))
            } else if let range = mature.takeOpen() {
                scan(MinorTeam.Copies(range: share(range, isOld: true), isOld: true))
            } else if inPlace.count > 0 {
                scanInPlace()
            } else if !queue.isEmpty {
                flushQueue()
            } else if let copies = team?._withUnsafeGuaranteedRef({ $0.take() }) {
                scan(copies)
            } else {
                return
            }
        }
    }

    /// Leaves the second part of copies to a worker who waits; returns the rest.
    private func share(_ range: Range<UnsafeMutableRawPointer>, isOld: Bool) -> Range<UnsafeMutableRawPointer> {
        guard range.count >= smallestShare, let team, team._withUnsafeGuaranteedRef({ $0.isHungry }) else {
            return range
        }
        let half = range.lowerBound + range.count / 2
        var object = range.lowerBound
        while object < half { object += scanner.size(object, scanner.class_(of: object)) }
        if object >= range.upperBound { return range }
        offer(object..<range.upperBound, isOld: isOld)
        return range.lowerBound..<object
    }

    private mutating func scan(_ copies: MinorTeam.Copies) {
        var object = copies.range.lowerBound
        while object < copies.range.upperBound {
            let class_ = scanner.class_(of: object)
            if copies.isOld { scanOld(object, class_) } else { scanYoung(object, class_) }
            object += scanner.size(object, class_)
        }
    }

    @inline(__always)
    private mutating func scanYoung(_ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>) {
        if class_.pointee.referenceKind != 0 { return scanReference(object, class_) }
        scanner.forEachSlot(object, class_) { slot in updateLater(slot, isOld: false) }
    }

    @inline(__always)
    private mutating func scanOld(_ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>) {
        if class_.pointee.referenceKind != 0 { return scanReference(object, class_) }
        scanner.forEachSlot(object, class_) { slot in updateLater(slot, isOld: true) }
    }

    @inline(never)
    private mutating func scanReference(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>
    ) {
        scanReference(object, class_, from: object, to: object + Int(class_.pointee.instanceSize))
    }

    /// Scans a soft, weak, final or phantom reference, and notes it if its referent has not been reached.
    private mutating func scanReference(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>,
        from low: UnsafeMutableRawPointer, to high: UnsafeMutableRawPointer
    ) {
        let isOld = kinds[(object - space.base) >> HeapLayout.blockShift] != BlockKind.survivor
        let referent = scanner.slot(object, scanner.referent)
        scanner.forEachSlot(object, class_, from: low, to: high) { slot in
            if slot == referent, isWeak(object, class_, slot.pointee.rawValue) {
                discovered.add(space.reference(object).rawValue, kind: class_.pointee.referenceKind)
            } else if update(slot) == BlockKind.survivor, isOld {
                dirty(slot)
            }
        }
    }

    /// Whether a Reference has a referent that only reference processing may decide on.
    private mutating func isWeak(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>, _ referent: UInt32
    ) -> Bool {
        if !isDiscovering || referent == 0 || reached(referent) != nil { return false }
        let kind = Int(class_.pointee.referenceKind)
        if kind == SwiftletReferenceFinal { return scanner.slot(object, scanner.next).pointee.isNull }
        return kind != SwiftletReferenceSoft || !softPolicy.keeps(object, scanner)
    }

    // MARK: Remembered set

    /// Updates the slots that lie on dirty cards of a mature or non-moving block.
    mutating func scanCards(ofBlock block: Int) {
        let cards = space.cards + block * HeapLayout.cardsInBlock
        let words = UnsafeMutableRawPointer(cards).assumingMemoryBound(to: UInt64.self)
        let start = space.blockStart(block)
        let limit = kinds[block] == BlockKind.nonMoving ? space.base + HeapLayout.firstByte : start
        // Cards before `first` are done, though scanning may have dirtied them again.
        var first = 0
        while first < HeapLayout.cardsInBlock {
            if first & 7 == 0, words[first >> 3] == 0 {
                first += 8
                continue
            }
            if cards[first] == 0 {
                first += 1
                continue
            }
            var end = first
            while end < HeapLayout.cardsInBlock, cards[end] != 0 {
                cards[end] = 0
                end += 1
            }
            scanRange(
                from: start + first * HeapLayout.cardInBytes, to: start + end * HeapLayout.cardInBytes, limit: limit)
            first = end
        }
    }

    /// Updates the slots in `[low, high)`, whole cards. Objects are found by their start bits; none that reaches into
    /// the range starts before `limit`.
    private mutating func scanRange(
        from low: UnsafeMutableRawPointer, to high: UnsafeMutableRawPointer, limit: UnsafeMutableRawPointer
    ) {
        let bitmap = space.bitmap
        let firstWord = (low - space.base) >> 9
        let endWord = (high - space.base) >> 9
        var before = firstWord - 1
        let lowestWord = (limit - space.base) >> 9
        while before >= lowestWord, bitmap[before] == 0 { before -= 1 }
        if before >= lowestWord, bitmap[firstWord] & 1 == 0 {
            let bit = 63 - bitmap[before].leadingZeroBitCount
            scanSlice(space.base + before << 9 + bit << 3, from: low, to: high)
        }
        for word in firstWord..<endWord {
            var bits = bitmap[word]
            while bits != 0 {
                scanSlice(space.base + word << 9 + bits.trailingZeroBitCount << 3, from: low, to: high)
                bits &= bits &- 1
            }
        }
    }

    /// Updates the slots of one old object that lie in `[low, high)`.
    @inline(__always)
    private mutating func scanSlice(
        _ object: UnsafeMutableRawPointer, from low: UnsafeMutableRawPointer, to high: UnsafeMutableRawPointer
    ) {
        let class_ = scanner.class_(of: object)
        if class_.pointee.referenceKind != 0 { return scanReference(object, class_, from: low, to: high) }
        scanner.forEachSlot(object, class_, from: low, to: high) { slot in updateLater(slot, isOld: true) }
    }

    /// Updates the slots of an old large object that lie on dirty cards.
    mutating func scanCards(ofLarge object: LargeObjectSpace.Object) {
        let start = space.base + object.page * HeapLayout.pageInBytes
        let class_ = scanner.class_(of: start)
        if class_.pointee.kind == UInt8(SwiftletClassPrimitiveArray) { return }
        let cards = space.card(of: start).assumingMemoryBound(to: UInt8.self)
        let count = object.pageCount * HeapLayout.pageInBytes / HeapLayout.cardInBytes
        var card = 0
        while card < count {
            if cards[card] == 0 {
                card += 1
                continue
            }
            var end = card
            while end < count, cards[end] != 0 {
                cards[end] = 0
                end += 1
            }
            let low = start + card * HeapLayout.cardInBytes
            scanSlice(start, from: low, to: start + end * HeapLayout.cardInBytes)
            card = end
        }
    }

    // MARK: References

    mutating func reached(_ reference: UInt32) -> UInt32? {
        let kind = kinds[Int(reference >> UInt32(HeapLayout.referenceToBlock))]
        if kind > BlockKind.large { return reference }
        if kind == BlockKind.large { return space.isStart(reference) ? reference : nil }
        let header = scanner.address(reference).load(as: UInt64.self)
        if UInt32(header >> 32) & UInt32(SwiftletMarkLockMask) == UInt32(SwiftletMarkForwarded) {
            return UInt32(truncatingIfNeeded: header)
        }
        return kind == BlockKind.inPlace && space.isStart(reference) ? reference : nil
    }

    mutating func trace(_ slot: UnsafeMutablePointer<Reference>) {
        let kind = update(slot)
        if kind == BlockKind.survivor { dirtyIfOld(slot) }
    }

    mutating func store(_ reference: UInt32, _ slot: UnsafeMutablePointer<Reference>) {
        slot.pointee = Reference(rawValue: reference)
        if kinds[Int(reference >> UInt32(HeapLayout.referenceToBlock))] == BlockKind.survivor { dirtyIfOld(slot) }
    }

    private func dirtyIfOld(_ slot: UnsafeMutablePointer<Reference>) {
        if kinds[(UnsafeMutableRawPointer(slot) - space.base) >> HeapLayout.blockShift] != BlockKind.survivor {
            dirty(slot)
        }
    }

    mutating func stopDiscovery() { isDiscovering = false }

    /// Records how far the open blocks are filled.
    func closeTargets() {
        if survivor.block >= 0 { close(survivor) }
        if mature.block >= 0 { close(mature) }
    }
}
