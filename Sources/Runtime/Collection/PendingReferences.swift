// SPDX-License-Identifier: Apache-2.0
import Platform

/// Wakes the ReferenceHandler thread when a collection has found references to enqueue. The list itself is the heap's.
package final class PendingReferences: @unchecked Sendable {
    private let mutex = NativeMutex()
    private let changed = NativeCondition()

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    /// There has been a collection since memory was last given back, so there may be some to give back when the
    /// machine becomes idle.
    private var mayTrim = false

    /// Nanoseconds after which the ReferenceHandler looks whether the machine is idle.
    package static let idlePeriod: UInt64 = 5_000_000_000

    /// After a collection, or when waiters should look whether the machine stops.
    package func signalPending() {
        mutex.withLock {
            mayTrim = true
            changed.broadcast()
        }
    }

    /// Waits, in native state, until `condition` holds. Returns false if the machine may be idle instead.
    package func wait(until condition: () -> Bool) -> Bool {
        mutex.lock()
        defer { mutex.unlock() }
        let deadline = SystemClock.monotonicNanoseconds + PendingReferences.idlePeriod
        while !condition() {
            if !mayTrim {
                changed.wait(mutex)
            } else if !changed.wait(mutex, untilNanoseconds: deadline) {
                return false
            }
        }
        return true
    }

    /// Memory has been given back: nothing more to do until the next collection.
    package func noteTrimmed() { mutex.withLock { mayTrim = false } }
}
