// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Output by the ring: taking records, and bringing them where they go without waiting for anybody.

extension GuestEnvironment {
    // MARK: Which descriptors

    /// Lets further output to a descriptor come by the ring, after some that came by a call.
    func acceptOutput(_ number: UInt64, _ file: DescriptorTable.File, count: Int) {
        guard let transfers, !transfers.isBroken, number < TransferArea.descriptorLimit,
            count <= Int(TransferArea.recordLimit), !transfers.invited.contains(number), passesByRing(file, transfers)
        else { return }
        if transfers.server == nil {
            guard let server = OutputServer(self) else { return }
            transfers.server = server
        }
        guard (try? addressSpace.store(UInt8(1), at: transfers.address + TransferArea.accepts + number)) != nil else {
            return
        }
        transfers.accepted.insert(number)
        transfers.invited.insert(number)
    }

    /// What is in the ring for a descriptor goes nowhere from now on: it is closed.
    func refuseOutput(_ number: UInt64) {
        suspendOutput(number)
        transfers?.accepted.remove(number)
    }

    /// Makes output to a descriptor come by calls again: its file must be waited for, or has failed. What the guest puts into
    /// the ring before it notices still counts.
    private func suspendOutput(_ number: UInt64) {
        guard let transfers, transfers.invited.remove(number) != nil else { return }
        // Without the page the guest's own records are lost, which is its own doing.
        try? addressSpace.store(UInt8(0), at: transfers.address + TransferArea.accepts + number)
    }

    /// Whether joining pieces of output and bringing them later changes nothing that is promised: streams of bytes, and
    /// files that do not promise to be on the disk.
    private func passesByRing(_ file: DescriptorTable.File, _ transfers: TransferState) -> Bool {
        switch file {
        case .input, .text, .granted, .listing: return false
        case .output: return !console.mayBlock
        case .host(let file):
            let description = file.description
            guard description.isWritable, description.failure == nil, transfers.backlog(of: file) == nil else {
                return false
            }
            if let known = description.passesByRing { return known && (file.kind != .regular || fileMappings.isEmpty) }
            let isFit =
                switch file.kind {
                case .directory, .eventQueue: false
                case .regular: description.flags & OpenFlags.sync == 0 && file.isOrdinary
                case .stream, .inherited: file.isByteStream
                }
            description.passesByRing = isFit
            return isFit && (file.kind != .regular || fileMappings.isEmpty)
        }
    }

    // MARK: Taking

    /// Takes all output that is in the ring. The lock is held.
    func takeOutput() {
        guard let transfers, !transfers.isBroken else { return }
        // A restored machine has none yet.
        if transfers.server == nil, !transfers.accepted.isEmpty { transfers.server = OutputServer(self) }
        do throws(GuestCallError) {
            // What another processor adds meanwhile may stay: it is not before this call.
            if try takeRecords(transfers) { _ = try takeRecords(transfers) }
        } catch {
            transfers.isBroken = true
            for number in transfers.invited { suspendOutput(number) }
        }
    }

    /// Takes what is in the ring now; false if there is nothing.
    private func takeRecords(_ transfers: TransferState) throws(GuestCallError) -> Bool {
        let written = try addressSpace.loadCounter(transfers.address + TransferArea.written)
        let used = written &- transfers.position
        if used == 0 { return false }
        let capacity = TransferArea.capacity
        guard used <= capacity || addressSpace.plantedFault == .uncheckedCounter else { throw .invalid }
        if used > capacity { transfers.hasTakenTooMuch = true }
        let ring = transfers.address + TransferArea.headerSize
        let start = transfers.position % capacity
        let count = min(used, capacity)
        let first = min(count, capacity - start)
        var bytes = try addressSpace.read(ring + start, count: Int(first))
        if first < count { bytes += try addressSpace.read(ring, count: Int(count - first)) }
        transfers.position = written
        try? addressSpace.store(written, at: transfers.address + TransferArea.taken)
        try bring(bytes, transfers)
        return true
    }

    /// Brings records where they go; those of one descriptor that follow each other at once.
    private func bring(_ bytes: [UInt8], _ transfers: TransferState) throws(GuestCallError) {
        let header = Int(TransferArea.recordHeader)
        var (pending, target): ([UInt8], UInt64) = ([], 0)
        var position = 0
        defer { bring(pending, to: target, transfers) }
        while position < bytes.count {
            guard bytes.count - position >= header else { throw .invalid }
            let (number, length) = bytes.withUnsafeBytes {
                (
                    UInt64($0.loadUnaligned(fromByteOffset: position, as: UInt32.self)),
                    Int($0.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self))
                )
            }
            let start = position + header
            let isWithin = length <= bytes.count - start
            guard length > 0, length <= Int(TransferArea.recordLimit),
                isWithin || addressSpace.plantedFault == .uncheckedRecord
            else { throw .invalid }
            if !isWithin { transfers.hasTakenTooMuch = true }
            if number != target {
                bring(pending, to: target, transfers)
                (pending, target) = ([], number)
            }
            pending += bytes[start..<min(start + length, bytes.count)]
            traffic.note(call: GuestCall.write.rawValue, result: UInt64(length))
            position = start + (length + 7) & ~7
        }
    }

    /// What is not open any more, or was never accepted, goes nowhere: a write that fails, and nobody asked how it went.
    private func bring(_ bytes: [UInt8], to number: UInt64, _ transfers: TransferState) {
        guard !bytes.isEmpty, transfers.accepted.contains(number), let file = descriptors[number] else { return }
        switch file {
        case .input, .text, .granted, .listing: break
        case .output(let isError): console.write(bytes, isError: isError)
        case .host(let file):
            if let backlog = transfers.backlog(of: file) {
                backlog.bytes += bytes
                return
            }
            switch file.sendAtOnce(bytes) {
            case .all: break
            case .some(let count):
                transfers.backlogs.append(OutputBacklog(file, Array(bytes[count...])))
                suspendOutput(number)
                transfers.server?.ring()
            case .failed(let error):
                file.description.fail(error)
                suspendOutput(number)
            }
        }
    }

    // MARK: Backlogs

    /// Whether nothing that was written to a file before is still to be brought; brings what it takes now.
    func hasNoBacklog(_ file: HostFile) -> Bool {
        guard let transfers,
            let index = transfers.backlogs.firstIndex(where: { $0.file.description === file.description })
        else { return true }
        bring(transfers.backlogs[index])
        if transfers.backlogs[index].bytes.isEmpty { transfers.backlogs.remove(at: index) }
        return transfers.backlog(of: file) == nil
    }

    func bringBacklogs() {
        guard let transfers else { return }
        for backlog in transfers.backlogs { bring(backlog) }
        transfers.backlogs.removeAll { $0.bytes.isEmpty }
    }

    private func bring(_ backlog: OutputBacklog) {
        switch backlog.file.sendAtOnce(backlog.bytes) {
        case .all: backlog.bytes = []
        case .some(let count): backlog.bytes.removeFirst(count)
        case .failed(let error):
            backlog.file.description.fail(error)
            backlog.bytes = []
        }
    }

    /// The end of a machine: what the program has written is brought where it goes. After a program's own end somebody outside
    /// may take the time it needs, as with a process that is still writing. No processor runs any more.
    func finishOutput(_ outcome: MachineOutcome) {
        guard let transfers else { return }
        transfers.server?.finish()
        scheduler.lock.withLock { takeOutput() }
        bringBacklogs()
        guard case .exited = outcome else { return }
        var patience = 2_000
        while !transfers.backlogs.isEmpty {
            // Streams that the process was given are waited for; of the guest's own, the other end may be in the machine that
            // has ended, or be slow, and gets two seconds.
            guard transfers.backlogs.contains(where: { $0.file.kind == .inherited }) || patience > 0 else { return }
            patience -= 50
            var entries = transfers.backlogs.map { pollfd(fd: $0.file.descriptor, events: Int16(POLLOUT), revents: 0) }
            _ = Glibc.poll(&entries, UInt(entries.count), 50)
            bringBacklogs()
        }
    }
}

extension HostFile {
    enum Sent {
        case all
        case some(Int)
        /// The error number.
        case failed(Int)
    }

    /// Bytes that a stream that is ready for any takes without waiting: PIPE_BUF.
    private static let certainCount = 4_096

    /// Writes as much as can be written without waiting for anybody but the disk.
    func sendAtOnce(_ bytes: [UInt8]) -> Sent {
        var done = 0
        while done < bytes.count {
            var piece = bytes.count - done
            if kind == .inherited {
                if ready(for: Int16(POLLOUT)) & Int16(POLLOUT | POLLERR | POLLHUP) == 0 { return .some(done) }
                piece = min(piece, HostFile.certainCount)
            }
            let result = bytes.withUnsafeBytes {
                hostCall(.write, Int(descriptor), $0.baseAddress! + done, piece)
            }
            switch result {
            case GuestCallError.tryAgain.negated: return .some(done)
            case GuestCallError.interrupted.negated: continue
            case ...0: return .failed(result == 0 ? 5 : -result)  // EIO
            default: done += result
            }
        }
        return .all
    }

    /// A pipe, a stream socket, a terminal or the like: nothing but bytes in their order.
    var isByteStream: Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        switch status.st_mode & S_IFMT {
        case S_IFIFO, S_IFCHR: return true
        case S_IFSOCK:
            var type: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            return getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == Int32(SOCK_STREAM.rawValue)
        default: return false
        }
    }

    /// A file on a disk, as against devices, which `regular` includes.
    var isOrdinary: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
