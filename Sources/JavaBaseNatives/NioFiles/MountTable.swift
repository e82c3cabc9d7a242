// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// The table of mounted file systems (/proc/mounts, /etc/fstab): what setmntent(3) and its kin give.
///
/// Java opens the table, asks for the length of each line to size a buffer, starts again and asks for the entries. Here an
/// open table is its text in native memory with a position, known to Java by its address; the buffer is not needed.
struct MountTable {
    /// One entry: file system, folder, type, options.
    struct Entry: Equatable {
        var fields: [[UInt8]]
    }

    /// The entry in a line; nil for comments and empty lines.
    static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
        let parts = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let first = parts.first, first.first != UInt8(ascii: "#") else { return nil }
        var fields = parts.prefix(4).map(unescaped)
        while fields.count < 4 { fields.append([]) }
        return Entry(fields: fields)
    }

    /// Blanks and backslashes are written as three octal digits behind a backslash.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        var result: [UInt8] = []
        var i = 0
        while i < bytes.count {
            let isEscape =
                bytes[i] == UInt8(ascii: "\\") && i + 3 < bytes.count
                && bytes[(i + 1)...(i + 3)].allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
            if isEscape {
                let value = bytes[(i + 1)...(i + 3)].reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
                result.append(UInt8(truncatingIfNeeded: value))
                i += 4
            } else {
                result.append(bytes[i])
                i += 1
            }
        }
        return result
    }
}

/// The natives of sun.nio.fs.LinuxNativeDispatcher and UnixNativeDispatcher that read mount tables.
enum MountTableNatives {
    /// An open table.
    private final class Reader {
        let text: [UInt8]
        var position = 0

        init(_ text: [UInt8]) { self.text = text }

        /// The next line without its end; nil behind the last.
        func nextLine() -> ArraySlice<UInt8>? {
            guard position < text.count else { return nil }
            let end = text[position...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            defer { position = end + 1 }
            return text[position..<end]
        }
    }

    static func bind(_ binder: NativeBinder) {
        binder.bind("setmntent0", "(JJ)J", open)
        binder.bind("getmntent0", "(JLsun/nio/fs/UnixMountEntry;JI)I", next)
        binder.bind("endmntent", "(J)V", close)
    }

    static func bindLines(_ binder: NativeBinder) {
        binder.bind("getlinelen", "(J)I", lineLength)
        binder.bind("rewind", "(J)V", rewind)
    }

    private static func reader(_ call: inout NativeCall) throws(JavaThrow) -> Unmanaged<Reader> {
        guard let address = call.address() else { throw call.thread.exception("java/lang/NullPointerException") }
        return Unmanaged<Reader>.fromOpaque(address)
    }

    private static func open(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = String(cString: try call.path())
        guard let text = call.onHost({ HostFile.read(path, $0, limit: 16 << 20) }) else {
            throw UnixNativeDispatcherNatives.unixException(call, .noSuchFile)
        }
        return .long(Int64(Int(bitPattern: Unmanaged.passRetained(Reader(text)).toOpaque())))
    }

    private static func close(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try reader(&call).release()
        return .void
    }

    /// Length of the next line; -1 behind the last.
    private static func lineLength(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(try reader(&call).takeUnretainedValue().nextLine()?.count ?? -1)
    }

    private static func rewind(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try reader(&call).takeUnretainedValue().position = 0
        return .void
    }

    /// Fills in the next entry and returns 0; -1 behind the last.
    private static func next(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let table = try reader(&call).takeUnretainedValue()
        let object = try call.required()
        while let line = table.nextLine() {
            guard let entry = MountTable.entry(line) else { continue }
            let names: [StaticString] = ["name", "dir", "fstype", "opts"]
            for (name, bytes) in zip(names, entry.fields) {
                call.setReferenceField(object, name, "[B", try call.byteArray(bytes))
            }
            return .int(Int32(0))
        }
        return .int(Int32(-1))
    }
}
