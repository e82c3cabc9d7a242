// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

extension LinuxHost {
    private func address(_ bytes: UnsafeRawBufferPointer) -> UnsafePointer<sockaddr>? {
        bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
    }

    private func address(_ bytes: UnsafeMutableRawBufferPointer) -> UnsafeMutablePointer<sockaddr>? {
        bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
    }

    public func socket(family: Int32, type: Int32, protocolNumber: Int32) -> HostResult {
        once { Int(Glibc.socket(family, type | Int32(SOCK_CLOEXEC.rawValue), protocolNumber)) }
    }

    public func socketPair(family: Int32, type: Int32, _ first: inout Int32, _ second: inout Int32) -> HostResult {
        var pair: [Int32] = [-1, -1]
        let result = once { Int(socketpair(family, type | Int32(SOCK_CLOEXEC.rawValue), 0, &pair)) }
        if result.error == nil { (first, second) = (pair[0], pair[1]) }
        return result
    }

    public func bind(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> HostResult {
        once { Int(Glibc.bind(descriptor, address(bytes), socklen_t(truncatingIfNeeded: bytes.count))) }
    }

    public func listen(_ descriptor: Int32, backlog: Int32) -> HostResult {
        once { Int(Glibc.listen(descriptor, backlog)) }
    }

    public func connect(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> HostResult {
        once { Int(Glibc.connect(descriptor, address(bytes), socklen_t(truncatingIfNeeded: bytes.count))) }
    }

    public func accept(_ descriptor: Int32, peer: UnsafeMutableRawBufferPointer, length: inout Int) -> HostResult {
        var size = socklen_t(truncatingIfNeeded: peer.count)
        // A connection that was given up before it was accepted is nobody's error.
        while true {
            let result = once { Int(swiftlet_accept(descriptor, peer.baseAddress, &size)) }
            if result.error?.rawValue == ECONNABORTED { continue }
            length = Int(size)
            return result
        }
    }

    public func shutdown(_ descriptor: Int32, direction: Int32) -> HostResult {
        once { Int(Glibc.shutdown(descriptor, direction)) }
    }

    public func localAddress(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        var size = socklen_t(truncatingIfNeeded: buffer.count)
        let result = once { Int(getsockname(descriptor, address(buffer), &size)) }
        return result.error == nil ? .success(Int(size)) : result
    }

    public func peerAddress(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        var size = socklen_t(truncatingIfNeeded: buffer.count)
        let result = once { Int(getpeername(descriptor, address(buffer), &size)) }
        return result.error == nil ? .success(Int(size)) : result
    }

    public func socketOption(
        _ descriptor: Int32, level: Int32, name: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) -> HostResult {
        var size = socklen_t(truncatingIfNeeded: buffer.count)
        let result = once { Int(getsockopt(descriptor, level, name, buffer.baseAddress, &size)) }
        return result.error == nil ? .success(Int(size)) : result
    }

    public func setSocketOption(
        _ descriptor: Int32, level: Int32, name: Int32, _ value: UnsafeRawBufferPointer
    ) -> HostResult {
        once { Int(setsockopt(descriptor, level, name, value.baseAddress, socklen_t(truncatingIfNeeded: value.count))) }
    }

    public func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, flags: Int32) -> HostResult {
        once { recv(descriptor, buffer.baseAddress, buffer.count, flags) }
    }

    public func send(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, flags: Int32) -> HostResult {
        once { Glibc.send(descriptor, buffer.baseAddress, buffer.count, flags | Int32(MSG_NOSIGNAL)) }
    }

    public func receive(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, flags: Int32,
        sender: UnsafeMutableRawBufferPointer, length: inout Int
    ) -> HostResult {
        var size = socklen_t(truncatingIfNeeded: sender.count)
        let result = once { recvfrom(descriptor, buffer.baseAddress, buffer.count, flags, address(sender), &size) }
        length = Int(size)
        return result
    }

    public func send(
        _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, flags: Int32, to target: UnsafeRawBufferPointer
    ) -> HostResult {
        once {
            sendto(
                descriptor, buffer.baseAddress, buffer.count, flags | Int32(MSG_NOSIGNAL), address(target),
                socklen_t(truncatingIfNeeded: target.count))
        }
    }

    public func isAtUrgentMark(_ descriptor: Int32) -> HostResult { once { Int(sockatmark(descriptor)) } }
}
