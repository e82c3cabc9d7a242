// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// A file without a name that lives in memory: what a machine's memory is put into so that clones can share it.
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

    deinit { close(descriptor) }
}
