// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.io.RandomAccessFile.
enum RandomAccessFileNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("open0", "(Ljava/lang/String;I)V", open)
        binder.bind("read0", "()I", read)
        binder.bind("readBytes0", "([BII)I", readBytes)
        binder.bind("write0", "(I)V", write)
        binder.bind("writeBytes0", "([BII)V", writeBytes)
        binder.bind("getFilePointer", "()J", getFilePointer)
        binder.bind("seek0", "(J)V", seek)
        binder.bind("length0", "()J", length)
        binder.bind("setLength0", "(J)V", setLength)
    }

    /// Bits of `open0`'s mode.
    private enum Mode {
        static let readWrite: Int32 = 2
        static let sync: Int32 = 4
        static let dataSync: Int32 = 8
    }

    private static func open(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let file = call.handle()
        let name = try call.required()
        let mode = call.int()
        var flags = O_RDONLY
        if mode & Mode.readWrite != 0 {
            flags = O_RDWR | O_CREAT
            if mode & Mode.sync != 0 { flags |= O_SYNC } else if mode & Mode.dataSync != 0 { flags |= O_DSYNC }
        }
        let path = call.platformBytes(name.reference)
        let result = call.onHost { host in
            let opened = host.open(at: HostPath.workingDirectory, path, flags: flags, mode: 0o666)
            guard let descriptor = opened.value else { return opened }
            var status = FileStatus()
            // Reading a folder fails as writing to one does, but opening it would not.
            if host.status(of: Int32(descriptor), &status).error == nil, status.isDirectory {
                _ = host.close(Int32(descriptor))
                return .failure(.isADirectory)
            }
            return opened
        }
        guard let descriptor = result.value else {
            let text = call.vm.string(name.reference) + " (\(NativeCall.text(of: result.error!)))"
            throw call.thread.exception("java/io/FileNotFoundException", text)
        }
        let object = call.thread.handle(call.referenceField(file, "fd", "Ljava/io/FileDescriptor;"))
        call.setField(object, "fd", "I", Int32(descriptor))
        call.setField(object, "append", "Z", UInt8(0))
        return .void
    }

    /// The receiver's descriptor number.
    private static func file(_ call: inout NativeCall) throws(JavaThrow) -> Int32 {
        let file = call.handle()
        let object = call.thread.handle(call.referenceField(file, "fd", "Ljava/io/FileDescriptor;"))
        let number = object.isNull ? -1 : call.intField(object, "fd")
        if number < 0 { throw call.ioException("Stream Closed") }
        return number
    }

    private static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try file(&call)
        var byte: UInt8 = 0
        let count = try call.checked(
            call.onHost { host in withUnsafeMutableBytes(of: &byte) { host.read(descriptor, into: $0) } })
        return .int(count == 0 ? -1 : Int(byte))
    }

    private static func readBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        // The array is looked at before the descriptor, as in the JDK.
        let this = call
        _ = call.handle()
        let transfer = try ByteArrayTransfer(&call)
        if transfer.length == 0 { return .int(0) }
        var receiver = this
        let descriptor = try file(&receiver)
        let count = try call.checked(transfer.fill(from: descriptor))
        return .int(count == 0 ? -1 : count)
    }

    private static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try file(&call)
        let byte = UInt8(truncatingIfNeeded: call.int())
        try call.checked(
            call.onHost { host in withUnsafeBytes(of: byte) { host.write(descriptor, $0) } })
        return .void
    }

    private static func writeBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let this = call
        _ = call.handle()
        let transfer = try ByteArrayTransfer(&call)
        if transfer.length == 0 { return .void }
        var receiver = this
        let descriptor = try file(&receiver)
        try call.checked(transfer.drain(to: descriptor))
        return .void
    }

    private static func getFilePointer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try file(&call)
        return .long(Int64(try call.checked(call.onHost { $0.seek(descriptor, to: 0, from: .current) })))
    }

    private static func seek(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try file(&call)
        let position = call.long()
        if position < 0 { throw call.ioException("Negative seek offset") }
        try call.checked(call.onHost { $0.seek(descriptor, to: position, from: .start) })
        return .void
    }

    private static func length(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try file(&call)
        return .long(try FileSize.of(descriptor, call))
    }

    /// Sets the length; a position behind the new end moves there.
    private static func setLength(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try file(&call)
        let size = call.long()
        try call.checked(
            call.onHost { host in
                let position = host.seek(descriptor, to: 0, from: .current)
                guard let current = position.value else { return position }
                let cut = host.truncate(descriptor, toSize: size)
                guard cut.error == nil else { return cut }
                return Int64(current) > size
                    ? host.seek(descriptor, to: 0, from: .end)
                    : host.seek(descriptor, to: Int64(current), from: .start)
            })
        return .void
    }
}

/// Sizes of open files, block devices included.
enum FileSize {
    static func of(_ descriptor: Int32, _ call: NativeCall) throws(JavaThrow) -> Int64 {
        var status = FileStatus()
        let result = call.onHost { host in
            let found = host.status(of: descriptor, &status)
            let isBlockDevice = status.mode & 0o170000 == 0o060000
            guard found.error == nil, isBlockDevice else { return found }
            // The size of a device is where its end is.
            let position = host.seek(descriptor, to: 0, from: .current)
            let end = host.seek(descriptor, to: 0, from: .end)
            if let back = position.value { _ = host.seek(descriptor, to: Int64(back), from: .start) }
            if let size = end.value { status.sizeInBytes = Int64(size) }
            return end
        }
        try call.checked(result)
        return status.sizeInBytes
    }
}
