// SPDX-License-Identifier: Apache-2.0
import KVM
import Platform

/// Which threads are ready, which wait, and who wakes whom.
///
/// Everything here is guarded by one lock, the machine's. Processors take runnable threads in order of arrival and
/// sleep when there are none, one of them where it learns of files at once (`EventWaiter.watch`); who is woken is who can
/// take the thread: waking another processor of the host costs more than most calls. Processors are created when there is
/// more to run than they can, up to the configured number. One host thread, the one in `Machine.run`, sleeps on
/// `attention`: it keeps deadlines and time slices, so that processors need not look at clocks.
final class Scheduler {
    let lock = NativeMutex()
    let attention = NativeCondition()

    private(set) var threads: [Int32: GuestThread] = [:]
    private var ready: [GuestThread] = []
    var futexes = FutexTable()
    private(set) var nextID: Int32 = 1
    /// Waiting threads with a deadline, the nearest first.
    private var timed: [GuestThread] = []

    private(set) var processors: [Processor] = []
    /// Processors there have been.
    private(set) var processorCount = 0
    /// Processors that wait for work, or have been made and are about to.
    private(set) var idleProcessors = 0
    /// Those that sleep and have not been woken, the last to fall asleep last.
    private var sleepers: [Processor] = []
    let processorLimit: Int
    let threadLimit: Int
    /// Set once: the machine is to stop, for the reason given.
    private(set) var outcome: MachineOutcome?
    /// How many want processors to leave user code and stay out.
    private var pauses = 0
    /// Processors that have left user code for a pause, with no thread's registers in them.
    private var parkedProcessors = 0
    private let parked = NativeCondition()
    private let resumption = NativeCondition()

    init(processorLimit: Int, threadLimit: Int) {
        self.processorLimit = processorLimit
        self.threadLimit = threadLimit
    }

    deinit {
        lock.destroy()
        resumption.destroy()
        parked.destroy()
        attention.destroy()
    }

    // MARK: Threads

    /// A new thread, not yet ready; nil when there are too many.
    func makeThread() -> GuestThread? {
        guard threads.count < threadLimit else { return nil }
        let thread = GuestThread(id: nextID)
        nextID &+= 1
        if nextID <= 0 { nextID = 2 }
        guard threads[thread.id] == nil else { return nil }
        threads[thread.id] = thread
        return thread
    }

    func end(_ thread: GuestThread) {
        thread.state = .ended
        threads[thread.id] = nil
    }

    var readyCount: Int { ready.count }

    /// Puts a thread at the end of the queue and sees to it that somebody looks.
    func makeReady(_ thread: GuestThread) {
        if let index = timed.firstIndex(where: { $0 === thread }) { timed.remove(at: index) }
        thread.deadline = nil
        thread.state = .runnable
        ready.append(thread)
        wakeProcessor(for: thread)
        if ready.count > idleProcessors { attention.signal() }
    }

    /// The next thread that `processor` may run: its registers are in memory, or in this very processor.
    func next(for processor: Processor) -> GuestThread? {
        guard let index = ready.firstIndex(where: { $0.residence == nil || $0.residence === processor }) else {
            return nil
        }
        let thread = ready.remove(at: index)
        thread.state = .running
        // Somebody else was woken for this one, or nobody could be for what is left.
        if ready.count > idleProcessors - sleepers.count {
            for thread in ready where wakeProcessor(for: thread) { break }
        }
        return thread
    }

    /// Marks a thread as waiting, until woken or until the deadline.
    func wait(_ thread: GuestThread, for wait: GuestThread.Wait, deadline: UInt64?) {
        thread.state = .waiting(wait)
        thread.deadline = deadline
        if case .futex(let word, _) = wait { futexes.add(thread, word: word) }
        guard let deadline else { return }
        let index = timed.firstIndex { $0.deadline ?? .max > deadline } ?? timed.count
        timed.insert(thread, at: index)
        if index == 0 { attention.signal() }
    }

    var nextDeadline: UInt64? { timed.first?.deadline }

    /// Who waits for files; set once, before the machine runs.
    var eventWaiter: EventWaiter?

    /// Lets a thread that waits make its call again.
    func retry(_ thread: GuestThread) {
        eventWaiter?.forget(thread)
        thread.mustRetry = true
        makeReady(thread)
    }

    /// Ends a thread's wait for a signal's sake; the call is answered with EINTR.
    func interrupt(_ thread: GuestThread, answer: UInt64) {
        guard case .waiting(let wait) = thread.state else { return }
        if case .futex(let word, _) = wait { futexes.remove(thread, word: word) }
        eventWaiter?.forget(thread)
        thread.answer = answer
        makeReady(thread)
    }

    /// Wakes the threads whose time has come. `answer` says what a wait that ran out is answered with.
    func expire(now: UInt64, answer: (GuestThread.Wait) -> UInt64) {
        while let thread = timed.first, let deadline = thread.deadline, deadline <= now {
            timed.removeFirst()
            guard case .waiting(let wait) = thread.state else { continue }
            if wait == .events {
                retry(thread)
                continue
            }
            if case .futex(let word, _) = wait { futexes.remove(thread, word: word) }
            thread.answer = answer(wait)
            makeReady(thread)
        }
    }

    // MARK: Processors

    /// Notes a processor, before its host thread starts: it counts as idle until `processorStarts`.
    func add(_ processor: Processor) {
        processors.append(processor)
        processorCount += 1
        idleProcessors += 1
    }

    /// The processor's host thread is running.
    func processorStarts() { idleProcessors -= 1 }

    /// Sleeps until there may be work.
    func waitForWork(_ processor: Processor) {
        idleProcessors += 1
        sleepers.append(processor)
        if eventWaiter?.watch(processor) != true { processor.alarm.wait(lock) }
        sleepers.removeAll { $0 === processor }
        idleProcessors -= 1
    }

    /// Wakes a sleeping processor that can take a ready thread: the one that holds its registers, or if none does, the last
    /// to fall asleep that nothing else is asked of. False if there is none.
    @discardableResult
    func wakeProcessor(for thread: GuestThread) -> Bool {
        let index =
            if let residence = thread.residence {
                sleepers.firstIndex { $0 === residence }
            } else {
                sleepers.lastIndex { $0 !== eventWaiter?.watcher } ?? sleepers.indices.last
            }
        guard let index else { return false }
        wake(sleepers.remove(at: index))
        return true
    }

    private func wake(_ processor: Processor) {
        if eventWaiter?.watcher === processor { eventWaiter?.ringWatcher() } else { processor.alarm.signal() }
    }

    private func wakeSleepers() {
        for processor in sleepers { wake(processor) }
        sleepers = []
    }

    /// Whether more is ready than idle processors can take.
    var isOversubscribed: Bool { ready.count > idleProcessors }

    /// Lets the processors go, which know the scheduler in turn. Their host threads have ended.
    func dismissProcessors() { processors = [] }

    // MARK: Pausing

    /// Set while processors shall leave user code and stay out.
    var isPaused: Bool { pauses > 0 }

    /// Makes processors leave user code and give up the registers they hold; returns when all have, or at the end of
    /// the machine. The caller holds the lock, and holds it again when this returns.
    func pause() {
        pauses += 1
        for processor in processors { processor.kick() }
        wakeSleepers()
        while outcome == nil, parkedProcessors < processors.count { parked.wait(lock) }
    }

    /// Takes one `pause` back; the last one lets the machine go on.
    func resume() {
        guard pauses > 0 else { return }
        pauses -= 1
        resumption.broadcast()
        attention.signal()
    }

    /// Called by a processor that has nothing in it: returns when the pause, or the machine, is over.
    func waitForResumption() {
        parkedProcessors += 1
        parked.broadcast()
        while isPaused, outcome == nil { resumption.wait(lock) }
        parkedProcessors -= 1
    }

    // MARK: State

    /// All threads: those that are ready in order, then those that wait, futex by futex in order of arrival.
    var threadsInOrder: [GuestThread] {
        var result = ready
        var seen = Set(ready.map(\.id))
        for thread in futexes.waitersInOrder where seen.insert(thread.id).inserted { result.append(thread) }
        for thread in threads.values.sorted(by: { $0.id < $1.id }) where seen.insert(thread.id).inserted {
            result.append(thread)
        }
        return result
    }

    /// Takes over restored threads, before the machine runs.
    func adopt(_ restored: [GuestThread], nextID: Int32) {
        self.nextID = nextID
        for thread in restored {
            threads[thread.id] = thread
            if case .waiting(let wait) = thread.state {
                self.wait(thread, for: wait, deadline: thread.deadline)
            } else {
                makeReady(thread)
            }
        }
    }

    // MARK: Stopping

    /// Ends the machine; the first reason counts.
    func finish(_ outcome: MachineOutcome) {
        guard self.outcome == nil else { return }
        self.outcome = outcome
        for processor in processors { processor.kick() }
        wakeSleepers()
        eventWaiter?.end()
        resumption.broadcast()
        parked.broadcast()
        attention.signal()
    }
}
