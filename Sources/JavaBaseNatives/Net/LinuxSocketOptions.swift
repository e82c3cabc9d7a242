// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of jdk.net.LinuxSocketOptions, which java.base asks for as soon as it opens a socket: options of TCP and of
/// Linux. Descriptors come as numbers.
enum LinuxSocketOptionNatives {
    private enum Option {
        // IPPROTO_TCP
        static let keepIdle: Int32 = 4
        static let keepInterval: Int32 = 5
        static let keepCount: Int32 = 6
        static let quickAcknowledgement: Int32 = 12
        // SOL_SOCKET
        static let peerCredentials: Int32 = 17
        static let incomingQueue: Int32 = 56
        // IPPROTO_IP and IPPROTO_IPV6
        static let pathDiscovery: Int32 = 10
        static let pathDiscoverySix: Int32 = 23
    }

    private static let tcp: Int32 = 6

    static func bind(_ binder: NativeBinder) {
        for name: StaticString in ["keepAliveOptionsSupported0", "quickAckSupported0", "incomingNapiIdSupported0"] {
            binder.bind(name, "()Z") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .boolean(true) }
        }
        bindInt(binder, "getTcpKeepAliveProbes0", "setTcpKeepAliveProbes0", Option.keepCount)
        bindInt(binder, "getTcpKeepAliveTime0", "setTcpKeepAliveTime0", Option.keepIdle)
        bindInt(binder, "getTcpKeepAliveIntvl0", "setTcpKeepAliveIntvl0", Option.keepInterval)
        binder.bind("setQuickAck0", "(IZ)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let descriptor = call.int()
            try set(call, descriptor, tcp, Option.quickAcknowledgement, call.boolean() ? 1 : 0)
            return .void
        }
        binder.bind("getQuickAck0", "(I)Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(try get(call, call.int(), tcp, Option.quickAcknowledgement) != 0)
        }
        binder.bind("getIncomingNapiId0", "(I)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(try get(call, call.int(), SOL_SOCKET, Option.incomingQueue))
        }
        binder.bind("setIpDontFragment0", "(IZZ)V", setDontFragment)
        binder.bind("getIpDontFragment0", "(IZ)Z", getDontFragment)
        binder.bind("getSoPeerCred0", "(I)J", getPeerCredentials)
    }

    private static func bindInt(
        _ binder: NativeBinder, _ getter: StaticString, _ setter: StaticString, _ option: Int32
    ) {
        binder.bind(getter, "(I)I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(try get(call, call.int(), tcp, option))
        }
        binder.bind(setter, "(II)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            let descriptor = call.int()
            try set(call, descriptor, tcp, option, call.int())
            return .void
        }
    }

    private static func check(_ call: NativeCall, _ result: HostResult) throws(JavaThrow) {
        guard let error = result.error else { return }
        if error.rawValue == ENOPROTOOPT {
            throw call.thread.exception("java/lang/UnsupportedOperationException", "unsupported socket option")
        }
        throw call.failure("java/net/SocketException", error)
    }

    private static func set(
        _ call: NativeCall, _ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Int32
    ) throws(JavaThrow) {
        try check(
            call,
            withUnsafeBytes(of: value) { bytes in
                call.onHost { $0.setSocketOption(descriptor, level: level, name: name, bytes) }
            })
    }

    private static func get(
        _ call: NativeCall, _ descriptor: Int32, _ level: Int32, _ name: Int32
    ) throws(JavaThrow) -> Int32 {
        var value: Int32 = 0
        try check(
            call,
            withUnsafeMutableBytes(of: &value) { buffer in
                call.onHost { $0.socketOption(descriptor, level: level, name: name, into: buffer) }
            })
        return value
    }

    /// Forbidding fragments is discovering the path's unit always (2), else never (0).
    private static func setDontFragment(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let value: Int32 = call.boolean() ? 2 : 0
        let isSix = call.boolean()
        try set(call, descriptor, SocketLevel.four, Option.pathDiscovery, value)
        if isSix { try set(call, descriptor, SocketLevel.six, Option.pathDiscoverySix, value) }
        return .void
    }

    private static func getDontFragment(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        _ = call.boolean()
        return .boolean(try get(call, descriptor, SocketLevel.four, Option.pathDiscovery) == 2)
    }

    /// User in the high half, group in the low one; -1 if there is no peer.
    private static func getPeerCredentials(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        // Process, user, group.
        var values: [Int32] = [0, -1, -1]
        try check(
            call,
            values.withUnsafeMutableBytes { buffer in
                call.onHost {
                    $0.socketOption(descriptor, level: SOL_SOCKET, name: Option.peerCredentials, into: buffer)
                }
            })
        if values[1] == -1 { return .long(-1) }
        return .long(Int64(values[1]) << 32 | Int64(UInt32(bitPattern: values[2])))
    }
}
