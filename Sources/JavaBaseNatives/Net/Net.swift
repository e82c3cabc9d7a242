// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.Net: sockets. Options are in `Net+Options.swift`, groups in `Net+Multicast.swift`.
enum NetNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        bindFacts(binder)
        binder.bind("socket0", "(ZZZZ)I", socket)
        binder.bind("bind0", "(Ljava/io/FileDescriptor;ZZLjava/net/InetAddress;I)V", bindAddress)
        binder.bind("listen", "(Ljava/io/FileDescriptor;I)V", listen)
        binder.bind("connect0", "(ZLjava/io/FileDescriptor;Ljava/net/InetAddress;I)I", connect)
        binder.bind(
            "accept", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I", accept)
        binder.bind("shutdown", "(Ljava/io/FileDescriptor;I)V", shutdown)
        binder.bind("localPort", "(Ljava/io/FileDescriptor;)I", localPort)
        binder.bind("localInetAddress", "(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;", localAddress)
        binder.bind("remotePort", "(Ljava/io/FileDescriptor;)I", remotePort)
        binder.bind("remoteInetAddress", "(Ljava/io/FileDescriptor;)Ljava/net/InetAddress;", remoteAddress)
        binder.bind("poll", "(Ljava/io/FileDescriptor;IJ)I", poll)
        binder.bind("pollConnect", "(Ljava/io/FileDescriptor;J)Z", pollConnect)
        binder.bind("available", "(Ljava/io/FileDescriptor;)I", available)
        binder.bind("sendOOB", "(Ljava/io/FileDescriptor;B)I", sendUrgent)
        binder.bind("discardOOB", "(Ljava/io/FileDescriptor;)Z", discardUrgent)
        bindOptions(binder)
        bindGroups(binder)
    }

    /// Facts about Linux.
    private static func bindFacts(_ binder: NativeBinder) {
        binder.bind("isIPv6Available0", "()Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(InetAddressNatives.isSixAvailable(call))
        }
        func bindFact(_ name: StaticString, _ descriptor: StaticString, _ value: Int32) {
            binder.bind(name, descriptor) { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .int(value) }
        }
        bindFact("isReusePortAvailable0", "()Z", 1)
        bindFact("isExclusiveBindAvailable", "()I", -1)
        bindFact("shouldShutdownWriteBeforeClose0", "()Z", 0)
        bindFact("shouldSetBothIPv4AndIPv6Options0", "()Z", 1)
        bindFact("canIPv6SocketJoinIPv4Group0", "()Z", 1)
        bindFact("canJoin6WithIPv4Group0", "()Z", 0)
        bindFact("canUseIPv6OptionsWithIPv4LocalAddress0", "()Z", 1)
        bindFact("pollinValue", "()S", POLLIN)
        bindFact("polloutValue", "()S", POLLOUT)
        bindFact("pollerrValue", "()S", POLLERR)
        bindFact("pollhupValue", "()S", POLLHUP)
        bindFact("pollnvalValue", "()S", POLLNVAL)
        bindFact("pollconnValue", "()S", POLLOUT)
    }

    // MARK: - Making

    private static func socket(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let isSix = call.boolean()
        let isStream = call.boolean()
        let reuses = call.boolean()
        let result = call.onHost { host -> HostResult in
            let type = isStream ? SOCK_STREAM.rawValue : SOCK_DGRAM.rawValue
            let made = host.socket(family: isSix ? AF_INET6 : AF_INET, type: Int32(type), protocolNumber: 0)
            guard let number = made.value else { return made }
            let descriptor = Int32(number)
            func set(_ level: Int32, _ name: Int32, _ value: Int32) -> HostResult {
                withUnsafeBytes(of: value) { host.setSocketOption(descriptor, level: level, name: name, $0) }
            }
            var failure: HostErrorNumber?
            // IPv6 sockets serve IPv4 too.
            if isSix { failure = set(SocketLevel.six, SocketOption.sixOnly, 0).error }
            if failure == nil, reuses { failure = set(SOL_SOCKET, SO_REUSEADDR, 1).error }
            if failure == nil, !isStream {
                // Only packets of the groups that this socket joined.
                let refused = set(SocketLevel.four, SocketOption.multicastAll, 0).error
                if let refused, refused.rawValue != ENOPROTOOPT { failure = refused }
                if isSix, failure == nil { failure = set(SocketLevel.six, SocketOption.sixMulticastHops, 1).error }
            }
            guard let failure else { return made }
            _ = host.close(descriptor)
            return .failure(failure)
        }
        return .int(try call.socketChecked(result))
    }

    private static func bindAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let isSix = call.boolean()
        _ = call.boolean()
        let address = try call.socketAddress(mapped: isSix)
        try call.socketChecked(
            address.bytes.withUnsafeBytes { bytes in call.onHost { $0.bind(descriptor, bytes) } })
        return .void
    }

    private static func listen(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let backlog = call.int()
        try call.socketChecked(call.onHost { $0.listen(descriptor, backlog: backlog) })
        return .void
    }

    /// 1 when connected, else an `IOStatus`.
    private static func connect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let isSix = call.boolean()
        let descriptor = try call.descriptor()
        let address = try call.socketAddress(mapped: isSix)
        let result = address.bytes.withUnsafeBytes { bytes in call.onHost { $0.connect(descriptor, bytes) } }
        let status = try call.socketStatus(result)
        return .int(status < 0 ? status : 1)
    }

    /// 1 when there was a connection: its descriptor and the peer's address are filled in.
    private static func accept(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let new = try call.required()
        let addresses = try call.required()
        var buffer = [UInt8](repeating: 0, count: SocketAddress.maximumSize)
        var length = 0
        let result = buffer.withUnsafeMutableBytes { buffer in
            call.onHost { $0.accept(descriptor, peer: buffer, length: &length) }
        }
        let status = try call.socketStatus(result)
        if status < 0 { return .int(status) }
        call.setField(new, "fd", "I", Int32(status))
        let peer = SocketAddress(buffer.prefix(length))
        let address = call.thread.handle(try internetAddress(call, peer))
        let made = try call.thread.construct(
            call.vm.intern("java/net/InetSocketAddress" as StaticString), "(Ljava/net/InetAddress;I)V",
            [.handle(address), .int(Int32(peer.port))])
        if call.space.arrayLength(addresses.reference) > 0 {
            call.space.storeReference(addresses.reference, SwiftletArrayData4, made)
        }
        return .int(Int32(1))
    }

    private static func shutdown(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let direction = call.int()
        let result = call.onHost { $0.shutdown(descriptor, direction: direction) }
        if result.error?.rawValue == ENOTCONN { return .void }
        try call.socketChecked(result)
        return .void
    }

    // MARK: - Addresses

    private static func internetAddress(_ call: NativeCall, _ address: SocketAddress) throws(JavaThrow) -> Reference {
        guard let found = address.internetAddress else {
            throw call.thread.exception("java/net/SocketException", "Protocol family unavailable")
        }
        return try call.newInternetAddress(found.bytes, scope: found.scope)
    }

    private static func local(_ call: inout NativeCall) throws(JavaThrow) -> SocketAddress {
        let descriptor = try call.descriptor()
        return try call.queryAddress { $0.localAddress(descriptor, into: $1) }
    }

    private static func remote(_ call: inout NativeCall) throws(JavaThrow) -> SocketAddress {
        let descriptor = try call.descriptor()
        return try call.queryAddress { $0.peerAddress(descriptor, into: $1) }
    }

    private static func localPort(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int(try local(&call).port))
    }

    private static func localAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(try internetAddress(call, try local(&call)))
    }

    private static func remotePort(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int(try remote(&call).port))
    }

    private static func remoteAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(try internetAddress(call, try remote(&call)))
    }

    // MARK: - Waiting

    /// The events that happened; 0 if none did.
    private static func poll(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: call.int()), revents: 0)
        let milliseconds = Int32(clamping: call.long())
        let result = withUnsafeMutablePointer(to: &entry) { entry in
            call.onHost { $0.poll(entry, count: 1, milliseconds: milliseconds) }
        }
        if result.error?.rawValue == EINTR { return .int(Int32(0)) }
        return .int(try call.socketChecked(result) > 0 ? Int32(entry.revents) : 0)
    }

    /// Whether the socket has become connected.
    private static func pollConnect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let milliseconds = Int32(clamping: call.long())
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let result = withUnsafeMutablePointer(to: &entry) { entry in
            call.onHost { $0.poll(entry, count: 1, milliseconds: milliseconds) }
        }
        if result.error?.rawValue == EINTR { return .boolean(false) }
        if try call.checked(result) == 0 { return .boolean(false) }
        try checkError(call, descriptor)
        if entry.revents & Int16(POLLHUP) != 0 { throw call.socketException(HostErrorNumber(rawValue: ENOTCONN)) }
        return .boolean(true)
    }

    /// Throws the pending error of a socket.
    static func checkError(_ call: NativeCall, _ descriptor: Int32) throws(JavaThrow) {
        var error: Int32 = 0
        let result = withUnsafeMutableBytes(of: &error) { buffer in
            call.onHost { $0.socketOption(descriptor, level: SOL_SOCKET, name: SO_ERROR, into: buffer) }
        }
        try call.socketChecked(result)
        if error != 0 { throw call.socketException(HostErrorNumber(rawValue: error)) }
    }

    private static func available(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return .int(try call.socketChecked(call.onHost { $0.bytesAvailable(descriptor) }))
    }

    private static func sendUrgent(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let byte = UInt8(truncatingIfNeeded: call.int())
        let result = call.onHost { host in
            withUnsafeBytes(of: byte) { host.send(descriptor, $0, flags: Int32(MSG_OOB)) }
        }
        return .int(try call.readStatus(result, isRead: false))
    }

    /// Reads an urgent byte if one is there; whether it did.
    private static func discardUrgent(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        var byte: UInt8 = 0
        let result = call.onHost { host -> HostResult in
            var entry = pollfd(fd: descriptor, events: Int16(POLLPRI), revents: 0)
            let ready = withUnsafeMutablePointer(to: &entry) { host.poll($0, count: 1, milliseconds: 0) }
            guard ready.value == 1, host.isAtUrgentMark(descriptor).value == 1 else { return .success(0) }
            return withUnsafeMutableBytes(of: &byte) {
                host.receive(descriptor, into: $0, flags: Int32(MSG_OOB | MSG_DONTWAIT))
            }
        }
        return .boolean((result.value ?? 0) > 0)
    }
}
