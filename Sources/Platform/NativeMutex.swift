// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A lock over a pthread mutex at a fixed address. A trivial value that can live in raw memory; copies are the same
/// lock. Not recursive. (Named so because `Mutex` is the standard library's.)
///
/// Owned by whoever made it: `destroy` frees it, when nobody holds or waits for it.
public struct NativeMutex: @unchecked Sendable {
    // Safe to send: the pointee is only used through pthread calls, which synchronize.
    fileprivate let raw: UnsafeMutablePointer<pthread_mutex_t>

    public init() {
        raw = .allocate(capacity: 1)
        // With default attributes this cannot fail on Linux.
        pthread_mutex_init(raw, nil)
    }

    public func destroy() {
        pthread_mutex_destroy(raw)
        raw.deallocate()
    }

    public func lock() { pthread_mutex_lock(raw) }

    /// Takes the lock if it is free.
    public func tryLock() -> Bool { pthread_mutex_trylock(raw) == 0 }

    /// The caller holds the lock.
    public func unlock() { pthread_mutex_unlock(raw) }

    /// Runs `body` with the lock held.
    public func withLock<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        lock()
        defer { unlock() }
        return try body()
    }
}

/// A condition variable whose deadlines are in `SystemClock.monotonicNanoseconds`. Like `NativeMutex` a trivial value
/// to be destroyed by its owner. Waits may wake without a signal: callers re-test their condition in a loop.
public struct NativeCondition: @unchecked Sendable {
    // Safe to send for the same reason as the mutex.
    private let raw: UnsafeMutablePointer<pthread_cond_t>

    public init() {
        raw = .allocate(capacity: 1)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(raw, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    public func destroy() {
        pthread_cond_destroy(raw)
        raw.deallocate()
    }

    /// Releases the mutex, which the caller holds, waits, and takes it again.
    public func wait(_ mutex: NativeMutex) { pthread_cond_wait(raw, mutex.raw) }

    /// As `wait`, but no longer than until the deadline. Returns false when the deadline passed.
    public func wait(_ mutex: NativeMutex, untilNanoseconds deadline: UInt64) -> Bool {
        var time = timespec(nanoseconds: deadline)
        return pthread_cond_timedwait(raw, mutex.raw, &time) != ETIMEDOUT
    }

    /// Wakes one waiter.
    public func signal() { pthread_cond_signal(raw) }

    /// Wakes all waiters.
    public func broadcast() { pthread_cond_broadcast(raw) }
}
