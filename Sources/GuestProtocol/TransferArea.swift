// SPDX-License-Identifier: Apache-2.0

/// The memory by which a guest and the monitor move small pieces of output and input without a call for each
/// (spec/guest-protocol.md): a page of counters, the ring of output, and windows into files that are read.
public enum TransferArea {
    /// Bytes of the ring: a power of two.
    public static let capacity: UInt64 = 1 << 16
    /// Windows, and bytes of each.
    public static let windowCount: UInt64 = 4
    public static let windowSize: UInt64 = 1 << 16
    /// Bytes of all of it.
    public static let size: UInt64 = headerSize + capacity + windowCount * windowSize

    // Offsets.

    public static let headerSize: UInt64 = 4_096
    /// Bytes the guest has put into the ring so far.
    public static let written: UInt64 = 64
    /// Bytes the monitor has taken.
    public static let taken: UInt64 = 128
    /// 1 while the monitor wants the bell for the next record.
    public static let sleeps: UInt64 = 192
    /// Headers of windows, 64 bytes each.
    public static let windows: UInt64 = 1_024
    /// A byte for each descriptor: not zero while its output may go through the ring.
    public static let accepts: UInt64 = 2_048
    /// Descriptors from here on pass no rings.
    public static let descriptorLimit: UInt64 = 1_024

    /// Bytes of a record's header: descriptor and length, 4 bytes each. The next record begins at a multiple of it.
    public static let recordHeader: UInt64 = 8
    /// Bytes of output in a record, at most; none is no record.
    public static let recordLimit: UInt64 = 4_096

    /// In a window's header: generation (the upper half) and bytes the guest has taken (the lower).
    public static let windowState: UInt64 = 0
    /// The descriptor, 4 bytes, and how many bytes there are, 4 bytes.
    public static let windowDescriptor: UInt64 = 8
    public static let windowLength: UInt64 = 12

    public static func window(_ index: UInt64) -> UInt64 { windows + 64 * index }
    public static func windowBytes(_ index: UInt64) -> UInt64 { headerSize + capacity + index * windowSize }
}
