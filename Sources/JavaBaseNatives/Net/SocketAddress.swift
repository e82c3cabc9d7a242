// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A socket address of Linux as bytes: `sockaddr_in`, `sockaddr_in6` or `sockaddr_un`.
struct SocketAddress: Equatable {
    var bytes: [UInt8]

    static let inet4Size = 16
    static let inet6Size = 28
    /// Room for any address.
    static let maximumSize = 128
    /// Bytes of a path in `sockaddr_un`.
    static let pathCapacity = 108

    /// An address of the internet: 4 or 16 bytes of address. With `mapped`, four bytes become an IPv6 address: ::ffff:a.b.c.d,
    /// or :: for the wildcard.
    init(_ address: [UInt8], scope: UInt32 = 0, port: UInt16, mapped: Bool) {
        let isFour = address.count == 4
        bytes = [UInt8](repeating: 0, count: isFour && !mapped ? SocketAddress.inet4Size : SocketAddress.inet6Size)
        set(family: UInt16(isFour && !mapped ? AF_INET : AF_INET6))
        bytes[2] = UInt8(port >> 8)
        bytes[3] = UInt8(port & 0xFF)
        if !isFour {
            bytes.replaceSubrange(8..<24, with: address)
            for i in 0..<4 { bytes[24 + i] = UInt8(truncatingIfNeeded: scope >> (UInt32(i) * 8)) }
        } else if !mapped {
            bytes.replaceSubrange(4..<8, with: address)
        } else if address != [0, 0, 0, 0] {
            bytes.replaceSubrange(18..<24, with: [0xFF, 0xFF] + address)
        }
    }

    /// A path; nil if it is too long. The empty path lets the system choose a name.
    init?(path: [UInt8]) {
        guard path.count < SocketAddress.pathCapacity else { return nil }
        bytes = [0, 0] + path
        if let first = path.first, first != 0 { bytes.append(0) }
        set(family: UInt16(AF_UNIX))
    }

    /// No address, which dissolves the connection of a datagram socket.
    init(unspecifiedOfSize size: Int) { bytes = [UInt8](repeating: 0, count: size) }

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    private mutating func set(family: UInt16) {
        bytes[0] = UInt8(family & 0xFF)
        bytes[1] = UInt8(family >> 8)
    }

    var family: Int32 { bytes.count < 2 ? AF_UNSPEC : Int32(bytes[0]) | Int32(bytes[1]) << 8 }

    var port: UInt16 { bytes.count < 4 ? 0 : UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }

    /// The address proper: 4 bytes, also for mapped ones, or 16; nil if it is not one of the internet.
    var internetAddress: (bytes: [UInt8], scope: UInt32)? {
        if family == AF_INET, bytes.count >= 8 { return (Array(bytes[4..<8]), 0) }
        guard family == AF_INET6, bytes.count >= SocketAddress.inet6Size else { return nil }
        let address = Array(bytes[8..<24])
        let isMapped = address[..<10].allSatisfy { $0 == 0 } && address[10] == 0xFF && address[11] == 0xFF
        if isMapped { return (Array(address[12...]), 0) }
        let scope = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[24 + $1]) << (UInt32($1) * 8) }
        return (address, scope)
    }

    /// The path of a Unix address, without what follows its NUL; names of the abstract kind keep theirs in front.
    var path: [UInt8] {
        guard bytes.count > 2 else { return [] }
        let name = bytes[2...]
        if name.first == 0 { return Array(name) }
        return Array(name.prefix { $0 != 0 })
    }
}
