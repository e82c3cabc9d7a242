// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

// Names of files and folders.

extension UnixNativeDispatcherNatives {
    static func bindNames(_ binder: NativeBinder) {
        binder.bind("link0", "(JJ)V", link)
        binder.bind("unlink0", "(J)V", unlink)
        binder.bind("unlinkat0", "(IJI)V", unlinkAt)
        binder.bind("mknod0", "(JIJ)V", makeNode)
        binder.bind("rename0", "(JJ)V", rename)
        binder.bind("renameat0", "(IJIJ)V", renameAt)
        binder.bind("mkdir0", "(JI)V", makeDirectory)
        binder.bind("rmdir0", "(J)V", removeDirectory)
        binder.bind("readlink0", "(J)[B", readLink)
        binder.bind("realpath0", "(J)[B", realPath)
        binder.bind("symlink0", "(JJ)V", makeLink)
    }

    static func bindFolders(_ binder: NativeBinder) {
        binder.bind("opendir0", "(J)J", openDirectory)
        binder.bind("fdopendir", "(I)J", openDirectoryDescriptor)
        binder.bind("closedir", "(J)V", closeDirectory)
        binder.bind("readdir0", "(J)[B", readDirectory)
    }

    private static func link(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let existing = try call.path()
        let new = try call.path()
        return try perform(call) { $0.link(existing, as: new) }
    }

    private static func unlink(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        return try perform(call) { $0.unlink(at: HostPath.workingDirectory, path) }
    }

    private static func unlinkAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let directory = call.int()
        let path = try call.path()
        let isFolder = call.int() & AT_REMOVEDIR != 0
        return try perform(call) {
            isFolder ? $0.removeDirectory(at: directory, path) : $0.unlink(at: directory, path)
        }
    }

    private static func makeNode(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let mode = UInt32(bitPattern: call.int())
        let device = UInt64(bitPattern: call.long())
        return try perform(call) { $0.makeNode(path, mode: mode, device: device) }
    }

    private static func rename(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let old = try call.path()
        let new = try call.path()
        return try perform(call) {
            $0.rename(at: HostPath.workingDirectory, old, to: HostPath.workingDirectory, new)
        }
    }

    private static func renameAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let oldDirectory = call.int()
        let old = try call.path()
        let newDirectory = call.int()
        let new = try call.path()
        return try perform(call) { $0.rename(at: oldDirectory, old, to: newDirectory, new) }
    }

    private static func makeDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let mode = UInt32(bitPattern: call.int())
        return try perform(call) { $0.makeDirectory(path, mode: mode) }
    }

    private static func removeDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        return try perform(call) { $0.removeDirectory(at: HostPath.workingDirectory, path) }
    }

    private static func readLink(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        return try pathResult(call) { $0.readSymbolicLink(path, into: $1) }
    }

    private static func realPath(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        return try pathResult(call) { $0.realPath(path, into: $1) }
    }

    private static func makeLink(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let target = try call.path()
        let path = try call.path()
        return try perform(call) { $0.makeSymbolicLink(to: target, as: path) }
    }

    // MARK: - Folders

    private static func openDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        return .long(Int64(try checked(call, call.onHost { $0.openDirectory(path) })))
    }

    private static func openDirectoryDescriptor(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        return .long(Int64(try checked(call, call.onHost { $0.openDirectory(descriptor) })))
    }

    private static func closeDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let handle = Int(call.long())
        return try perform(call) { $0.closeDirectory(handle) }
    }

    /// The next name; null at the end.
    private static func readDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let handle = Int(call.long())
        return try withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { buffer throws(JavaThrow) in
            let length = try checked(call, call.onHost { $0.nextName(inDirectory: handle, into: buffer) })
            return length == 0 ? .null : try call.result(bytes: Array(buffer.prefix(length)))
        }
    }
}
