// SPDX-License-Identifier: Apache-2.0
import GuestProtocol
import Platform

// Clocks and sleeping. The guest's monotonic clock is the host's plus an offset that a machine keeps over suspension.

extension GuestEnvironment {
    var monotonicNow: UInt64 {
        UInt64(bitPattern: Int64(bitPattern: SystemClock.monotonicNanoseconds) &+ monotonicOffset)
    }

    /// Reads a clock of the guest, ns.
    private func now(_ clock: UInt64, _ thread: GuestThread) throws(GuestCallError) -> UInt64 {
        switch clock {
        case 0, 5: UInt64(bitPattern: SystemClock.realtimeNanoseconds)
        case 1, 4, 6, 7: monotonicNow
        case 2: scheduler.processors.reduce(0) { $0 &+ $1.processorTime }
        case 3: thread.processorTimeNow
        default: try time(ofThreadClock: clock)
        }
    }

    /// A clock named after a thread, as pthread_getcpuclockid makes it: the complement of its number, and two kinds of bits.
    private func time(ofThreadClock clock: UInt64) throws(GuestCallError) -> UInt64 {
        let clock = Int32(truncatingIfNeeded: clock)
        guard clock < 0, clock & 7 == 6, let thread = scheduler.threads[~(clock >> 3)] else { throw .invalid }
        return processorTime(of: thread)
    }

    private func store(nanoseconds: UInt64, at address: UInt64) throws(GuestCallError) {
        var bytes: [UInt8] = []
        for word in [nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000] {
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
        try addressSpace.write(bytes, at: address)
    }

    func clockTime(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        try store(nanoseconds: now(arguments.a, thread), at: arguments.b)
        return .result(0)
    }

    func clockResolution(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.a < 8 else { throw .invalid }
        if arguments.b != 0 { try store(nanoseconds: 1, at: arguments.b) }
        return .result(0)
    }

    /// gettimeofday: seconds and microseconds.
    func timeOfDay(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let now = UInt64(bitPattern: SystemClock.realtimeNanoseconds)
        if arguments.a != 0 {
            try addressSpace.store(now / 1_000_000_000, at: arguments.a)
            try addressSpace.store(now % 1_000_000_000 / 1_000, at: arguments.a &+ 8)
        }
        return .result(0)
    }

    /// time: whole seconds.
    func secondsSinceEpoch(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let now = UInt64(bitPattern: SystemClock.realtimeNanoseconds) / 1_000_000_000
        if arguments.a != 0 { try addressSpace.store(now, at: arguments.a) }
        return .result(now)
    }

    /// The moment a timespec in guest memory means, on the guest's monotonic clock, ns. A time in the past is now.
    func deadline(
        at address: UInt64, isAbsolute: Bool, isRealTime: Bool
    ) throws(GuestCallError) -> UInt64 {
        let seconds = try addressSpace.load(address, as: Int64.self)
        let nanoseconds = try addressSpace.load(address &+ 8, as: Int64.self)
        guard (0..<1_000_000_000).contains(nanoseconds) else { throw .invalid }
        guard seconds >= 0 else { return isAbsolute ? 0 : monotonicNow }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (time, overflow2) = whole.addingReportingOverflow(UInt64(nanoseconds))
        // Beyond five centuries is never.
        let moment = overflow || overflow2 || time > .max / 2 ? UInt64.max / 2 : time
        if !isAbsolute { return monotonicNow &+ moment }
        guard isRealTime else { return moment }
        let realNow = UInt64(bitPattern: SystemClock.realtimeNanoseconds)
        return moment <= realNow ? 0 : monotonicNow &+ (moment - realNow)
    }

    func sleep(
        at address: UInt64, isAbsolute: Bool, clock: UInt64, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        guard clock == 0 || clock == 1 || clock == 7 else { throw .invalid }
        let deadline = try deadline(at: address, isAbsolute: isAbsolute, isRealTime: clock == 0)
        guard deadline > monotonicNow else { return .result(0) }
        scheduler.wait(thread, for: .time, deadline: deadline)
        return .blocked
    }

    /// What a wait whose time is up is answered with.
    func answerToExpiredWait(_ wait: GuestThread.Wait) -> UInt64 {
        switch wait {
        case .futex: GuestCallError.timedOut.result
        case .time, .input, .events: 0
        }
    }
}
