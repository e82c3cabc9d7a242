// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// The heavy form of an object's lock: owner, entry queue and wait set. All fields are guarded by `mutex`.
package final class Monitor: @unchecked Sendable {
    /// Owner of a lock that a contender inflated: the thread whose lock stack names the object.
    package static let anonymousOwner = UInt32.max

    package let mutex = NativeMutex()
    package let released = NativeCondition()
    /// The object; updated by the collector, a weak root.
    package var object: Reference
    package var owner: UInt32
    /// How often the owner has entered beyond the first time.
    package var recursion = 0
    /// Threads between looking the monitor up and being done with it; it is not deflated meanwhile.
    package var users = 0
    /// Threads in `wait`, in order of arrival; woken ones leave.
    package var waiters: [Waiter] = []

    package final class Waiter {
        let condition: NativeCondition
        var isNotified = false

        init(_ condition: NativeCondition) { self.condition = condition }
    }

    package init(object: Reference, owner: UInt32) {
        self.object = object
        self.owner = owner
    }

    deinit {
        released.destroy()
        mutex.destroy()
    }
}
