// SPDX-License-Identifier: Apache-2.0
import Glibc

extension VirtualMemory {
    /// Gives the pages of a shared, writable mapping of a memory file back to the system: every view of them reads as
    /// zero until written again.
    public static func removePages(_ base: UnsafeMutableRawPointer, sizeInBytes: Int) throws(SystemError) {
        guard madvise(base, sizeInBytes, MADV_REMOVE) == 0 else {
            throw SystemError(operation: "madvise", code: errno)
        }
    }
}
