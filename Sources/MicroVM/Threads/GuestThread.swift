// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import Platform

/// A thread of the guest: a context that processors execute, not a thread of the host.
///
/// Its registers are in one place at a time: in a processor (`residence`), which loads and stores them, or here. A
/// thread that blocks keeps its place in the processor until that takes up another one, so a thread that waits alone
/// never pays for a switch. The registers here stand *behind* the call that blocked; `answer` is what RAX becomes.
///
/// Guarded by the machine's lock, except the registers while a processor moves them.
final class GuestThread {
    enum State: Equatable {
        case runnable
        case running
        case waiting(Wait)
        case ended
    }

    /// What a waiting thread waits for. Deadlines are kept by the scheduler.
    enum Wait: Equatable {
        case futex(word: GuestAddress, bits: UInt32)
        case time
        case input(address: UInt64, count: UInt64)
        /// Files of the host: the thread makes its call again. Which ones is in `interests`.
        case events
    }

    let id: Int32
    var state: State = .runnable
    /// The processor that holds the registers.
    unowned(unsafe) var residence: Processor?
    /// RAX at the next entry, if a call is to be answered.
    var answer: UInt64?
    /// Whether the call that the registers stand behind is to be made again.
    var mustRetry = false
    /// Whether it is being made again.
    var isRetrying = false
    /// What `.events` waits for.
    var interests: [EventInterest] = []
    /// The file that the call waits for, if it is of one descriptor. Another thread may close that meanwhile and a new file get
    /// the number: the call made again must not take what comes for the other.
    var waitedFile: HostFile?
    /// When the call being made runs out, however often it is made again; ns of the machine's monotonic clock.
    var callDeadline: UInt64?
    /// Signals sent to the thread that it has not taken, a bit each, the lowest for signal 1.
    var pendingSignals: UInt64 = 0
    /// What handlers interrupted, the innermost last.
    var interruptedStates: [InterruptedState] = []
    /// When a wait ends by itself; ns of the machine's monotonic clock.
    var deadline: UInt64?
    /// Where a zero is stored and waiters are woken when the thread ends; 0 for nowhere.
    var clearAddress: UInt64 = 0
    /// Bits of signals the guest has blocked: kept for the guest, without effect.
    var signalMask: UInt64 = 0
    /// Processor time up to the last time a processor took up the thread, ns.
    var processorTime: UInt64 = 0
    /// The host thread's processor time when it took up the thread, ns; nil while none runs it.
    var takenUpAt: UInt64?

    var registers = kvm_regs()
    var fsBase: UInt64 = 0
    var gsBase: UInt64 = 0
    /// The extended state; empty for a thread that never ran, which gets the initial one.
    var extended: [UInt8] = []

    init(id: Int32) { self.id = id }

    /// Processor time so far, ns; on the host thread that runs the thread, or while none does.
    var processorTimeNow: UInt64 {
        processorTime &+ (takenUpAt.map { SystemClock.threadProcessorNanoseconds &- $0 } ?? 0)
    }
}

/// What a thread was doing when a signal's handler was called.
struct InterruptedState {
    var registers: kvm_regs
    var extended: [UInt8]
    var signalMask: UInt64
}
