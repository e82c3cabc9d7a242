// SPDX-License-Identifier: Apache-2.0
//
// The memory of a channel between a guest and a program on the host (spec/guest-channel.md):
//
//         0  magic, version, capacity            one page of header
//        64  counters and flags, to the host
//       512  counters and flags, to the guest
//     4,096  the ring to the host                 `capacity` bytes, a power of two
//         …  the ring to the guest                likewise
//
// Both sides may write anything anywhere at any time. Whoever uses it keeps its own counter to itself, reads the other's once
// and judges it, and forms addresses by masking, so that nothing the other side writes leads outside of the rings.

import CSwiftlet
import Glibc
import Platform
import Synchronization

/// Why a channel cannot be used.
public enum ChannelError: Error, Equatable, Sendable {
    /// The machine is gone.
    case gone
    /// The channel ends within a message.
    case ended
    /// What lies in the channel's memory cannot come from a side that keeps the rules.
    case broken
    /// A message longer than `MachineChannel.messageLimit`, bytes.
    case messageTooLong(Int)
    case system(SystemError)
}

/// Which way bytes go.
enum ChannelDirection: Int {
    case toHost = 64
    case toGuest = 512
}

public enum ChannelMemory {
    static let magic: UInt32 = 0x4843_5753
    static let version: UInt32 = 1
    static let headerSize = 4_096
    static let capacities = 4_096...1 << 28

    // Distances from the start of a direction's part of the header: a cache line each.
    static let written = 0
    static let read = 64
    static let readerSleeps = 128
    static let writerSleeps = 192
    static let closed = 256

    /// Makes the memory of a channel: a file in memory whose size is fixed for good. The caller closes it.
    ///
    /// - Parameter capacity: bytes under way in each direction at most; a power of two.
    public static func create(capacity: Int) throws(SystemError) -> Int32 {
        guard capacities.contains(capacity), capacity.nonzeroBitCount == 1 else {
            throw SystemError(operation: "channel", code: EINVAL)
        }
        let allowSealing: UInt32 = 2
        let descriptor = swiftlet_memfd_create("swiftlet channel", allowSealing)
        guard descriptor >= 0 else { throw SystemError(operation: "memfd_create", code: errno) }
        var header = [UInt8](repeating: 0, count: 16)
        header.withUnsafeMutableBytes {
            $0.storeBytes(of: magic, as: UInt32.self)
            $0.storeBytes(of: version, toByteOffset: 4, as: UInt32.self)
            $0.storeBytes(of: UInt64(capacity), toByteOffset: 8, as: UInt64.self)
        }
        // Sealed against shrinking, growing and other seals: nobody's mapping can be cut short.
        let (addSeals, seals): (Int32, Int32) = (1_033, 0x7)
        guard ftruncate(descriptor, headerSize + 2 * capacity) == 0,
            pwrite(descriptor, header, header.count, 0) == header.count, fcntl(descriptor, addSeals, seals) == 0
        else {
            let error = SystemError(operation: "memory of a channel", code: errno)
            close(descriptor)
            throw error
        }
        return descriptor
    }
}
