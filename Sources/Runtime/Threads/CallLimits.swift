// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// Why Java was ended before it came to its end.
public enum EndReason: Sendable, Equatable {
    /// The machine is being destroyed, or has halted.
    case destroyed
    /// `Cancellation.cancel` was called.
    case cancelled
    /// The time was over.
    case deadlineExceeded
    /// The fuel was used up.
    case fuelExhausted
}

/// How far a call from Swift into Java may go. What goes beyond is unwound at its next poll: no handler and no finally block of
/// Java runs, its monitors are released. Threads that the call started go on.
public struct CallLimits: Sendable {
    /// Longest duration.
    public var timeout: Duration?
    /// Most method entries and backward branches, of the calling thread. For machines that count them
    /// (`MachineOptions.countsFuel`).
    public var fuel: UInt64?
    /// Ends the call when somebody says so.
    public var cancellation: Cancellation?

    public init(timeout: Duration? = nil, fuel: UInt64? = nil, cancellation: Cancellation? = nil) {
        self.timeout = timeout
        self.fuel = fuel
        self.cancellation = cancellation
    }

    package var isEmpty: Bool { timeout == nil && fuel == nil && cancellation == nil }
}

/// Ends calls from any thread: those that it was given to and that are in progress, and all that come later.
public final class Cancellation: @unchecked Sendable {
    // Guarded by `mutex`, which is held while calls are ended: so none that has returned is.
    private let mutex = NativeMutex()
    private var wasCancelled = false
    private var calls: [LimitedCall] = []

    public init() {}

    deinit { mutex.destroy() }

    public var isCancelled: Bool { mutex.withLock { wasCancelled } }

    public func cancel() {
        mutex.withLock {
            wasCancelled = true
            for call in calls { call.watch.end(call, .cancelled) }
        }
    }

    func add(_ call: LimitedCall) {
        mutex.withLock {
            calls.append(call)
            if wasCancelled { call.watch.end(call, .cancelled) }
        }
    }

    func remove(_ call: LimitedCall) { mutex.withLock { calls.removeAll { $0 === call } } }
}

/// A call in progress that has limits.
package final class LimitedCall: @unchecked Sendable {
    let record: ThreadRecord
    let watch: CallWatch
    let limits: CallLimits
    /// Value of the thread's `fuelUsed` at which the call ends.
    let lastFuel: UInt64?
    /// Objects whose monitors the thread owned before, and how often.
    let monitorsBefore: [MonitorTable.Holding]

    // Guarded by the watch's mutex.
    /// Nanoseconds of the monotonic clock; nil: none.
    var deadline: UInt64?
    var reason: EndReason?
    /// When patience with the class library's initializers is over.
    var lastDeadline: UInt64 = .max

    init(
        _ record: ThreadRecord, _ watch: CallWatch, _ limits: CallLimits, deadline: UInt64?, lastFuel: UInt64?,
        monitorsBefore: [MonitorTable.Holding]
    ) {
        self.record = record
        self.watch = watch
        self.limits = limits
        self.deadline = deadline
        self.lastFuel = lastFuel
        self.monitorsBefore = monitorsBefore
    }
}

extension VirtualMachine {
    /// Begins a call with limits on the calling thread, in VM state; `end` must follow. `isNested`: Java waits for it.
    package func begin(_ limits: CallLimits, isNested: Bool, _ thread: Thread) -> LimitedCall {
        let record = thread.record
        var deadline: UInt64?
        if let timeout = limits.timeout { deadline = host.monotonicNanoseconds &+ timeout.nanosecondsClamped }
        var lastFuel: UInt64?
        if let fuel = limits.fuel {
            thread.returnFuel()
            let (sum, overflow) = record.fuel.granted.addingReportingOverflow(fuel)
            lastFuel = overflow ? .max : sum
        }
        let call = LimitedCall(
            record, calls, limits, deadline: deadline, lastFuel: lastFuel,
            monitorsBefore: isNested ? monitors.holdings(of: thread) : [])
        if lastFuel != nil { record.fuel.limited.append(call) }
        calls.begin(call)
        limits.cancellation?.add(call)
        return call
    }

    /// The call has come back, by itself or unwound. Returns why it was ended; nil if it was not, or came back nevertheless.
    /// What unwinding left is put in order. In VM state, nothing pending.
    package func end(_ call: LimitedCall, _ thread: Thread) -> EndReason? {
        let record = thread.record
        call.limits.cancellation?.remove(call)
        let reason = calls.end(call)
        if call.lastFuel != nil {
            record.fuel.limited.removeAll { $0 === call }
            thread.returnFuel()
        }
        if shutdown.isStopping { record.cancel() }
        guard record.isCancelled, reason != nil else { return nil }
        if !thread.isCancelRequested { record.isCancelled = false }
        monitors.release(keeping: call.monitorsBefore, thread)
        forgetScopedValues(thread)
        return reason
    }

    /// Java finds the bindings again by walking the stack.
    private func forgetScopedValues(_ thread: Thread) {
        thread.raw.pointee.scopedValueCache = .null
        let object = thread.raw.pointee.threadObject
        guard !object.isNull, let holder = classes.thread,
            let field = declaredField(
                holder, intern("scopedValueBindings" as StaticString), intern("Ljava/lang/Object;" as StaticString))
        else { return }
        space.storeReference(object, Int(field.pointee.offset), .null)
    }
}

extension Duration {
    /// In nanoseconds; at least 0, at most about a century.
    package var nanosecondsClamped: UInt64 {
        let (seconds, attoseconds) = components
        if seconds < 0 || attoseconds < 0 { return 0 }
        return UInt64(min(seconds, 3_000_000_000)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
