// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// What a thread wanted when it found that a collection is due.
public struct AllocationRequest: Sendable {
    public let class_: ClassRef
    public let sizeInBytes: Int
    /// Arrays: the length to store.
    public let arrayLength: Int32?

    public init(class_: ClassRef, sizeInBytes: Int, arrayLength: Int32? = nil) {
        self.class_ = class_
        self.sizeInBytes = sizeInBytes
        self.arrayLength = arrayLength
    }
}

extension Heap {
    /// Collects. At a safepoint. A minor collection is followed by a major one if that is due.
    public func collect(_ kind: CollectionKind, cause: CollectionCause, roots: some RootProvider) {
        run(kind, cause, roots)
        if kind == .minor, isMajorDue { run(.major, .growth, roots) }
        stressAllocations = 0
        previousBufferOwners = bufferOwners
        bufferOwners = 0
    }

    /// Collects until the request can be met, and allocates. At a safepoint; `thread`'s buffer is retired.
    ///
    /// Escalates: what is due (in stress mode, what stress asks for), a major collection, one that clears soft
    /// references.
    public func collectAndAllocate(
        _ request: AllocationRequest, thread: UnsafeMutablePointer<JavaThread>, roots: some RootProvider
    ) throws(HeapExhausted) -> Reference {
        if options.stressInterval > 0, stressAllocations >= options.stressInterval {
            stressCollections += 1
            let isMajor = options.stressMajorInterval > 0 && stressCollections % options.stressMajorInterval == 0
            collect(isMajor ? .major : .minor, cause: .stress, roots: roots)
            if let object = attempt(request, thread) { return object }
        }
        // A thread that collected just before may have made room.
        if let object = attempt(request, thread) { return object }
        if request.sizeInBytes <= pool.maximumBlocks << HeapLayout.blockShift {
            collect(.minor, cause: .allocation, roots: roots)
            if let object = attempt(request, thread) { return object }
            collect(.major, cause: .allocation, roots: roots)
            if let object = attempt(request, thread) { return object }
            collect(.major, cause: .exhaustion, roots: roots)
            isTight = true
            if let object = attempt(request, thread) { return object }
        }
        throw HeapExhausted(requestedBytes: request.sizeInBytes)
    }

    /// Returns the memory of all free blocks to the system, and lets the nursery start small again. Any thread in VM state;
    /// best after a major collection.
    public func trim() {
        lock.withLock { _ in
            edenBudget = initialEdenBudget
            pool.decommit(keeping: 0)
        }
    }

    /// Whether no thread has taken memory since the last call. Any thread in VM state.
    public func isIdle() -> Bool {
        lock.withLock { _ in
            defer { allocatedBytesWhenAsked = statistics.allocatedBytes }
            return statistics.allocatedBytes == allocatedBytesWhenAsked
        }
    }

    /// The collections since the last call, for logs. At a safepoint.
    public func takeRecentCollections() -> [CollectionRecord] {
        defer { recentCollections.removeAll(keepingCapacity: true) }
        return recentCollections
    }

    private func attempt(_ request: AllocationRequest, _ thread: UnsafeMutablePointer<JavaThread>) -> Reference? {
        let object = allocateMemory(request.class_, sizeInBytes: request.sizeInBytes, thread: thread)
        if object.isNull { return nil }
        if let length = request.arrayLength { space.setArrayLength(object, length) }
        return object
    }

    private func run(_ kind: CollectionKind, _ cause: CollectionCause, _ roots: some RootProvider) {
        if options.verifiesBeforeCollection { findings += verify(roots) }
        defer { if options.verifiesAfterCollection { findings += verify(roots) } }
        let usedBefore = usage.used
        let start = SystemClock.monotonicNanoseconds
        switch kind {
        case .minor:
            collectMinor(roots)
        case .major:
            collectMajor(roots, isLastResort: cause == .exhaustion)
            isTight = pool.availableBlocks < pool.maximumBlocks / 16
        }
        advanceSoftReferenceClock()
        let elapsed = SystemClock.monotonicNanoseconds - start
        switch kind {
        case .minor: statistics.minor.add(elapsed)
        case .major: statistics.major.add(elapsed)
        }
        let record = CollectionRecord(
            kind: kind, cause: cause, usedBefore: usedBefore, usedAfter: usage.used, nanoseconds: elapsed)
        statistics.last = record
        if recentCollections.count < 16 { recentCollections.append(record) }
    }
}
