// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.net.InetAddress and of the implementations that ask the host for names.
enum InetAddressNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init")
        binder.bind("isIPv4Available", "()Z", isFourAvailable)
        binder.bind("isIPv6Supported", "()Z", isSixSupported)
    }

    static func bindNothing(_ binder: NativeBinder) { binder.ignore("init") }

    static func bindFour(_ binder: NativeBinder) {
        binder.bind("getLocalHostName", "()Ljava/lang/String;", getLocalHostName)
        binder.bind("lookupAllHostAddr", "(Ljava/lang/String;)[Ljava/net/InetAddress;", lookUpFour)
        binder.bind("getHostByAddr", "([B)Ljava/lang/String;", getHostByAddress)
        binder.bind("isReachable0", "([BI[BI)Z", isReachableFour)
    }

    static func bindSix(_ binder: NativeBinder) {
        binder.bind("getLocalHostName", "()Ljava/lang/String;", getLocalHostName)
        binder.bind("lookupAllHostAddr", "(Ljava/lang/String;I)[Ljava/net/InetAddress;", lookUp)
        binder.bind("getHostByAddr", "([B)Ljava/lang/String;", getHostByAddress)
        binder.bind("isReachable0", "([BII[BII)Z", isReachableSix)
    }

    // MARK: - What there is

    private static func canOpen(_ host: any HostInterface, _ family: Int32) -> Bool {
        guard let made = host.socket(family: family, type: Int32(SOCK_STREAM.rawValue), protocolNumber: 0).value else {
            return false
        }
        _ = host.close(Int32(made))
        return true
    }

    private static func isFourAvailable(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(call.onHost { canOpen($0, AF_INET) })
    }

    private static func isSixSupported(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(isSixAvailable(call))
    }

    /// Whether there are sockets of IPv6, and an interface that has such an address.
    static func isSixAvailable(_ call: NativeCall) -> Bool {
        call.onHost { host in
            canOpen(host, AF_INET6) && HostFile.read("/proc/net/if_inet6", host, limit: 16)?.isEmpty == false
        }
    }

    // MARK: - Names

    private static func getLocalHostName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.result(String(decoding: call.onHost { $0.hostName }, as: UTF8.self))
    }

    /// Bits of `lookupAllHostAddr`'s argument.
    private enum Wanted {
        static let four: Int32 = 1
        static let six: Int32 = 2
        static let fourFirst: Int32 = 4
        static let sixFirst: Int32 = 8
    }

    private static func lookUpFour(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let name = call.handle()
        return try lookUp(call, name, Wanted.four)
    }

    private static func lookUp(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let name = call.handle()
        return try lookUp(call, name, call.int())
    }

    private static func lookUp(_ call: NativeCall, _ name: Handle, _ wanted: Int32) throws(JavaThrow) -> NativeResult {
        if name.isNull { throw call.thread.exception("java/lang/NullPointerException", "host argument is null") }
        let text = call.platformBytes(name.reference)
        let family =
            switch wanted & (Wanted.four | Wanted.six) {
            case Wanted.four: AF_INET
            case Wanted.six: AF_INET6
            default: AF_UNSPEC
            }
        func unknown(_ reason: String) -> JavaThrow {
            call.thread.exception("java/net/UnknownHostException", "\(call.vm.string(name.reference)): \(reason)")
        }
        var found: [HostAddress]
        switch call.onHost({ $0.resolve(text, family: family) }) {
        case .failure(let reason): throw unknown(reason)
        case .addresses(let addresses): found = addresses
        }
        if wanted & Wanted.fourFirst != 0 {
            found = found.filter { $0.bytes.count == 4 } + found.filter { $0.bytes.count != 4 }
        } else if wanted & Wanted.sixFirst != 0 {
            found = found.filter { $0.bytes.count != 4 } + found.filter { $0.bytes.count == 4 }
        }
        if found.isEmpty { throw unknown("No address associated with hostname") }
        let vm = call.vm
        let elementClass = try vm.bootClass("java/net/InetAddress", call.thread)
        let arrayClass = try vm.arrayClass(of: elementClass, call.thread)
        let array = call.thread.handle(try vm.allocateArray(arrayClass, length: found.count, call.thread))
        for (i, address) in found.enumerated() {
            let made = try call.newInternetAddress(address.bytes, scope: address.scope, hostName: name)
            call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, made)
        }
        return .reference(array)
    }

    private static func getHostByAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let address = call.bytes(of: try call.required())
        guard address.count == 4 || address.count == 16 else {
            throw call.thread.exception("java/net/UnknownHostException")
        }
        // A mapped address is asked for as what it maps.
        let given = SocketAddress(address, port: 0, mapped: false)
        let proper = given.internetAddress.map { SocketAddress($0.bytes, port: 0, mapped: false) } ?? given
        let name = proper.bytes.withUnsafeBytes { bytes in call.onHost { $0.name(of: bytes) } }
        guard let name else { throw call.thread.exception("java/net/UnknownHostException") }
        return try call.result(String(decoding: name, as: UTF8.self))
    }

    // MARK: - Reachability

    private static func isReachableFour(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let address = call.bytes(of: try call.required())
        let timeout = call.int()
        let source = call.handle()
        let hops = call.int()
        let from = source.isNull ? nil : SocketAddress(call.bytes(of: source), port: 0, mapped: false)
        return try isReachable(call, SocketAddress(address, port: 7, mapped: false), timeout, from, hops)
    }

    private static func isReachableSix(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let address = call.bytes(of: try call.required())
        let scope = UInt32(bitPattern: call.int())
        let timeout = call.int()
        let source = call.handle()
        let hops = call.int()
        let sourceScope = UInt32(bitPattern: call.int())
        let from =
            source.isNull
            ? nil : SocketAddress(call.bytes(of: source), scope: sourceScope, port: 0, mapped: false)
        return try isReachable(
            call, SocketAddress(address, scope: scope, port: 7, mapped: false), timeout, from, hops)
    }

    /// Tries to connect to the echo port: a host that answers, even by refusing, is reachable. (A real echo request needs
    /// privileges.)
    private static func isReachable(
        _ call: NativeCall, _ target: SocketAddress, _ milliseconds: Int32, _ source: SocketAddress?, _ hops: Int32
    ) throws(JavaThrow) -> NativeResult {
        let isReachable = call.onHost { host -> Bool in
            let type = Int32(SOCK_STREAM.rawValue)
            guard let made = host.socket(family: target.family, type: type, protocolNumber: 0).value else {
                return false
            }
            let descriptor = Int32(made)
            defer { _ = host.close(descriptor) }
            if hops > 0 {
                let isFour = target.family == AF_INET
                // IP_TTL and IPV6_UNICAST_HOPS.
                withUnsafeBytes(of: hops) {
                    _ = host.setSocketOption(descriptor, level: isFour ? 0 : 41, name: isFour ? 2 : 16, $0)
                }
            }
            if let source, source.bytes.withUnsafeBytes({ host.bind(descriptor, $0) }).error != nil { return false }
            guard host.setBlocking(descriptor, false).error == nil else { return false }
            let result = target.bytes.withUnsafeBytes { host.connect(descriptor, $0) }
            switch result.error?.rawValue {
            case nil, ECONNREFUSED: return true
            case EINPROGRESS: break
            default: return false
            }
            var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            let ready = withUnsafeMutablePointer(to: &entry) { host.poll($0, count: 1, milliseconds: milliseconds) }
            var error: Int32 = 0
            let asked = withUnsafeMutableBytes(of: &error) {
                host.socketOption(descriptor, level: SOL_SOCKET, name: SO_ERROR, into: $0)
            }
            return ready.value == 1 && asked.error == nil && (error == 0 || error == ECONNREFUSED)
        }
        return .boolean(isReachable)
    }
}
