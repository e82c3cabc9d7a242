// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// The Java stack and the handles of one thread.
package final class ThreadMemory {
    package static let handleCapacity = 64 << 10

    package let stack: UnsafeMutableRawPointer
    /// Bytes.
    package let stackSize: Int
    package let handles: UnsafeMutablePointer<Reference>

    package init(stackSize: Int) throws(SystemError) {
        let stack = try VirtualMemory.reserve(sizeInBytes: stackSize)
        do throws(SystemError) { try VirtualMemory.commit(stack, sizeInBytes: stackSize) } catch {
            try? VirtualMemory.release(stack, sizeInBytes: stackSize)
            throw error
        }
        self.stack = stack
        self.stackSize = stackSize
        handles = .allocate(capacity: ThreadMemory.handleCapacity)
    }

    deinit {
        try? VirtualMemory.release(stack, sizeInBytes: stackSize)
        handles.deallocate()
    }
}

/// Memory of threads that have ended, for the next ones: a new stack costs system calls and page faults. Thread-safe.
package final class ThreadMemoryPool: @unchecked Sendable {
    private static let capacity = 16
    /// So many stacks stay in memory as they are; of the others only the first bytes do.
    private static let whole = 4
    private static let kept = 64 << 10

    private let mutex = NativeMutex()
    // Guarded by `mutex`.
    private var free: [ThreadMemory] = []

    deinit { mutex.destroy() }

    package func take(stackSize: Int) throws(SystemError) -> ThreadMemory {
        let found = mutex.withLock {
            free.lastIndex { $0.stackSize == stackSize }.map { free.remove(at: $0) }
        }
        return if let found { found } else { try ThreadMemory(stackSize: stackSize) }
    }

    package func giveBack(_ memory: ThreadMemory) {
        let isPlenty = mutex.withLock { free.count >= ThreadMemoryPool.whole }
        if isPlenty, memory.stackSize > ThreadMemoryPool.kept {
            try? VirtualMemory.discard(
                memory.stack + ThreadMemoryPool.kept, sizeInBytes: memory.stackSize - ThreadMemoryPool.kept)
        }
        mutex.withLock {
            if free.count < ThreadMemoryPool.capacity { free.append(memory) }
        }
    }
}
