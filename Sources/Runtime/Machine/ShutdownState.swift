// SPDX-License-Identifier: Apache-2.0
import Platform

/// How a machine ends: the exit status once Java has halted, or the wish of its owner that it stop. Thread-safe.
public final class ShutdownState: @unchecked Sendable {
    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    private var status: Int32?
    private var stopping = false
    private var limit: EndReason?

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    /// Status that `Runtime.halt` or `System.exit` gave, if any did.
    public var exitStatus: Int32? { mutex.withLock { status } }

    /// Whether threads are to end.
    package var isStopping: Bool { mutex.withLock { stopping || status != nil } }

    /// The first status counts.
    package func halt(_ value: Int32) {
        mutex.withLock {
            status = status ?? value
            changed.broadcast()
        }
    }

    /// The limit at which the machine ended; nil if it has not, or for another reason.
    public var reachedLimit: EndReason? { mutex.withLock { limit } }

    /// `reason`: the limit that was reached, if that is why.
    package func stop(_ reason: EndReason? = nil) {
        mutex.withLock {
            if !stopping, status == nil { limit = reason }
            stopping = true
            changed.broadcast()
        }
    }
}
