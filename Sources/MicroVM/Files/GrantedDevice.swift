// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

/// Something of the host's that a guest opens under a path, as it would a device: memory or a stream to share with a program
/// on the host, or a socket that such programs connect to.
public struct GrantedDevice: Sendable {
    public enum Opening: Sendable {
        /// Every opening gives the same thing.
        case same
        /// Each opening gives the next connection to a listening socket, and waits for one.
        case nextConnection
    }

    public var guestPath: String
    /// Belongs to the caller, and must be open when the machine is made; streams and sockets must not block.
    public var descriptor: Int32
    public var opening: Opening

    public init(guestPath: String, descriptor: Int32, opening: Opening) {
        self.guestPath = guestPath
        self.descriptor = descriptor
        self.opening = opening
    }
}

/// A granted device, as the machine keeps it.
struct Device {
    let path: GuestPath
    let file: HostFile
    let opening: GrantedDevice.Opening

    init(_ grant: GrantedDevice) throws(MachineError) {
        let copy = fcntl(grant.descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .configuration("\(grant.guestPath) is not open") }
        path = GuestPath(grant.guestPath)
        file = HostFile(opened: copy, flags: OpenFlags.readWrite, path: nil)
        opening = grant.opening
    }
}

extension GuestEnvironment {
    /// The device at a path as it was given: devices are reached by their names alone, not through links.
    func device(_ path: [UInt8]) -> Device? {
        guard !devices.isEmpty, path.first == 0x2f else { return nil }
        let parts = GuestPath.split(path)
        return devices.first { $0.path.parts == parts }
    }

    func open(_ device: Device, flags: UInt64, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard flags & OpenFlags.directory == 0 else { throw .notADirectory }
        let result: Int
        switch device.opening {
        case .same: result = Int(fcntl(device.file.descriptor, F_DUPFD_CLOEXEC, 3))
        case .nextConnection:
            let streamFlags = Int(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
            result = hostCall(.acceptWithFlags, Int(device.file.descriptor), 0, 0, streamFlags)
            if result == GuestCallError.tryAgain.negated { return try wait(for: device.file, Int16(POLLIN), thread) }
        }
        guard result >= 0 else { throw .tooManyFiles }
        let file = HostFile(opened: Int32(result), flags: flags & 3, path: nil)
        return .result(try descriptors.open(.host(file)))
    }
}
