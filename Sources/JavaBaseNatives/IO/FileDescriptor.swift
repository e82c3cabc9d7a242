// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.io.FileDescriptor.
enum FileDescriptorNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("getHandle", "(I)J", getHandle)
        binder.bind("getAppend", "(I)Z", getAppend)
        binder.bind("close0", "()V", close)
        binder.bind("sync0", "()V", sync)
    }

    private static func getHandle(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(-1) }

    private static func getAppend(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(call.vm.host.appends(call.int()).value == 1)
    }

    /// The standard descriptors are never closed: their numbers must not be given to another file.
    private static func close(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        let number = FileStreams.number(call, object.reference)
        if number < 0 { return .void }
        FileStreams.setNumber(call, object.reference, -1)
        if number <= 2 { return .void }
        let host = call.vm.host
        let result = call.thread.inNative { host.close(number) }
        if let error = result.error { throw FileStreams.failure(call, error, default: "close failed") }
        return .void
    }

    private static func sync(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let number = FileStreams.number(call, call.handle().reference)
        let host = call.vm.host
        let result = call.thread.inNative { host.synchronize(number, dataOnly: false) }
        if result.error != nil { throw call.thread.exception("java/io/SyncFailedException", "sync failed") }
        return .void
    }
}

/// Natives of java.io.FileInputStream.
enum FileInputStreamNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("open0", "(Ljava/lang/String;)V", open)
        binder.bind("read0", "()I", read)
        binder.bind("readBytes", "([BII)I", readBytes)
        binder.bind("length0", "()J", length)
        binder.bind("position0", "()J", position)
        binder.bind("skip0", "(J)J", skip)
        binder.bind("available0", "()I", available)
        binder.bind("isRegularFile0", "(Ljava/io/FileDescriptor;)Z", isRegularFile)
    }

    private static func open(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = call.handle()
        try FileStreams.open(call, stream, call.handle(), flags: OpenFlags.read)
        return .void
    }

    private static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try FileStreams.openDescriptor(call, of: call.handle())
        let host = call.vm.host
        let byte = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
        defer { byte.deallocate() }
        let result = call.thread.inNative { host.read(descriptor, into: byte) }
        guard let count = result.value else { throw FileStreams.failure(call, result.error, default: "Read error") }
        return .int(count == 0 ? -1 : Int32(byte[0]))
    }

    private static func readBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = call.handle()
        let array = call.handle()
        let offset = Int(call.int())
        let length = Int(call.int())
        try FileStreams.checkRange(call, array, offset, length)
        let descriptor = try FileStreams.openDescriptor(call, of: stream)
        return .int(try FileStreams.read(call, descriptor, array, offset, length))
    }

    private static func length(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try FileStreams.openDescriptor(call, of: call.handle())
        var status = FileStatus()
        if let error = call.vm.host.status(of: descriptor, &status).error {
            throw FileStreams.failure(call, error, default: "GetLength failed")
        }
        return .long(status.sizeInBytes)
    }

    private static func position(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try FileStreams.openDescriptor(call, of: call.handle())
        let result = call.vm.host.seek(descriptor, to: 0, from: .current)
        guard let value = result.value else { throw FileStreams.failure(call, result.error, default: "Seek error") }
        return .long(Int64(value))
    }

    private static func skip(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try FileStreams.openDescriptor(call, of: call.handle())
        let distance = call.long()
        let host = call.vm.host
        let before = host.seek(descriptor, to: 0, from: .current)
        let after = host.seek(descriptor, to: distance, from: .current)
        guard let start = before.value, let end = after.value else {
            throw FileStreams.failure(call, after.error ?? before.error, default: "Seek error")
        }
        return .long(Int64(end - start))
    }

    private static func available(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try FileStreams.openDescriptor(call, of: call.handle())
        let host = call.vm.host
        var status = FileStatus()
        if host.status(of: descriptor, &status).value != nil, status.isRegularFile,
            let position = host.seek(descriptor, to: 0, from: .current).value
        {
            return .int(Int(min(max(0, status.sizeInBytes - Int64(position)), Int64(Int32.max))))
        }
        let result = host.bytesAvailable(descriptor)
        guard let count = result.value else { throw FileStreams.failure(call, result.error, default: "available") }
        return .int(min(count, Int(Int32.max)))
    }

    private static func isRegularFile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let number = FileStreams.number(call, try call.required().reference)
        var status = FileStatus()
        return .boolean(call.vm.host.status(of: number, &status).value != nil && status.isRegularFile)
    }
}

/// Natives of java.io.FileOutputStream.
enum FileOutputStreamNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("open0", "(Ljava/lang/String;Z)V", open)
        binder.bind("write", "(IZ)V", write)
        binder.bind("writeBytes", "([BIIZ)V", writeBytes)
    }

    private static func open(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = call.handle()
        let name = call.handle()
        let flags = call.boolean() ? OpenFlags.append : OpenFlags.truncate
        try FileStreams.open(call, stream, name, flags: OpenFlags.write | OpenFlags.create | flags)
        return .void
    }

    private static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try FileStreams.openDescriptor(call, of: call.handle())
        let byte = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
        defer { byte.deallocate() }
        byte[0] = UInt8(truncatingIfNeeded: call.int())
        let host = call.vm.host
        let result = call.thread.inNative { host.write(descriptor, UnsafeRawBufferPointer(byte)) }
        if let error = result.error { throw FileStreams.failure(call, error, default: "Write error") }
        return .void
    }

    private static func writeBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = call.handle()
        let array = call.handle()
        let offset = Int(call.int())
        let length = Int(call.int())
        try FileStreams.checkRange(call, array, offset, length)
        let descriptor = try FileStreams.openDescriptor(call, of: stream)
        try FileStreams.write(call, descriptor, array, offset, length)
        return .void
    }
}

/// Flags of open(2) on Linux, as the host interface takes them.
enum OpenFlags {
    static let read: Int32 = 0
    static let write: Int32 = 1
    static let readWrite: Int32 = 2
    static let create: Int32 = 0o100
    static let exclusive: Int32 = 0o200
    static let truncate: Int32 = 0o1000
    static let append: Int32 = 0o2000
    static let dataSync: Int32 = 0o10000
    static let sync: Int32 = 0o4010000
}
