// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.io.UnixFileSystem, behind java.io.File.
enum UnixFileSystemNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("canonicalize0", "(Ljava/lang/String;)Ljava/lang/String;", canonicalize)
        binder.bind("getBooleanAttributes0", "(Ljava/io/File;)I", getBooleanAttributes)
        binder.bind("checkAccess0", "(Ljava/io/File;I)Z", checkAccess)
        binder.bind("getLastModifiedTime0", "(Ljava/io/File;)J", getLastModifiedTime)
        binder.bind("getLength0", "(Ljava/io/File;)J", getLength)
        binder.bind("setPermission0", "(Ljava/io/File;IZZ)Z", setPermission)
        binder.bind("createFileExclusively0", "(Ljava/lang/String;)Z", createFileExclusively)
        binder.bind("delete0", "(Ljava/io/File;)Z", delete)
        binder.bind("list0", "(Ljava/io/File;)[Ljava/lang/String;", list)
        binder.bind("createDirectory0", "(Ljava/io/File;)Z", createDirectory)
        binder.bind("rename0", "(Ljava/io/File;Ljava/io/File;)Z", rename)
        binder.bind("setLastModifiedTime0", "(Ljava/io/File;J)Z", setLastModifiedTime)
        binder.bind("setReadOnly0", "(Ljava/io/File;)Z", setReadOnly)
        binder.bind("getSpace0", "(Ljava/io/File;I)J", getSpace)
        binder.bind("getNameMax0", "(Ljava/lang/String;)J", getNameMax)
    }

    /// The path in the next argument, a java.io.File.
    private static func path(_ call: inout NativeCall) throws(JavaThrow) -> [CChar] {
        let file = try call.required()
        let offset = call.vm.offset(call.space.classMetadata(of: file.reference), "path", "Ljava/lang/String;")
        return FileStreams.path(call, call.space.loadReference(file.reference, offset))
    }

    private static func status(_ call: NativeCall, _ path: [CChar]) -> FileStatus? {
        var status = FileStatus()
        let host = call.vm.host
        let result = call.thread.inNative {
            host.status(at: HostPath.workingDirectory, path, followsLinks: true, &status)
        }
        return result.value == nil ? nil : status
    }

    /// The real path of the longest prefix that exists, and the rest cleaned textually.
    private static func canonicalize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let text = try call.string()
        let host = call.vm.host
        var rest: [Substring] = []
        var prefix = text[...]
        while true {
            let resolved = realPath(host, String(prefix.isEmpty ? "/" : prefix))
            if let resolved {
                var parts = resolved.split(separator: "/")
                for part in rest.reversed() {
                    if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
                }
                return try call.result("/" + parts.joined(separator: "/"))
            }
            guard let slash = prefix.lastIndex(of: "/") else { return try call.result(text) }
            rest.append(prefix[prefix.index(after: slash)...])
            prefix = prefix[..<slash]
        }
    }

    private static func realPath(_ host: any HostInterface, _ path: String) -> String? {
        withUnsafeTemporaryAllocation(byteCount: 4097, alignment: 1) { buffer in
            let result = path.withCString { host.realPath($0, into: buffer) }
            return result.value.map { String(decoding: buffer[..<min($0, buffer.count)], as: UTF8.self) }
        }
    }

    private static func getBooleanAttributes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        guard let status = status(call, try path(&call)) else { return .int(Int32(0)) }
        return .int(Int32(1 | (status.isRegularFile ? 2 : 0) | (status.isDirectory ? 4 : 0)))
    }

    private static func checkAccess(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        return .boolean(call.vm.host.checkAccess(path, rights: call.int()).value != nil)
    }

    private static func getLastModifiedTime(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        guard let status = status(call, try path(&call)) else { return .long(0) }
        return .long(status.modificationTime / 1_000_000)
    }

    private static func getLength(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        return .long(status(call, try path(&call))?.sizeInBytes ?? 0)
    }

    private static func setPermission(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        let access = UInt32(bitPattern: call.int()) & 7
        let enable = call.boolean()
        let ownerOnly = call.boolean()
        guard let status = status(call, path) else { return .boolean(false) }
        let bits = ownerOnly ? access << 6 : access << 6 | access << 3 | access
        let mode = enable ? status.mode | bits : status.mode & ~bits
        return .boolean(call.vm.host.changeMode(path, mode: mode & 0o7777).value != nil)
    }

    private static func createFileExclusively(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = FileStreams.path(call, try call.required().reference)
        let host = call.vm.host
        let result = call.thread.inNative {
            host.open(
                at: HostPath.workingDirectory, path,
                flags: OpenFlags.readWrite | OpenFlags.create | OpenFlags.exclusive, mode: 0o666)
        }
        if let descriptor = result.value {
            _ = host.close(Int32(descriptor))
            return .boolean(true)
        }
        if result.error == .fileExists { return .boolean(false) }
        throw FileStreams.failure(call, result.error, default: "Could not open file")
    }

    private static func delete(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        let host = call.vm.host
        let done = call.thread.inNative {
            host.unlink(at: HostPath.workingDirectory, path).value != nil
                || host.removeDirectory(at: HostPath.workingDirectory, path).value != nil
        }
        return .boolean(done)
    }

    private static func list(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        let host = call.vm.host
        let names: [String]? = call.thread.inNative {
            guard let directory = host.openDirectory(path).value else { return nil }
            defer { _ = host.closeDirectory(directory) }
            var names: [String] = []
            withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
                while let count = host.nextName(inDirectory: directory, into: buffer).value, count > 0 {
                    let name = String(decoding: buffer[..<count], as: UTF8.self)
                    if name != ".", name != ".." { names.append(name) }
                }
            }
            return names
        }
        guard let names else { return .null }
        return try call.result(strings: names)
    }

    private static func createDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        return .boolean(call.vm.host.makeDirectory(try path(&call), mode: 0o777).value != nil)
    }

    private static func rename(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let from = try path(&call)
        let to = try path(&call)
        let result = call.vm.host.rename(at: HostPath.workingDirectory, from, to: HostPath.workingDirectory, to)
        return .boolean(result.value != nil)
    }

    private static func setLastModifiedTime(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        let milliseconds = call.long()
        guard let status = status(call, path) else { return .boolean(false) }
        let result = call.vm.host.setTimes(
            at: HostPath.workingDirectory, path, followsLinks: true, access: .nanoseconds(status.accessTime),
            modification: .nanoseconds(milliseconds.multipliedSaturating(by: 1_000_000)))
        return .boolean(result.value != nil)
    }

    private static func setReadOnly(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        guard let status = status(call, path) else { return .boolean(false) }
        return .boolean(call.vm.host.changeMode(path, mode: status.mode & 0o7555).value != nil)
    }

    /// 0 total, 1 free, 2 usable.
    private static func getSpace(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let path = try path(&call)
        let what = call.int()
        var status = FileSystemStatus()
        guard call.vm.host.fileSystemStatus(path, &status).value != nil else { return .long(0) }
        let blocks = what == 0 ? status.totalBlocks : what == 1 ? status.freeBlocks : status.availableBlocks
        return .long(Int64(clamping: blocks.multipliedReportingOverflow(by: status.blockSizeInBytes).partialValue))
    }

    private static func getNameMax(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(255) }
}
