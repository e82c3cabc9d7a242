// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Levels of socket options that Glibc gives under several types.
enum SocketLevel {
    static let four: Int32 = 0
    static let six: Int32 = 41
}

/// Options of Linux by number.
enum SocketOption {
    // IPPROTO_IP
    static let typeOfService: Int32 = 1
    static let multicastInterface: Int32 = 32
    static let multicastTimeToLive: Int32 = 33
    static let multicastLoop: Int32 = 34
    static let addMembership: Int32 = 35
    static let dropMembership: Int32 = 36
    static let unblockSource: Int32 = 37
    static let blockSource: Int32 = 38
    static let addSourceMembership: Int32 = 39
    static let dropSourceMembership: Int32 = 40
    static let multicastAll: Int32 = 49
    // IPPROTO_IPV6
    static let sixMulticastInterface: Int32 = 17
    static let sixMulticastHops: Int32 = 18
    static let sixAddMembership: Int32 = 20
    static let sixDropMembership: Int32 = 21
    static let sixOnly: Int32 = 26
    static let groupBlockSource: Int32 = 43
    static let groupUnblockSource: Int32 = 44
    static let groupJoinSource: Int32 = 46
    static let groupLeaveSource: Int32 = 47
    static let trafficClass: Int32 = 67
}

extension NetNatives {
    static func bindOptions(_ binder: NativeBinder) {
        binder.bind("getIntOption0", "(Ljava/io/FileDescriptor;ZII)I", getOption)
        binder.bind("setIntOption0", "(Ljava/io/FileDescriptor;ZIIIZ)V", setOption)
    }

    /// Options of one byte.
    private static func isByte(_ level: Int32, _ name: Int32) -> Bool {
        level == SocketLevel.four
            && (name == SocketOption.multicastTimeToLive || name == SocketOption.multicastLoop)
    }

    private static func isLinger(_ level: Int32, _ name: Int32) -> Bool { level == SOL_SOCKET && name == SO_LINGER }

    /// Linux reports buffers with its own share, twice the size asked for.
    private static func isBufferSize(_ level: Int32, _ name: Int32) -> Bool {
        level == SOL_SOCKET && (name == SO_SNDBUF || name == SO_RCVBUF)
    }

    private static func getOption(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let converts = call.boolean()
        let level = call.int()
        let name = call.int()
        // Large enough for struct linger; shorter values leave zeros.
        var value: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        let size = isLinger(level, name) ? 8 : isByte(level, name) ? 1 : 4
        let result = value.withUnsafeMutableBytes { bytes in
            let buffer = UnsafeMutableRawBufferPointer(rebasing: bytes[..<size])
            return call.onHost { $0.socketOption(descriptor, level: level, name: name, into: buffer) }
        }
        if let error = result.error { throw call.failure("java/net/SocketException", error) }
        let words = value.withUnsafeBytes { ($0.load(as: Int32.self), $0.load(fromByteOffset: 4, as: Int32.self)) }
        if isLinger(level, name) { return .int(words.0 != 0 ? words.1 : -1) }
        return .int(converts && isBufferSize(level, name) ? words.0 / 2 : words.0)
    }

    private static func setOption(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let converts = call.boolean()
        let level = call.int()
        let name = call.int()
        var argument = call.int()
        let isSix = call.boolean()
        if converts {
            // Linux takes the bits of precedence and service only, and needs some room to receive into.
            if level == SocketLevel.four, name == SocketOption.typeOfService { argument &= 0xFE }
            if level == SOL_SOCKET, name == SO_RCVBUF { argument = max(argument, 1024) }
        }
        var value = withUnsafeBytes(of: argument) { Array($0) }
        if isLinger(level, name) {
            let parts: [Int32] = argument >= 0 ? [1, argument] : [0, 0]
            value = parts.withUnsafeBytes { Array($0) }
        } else if isByte(level, name) {
            value = [UInt8(truncatingIfNeeded: argument)]
        }
        let result = value.withUnsafeBytes { bytes in
            call.onHost { host -> HostResult in
                let result = host.setSocketOption(descriptor, level: level, name: name, bytes)
                if result.error == nil, isSix, level == SocketLevel.six, name == SocketOption.trafficClass {
                    // The same for packets that leave as IPv4.
                    _ = host.setSocketOption(
                        descriptor, level: SocketLevel.four, name: SocketOption.typeOfService, bytes)
                }
                return result
            }
        }
        if let error = result.error { throw call.failure("java/net/SocketException", error) }
        return .void
    }
}
