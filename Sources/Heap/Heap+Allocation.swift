// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Heap {
    /// The slow part of `allocate`: a new buffer, an object outside the buffer, or a large object.
    @usableFromInline @inline(never)
    func allocateSlow(
        _ class_: ClassRef, sizeInBytes: Int, thread: UnsafeMutablePointer<JavaThread>
    ) -> Reference {
        if options.stressInterval > 0, isStressCollectionDue() { return .null }
        return allocateMemory(class_, sizeInBytes: sizeInBytes, thread: thread)
    }

    /// Counts an allocation in stress mode.
    private func isStressCollectionDue() -> Bool {
        lock.withLock { _ in
            stressAllocations += 1
            return stressAllocations >= options.stressInterval
        }
    }

    func allocateMemory(
        _ class_: ClassRef, sizeInBytes: Int, thread: UnsafeMutablePointer<JavaThread>
    ) -> Reference {
        let object: UnsafeMutableRawPointer
        if sizeInBytes > HeapLayout.largestSmallObject {
            guard let address = allocateLarge(sizeInBytes) else { return .null }
            thread.pointee.allocatedBytes &+= UInt64(sizeInBytes)
            object = address
        } else {
            guard let address = allocateSmall(sizeInBytes, thread) else { return .null }
            object = address
        }
        object.storeBytes(of: UInt64(class_.rawValue), as: UInt64.self)
        return space.reference(object)
    }

    private func allocateSmall(
        _ size: Int, _ thread: UnsafeMutablePointer<JavaThread>
    ) -> UnsafeMutableRawPointer? {
        // A buffer with much room left is kept, and the object gets memory of its own.
        let remaining = remainingBytes(thread)
        if options.stressInterval > 0 || remaining > options.allocationBufferSize / 16
            || size > options.allocationBufferSize / 2
        {
            guard let piece = cut(minimum: size, desired: size) else { return nil }
            thread.pointee.allocatedBytes &+= UInt64(size)
            return piece.start
        }
        guard refill(thread, minimum: size) else { return nil }
        let start = UnsafeMutableRawPointer(thread.pointee.allocationTop!)
        thread.pointee.allocationTop! += size
        return start
    }

    /// Gives the thread a new allocation buffer of at least `minimum` zeroed bytes. Returns false when a collection is
    /// due; the old buffer is then kept.
    public func refill(_ thread: UnsafeMutablePointer<JavaThread>, minimum: Int) -> Bool {
        let isFirst = thread.pointee.allocationTop == nil
        let desired = max(minimum, bufferSize(isFirst: isFirst))
        guard let piece = cut(minimum: minimum, desired: desired) else { return false }
        retire(thread)
        thread.pointee.allocationTop = piece.start.assumingMemoryBound(to: UInt8.self)
        thread.pointee.allocationEnd = (piece.start + piece.size).assumingMemoryBound(to: UInt8.self)
        thread.pointee.allocatedBytes &+= UInt64(piece.size)
        return true
    }

    /// Bytes for a new buffer: less when so many threads allocate that they would use up eden by having buffers.
    /// `isFirst`: it is the thread's first one since the last collection.
    private func bufferSize(isFirst: Bool) -> Int {
        lock.withLock { _ in
            if isFirst { bufferOwners += 1 }
            let share = (edenBudget << HeapLayout.blockShift) / (8 * max(1, bufferOwners, previousBufferOwners))
            return max(2048, min(options.allocationBufferSize, share & ~7))
        }
    }

    /// Takes the thread's allocation buffer away. What is left of it stays zero, which walkers skip.
    public func retire(_ thread: UnsafeMutablePointer<JavaThread>) {
        thread.pointee.allocatedBytes &-= UInt64(remainingBytes(thread))
        thread.pointee.allocationTop = nil
        thread.pointee.allocationEnd = nil
    }

    /// Bytes a thread has allocated, buffers counted as far as they are used.
    public func allocatedBytes(_ thread: UnsafeMutablePointer<JavaThread>) -> UInt64 {
        thread.pointee.allocatedBytes &- UInt64(remainingBytes(thread))
    }

    private func remainingBytes(_ thread: UnsafeMutablePointer<JavaThread>) -> Int {
        guard let top = thread.pointee.allocationTop, let end = thread.pointee.allocationEnd else { return 0 }
        return end - top
    }

    /// Cuts zeroed memory from eden: `desired` bytes, or fewer but at least `minimum`.
    private func cut(minimum: Int, desired: Int) -> (start: UnsafeMutableRawPointer, size: Int)? {
        let piece: (start: UnsafeMutableRawPointer, size: Int)? = lock.withLock { _ in
            if let block = edenBlock {
                let top = Int(table.tops[block])
                let size = min(desired, HeapLayout.blockInBytes - top)
                if size >= minimum { return cut(block, top, size) }
            }
            guard youngBlocks.count - survivorBlocks < edenBudget, pool.availableBlocks > copyReserve,
                let block = pool.take(BlockKind.young)
            else { return nil }
            youngBlocks.append(block)
            edenBlock = block
            return cut(block, 0, min(desired, HeapLayout.blockInBytes))
        }
        // Nobody else knows the piece yet, so it is cleared outside of the lock.
        if let piece { piece.start.initializeMemory(as: UInt8.self, repeating: 0, count: piece.size) }
        return piece
    }

    private func cut(_ block: Int, _ top: Int, _ size: Int) -> (start: UnsafeMutableRawPointer, size: Int) {
        // Buffers end at multiples of 8 because sizes and block ends do.
        table.tops[block] = UInt32(top + size)
        statistics.allocatedBytes += UInt64(size)
        return (space.blockStart(block) + top, size)
    }

    /// Blocks that allocation leaves free so that a minor collection can copy what it expects to survive. Should more
    /// survive, objects stay in place.
    var copyReserve: Int {
        isTight ? 0 : min(survivorBlocks * 2 + 2, max(2, pool.maximumBlocks / 8))
    }

    private func allocateLarge(_ size: Int) -> UnsafeMutableRawPointer? {
        let allocation: LargeObjectSpace.Allocation? = lock.withLock { _ in
            if isLargeCollectionDue(size) { return nil }
            guard let allocation = takeLarge(size) else { return nil }
            return allocation
        }
        guard let allocation else { return nil }
        if !allocation.isZero {
            allocation.start.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        }
        return allocation.start
    }

    /// Large objects bring a minor collection about when they exceed the nursery's size, but not for little.
    private func isLargeCollectionDue(_ size: Int) -> Bool {
        let budget = max(edenBudget << HeapLayout.blockShift, min(limits.maximum / 16, 32 << 20))
        return largeBytesSinceCollection > 0 && largeBytesSinceCollection + size > budget
    }

    private func takeLarge(_ size: Int) -> LargeObjectSpace.Allocation? {
        guard let allocation = largeObjects.allocate(size, &pool, reserve: copyReserve) else { return nil }
        largeBytesSinceCollection += size
        statistics.allocatedBytes += UInt64(size)
        return allocation
    }

    /// Allocates an object that never moves and lies in the first 4 GiB: a mirror (`sizeInBytes` as the mirrored class
    /// says), or a constant of code. Such objects live as long as the heap.
    ///
    /// Null when there is no room. Of a mirror, `$metadata` must be set before the next safepoint.
    public func allocateNonMoving(_ class_: ClassRef, sizeInBytes: Int) -> Reference {
        lock.withLock { _ in
            nonMoving.allocate(class_, (sizeInBytes + 7) & ~7, space, table, &pool)
        }
    }

    /// As `allocateNonMoving`, for the mirror of a class that can be unloaded: it goes with the class.
    public func allocateMirror(_ class_: ClassRef, sizeInBytes: Int) -> Reference {
        let size = (sizeInBytes + 7) & ~7
        // A mirror of more than a block keeps its class loaded for good.
        if size > HeapLayout.blockInBytes { return allocateNonMoving(class_, sizeInBytes: size) }
        return lock.withLock { _ in mirrors.allocate(class_, size, space, table, &pool) }
    }
}
