// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol
import Platform

// How guest threads wait for the host's pipes, sockets and queues without blocking a host thread.
//
// A call that cannot finish yet leaves the thread waiting for files, its registers as the call left them. Somebody asks
// the kernel (epoll, one shot a file) about all files anybody waits for, and lets those threads make their call again: a
// call that still cannot finish waits once more. Calls are thereby restartable at any moment, which is also how signals,
// deadlines and snapshots interrupt them.
//
// Who asks: a host thread of its own, nearly always; and a processor that has nothing to run (`watch`), one at a time. The
// kernel tells the one that came last, so while a processor is idle it is told, and takes the thread up itself: what a
// message between two threads of the guest, or an answer from outside, then costs is one waking and not two.

/// What a thread waits for at one file.
struct EventInterest {
    let file: HostFile
    /// POLLIN, POLLOUT.
    let events: Int16
}

/// Who waits for which files, and the host thread that asks for them. Everything but the asking itself is guarded by the
/// machine's lock.
final class EventWaiter: @unchecked Sendable {
    private unowned let scheduler: Scheduler
    private let queue: Int32
    /// Made readable when the machine ends; never read.
    private let bell: Int32
    /// Rung to have the watcher come back. Edge-triggered: it is never read.
    private let watcherBell: Int32
    /// The idle processor that waits for files.
    private(set) var watcher: Processor?
    /// Whether the watcher has been rung for.
    private var isRung = false
    /// How often a processor has begun to watch.
    private var watches = 0
    private var host: NativeThread?
    /// Who waits for which descriptor of the host.
    private var waiting: [Int32: [GuestThread]] = [:]

    init(scheduler: Scheduler) throws(MachineError) {
        self.scheduler = scheduler
        let closesOnExec = Int(O_CLOEXEC)
        let queue = hostCall(.makeEventQueue, closesOnExec)
        guard queue >= 0 else { throw .system(SystemError(operation: "epoll_create1", code: Int32(-queue))) }
        let bell = hostCall(.eventCounter, 0, closesOnExec)
        guard bell >= 0 else {
            hostCall(.close, queue)
            throw .system(SystemError(operation: "eventfd2", code: Int32(-bell)))
        }
        let watcherBell = hostCall(.eventCounter, 0, closesOnExec)
        guard watcherBell >= 0 else {
            hostCall(.close, queue)
            hostCall(.close, bell)
            throw .system(SystemError(operation: "eventfd2", code: Int32(-watcherBell)))
        }
        (self.queue, self.bell, self.watcherBell) = (Int32(queue), Int32(bell), Int32(watcherBell))
        EventRequest(events: UInt32(POLLIN), data: UInt64(bell)).control(self.queue, EventRequest.add, self.bell)
        EventRequest(events: UInt32(POLLIN) | EventRequest.edge, data: UInt64(watcherBell))
            .control(self.queue, EventRequest.add, self.watcherBell)
    }

    deinit {
        close(queue)
        close(bell)
        close(watcherBell)
    }

    /// Makes a thread wait until one of the files is ready, or the deadline. The lock is held.
    func wait(_ thread: GuestThread, for interests: [EventInterest], deadline: UInt64?) throws(GuestCallError) {
        if host == nil {
            do throws(SystemError) {
                host = try NativeThread.start(name: "events") { [self] in serve() }
            } catch {
                throw .noMemory
            }
        }
        thread.interests = interests
        scheduler.wait(thread, for: .events, deadline: deadline)
        for interest in interests {
            let descriptor = interest.file.descriptor
            waiting[descriptor, default: []].append(thread)
            arm(descriptor)
        }
    }

    /// Asks for one report of everything anybody wants of a file.
    private func arm(_ descriptor: Int32) {
        var wanted: Int16 = 0
        for thread in waiting[descriptor] ?? [] {
            for interest in thread.interests where interest.file.descriptor == descriptor { wanted |= interest.events }
        }
        let request = EventRequest(
            events: UInt32(UInt16(bitPattern: wanted)) | EventRequest.once, data: UInt64(descriptor))
        guard request.control(queue, EventRequest.modify, descriptor) != 0 else { return }
        guard request.control(queue, EventRequest.add, descriptor) != 0 else { return }
        // What cannot be waited for (a file on a disk) is always ready.
        wake(descriptor)
    }

    /// Forgets that a thread waits, which somebody else woke. The lock is held.
    func forget(_ thread: GuestThread) {
        for interest in thread.interests {
            waiting[interest.file.descriptor]?.removeAll { $0 === thread }
            if waiting[interest.file.descriptor]?.isEmpty == true { waiting[interest.file.descriptor] = nil }
        }
        thread.interests = []
    }

    /// Lets those who wait for a descriptor try again.
    private func wake(_ descriptor: Int32) {
        for thread in waiting[descriptor] ?? [] where thread.state == .waiting(.events) { scheduler.retry(thread) }
    }

    /// The host thread.
    private func serve() {
        while let events = ask() {
            let (isOver, isInFront) = scheduler.lock.withLock { () -> (Bool, Bool) in
                report(events)
                return (scheduler.outcome != nil, watcher != nil)
            }
            if isOver { return }
            if isInFront { stepBack() }
        }
    }

    /// The host thread was told of something while a processor was asking, so it has come in front of it, and may have heard
    /// the processor's bell. It lets processors have what comes next, until none is asking, or the one that is asks for long
    /// and nothing happens: the next one that begins to ask is in front.
    private func stepBack() {
        var before = -1
        while true {
            usleep(EventWaiter.patience)
            let isBehind = scheduler.lock.withLock { () -> Bool in
                if scheduler.outcome != nil || watcher == nil { return true }
                if isRung {
                    ring(watcherBell)
                    return false
                }
                defer { before = watches }
                return watches == before
            }
            if isBehind { return }
        }
    }

    /// Microseconds.
    private static let patience: UInt32 = 250

    /// Lets an idle processor wait for files, until something happens to any or it is rung for. False, at once, if another
    /// does or nobody waits. The lock is held, and given up meanwhile.
    func watch(_ processor: Processor) -> Bool {
        guard watcher == nil, host != nil, !waiting.isEmpty else { return false }
        watcher = processor
        watches &+= 1
        scheduler.lock.unlock()
        let events = ask()
        scheduler.lock.lock()
        (watcher, isRung) = (nil, false)
        report(events ?? [])
        return true
    }

    /// Has the watcher come back. The lock is held.
    func ringWatcher() {
        if !isRung { ring(watcherBell) }
        isRung = true
    }

    /// Waits for files; the descriptors of those something happened to, or nil if that cannot be asked. Without the lock.
    private func ask() -> [UInt64]? {
        let (bytes, result) = GuestEnvironment.hostBytes(64 * EventRequest.size) { buffer in
            let count = hostCall(.waitForEvents, Int(queue), buffer.baseAddress, buffer.count / EventRequest.size, -1)
            return count < 0 ? count : count * EventRequest.size
        }
        guard result >= 0 || result == GuestCallError.interrupted.negated else { return nil }
        return stride(from: 0, to: bytes.count, by: EventRequest.size).map { offset in
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self) }
        }
    }

    /// Wakes those who wait for the descriptors.
    private func report(_ descriptors: [UInt64]) {
        for descriptor in descriptors where descriptor != UInt64(bell) && descriptor != UInt64(watcherBell) {
            wake(Int32(truncatingIfNeeded: descriptor))
        }
    }

    private func ring(_ bell: Int32) {
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
    }

    /// Has everybody who asks come back, for good: the machine has an outcome.
    func end() { ring(bell) }

    /// Waits for the end of the host thread, after `end`. Without the lock.
    func finish() {
        try? host?.join()  // fails only for threads that are not ours to join
        host = nil
    }
}

/// A `struct epoll_event`, which is packed.
struct EventRequest {
    var events: UInt32
    var data: UInt64

    static let size = 12
    static let add = 1
    static let modify = 3
    /// EPOLLONESHOT.
    static let once: UInt32 = 1 << 30
    /// EPOLLET.
    static let edge: UInt32 = 1 << 31

    /// epoll_ctl(2).
    @discardableResult
    func control(_ queue: Int32, _ operation: Int, _ descriptor: Int32) -> Int {
        var bytes: [UInt8] = []
        withUnsafeBytes(of: events) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: data) { bytes.append(contentsOf: $0) }
        return bytes.withUnsafeBytes {
            hostCall(.controlEventQueue, Int(queue), operation, Int(descriptor), Int(bitPattern: $0.baseAddress))
        }
    }
}
