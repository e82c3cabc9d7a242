// SPDX-License-Identifier: Apache-2.0

import Platform

/// Why the code cache refused something. None of these leaves the cache changed.
public enum CodeCacheError: Error, Equatable, Sendable {
    /// The system grants no executable memory, or no second view of it. The virtual machine interprets then.
    case executableMemoryRefused(SystemError)
    /// A size or an address range that cannot hold a cache.
    case invalidRange
    /// No free range of that many bytes, also after every eviction hook had its turn.
    case full(sizeInBytes: Int)
    /// A symbol lies out of reach of a 32-bit distance; offset of the field in the code.
    case relocationOutOfRange(at: Int)
    /// A relocation whose field does not lie in the code.
    case invalidRelocation(at: Int)
    /// An assembler whose `finish()` has not succeeded.
    case unfinishedCode
    /// Frame descriptors that contradict themselves or the code.
    case invalidDescriptors(FrameDescriptorError)
    /// A blob that is not there, or no longer.
    case noSuchBlob
    /// A place that cannot be patched atomically: misaligned, outside live code, or not the expected instruction.
    case notPatchable
}
