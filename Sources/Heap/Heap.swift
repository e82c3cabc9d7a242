// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Synchronization

/// The objects of one virtual machine: allocation, collection, walking. See docs/heap.md.
///
/// Allocation may be called by any thread in VM state. Everything documented as "at a safepoint" requires that all
/// threads are stopped and that `retire` was called for each of them.
public final class Heap: @unchecked Sendable {
    // Safe to share: mutable state is changed under `lock`, or at a safepoint by the one thread that collects.

    public let reservation: Reservation
    public let space: AddressSpace
    public let limits: HeapLimits
    public private(set) var options: HeapOptions
    /// Offsets of the fields that the collector treats specially. Read at the start of each collection.
    public let wellKnown: UnsafePointer<WellKnown>

    let table: BlockTable
    var pool: BlockPool
    let lock = Mutex(())

    /// Blocks of eden and survivors; the last one of eden is being cut into buffers.
    var youngBlocks: BlockList
    /// Lists that minor collections use, kept because large allocations are slow.
    var scratchLists: [(survivors: BlockList, mature: BlockList)] = []
    /// Of `youngBlocks`, how many hold survivors of the last minor collection.
    var survivorBlocks = 0
    var edenBlock: Int?
    /// Blocks that eden may have before a minor collection is due.
    var edenBudget: Int
    /// The blocks that promotion fills, by worker.
    var matureBlocks: [Int?] = []
    let collectorThreads = CollectorThreads()
    var largeObjects: LargeObjectSpace
    var nonMoving = NonMovingSpace()
    var mirrors = MirrorSpace()
    var pins = PinTable()
    /// Head of the list of cleared or finalizable references that the ReferenceHandler will take.
    var pendingHead = Reference.null
    /// Address of `SoftReference.clock` (a long, static, hence in a non-moving mirror); nil until known.
    var softReferenceClock: UnsafeMutablePointer<Int64>?
    /// Bytes free at the last major collection, on which the life of softly reachable objects depends.
    var softReferenceBudget: Int
    /// Ages below this stay in the nursery.
    var tenuringAge = 15
    /// When more blocks than this are in use after a minor collection, a major one is due.
    var majorThreshold: Int
    var isMajorDue = false
    /// Memory is so short that allocation need not leave room for copying.
    var isTight = false
    /// Bytes of large objects since the last collection.
    var largeBytesSinceCollection = 0
    /// Threads that took an allocation buffer since the last collection, and between the two before.
    var bufferOwners = 0
    var previousBufferOwners = 0
    /// Allocations since the last stress collection, and stress collections so far.
    var stressAllocations = 0
    var stressCollections = 0
    public internal(set) var statistics = HeapStatistics()
    /// Since the last `takeRecentCollections`.
    var recentCollections: [CollectionRecord] = []
    /// When `isIdle` was last called.
    var allocatedBytesWhenAsked: UInt64 = 0
    /// What verification before and after collections (`HeapOptions`) has found so far.
    public internal(set) var findings: [HeapFinding] = []

    /// Makes an empty heap in a reservation. `wellKnown` outlives the heap and is complete before the first collection.
    public init(
        reservation: Reservation, limits: HeapLimits, options: HeapOptions = HeapOptions(),
        wellKnown: UnsafePointer<WellKnown>
    ) throws(HeapError) {
        guard limits.maximum >= 4 << 20, limits.maximum <= reservation.heapSizeInBytes, limits.initial >= 0,
            limits.initial <= limits.maximum, limits.initialNursery >= 0, limits.maximumNursery ?? 0 >= 0,
            options.allocationBufferSize >= 1024, options.stressInterval >= 0, options.stressMajorInterval >= 0
        else { throw .invalidLimits }
        self.reservation = reservation
        self.limits = limits
        self.options = options
        self.wellKnown = wellKnown
        space = reservation.space
        table = BlockTable(count: reservation.heapSizeInBytes >> HeapLayout.blockShift)
        let maximumBlocks = limits.maximum >> HeapLayout.blockShift
        pool = BlockPool(
            table: table, reservation: reservation, maximumBlocks: maximumBlocks,
            sealsFreedBlocks: options.sealsFreedMemory)
        youngBlocks = BlockList(capacity: table.count)
        largeObjects = LargeObjectSpace()
        edenBudget = 0
        majorThreshold = max(maximumBlocks / 4, limits.initial >> HeapLayout.blockShift)
        softReferenceBudget = limits.maximum
        prepareWorkers(1)
        guard pool.takeFirstBlock() else { throw .refused(12) }
        table.tops[0] = UInt32(HeapLayout.firstByte)
        edenBudget = initialEdenBudget
        pool.commitAhead(limits.initial >> HeapLayout.blockShift)
    }

    /// Takes over the state of a heap whose memory has been copied to `target`.
    init(copying other: Heap, _ target: Reservation, _ wellKnown: UnsafePointer<WellKnown>) {
        reservation = target
        limits = other.limits
        options = other.options
        self.wellKnown = wellKnown
        space = target.space
        table = other.table.copy()
        pool = other.pool.copy(table: table, reservation: target)
        youngBlocks = other.youngBlocks.copy(capacity: table.count)
        survivorBlocks = other.survivorBlocks
        edenBlock = other.edenBlock
        edenBudget = other.edenBudget
        matureBlocks = other.matureBlocks
        for _ in matureBlocks {
            scratchLists.append((BlockList(capacity: table.count), BlockList(capacity: table.count)))
        }
        largeObjects = other.largeObjects
        nonMoving = other.nonMoving
        mirrors = other.mirrors
        pins = other.pins
        pendingHead = other.pendingHead
        softReferenceBudget = other.softReferenceBudget
        tenuringAge = other.tenuringAge
        majorThreshold = other.majorThreshold
        isMajorDue = other.isMajorDue
        isTight = other.isTight
        largeBytesSinceCollection = other.largeBytesSinceCollection
        if let clock = other.softReferenceClock {
            let distance = UnsafeMutableRawPointer(clock) - other.space.base
            softReferenceClock = (space.base + distance).assumingMemoryBound(to: Int64.self)
        }
    }

    deinit {
        youngBlocks.deallocate()
        collectorThreads.stop()
        for lists in scratchLists {
            lists.survivors.deallocate()
            lists.mature.deallocate()
        }
        pool.deallocate()
        table.deallocate()
    }

    /// Makes what `count` workers of a minor collection keep between collections.
    func prepareWorkers(_ count: Int) {
        while scratchLists.count < count {
            scratchLists.append((BlockList(capacity: table.count), BlockList(capacity: table.count)))
            matureBlocks.append(nil)
        }
    }

    var initialEdenBudget: Int {
        min(max(limits.initialNursery >> HeapLayout.blockShift, 2), maximumEdenBudget)
    }

    /// Blocks that eden may grow to: a third of the heap, unless limited further.
    var maximumEdenBudget: Int {
        let third = max(2, pool.maximumBlocks / 3)
        guard let limit = limits.maximumNursery else { return min(third, (64 << 20) >> HeapLayout.blockShift) }
        return min(max(2, limit >> HeapLayout.blockShift), pool.maximumBlocks * 3 / 4)
    }

    /// Starts collecting at every `interval`-th allocation (0: does nothing), every `majorInterval`-th time a major
    /// collection, and making the given mistake. Called once, before other threads allocate; buffers handed out earlier are used up first.
    public func startStress(interval: Int, majorInterval: Int, fault: PlantedFault? = nil) {
        options.stressInterval = interval
        options.stressMajorInterval = majorInterval
        options.plantedFault = fault
    }

    /// Tells the heap where `SoftReference.clock` lies: in `mirror`, which does not move, at `offset` bytes. The clock
    /// starts here, so that soft references made before the first collection are not taken for ancient ones by the second.
    public func setSoftReferenceClock(mirror: Reference, offset: Int) {
        softReferenceClock = (space[mirror] + offset).assumingMemoryBound(to: Int64.self)
        advanceSoftReferenceClock()
    }
}

/// A list of block numbers in raw memory.
struct BlockList {
    let entries: UnsafeMutablePointer<UInt32>
    var count = 0

    init(capacity: Int) { entries = .allocate(capacity: capacity) }

    func deallocate() { entries.deallocate() }

    @inline(__always)
    subscript(_ index: Int) -> Int { Int(entries[index]) }

    @inline(__always)
    mutating func append(_ block: Int) {
        entries[count] = UInt32(truncatingIfNeeded: block)
        count &+= 1
    }
}
