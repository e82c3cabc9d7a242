// SPDX-License-Identifier: Apache-2.0
import Heap
import HostInterface

/// What java.lang.management can switch, and what is recorded for it alone.
///
/// The switches are single words that one thread writes and others read some time later; nothing depends on when.
package final class ManagementState: @unchecked Sendable {
    /// When the machine was created: milliseconds since 1970, and nanoseconds of the monotonic clock.
    package let startMilliseconds: Int64
    package let startNanoseconds: UInt64
    /// Whether times of blocking and waiting are measured, not only counted.
    package var measuresContention = false
    package var measuresProcessorTime = true
    package var measuresAllocation = true
    /// `MemoryMXBean.setVerbose` and `ClassLoadingMXBean.setVerbose`, besides the options.
    package var logsCollections = false
    package var logsClassLoading = false
    package let collections = CollectionHistory()
    /// What the heap was created with, in bytes. Constant once the machine exists.
    package var initialHeapSize = 0
    /// The pools' and managers' Java objects, once made: pools in the order of `MemoryPool`, then collectors.
    package var beans: GlobalHandle?

    init(_ host: any HostInterface) {
        startMilliseconds = host.realtimeNanoseconds / 1_000_000
        startNanoseconds = host.monotonicNanoseconds
    }
}

/// The parts of memory that java.lang.management reports, named as HotSpot's serial collector names them because tools
/// look for these names. Mature space, large objects and what never moves are one pool.
package enum MemoryPool: Int, CaseIterable {
    case nursery = 0
    case mature = 1
    case metadata = 2

    package var name: String {
        switch self {
        case .nursery: "Eden Space"
        case .mature: "Tenured Gen"
        case .metadata: "Metaspace"
        }
    }

    package var isHeap: Bool { self != .metadata }
}

/// One pool's sizes in bytes; -1 stands for no limit.
package struct PoolUsage: Equatable {
    package var initial = 0
    package var used = 0
    package var committed = 0
    package var maximum = -1

    package init(initial: Int = 0, used: Int = 0, committed: Int = 0, maximum: Int = -1) {
        self.initial = initial
        self.used = used
        self.committed = committed
        self.maximum = maximum
    }
}

/// What was in the pools before and after the last collection of each kind. Written at safepoints.
package final class CollectionHistory {
    package struct Collection {
        package var number = 0
        /// Nanoseconds of the monotonic clock.
        package var start: UInt64 = 0
        package var end: UInt64 = 0
        package var before: [PoolUsage]
        package var after: [PoolUsage]
    }

    package private(set) var minor: Collection?
    package private(set) var major: Collection?
    private var start: UInt64 = 0
    private var before: [PoolUsage] = []
    private var minorCount = 0
    private var majorCount = 0
    /// The most each pool has held when it was looked at, by `MemoryPool`.
    package private(set) var peaks = [PoolUsage](repeating: PoolUsage(), count: MemoryPool.allCases.count)

    package func begin(_ usage: [PoolUsage], _ now: UInt64) {
        start = now
        before = usage
        observe(usage)
    }

    package func end(_ usage: [PoolUsage], _ statistics: HeapStatistics, _ now: UInt64) {
        let made = Collection(start: start, end: now, before: before, after: usage)
        if statistics.minor.count != minorCount {
            minorCount = statistics.minor.count
            minor = made
            minor?.number = minorCount
        }
        if statistics.major.count != majorCount {
            majorCount = statistics.major.count
            major = made
            major?.number = majorCount
        }
    }

    /// Notes sizes for the peaks.
    package func observe(_ usage: [PoolUsage]) {
        for (i, pool) in usage.enumerated() where pool.used >= peaks[i].used { peaks[i] = pool }
    }

    package func resetPeak(_ pool: MemoryPool, _ usage: [PoolUsage]) { peaks[pool.rawValue] = usage[pool.rawValue] }
}

extension VirtualMachine {
    /// Sizes of the pools now, by `MemoryPool`. VM state.
    package var poolUsage: [PoolUsage] {
        let usage = heap.usage
        let nursery = PoolUsage(
            initial: 0, used: usage.nursery, committed: max(usage.nursery, min(usage.nurseryLimit, usage.committed)))
        let mature = usage.used - usage.nursery
        let metadata = metadataPool.usedBytes
        return [
            nursery,
            PoolUsage(
                initial: management.initialHeapSize, used: mature,
                committed: min(max(mature, usage.committed - nursery.committed), max(usage.maximum, mature)),
                maximum: usage.maximum),
            PoolUsage(initial: 0, used: metadata, committed: metadata),
        ]
    }

    /// Sizes of the heap, or of everything else. Memory that stress mode has sealed counts as committed, which Java must not see
    /// exceed the maximum.
    package func memoryUsage(heap isHeap: Bool) -> PoolUsage {
        let pools = poolUsage
        if !isHeap { return pools[MemoryPool.metadata.rawValue] }
        let usage = heap.usage
        return PoolUsage(
            initial: pools[MemoryPool.mature.rawValue].initial, used: usage.used,
            committed: min(max(usage.used, usage.committed), max(usage.maximum, usage.used)),
            maximum: usage.maximum)
    }

    /// Collections so far and the milliseconds they took.
    package func collectionTotals(_ kind: CollectionKind) -> (count: Int, milliseconds: Int64) {
        let sums = kind == .minor ? heap.statistics.minor : heap.statistics.major
        return (sums.count, Int64(clamping: sums.totalNanoseconds / 1_000_000))
    }

    /// Classes loaded so far, those that have been unloaded since included.
    package var loadedClassCount: Int {
        loaders.all.reduce(unloadedClassCount) { $0 + $1.definedClasses.count }
    }

    package var unloadedClassCount: Int { Int(unloadedClasses.current) }

    /// Bytes that all threads have allocated on the heap.
    package var totalAllocatedBytes: UInt64 { heap.statistics.allocatedBytes }

    /// Bytes that a thread has allocated.
    package func allocatedBytes(_ record: ThreadRecord) -> UInt64 { heap.allocatedBytes(record.raw) }
}
