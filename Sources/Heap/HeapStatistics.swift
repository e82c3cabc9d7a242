// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// What a heap has done so far. Times in nanoseconds, sizes in bytes.
public struct HeapStatistics: Sendable, Equatable {
    /// Sums over the collections of one kind.
    public struct Collections: Sendable, Equatable {
        public var count = 0
        public var totalNanoseconds: UInt64 = 0
        public var longestNanoseconds: UInt64 = 0
        public var lastNanoseconds: UInt64 = 0

        mutating func add(_ nanoseconds: UInt64) {
            count += 1
            totalNanoseconds += nanoseconds
            longestNanoseconds = max(longestNanoseconds, nanoseconds)
            lastNanoseconds = nanoseconds
        }
    }
    public var minor = Collections()
    public var major = Collections()
    /// Bytes cut into allocation buffers or allocated outside of them.
    public var allocatedBytes: UInt64 = 0
    /// Bytes copied within the nursery and out of it by minor collections.
    public var survivedBytes: UInt64 = 0
    public var promotedBytes: UInt64 = 0
    /// Bytes live after the last major collection.
    public var liveBytes = 0
    public var last: CollectionRecord?
}

/// One collection, for logs and notifications.
public struct CollectionRecord: Sendable, Equatable {
    public let kind: CollectionKind
    public let cause: CollectionCause
    /// Bytes in use, unused parts of allocation buffers included.
    public let usedBefore: Int
    public let usedAfter: Int
    public let nanoseconds: UInt64
}

/// Sizes of a heap at one moment, in bytes.
public struct HeapUsage: Sendable, Equatable {
    /// Occupied by objects, or cut into allocation buffers.
    public let used: Int
    public let committed: Int
    public let maximum: Int
    public let nursery: Int
    public let mature: Int
    public let large: Int
    public let nonMoving: Int
    /// What the nursery may grow to before it is collected.
    public let nurseryLimit: Int
}

extension Heap {
    /// Current sizes. Any thread in VM state.
    public var usage: HeapUsage {
        lock.withLock { _ in
            var nursery = 0
            var mature = 0
            var nonMovingBytes = 0
            let kinds = UnsafeRawPointer(table.kinds)
            var block = 0
            while block < pool.smallEnd {
                // Long stretches below the movable blocks are free, which is zero.
                if block & 7 == 0, kinds.load(fromByteOffset: block, as: UInt64.self) == 0 {
                    block += 8
                    continue
                }
                switch table.kinds[block] {
                case BlockKind.young: nursery += Int(table.tops[block])
                case BlockKind.mature: mature += Int(table.tops[block])
                case BlockKind.nonMoving: nonMovingBytes += Int(table.tops[block])
                default: break
                }
                block += 1
            }
            nonMovingBytes -= HeapLayout.firstByte
            let large = largeObjects.usedBytes
            return HeapUsage(
                used: nursery + mature + nonMovingBytes + large,
                committed: pool.committedBlocks << HeapLayout.blockShift,
                maximum: pool.maximumBlocks << HeapLayout.blockShift,
                nursery: nursery, mature: mature, large: large, nonMoving: nonMovingBytes,
                nurseryLimit: edenBudget << HeapLayout.blockShift)
        }
    }
}
