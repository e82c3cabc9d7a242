// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// A run of guest physical memory with one backing in the host.
///
/// The region owns its host mapping, whose address is aligned to large pages so that host and guest large pages can
/// coincide. Host reserve is not charged up front: a page costs memory from its first touch.
public final class MemoryRegion: @unchecked Sendable {
    public enum Backing: Equatable, Sendable {
        /// Fresh zero memory of this process.
        case anonymous
        /// A file or memory file, from `offset`: writes go to the file and to everyone who maps it.
        case sharedFile(descriptor: Int32, offset: Int64)
        /// A file seen copy-on-write: pages are shared with everybody until written here. What clones use.
        case privateFile(descriptor: Int32, offset: Int64)
        /// A file that neither the guest nor the monitor can write. What guests share the class library by.
        case readOnlyFile(descriptor: Int32, offset: Int64)
    }

    public let start: GuestAddress
    /// Bytes; a multiple of the page size.
    public let size: Int
    public let backing: Backing
    public let host: UnsafeMutableRawPointer
    /// Pages the monitor wrote; present while tracking is on. Changed only while no VCPU or handler runs.
    public internal(set) var dirty: DirtyBitmap?

    private let reservation: UnsafeMutableRawPointer
    private let reservationSize: Int

    public var isWritable: Bool { if case .readOnlyFile = backing { false } else { true } }
    /// Whether nobody else can change the size of what is behind the region: not so for a shared file.
    public var isOwn: Bool { if case .sharedFile = backing { false } else { true } }
    public var end: GuestAddress { start &+ UInt64(size) }

    public init(start: GuestAddress, size: Int, backing: Backing) throws(GuestMemoryError) {
        guard size > 0, size % guestPageSize == 0, start.rawValue % UInt64(guestPageSize) == 0,
            size <= 1 << 46, start.rawValue <= (1 << 52) - UInt64(size)
        else { throw .badRange(address: start, size: size) }
        // The reservation starts at a large page, the memory where host and guest agree modulo large pages.
        let shift = Int(start.rawValue % UInt64(guestLargePageSize))
        do throws(SystemError) {
            reservation = try VirtualMemory.reserve(sizeInBytes: size + shift, alignment: guestLargePageSize)
        } catch {
            throw .hostFailure(operation: "reserve", errno: error.code)
        }
        let host = reservation + shift
        reservationSize = size + shift
        do throws(SystemError) {
            switch backing {
            case .anonymous:
                try VirtualMemory.commit(host, sizeInBytes: size)
            case .sharedFile(let descriptor, let offset):
                _ = try VirtualMemory.mapFile(
                    descriptor: descriptor, offset: offset, sizeInBytes: size, protection: .readWrite,
                    sharing: .shared, replacing: host)
            case .privateFile(let descriptor, let offset):
                _ = try VirtualMemory.mapFile(
                    descriptor: descriptor, offset: offset, sizeInBytes: size, protection: .readWrite,
                    sharing: .privateCopy, replacing: host)
            case .readOnlyFile(let descriptor, let offset):
                _ = try VirtualMemory.mapFile(
                    descriptor: descriptor, offset: offset, sizeInBytes: size, protection: .read, sharing: .shared,
                    replacing: host)
            }
        } catch {
            munmap(reservation, reservationSize)
            throw .hostFailure(operation: "map", errno: error.code)
        }
        self.start = start
        self.size = size
        self.backing = backing
        self.host = host
    }

    deinit { munmap(reservation, reservationSize) }

    /// Whether `count` bytes at `address` lie in the region.
    @inline(__always)
    func contains(_ address: GuestAddress, count: Int) -> Bool {
        let offset = address.rawValue &- start.rawValue
        return count >= 0 && offset <= UInt64(size) && UInt64(count) <= UInt64(size) - offset
    }
}

// Advice to the host about a part of a region, in whole pages; the caller has checked the range against the region.
extension MemoryRegion {
    /// Gives pages back to the host: they read as zero afterwards, and no VCPU keeps a translation to what was there.
    ///
    /// Dropping the pages of a private file mapping would bring the file's bytes back, so there long runs are replaced
    /// by anonymous memory, and short ones, which are not worth a mapping of their own, are written over.
    ///
    /// Counts as a write of the monitor's: whoever copies the memory must learn of it.
    public func makeZero(offset: Int, size: Int) throws(GuestMemoryError) {
        dirty?.mark(first: offset / guestPageSize, count: (size + guestPageSize - 1) / guestPageSize)
        switch backing {
        case .anonymous: try advise(offset, size, MADV_DONTNEED, "discard")
        case .sharedFile: try advise(offset, size, MADV_REMOVE, "punch a hole")
        case .readOnlyFile: throw .readOnly(address: start &+ UInt64(offset))
        case .privateFile:
            guard let address = part(offset, size) else { return }
            if size < 64 * guestPageSize {
                memset(address, 0, size)
                try dropTranslations(offset: offset, size: size)
                return
            }
            let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE
            guard mmap(address, size, PROT_READ | PROT_WRITE, flags, -1, 0) == address else {
                throw .hostFailure(operation: "discard", errno: errno)
            }
        }
    }

    /// Lets the host use large pages here.
    public func allowLargePages(offset: Int, size: Int) throws(GuestMemoryError) {
        try advise(offset, size, MADV_HUGEPAGE, "allow large pages")
    }

    /// Touches pages now, in one call, instead of one fault each later.
    public func populate(offset: Int, size: Int) throws(GuestMemoryError) {
        try advise(offset, size, 23, "populate")  // MADV_POPULATE_WRITE
    }

    /// Makes every VCPU forget its translations of a part, by the host's own invalidation: taking the right to write
    /// (or, of a read-only region, to read) away and giving it back. Needed after a guest page table entry loses a
    /// right; works on every KVM backend. A VCPU that touches the part in between finds that the host refuses, and must
    /// retry.
    public func dropTranslations(offset: Int, size: Int) throws(GuestMemoryError) {
        guard let address = part(offset, size) else { return }
        let (less, full) = isWritable ? (PROT_READ, PROT_READ | PROT_WRITE) : (PROT_NONE, PROT_READ)
        guard mprotect(address, size, less) == 0, mprotect(address, size, full) == 0 else {
            throw .hostFailure(operation: "drop translations", errno: errno)
        }
    }

    private func advise(_ offset: Int, _ size: Int, _ advice: Int32, _ name: String) throws(GuestMemoryError) {
        guard let address = part(offset, size) else { return }
        guard madvise(address, size, advice) == 0 else { throw .hostFailure(operation: name, errno: errno) }
    }

    private func part(_ offset: Int, _ size: Int) -> UnsafeMutableRawPointer? {
        guard offset >= 0, size > 0, offset <= self.size, size <= self.size - offset else { return nil }
        return host + offset
    }
}
