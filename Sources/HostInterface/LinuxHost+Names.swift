// SPDX-License-Identifier: Apache-2.0
import Glibc

extension LinuxHost {
    public func resolve(_ name: UnsafePointer<CChar>, family: Int32) -> HostAddresses {
        var hints = addrinfo()
        hints.ai_family = family
        var list: UnsafeMutablePointer<addrinfo>?
        errno = 0
        let error = getaddrinfo(name, nil, &hints, &list)
        if error != 0 {
            let number = error == EAI_SYSTEM ? errno : 0
            return .failure(number != 0 ? String(cString: strerror(number)) : String(cString: gai_strerror(error)))
        }
        defer { freeaddrinfo(list) }
        var result: [HostAddress] = []
        var next = list
        while let entry = next {
            // Each address comes once for each type of socket.
            if let address = entry.pointee.ai_addr.flatMap(hostAddress), !result.contains(address) {
                result.append(address)
            }
            next = entry.pointee.ai_next
        }
        return .addresses(result)
    }

    private func hostAddress(_ address: UnsafeMutablePointer<sockaddr>) -> HostAddress? {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET: return HostAddress(bytes: Array(UnsafeRawBufferPointer(start: raw + 4, count: 4)))
        case AF_INET6:
            return HostAddress(
                bytes: Array(UnsafeRawBufferPointer(start: raw + 8, count: 16)),
                scope: raw.loadUnaligned(fromByteOffset: 24, as: UInt32.self))
        default: return nil
        }
    }

    public func name(of address: UnsafeRawBufferPointer) -> [UInt8]? {
        guard let base = address.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return nil }
        var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST) + 1)
        let error = getnameinfo(
            base, socklen_t(truncatingIfNeeded: address.count), &buffer, socklen_t(NI_MAXHOST), nil, 0, NI_NAMEREQD)
        return error == 0 ? buffer.withUnsafeBufferPointer { bytes($0.baseAddress!) } : nil
    }

    public var hostName: [UInt8] {
        var buffer = [CChar](repeating: 0, count: 1025)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return Array("localhost".utf8) }
        return buffer.withUnsafeBufferPointer { bytes($0.baseAddress!) }
    }

    public var networkInterfaces: [HostNetworkInterface] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        var result: [HostNetworkInterface] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            let name = String(cString: entry.pointee.ifa_name)
            let position: Int
            if let known = result.firstIndex(where: { $0.name == name }) {
                position = known
            } else {
                let index = if_nametoindex(entry.pointee.ifa_name)
                // The part behind a colon is an alias of the interface before it.
                var made = HostNetworkInterface(name: name, index: index == 0 ? -1 : Int32(bitPattern: index))
                made.flags = entry.pointee.ifa_flags
                made.maximumTransmissionUnit = transmissionUnit(entry.pointee.ifa_name)
                position = result.count
                result.append(made)
            }
            if let address = entry.pointee.ifa_addr { add(address, entry, to: &result[position]) }
        }
        return result
    }

    private func add(
        _ address: UnsafeMutablePointer<sockaddr>, _ entry: UnsafeMutablePointer<ifaddrs>,
        to interface: inout HostNetworkInterface
    ) {
        let packetFamily: UInt16 = 17
        if address.pointee.sa_family == packetFamily {
            let raw = UnsafeRawPointer(address)
            let length = min(8, Int(raw.load(fromByteOffset: 11, as: UInt8.self)))
            let bytes = Array(UnsafeRawBufferPointer(start: raw + 12, count: length))
            if bytes.contains(where: { $0 != 0 }) { interface.hardwareAddress = bytes }
            return
        }
        guard let found = hostAddress(address) else { return }
        var binding = HostNetworkInterface.Binding(address: found)
        if let mask = entry.pointee.ifa_netmask {
            // The family of a mask may be left out.
            let start = UnsafeRawPointer(mask) + (found.bytes.count == 4 ? 4 : 8)
            let bytes = UnsafeRawBufferPointer(start: start, count: found.bytes.count)
            binding.prefixLength = bytes.reduce(0) { $0 + $1.nonzeroBitCount }
        }
        let canBroadcast: UInt32 = 2
        if found.bytes.count == 4, entry.pointee.ifa_flags & canBroadcast != 0,
            let broadcast = entry.pointee.ifa_ifu.ifu_broadaddr.flatMap(hostAddress)
        {
            binding.broadcast = broadcast.bytes
        }
        interface.bindings.append(binding)
    }

    private func transmissionUnit(_ name: UnsafePointer<CChar>) -> Int32 {
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        if descriptor < 0 { return 0 }
        defer { _ = Glibc.close(descriptor) }
        var request = ifreq()
        withUnsafeMutableBytes(of: &request.ifr_ifrn) { target in
            target.copyBytes(from: UnsafeRawBufferPointer(start: name, count: min(strlen(name), target.count - 1)))
        }
        let getUnit: UInt = 0x8921
        return withUnsafeMutablePointer(to: &request) {
            ioctl(descriptor, getUnit, UnsafeMutableRawPointer($0)) == 0 ? $0.pointee.ifr_ifru.ifru_mtu : 0
        }
    }
}
