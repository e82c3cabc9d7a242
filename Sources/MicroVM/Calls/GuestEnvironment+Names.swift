// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// Calls that name files. Arguments are taken from the guest here; what names mean is `GuestNames`', which the host is
// asked by without the machine's lock.

extension GuestEnvironment {
    private static let workingDirectory = UInt64(bitPattern: -100)

    /// Where a relative path starts: the working directory, or an open folder.
    private func base(_ directory: UInt64, for path: [UInt8]) throws(GuestCallError) -> GuestPath {
        if path.first == 0x2f { return .root }
        if Int32(truncatingIfNeeded: directory) == -100 { return names.workingDirectory }
        switch descriptors[UInt64(UInt32(truncatingIfNeeded: directory))] {
        case .host(let file):
            guard let path = file.description.path else { throw .notADirectory }
            return path
        case .listing(let path, _, _): return path
        case nil: throw .badDescriptor
        default: throw .notADirectory
        }
    }

    private func text(_ address: UInt64) throws(GuestCallError) -> [UInt8] { try addressSpace.readString(address) }

    func ofName(
        _ call: GuestCall, _ a: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        let here = GuestEnvironment.workingDirectory
        switch call {
        case .open: return try open(a, thread)
        case .statusByName: return try status(here, a.a, flags: 0, to: a.b)
        case .linkStatus: return try status(here, a.a, flags: 0x100, to: a.b)
        case .statusAt: return try status(a.a, a.b, flags: a.d, to: a.c)
        case .extendedStatus: return try extendedStatus(a)
        case .access: return try access(here, a.a, rights: a.b)
        case .accessAt, .accessWithFlags: return try access(a.a, a.b, rights: a.c)
        case .readLink: return try readLink(here, a.a, a.b, a.c)
        case .readLinkAt: return try readLink(a.a, a.b, a.c, a.d)
        case .workingDirectory:
            let path = names.workingDirectory.bytes + [0]
            guard a.b >= UInt64(path.count) else { throw .outOfRange }
            try addressSpace.write(path, at: a.a)
            return .result(UInt64(path.count))
        case .fileSystemStatus: return try fileSystemStatus(a)
        default: return try changing(call, a)
        }
    }

    // MARK: Looking

    private func open(_ a: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        let path = try text(a.b)
        if let device = device(path) { return try open(device, flags: a.c, thread) }
        if let text = processText(path) {
            guard a.c & 3 == 0 else { throw .accessDenied }
            return .result(try descriptors.open(.text(Array(text.utf8), position: 0)))
        }
        if path == Array(GuestProtocol.descriptorsPath.utf8) {
            guard a.c & 3 == 0 else { throw .isADirectory }
            let place = GuestPath(GuestProtocol.descriptorsPath)
            return .result(try descriptors.open(.listing(place, descriptorListing, position: 0)))
        }
        let base = try base(a.a, for: path)
        let (names, flags, mode) = (names, a.c, a.d)
        return .deferred(
            HostWork {
                let (opened, error) = names.open(path, base: base, flags: flags, mode: mode)
                return opened.map { .opened($0, flags: flags) } ?? .value(error)
            })
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
            case .anonymous, .alias, .file, .privateFile: break
            }
            text += "\n"
        }
        return text
    }

    private func status(
        _ directory: UInt64, _ path: UInt64, flags: UInt64, to address: UInt64
    ) throws(GuestCallError) -> CallOutcome {
        let path = try text(path)
        if path == Array(GuestProtocol.executablePath.utf8), flags & 0x100 == 0 {
            try addressSpace.write(executableStatus, at: address)
            return .result(0)
        }
        if path.isEmpty, flags & 0x1000 != 0 {
            guard let file = descriptors[UInt64(UInt32(truncatingIfNeeded: directory))] else { throw .badDescriptor }
            return try storeStatus(of: file, at: address)
        }
        let base = try base(directory, for: path)
        let names = names
        let follows = flags & 0x100 == 0
        let slots = files.indices.map { status(ofSlot: $0) }
        return .deferred(
            HostWork {
                var bytes: [UInt8] = []
                let result = names.look(path, base: base, follows: follows) { found in
                    switch found {
                    case .descriptor(let descriptor):
                        let (status, result) = GuestEnvironment.hostStatus(descriptor)
                        bytes = status
                        return result
                    case .folder: bytes = GuestEnvironment.status(mode: 0o040_555)
                    case .text(let size): bytes = GuestEnvironment.status(mode: 0o100_444, size: size)
                    case .slot(let index): bytes = slots[index]
                    }
                    return 0
                }
                guard result == 0 else { return .value(result) }
                return .bytes(
                    bytes, at: [GuestPiece(address: address, count: GuestEnvironment.statusSize)], result: 0)
            })
    }

    /// statx, of things of the host only: callers do without where it fails.
    private func extendedStatus(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let path = try text(a.b)
        let fill = { (descriptor: Int) -> (bytes: [UInt8], Int) in
            GuestEnvironment.hostBytes(256) { buffer in
                let empty: StaticString = ""
                let result = hostCall(
                    .extendedStatus, descriptor, empty.utf8Start, 0x1000, Int(a.d & 0xfff),
                    Int(bitPattern: buffer.baseAddress))
                return result < 0 ? result : 256
            }
        }
        let target = [GuestPiece(address: a.e, count: 256)]
        if path.isEmpty, a.c & 0x1000 != 0 {
            guard case .host(let file) = descriptors[a.a] else { throw .notImplemented }
            let (bytes, result) = fill(Int(file.descriptor))
            if result > 0 { try scatter(bytes, target) }
            return .hostResult(min(result, 0))
        }
        let base = try base(a.a, for: path)
        let names = names
        return .deferred(
            HostWork {
                var bytes: [UInt8] = []
                let result = names.look(path, base: base, follows: a.c & 0x100 == 0) { found in
                    guard case .descriptor(let descriptor) = found else {
                        return GuestCallError.notImplemented.negated
                    }
                    let (status, result) = fill(descriptor)
                    bytes = status
                    return min(result, 0)
                }
                return result == 0 ? .bytes(bytes, at: target, result: 0) : .value(result)
            })
    }

    private func access(
        _ directory: UInt64, _ path: UInt64, rights: UInt64
    ) throws(GuestCallError) -> CallOutcome {
        let path = try text(path)
        let base = try base(directory, for: path)
        let names = names
        return .deferred(HostWork { .value(names.checkAccess(path, base: base, rights: Int(rights & 7))) })
    }

    private func readLink(
        _ directory: UInt64, _ path: UInt64, _ buffer: UInt64, _ size: UInt64
    ) throws(GuestCallError) -> CallOutcome {
        let path = try text(path)
        let count = Int(min(size, UInt64(GuestProtocol.pathLimit)))
        guard count > 0 else { throw .invalid }
        if path == Array(GuestProtocol.executablePath.utf8) {
            let name = Array(executableName.utf8).prefix(count)
            try addressSpace.write(name, at: buffer)
            return .result(UInt64(name.count))
        }
        let base = try base(directory, for: path)
        let names = names
        return .deferred(
            HostWork {
                let (bytes, result) = GuestEnvironment.hostBytes(count) {
                    names.readLink(path, base: base, into: $0)
                }
                return .bytes(bytes, at: [GuestPiece(address: buffer, count: count)], result: result)
            })
    }

    private func fileSystemStatus(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let path = try text(a.a)
        let names = names
        return .deferred(
            HostWork {
                let (bytes, result) = GuestEnvironment.hostBytes(120) { buffer in
                    guard let base = buffer.baseAddress else { return 0 }
                    let result = names.fileSystemStatus(path, base: names.workingDirectory, base)
                    return result < 0 ? result : 120
                }
                return result < 0
                    ? .value(result) : .bytes(bytes, at: [GuestPiece(address: a.b, count: 120)], result: 0)
            })
    }

    // MARK: Changing

    private func changing(_ call: GuestCall, _ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let here = GuestEnvironment.workingDirectory
        let names = names
        func work(_ body: @escaping () -> Int) -> CallOutcome { .deferred(HostWork { .value(body()) }) }
        func number(_ value: UInt64) -> Int { Int(truncatingIfNeeded: value) }
        /// The two halves of a call that comes with and without a folder.
        func place(_ directory: UInt64, _ path: UInt64) throws(GuestCallError) -> (path: [UInt8], base: GuestPath) {
            let path = try text(path)
            return (path, try base(directory, for: path))
        }
        switch call {
        case .makeDirectory, .makeDirectoryAt:
            let isAt = call == .makeDirectoryAt
            let place = try isAt ? place(a.a, a.b) : place(here, a.a)
            let mode = number(isAt ? a.c : a.b)
            return work { names.makeDirectory(place.path, base: place.base, mode: mode) }
        case .removeDirectory, .unlink, .unlinkAt:
            let place = try call == .unlinkAt ? place(a.a, a.b) : place(here, a.a)
            let flags = call == .unlinkAt ? number(a.c) : call == .removeDirectory ? 0x200 : 0
            return work { names.unlink(place.path, base: place.base, flags: flags) }
        case .rename, .renameAt, .renameWithFlags:
            if call == .renameWithFlags, a.e != 0 { throw .invalid }
            let old = try call == .rename ? place(here, a.a) : place(a.a, a.b)
            let new = try call == .rename ? place(here, a.b) : place(a.c, a.d)
            return work { names.move(.renameAt, old.path, old.base, to: new.path, new.base) }
        case .link, .linkAt:
            if call == .linkAt, a.e != 0 { throw .invalid }
            let old = try call == .link ? place(here, a.a) : place(a.a, a.b)
            let new = try call == .link ? place(here, a.b) : place(a.c, a.d)
            return work { names.move(.linkAt, old.path, old.base, to: new.path, new.base) }
        case .symbolicLink, .symbolicLinkAt:
            let target = try text(a.a)
            let place = try call == .symbolicLink ? place(here, a.b) : place(a.b, a.c)
            return work { names.symbolicLink(target, place.path, base: place.base) }
        case .changeMode, .changeModeAt:
            let place = try call == .changeMode ? place(here, a.a) : place(a.a, a.b)
            let mode = number(call == .changeMode ? a.b : a.c)
            return work { names.changeMode(place.path, base: place.base, mode: mode) }
        case .changeOwner, .changeLinkOwner, .changeOwnerAt:
            let isAt = call == .changeOwnerAt
            let place = try isAt ? place(a.a, a.b) : place(here, a.a)
            let (user, group) = isAt ? (number(a.c), number(a.d)) : (number(a.b), number(a.c))
            let follows = isAt ? a.e & 0x100 == 0 : call == .changeOwner
            return work {
                names.changeOwner(place.path, base: place.base, follows: follows, user: user, group: group)
            }
        case .setTimesAt: return try setTimes(a)
        default: throw .notImplemented
        }
    }

    private func setTimes(_ a: CallArguments) throws(GuestCallError) -> CallOutcome {
        let times: [UInt8]? = a.c == 0 ? nil : try addressSpace.read(a.c, count: 32)
        let names = names
        if a.b == 0 {
            guard case .host(let file) = descriptors[a.a] else { throw .badDescriptor }
            guard file.description.mayChange else { throw .notPermitted }
            return .deferred(
                HostWork {
                    withTimes(times) {
                        .value(hostCall(.setTimesAt, Int(file.descriptor), 0, Int(bitPattern: $0), 0))
                    }
                })
        }
        let path = try text(a.b)
        let base = try base(a.a, for: path)
        return .deferred(
            HostWork {
                withTimes(times) { .value(names.setTimes(path, base: base, follows: a.d & 0x100 == 0, $0)) }
            })
    }
}

/// The address of two `struct timespec`, or null for now.
private func withTimes(_ times: [UInt8]?, _ body: (UnsafeRawPointer?) -> HostAnswer) -> HostAnswer {
    guard let times else { return body(nil) }
    return times.withUnsafeBytes { body($0.baseAddress) }
}
