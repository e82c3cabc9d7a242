// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// A recursive lock of the runtime that may be held across safepoints: waiting for it happens in native state, so a
/// stop never waits for a waiter. No Java lock is taken while holding one.
package final class RuntimeLock: @unchecked Sendable {
    private let mutex = NativeMutex()
    private let released = NativeCondition()
    /// Thread id of the owner, 0 if free; guarded by `mutex`.
    private var owner: UInt32 = 0
    private var depth = 0

    deinit {
        released.destroy()
        mutex.destroy()
    }

    package func withLock<Result, Failure: Error>(
        _ thread: Thread, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        lock(thread)
        defer { unlock() }
        return try body()
    }

    /// The same for a native thread that is no Java thread; not recursive.
    package func withLockFromOutside<Result>(_ body: () -> Result) -> Result {
        mutex.lock()
        while owner != 0 { released.wait(mutex) }
        owner = .max
        depth = 1
        mutex.unlock()
        defer { unlock() }
        return body()
    }

    private func lock(_ thread: Thread) {
        let id = thread.raw.pointee.threadId
        mutex.lock()
        if owner == 0 || owner == id {
            owner = id
            depth += 1
            mutex.unlock()
            return
        }
        mutex.unlock()
        thread.inNative {
            mutex.lock()
            while owner != 0 { released.wait(mutex) }
            owner = id
            depth = 1
            mutex.unlock()
        }
    }

    private func unlock() {
        mutex.lock()
        depth -= 1
        if depth == 0 {
            owner = 0
            released.signal()
        }
        mutex.unlock()
    }
}
