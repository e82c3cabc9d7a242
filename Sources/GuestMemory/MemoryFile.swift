// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// A file without a name that lives in memory: what a machine's memory is put into so that clones can share it.
public final class MemoryFile: Sendable {
    public let descriptor: Int32
    /// Bytes.
    public let size: Int

    public init(size: Int, name: String = "guest memory") throws(GuestMemoryError) {
        let descriptor = swiftlet_memory_file(name)
        guard descriptor >= 0 else { throw .hostFailure(operation: "create a memory file", errno: -descriptor) }
        guard ftruncate(descriptor, size) == 0 else {
            let error = errno
            close(descriptor)
            throw .hostFailure(operation: "size a memory file", errno: error)
        }
        self.descriptor = descriptor
        self.size = size
    }

    deinit { close(descriptor) }
}
