// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The whole contents of a file, mapped read-only for as long as this object lives.
///
/// The size is taken once. Should someone truncate the file meanwhile, touching the lost pages raises SIGBUS: the same
/// exposure every mapped class library has. Files replaced by rename are safe, since the mapping keeps the old one.
public final class MappedFile: Sendable {
    /// The file's bytes; valid while the object lives.
    public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    public let path: String
    /// What the file was when mapped; a cheap test of whether it is still the same.
    public let identity: FileIdentity

    /// - Throws: the error of `open`, `fstat` or `mmap`; EISDIR for a directory, EINVAL for other special files.
    public init(path: String) throws(SystemError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(failed: "open") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(failed: "fstat") }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw SystemError(operation: "open", code: EISDIR)
        default: throw SystemError(operation: "open", code: EINVAL)
        }
        let size = Int(status.st_size)
        if size == 0 {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
        } else {
            let base = try VirtualMemory.mapFile(
                descriptor: descriptor, offset: 0, sizeInBytes: size, protection: .read, sharing: .shared)
            bytes = UnsafeRawBufferPointer(start: base, count: size)
        }
        self.path = path
        identity = FileIdentity(status)
    }

    deinit {
        if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
    }
}

/// What tells one state of a file from another: device, inode, size and time of last change.
public struct FileIdentity: Sendable, Hashable {
    public let device: UInt64
    public let inode: UInt64
    public let sizeInBytes: Int64
    public let modificationNanoseconds: Int64

    public init(device: UInt64, inode: UInt64, sizeInBytes: Int64, modificationNanoseconds: Int64) {
        self.device = device
        self.inode = inode
        self.sizeInBytes = sizeInBytes
        self.modificationNanoseconds = modificationNanoseconds
    }

    /// What the file at a path is now. Errors: those of `stat`.
    public init(path: String) throws(SystemError) {
        var status = Glibc.stat()
        guard stat(path, &status) == 0 else { throw SystemError(failed: "stat") }
        self.init(status)
    }

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        sizeInBytes = Int64(status.st_size)
        modificationNanoseconds = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    }
}
