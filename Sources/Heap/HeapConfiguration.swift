// SPDX-License-Identifier: Apache-2.0

/// Sizes of a heap in bytes; what the options -Xmx, -Xms and -Xmn say. Rounded to blocks of 256 KiB.
public struct HeapLimits: Sendable, Equatable {
    /// The most memory that objects may occupy. At least 4 MiB; may not exceed the reservation.
    public var maximum: Int
    /// Committed at start; the mature space grows to it before a major collection is considered.
    public var initial: Int
    /// The nursery's size at start.
    public var initialNursery: Int
    /// What the nursery may grow to; nil leaves it to the heap.
    public var maximumNursery: Int?

    public init(
        maximum: Int, initial: Int = 16 << 20, initialNursery: Int = 2 << 20, maximumNursery: Int? = nil
    ) {
        self.maximum = maximum
        self.initial = initial
        self.initialNursery = initialNursery
        self.maximumNursery = maximumNursery
    }
}

/// Diagnostic behaviour of a heap; all off by default.
public struct HeapOptions: Sendable, Equatable {
    /// A collection is asked for at every n-th allocation; 0 = only when memory is short. Threads get no allocation
    /// buffers then, so every allocation counts.
    public var stressInterval = 0
    /// Every n-th of the collections asked for by `stressInterval` is a major one; 0 = never.
    public var stressMajorInterval = 0
    /// Memory that a collection has emptied becomes inaccessible, and is reused as late as possible.
    public var sealsFreedMemory = false
    public var verifiesBeforeCollection = false
    public var verifiesAfterCollection = false
    /// A mistake to make, to prove that it is noticed; asked for with `startStress`.
    public internal(set) var plantedFault: PlantedFault?
    /// Threads that take part in a minor collection, the one that collects included.
    public var collectorThreads = 1
    /// They share even little work.
    public var sharesEagerly = false
    /// Bytes of a thread's allocation buffer.
    public var allocationBufferSize = 32 << 10

    public init() {}
}

/// Why a heap could not be made.
public enum HeapError: Error, Equatable {
    case invalidLimits
    /// The kernel refused memory; the payload is its error number.
    case refused(Int32)
}

/// No memory for an object, even after a collection that cleared all soft references.
public struct HeapExhausted: Error, Equatable {
    /// Bytes of the object that did not fit.
    public let requestedBytes: Int

    public init(requestedBytes: Int) { self.requestedBytes = requestedBytes }
}
