// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// A range of guest physical memory backed by a range of this process's memory.
///
/// Sendable because the address is only a number here: who may touch the memory is the business of its owner.
public struct MemorySlot: Equatable, @unchecked Sendable {
    public struct Options: OptionSet, Sendable {
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }
        /// The kernel records which pages the guest writes.
        public static let logsDirtyPages = Options(rawValue: 1)
        /// Guest writes do not reach memory; they leave guest mode as MMIO writes.
        public static let readOnly = Options(rawValue: 2)
    }

    public var number: UInt32
    /// Guest physical address of the first byte; a multiple of the page size.
    public var guestAddress: UInt64
    /// Bytes; a multiple of the page size. The kernel deletes a slot whose size becomes 0.
    public var size: UInt64
    public var hostAddress: UnsafeMutableRawPointer
    public var options: Options

    public init(
        number: UInt32, guestAddress: UInt64, size: UInt64, hostAddress: UnsafeMutableRawPointer, options: Options = []
    ) {
        self.number = number
        self.guestAddress = guestAddress
        self.size = size
        self.hostAddress = hostAddress
        self.options = options
    }
}
