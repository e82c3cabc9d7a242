// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.fs.UnixNativeDispatcher: system calls for java.nio.file. Paths are addresses of NUL-terminated
/// bytes; an error is a UnixException with the error number. Attributes are in `UnixNativeDispatcher+Attributes.swift`.
enum UnixNativeDispatcherNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("init", "()I", initialize)
        binder.bind("getcwd", "()[B", getWorkingDirectory)
        binder.bind("dup", "(I)I", duplicate)
        binder.bind("open0", "(JII)I", open)
        binder.bind("openat0", "(IJII)I", openAt)
        binder.bind("close0", "(I)V", close)
        binder.bind("read0", "(IJI)I", read)
        binder.bind("write0", "(IJI)I", write)
        binder.bind("strerror", "(I)[B", errorText)
        bindNames(binder)
        bindFolders(binder)
        bindStatus(binder)
        bindOwners(binder)
        bindAttributes(binder)
        MountTableNatives.bindLines(binder)
    }

    private enum Capability {
        static let openAt: Int32 = 1 << 1
        static let extendedAttributes: Int32 = 1 << 3
        static let creationTime: Int32 = 1 << 16
    }

    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Capability.openAt | Capability.extendedAttributes | Capability.creationTime)
    }

    // MARK: - Errors

    static func unixException(_ call: NativeCall, _ error: HostErrorNumber) -> JavaThrow {
        call.thread.exception(constructing: "sun/nio/fs/UnixException", "(I)V", [.int(error.rawValue)])
    }

    /// The value of a host call; a UnixException if it failed.
    @discardableResult
    static func checked(_ call: NativeCall, _ result: HostResult) throws(JavaThrow) -> Int {
        if let error = result.error { throw unixException(call, error) }
        return result.rawValue
    }

    /// A host call whose only result is that it worked.
    static func perform(
        _ call: NativeCall, _ body: (any HostInterface) -> HostResult
    ) throws(JavaThrow) -> NativeResult {
        try checked(call, call.onHost(body))
        return .void
    }

    // MARK: - Open files

    private static func duplicate(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        return .int(try checked(call, call.onHost { $0.duplicate(descriptor) }))
    }

    private static func open(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let flags = call.int()
        let mode = UInt32(bitPattern: call.int())
        let result = call.onHost { $0.open(at: HostPath.workingDirectory, path, flags: flags, mode: mode) }
        return .int(try checked(call, result))
    }

    private static func openAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let directory = call.int()
        let path = try call.path()
        let flags = call.int()
        let mode = UInt32(bitPattern: call.int())
        return .int(try checked(call, call.onHost { $0.open(at: directory, path, flags: flags, mode: mode) }))
    }

    private static func close(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        return try perform(call) { $0.close(descriptor) }
    }

    private static func read(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let start = call.address()
        let buffer = NativeCall.buffer(start, call.int())
        return .int(try checked(call, call.onHost { $0.read(descriptor, into: buffer) }))
    }

    private static func write(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let start = call.address()
        let buffer = UnsafeRawBufferPointer(NativeCall.buffer(start, call.int()))
        return .int(try checked(call, call.onHost { $0.write(descriptor, buffer) }))
    }

    private static func errorText(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.result(bytes: Array(NativeCall.text(of: HostErrorNumber(rawValue: call.int())).utf8))
    }

    /// Bytes that a host call put into a buffer of the largest length of a path.
    static func pathResult(
        _ call: NativeCall, _ body: (any HostInterface, UnsafeMutableRawBufferPointer) -> HostResult
    ) throws(JavaThrow) -> NativeResult {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
        let result = buffer.withUnsafeMutableBytes { buffer in call.onHost { body($0, buffer) } }
        return try call.result(bytes: Array(buffer.prefix(try checked(call, result))))
    }

    private static func getWorkingDirectory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try pathResult(call) { $0.workingDirectory(into: $1) }
    }
}
