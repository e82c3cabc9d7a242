// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform

/// An open file in memory, closed when the value dies. Its mappings outlive it.
struct MemoryFile: ~Copyable {
    let descriptor: Int32

    init(sizeInBytes: Int) throws(SystemError) {
        descriptor = try VirtualMemory.createMemoryFile(name: "swiftlet-code", sizeInBytes: sizeInBytes)
    }

    /// Takes over a descriptor.
    init(adopting descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
