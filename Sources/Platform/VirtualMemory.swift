// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// Access rights of mapped pages. The raw values are those of `mprotect(2)`.
public struct MemoryProtection: OptionSet, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let none: MemoryProtection = []
    public static let read = MemoryProtection(rawValue: 1)
    public static let write = MemoryProtection(rawValue: 2)
    public static let execute = MemoryProtection(rawValue: 4)
    public static let readWrite: MemoryProtection = [.read, .write]
}

/// Address space, in the two steps everything above relies on: *reserved* memory owns addresses but no pages and
/// faults when touched; *committed* memory reads as zero until written.
///
/// ```
///            reserve                 commit
///   free ───────────────▶ reserved ─────────▶ committed
///     ▲                      ▲ │  decommit        │
///     └──────── release ─────┼─┴──────────────────┘
///                            └── pages given back, addresses kept
/// ```
///
/// Addresses and sizes must be multiples of the page size wherever a mapping is changed; the kernel refuses others
/// with EINVAL, which is thrown. All functions may be called from any thread.
public enum VirtualMemory {
    /// Bytes per page.
    public static let pageSizeInBytes = sysconf(Int32(_SC_PAGESIZE))

    /// Rounds up to whole pages; nil when that exceeds `Int`.
    public static func roundedUpToPages(_ sizeInBytes: Int) -> Int? {
        let (sum, overflow) = sizeInBytes.addingReportingOverflow(pageSizeInBytes - 1)
        guard !overflow, sizeInBytes >= 0 else { return nil }
        return sum & ~(pageSizeInBytes - 1)
    }

    /// Reserves inaccessible address space, without claiming swap or memory.
    ///
    /// - Parameters:
    ///   - alignment: a power of two; the result is a multiple of it.
    ///   - address: where the range must lie. Nothing is ever mapped over: EEXIST when part of it is taken.
    public static func reserve(
        sizeInBytes: Int, alignment: Int = pageSizeInBytes, at address: UnsafeMutableRawPointer? = nil
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        guard sizeInBytes > 0, alignment > 0, alignment & (alignment - 1) == 0,
            let size = roundedUpToPages(sizeInBytes)
        else { throw SystemError(operation: "mmap", code: EINVAL) }
        var flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        if let address {
            guard UInt(bitPattern: address) & UInt(alignment - 1) == 0 else {
                throw SystemError(operation: "mmap", code: EINVAL)
            }
            flags |= mapFixedNoReplace
            let base = try map(address, size, PROT_NONE, flags, -1, 0)
            // Kernels before 4.17 take the address as a mere hint.
            guard base == address else {
                munmap(base, size)
                throw SystemError(operation: "mmap", code: EEXIST)
            }
            return base
        }
        if alignment <= pageSizeInBytes { return try map(nil, size, PROT_NONE, flags, -1, 0) }

        // Over-reserve, then cut both ends off.
        let (padded, overflow) = size.addingReportingOverflow(alignment)
        guard !overflow else { throw SystemError(operation: "mmap", code: ENOMEM) }
        let base = try map(nil, padded, PROT_NONE, flags, -1, 0)
        let aligned = UnsafeMutableRawPointer(
            bitPattern: (UInt(bitPattern: base) + UInt(alignment - 1)) & ~UInt(alignment - 1))!
        let head = aligned - base
        let tail = padded - head - size
        if head > 0 { munmap(base, head) }
        if tail > 0 { munmap(aligned + size, tail) }
        return aligned
    }

    /// Gives pages and addresses back. The range may span several mappings.
    public static func release(_ base: UnsafeMutableRawPointer, sizeInBytes: Int) throws(SystemError) {
        guard let size = roundedUpToPages(sizeInBytes) else { throw SystemError(operation: "munmap", code: EINVAL) }
        guard munmap(base, size) == 0 else { throw SystemError(failed: "munmap") }
    }

    /// Makes reserved memory usable; it reads as zero. Committing committed memory keeps its contents.
    public static func commit(
        _ base: UnsafeMutableRawPointer, sizeInBytes: Int, protection: MemoryProtection = .readWrite
    ) throws(SystemError) {
        try protect(base, sizeInBytes: sizeInBytes, protection)
    }

    /// Returns committed memory to the reserved state in one step: contents and pages are gone, addresses stay taken.
    public static func decommit(_ base: UnsafeMutableRawPointer, sizeInBytes: Int) throws(SystemError) {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED
        _ = try map(base, sizeInBytes, PROT_NONE, flags, -1, 0)
    }

    /// Drops contents (reads give zero again) but leaves the memory committed.
    public static func discard(_ base: UnsafeMutableRawPointer, sizeInBytes: Int) throws(SystemError) {
        guard madvise(base, sizeInBytes, MADV_DONTNEED) == 0 else { throw SystemError(failed: "madvise") }
    }

    /// Asks the kernel to back committed memory by huge pages where it can; a refusal is no error.
    public static func adviseHugePages(_ base: UnsafeMutableRawPointer, sizeInBytes: Int) {
        _ = madvise(base, sizeInBytes, MADV_HUGEPAGE)
    }

    /// Has the kernel give committed memory its pages at once, which is cheaper than a fault for each; a refusal is no error.
    public static func populate(_ base: UnsafeMutableRawPointer, sizeInBytes: Int) {
        // MADV_POPULATE_WRITE, Linux 5.14; the C library's headers may be older.
        _ = madvise(base, sizeInBytes, 23)
    }

    /// Changes access rights.
    public static func protect(
        _ base: UnsafeMutableRawPointer, sizeInBytes: Int, _ protection: MemoryProtection
    ) throws(SystemError) {
        guard mprotect(base, sizeInBytes, protection.rawValue) == 0 else { throw SystemError(failed: "mprotect") }
    }

    /// How stores to a mapped file behave.
    public enum FileSharing: Sendable {
        /// Stores stay in this mapping (copy-on-write).
        case privateCopy
        /// Stores reach the file and its other mappings; with `.read` only, the pages are simply shared.
        case shared
    }

    /// Maps part of an open file.
    ///
    /// - Parameters:
    ///   - offset: a multiple of the page size. Pages beyond the file's end fault with SIGBUS when touched, so the
    ///     caller bounds the size by the file's.
    ///   - address: replaces whatever is mapped there, which must therefore be the caller's own reservation.
    public static func mapFile(
        descriptor: Int32, offset: Int64, sizeInBytes: Int, protection: MemoryProtection, sharing: FileSharing,
        replacing address: UnsafeMutableRawPointer? = nil
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        var flags: Int32 = sharing == .shared ? MAP_SHARED : MAP_PRIVATE | MAP_NORESERVE
        if address != nil { flags |= MAP_FIXED }
        return try map(address, sizeInBytes, protection.rawValue, flags, descriptor, offset)
    }

    /// Creates a file that lives in memory, for mapping the same pages twice. The caller closes the descriptor; the
    /// mappings keep the pages alive.
    public static func createMemoryFile(name: String, sizeInBytes: Int) throws(SystemError) -> Int32 {
        let descriptor = swiftlet_memfd_create(name, 0)
        guard descriptor >= 0 else { throw SystemError(failed: "memfd_create") }
        guard ftruncate(descriptor, sizeInBytes) == 0 else {
            let error = SystemError(failed: "ftruncate")
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Maps committed anonymous memory a second time, somewhere else, with other rights. In machines only, where the
    /// monitor does this instead of memory files: ENOSYS elsewhere. `release` ends either view.
    public static func mapAlias(
        of base: UnsafeMutableRawPointer, sizeInBytes: Int, protection: MemoryProtection
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        guard let view = swiftlet_map_alias(base, sizeInBytes, protection.rawValue) else {
            throw SystemError(failed: "map alias")
        }
        return view
    }

    /// `MAP_FIXED_NOREPLACE`, which the overlay lacks.
    private static let mapFixedNoReplace: Int32 = 0x100000

    private static func map(
        _ address: UnsafeMutableRawPointer?, _ size: Int, _ protection: Int32, _ flags: Int32, _ descriptor: Int32,
        _ offset: Int64
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        let result = mmap(address, size, protection, flags, descriptor, Int(offset))
        guard let result, result != MAP_FAILED else { throw SystemError(failed: "mmap") }
        return result
    }
}
