// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import GuestProtocol
import MachineChannel
import MicroVM
import Platform

/// What a machine of a folder has to speak to programs on the host by: its channels, and the socket of `vm exec`.
final class MachineDevices: Sendable {
    private struct Channel {
        let name: String
        let memory: Int32
        /// The host's ends of the bells; the guest's are only the machine's.
        let toHost: Int32
        let toGuest: Int32
    }

    private let channels: [Channel]
    /// For the machine's configuration.
    let grants: [GrantedDevice]
    private let guestEnds: [Int32]
    private let listener: Int32

    /// Bytes under way in each direction of a channel, at most.
    private static let capacity = 1 << 20

    init(_ names: [String], folder: MachineFolder) throws(CommandFailure) {
        listener = try ControlChannel.listen(at: folder.executionsPath)
        _ = fcntl(listener, F_SETFL, O_NONBLOCK)
        var grants = [
            GrantedDevice(
                guestPath: GuestProtocol.executionsPath, descriptor: listener, opening: .nextConnection)
        ]
        var channels: [Channel] = []
        var guestEnds: [Int32] = []
        for name in names {
            let memory: Int32
            let (toHost, toGuest): ((host: Int32, guest: Int32), (host: Int32, guest: Int32))
            do throws(SystemError) {
                memory = try ChannelMemory.create(capacity: MachineDevices.capacity)
                toHost = try MachineDevices.bell()
                toGuest = try MachineDevices.bell()
            } catch { throw .failure("channel \(name): \(error)") }
            channels.append(Channel(name: name, memory: memory, toHost: toHost.host, toGuest: toGuest.host))
            guestEnds += [toHost.guest, toGuest.guest]
            let path = GuestProtocol.devicesPath + "/" + name
            grants += [
                GrantedDevice(guestPath: path, descriptor: memory, opening: .same),
                GrantedDevice(guestPath: path + ".out", descriptor: toHost.guest, opening: .same),
                GrantedDevice(guestPath: path + ".in", descriptor: toGuest.guest, opening: .same),
            ]
        }
        self.channels = channels
        self.grants = grants
        self.guestEnds = guestEnds
    }

    deinit {
        for channel in channels {
            for descriptor in [channel.memory, channel.toHost, channel.toGuest] { close(descriptor) }
        }
        for descriptor in guestEnds { close(descriptor) }
        close(listener)
    }

    /// The two ends of a bell; the guest's never blocks the monitor.
    private static func bell() throws(SystemError) -> (host: Int32, guest: Int32) {
        var pair: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
            throw SystemError(operation: "socketpair", code: errno)
        }
        _ = fcntl(pair[1], F_SETFL, O_NONBLOCK)
        return (pair[0], pair[1])
    }

    /// Hands a channel's host side to a client; false if there is none of that name.
    func passChannel(_ name: String, to client: Int32) -> Bool {
        guard let channel = channels.first(where: { $0.name == name }) else { return false }
        do throws(SystemError) {
            try MachineChannel.pass(
                memory: channel.memory, toHost: channel.toHost, toGuest: channel.toGuest, to: client)
        } catch { return true }  // the client is gone
        return true
    }
}
