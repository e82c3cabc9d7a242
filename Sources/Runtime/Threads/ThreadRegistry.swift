// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// The threads of a machine, and the protocol that stops them all (a safepoint).
///
/// A thread is in VM state (it may touch the heap) or in native state (it does not). The coordinator raises `isStopping`,
/// lowers every thread's limit so that its next poll notices, and waits until nobody is in VM state. A thread that
/// leaves native state while a stop is on waits until it is over. The handshake between "I am in VM state" and "a stop is on"
/// is Dekker's: each side stores its own flag, then loads the other's, all sequentially consistent.
package final class ThreadRegistry: @unchecked Sendable {
    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    private var records: [ThreadRecord] = []
    private var nextID: UInt32 = 1
    /// Most threads at a time so far, or since `resetPeak`.
    private var peak = 0
    /// The native thread that ended last and has not been joined. Each one that ends joins the one before.
    private var lastEnded: NativeThread?
    /// 1 while a stop is requested or in force; read without the mutex by threads changing state.
    private let stopping = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    /// Taken by whoever stops the world.
    package let coordinator = RuntimeLock()

    package init() { stopping.initialize(to: 0) }

    deinit {
        // The last one to end may be the one that runs this.
        try? lastEnded?.detach()
        stopping.deallocate()
        changed.destroy()
        mutex.destroy()
    }

    private static func stateAddress(_ raw: UnsafeMutablePointer<JavaThread>) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.state)!
    }

    // MARK: - Membership

    package func nextThreadID() -> UInt32 {
        mutex.withLock {
            nextID += 1
            return nextID - 1
        }
    }

    package func add(_ record: ThreadRecord) {
        mutex.withLock {
            records.append(record)
            peak = max(peak, records.count)
        }
    }

    /// Threads started so far, most at a time, now, and how many of these are daemons.
    package var counts: ThreadCounts {
        mutex.withLock {
            ThreadCounts(
                started: Int(nextID) - 1, peak: peak, live: records.count, daemons: records.count { $0.isDaemon })
        }
    }

    package func resetPeak() { mutex.withLock { peak = records.count } }

    /// Removes a thread, which is in native state.
    package func remove(_ record: ThreadRecord) {
        mutex.withLock {
            records.removeAll { $0 === record }
            changed.broadcast()
        }
    }

    /// Called by a native thread of the machine's own that is about to end. Joins the one that ended before.
    package func endNativeThread() {
        let previous: NativeThread? = mutex.withLock {
            defer { lastEnded = NativeThread.current }
            return lastEnded
        }
        try? previous?.join()
    }

    /// Waits for the end of the native threads that have called `endNativeThread`.
    package func joinEnded() {
        let last: NativeThread? = mutex.withLock {
            defer { lastEnded = nil }
            return lastEnded
        }
        try? last?.join()
    }

    /// Notes which of the host's threads runs a record's code.
    package func setHostThread(_ record: ThreadRecord, _ number: Int) { mutex.withLock { record.hostThread = number } }

    /// Calls `body` with the threads while none can leave the list.
    package func forEach(_ body: (ThreadRecord) -> Void) { mutex.withLock { records.forEach(body) } }

    // MARK: - Calls of hosted threads

    /// Whether a hosted thread may call Java; it may not once `removeIdle` has taken it off the list.
    package func beginCall(_ record: ThreadRecord) -> Bool {
        mutex.withLock {
            guard records.contains(where: { $0 === record }) else { return false }
            record.calls += 1
            return true
        }
    }

    package func endCall(_ record: ThreadRecord) {
        mutex.withLock {
            record.calls -= 1
            changed.broadcast()
        }
    }

    /// Takes the hosted threads that are not in a call off the list. They hold no allocation buffer.
    package func removeIdle() {
        mutex.withLock { records.removeAll { $0.isHosted && $0.calls == 0 } }
    }

    /// All threads; a snapshot, or exact while the world is stopped.
    package var all: [ThreadRecord] { mutex.withLock { records } }

    /// Waits, in native state, until `condition` holds of the list; re-tested whenever a thread ends.
    package func wait(until condition: ([ThreadRecord]) -> Bool) {
        mutex.lock()
        while !condition(records) { changed.wait(mutex) }
        mutex.unlock()
    }

    /// As `wait`, but no longer than until a deadline of the monotonic clock in nanoseconds.
    package func wait(untilNanoseconds deadline: UInt64, _ condition: ([ThreadRecord]) -> Bool) -> Bool {
        mutex.lock()
        defer { mutex.unlock() }
        while !condition(records) {
            if !changed.wait(mutex, untilNanoseconds: deadline) { return condition(records) }
        }
        return true
    }

    /// Has the conditions of `wait` tested again.
    package func wakeWaiters() { mutex.withLock { changed.broadcast() } }

    // MARK: - State changes

    /// From VM state to native state.
    package func enterNative(_ raw: UnsafeMutablePointer<JavaThread>) {
        atomic32Store(ThreadRegistry.stateAddress(raw), UInt32(SwiftletThreadInNative))
        if atomic32Load(stopping) != 0 {
            mutex.lock()
            changed.broadcast()
            mutex.unlock()
        }
    }

    /// From native state to VM state; waits while a stop is on.
    package func leaveNative(_ raw: UnsafeMutablePointer<JavaThread>) {
        while true {
            atomic32Store(ThreadRegistry.stateAddress(raw), UInt32(SwiftletThreadInVM))
            if atomic32Load(stopping) == 0 { return }
            atomic32Store(ThreadRegistry.stateAddress(raw), UInt32(SwiftletThreadInNative))
            mutex.lock()
            changed.broadcast()
            while stopping.pointee != 0 { changed.wait(mutex) }
            mutex.unlock()
        }
    }

    /// In VM state, at a safepoint: stops here if a stop is on.
    package func poll(_ raw: UnsafeMutablePointer<JavaThread>) {
        if atomic32Load(stopping) == 0 { return }
        enterNative(raw)
        leaveNative(raw)
    }

    // MARK: - Stopping

    /// Runs `body` while no other thread is in VM state. The caller is in VM state, at a safepoint itself.
    package func stopTheWorld<Result>(_ thread: Thread, _ body: () -> Result) -> Result {
        coordinator.withLock(thread) { () throws(Never) -> Result in stop(except: thread.raw, body) }
    }

    /// The same for a thread that is no Java thread.
    package func stopTheWorldFromOutside<Result>(_ body: () -> Result) -> Result {
        coordinator.withLockFromOutside { stop(except: nil, body) }
    }

    private func stop<Result>(except raw: UnsafeMutablePointer<JavaThread>?, _ body: () -> Result) -> Result {
        mutex.lock()
        atomic32Store(stopping, 1)
        for record in records where record.raw != raw { record.request(SwiftletRequestSafepoint) }
        while records.contains(where: {
            $0.raw != raw && atomic32Load(ThreadRegistry.stateAddress($0.raw)) == UInt32(SwiftletThreadInVM)
        }) {
            changed.wait(mutex)
        }
        mutex.unlock()
        let result = body()
        mutex.lock()
        for record in records where record.raw != raw { record.clearRequest(SwiftletRequestSafepoint) }
        atomic32Store(stopping, 0)
        changed.broadcast()
        mutex.unlock()
        return result
    }
}

extension Thread {
    /// Runs `body` in native state: it may block, and must not touch the heap or metadata that can change.
    public func inNative<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let registry = vm.threads
        registry.enterNative(raw)
        defer { registry.leaveNative(raw) }
        return try body()
    }

    /// Runs `body` in VM state, for a thread that is in native state: foreign code calls back.
    package func inVM<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let registry = vm.threads
        registry.leaveNative(raw)
        defer { registry.enterNative(raw) }
        return try body()
    }
}
