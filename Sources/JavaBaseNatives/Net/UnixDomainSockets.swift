// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.UnixDomainSockets.
enum UnixDomainSocketNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("init", "()Z", initialize)
        binder.bind("socket0", "()I", socket)
        binder.bind("bind0", "(Ljava/io/FileDescriptor;[B)V", bindPath)
        binder.bind("connect0", "(Ljava/io/FileDescriptor;[B)I", connect)
        binder.bind("accept0", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/lang/Object;)I", accept)
        binder.bind("localAddress0", "(Ljava/io/FileDescriptor;)[B", localAddress)
    }

    /// Whether there are such sockets.
    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .boolean(true) }

    private static func socket(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let type = Int32(SOCK_STREAM.rawValue)
        let result = call.onHost { $0.socket(family: AF_UNIX, type: type, protocolNumber: 0) }
        return .int(try call.socketChecked(result))
    }

    /// The next argument, a path as byte array.
    private static func address(_ call: inout NativeCall) throws(JavaThrow) -> SocketAddress {
        let path = call.handle()
        guard let address = SocketAddress(path: path.isNull ? [] : call.bytes(of: path)) else {
            throw call.thread.exception("java/net/SocketException", "Unix domain path too long")
        }
        return address
    }

    private static func bindPath(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let address = try address(&call)
        try call.socketChecked(
            address.bytes.withUnsafeBytes { bytes in call.onHost { $0.bind(descriptor, bytes) } })
        return .void
    }

    private static func connect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let address = try address(&call)
        let result = address.bytes.withUnsafeBytes { bytes in call.onHost { $0.connect(descriptor, bytes) } }
        let status = try call.socketStatus(result)
        return .int(status < 0 ? status : 1)
    }

    private static func accept(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let new = try call.required()
        let paths = try call.required()
        var buffer = [UInt8](repeating: 0, count: SocketAddress.maximumSize)
        var length = 0
        let result = buffer.withUnsafeMutableBytes { buffer in
            call.onHost { $0.accept(descriptor, peer: buffer, length: &length) }
        }
        let status = try call.socketStatus(result)
        if status < 0 { return .int(status) }
        call.setField(new, "fd", "I", Int32(status))
        let path = try call.byteArray(SocketAddress(buffer.prefix(length)).path)
        if call.space.arrayLength(paths.reference) > 0 {
            call.space.storeReference(paths.reference, SwiftletArrayData4, path)
        }
        return .int(Int32(1))
    }

    private static func localAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return try call.result(bytes: try call.queryAddress { $0.localAddress(descriptor, into: $1) }.path)
    }
}

/// Natives of sun.nio.ch.UnixAsynchronousSocketChannelImpl.
enum AsynchronousSocketNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("checkConnect", "(I)V", checkConnect)
    }

    private static func checkConnect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try NetNatives.checkError(call, call.int())
        return .void
    }
}
