// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Platform

/// Ends calls whose time is over, or that are cancelled. Thread-safe.
///
/// To end a call is to set a request on its thread: the next poll unwinds, and waits inside the machine give up. A thread in a
/// system call is interrupted again and again until the call has come back, since a signal that arrives just before the system
/// call is lost. A native thread of its own does that; it lives while there are calls to look after, and a moment longer.
///
/// An initializer of the class library, the loading of a class and the linking of a call site are not left halfway, which would
/// make the class unusable for good: the thread gets `patience` more.
package final class CallWatch: @unchecked Sendable {
    /// Debug builds take longer for everything.
    private static let patience: UInt64 = _isDebugAssertConfiguration() ? 30_000_000_000 : 2_000_000_000
    private static let step: UInt64 = 5_000_000
    /// How long the native thread waits for more calls.
    private static let idle: UInt64 = 500_000_000

    private let host: any HostInterface
    private let monitors: MonitorTable
    private let initialization: InitializationMonitor

    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    // Guarded by `mutex`.
    /// Calls with a deadline, and those being ended.
    private var calls: [LimitedCall] = []
    private var machineDeadline: UInt64 = .max
    private var onMachineDeadline: (@Sendable () -> Void)?
    private var hasThread = false
    private var isClosed = false

    init(_ host: any HostInterface, _ monitors: MonitorTable, _ initialization: InitializationMonitor) {
        self.host = host
        self.monitors = monitors
        self.initialization = initialization
    }

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    // MARK: Calls

    func begin(_ call: LimitedCall) {
        if call.deadline == nil { return }
        mutex.withLock { add(call) }
    }

    /// Takes the call off the list; afterwards nobody requests anything of its thread on its account. Returns why it was ended.
    func end(_ call: LimitedCall) -> EndReason? {
        mutex.withLock {
            calls.removeAll { $0 === call }
            guard let reason = call.reason else { return nil }
            let isEndedFurtherOut = calls.contains { $0.record === call.record && $0.reason != nil }
            if !isEndedFurtherOut {
                call.record.clearRequest(SwiftletRequestEndCall | SwiftletRequestCancel)
                call.record.parker.permit()
                host.permitWaiting(thread: call.record.hostThread)
            }
            return reason
        }
    }

    /// Has the call end, if it is not being ended already.
    func end(_ call: LimitedCall, _ reason: EndReason) {
        mutex.withLock {
            if call.reason != nil { return }
            strike(call, reason)
            if !calls.contains(where: { $0 === call }) { add(call) }
        }
    }

    /// Ends the call without patience.
    func endAtOnce(_ call: LimitedCall) { mutex.withLock { strikeAtOnce(call) } }

    /// The reason for which a call of the thread is being ended, the innermost one's first.
    package func reason(_ record: ThreadRecord) -> EndReason? {
        mutex.withLock { calls.last { $0.record === record && $0.reason != nil }?.reason }
    }

    // MARK: The machine

    /// Calls `body` once the monotonic clock shows so many nanoseconds.
    func setMachineDeadline(_ deadline: UInt64, _ body: @escaping @Sendable () -> Void) {
        mutex.withLock {
            machineDeadline = deadline
            onMachineDeadline = body
            wakeThread()
        }
    }

    /// Ends the native thread for good, and waits for that. Not to be called by `onMachineDeadline`.
    package func close() {
        mutex.lock()
        isClosed = true
        changed.broadcast()
        while hasThread { changed.wait(mutex) }
        mutex.unlock()
    }

    // MARK: With the mutex held

    private func add(_ call: LimitedCall) {
        calls.append(call)
        wakeThread()
    }

    private func strike(_ call: LimitedCall, _ reason: EndReason) {
        call.reason = reason
        call.lastDeadline = host.monotonicNanoseconds &+ CallWatch.patience
        call.record.request(SwiftletRequestEndCall)
        if !call.record.isSheltered { hurry(call.record) }
        wakeWaits()
    }

    private func strikeAtOnce(_ call: LimitedCall) {
        call.lastDeadline = .max
        call.record.request(SwiftletRequestCancel)
        hurry(call.record)
        wakeWaits()
    }

    /// Ends waiting in `park`, `sleep` and system calls.
    private func hurry(_ record: ThreadRecord) {
        record.parker.cancel()
        if record.isOutside { _ = host.forbidWaiting(thread: record.hostThread) }
    }

    /// All waits inside the machine look for requests.
    private func wakeWaits() {
        monitors.wakeAll()
        initialization.wakeAll()
    }

    private func wakeThread() {
        if hasThread || isClosed { return changed.broadcast() }
        hasThread = (try? NativeThread.start(name: "call watch") { self.run() })?.detached ?? false
    }

    // MARK: The native thread

    private func run() {
        mutex.lock()
        var lastUse = host.monotonicNanoseconds
        while !isClosed {
            let now = host.monotonicNanoseconds
            if machineDeadline <= now, let body = onMachineDeadline {
                machineDeadline = .max
                onMachineDeadline = nil
                mutex.unlock()
                body()
                mutex.lock()
                continue
            }
            if !calls.isEmpty || onMachineDeadline != nil { lastUse = now }
            if now &- lastUse >= CallWatch.idle { break }
            let next = min(look(now), machineDeadline, lastUse &+ CallWatch.idle)
            _ = changed.wait(mutex, untilNanoseconds: next)
        }
        hasThread = false
        changed.broadcast()
        mutex.unlock()
    }

    /// Does what is due, and returns when to look again.
    private func look(_ now: UInt64) -> UInt64 {
        var next = UInt64.max
        for call in calls {
            if call.reason == nil, let deadline = call.deadline, deadline <= now { strike(call, .deadlineExceeded) }
            if call.reason == nil {
                next = min(next, call.deadline ?? .max)
                continue
            }
            if call.lastDeadline <= now { strikeAtOnce(call) }
            if call.lastDeadline == .max || !call.record.isSheltered {
                // The thread does not poll while it is in a state that it must not leave: it is asked again.
                call.record.request(SwiftletRequestEndCall)
                hurry(call.record)
            }
            next = min(next, now &+ CallWatch.step)
        }
        return next
    }
}

extension NativeThread {
    /// Whether nobody has to join the thread any more.
    fileprivate var detached: Bool {
        do throws(SystemError) { try detach() } catch { return false }
        return true
    }
}
