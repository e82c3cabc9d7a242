// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.UnixFileDispatcherImpl: what file channels do.
enum UnixFileDispatcherNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("read0", "(Ljava/io/FileDescriptor;JI)I", read)
        binder.bind("pread0", "(Ljava/io/FileDescriptor;JIJ)I", readAt)
        binder.bind("readv0", "(Ljava/io/FileDescriptor;JI)J", ChannelVectors.read)
        binder.bind("write0", "(Ljava/io/FileDescriptor;JI)I", write)
        binder.bind("pwrite0", "(Ljava/io/FileDescriptor;JIJ)I", writeAt)
        binder.bind("writev0", "(Ljava/io/FileDescriptor;JI)J", ChannelVectors.write)
        binder.bind("force0", "(Ljava/io/FileDescriptor;Z)I", force)
        binder.bind("seek0", "(Ljava/io/FileDescriptor;J)J", seek)
        binder.bind("truncate0", "(Ljava/io/FileDescriptor;J)I", truncate)
        binder.bind("size0", "(Ljava/io/FileDescriptor;)J", size)
        binder.bind("available0", "(Ljava/io/FileDescriptor;)I", available)
        binder.bind("isOther0", "(Ljava/io/FileDescriptor;)Z", isOther)
        binder.bind("lock0", "(Ljava/io/FileDescriptor;ZJJZ)I", lock)
        binder.bind("release0", "(Ljava/io/FileDescriptor;JJ)V", release)
        binder.bind("closeIntFD", "(I)V", close)
        binder.bind("allocationGranularity0", "()J", granularity)
        binder.bind("map0", "(Ljava/io/FileDescriptor;IJJZ)J", map)
        binder.bind("unmap0", "(JJ)I", unmap)
        binder.bind("setDirect0", "(Ljava/io/FileDescriptor;)I", setDirect)
    }

    // MARK: - Bytes

    private static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = NativeCall.buffer(start, call.int())
        return .int(try call.readStatus(call.onHost { $0.read(descriptor, into: buffer) }, isRead: true))
    }

    private static func readAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = NativeCall.buffer(start, call.int())
        let offset = call.long()
        let result = call.onHost { $0.read(descriptor, into: buffer, atOffset: offset) }
        return .int(try call.readStatus(result, isRead: true))
    }

    private static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = UnsafeRawBufferPointer(NativeCall.buffer(start, call.int()))
        return .int(try call.readStatus(call.onHost { $0.write(descriptor, buffer) }, isRead: false))
    }

    private static func writeAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.address()
        let buffer = UnsafeRawBufferPointer(NativeCall.buffer(start, call.int()))
        let offset = call.long()
        let result = call.onHost { $0.write(descriptor, buffer, atOffset: offset) }
        return .int(try call.readStatus(result, isRead: false))
    }

    // MARK: - Position, size

    /// A result of which only interruption is not an exception.
    private static func status(_ call: NativeCall, _ result: HostResult) throws(JavaThrow) -> Int {
        if result.error?.rawValue == EINTR { return IOStatus.interrupted }
        return try call.checked(result)
    }

    private static func force(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let withStatus = call.boolean()
        return .int(try status(call, call.onHost { $0.synchronize(descriptor, dataOnly: !withStatus) }))
    }

    /// A negative offset asks for the position.
    private static func seek(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let offset = call.long()
        let result = call.onHost {
            offset < 0
                ? $0.seek(descriptor, to: 0, from: .current) : $0.seek(descriptor, to: offset, from: .start)
        }
        return .long(Int64(try status(call, result)))
    }

    private static func truncate(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let size = call.long()
        return .int(try status(call, call.onHost { $0.truncate(descriptor, toSize: size) }))
    }

    private static func size(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(try FileSize.of(try call.descriptor(), call))
    }

    private static func available(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let count = try call.checked(call.onHost { $0.bytesAvailable(descriptor) })
        return .int(min(count, Int(Int32.max)))
    }

    /// Whether the file is neither regular nor a folder nor a link: a pipe, a device.
    private static func isOther(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        var file = FileStatus()
        try call.checked(call.onHost { $0.status(of: descriptor, &file) })
        return .boolean(!file.isRegularFile && !file.isDirectory && !file.isSymbolicLink)
    }

    private static func close(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        if descriptor >= 0 { try call.checked(call.onHost { $0.close(descriptor) }) }
        return .void
    }

    private static func setDirect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        return .int(try call.checked(call.onHost { $0.setDirect(descriptor) }))
    }

    // MARK: - Locks

    /// Results of `lock0` beside 0, which is "locked".
    private enum LockResult {
        static let refused: Int32 = -1
        static let interrupted: Int32 = 2
    }

    /// The length that stands for the rest of the file.
    private static func lockLength(_ size: Int64) -> Int64 { size == .max ? 0 : size }

    private static func lock(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let waits = call.boolean()
        let start = call.long()
        let length = lockLength(call.long())
        let kind: LockKind = call.boolean() ? .shared : .exclusive
        let result = call.onHost { $0.lock(descriptor, kind, start: start, length: length, waits: waits) }
        guard let error = result.error else { return .int(Int32(0)) }
        if !waits, error.rawValue == EAGAIN || error.rawValue == EACCES { return .int(LockResult.refused) }
        if error.rawValue == EINTR { return .int(LockResult.interrupted) }
        throw call.ioException(error)
    }

    private static func release(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let start = call.long()
        let length = lockLength(call.long())
        try call.checked(call.onHost { $0.lock(descriptor, .none, start: start, length: length, waits: false) })
        return .void
    }

    // MARK: - Mappings

    private static func granularity(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(call.vm.host.mappingGranularity))
    }

    private static func map(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let mode = call.int()
        let offset = call.long()
        let length = call.long()
        if call.boolean() { throw call.ioException("map with mode MAP_SYNC unsupported") }
        let access: MappingAccess =
            switch mode {
            case 0: .readOnly
            case 1: .readWrite
            default: .privateCopy
            }
        let result = call.onHost { $0.map(descriptor, access, offset: offset, length: Int(length)) }
        if result.error?.rawValue == ENOMEM {
            throw call.thread.exception("java/lang/OutOfMemoryError", "Map failed")
        }
        return .long(Int64(try call.checked(result)))
    }

    private static func unmap(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let address = UInt(bitPattern: Int(call.long()))
        let length = Int(call.long())
        return .int(try call.checked(call.onHost { $0.unmap(address, length: length) }))
    }
}

/// Reads and writes of several buffers, for files and sockets alike.
enum ChannelVectors {
    private static let maximumCount: Int32 = 1024

    static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        guard let vector = call.address() else { return .long(0) }
        let count = min(call.int(), maximumCount)
        let result = call.onHost { $0.readVector(descriptor, vector, count: count) }
        if result.error?.rawValue == ECONNRESET { throw reset(call) }
        return .long(Int64(try call.readStatus(result, isRead: true)))
    }

    static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        guard let vector = call.address() else { return .long(0) }
        let count = min(call.int(), maximumCount)
        let result = call.onHost { $0.writeVector(descriptor, vector, count: count) }
        return .long(Int64(try call.readStatus(result, isRead: false)))
    }

    /// The peer ended the connection without saying goodbye.
    static func reset(_ call: NativeCall) -> JavaThrow {
        call.thread.exception("sun/net/ConnectionResetException", "Connection reset")
    }
}
