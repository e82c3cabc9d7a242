// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Waiting for files, and what exists to be waited for: pipes, counters, event queues. Queues are the host's, with the
// guest's own words as data; they hold nothing but files of the guest.

extension GuestEnvironment {
    // MARK: Waiting

    /// Makes a blocking call wait for one file, or says EAGAIN where the guest does not want to wait.
    func wait(for file: HostFile, _ events: Int16, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard file.description.isBlocking else { throw .tryAgain }
        thread.waitedFile = file
        return try wait(for: [EventInterest(file: file, events: events)], thread, deadline: thread.callDeadline)
    }

    private func wait(
        for interests: [EventInterest], _ thread: GuestThread, deadline: UInt64?
    ) throws(GuestCallError) -> CallOutcome {
        guard let waiter = scheduler.eventWaiter else { throw .notImplemented }
        thread.callDeadline = deadline
        try waiter.wait(thread, for: interests, deadline: deadline)
        return .blocked
    }

    /// When a call that may take `milliseconds` runs out; nil for never. The same each time the call is made again.
    private func deadline(milliseconds: Int32, _ thread: GuestThread) -> UInt64? {
        if let deadline = thread.callDeadline { return deadline }
        return milliseconds < 0 ? nil : monotonicNow &+ UInt64(milliseconds) &* 1_000_000
    }

    // MARK: poll

    func poll(_ call: GuestCall, _ a: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard a.b <= DescriptorTable.limit else { throw .invalid }
        var entries = try addressSpace.read(a.a, count: Int(a.b) * 8)
        var interests: [EventInterest] = []
        var ready = 0
        for index in 0..<Int(a.b) {
            let (number, events) = entries.withUnsafeBytes {
                (
                    $0.loadUnaligned(fromByteOffset: index * 8, as: Int32.self),
                    $0.loadUnaligned(fromByteOffset: index * 8 + 4, as: Int16.self)
                )
            }
            var found: Int16 = 0
            if number >= 0 {
                switch descriptors[UInt64(number)] {
                case .host(let file):
                    found = file.ready(for: events)
                    interests.append(EventInterest(file: file, events: events))
                case .input: found = !input.bytes.isEmpty || input.isClosed ? events & Int16(POLLIN) : 0
                case .output: found = events & Int16(POLLOUT)
                case .text, .granted, .listing: found = events & Int16(POLLIN | POLLOUT)
                case nil: found = Int16(POLLNVAL)
                }
            }
            if found != 0 { ready += 1 }
            withUnsafeBytes(of: found) { entries.replaceSubrange(index * 8 + 6..<index * 8 + 8, with: $0) }
        }
        let deadline: UInt64?
        if call == .poll {
            deadline = self.deadline(milliseconds: Int32(truncatingIfNeeded: a.c), thread)
        } else {
            if let known = thread.callDeadline {
                deadline = known
            } else {
                deadline = try preciseDeadline(a.c)
            }
        }
        if ready == 0, deadline.map({ $0 > monotonicNow }) ?? true {
            return try wait(for: interests, thread, deadline: deadline)
        }
        try addressSpace.write(entries, at: a.a)
        return .result(UInt64(ready))
    }

    private func preciseDeadline(_ address: UInt64) throws(GuestCallError) -> UInt64? {
        address == 0 ? nil : try deadline(at: address, isAbsolute: false, isRealTime: false)
    }

    // MARK: Queues

    func controlEventQueue(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard case .host(let queue) = descriptors[a.a] else { throw .badDescriptor }
        guard let target = descriptors[a.c] else { throw .badDescriptor }
        guard case .host(let file) = target else { throw .notPermitted }
        guard queue.kind == .eventQueue, queue !== file else { throw .invalid }
        var request = EventRequest(events: 0, data: 0)
        if a.b != 2 {
            // No flag that would reach beyond the guest (exclusive waits, keeping the host awake).
            request.events = try addressSpace.load(a.d, as: UInt32.self) & 0xc000_ffff
            request.data = try addressSpace.load(a.d &+ 4, as: UInt64.self)
        }
        return .hostResult(
            request.control(queue.descriptor, Int(truncatingIfNeeded: a.b & 3), file.descriptor))
    }

    func waitForEvents(_ a: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard case .host(let queue) = descriptors[a.a] else { throw .badDescriptor }
        let limit = Int(Int32(truncatingIfNeeded: a.c))
        guard queue.kind == .eventQueue, limit > 0 else { throw .invalid }
        let size = EventRequest.size
        let (bytes, result) = GuestEnvironment.hostBytes(min(limit, 1_024) * size) { buffer in
            let count = hostCall(
                .waitForEvents, Int(queue.descriptor), buffer.baseAddress, buffer.count / size, 0)
            return count < 0 ? count : count * size
        }
        guard result >= 0 else { return .hostResult(result) }
        let deadline = deadline(milliseconds: Int32(truncatingIfNeeded: a.d), thread)
        if result == 0, deadline.map({ $0 > monotonicNow }) ?? true {
            thread.waitedFile = queue
            return try wait(
                for: [EventInterest(file: queue, events: Int16(POLLIN))], thread, deadline: deadline)
        }
        try addressSpace.write(bytes, at: a.b)
        return .result(UInt64(result / size))
    }

    // MARK: Making them

    func makeStream(_ call: GuestCall, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let closesOnExec = 0o2000000
        switch call {
        case .makeEventQueue:
            let descriptor = hostCall(.makeEventQueue, closesOnExec)
            guard descriptor >= 0 else { return .hostResult(descriptor) }
            let description = HostFile.Description(kind: .eventQueue, isReadable: true, isWritable: false)
            return .result(try descriptors.open(.host(HostFile(Int32(descriptor), description))))
        case .eventCounter:
            let flags = Int(truncatingIfNeeded: a.b)
            let descriptor = hostCall(
                .eventCounter, Int(truncatingIfNeeded: a.a & 0xffff_ffff), closesOnExec | 0o4000 | flags & 1)
            guard descriptor >= 0 else { return .hostResult(descriptor) }
            let description = HostFile.Description(
                kind: .stream, isReadable: true, isWritable: true, flags: 2 | UInt64(flags & 0o4000))
            return .result(try descriptors.open(.host(HostFile(Int32(descriptor), description))))
        default: return try makePipe(a)
        }
    }

    private func makePipe(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard a.b & ~0o2004000 == 0 else { throw .invalid }
        var pair: (Int32, Int32) = (-1, -1)
        let result = withUnsafeMutablePointer(to: &pair) {
            hostCall(.pipe, Int(bitPattern: $0), 0o2004000)
        }
        guard result == 0 else { return .hostResult(result) }
        let flags = a.b & 0o4000
        let (reading, writing) = (
            HostFile(pair.0, .init(kind: .stream, isReadable: true, isWritable: false, flags: flags)),
            HostFile(pair.1, .init(kind: .stream, isReadable: false, isWritable: true, flags: 1 | flags))
        )
        return try openPair(reading, writing, at: a.a)
    }

    /// Gives two files numbers, and stores those.
    func openPair(
        _ first: HostFile, _ second: HostFile, at address: UInt64
    ) throws(GuestCallError) -> CallOutcome {
        let low = try descriptors.open(.host(first))
        do throws(GuestCallError) {
            let high = try descriptors.open(.host(second))
            do throws(GuestCallError) {
                try addressSpace.store(UInt64(low) | UInt64(high) << 32, at: address)
            } catch {
                descriptors[high] = nil
                throw error
            }
        } catch {
            descriptors[low] = nil
            throw error
        }
        return .result(0)
    }
}
