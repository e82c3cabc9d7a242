// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Sockets. They are the host's, in a network that has nothing in it but the guest: what is granted outside is replaced
// by a socket of the host's own network when its address becomes known. None of them blocks in the host.

extension GuestEnvironment {
    private static let familyUnix: UInt64 = 1
    private static let optionLimit: UInt64 = 256
    private static let addressLimit: UInt64 = 128
    private static let inProgress = -115
    private static let already = -114

    func ofSocket(
        _ call: GuestCall, _ a: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        switch call {
        case .socket: return try makeSocket(a)
        case .socketPair: return try makeSocketPair(a)
        default: break
        }
        guard let entry = descriptors[a.a] else { throw .badDescriptor }
        guard case .host(let file) = entry, file.kind == .stream else { throw .notASocket }
        let descriptor = Int(file.descriptor)
        switch call {
        case .connect: return try connect(file, a, thread)
        case .bind: return try bind(file, a)
        case .listen: return .hostResult(hostCall(.listen, descriptor, Int(Int32(truncatingIfNeeded: a.b))))
        case .accept, .acceptWithFlags: return try accept(file, call, a, thread)
        case .socketName, .peerName: return try address(call, file, a)
        case .setSocketOption: return try setOption(file, a)
        case .getSocketOption: return try getOption(descriptor, a)
        case .sendTo: return try send(file, a, thread)
        case .receiveFrom: return try receive(file, a, thread)
        case .shutdown:
            guard hasNoBacklog(file) else { return try wait(for: file, Int16(POLLOUT), thread) }
            return .hostResult(hostCall(.shutdown, descriptor, Int(truncatingIfNeeded: a.b & 3)))
        default: throw .notImplemented
        }
    }

    // MARK: Making

    private static let nonBlocking: UInt64 = 0o4000
    private static let closesOnExec: UInt64 = 0o2000000

    private static func socketFile(_ descriptor: Int, flags: UInt64) -> HostFile {
        HostFile(
            Int32(descriptor),
            .init(kind: .stream, isReadable: true, isWritable: true, flags: 2 | flags & nonBlocking))
    }

    private func makeSocket(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let type = a.b & 0xf
        guard a.a == 1 || a.a == 2 || a.a == 10 else { throw .familyNotSupported }
        guard type == 1 || type == 2, a.c == 0 || a.c == 6 || a.c == 17 else { throw .notPermitted }
        let descriptor = hostCall(
            .socket, Int(a.a), Int(type | GuestEnvironment.nonBlocking | GuestEnvironment.closesOnExec), Int(a.c))
        guard descriptor >= 0 else { return .hostResult(descriptor) }
        return .result(try descriptors.open(.host(GuestEnvironment.socketFile(descriptor, flags: a.b))))
    }

    private func makeSocketPair(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let type = a.b & 0xf
        guard a.a == GuestEnvironment.familyUnix, type == 1 || type == 2 else { throw .familyNotSupported }
        var pair: (Int32, Int32) = (-1, -1)
        let result = withUnsafeMutablePointer(to: &pair) {
            hostCall(
                .socketPair, 1, Int(type | GuestEnvironment.nonBlocking | GuestEnvironment.closesOnExec), 0,
                Int(bitPattern: $0))
        }
        guard result == 0 else { return .hostResult(result) }
        return try openPair(
            GuestEnvironment.socketFile(Int(pair.0), flags: a.b), GuestEnvironment.socketFile(Int(pair.1), flags: a.b),
            at: a.d)
    }

    // MARK: Addresses

    private func socketAddress(_ address: UInt64, _ count: UInt64) throws(GuestCallError) -> [UInt8] {
        guard (2...GuestEnvironment.addressLimit).contains(count & 0xffff_ffff) else { throw .invalid }
        return try addressSpace.read(address, count: Int(count & 0xffff_ffff))
    }

    /// Puts a socket of the host's network in the place of one of the private network.
    private func moveOutside(_ file: HostFile, family: UInt8) throws(GuestCallError) {
        guard let outside = network.outside else { throw .refused }
        var type: Int32 = 0
        var size: UInt32 = 4
        let result = withUnsafeMutablePointer(to: &type) { type in
            withUnsafeMutablePointer(to: &size) { size in
                hostCall(
                    .getSocketOption, Int(file.descriptor), 1, 3, Int(bitPattern: type), Int(bitPattern: size))
            }
        }
        guard result == 0 else { throw .notASocket }
        let replacement = outside.makeSocket(family: Int32(family), type: type)
        guard replacement >= 0 else { throw .refused }
        hostCall(
            .duplicateWithFlags, replacement, Int(file.descriptor), Int(GuestEnvironment.closesOnExec))
        hostCall(.close, replacement)
    }

    private func connect(
        _ file: HostFile, _ a: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        let bytes = try socketAddress(a.b, a.c)
        let family = bytes[0]
        if UInt64(family) == GuestEnvironment.familyUnix { return try connectByName(file, bytes, thread) }
        if family != 0 {  // AF_UNSPEC takes a connection back
            guard let address = NetworkAddress(socketAddress: bytes) else { throw .familyNotSupported }
            switch network.connecting(to: address) {
            case .inside: break
            case .refused: throw .refused
            case .outside: if !thread.isRetrying { try moveOutside(file, family: family) }
            }
        }
        let result = bytes.withUnsafeBytes {
            hostCall(.connect, Int(file.descriptor), $0.baseAddress, $0.count)
        }
        let isUnderWay = result == GuestEnvironment.inProgress || result == GuestEnvironment.already
        if isUnderWay, file.description.isBlocking { return try wait(for: file, Int16(POLLOUT), thread) }
        return .hostResult(result)
    }

    private func bind(_ file: HostFile, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let bytes = try socketAddress(a.b, a.c)
        if UInt64(bytes[0]) == GuestEnvironment.familyUnix { return .hostResult(try bindByName(file, bytes)) }
        guard let address = NetworkAddress(socketAddress: bytes) else { throw .familyNotSupported }
        switch network.binding(to: address) {
        case .inside: break
        case .refused: throw .accessDenied
        case .outside: try moveOutside(file, family: bytes[0])
        }
        return .hostResult(bytes.withUnsafeBytes { hostCall(.bind, Int(file.descriptor), $0.baseAddress, $0.count) })
    }

    private func accept(
        _ file: HostFile, _ call: GuestCall, _ a: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        var size = UInt32(GuestEnvironment.addressLimit)
        let (bytes, result) = GuestEnvironment.hostBytes(Int(GuestEnvironment.addressLimit)) { buffer in
            withUnsafeMutablePointer(to: &size) {
                hostCall(
                    .acceptWithFlags, Int(file.descriptor), buffer.baseAddress, Int(bitPattern: $0),
                    Int(GuestEnvironment.nonBlocking | GuestEnvironment.closesOnExec))
            }
        }
        if result == GuestCallError.tryAgain.negated { return try wait(for: file, Int16(POLLIN), thread) }
        guard result >= 0 else { return .hostResult(result) }
        let flags = call == .acceptWithFlags ? a.d : 0
        let accepted = GuestEnvironment.socketFile(result, flags: flags)
        accepted.description.localName = file.description.localName
        if a.b != 0 { try storeAddress(padded(bytes), size, at: a.b, size: a.c) }
        return .result(try descriptors.open(.host(accepted)))
    }

    private func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: max(0, Int(GuestEnvironment.addressLimit) - bytes.count))
    }

    /// Stores an address as the host does: as much as fits, and its whole length.
    private func storeAddress(
        _ bytes: [UInt8], _ size: UInt32, at address: UInt64, size sizeAddress: UInt64
    ) throws(GuestCallError) {
        let room = try addressSpace.load(sizeAddress, as: UInt32.self)
        try addressSpace.write(bytes.prefix(Int(min(room, size))), at: address)
        try addressSpace.store(size, at: sizeAddress)
    }

    private func address(
        _ call: GuestCall, _ file: HostFile, _ a: CallArguments
    ) throws(GuestCallError) -> CallOutcome {
        let description = file.description
        if let name = call == .socketName ? description.localName : description.peerName {
            let address = [1, 0] + name + [0]
            try storeAddress(address, UInt32(address.count), at: a.b, size: a.c)
            return .result(0)
        }
        var bytes = [UInt8](repeating: 0, count: Int(GuestEnvironment.addressLimit))
        var size = UInt32(GuestEnvironment.addressLimit)
        let result = bytes.withUnsafeMutableBytes { buffer in
            withUnsafeMutablePointer(to: &size) {
                hostCall(call, Int(file.descriptor), Int(bitPattern: buffer.baseAddress), Int(bitPattern: $0))
            }
        }
        guard result == 0 else { return .hostResult(result) }
        try storeAddress(bytes, size, at: a.b, size: a.c)
        return .result(0)
    }

    // MARK: Options

    /// The options that guests may see and set: what concerns a socket itself. None that reaches the host's devices,
    /// filters or routes.
    private static func isOption(level: UInt64, name: UInt64) -> Bool {
        switch (level, name) {
        case (1, 2...4), (1, 6...10), (1, 13), (1, 15), (1, 18), (1, 20), (1, 21), (1, 30), (1, 38), (1, 39): true
        case (0, 1), (0, 2), (0, 10), (0, 32...36), (0, 49): true
        case (6, 1...6), (6, 12), (6, 18): true
        case (41, 16...21), (41, 26), (41, 29), (41, 67): true
        default: false
        }
    }

    private func setOption(_ file: HostFile, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard GuestEnvironment.isOption(level: a.b, name: a.c) else { throw .noOption }
        guard a.e <= GuestEnvironment.optionLimit else { throw .invalid }
        let value = try addressSpace.read(a.d, count: Int(a.e))
        if a.b == 1, a.c == 13, value.count >= 8 {
            file.description.lingers = value[4..<8].contains { $0 != 0 } && value[0..<4].contains { $0 != 0 }
        }
        return .hostResult(
            value.withUnsafeBytes {
                hostCall(
                    .setSocketOption, Int(file.descriptor), Int(a.b), Int(a.c), Int(bitPattern: $0.baseAddress),
                    $0.count)
            })
    }

    private func getOption(_ descriptor: Int, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard GuestEnvironment.isOption(level: a.b, name: a.c) else { throw .noOption }
        var size = try addressSpace.load(a.e, as: UInt32.self)
        guard UInt64(size) <= GuestEnvironment.optionLimit else { throw .invalid }
        var bytes = [UInt8](repeating: 0, count: Int(GuestEnvironment.optionLimit))
        let result = bytes.withUnsafeMutableBytes { buffer in
            withUnsafeMutablePointer(to: &size) {
                hostCall(
                    .getSocketOption, descriptor, Int(a.b), Int(a.c), Int(bitPattern: buffer.baseAddress),
                    Int(bitPattern: $0))
            }
        }
        guard result == 0 else { return .hostResult(result) }
        try addressSpace.write(bytes.prefix(Int(size)), at: a.d)
        try addressSpace.store(size, at: a.e)
        return .result(0)
    }

    // MARK: Transfers

    private static let dontWait: UInt64 = 0x40

    private func send(
        _ file: HostFile, _ a: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        let bytes = try addressSpace.read(a.b, count: transferCount(a.c))
        var target: [UInt8] = []
        if a.e != 0 {
            target = try socketAddress(a.e, a.f)
            guard let address = NetworkAddress(socketAddress: target) else { throw .familyNotSupported }
            switch network.connecting(to: address) {
            case .inside: break
            case .outside, .refused: throw .networkUnreachable
            }
        }
        let flags = Int(a.d & 0x1) | 0x4000  // MSG_OOB; never a signal
        let result = bytes.withUnsafeBytes { buffer in
            target.withUnsafeBytes { address in
                hostCall(
                    .sendTo, Int(file.descriptor), buffer.baseAddress, buffer.count, flags,
                    target.isEmpty ? 0 : Int(bitPattern: address.baseAddress), target.count)
            }
        }
        if result == GuestCallError.tryAgain.negated, a.d & GuestEnvironment.dontWait == 0 {
            return try wait(for: file, Int16(POLLOUT), thread)
        }
        return .hostResult(result)
    }

    private func receive(
        _ file: HostFile, _ a: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        var source = [UInt8](repeating: 0, count: Int(GuestEnvironment.addressLimit))
        var size = UInt32(GuestEnvironment.addressLimit)
        let flags = Int(a.d & 0x23)  // MSG_OOB, MSG_PEEK, MSG_TRUNC
        let count = transferCount(a.c)
        let (bytes, result) = GuestEnvironment.hostBytes(count) { buffer in
            source.withUnsafeMutableBytes { source in
                withUnsafeMutablePointer(to: &size) {
                    hostCall(
                        .receiveFrom, Int(file.descriptor), buffer.baseAddress, buffer.count, flags,
                        Int(bitPattern: source.baseAddress), Int(bitPattern: $0))
                }
            }
        }
        if result == GuestCallError.tryAgain.negated, a.d & GuestEnvironment.dontWait == 0 {
            return try wait(for: file, Int16(POLLIN), thread)
        }
        guard result >= 0 else { return .hostResult(result) }
        try addressSpace.write(bytes, at: a.b)
        if a.e != 0, a.f != 0 { try storeAddress(source, min(size, 128), at: a.e, size: a.f) }
        return .hostResult(result)
    }
}
