// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Calls about open files: the console, texts, granted slots, and what the host has opened for the guest.

extension GuestEnvironment {
    func ofDescriptor(
        _ call: GuestCall, _ arguments: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[arguments.a] else { throw .badDescriptor }
        switch call {
        case .seek: return try seek(file, arguments)
        case .close:
            descriptors[arguments.a] = nil
            refuseOutput(arguments.a)
            if case .host(let file) = file, let error = file.description.takeFailure() { return .hostResult(-error) }
            return .result(0)
        case .status: return try storeStatus(of: file, at: arguments.b)
        case .control: return try control(file, arguments)
        case .descriptorControl: return try descriptorControl(file, arguments)
        case .duplicate: return .result(try duplicate(file, from: 0))
        case .duplicateOnto, .duplicateWithFlags: return try duplicateOnto(file, call, arguments)
        case .listDirectory: return try listDirectory(file, arguments)
        default: return try ofHostFile(call, file, arguments)
        }
    }

    /// Calls that mean something only for files of the host.
    private func ofHostFile(
        _ call: GuestCall, _ file: DescriptorTable.File, _ arguments: CallArguments
    ) throws(GuestCallError) -> CallOutcome {
        guard case .host(let file) = file else { throw .invalid }
        let descriptor = Int(file.descriptor)
        let (b, c, d) = (
            Int(truncatingIfNeeded: arguments.b), Int(truncatingIfNeeded: arguments.c),
            Int(truncatingIfNeeded: arguments.d)
        )
        switch call {
        case .synchronize, .synchronizeData:
            if let error = file.description.takeFailure() { return .hostResult(-error) }
            return .deferred(HostWork { .value(hostCall(call, descriptor)) })
        case .truncate:
            guard file.description.isWritable else { throw .invalid }
            return .deferred(HostWork { .value(hostCall(.truncate, descriptor, b)) })
        case .adviseFile: return .hostResult(hostCall(.adviseFile, descriptor, b, c, d))
        case .changeModeOf:
            guard file.description.mayChange else { throw .notPermitted }
            return .hostResult(hostCall(.changeModeOf, descriptor, b & 0o1777))
        case .changeOwnerOf:
            guard file.description.mayChange else { throw .notPermitted }
            return .hostResult(hostCall(.changeOwnerOf, descriptor, b, c))
        case .fileSystemStatusOf:
            let (bytes, result) = GuestEnvironment.hostBytes(120) { buffer in
                let result = hostCall(.fileSystemStatusOf, descriptor, buffer.baseAddress)
                return result < 0 ? result : buffer.count
            }
            if result > 0 { try addressSpace.write(bytes, at: arguments.b) }
            return .hostResult(min(result, 0))
        case .setAttributeOf, .getAttributeOf, .listAttributesOf, .removeAttributeOf:
            return try ofAttributes(call, file, arguments)
        default: throw .invalid
        }
    }

    private func seek(_ file: DescriptorTable.File, _ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let (size, position): (Int, Int)
        switch file {
        case .input, .output: throw .illegalSeek
        case .host(let file):
            let result = hostCall(
                .seek, Int(file.descriptor), Int(truncatingIfNeeded: arguments.b),
                Int(truncatingIfNeeded: arguments.c & 7))
            return .hostResult(result)
        case .text(let text, let at): (size, position) = (text.count, at)
        case .listing(_, let entries, let at): (size, position) = (entries.count, at)
        case .granted(let index, let at): (size, position) = (files[index].size, at)
        }
        let start: Int
        switch arguments.c {
        case 0: start = 0
        case 1: start = position
        case 2: start = size
        default: throw .invalid
        }
        let (target, overflow) = start.addingReportingOverflow(Int(Int64(bitPattern: arguments.b)))
        guard !overflow, target >= 0, target <= size else { throw .invalid }
        switch file {
        case .text(let text, _): descriptors[arguments.a] = .text(text, position: target)
        case .granted(let index, _): descriptors[arguments.a] = .granted(index, position: target)
        case .listing(let path, let entries, _):
            // Only back to the start: other places are not where an entry begins.
            guard target == 0 else { throw .invalid }
            descriptors[arguments.a] = .listing(path, entries, position: 0)
        case .input, .output, .host: break
        }
        return .result(UInt64(target))
    }

    // MARK: Status

    func storeStatus(of file: DescriptorTable.File, at address: UInt64) throws(GuestCallError) -> CallOutcome {
        let bytes: [UInt8]
        switch file {
        case .input, .output: bytes = GuestEnvironment.status(mode: 0o020_620)
        case .text(let text, _): bytes = GuestEnvironment.status(mode: 0o100_444, size: text.count)
        case .listing: bytes = GuestEnvironment.status(mode: 0o040_555)
        case .granted(let index, _): bytes = status(ofSlot: index)
        case .host(let file):
            let (status, result) = GuestEnvironment.hostStatus(Int(file.descriptor))
            guard result == 0 else { return .hostResult(result) }
            bytes = status
        }
        try addressSpace.write(bytes, at: address)
        return .result(0)
    }

    static let statusSize = 144

    /// A `struct stat` of the monitor's making.
    static func status(mode: UInt32, size: Int = 0, number: Int = 0, modified: Int64 = 0) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: statusSize)
        func put(_ value: UInt64, _ offset: Int) {
            withUnsafeBytes(of: value) { bytes.replaceSubrange(offset..<offset + 8, with: $0) }
        }
        put(UInt64(number), 8)
        put(1, 16)  // links
        withUnsafeBytes(of: mode) { bytes.replaceSubrange(24..<28, with: $0) }
        put(UInt64(size), 48)
        put(4_096, 56)
        put(UInt64(clamping: modified / 1_000_000_000), 88)
        put(UInt64(clamping: modified % 1_000_000_000), 96)
        return bytes
    }

    func status(ofSlot index: Int) -> [UInt8] {
        let file = files[index]
        return GuestEnvironment.status(mode: 0o100_444, size: file.size, number: index + 1, modified: file.modified)
    }

    /// The host's `struct stat` of a descriptor, and 0, or the negated error number.
    static func hostStatus(_ descriptor: Int) -> (bytes: [UInt8], result: Int) {
        let (bytes, result) = hostBytes(statusSize) { buffer in
            let empty: StaticString = ""
            let result = hostCall(
                .statusAt, descriptor, empty.utf8Start, Int(bitPattern: buffer.baseAddress), 0x1000)
            return result < 0 ? result : statusSize
        }
        return (bytes, min(result, 0))
    }

    // MARK: Controls

    private func control(
        _ file: DescriptorTable.File, _ arguments: CallArguments
    ) throws(GuestCallError) -> CallOutcome {
        switch arguments.b {
        case 0x541b:  // FIONREAD
            let count: Int32
            switch file {
            case .input: count = Int32(clamping: input.bytes.count)
            case .host(let file):
                var available: Int32 = 0
                let result = withUnsafeMutablePointer(to: &available) {
                    hostCall(.control, Int(file.descriptor), 0x541b, Int(bitPattern: $0))
                }
                guard result == 0 else { return .hostResult(result) }
                count = available
            default: throw .notATerminal
            }
            try addressSpace.store(count, at: arguments.c)
            return .result(0)
        case 0x5421:  // FIONBIO
            guard case .host(let file) = file else { throw .notATerminal }
            let isOn = try addressSpace.load(arguments.c, as: Int32.self) != 0
            setFlags(file, isOn ? file.description.flags | 0o4000 : file.description.flags & ~0o4000)
            return .result(0)
        case 0x5401:  // TCGETS: whether it is a terminal
            guard case .host(let file) = file, file.kind == .inherited else { throw .notATerminal }
            let (bytes, result) = GuestEnvironment.hostBytes(36) { buffer in
                let result = hostCall(.control, Int(file.descriptor), 0x5401, Int(bitPattern: buffer.baseAddress))
                return result < 0 ? result : 36
            }
            if result > 0 { try addressSpace.write(bytes, at: arguments.c) }
            return .hostResult(min(result, 0))
        default: throw .notATerminal
        }
    }

    /// Status flags that a guest may change. Appending is the host's to do; blocking is ours.
    private func setFlags(_ file: HostFile, _ flags: UInt64) {
        let changeable = OpenFlags.append | OpenFlags.nonBlocking
        let old = file.description.flags
        file.description.flags = old & ~changeable | flags & changeable
        if (old ^ flags) & OpenFlags.append != 0, file.kind == .regular {
            hostCall(.descriptorControl, Int(file.descriptor), 4, Int(flags & OpenFlags.append))
        }
    }

    private func descriptorControl(
        _ file: DescriptorTable.File, _ arguments: CallArguments
    ) throws(GuestCallError) -> CallOutcome {
        switch arguments.b {
        case 0, 1_030: return .result(try duplicate(file, from: arguments.c))  // F_DUPFD, F_DUPFD_CLOEXEC
        case 1, 2: return .result(0)  // F_GETFD, F_SETFD: nothing is executed that could inherit
        case 3:  // F_GETFL
            switch file {
            case .output: return .result(1)
            case .host(let file): return .result(file.description.flags)
            default: return .result(0)
            }
        case 4:  // F_SETFL
            if case .host(let file) = file { setFlags(file, arguments.c) }
            return .result(0)
        case 5, 6, 7: return try lock(file, arguments)
        default: throw .invalid
        }
    }

    /// F_GETLK, F_SETLK, F_SETLKW: the locks are the host's, so that they hold against its other processes.
    private func lock(_ file: DescriptorTable.File, _ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard case .host(let file) = file else { throw .invalid }
        let request = try addressSpace.read(arguments.c, count: 32)
        let command = Int(arguments.b)
        return .deferred(
            HostWork {
                var bytes = request
                let result = bytes.withUnsafeMutableBytes {
                    hostCall(.descriptorControl, Int(file.descriptor), command, Int(bitPattern: $0.baseAddress))
                }
                guard command == 5, result == 0 else { return .value(result) }
                return .bytes(bytes, at: [GuestPiece(address: arguments.c, count: 32)], result: 0)
            })
    }

    // MARK: Duplicates

    private func duplicated(_ file: DescriptorTable.File) throws(GuestCallError) -> DescriptorTable.File {
        guard case .host(let original) = file else { return file }
        guard let copy = original.duplicate() else { throw .tooManyFiles }
        return .host(copy)
    }

    private func duplicate(_ file: DescriptorTable.File, from lowest: UInt64) throws(GuestCallError) -> UInt64 {
        let copy = try duplicated(file)
        if lowest == 0 { return try descriptors.open(copy) }
        guard lowest < DescriptorTable.limit,
            let number = (lowest..<DescriptorTable.limit).first(where: { descriptors[$0] == nil })
        else { throw .invalid }
        descriptors[number] = copy
        return number
    }

    private func duplicateOnto(
        _ file: DescriptorTable.File, _ call: GuestCall, _ arguments: CallArguments
    ) throws(GuestCallError) -> CallOutcome {
        guard arguments.b < DescriptorTable.limit else { throw .badDescriptor }
        if arguments.a == arguments.b {
            guard call == .duplicateOnto else { throw .invalid }
            return .result(arguments.b)
        }
        descriptors[arguments.b] = try duplicated(file)
        refuseOutput(arguments.b)
        return .result(arguments.b)
    }

    // MARK: Folders

    /// The entries of a folder that the monitor makes up, as getdents64 gives them.
    func listing(of path: GuestPath) -> [UInt8] { listing(names.entries(above: path)) }

    /// The guest's descriptors, as /proc/self/fd lists them.
    var descriptorListing: [UInt8] {
        listing(descriptors.files.keys.sorted().map { (name: Array(String($0).utf8), isFolder: false) })
    }

    private func listing(_ entries: [(name: [UInt8], isFolder: Bool)]) -> [UInt8] {
        var bytes: [UInt8] = []
        let dots: [(name: [UInt8], isFolder: Bool)] = [([0x2e], true), ([0x2e, 0x2e], true)]
        for (index, entry) in (dots + entries).enumerated() {
            let size = (19 + entry.name.count + 1 + 7) & ~7
            for word in [UInt64(index + 1), UInt64(bytes.count + size)] {
                withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
            }
            withUnsafeBytes(of: UInt16(truncatingIfNeeded: size)) { bytes.append(contentsOf: $0) }
            bytes.append(entry.isFolder ? 4 : 8)
            bytes += entry.name
            bytes += [UInt8](repeating: 0, count: size - 19 - entry.name.count)
        }
        return bytes
    }

    private func listDirectory(
        _ file: DescriptorTable.File, _ arguments: CallArguments
    ) throws(GuestCallError) -> CallOutcome {
        let count = transferCount(arguments.c)
        switch file {
        case .listing(let path, let entries, let position):
            var end = position
            while end + 19 <= entries.count {
                let size = Int(entries[end + 16]) | Int(entries[end + 17]) << 8
                guard end + size - position <= count else { break }
                end += size
            }
            guard end > position || position == entries.count else { throw .invalid }
            try addressSpace.write(entries[position..<end], at: arguments.b)
            descriptors[arguments.a] = .listing(path, entries, position: end)
            return .result(UInt64(end - position))
        case .host(let file) where file.kind == .directory:
            return .deferred(
                HostWork {
                    let (bytes, result) = GuestEnvironment.hostBytes(count) {
                        hostCall(.listDirectory, Int(file.descriptor), $0.baseAddress, $0.count)
                    }
                    return .bytes(bytes, at: [GuestPiece(address: arguments.b, count: count)], result: result)
                })
        default: throw .notADirectory
        }
    }
}
