// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Reading and writing, in all shapes: one buffer or several, at the file's position or another.

extension GuestEnvironment {
    private static let vectorLimit: UInt64 = 1_024

    /// A byte count a call may transfer: longer requests are answered short.
    func transferCount(_ count: UInt64) -> Int { Int(min(count, UInt64(GuestProtocol.transferLimit))) }

    /// The buffers of readv and writev, cut off where they exceed what one call may transfer.
    func pieces(_ address: UInt64, _ count: UInt64) throws(GuestCallError) -> [GuestPiece] {
        guard count <= GuestEnvironment.vectorLimit else { throw .invalid }
        var result: [GuestPiece] = []
        var room = GuestProtocol.transferLimit
        for index in 0..<count where room > 0 {
            let start = try addressSpace.load(address &+ 16 * index, as: UInt64.self)
            let size = try addressSpace.load(address &+ 16 * index &+ 8, as: UInt64.self)
            let piece = min(transferCount(size), room)
            if piece > 0 { result.append(GuestPiece(address: start, count: piece)) }
            room -= piece
        }
        return result
    }

    func gather(_ pieces: [GuestPiece]) throws(GuestCallError) -> [UInt8] {
        var bytes: [UInt8] = []
        for piece in pieces { bytes += try addressSpace.read(piece.address, count: piece.count) }
        return bytes
    }

    func scatter(_ bytes: [UInt8], _ pieces: [GuestPiece]) throws(GuestCallError) {
        var position = 0
        for piece in pieces where position < bytes.count {
            let end = min(position + piece.count, bytes.count)
            try addressSpace.write(bytes[position..<end], at: piece.address)
            position = end
        }
    }

    /// Reads bytes by a call of the host: `body` fills a buffer and returns the number, or a negated error.
    static func hostBytes(_ capacity: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int) -> (bytes: [UInt8], Int) {
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            result = body(UnsafeMutableRawBufferPointer(buffer))
            count = max(0, min(result, capacity))
        }
        return (bytes, result)
    }

    func transfer(
        _ call: GuestCall, _ arguments: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        guard let file = descriptors[arguments.a] else { throw .badDescriptor }
        let pieces: [GuestPiece] =
            switch call {
            case .readVector, .writeVector: try pieces(arguments.b, arguments.c)
            default: [GuestPiece(address: arguments.b, count: transferCount(arguments.c))]
            }
        var offset: Int?
        if call == .readAt || call == .writeAt {
            guard let position = Int(exactly: arguments.d) else { throw .invalid }
            offset = position
        }
        switch call {
        case .read, .readAt, .readVector: return try read(file, arguments.a, pieces, offset, thread)
        default: return try write(file, arguments.a, pieces, offset, thread)
        }
    }

    private func read(
        _ file: DescriptorTable.File, _ number: UInt64, _ pieces: [GuestPiece], _ offset: Int?, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        let count = pieces.reduce(0) { $0 + $1.count }
        switch file {
        case .output: throw .badDescriptor
        case .listing: throw .isADirectory
        case .text(let text, let position):
            guard let start = Int(exactly: offset ?? position), start >= 0 else { throw .invalid }
            let piece = Array(text.dropFirst(start).prefix(count))
            try scatter(piece, pieces)
            if offset == nil { descriptors[number] = .text(text, position: position + piece.count) }
            return .result(UInt64(piece.count))
        case .granted(let index, let position):
            let piece = files[index].read(at: offset ?? position, count: count)
            try scatter(piece, pieces)
            if offset == nil { descriptors[number] = .granted(index, position: position + piece.count) }
            return .result(UInt64(piece.count))
        case .input:
            guard offset == nil else { throw .illegalSeek }
            if !input.bytes.isEmpty || input.isClosed || count == 0 {
                let bytes = input.take(count)
                try scatter(bytes, pieces)
                return .result(UInt64(bytes.count))
            }
            let first = pieces[0]
            scheduler.wait(thread, for: .input(address: first.address, count: UInt64(first.count)), deadline: nil)
            return .blocked
        case .host(let file):
            return try read(file, number, pieces, count, offset, thread)
        }
    }

    /// Lets threads that wait for input have what there is. The lock is held.
    func serveInputReaders() {
        for thread in scheduler.threads.values.sorted(by: { $0.id < $1.id }) {
            guard case .waiting(.input(let address, let count)) = thread.state else { continue }
            guard !input.bytes.isEmpty || input.isClosed else { return }
            let piece = GuestPiece(address: address, count: Int(count))
            let answer = settle(.bytes(input.take(piece.count), at: [piece]))
            traffic.note(call: GuestCall.read.rawValue, result: answer)
            thread.answer = answer
            scheduler.makeReady(thread)
        }
    }

    private func read(
        _ file: HostFile, _ number: UInt64, _ pieces: [GuestPiece], _ count: Int, _ offset: Int?,
        _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        guard file.description.isReadable else { throw .badDescriptor }
        let attempt = { () -> (bytes: [UInt8], Int) in
            GuestEnvironment.hostBytes(count) { buffer in
                if let offset {
                    hostCall(.readAt, Int(file.descriptor), buffer.baseAddress, buffer.count, offset)
                } else {
                    hostCall(.read, Int(file.descriptor), buffer.baseAddress, buffer.count)
                }
            }
        }
        switch file.kind {
        case .directory: throw .isADirectory
        case .eventQueue: throw .invalid
        case .stream:
            let (bytes, result) = attempt()
            if result == GuestCallError.tryAgain.negated { return try wait(for: file, Int16(POLLIN), thread) }
            try scatter(bytes, pieces)
            return .hostResult(result)
        case .inherited where file.ready(for: Int16(POLLIN)) == 0:
            return try wait(for: file, Int16(POLLIN), thread)
        case .regular where offset == nil && pieces.count == 1 && isReadAhead(file, number, count: count):
            return readAhead(file, number, pieces[0])
        case .inherited, .regular:
            return .deferred(
                HostWork {
                    let (bytes, result) = attempt()
                    return .bytes(bytes, at: pieces, result: result)
                })
        }
    }

    private func write(
        _ file: DescriptorTable.File, _ number: UInt64, _ pieces: [GuestPiece], _ offset: Int?, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        switch file {
        case .input, .text, .granted, .listing: throw .badDescriptor
        case .output(let isError):
            guard offset == nil else { throw .illegalSeek }
            let bytes = try gather(pieces)
            acceptOutput(number, file, count: bytes.count)
            return bytes.isEmpty ? .result(0) : .output(bytes, isError: isError)
        case .host(let file):
            guard file.description.isWritable else { throw .badDescriptor }
            if let error = file.description.takeFailure() { return .hostResult(-error) }
            guard hasNoBacklog(file) else { return try wait(for: file, Int16(POLLOUT), thread) }
            let bytes = try gather(pieces)
            if offset == nil { acceptOutput(number, .host(file), count: bytes.count) }
            let attempt = { () -> Int in
                bytes.withUnsafeBytes { buffer in
                    if let offset {
                        hostCall(.writeAt, Int(file.descriptor), buffer.baseAddress, buffer.count, offset)
                    } else {
                        hostCall(.write, Int(file.descriptor), buffer.baseAddress, buffer.count)
                    }
                }
            }
            switch file.kind {
            case .directory, .eventQueue: throw .badDescriptor
            case .stream:
                let result = attempt()
                if result == GuestCallError.tryAgain.negated { return try wait(for: file, Int16(POLLOUT), thread) }
                return .hostResult(result)
            case .inherited where file.ready(for: Int16(POLLOUT)) == 0:
                return try wait(for: file, Int16(POLLOUT), thread)
            case .inherited, .regular:
                return .deferred(HostWork { .value(attempt()) })
            }
        }
    }

    /// Brings what the host gave to the guest; what the call is answered with. The lock is held.
    func settle(_ answer: HostAnswer) -> UInt64 {
        do throws(GuestCallError) {
            switch answer {
            case .value(let value): return UInt64(bitPattern: Int64(value))
            case .bytes(let bytes, let pieces, let result):
                try scatter(bytes, pieces)
                return UInt64(bitPattern: Int64(result ?? bytes.count))
            case .ahead(let ahead): return try settle(ahead)
            case .opened(let opened, let flags):
                switch opened {
                case .file(let file): return try descriptors.open(.host(file))
                case .slot(let index): return try descriptors.open(.granted(index, position: 0))
                case .text(let text): return try descriptors.open(.text(text, position: 0))
                case .listing(let path):
                    guard flags & OpenFlags.write == 0 else { throw .isADirectory }
                    return try descriptors.open(.listing(path, listing(of: path), position: 0))
                }
            }
        } catch {
            return error.result
        }
    }
}

extension CallOutcome {
    /// A host's result, negated error numbers included.
    static func hostResult(_ value: Int) -> CallOutcome { .result(UInt64(bitPattern: Int64(value))) }
}
