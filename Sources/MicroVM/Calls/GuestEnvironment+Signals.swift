// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestProtocol

// Signals, as far as a guest without a kernel needs them: threads of one program interrupt each other's waiting, and
// the monitor passes on what its own process was sent. Handlers run; what they interrupted is kept by the monitor, not
// on the guest's stack, so the context that a handler is shown is a copy that it may read, and changing it has no
// effect.

/// What a guest wants done about a signal.
struct SignalAction: Equatable {
    /// 0 for the default, 1 for nothing.
    var handler: UInt64 = 0
    var flags: UInt64 = 0
    var restorer: UInt64 = 0
    var mask: UInt64 = 0

    static let ignore: UInt64 = 1

    /// Whether the default for a signal is to do nothing: CHLD, CONT, URG, WINCH.
    static func isHarmless(_ signal: Int) -> Bool { signal == 17 || signal == 18 || signal == 23 || signal == 28 }
}

extension GuestEnvironment {
    private static let restorerFlag: UInt64 = 0x0400_0000
    private static let noDefer: UInt64 = 0x4000_0000

    /// rt_sigaction.
    func signalAction(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.d == 8, (1...64).contains(arguments.a) else { throw .invalid }
        let old = signalActions[Int(arguments.a) - 1]
        if arguments.b != 0 {
            let bytes = try addressSpace.read(arguments.b, count: 32)
            let words = bytes.withUnsafeBytes { bytes in
                (0..<4).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
            }
            guard arguments.a != 9, arguments.a != 19 else { throw .invalid }
            signalActions[Int(arguments.a) - 1] = SignalAction(
                handler: words[0], flags: words[1], restorer: words[2], mask: words[3])
        }
        if arguments.c != 0 {
            for (index, word) in [old.handler, old.flags, old.restorer, old.mask].enumerated() {
                try addressSpace.store(word, at: arguments.c &+ UInt64(8 * index))
            }
        }
        return .result(0)
    }

    func signalMask(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard arguments.d == 8 else { throw .invalid }
        let old = thread.signalMask
        if arguments.b != 0 {
            let set = try addressSpace.load(arguments.b, as: UInt64.self)
            switch arguments.a {
            case 0: thread.signalMask |= set
            case 1: thread.signalMask &= ~set
            case 2: thread.signalMask = set
            default: throw .invalid
            }
        }
        if arguments.c != 0 { try addressSpace.store(old, at: arguments.c) }
        return .result(0)
    }

    /// tkill, tgkill: a signal for one thread.
    func kill(
        _ target: UInt64, signal: UInt64, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        guard (0...64).contains(signal) else { throw .invalid }
        guard let other = scheduler.threads[Int32(truncatingIfNeeded: target)] else { throw .noProcess }
        if signal == 0 { return .result(0) }
        if isDeadly(Int(signal)) { return .aborted(signal: Int32(truncatingIfNeeded: signal)) }
        send(Int(signal), to: other)
        return .result(0)
    }

    /// kill: a guest knows no process but itself.
    func killProcess(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard arguments.a == UInt64(GuestIdentity.process) else { throw .noProcess }
        guard let first = mainThread else { throw .noProcess }
        return try kill(UInt64(first.id), signal: arguments.b, thread)
    }

    private var mainThread: GuestThread? { scheduler.threads.values.min { $0.id < $1.id } }

    private func isDeadly(_ signal: Int) -> Bool {
        signalActions[signal - 1].handler == 0 && !SignalAction.isHarmless(signal) || signal == 9
    }

    /// Marks a signal as sent; a thread that waits stops waiting. The lock is held.
    private func send(_ signal: Int, to thread: GuestThread) {
        guard signalActions[signal - 1].handler > SignalAction.ignore else { return }
        thread.pendingSignals |= 1 << UInt64(signal - 1)
        guard hasSignal(thread) else { return }
        scheduler.interrupt(thread, answer: GuestCallError.interrupted.result)
        thread.residence?.kick()
    }

    /// Passes a signal on to the guest. False if the guest has made no arrangement for it. The lock is held.
    func deliverFromOutside(_ signal: Int) -> Bool {
        guard (1...64).contains(signal), !isDeadly(signal) else { return false }
        let bit: UInt64 = 1 << UInt64(signal - 1)
        let willing = scheduler.threads.values.filter { $0.signalMask & bit == 0 }.min { $0.id < $1.id }
        guard let target = willing ?? mainThread else { return false }
        send(signal, to: target)
        return true
    }

    /// Whether a thread has a signal to take.
    func hasSignal(_ thread: GuestThread) -> Bool { thread.pendingSignals & ~thread.signalMask != 0 }

    /// Makes a thread take its next signal: the registers with which its handler starts. Nil if nothing is to be done;
    /// an error if the handler's stack cannot be used.
    func enterHandler(
        _ thread: GuestThread, registers: kvm_regs, extended: () -> [UInt8]
    ) throws(GuestCallError) -> kvm_regs? {
        let waiting = thread.pendingSignals & ~thread.signalMask
        guard waiting != 0 else { return nil }
        let number = waiting.trailingZeroBitCount
        thread.pendingSignals &= ~(1 << UInt64(number))
        let action = signalActions[number]
        guard action.handler > SignalAction.ignore, action.flags & GuestEnvironment.restorerFlag != 0 else {
            return nil
        }
        guard thread.interruptedStates.count < 64 else { throw .noMemory }
        // Below the red zone: the description of the signal, the context, and where the handler returns to.
        var frame = [UInt8](repeating: 0, count: 8 + 128 + 1_024)
        func put(_ value: UInt64, _ offset: Int) {
            withUnsafeBytes(of: value) { frame.replaceSubrange(offset..<offset + 8, with: $0) }
        }
        put(action.restorer, 0)
        put(UInt64(number + 1), 8)
        for (index, value) in [
            registers.r8, registers.r9, registers.r10, registers.r11, registers.r12, registers.r13, registers.r14,
            registers.r15, registers.rdi, registers.rsi, registers.rbp, registers.rbx, registers.rdx, registers.rax,
            registers.rcx, registers.rsp, registers.rip, registers.rflags,
        ].enumerated() {
            put(value, 8 + 128 + 40 + 8 * index)
        }
        let stack = ((registers.rsp &- 128 &- UInt64(frame.count)) & ~15) &- 8
        try addressSpace.write(frame, at: stack)
        thread.interruptedStates.append(
            InterruptedState(registers: registers, extended: extended(), signalMask: thread.signalMask))
        thread.signalMask |= action.mask
        if action.flags & GuestEnvironment.noDefer == 0 { thread.signalMask |= 1 << UInt64(number) }
        var entry = registers
        entry.rip = action.handler
        entry.rsp = stack
        entry.rdi = UInt64(number + 1)
        entry.rsi = stack &+ 8
        entry.rdx = stack &+ 8 &+ 128
        entry.rax = 0
        entry.rflags = 0x202
        return entry
    }
}
