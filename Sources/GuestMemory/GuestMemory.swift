// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// All physical memory of a guest, and the only way by which the monitor reaches it.
///
/// Every access names a physical address and a byte count, and is checked against the regions, without arithmetic that
/// could trap or wrap; there is no pointer into guest memory without a bound beside it. Guest memory changes under the
/// monitor's hands while VCPUs run, so values are copied out once and judged in the copy.
///
/// Regions are added and removed by the machine's owner while no VCPU or handler runs; everything else may come from
/// any thread.
public final class GuestMemory: @unchecked Sendable {
    /// In ascending order of address.
    public private(set) var regions: [MemoryRegion] = []

    public init() {}

    public func add(_ region: MemoryRegion) throws(GuestMemoryError) {
        for other in regions where region.start < other.end && other.start < region.end {
            throw .badRange(address: region.start, size: region.size)
        }
        regions.append(region)
        regions.sort { $0.start < $1.start }
    }

    public func remove(_ region: MemoryRegion) { regions.removeAll { $0 === region } }

    /// The region that holds all of `count` bytes at `address`.
    @inline(__always)
    public func region(of address: GuestAddress, count: Int) throws(GuestMemoryError) -> MemoryRegion {
        for region in regions where region.contains(address, count: count) { return region }
        throw .outOfRange(address: address, count: count)
    }

    /// Where `count` bytes at `address` lie in the host, for reading. Valid while the region is.
    @inline(__always)
    public func readable(_ address: GuestAddress, count: Int) throws(GuestMemoryError) -> UnsafeRawPointer {
        let region = try region(of: address, count: count)
        return UnsafeRawPointer(region.host + Int(address.rawValue &- region.start.rawValue))
    }

    /// The same for writing. The pages count as written by the monitor.
    @inline(__always)
    public func writable(_ address: GuestAddress, count: Int) throws(GuestMemoryError) -> UnsafeMutableRawPointer {
        let region = try region(of: address, count: count)
        guard region.isWritable else { throw .readOnly(address: address) }
        let offset = Int(address.rawValue &- region.start.rawValue)
        if let dirty = region.dirty, count > 0 {
            let first = offset / guestPageSize
            dirty.mark(first: first, count: (offset + count - 1) / guestPageSize - first + 1)
        }
        return region.host + offset
    }

    /// Copies a value out.
    public func load<Value: BitwiseCopyable>(
        _ address: GuestAddress, as type: Value.Type = Value.self
    ) throws(GuestMemoryError) -> Value {
        try readable(address, count: MemoryLayout<Value>.size).loadUnaligned(as: Value.self)
    }

    /// Copies a value in.
    public func store<Value: BitwiseCopyable>(_ value: Value, at address: GuestAddress) throws(GuestMemoryError) {
        let target = try writable(address, count: MemoryLayout<Value>.size)
        withUnsafeBytes(of: value) { target.copyMemory(from: $0.baseAddress!, byteCount: MemoryLayout<Value>.size) }
    }

    /// Copies bytes in.
    public func write(_ bytes: UnsafeRawBufferPointer, at address: GuestAddress) throws(GuestMemoryError) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        try writable(address, count: bytes.count).copyMemory(from: source, byteCount: bytes.count)
    }

    /// Copies bytes out.
    public func read(_ address: GuestAddress, into bytes: UnsafeMutableRawBufferPointer) throws(GuestMemoryError) {
        guard let target = bytes.baseAddress, bytes.count > 0 else { return }
        target.copyMemory(from: try readable(address, count: bytes.count), byteCount: bytes.count)
    }

    /// Sets bytes to zero.
    public func clear(_ address: GuestAddress, count: Int) throws(GuestMemoryError) {
        memset(try writable(address, count: count), 0, count)
    }
}

// Tracking of the monitor's own writes, beside the kernel's log of the guest's.
extension GuestMemory {
    /// Starts recording the monitor's writes. No handler runs.
    public func startTracking() {
        for region in regions where region.isWritable {
            region.dirty = DirtyBitmap(pageCount: region.size / guestPageSize)
        }
    }

    public func stopTracking() {
        for region in regions { region.dirty = nil }
    }
}
