// SPDX-License-Identifier: Apache-2.0

/// Why guest memory could not be set up or reached.
public enum GuestMemoryError: Error, Equatable, Sendable {
    /// `count` bytes at `address` are not all inside one region.
    case outOfRange(address: GuestAddress, count: Int)
    /// A write to a region that is read-only for everyone.
    case readOnly(address: GuestAddress)
    /// Regions may not overlap, wrap around the address space, be empty, or start or end inside a page.
    case badRange(address: GuestAddress, size: Int)
    /// The host refused a mapping or a change to it.
    case hostFailure(operation: String, errno: Int32)
}
