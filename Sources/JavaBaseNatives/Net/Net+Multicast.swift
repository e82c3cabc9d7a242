// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

// Groups: joining, leaving, blocking a source. Requests are structures of Linux, made byte by byte.

extension NetNatives {
    static func bindGroups(_ binder: NativeBinder) {
        binder.bind("joinOrDrop4", "(ZLjava/io/FileDescriptor;III)I", joinFour)
        binder.bind("blockOrUnblock4", "(ZLjava/io/FileDescriptor;III)I", blockFour)
        binder.bind("joinOrDrop6", "(ZLjava/io/FileDescriptor;[BI[B)I", joinSix)
        binder.bind("blockOrUnblock6", "(ZLjava/io/FileDescriptor;[BI[B)I", blockSix)
        binder.bind("setInterface4", "(Ljava/io/FileDescriptor;I)V", setInterfaceFour)
        binder.bind("getInterface4", "(Ljava/io/FileDescriptor;)I", getInterfaceFour)
        binder.bind("setInterface6", "(Ljava/io/FileDescriptor;I)V", setInterfaceSix)
        binder.bind("getInterface6", "(Ljava/io/FileDescriptor;)I", getInterfaceSix)
    }

    /// An address that Java has as int, in network order.
    private static func network(_ address: Int32) -> [UInt8] { withUnsafeBytes(of: address.bigEndian) { Array($0) } }

    private static func native(_ value: Int32) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }

    /// Sets an option; sources that the system cannot filter by are `unavailable`.
    private static func set(
        _ call: NativeCall, _ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: [UInt8],
        mayBeUnavailable: Bool = false
    ) throws(JavaThrow) -> NativeResult {
        let result = value.withUnsafeBytes { bytes in
            call.onHost { $0.setSocketOption(descriptor, level: level, name: name, bytes) }
        }
        if mayBeUnavailable, let error = result.error, error.rawValue == ENOPROTOOPT || error.rawValue == EOPNOTSUPP {
            return .int(IOStatus.unavailable)
        }
        try call.socketChecked(result)
        return .int(Int32(0))
    }

    private static func joinFour(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let joins = call.boolean()
        let descriptor = try call.descriptor()
        let group = call.int()
        let interface = call.int()
        let source = call.int()
        let base = network(group) + network(interface)
        if source == 0 {
            let name = joins ? SocketOption.addMembership : SocketOption.dropMembership
            return try set(call, descriptor, SocketLevel.four, name, base, mayBeUnavailable: joins)
        }
        let name = joins ? SocketOption.addSourceMembership : SocketOption.dropSourceMembership
        return try set(call, descriptor, SocketLevel.four, name, base + network(source), mayBeUnavailable: joins)
    }

    private static func blockFour(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let blocks = call.boolean()
        let descriptor = try call.descriptor()
        let group = call.int()
        let interface = call.int()
        let source = call.int()
        return try set(
            call, descriptor, SocketLevel.four, blocks ? SocketOption.blockSource : SocketOption.unblockSource,
            network(group) + network(interface) + network(source), mayBeUnavailable: blocks)
    }

    /// struct group_source_req: the interface, then two `sockaddr_storage`.
    private static func sourceRequest(_ interface: Int32, _ group: [UInt8], _ source: [UInt8]) -> [UInt8] {
        func storage(_ address: [UInt8]) -> [UInt8] {
            let bytes = SocketAddress(address, port: 0, mapped: true).bytes
            return bytes + [UInt8](repeating: 0, count: SocketAddress.maximumSize - bytes.count)
        }
        return native(interface) + [0, 0, 0, 0] + storage(group) + storage(source)
    }

    /// The arguments of the two natives below; addresses of 16 bytes.
    private static func sixArguments(
        _ call: inout NativeCall
    ) throws(JavaThrow) -> (flag: Bool, descriptor: Int32, group: [UInt8], interface: Int32, source: [UInt8]?) {
        let flag = call.boolean()
        let descriptor = try call.descriptor()
        let group = call.bytes(of: try call.required())
        let interface = call.int()
        let sourceArray = call.handle()
        let source = sourceArray.isNull ? nil : call.bytes(of: sourceArray)
        guard group.count == 16, source == nil || source?.count == 16 else {
            throw call.thread.exception("java/lang/IllegalArgumentException")
        }
        return (flag, descriptor, group, interface, source)
    }

    private static func joinSix(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let (joins, descriptor, group, interface, source) = try sixArguments(&call)
        guard let source else {
            let name = joins ? SocketOption.sixAddMembership : SocketOption.sixDropMembership
            return try set(
                call, descriptor, SocketLevel.six, name, group + native(interface), mayBeUnavailable: joins)
        }
        let name = joins ? SocketOption.groupJoinSource : SocketOption.groupLeaveSource
        return try set(
            call, descriptor, SocketLevel.six, name, sourceRequest(interface, group, source),
            mayBeUnavailable: joins)
    }

    private static func blockSix(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let (blocks, descriptor, group, interface, source) = try sixArguments(&call)
        guard let source else { throw call.thread.exception("java/lang/NullPointerException") }
        let name = blocks ? SocketOption.groupBlockSource : SocketOption.groupUnblockSource
        return try set(
            call, descriptor, SocketLevel.six, name, sourceRequest(interface, group, source),
            mayBeUnavailable: blocks)
    }

    // MARK: - Interfaces

    private static func setInterfaceFour(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return try set(call, descriptor, SocketLevel.four, SocketOption.multicastInterface, network(call.int()))
    }

    private static func setInterfaceSix(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return try set(call, descriptor, SocketLevel.six, SocketOption.sixMulticastInterface, native(call.int()))
    }

    private static func get(_ call: NativeCall, _ descriptor: Int32, _ level: Int32, _ name: Int32) throws(JavaThrow)
        -> Int32
    {
        var value: Int32 = 0
        let result = withUnsafeMutableBytes(of: &value) { buffer in
            call.onHost { $0.socketOption(descriptor, level: level, name: name, into: buffer) }
        }
        try call.socketChecked(result)
        return value
    }

    private static func getInterfaceFour(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return .int(Int32(bigEndian: try get(call, descriptor, SocketLevel.four, SocketOption.multicastInterface)))
    }

    private static func getInterfaceSix(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return .int(try get(call, descriptor, SocketLevel.six, SocketOption.sixMulticastInterface))
    }
}
