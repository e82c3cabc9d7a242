// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM

/// Addresses of hosts by name, looked up before a machine starts: a guest asks nobody outside.
enum HostNames {
    /// The addresses of a host; empty if there are none.
    static func addresses(_ host: String, port: UInt16) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var result: [NetworkAddress] = []
        var entry = list
        while let info = entry?.pointee {
            let isShort = info.ai_family == AF_INET
            if let raw = UnsafeRawPointer(info.ai_addr), isShort || info.ai_family == AF_INET6 {
                let bytes = UnsafeRawBufferPointer(start: raw + (isShort ? 4 : 8), count: isShort ? 4 : 16)
                let address = NetworkAddress(bytes: Array(bytes), port: port)
                if !result.contains(address) { result.append(address) }
            }
            entry = info.ai_next
        }
        return result
    }

    /// An address as /etc/hosts writes it.
    static func text(_ address: NetworkAddress) -> String {
        if address.bytes.count == 4 { return address.bytes.map { "\($0)" }.joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map {
            String(UInt16(address.bytes[$0]) << 8 | UInt16(address.bytes[$0 + 1]), radix: 16)
        }.joined(separator: ":")
    }
}
