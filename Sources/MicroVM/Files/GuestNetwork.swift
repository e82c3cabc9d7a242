// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// An address and port of the Internet, of either version.
public struct NetworkAddress: Sendable, Equatable {
    /// 4 or 16 bytes.
    public var bytes: [UInt8]
    public var port: UInt16

    public init(bytes: [UInt8], port: UInt16) {
        self.bytes = bytes
        self.port = port
    }

    /// From a `sockaddr`; nil if it is of another family or too short. Addresses of version 4 written as version 6 are
    /// version 4.
    init?(socketAddress: [UInt8]) {
        guard socketAddress.count >= 8 else { return nil }
        port = UInt16(socketAddress[2]) << 8 | UInt16(socketAddress[3])
        switch UInt16(socketAddress[0]) | UInt16(socketAddress[1]) << 8 {
        case 2: bytes = Array(socketAddress[4..<8])
        case 10 where socketAddress.count >= 24:
            let whole = Array(socketAddress[8..<24])
            let isMapped = whole[..<10].allSatisfy { $0 == 0 } && whole[10] == 0xff && whole[11] == 0xff
            bytes = isMapped ? Array(whole[12...]) : whole
        default: return nil
        }
    }

    /// Whether this leads to the machine itself; the address of all zeros does, when connected to.
    var isLocal: Bool {
        if bytes.count == 4 { return bytes[0] == 127 || bytes == [0, 0, 0, 0] }
        return bytes.dropLast().allSatisfy { $0 == 0 } && (bytes.last ?? 0) <= 1
    }
}

/// What a guest may reach, and be reached by.
public struct NetworkGrants: Sendable, Equatable {
    /// Places outside that the guest may connect to.
    public var connect: [NetworkAddress] = []
    /// Ports at which the outside may connect to the guest.
    public var listen: [UInt16] = []
    /// Whether the process has a network of its own, so that the guest may have sockets between its own threads: the
    /// host's loopback network is not for guests.
    public var isPrivate = false

    public init() {}
}

/// A guest's network: which calls about addresses are made, and where.
final class GuestNetwork: Sendable {
    let grants: NetworkGrants
    /// Makes sockets in the host's own network, for what was granted there.
    let outside: (any OutsideSockets)?

    /// The process's own folder of descriptors, opened before it goes to jail; nil where there is none.
    let descriptorFolder: Int32?

    init(_ grants: NetworkGrants, outside: (any OutsideSockets)?) {
        self.grants = grants
        self.outside = outside
        let folder = grants.isPrivate ? open("/proc/self/fd", O_DIRECTORY | O_CLOEXEC | Int32(OpenFlags.path)) : -1
        descriptorFolder = folder >= 0 ? folder : nil
    }

    deinit { if let descriptorFolder { close(descriptorFolder) } }

    /// What becomes of a use of an address.
    enum Decision: Equatable {
        /// In the private network.
        case inside
        /// In the host's.
        case outside
        case refused
    }

    func connecting(to address: NetworkAddress) -> Decision {
        if grants.connect.contains(address) { return .outside }
        return grants.isPrivate && address.isLocal ? .inside : .refused
    }

    func binding(to address: NetworkAddress) -> Decision {
        if address.port != 0, grants.listen.contains(address.port) { return .outside }
        return grants.isPrivate ? .inside : .refused
    }
}

/// Somebody who makes sockets in the host's network.
public protocol OutsideSockets: Sendable {
    /// A fresh socket, not blocking; the negated error number if there is none.
    func makeSocket(family: Int32, type: Int32) -> Int
}
