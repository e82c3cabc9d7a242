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

    /// After a collection, or when waiters should look whether the machine stops.
    package func signalPending() { mutex.withLock { changed.broadcast() } }

    /// Waits, in native state, until `condition` holds.
    package func wait(until condition: () -> Bool) {
        mutex.lock()
        while !condition() { changed.wait(mutex) }
        mutex.unlock()
    }
}
