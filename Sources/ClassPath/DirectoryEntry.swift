// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// A folder on the class path. Files are read afresh each time, not mapped, since a compiler may be rewriting them.
public struct DirectoryEntry: Sendable {
    public let path: String
    private let prefix: [UInt8]

    /// The largest file read: a Java array's limit.
    private static let maximumFileSizeInBytes = Int(Int32.max)

    public init(path: String) {
        self.path = path
        prefix = Array(path.utf8) + (path.hasSuffix("/") ? [] : [UInt8(ascii: "/")])
    }

    /// The contents of the regular file of a name below the folder; nil when there is none. The name is relative and
    /// must not climb out: one with an empty, `.` or `..` component or a NUL is not found.
    ///
    /// - Throws: when the file exists but cannot be read.
    public func find(
        _ name: UnsafeRawBufferPointer, suffix: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) throws(SystemError) -> Resource? {
        let relative = NameSegments(name, suffix).joined
        guard DirectoryEntry.isInside(relative) else { return nil }
        return try withBytes(of: prefix + relative + [0]) { path throws(SystemError) in try read(path) }
    }

    private func read(_ path: UnsafeRawBufferPointer) throws(SystemError) -> Resource? {
        // The path was built with its NUL.
        let name = path.baseAddress!.assumingMemoryBound(to: CChar.self)
        // Not blocking: the name may be a pipe's.
        let descriptor = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 {
            let code = errno
            if code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG { return nil }
            throw SystemError(operation: "open", code: code)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(operation: "fstat", code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        guard status.st_size <= DirectoryEntry.maximumFileSizeInBytes else {
            throw SystemError(operation: "read", code: EFBIG)
        }
        let result = OwnedBytes(count: Int(status.st_size))
        var filled = 0
        while filled < result.buffer.count {
            let count = Glibc.read(descriptor, result.buffer.baseAddress! + filled, result.buffer.count - filled)
            if count > 0 {
                filled += count
            } else if count == 0 {
                // Cut short while we read: what is missing is not the file's any more.
                throw SystemError(operation: "read", code: EIO)
            } else if errno != EINTR {
                throw SystemError(operation: "read", code: errno)
            }
        }
        return Resource(result)
    }

    static func isInside(_ name: [UInt8]) -> Bool {
        if name.contains(0) { return false }
        for part in name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            switch part.count {
            case 0: return false
            case 1 where part.first == UInt8(ascii: "."): return false
            case 2 where part.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]): return false
            default: continue
            }
        }
        return true
    }

    /// Names of the entries of a folder below (empty for this one), folders included, unsorted; none when there is no
    /// such folder.
    public func fileNames(inDirectory directory: String) -> [String] {
        if !directory.isEmpty, !DirectoryEntry.isInside(Array(directory.utf8)) { return [] }
        return DirectoryEntry.names(inFolder: String(decoding: prefix, as: UTF8.self) + directory)
    }

    /// Names of the entries of a folder, unsorted; none when there is no such folder.
    public static func names(inFolder path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var result: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { result.append(name) }
        }
        return result
    }
}
