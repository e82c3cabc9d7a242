// SPDX-License-Identifier: Apache-2.0
import Platform

/// The native threads behind java.lang.Threads that Java starts.
///
/// To start a native thread costs more than most virtual threads do, as these are bound to threads of their own. So one
/// whose Java thread has ended waits a moment for the next to run.
package final class WorkerPool: @unchecked Sendable {
    // Everything below is guarded by `mutex`.

    /// A native thread without work.
    private final class Worker {
        let wake = NativeCondition()
        var record: ThreadRecord?
        deinit { wake.destroy() }
    }

    /// So many threads wait at most.
    private static let capacity = 32
    /// For so long, in nanoseconds.
    private static let patience: UInt64 = 100_000_000

    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    private var idle: [Worker] = []
    /// Threads between `enlist` and `discharge`.
    private var enlisted = 0
    private var isClosed = false

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    /// Gives the record to a thread that waits; false if there is none.
    package func run(_ record: ThreadRecord) -> Bool {
        let worker: Worker? = mutex.withLock {
            let worker = idle.popLast()
            worker?.record = record
            return worker
        }
        // With the lock free, the thread need not wait for that when it wakes.
        worker?.wake.signal()
        return worker != nil
    }

    /// A thread of the pool is about to be started.
    package func enlist() { mutex.withLock { enlisted += 1 } }

    /// A thread of the pool was not started after all, or is about to end; it uses the machine no more.
    package func discharge() {
        mutex.withLock {
            enlisted -= 1
            changed.broadcast()
        }
    }

    /// Waits for the next record; nil: the calling thread ends. In native state.
    package func next() -> ThreadRecord? {
        let worker = Worker()
        let deadline = SystemClock.monotonicNanoseconds &+ WorkerPool.patience
        mutex.lock()
        defer { mutex.unlock() }
        if isClosed || idle.count >= WorkerPool.capacity { return nil }
        idle.append(worker)
        while worker.record == nil {
            if isClosed || !worker.wake.wait(mutex, untilNanoseconds: deadline), worker.record == nil {
                idle.removeAll { $0 === worker }
                return nil
            }
        }
        return worker.record
    }

    /// Ends the threads without work, for good, and waits until none is left. No Java thread may be running or be started.
    package func close() {
        mutex.lock()
        isClosed = true
        for worker in idle { worker.wake.signal() }
        while enlisted > 0 { changed.wait(mutex) }
        mutex.unlock()
    }
}
