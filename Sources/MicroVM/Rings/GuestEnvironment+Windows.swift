// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Files that are read ahead into windows of the transfer area. The state of a window is one word, the generation and how much
// the guest has taken: the guest takes by exchanging it, the monitor closes by exchanging it, so each byte is either taken or
// given back, whatever comes first.

extension GuestEnvironment {
    /// Reads larger than this are calls: there is little to gain.
    private static let smallRead = 1 << 15
    /// Small reads in a row before a file is read ahead.
    private static let patience = 4
    /// Windows that were closed before all of them was taken, less those that were taken: a file with so many is not read from
    /// front to back.
    private static let failureLimit = 4

    /// Whether a small read of a file should bring more than was asked for.
    func isReadAhead(_ file: HostFile, _ number: UInt64, count: Int) -> Bool {
        guard let transfers, file.kind == .regular, count > 0, count < GuestEnvironment.smallRead,
            number < TransferArea.descriptorLimit
        else { return false }
        let description = file.description
        description.smallReads += 1
        guard description.smallReads >= GuestEnvironment.patience,
            description.windowFailures < GuestEnvironment.failureLimit, !description.isWritable, fileMappings.isEmpty,
            let identity = file.identity
        else { return false }
        // Output by the ring to the same file would not be seen.
        return !transfers.accepted.contains {
            if case .host(let other) = descriptors[$0], other.kind == .regular {
                other.identity == identity
            } else {
                false
            }
        }
    }

    /// Reads what was asked for and as much again as a window holds, without moving the file's position.
    func readAhead(_ file: HostFile, _ number: UInt64, _ piece: GuestPiece) -> CallOutcome {
        let start = hostCall(.seek, Int(file.descriptor), 0, Int(SEEK_CUR))
        guard start >= 0 else { return .hostResult(start) }
        return .deferred(
            HostWork {
                let (bytes, result) = GuestEnvironment.hostBytes(piece.count + Int(TransferArea.windowSize)) {
                    hostCall(.readAt, Int(file.descriptor), $0.baseAddress, $0.count, start)
                }
                return .ahead(
                    ReadAhead(file: file, number: number, piece: piece, start: start, bytes: bytes, result: result))
            })
    }

    /// Answers the read, and opens a window on the rest. The lock is held again.
    func settle(_ ahead: ReadAhead) throws(GuestCallError) -> UInt64 {
        let descriptor = Int(ahead.file.descriptor)
        guard ahead.result >= 0 else { return UInt64(bitPattern: Int64(ahead.result)) }
        guard hostCall(.seek, descriptor, 0, Int(SEEK_CUR)) == ahead.start else {
            // Another thread has moved the position meanwhile: what was read is of another place.
            let (bytes, result) = GuestEnvironment.hostBytes(ahead.piece.count) {
                hostCall(.read, descriptor, $0.baseAddress, $0.count)
            }
            try scatter(bytes, [ahead.piece])
            return UInt64(bitPattern: Int64(result))
        }
        let count = min(ahead.bytes.count, ahead.piece.count)
        try addressSpace.write(ahead.bytes[..<count], at: ahead.piece.address)
        let isOpen =
            ahead.bytes.count > count && descriptors[ahead.number] == .host(ahead.file)
            && openWindow(ahead.file, ahead.number, ahead.bytes[count...])
        hostCall(.seek, descriptor, ahead.start + (isOpen ? ahead.bytes.count : count), Int(SEEK_SET))
        return UInt64(count)
    }

    private func openWindow(_ file: HostFile, _ number: UInt64, _ bytes: ArraySlice<UInt8>) -> Bool {
        guard let transfers, bytes.count <= Int(TransferArea.windowSize) else { return false }
        let index = number % TransferArea.windowCount
        closeWindow(Int(index), transfers)
        let header = transfers.address + TransferArea.window(index)
        transfers.generation &+= 1
        do throws(GuestCallError) {
            try addressSpace.write(bytes, at: transfers.address + TransferArea.windowBytes(index))
            try addressSpace.store(UInt32(bytes.count), at: header + TransferArea.windowLength)
            try addressSpace.store(UInt32(truncatingIfNeeded: number), at: header + TransferArea.windowDescriptor)
            _ = try addressSpace.exchangeCounter(
                header + TransferArea.windowState, UInt64(transfers.generation) << 32)
        } catch { return false }
        transfers.windows[Int(index)] = ReadWindow(
            file: file, descriptor: number, generation: transfers.generation, length: bytes.count)
        return true
    }

    /// Closes a window and puts the file's position where the guest has read to.
    private func closeWindow(_ index: Int, _ transfers: TransferState) {
        guard let window = transfers.windows[index] else { return }
        transfers.windows[index] = nil
        let header = transfers.address + TransferArea.window(UInt64(index))
        transfers.generation &+= 1
        // As good as all taken, for a guest that reads this now.
        let closed = UInt64(transfers.generation) << 32 | 0xffff_ffff
        let state = try? addressSpace.exchangeCounter(header + TransferArea.windowState, closed)
        try? addressSpace.store(UInt32.max, at: header + TransferArea.windowDescriptor)
        // A state that the monitor did not make is the guest's own doing: it has had all of it.
        let isKnown = state.map { $0 >> 32 == UInt64(window.generation) } ?? false
        let taken = isKnown ? min(Int((state ?? 0) & 0xffff_ffff), window.length) : window.length
        traffic.note(call: GuestCall.read.rawValue, result: UInt64(taken))
        guard taken < window.length else {
            window.file.description.windowFailures = max(0, window.file.description.windowFailures - 1)
            return
        }
        window.file.description.windowFailures += 1
        hostCall(.seek, Int(window.file.descriptor), taken - window.length, Int(SEEK_CUR))
    }

    /// Closes the windows that a call could notice: all, but for calls that only read other files.
    func closeWindows(before call: GuestCall, _ arguments: CallArguments) {
        guard let transfers else { return }
        for index in transfers.windows.indices {
            guard let window = transfers.windows[index] else { continue }
            switch call {
            case .read, .readVector, .readAt:
                if case .host(let file) = descriptors[arguments.a], file.kind == .regular,
                    file.description !== window.file.description
                {
                    continue
                }
            case .status, .futex: continue
            case .write, .writeVector:
                // Output to anything but a file changes no file.
                switch descriptors[arguments.a] {
                case .output: continue
                case .host(let file) where file.kind != .regular: continue
                default: break
                }
            case .close where arguments.a != window.descriptor: continue
            default: break
            }
            closeWindow(index, transfers)
        }
    }

    func closeAllWindows() {
        guard let transfers else { return }
        for index in transfers.windows.indices { closeWindow(index, transfers) }
    }
}

/// What was read for a guest, and beyond what it asked for.
struct ReadAhead {
    let file: HostFile
    let number: UInt64
    let piece: GuestPiece
    /// The file's position when the call was made.
    let start: Int
    let bytes: [UInt8]
    let result: Int
}

extension HostFile {
    /// What tells an ordinary file from others of the host; nil for anything else.
    var identity: FileIdentity? {
        if let known = description.identity { return known }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        description.identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        return description.identity
    }
}

struct FileIdentity: Sendable, Equatable {
    let device: UInt64
    let number: UInt64
}
