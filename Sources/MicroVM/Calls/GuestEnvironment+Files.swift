// SPDX-License-Identifier: Apache-2.0
import GuestProtocol
import Platform

// Descriptors: the console, and texts that a C library expects to find in /proc.

extension GuestEnvironment {
    /// A byte count a call may transfer: longer requests are answered short.
    private func transferCount(_ count: UInt64) -> Int {
        Int(min(count, UInt64(GuestProtocol.transferLimit)))
    }

    func read(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[arguments.a] else { throw .badDescriptor }
        let count = transferCount(arguments.c)
        switch file {
        case .output: throw .badDescriptor
        case .text(let text, let position):
            let piece = text[position...].prefix(count)
            try addressSpace.write(piece, at: arguments.b)
            descriptors[arguments.a] = .text(text, position: piece.endIndex)
            return .result(UInt64(piece.count))
        case .granted(let index, let position):
            let piece = files[index].read(at: position, count: count)
            try addressSpace.write(piece, at: arguments.b)
            descriptors[arguments.a] = .granted(index, position: position + piece.count)
            return .result(UInt64(piece.count))
        case .input:
            if !input.bytes.isEmpty || input.isClosed || count == 0 {
                return .result(try deliverInput(to: arguments.b, count: count))
            }
            scheduler.wait(thread, for: .input(address: arguments.b, count: UInt64(count)), deadline: nil)
            return .blocked
        }
    }

    /// pread64: of a granted file.
    func readAt(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[arguments.a] else { throw .badDescriptor }
        guard case .granted(let index, _) = file else { throw .illegalSeek }
        guard let position = Int(exactly: arguments.d) else { throw .invalid }
        let piece = files[index].read(at: position, count: transferCount(arguments.c))
        try addressSpace.write(piece, at: arguments.b)
        return .result(UInt64(piece.count))
    }

    private func deliverInput(to address: UInt64, count: Int) throws(GuestCallError) -> UInt64 {
        let piece = input.take(count)
        try addressSpace.write(piece, at: address)
        return UInt64(piece.count)
    }

    /// Lets threads that wait for input have what there is. The lock is held.
    func serveInputReaders() {
        for thread in scheduler.threads.values.sorted(by: { $0.id < $1.id }) {
            guard case .waiting(.input(let address, let count)) = thread.state else { continue }
            guard !input.bytes.isEmpty || input.isClosed else { return }
            do throws(GuestCallError) {
                thread.answer = try deliverInput(to: address, count: Int(count))
            } catch {
                thread.answer = error.result
            }
            scheduler.makeReady(thread)
        }
    }

    func write(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard case .output(let isError) = descriptors[arguments.a] else { throw .badDescriptor }
        let bytes = try addressSpace.read(arguments.b, count: transferCount(arguments.c))
        return bytes.isEmpty ? .result(0) : .output(bytes, isError: isError)
    }

    func writeVector(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard case .output(let isError) = descriptors[arguments.a] else { throw .badDescriptor }
        guard arguments.c <= 1_024 else { throw .invalid }
        var bytes: [UInt8] = []
        for index in 0..<arguments.c {
            let address = try addressSpace.load(arguments.b &+ 16 * index, as: UInt64.self)
            let count = try addressSpace.load(arguments.b &+ 16 * index &+ 8, as: UInt64.self)
            let room = GuestProtocol.transferLimit - bytes.count
            bytes += try addressSpace.read(address, count: min(transferCount(count), room))
        }
        return bytes.isEmpty ? .result(0) : .output(bytes, isError: isError)
    }

    func open(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let path = String(decoding: try addressSpace.readString(arguments.b), as: UTF8.self)
        guard arguments.c & 3 == 0 else { throw .accessDenied }
        if let index = files.firstIndex(where: { $0.grant.guestPath == path }) {
            return .result(try descriptors.open(.granted(index, position: 0)))
        }
        guard path == GuestProtocol.mapsPath else { throw .noEntry }
        return .result(try descriptors.open(.text(Array(mapsText.utf8), position: 0)))
    }

    /// The areas of the address space, in the form of /proc/self/maps; the first ones, if there are very many, and the
    /// stack, which is what a C library looks for.
    var mapsText: String {
        var text = ""
        for (index, area) in addressSpace.areas.enumerated()
        where index < DescriptorTable.textAreaLimit || area.kind == .stack {
            let rights = area.protection
            text += String(area.range.lowerBound, radix: 16) + "-" + String(area.range.upperBound, radix: 16)
            text += " " + (rights.contains(.read) ? "r" : "-") + (rights.contains(.write) ? "w" : "-")
            text += (rights.contains(.execute) ? "x" : "-") + "p 00000000 00:00 0"
            switch area.kind {
            case .image: text += " " + executableName
            case .heap: text += " [heap]"
            case .stack: text += " [stack]"
            case .anonymous, .alias, .file: break
            }
            text += "\n"
        }
        return text
    }

    func close(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard descriptors[arguments.a] != nil else { throw .badDescriptor }
        descriptors[arguments.a] = nil
        return .result(0)
    }

    func seek(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[arguments.a] else { throw .badDescriptor }
        let (size, position): (Int, Int)
        switch file {
        case .input, .output: throw .illegalSeek
        case .text(let text, let at): (size, position) = (text.count, at)
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
        case .input, .output: break
        }
        return .result(UInt64(target))
    }

    /// fstat.
    func status(descriptor: UInt64, at address: UInt64) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[descriptor] else { throw .badDescriptor }
        return try status(of: file, at: address)
    }

    /// Stores a `struct stat` with type, rights, size, block size and time of change.
    private func status(of file: DescriptorTable.File, at address: UInt64) throws(GuestCallError) -> CallOutcome {
        var bytes = [UInt8](repeating: 0, count: 144)
        let mode: UInt32
        switch file {
        case .input, .output: mode = 0o020_620
        case .text(let text, _):
            mode = 0o100_444
            withUnsafeBytes(of: UInt64(text.count)) { bytes.replaceSubrange(48..<56, with: $0) }
        case .granted(let index, _):
            mode = 0o100_444
            let file = files[index]
            withUnsafeBytes(of: UInt64(file.size)) { bytes.replaceSubrange(48..<56, with: $0) }
            withUnsafeBytes(of: UInt64(index + 1)) { bytes.replaceSubrange(8..<16, with: $0) }
            let time = (
                UInt64(clamping: file.modified / 1_000_000_000), UInt64(clamping: file.modified % 1_000_000_000)
            )
            withUnsafeBytes(of: time) { bytes.replaceSubrange(88..<104, with: $0) }
        }
        bytes[16] = 1  // links
        withUnsafeBytes(of: mode) { bytes.replaceSubrange(24..<28, with: $0) }
        withUnsafeBytes(of: UInt64(4_096)) { bytes.replaceSubrange(56..<64, with: $0) }
        try addressSpace.write(bytes, at: address)
        return .result(0)
    }

    /// newfstatat: of a descriptor, with an empty path, or of a granted file.
    func statusAt(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let path = try addressSpace.readString(arguments.b)
        if let index = files.firstIndex(where: { Array($0.grant.guestPath.utf8) == path }) {
            return try status(of: .granted(index, position: 0), at: arguments.c)
        }
        guard path.isEmpty, arguments.d & 0x1000 != 0 else { throw .noEntry }
        return try status(descriptor: arguments.a, at: arguments.c)
    }

    func readLink(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let path = String(decoding: try addressSpace.readString(arguments.a), as: UTF8.self)
        guard path == GuestProtocol.executablePath else { throw .noEntry }
        guard arguments.c > 0 else { throw .invalid }
        let name = Array(executableName.utf8).prefix(Int(min(arguments.c, UInt64(GuestProtocol.pathLimit))))
        try addressSpace.write(name, at: arguments.b)
        return .result(UInt64(name.count))
    }

    /// fcntl: flags can be asked for, nothing can be set.
    func descriptorControl(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[arguments.a] else { throw .badDescriptor }
        switch arguments.b {
        case 1: return .result(0)  // F_GETFD
        case 3:  // F_GETFL
            if case .output = file { return .result(1) }
            return .result(0)
        default: throw .invalid
        }
    }
}
