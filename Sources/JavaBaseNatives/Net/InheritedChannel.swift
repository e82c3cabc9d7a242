// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.InheritedChannel: what descriptor 0 is when a server was started by inetd or the like.
enum InheritedChannelNatives {
    /// Kinds of addresses, as the class numbers them.
    private enum Family {
        static let unknown: Int32 = -1
        static let four: Int32 = 1
        static let six: Int32 = 2
        static let unix: Int32 = 3
    }

    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("dup", "(I)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let descriptor = call.int()
            return .int(try call.checked(call.onHost { $0.duplicate(descriptor) }))
        }
        binder.bind("dup2", "(II)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let descriptor = call.int()
            let target = call.int()
            try call.checked(call.onHost { $0.duplicate(descriptor, onto: target) })
            return .void
        }
        binder.bind("open0", "(Ljava/lang/String;I)I", open)
        binder.bind("close0", "(I)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let descriptor = call.int()
            try call.checked(call.onHost { $0.close(descriptor) })
            return .void
        }
        binder.bind("soType0", "(I)I", socketType)
        binder.bind("addressFamily", "(I)I", addressFamily)
        binder.bind("inetPeerAddress0", "(I)Ljava/net/InetAddress;", peerAddress)
        binder.bind("unixPeerAddress0", "(I)[B", unixPeerAddress)
        binder.bind("peerPort0", "(I)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let address = peer(call, call.int())
            return .int(address?.internetAddress == nil ? -1 : Int(address?.port ?? 0))
        }
        binder.bind("isConnected", "(I)Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(peer(call, call.int()) != nil)
        }
    }

    /// `flags` is 0, 1 or 2 for reading, writing or both.
    private static func open(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = call.platformBytes(try call.required().reference)
        let flags: Int32 =
            switch call.int() {
            case 0: O_RDONLY
            case 1: O_WRONLY
            case 2: O_RDWR
            default: throw call.thread.exception("java/lang/InternalError", "Unrecognized file mode")
            }
        return .int(
            try call.checked(call.onHost { $0.open(at: HostPath.workingDirectory, path, flags: flags, mode: 0) }))
    }

    /// 1 for streams, 2 for datagrams, -1 for what is no socket.
    private static func socketType(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        var value: Int32 = 0
        let result = withUnsafeMutableBytes(of: &value) { buffer in
            call.onHost { $0.socketOption(descriptor, level: SOL_SOCKET, name: SO_TYPE, into: buffer) }
        }
        // The kernel's numbers of these two are the class's.
        return .int(result.error == nil && (value == 1 || value == 2) ? value : -1)
    }

    private static func addressFamily(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let family = query(call) { $0.localAddress(descriptor, into: $1) }?.family
        switch family {
        case AF_INET: return .int(Family.four)
        case AF_INET6: return .int(Family.six)
        case AF_UNIX: return .int(Family.unix)
        default: return .int(Family.unknown)
        }
    }

    /// Nil if there is none.
    private static func query(
        _ call: NativeCall, _ body: (any HostInterface, UnsafeMutableRawBufferPointer) -> HostResult
    ) -> SocketAddress? {
        var buffer = [UInt8](repeating: 0, count: SocketAddress.maximumSize)
        let result = buffer.withUnsafeMutableBytes { buffer in call.onHost { body($0, buffer) } }
        return result.value.map { SocketAddress(buffer.prefix($0)) }
    }

    private static func peer(_ call: NativeCall, _ descriptor: Int32) -> SocketAddress? {
        query(call) { $0.peerAddress(descriptor, into: $1) }
    }

    private static func peerAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        guard let found = peer(call, call.int())?.internetAddress else { return .null }
        return .reference(try call.newInternetAddress(found.bytes, scope: found.scope))
    }

    private static func unixPeerAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        guard let address = peer(call, call.int()), address.family == AF_UNIX else { return .null }
        return try call.result(bytes: address.path)
    }
}
