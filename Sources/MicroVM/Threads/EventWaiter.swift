// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol
import Platform

// How guest threads wait for the host's pipes, sockets and queues without blocking a host thread.
//
// A call that cannot finish yet leaves the thread waiting for files, its registers as the call left them. One host
// thread asks the kernel (epoll, one shot a file) about all files anybody waits for, and lets those threads make their
// call again: a call that still cannot finish waits once more. Calls are thereby restartable at any moment, which is
// also how signals, deadlines and snapshots interrupt them.

/// What a thread waits for at one file.
struct EventInterest {
    let file: HostFile
    /// POLLIN, POLLOUT.
    let events: Int16
}

/// The host thread that waits for files. Everything but the waiting itself is guarded by the machine's lock.
final class EventWaiter: @unchecked Sendable {
    private unowned let scheduler: Scheduler
    private let queue: Int32
    /// Made readable to end the host thread.
    private let bell: Int32
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
        (self.queue, self.bell) = (Int32(queue), Int32(bell))
        EventRequest(events: UInt32(POLLIN), data: UInt64(bell)).control(self.queue, EventRequest.add, self.bell)
    }

    deinit {
        close(queue)
        close(bell)
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
        while true {
            let (bytes, result) = GuestEnvironment.hostBytes(64 * EventRequest.size) { buffer in
                let count = hostCall(
                    .waitForEvents, Int(queue), buffer.baseAddress, buffer.count / EventRequest.size, -1)
                return count < 0 ? count : count * EventRequest.size
            }
            guard result >= 0 || result == GuestCallError.interrupted.negated else { return }
            let isOver = scheduler.lock.withLock { () -> Bool in
                for offset in stride(from: 0, to: bytes.count, by: EventRequest.size) {
                    let data = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset + 4, as: UInt64.self) }
                    if data != UInt64(bell) { wake(Int32(truncatingIfNeeded: data)) }
                }
                return scheduler.outcome != nil
            }
            if isOver { return }
        }
    }

    /// Ends the host thread; the machine has an outcome. Without the lock.
    func finish() {
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
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
