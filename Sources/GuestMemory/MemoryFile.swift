// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// A file that a machine's memory is put into so that clones can share it: without a name, in memory, or one of the
/// host's, opened for reading.
public final class MemoryFile: Sendable {
    public let descriptor: Int32
    /// Bytes.
    public let size: Int

    public init(size: Int, name: String = "guest memory") throws(GuestMemoryError) {
        do throws(SystemError) {
            descriptor = try VirtualMemory.createMemoryFile(name: name, sizeInBytes: size)
        } catch {
            throw .hostFailure(operation: "create a memory file", errno: error.code)
        }
        self.size = size
    }

    /// Opens a file that must not change while it is mapped.
    public init(path: String) throws(GuestMemoryError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .hostFailure(operation: "open", errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .hostFailure(operation: "fstat", errno: EINVAL)
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }
}
