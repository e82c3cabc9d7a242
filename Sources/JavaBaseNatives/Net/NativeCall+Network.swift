// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

// InetAddress objects, and the exceptions of sockets.

extension NativeCall {
    /// The exception for a socket error, chosen by its number as the JDK does.
    func socketException(_ error: HostErrorNumber) -> JavaThrow {
        let name =
            switch error.rawValue {
            case EPROTO: "java/net/ProtocolException"
            case ECONNREFUSED, ETIMEDOUT, ENOTCONN: "java/net/ConnectException"
            case EHOSTUNREACH: "java/net/NoRouteToHostException"
            case EADDRINUSE, EADDRNOTAVAIL, EACCES: "java/net/BindException"
            default: "java/net/SocketException"
            }
        return failure(name, error)
    }

    /// The value of a socket call.
    @discardableResult
    func socketChecked(_ result: HostResult) throws(JavaThrow) -> Int {
        if let error = result.error { throw socketException(error) }
        return result.rawValue
    }

    /// Value of a socket call that may be unavailable or interrupted, as `IOStatus`.
    func socketStatus(_ result: HostResult) throws(JavaThrow) -> Int {
        switch result.error?.rawValue {
        case EAGAIN, EINPROGRESS: return IOStatus.unavailable
        case EINTR: return IOStatus.interrupted
        default: return try socketChecked(result)
        }
    }

    // MARK: - Addresses

    /// Bytes and scope of a java.net.InetAddress.
    func internetAddress(_ object: Handle) -> (bytes: [UInt8], scope: UInt32) {
        let isSix = vm.symbols.string(space.classMetadata(of: object.reference).pointee.name) == "java/net/Inet6Address"
        if isSix {
            let holder = thread.handle(
                referenceField(object, "holder6", "Ljava/net/Inet6Address$Inet6AddressHolder;"))
            let address = thread.handle(referenceField(holder, "ipaddress", "[B"))
            return (bytes(of: address), UInt32(bitPattern: intField(holder, "scope_id")))
        }
        let holder = thread.handle(referenceField(object, "holder", "Ljava/net/InetAddress$InetAddressHolder;"))
        let address = UInt32(bitPattern: intField(holder, "address"))
        return (withUnsafeBytes(of: address.bigEndian) { Array($0) }, 0)
    }

    /// A new Inet4Address or Inet6Address with an optional host name.
    func newInternetAddress(
        _ address: [UInt8], scope: UInt32 = 0, hostName: Handle? = nil
    ) throws(JavaThrow) -> Reference {
        try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let name = hostName ?? thread.nullHandle()
            let array = thread.handle(try byteArray(address))
            if address.count == 4 {
                return try thread.construct(
                    vm.intern("java/net/Inet4Address" as StaticString), "(Ljava/lang/String;[B)V",
                    [.handle(name), .handle(array)])
            }
            let six = vm.intern("java/net/Inet6Address" as StaticString)
            if scope == 0 {
                return try thread.construct(six, "(Ljava/lang/String;[B)V", [.handle(name), .handle(array)])
            }
            return try thread.construct(
                six, "(Ljava/lang/String;[BI)V",
                [.handle(name), .handle(array), .int(Int32(bitPattern: scope))])
        }
    }

    /// The next arguments (InetAddress, port) as address. `mapped`: the socket is one of IPv6.
    mutating func socketAddress(mapped: Bool) throws(JavaThrow) -> SocketAddress {
        let address = internetAddress(try required())
        let port = UInt16(truncatingIfNeeded: int())
        return SocketAddress(address.bytes, scope: address.scope, port: port, mapped: mapped)
    }

    /// Asks the host for an address of a socket.
    func queryAddress(
        _ body: (any HostInterface, UnsafeMutableRawBufferPointer) -> HostResult
    ) throws(JavaThrow) -> SocketAddress {
        var buffer = [UInt8](repeating: 0, count: SocketAddress.maximumSize)
        let result = buffer.withUnsafeMutableBytes { buffer in onHost { body($0, buffer) } }
        return SocketAddress(buffer.prefix(try socketChecked(result)))
    }
}
