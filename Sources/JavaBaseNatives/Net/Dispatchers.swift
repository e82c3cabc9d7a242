// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.SocketDispatcher: streams. It serves the ends of pipes too, so these are reads and writes, in
/// the form of vectors of one buffer because those can be interrupted.
enum SocketDispatcherNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("read0", "(Ljava/io/FileDescriptor;JI)I", read)
        binder.bind("readv0", "(Ljava/io/FileDescriptor;JI)J", ChannelVectors.read)
        binder.bind("write0", "(Ljava/io/FileDescriptor;JI)I", write)
        binder.bind("writev0", "(Ljava/io/FileDescriptor;JI)J", ChannelVectors.write)
    }

    private static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let vector = iovec(iov_base: call.address(), iov_len: Int(max(0, call.int())))
        let result = withUnsafeBytes(of: vector) { bytes in
            call.onHost { $0.readVector(descriptor, bytes.baseAddress!, count: 1) }
        }
        if result.error?.rawValue == ECONNRESET { throw ChannelVectors.reset(call) }
        return .int(try call.readStatus(result, isRead: true))
    }

    private static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let vector = iovec(iov_base: call.address(), iov_len: Int(max(0, call.int())))
        let result = withUnsafeBytes(of: vector) { bytes in
            call.onHost { $0.writeVector(descriptor, bytes.baseAddress!, count: 1) }
        }
        return .int(try call.readStatus(result, isRead: false))
    }
}

/// Natives of sun.nio.ch.DatagramDispatcher and DatagramChannelImpl.
enum DatagramNatives {
    /// Largest packet.
    private static let maximumSize: Int32 = 65536

    static func bindDispatcher(_ binder: NativeBinder) {
        binder.bind("read0", "(Ljava/io/FileDescriptor;JI)I", read)
        binder.bind("readv0", "(Ljava/io/FileDescriptor;JI)J", readVector)
        binder.bind("write0", "(Ljava/io/FileDescriptor;JI)I", write)
        binder.bind("writev0", "(Ljava/io/FileDescriptor;JI)J", writeVector)
        binder.bind("dup0", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V", duplicate)
    }

    static func bindChannel(_ binder: NativeBinder) {
        binder.bind("disconnect0", "(Ljava/io/FileDescriptor;Z)V", disconnect)
        binder.bind("receive0", "(Ljava/io/FileDescriptor;JIJZ)I", receive)
        binder.bind("send0", "(Ljava/io/FileDescriptor;JIJI)I", send)
    }

    /// Count or `IOStatus`; an answer that nobody listens is PortUnreachableException. An empty packet is no end.
    private static func status(_ call: NativeCall, _ result: HostResult) throws(JavaThrow) -> Int {
        if result.error?.rawValue == ECONNREFUSED {
            throw call.thread.exception("java/net/PortUnreachableException")
        }
        return try call.socketStatus(result)
    }

    private static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = NativeCall.buffer(start, min(call.int(), maximumSize))
        return .int(try status(call, call.onHost { $0.receive(descriptor, into: buffer, flags: 0) }))
    }

    private static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = UnsafeRawBufferPointer(NativeCall.buffer(start, call.int()))
        return .int(try status(call, call.onHost { $0.send(descriptor, buffer, flags: 0) }))
    }

    private static func readVector(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        guard let vector = call.address() else { return .long(0) }
        let count = min(call.int(), 1024)
        let result = call.onHost { $0.readVector(descriptor, vector, count: count) }
        return .long(Int64(try status(call, result)))
    }

    private static func writeVector(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        guard let vector = call.address() else { return .long(0) }
        let count = min(call.int(), 1024)
        let result = call.onHost { $0.writeVector(descriptor, vector, count: count) }
        return .long(Int64(try status(call, result)))
    }

    private static func duplicate(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let source = try call.descriptor()
        let target = try call.descriptor()
        try call.checked(call.onHost { $0.duplicate(source, onto: target) })
        return .void
    }

    private static func disconnect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let isSix = call.boolean()
        let nowhere = SocketAddress(
            unspecifiedOfSize: isSix ? SocketAddress.inet6Size : SocketAddress.inet4Size)
        let result = nowhere.bytes.withUnsafeBytes { bytes in call.onHost { $0.connect(descriptor, bytes) } }
        if isSix, result.error?.rawValue == EAFNOSUPPORT { return .void }
        try call.socketChecked(result)
        return .void
    }

    private static func receive(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = NativeCall.buffer(start, min(call.int(), maximumSize))
        let senderStart = call.address()
        let sender = NativeCall.buffer(senderStart, Int32(SocketAddress.inet6Size))
        let isConnected = call.boolean()
        let result = call.onHost { host -> HostResult in
            while true {
                var length = 0
                let received = host.receive(descriptor, into: buffer, flags: 0, sender: sender, length: &length)
                // What an earlier packet met with concerns connected sockets only.
                if received.error?.rawValue == ECONNREFUSED, !isConnected { continue }
                return received
            }
        }
        return .int(try status(call, result))
    }

    private static func send(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = UnsafeRawBufferPointer(NativeCall.buffer(start, min(call.int(), maximumSize)))
        let targetStart = call.address()
        let target = UnsafeRawBufferPointer(NativeCall.buffer(targetStart, call.int()))
        return .int(try status(call, call.onHost { $0.send(descriptor, buffer, flags: 0, to: target) }))
    }
}

/// Natives of sun.nio.ch.NativeSocketAddress: where the parts of socket addresses are.
enum NativeSocketAddressNatives {
    static func bind(_ binder: NativeBinder) {
        func bindFact(_ name: StaticString, _ value: Int32) {
            binder.bind(name, "()I") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .int(value) }
        }
        bindFact("AFINET", AF_INET)
        bindFact("AFINET6", AF_INET6)
        bindFact("sizeofSockAddr4", Int32(SocketAddress.inet4Size))
        bindFact("sizeofSockAddr6", Int32(SocketAddress.inet6Size))
        bindFact("sizeofFamily", 2)
        bindFact("offsetFamily", 0)
        bindFact("offsetSin4Port", 2)
        bindFact("offsetSin4Addr", 4)
        bindFact("offsetSin6Port", 2)
        bindFact("offsetSin6Addr", 8)
        bindFact("offsetSin6ScopeId", 24)
        bindFact("offsetSin6FlowInfo", 4)
    }
}
