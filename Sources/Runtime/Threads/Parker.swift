// SPDX-License-Identifier: Apache-2.0
import Platform

/// The permit of LockSupport: at most one, consumed by `park`. Also what `Thread.sleep` waits on.
package final class Parker: @unchecked Sendable {
    private let mutex = NativeMutex()
    private let condition = NativeCondition()
    private var hasPermit = false
    private var isInterrupted = false
    private var isCancelled = false

    deinit {
        condition.destroy()
        mutex.destroy()
    }

    /// Waits for the permit, an interrupt, or a deadline (nanoseconds of the monotonic clock; nil: none). In native state.
    package func park(deadline: UInt64?) {
        mutex.lock()
        defer { mutex.unlock() }
        if hasPermit || isInterrupted || isCancelled {
            hasPermit = false
            return
        }
        if let deadline {
            _ = condition.wait(mutex, untilNanoseconds: deadline)
        } else {
            condition.wait(mutex)
        }
        hasPermit = false
    }

    /// Makes the permit available.
    package func unpark() {
        mutex.withLock { hasPermit = true }
        // Only the owner waits. Woken after the lock is free, it need not wait for that too.
        condition.signal()
    }

    /// Sleeps until the deadline; false if interrupted before. In native state.
    package func sleep(deadline: UInt64) -> Bool {
        mutex.lock()
        defer { mutex.unlock() }
        while !isInterrupted && !isCancelled {
            if !condition.wait(mutex, untilNanoseconds: deadline) { return true }
        }
        return false
    }

    /// Wakes `park` and `sleep`, now and until `clearInterrupt`.
    package func interrupt() {
        mutex.withLock {
            isInterrupted = true
            condition.broadcast()
        }
    }

    /// Wakes `park` and `sleep`, now and for ever.
    package func cancel() {
        mutex.withLock {
            isCancelled = true
            condition.broadcast()
        }
    }

    /// Ends the effect of `cancel`.
    package func permit() { mutex.withLock { isCancelled = false } }

    /// Whether an interrupt is pending.
    package var hasInterrupt: Bool { mutex.withLock { isInterrupted } }

    package func clearInterrupt() { mutex.withLock { isInterrupted = false } }
}
