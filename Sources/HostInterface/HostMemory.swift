// SPDX-License-Identifier: Apache-2.0

/// Files mapped into memory for Java's buffers. Addresses come from `map` and are passed back by Java code: a host
/// answers an address that makes no sense with an error, and never unmaps what it did not map.
public protocol HostMemory: AnyObject, Sendable {
    /// Size in bytes of what can be mapped; offsets are multiples of it.
    var mappingGranularity: Int { get }
    /// Returns the address.
    func map(_ descriptor: Int32, _ access: MappingAccess, offset: Int64, length: Int) -> HostResult
    func unmap(_ address: UInt, length: Int) -> HostResult
    /// Writes changed pages of a shared mapping to its file.
    func synchronizeMapping(_ address: UInt, length: Int) -> HostResult
    /// Tells whether the pages will be needed.
    func adviseMapping(_ address: UInt, length: Int, willNeed: Bool) -> HostResult
    /// 1 if all the pages are in memory, else 0.
    func isMappingResident(_ address: UInt, length: Int) -> HostResult
}

/// What a mapping allows; a private one keeps its changes to itself.
public enum MappingAccess: Sendable {
    case readOnly
    case readWrite
    case privateCopy
}
