// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Marking for the major collection. In blocks of movable objects the bitmap gets a bit for *every 8 bytes* of a live
// object, so that compaction can count live bytes by counting bits; large objects get their start bit only; non-moving
// objects are always live and keep their start bits. `lines` gets the sum of the sizes (in 8-byte words) of live objects
// that start in each line.

struct MarkPhase: ReferenceTracer {
    let space: AddressSpace
    let scanner: ObjectScanner
    let kinds: UnsafeMutablePointer<UInt8>
    let softPolicy: SoftReferencePolicy
    var stack = ReferenceStack(capacity: 4096)
    /// Parts of long arrays still to be scanned: pairs of reference and index. Keeps the stack from growing by all
    /// elements of an array at once.
    private var segments = ReferenceStack(capacity: 64)
    /// References found by scanning whose objects are being fetched into the cache.
    private var queue = PrefetchQueue()
    var discovered = DiscoveredReferences()
    var isDiscovering = true
    private let roots: any RootProvider
    /// By index, whether a unit of unloading has been reached; units that are roots have been from the start.
    let reachedUnits: UnsafeMutablePointer<Bool>
    private let unitCount: Int
    /// Reached units whose roots are still to be visited.
    private var pendingUnits = ReferenceStack(capacity: 16)
    /// 0 is the thread that collects.
    private let number: Int
    /// The threads that mark together, if there may be several; outlives the work.
    var team: Unmanaged<MarkTeam>?
    /// Others mark at the same time.
    private(set) var isShared = false

    /// - Parameter leader: the first worker, for the others.
    init(
        _ heap: Heap, _ roots: any RootProvider, clearsSoftReferences: Bool, number: Int = 0,
        leader: UnsafeMutablePointer<MarkPhase>? = nil
    ) {
        self.roots = roots
        self.number = number
        unitCount = roots.unitCount
        if let leader {
            reachedUnits = leader.pointee.reachedUnits
            isShared = true
        } else {
            reachedUnits = .allocate(capacity: max(1, unitCount))
            for unit in 0..<unitCount { reachedUnits[unit] = roots.unitState(UInt32(unit)) != .unloadable }
        }
        space = heap.space
        scanner = ObjectScanner(heap.space, heap.wellKnown)
        kinds = heap.table.kinds
        softPolicy = SoftReferencePolicy(heap, clearsAll: clearsSoftReferences)
    }

    func deallocate() {
        queue.deallocate()
        stack.deallocate()
        segments.deallocate()
        discovered.deallocate()
        pendingUnits.deallocate()
        if number == 0 { reachedUnits.deallocate() }
    }

    /// Marks an object, and notes it for scanning, unless it is marked already. Null is marked from the start.
    @inline(__always)
    mutating func mark(_ reference: UInt32) {
        let kind = kinds[Int(reference &>> UInt32(HeapLayout.referenceToBlock))]
        if kind == BlockKind.nonMoving || space.isStart(reference) { return }
        if isShared {
            if claim(reference, kind) { stack.push(reference) }
            return
        }
        if kind == BlockKind.young || kind == BlockKind.mature {
            let object = scanner.address(reference)
            let words = scanner.sizeOfAny(object, scanner.class_(of: object)) &>> 3
            space.lines[Int(reference &>> UInt32(HeapLayout.referenceToLine))] &+= UInt32(truncatingIfNeeded: words)
            setBits(reference, words)
        } else if kind == BlockKind.large {
            space.setStart(reference)
        } else {
            return
        }
        stack.push(reference)
    }

    /// Sets the bits of `count` words from a reference on.
    @inline(__always)
    private func setBits(_ reference: UInt32, _ count: Int) {
        let bitmap = space.bitmap
        var word = Int(reference &>> 6)
        let shift = UInt64(reference & 63)
        let room = 64 &- Int(shift)
        if count <= room {
            bitmap[word] |= (UInt64.max &>> UInt64(64 &- count)) &<< shift
            return
        }
        bitmap[word] |= UInt64.max &<< shift
        var left = count &- room
        word &+= 1
        while left >= 64 {
            bitmap[word] = UInt64.max
            left &-= 64
            word &+= 1
        }
        if left > 0 { bitmap[word] |= (1 &<< UInt64(left)) &- 1 }
    }

    /// As the steps of `mark`, while others do the same. Returns whether the object is this worker's to scan.
    @inline(never)
    private func claim(_ reference: UInt32, _ kind: UInt8) -> Bool {
        let bitmap = space.bitmap
        var word = Int(reference &>> 6)
        let shift = UInt64(reference & 63)
        let start: UInt64 = 1 &<< shift
        if kind == BlockKind.large { return atomic64FetchOr(bitmap + word, start) & start == 0 }
        guard kind == BlockKind.young || kind == BlockKind.mature else { return false }
        let object = scanner.address(reference)
        let count = scanner.sizeOfAny(object, scanner.class_(of: object)) &>> 3
        let room = 64 &- Int(shift)
        let first = count <= room ? (UInt64.max &>> UInt64(64 &- count)) &<< shift : UInt64.max &<< shift
        if atomic64FetchOr(bitmap + word, first) & start != 0 { return false }
        let line = space.lines + Int(reference &>> UInt32(HeapLayout.referenceToLine))
        _ = atomic32FetchAdd(line, UInt32(truncatingIfNeeded: count))
        var left = count &- room
        word &+= 1
        // Whole words are this object's alone.
        while left >= 64 {
            bitmap[word] = UInt64.max
            left &-= 64
            word &+= 1
        }
        if left > 0 { _ = atomic64FetchOr(bitmap + word, (1 &<< UInt64(left)) &- 1) }
        return true
    }

    /// Marks an object after a few others; it is fetched meanwhile.
    @inline(__always)
    private mutating func markLater(_ reference: UInt32) {
        if reference == 0 || space.isStart(reference) { return }
        prefetchForReading(scanner.address(reference))
        let earlier = UInt32(truncatingIfNeeded: queue.exchange(UInt(reference)))
        mark(earlier)
    }

    mutating func drain() {
        while true {
            while stack.count > 0 {
                let object = scanner.address(stack.pop())
                scan(object)
                if team != nil, stack.count >= MarkTeam.smallestGift { share() }
            }
            if segments.count > 0 {
                scanSegment()
                continue
            }
            if queue.isEmpty {
                if number == 0, isShared, let team {
                    for unit in team._withUnsafeGuaranteedRef({ $0.takeUnits() }) { pendingUnits.push(unit) }
                }
                if pendingUnits.count == 0 { return }
                visitPendingUnits()
                continue
            }
            for _ in 0..<PrefetchQueue.capacity { mark(UInt32(truncatingIfNeeded: queue.exchange(0))) }
        }
    }

    /// With many objects on the stack: wakes the helpers, or gives somebody some of them.
    @inline(__always)
    private mutating func share() {
        guard let team else { return }
        if isShared {
            if team._withUnsafeGuaranteedRef({ $0.isHungry }) { giveAway() }
        } else if stack.count >= MarkTeam.manyObjects {
            beginSharing()
        }
    }

    @inline(never)
    private mutating func giveAway() {
        guard let team else { return }
        team._withUnsafeGuaranteedRef { $0.offer(&stack) }
    }

    /// Of worker 0: wakes the helpers.
    @inline(never)
    mutating func beginSharing() {
        isShared = true
        team?._withUnsafeGuaranteedRef { $0.start() }
        giveAway()
    }

    /// This worker is alone again.
    mutating func endSharing() {
        isShared = false
        team = nil
    }

    /// Marks what an object refers to.
    @inline(__always)
    mutating func scan(_ object: UnsafeMutableRawPointer) {
        let class_ = scanner.class_(of: object)
        if class_.pointee.unit != 0 || class_.pointee.flags & MarkPhase.unitFlags != 0 { reachUnits(object, class_) }
        if class_.pointee.referenceKind != 0 { return scanReference(object, class_) }
        if scanner.isReferenceArray(class_), arrayLength(object) > MarkPhase.segmentLength {
            segments.push(space.reference(object).rawValue)
            segments.push(0)
            return
        }
        scanner.forEachSlot(object, class_) { slot in markLater(slot.pointee.rawValue) }
    }

    /// Elements of an array that are scanned at a time.
    private static let segmentLength: UInt32 = 2048

    private func arrayLength(_ array: UnsafeMutableRawPointer) -> UInt32 {
        array.load(fromByteOffset: Int(SwiftletArrayLengthOffset), as: UInt32.self)
    }

    /// Scans the next elements of the last long array.
    @inline(never)
    private mutating func scanSegment() {
        let index = segments.pop()
        let reference = segments.pop()
        let array = scanner.address(reference)
        let end = min(arrayLength(array), index + MarkPhase.segmentLength)
        if end < arrayLength(array) {
            segments.push(reference)
            segments.push(end)
        }
        let elements = scanner.slot(array, Int(SwiftletArrayData4))
        for element in Int(index)..<Int(end) { markLater(elements[element].rawValue) }
    }

    @inline(never)
    private mutating func scanReference(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>
    ) {
        let referent = scanner.slot(object, scanner.referent)
        scanner.forEachSlot(object, class_) { slot in
            if slot == referent, isWeak(object, class_, slot.pointee.rawValue) {
                discovered.add(space.reference(object).rawValue, kind: class_.pointee.referenceKind)
            } else {
                mark(slot.pointee.rawValue)
            }
        }
    }

    private mutating func isWeak(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>, _ referent: UInt32
    ) -> Bool {
        if !isDiscovering || referent == 0 || reached(referent) != nil { return false }
        let kind = Int(class_.pointee.referenceKind)
        if kind == SwiftletReferenceFinal { return scanner.slot(object, scanner.next).pointee.isNull }
        return kind != SwiftletReferenceSoft || !softPolicy.keeps(object, scanner)
    }

    // MARK: Units of unloading

    /// Classes whose instances keep a unit loaded beside that of their class.
    private static let unitFlags = UInt32(SwiftletClassMirrorClass) | UInt32(SwiftletClassLoaderClass)

    /// Reaches what an object keeps loaded: its class; the class it mirrors; the classes of the loader it is.
    @inline(never)
    private mutating func reachUnits(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>
    ) {
        reachUnit(class_.pointee.unit)
        if let mirrored = scanner.mirroredClass(object, class_) { reachUnit(mirrored.pointee.unit) }
        if class_.pointee.flags & UInt32(SwiftletClassLoaderClass) != 0, scanner.loaderData != 0 {
            reachUnit(object.load(fromByteOffset: scanner.loaderData, as: UInt32.self))
        }
    }

    private mutating func reachUnit(_ unit: UInt32) {
        if unit == 0 || Int(unit) >= unitCount || reachedUnits[Int(unit)] { return }
        if isShared, let team { return team._withUnsafeGuaranteedRef { $0.reach(unit: unit) } }
        reachedUnits[Int(unit)] = true
        pendingUnits.push(unit)
    }

    private mutating func visitPendingUnits() {
        let roots = roots
        while pendingUnits.count > 0 {
            let unit = pendingUnits.pop()
            withUnsafeMutablePointer(to: &self) { phase in
                var visitor = phase.pointee.visitor(phase)
                roots.visitUnit(unit, &visitor)
                roots.visitMirrors(ofUnit: unit, &visitor)
            }
        }
    }

    /// Marks what a root refers to. `phase` is where this phase lies.
    func visitor(_ phase: UnsafeMutablePointer<MarkPhase>) -> RootVisitor {
        RootVisitor(
            kinds: kinds, lastInteresting: BlockKind.moving, context: UnsafeMutableRawPointer(phase),
            action: { context, slot in
                context.assumingMemoryBound(to: MarkPhase.self).pointee.mark(slot.pointee.rawValue)
            })
    }

    /// The units that were reached, and those that were not, without the ones that are roots. After marking.
    var units: (live: [UInt32], dead: [UInt32]) {
        var units: (live: [UInt32], dead: [UInt32]) = ([], [])
        for unit in 0..<UInt32(unitCount) where roots.unitState(unit) == .unloadable {
            if reachedUnits[Int(unit)] { units.live.append(unit) } else { units.dead.append(unit) }
        }
        return units
    }

    // MARK: References

    func reached(_ reference: UInt32) -> UInt32? {
        let kind = kinds[Int(reference &>> UInt32(HeapLayout.referenceToBlock))]
        return kind == BlockKind.nonMoving || space.isStart(reference) ? reference : nil
    }

    mutating func trace(_ slot: UnsafeMutablePointer<Reference>) { mark(slot.pointee.rawValue) }

    func store(_ reference: UInt32, _ slot: UnsafeMutablePointer<Reference>) {
        slot.pointee = Reference(rawValue: reference)
    }

    mutating func stopDiscovery() { isDiscovering = false }
}
