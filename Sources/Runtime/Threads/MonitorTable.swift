// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// Java monitors (JVMS 2.11.10, JLS 17). An uncontended lock is two bits in the mark word and an entry on the owner's
/// lock stack; contention, `wait`, and an overfull lock stack *inflate* it to a `Monitor` here, found through the object's
/// identity hash. The handlers do the first kind; everything else comes here.
///
/// A contender cannot know how often the owner has entered, so it inflates with an anonymous owner; the owner recognizes
/// itself by its lock stack when it next comes here, and settles the count.
package final class MonitorTable: @unchecked Sendable {
    private var space: AddressSpace
    private let mutex = NativeMutex()
    private var table: [UInt32: [Monitor]] = [:]

    package init(space: AddressSpace) { self.space = space }

    /// Goes on in a copy of the reservation. Nothing may be running.
    package func relocate(to copy: AddressSpace) { space = copy }

    deinit { mutex.destroy() }

    private func lockBits(_ object: Reference) -> Int {
        Int(atomic32LoadAcquire(space.mark(of: object))) & SwiftletMarkLockMask
    }

    /// Replaces the lock bits if they are `old`; the rest of the mark may change meanwhile.
    private func exchangeLockBits(_ object: Reference, from old: Int, to new: Int) -> Bool {
        let address = space.mark(of: object)
        var mark = atomic32LoadAcquire(address)
        while Int(mark) & SwiftletMarkLockMask == old {
            let wanted = mark & ~UInt32(SwiftletMarkLockMask) | UInt32(new)
            if atomic32CompareExchange(address, &mark, wanted) { return true }
        }
        return false
    }

    // MARK: - Lock stack

    private func stackCount(_ object: Reference, _ thread: Thread) -> Int {
        thread.lockStack.reduce(0) { $1 == object ? $0 + 1 : $0 }
    }

    // MARK: - Enter and exit

    /// Enters the monitor of an object, blocking if need be. VM state; a safepoint.
    package func enter(_ object: Handle, _ thread: Thread) throws(JavaThrow) {
        while true {
            let reference = object.reference
            switch lockBits(reference) {
            case SwiftletMarkUnlocked:
                if thread.lockStackHasRoom {
                    if exchangeLockBits(reference, from: SwiftletMarkUnlocked, to: SwiftletMarkThinLocked) {
                        thread.pushLock(reference)
                        return
                    }
                } else if inflate(reference, owner: 0, from: SwiftletMarkUnlocked, thread) {
                    continue
                }
            case SwiftletMarkThinLocked where stackCount(reference, thread) > 0:
                if thread.lockStackHasRoom {
                    thread.pushLock(reference)
                    return
                }
                _ = inflate(reference, owner: Monitor.anonymousOwner, from: SwiftletMarkThinLocked, thread)
            case SwiftletMarkThinLocked:
                _ = inflate(reference, owner: Monitor.anonymousOwner, from: SwiftletMarkThinLocked, thread)
            default:
                if let monitor = acquire(reference, thread) {
                    defer { release(monitor) }
                    if enter(monitor, object, thread) { return }
                    try thread.checkCancel()
                }
            }
        }
    }

    /// Enters an inflated monitor; false if it must be tried again from the start.
    private func enter(_ monitor: Monitor, _ object: Handle, _ thread: Thread) -> Bool {
        let id = thread.raw.pointee.threadId
        monitor.mutex.lock()
        settle(monitor, object.reference, thread)
        if monitor.owner == id {
            monitor.recursion += 1
            monitor.mutex.unlock()
            return true
        }
        if monitor.owner == 0 {
            monitor.owner = id
            monitor.mutex.unlock()
            return true
        }
        monitor.mutex.unlock()
        thread.record.blockedOn = monitor
        defer { thread.record.blockedOn = nil }
        return thread.withStatus(.blockedOnMonitor) {
            thread.inNative {
                monitor.mutex.lock()
                defer { monitor.mutex.unlock() }
                while monitor.owner != 0 {
                    // Whoever owns it may end without leaving it: a cancelled thread runs no handlers.
                    if thread.isCancelRequested { return false }
                    monitor.released.wait(monitor.mutex)
                }
                monitor.owner = id
                return true
            }
        }
    }

    /// Leaves the monitor of an object. VM state.
    package func exit(_ object: Handle, _ thread: Thread) throws(JavaThrow) {
        let reference = object.reference
        if lockBits(reference) == SwiftletMarkThinLocked, let index = thread.lockStack.lastIndex(of: reference) {
            if stackCount(reference, thread) > 1 {
                thread.removeLock(at: index)
                return
            }
            if exchangeLockBits(reference, from: SwiftletMarkThinLocked, to: SwiftletMarkUnlocked) {
                thread.removeLock(at: index)
                return
            }
        }
        guard lockBits(reference) == SwiftletMarkInflated, let monitor = acquire(reference, thread) else {
            throw notOwner(thread)
        }
        defer { release(monitor) }
        let isOwner = monitor.mutex.withLock { () -> Bool in
            settle(monitor, reference, thread)
            guard monitor.owner == thread.raw.pointee.threadId else { return false }
            if monitor.recursion > 0 {
                monitor.recursion -= 1
            } else {
                monitor.owner = 0
                monitor.released.signal()
            }
            return true
        }
        if !isOwner { throw notOwner(thread) }
    }

    private func notOwner(_ thread: Thread) -> JavaThrow {
        thread.exception("java/lang/IllegalMonitorStateException", "current thread is not owner")
    }

    /// Whether the thread owns the object's monitor.
    package func isOwned(_ reference: Reference, _ thread: Thread) -> Bool {
        switch lockBits(reference) {
        case SwiftletMarkThinLocked: return stackCount(reference, thread) > 0
        case SwiftletMarkInflated:
            guard let monitor = acquire(reference, thread) else { return false }
            defer { release(monitor) }
            return monitor.mutex.withLock {
                settle(monitor, reference, thread)
                return monitor.owner == thread.raw.pointee.threadId
            }
        default: return false
        }
    }

    // MARK: - Wait and notify

    /// `Object.wait`: nil waits forever, else until a deadline of the monotonic clock in nanoseconds. Returns false when
    /// interrupted: the caller throws. VM state; a safepoint.
    package func wait(_ object: Handle, deadline: UInt64?, _ thread: Thread) throws(JavaThrow) -> Bool {
        let monitor = try inflateOwned(object, thread)
        defer { release(monitor) }
        let id = thread.raw.pointee.threadId
        let record = thread.record
        let waiter = Monitor.Waiter(record.waitCondition)
        var wasInterrupted = false
        thread.withStatus(deadline == nil ? .inObjectWait : .inObjectWaitTimed) {
            thread.inNative {
                monitor.mutex.lock()
                let recursion = monitor.recursion
                monitor.recursion = 0
                monitor.owner = 0
                monitor.released.signal()
                monitor.waiters.append(waiter)
                record.waitingOn = monitor
                while !waiter.isNotified && !thread.isCancelRequested {
                    if record.isInterruptRequested {
                        wasInterrupted = true
                        break
                    }
                    if let deadline {
                        if !waiter.condition.wait(monitor.mutex, untilNanoseconds: deadline) { break }
                    } else {
                        waiter.condition.wait(monitor.mutex)
                    }
                }
                record.waitingOn = nil
                monitor.waiters.removeAll { $0 === waiter }
                record.blockedOn = monitor
                defer { record.blockedOn = nil }
                while monitor.owner != 0, !thread.isCancelRequested { monitor.released.wait(monitor.mutex) }
                if monitor.owner == 0 {
                    monitor.owner = id
                    monitor.recursion = recursion
                }
                monitor.mutex.unlock()
            }
        }
        try thread.checkCancel()
        return !wasInterrupted
    }

    /// `Object.notify` and `notifyAll`.
    package func notify(_ object: Handle, all: Bool, _ thread: Thread) throws(JavaThrow) {
        guard isOwned(object.reference, thread) else { throw notOwner(thread) }
        guard lockBits(object.reference) == SwiftletMarkInflated, let monitor = acquire(object.reference, thread) else {
            return  // a thin lock has no waiters
        }
        defer { release(monitor) }
        monitor.mutex.withLock {
            for waiter in monitor.waiters where !waiter.isNotified {
                waiter.isNotified = true
                waiter.condition.signal()
                if !all { break }
            }
        }
    }

    /// Wakes a thread out of `wait` because it was interrupted.
    package func wake(_ record: ThreadRecord, waitingOn monitor: Monitor) {
        monitor.mutex.withLock { record.waitCondition.broadcast() }
    }

    /// Wakes all that wait for a monitor or in `wait`, so that those being cancelled notice. Any state.
    package func wakeAll() {
        let all = mutex.withLock { table.values.flatMap { $0 } }
        for monitor in all {
            monitor.mutex.withLock {
                monitor.released.broadcast()
                for waiter in monitor.waiters { waiter.condition.broadcast() }
            }
        }
    }

    /// The monitor of an object that the thread owns, inflated and in use.
    private func inflateOwned(_ object: Handle, _ thread: Thread) throws(JavaThrow) -> Monitor {
        guard isOwned(object.reference, thread) else { throw notOwner(thread) }
        while true {
            if lockBits(object.reference) == SwiftletMarkThinLocked {
                _ = inflate(object.reference, owner: Monitor.anonymousOwner, from: SwiftletMarkThinLocked, thread)
            }
            if let monitor = acquire(object.reference, thread) {
                monitor.mutex.withLock { settle(monitor, object.reference, thread) }
                return monitor
            }
        }
    }

    // MARK: - Inflation

    /// Turns a lock in state `from` into a monitor. False if the state had changed.
    private func inflate(_ reference: Reference, owner: UInt32, from: Int, _ thread: Thread) -> Bool {
        let hash = thread.identityHash(reference)
        return mutex.withLock {
            let monitor = Monitor(object: reference, owner: owner)
            table[hash, default: []].append(monitor)
            if exchangeLockBits(reference, from: from, to: SwiftletMarkInflated) { return true }
            table[hash]?.removeAll { $0 === monitor }
            return false
        }
    }

    /// Looks the monitor up and keeps it from being deflated until `release`.
    private func acquire(_ reference: Reference, _ thread: Thread) -> Monitor? {
        let hash = thread.identityHash(reference)
        return mutex.withLock {
            guard let monitor = table[hash]?.first(where: { $0.object == reference }) else { return nil }
            monitor.users += 1
            return monitor
        }
    }

    private func release(_ monitor: Monitor) { mutex.withLock { monitor.users -= 1 } }

    /// If the monitor's owner is anonymous and it is this thread, settles owner and count. Under the monitor's mutex.
    private func settle(_ monitor: Monitor, _ reference: Reference, _ thread: Thread) {
        guard monitor.owner == Monitor.anonymousOwner else { return }
        let count = stackCount(reference, thread)
        guard count > 0 else { return }
        monitor.owner = thread.raw.pointee.threadId
        monitor.recursion = count - 1
        while let index = thread.lockStack.lastIndex(of: reference) { thread.removeLock(at: index) }
    }

    // MARK: - Inspection

    /// The objects whose monitors a thread owns, without repetition. At a safepoint.
    package func objectsOwned(by thread: Thread) -> [Reference] {
        var objects: [Reference] = []
        for object in thread.lockStack where !objects.contains(object) { objects.append(object) }
        for monitors in table.values {
            for monitor in monitors where monitor.owner == thread.raw.pointee.threadId {
                if !objects.contains(monitor.object) { objects.append(monitor.object) }
            }
        }
        return objects
    }

    /// The thread that owns a monitor, among those given. At a safepoint.
    package func owner(of monitor: Monitor, among records: [ThreadRecord]) -> ThreadRecord? {
        records.first { record in
            monitor.owner == record.raw.pointee.threadId
                || monitor.owner == Monitor.anonymousOwner && record.thread.lockStack.contains(monitor.object)
        }
    }

    /// An object whose monitor a thread owns, and how often it has entered.
    package struct Holding {
        package let object: Handle
        package let count: Int
    }

    /// The monitors that a thread owns, which calls it; in handles of the current scope.
    package func holdings(of thread: Thread) -> [Holding] {
        let id = thread.raw.pointee.threadId
        var counts: [(object: Reference, count: Int)] = []
        func add(_ object: Reference, _ count: Int) {
            if let index = counts.firstIndex(where: { $0.object == object }) {
                counts[index].count += count
            } else {
                counts.append((object, count))
            }
        }
        for object in thread.lockStack { add(object, 1) }
        mutex.withLock {
            for monitors in table.values {
                for monitor in monitors {
                    monitor.mutex.withLock { if monitor.owner == id { add(monitor.object, monitor.recursion + 1) } }
                }
            }
        }
        return counts.map { Holding(object: thread.handle($0.object), count: $0.count) }
    }

    /// Leaves all monitors that the thread has entered since it had `before`. VM state, nothing pending.
    package func release(keeping before: [Holding], _ thread: Thread) {
        thread.withHandleScope {
            for holding in holdings(of: thread) {
                let kept = before.first { $0.object.reference == holding.object.reference }?.count ?? 0
                for _ in 0..<max(0, holding.count - kept) {
                    do throws(JavaThrow) { try exit(holding.object, thread) } catch { thread.clearException() }
                }
            }
        }
    }

    // MARK: - Collector

    /// Calls `update` for the object of each monitor: it moves the slot, or says that the object is dead. Idle monitors
    /// are deflated. At a safepoint.
    package func forEachObject(_ update: (inout Reference) -> Bool) {
        for hash in Array(table.keys) {
            table[hash]?.removeAll { !update(&$0.object) }
            if table[hash]?.isEmpty ?? false { table[hash] = nil }
        }
    }

    /// Whether any object's lock is inflated. At a safepoint.
    package var hasInflated: Bool { !table.isEmpty }

    /// Gives monitors that nobody uses back to their objects' mark words. At a safepoint.
    package func deflateIdle() {
        for hash in Array(table.keys) {
            table[hash]?.removeAll { monitor in
                guard monitor.users == 0, monitor.owner == 0, monitor.waiters.isEmpty else { return false }
                return exchangeLockBits(monitor.object, from: SwiftletMarkInflated, to: SwiftletMarkUnlocked)
            }
            if table[hash]?.isEmpty ?? false { table[hash] = nil }
        }
    }
}

extension Thread {
    /// Objects whose thin locks the thread holds, oldest first; recursion repeats an object.
    package var lockStack: UnsafeMutableBufferPointer<Reference> {
        let first = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.lockStack)!
        return UnsafeMutableBufferPointer(
            start: first.assumingMemoryBound(to: Reference.self), count: Int(raw.pointee.lockStackTop))
    }

    package var lockStackHasRoom: Bool { raw.pointee.lockStackTop < UInt32(SwiftletLockStackDepth) }

    package func pushLock(_ object: Reference) {
        raw.pointee.lockStackTop += 1
        lockStack[Int(raw.pointee.lockStackTop) - 1] = object
    }

    package func removeLock(at index: Int) {
        let stack = lockStack
        for i in index..<(stack.count - 1) { stack[i] = stack[i + 1] }
        raw.pointee.lockStackTop -= 1
    }

    /// The identity hash of an object: 25 bits, never 0, from the thread's own generator (Marsaglia's xorshift).
    public func identityHash(_ object: Reference) -> UInt32 {
        let address = space.mark(of: object)
        var mark = atomic32LoadAcquire(address)
        while true {
            let known = mark >> UInt32(SwiftletMarkHashShift)
            if known != 0 { return known }
            var fresh: UInt32 = 0
            while fresh == 0 {
                var state = raw.pointee.hashState
                state ^= state << 13
                state ^= state >> 17
                state ^= state << 5
                raw.pointee.hashState = state
                fresh = state >> UInt32(SwiftletMarkHashShift)
            }
            if atomic32CompareExchange(address, &mark, mark | fresh << UInt32(SwiftletMarkHashShift)) { return fresh }
        }
    }
}
