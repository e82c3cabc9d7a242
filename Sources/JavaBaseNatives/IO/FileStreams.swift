// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// What the natives of java.io's stream classes share: descriptors, names, reading and writing.
enum FileStreams {
    /// The `fd` of the FileDescriptor in a stream's field `fd`; -1 when closed.
    static func descriptor(_ call: NativeCall, of stream: Handle) -> Int32 {
        let offset = call.vm.offset(
            call.space.classMetadata(of: stream.reference), "fd", "Ljava/io/FileDescriptor;")
        let descriptor = call.space.loadReference(stream.reference, offset)
        return descriptor.isNull ? -1 : number(call, descriptor)
    }

    static func number(_ call: NativeCall, _ descriptor: Reference) -> Int32 {
        call.space.load(
            descriptor, call.vm.offset(call.space.classMetadata(of: descriptor), "fd", "I"), as: Int32.self)
    }

    static func setNumber(_ call: NativeCall, _ descriptor: Reference, _ value: Int32) {
        call.space.store(descriptor, call.vm.offset(call.space.classMetadata(of: descriptor), "fd", "I"), value)
    }

    /// Stores an opened descriptor in a stream.
    static func setDescriptor(_ call: NativeCall, of stream: Handle, _ value: Int32) {
        let metadata = call.space.classMetadata(of: stream.reference)
        let descriptor = call.space.loadReference(
            stream.reference, call.vm.offset(metadata, "fd", "Ljava/io/FileDescriptor;"))
        if !descriptor.isNull { setNumber(call, descriptor, value) }
    }

    /// An open descriptor, or IOException.
    static func openDescriptor(_ call: NativeCall, of stream: Handle) throws(JavaThrow) -> Int32 {
        let number = descriptor(call, of: stream)
        if number < 0 { throw call.thread.exception("java/io/IOException", "Stream Closed") }
        return number
    }

    /// Bytes of a path, NUL-terminated.
    static func path(_ call: NativeCall, _ string: Reference) -> [CChar] {
        Array(call.vm.string(string).utf8CString)
    }

    /// An IOException with the system's text.
    static func failure(_ call: NativeCall, _ error: HostErrorNumber?, default text: String) -> JavaThrow {
        call.thread.exception("java/io/IOException", error.map { $0.message } ?? text)
    }

    /// Opens a file for a stream; failures are FileNotFoundException "path (reason)".
    static func open(
        _ call: NativeCall, _ stream: Handle, _ name: Handle, flags: Int32
    ) throws(JavaThrow) {
        if name.isNull { throw call.thread.exception("java/lang/NullPointerException") }
        let path = path(call, name.reference)
        let host = call.vm.host
        let result = call.thread.inNative {
            let opened = host.open(at: HostPath.workingDirectory, path, flags: flags, mode: 0o666)
            guard let number = opened.value else { return opened }
            var status = FileStatus()
            if host.status(of: Int32(number), &status).value != nil, status.isDirectory {
                _ = host.close(Int32(number))
                return HostResult.failure(.isADirectory)
            }
            return opened
        }
        guard let number = result.value else {
            let reason = result.error.map { $0.message } ?? "Unknown error"
            throw call.thread.exception(
                "java/io/FileNotFoundException", "\(call.vm.string(name.reference)) (\(reason))")
        }
        setDescriptor(call, of: stream, Int32(number))
    }

    /// Checks a range of a byte array that Java gave.
    static func checkRange(_ call: NativeCall, _ array: Handle, _ offset: Int, _ length: Int) throws(JavaThrow) {
        if array.isNull { throw call.thread.exception("java/lang/NullPointerException") }
        let count = Int(call.space.arrayLength(array.reference))
        guard offset >= 0, length >= 0, offset <= count - length else {
            throw call.thread.exception("java/lang/IndexOutOfBoundsException")
        }
    }

    /// Reads into a byte array; -1 at the end.
    static func read(
        _ call: NativeCall, _ descriptor: Int32, _ array: Handle, _ offset: Int, _ length: Int
    ) throws(JavaThrow) -> Int {
        try checkRange(call, array, offset, length)
        if length == 0 { return 0 }
        let result = ByteArrayTransfer(call, array, offset, length).fill(from: descriptor)
        guard let count = result.value else { throw failure(call, result.error, default: "Read error") }
        return count == 0 ? -1 : count
    }

    /// Writes a range of a byte array, all of it.
    static func write(
        _ call: NativeCall, _ descriptor: Int32, _ array: Handle, _ offset: Int, _ length: Int
    ) throws(JavaThrow) {
        try checkRange(call, array, offset, length)
        let result = ByteArrayTransfer(call, array, offset, length).drain(to: descriptor)
        if result.value == nil { throw failure(call, result.error, default: "Write error") }
    }
}

extension HostErrorNumber {
    /// The system's text for the error.
    var message: String { SystemErrorText.message(rawValue) }
}
