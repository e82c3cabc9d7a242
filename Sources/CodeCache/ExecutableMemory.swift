// SPDX-License-Identifier: Apache-2.0
//
// Executable memory of which no page is ever writable and executable at the same address.
//
//            memory file (memfd)                       address space
//     ┌──────────────────────────────┐      base ┌──────────────────────────┐
//     │ page │ page │ page │   …     │ ◀──────── │  read + execute, always  │
//     └──────────────────────────────┘           └──────────────────────────┘
//               ▲                                  anywhere ┌──────┐
//               └────────────────────────────────────────── │ r + w│ only inside `withWritableView`
//                                                           └──────┘
//
// The file is sparse: pages exist once written. The executable view is made once and never changes, so threads may run
// in it at any time. The writable view covers only the pages being written and is unmapped at the end.
//
// Inside a machine there are no memory files, and a call costs more than writing the code: there the two views are those of
// `AliasedMemory`, made once.

import Glibc
import Platform

/// A run of dual-mapped executable memory.
struct ExecutableMemory: ~Copyable {
    /// Start of the executable view.
    let base: UnsafeMutableRawPointer
    let sizeInBytes: Int
    private let backing: Backing
    private let ownsRange: Bool

    private enum Backing: ~Copyable {
        case file(MemoryFile)
        case aliases(AliasedMemory)
    }

    /// - Parameters:
    ///   - range: where the executable view must lie: address space that the caller reserved, page-aligned, replaced by
    ///     the view. Nil to reserve some.
    ///   - file: what to map, of at least that size.
    init(
        sizeInBytes: Int, at range: UnsafeMutableRawPointer?, file: consuming MemoryFile
    ) throws(CodeCacheError) {
        let size: Int = try Self.checkedSize(sizeInBytes, range)
        base = try Self.map(file.descriptor, size, range)
        self.sizeInBytes = size
        backing = .file(file)
        ownsRange = range == nil
    }

    /// As above, with a new file in memory, or without any where there are none.
    init(sizeInBytes: Int, at range: UnsafeMutableRawPointer? = nil) throws(CodeCacheError) {
        let size: Int = try Self.checkedSize(sizeInBytes, range)
        let file: MemoryFile
        do throws(SystemError) { file = try MemoryFile(sizeInBytes: size) } catch {
            guard error.code == ENOSYS else { throw .executableMemoryRefused(error) }
            try self.init(aliased: size, at: range)
            return
        }
        try self.init(sizeInBytes: size, at: range, file: file)
    }

    /// As above, with the monitor's aliases.
    private init(aliased size: Int, at range: UnsafeMutableRawPointer?) throws(CodeCacheError) {
        if let range {
            base = range
        } else {
            do throws(SystemError) { base = try VirtualMemory.reserve(sizeInBytes: size) } catch {
                throw .executableMemoryRefused(error)
            }
        }
        sizeInBytes = size
        backing = .aliases(AliasedMemory(base: base, sizeInBytes: size))
        ownsRange = range == nil
    }

    private static func checkedSize(
        _ sizeInBytes: Int, _ range: UnsafeMutableRawPointer?
    ) throws(CodeCacheError) -> Int {
        guard let size = VirtualMemory.roundedUpToPages(sizeInBytes), size > 0, size <= 1 << 31,
            UInt(bitPattern: range) % UInt(VirtualMemory.pageSizeInBytes) == 0
        else { throw .invalidRange }
        return size
    }

    private static func map(
        _ descriptor: Int32, _ size: Int, _ range: UnsafeMutableRawPointer?
    ) throws(CodeCacheError) -> UnsafeMutableRawPointer {
        do throws(SystemError) {
            let place: UnsafeMutableRawPointer =
                if let range { range } else {
                    try VirtualMemory.reserve(sizeInBytes: size)
                }
            do throws(SystemError) {
                return try VirtualMemory.mapFile(
                    descriptor: descriptor, offset: 0, sizeInBytes: size, protection: [.read, .execute],
                    sharing: .shared, replacing: place)
            } catch {
                if range == nil { try? VirtualMemory.release(place, sizeInBytes: size) }
                throw error
            }
        } catch {
            throw .executableMemoryRefused(error)
        }
    }

    deinit {
        // The range returns to its owner as it came, reserved; or to the system.
        if ownsRange {
            try? VirtualMemory.release(base, sizeInBytes: sizeInBytes)
        } else {
            try? VirtualMemory.decommit(base, sizeInBytes: sizeInBytes)
        }
    }

    /// Runs `body` with writable memory that shows `count` bytes from `offset` on. The view is gone afterwards, also
    /// when `body` throws. Several threads may do this at once for different bytes.
    func withWritableView<Result>(
        offset: Int, count: Int, _ body: (UnsafeMutableRawPointer) throws(CodeCacheError) -> Result
    ) throws(CodeCacheError) -> Result {
        guard offset >= 0, count > 0, count <= sizeInBytes, offset <= sizeInBytes - count else { throw .invalidRange }
        switch backing {
        case .aliases(let memory): return try memory.withWritableView(offset: offset, count: count, body)
        case .file(let file):
            let page: Int = VirtualMemory.pageSizeInBytes
            let start: Int = offset & ~(page - 1)
            let length: Int = (offset + count + page - 1) & ~(page - 1) - start
            let view: UnsafeMutableRawPointer
            do throws(SystemError) {
                view = try VirtualMemory.mapFile(
                    descriptor: file.descriptor, offset: Int64(start), sizeInBytes: length, protection: .readWrite,
                    sharing: .shared)
            } catch {
                throw .executableMemoryRefused(error)
            }
            defer { try? VirtualMemory.release(view, sizeInBytes: length) }
            return try body(view + (offset - start))
        }
    }

    /// Gives the whole pages among `count` bytes back to the system. Returns how many bytes that were.
    func removePages(offset: Int, count: Int) -> Int {
        let page: Int = VirtualMemory.pageSizeInBytes
        let start: Int = (offset + page - 1) & ~(page - 1)
        let end: Int = (offset + count) & ~(page - 1)
        guard offset >= 0, start < end, end <= sizeInBytes else { return 0 }
        switch backing {
        case .aliases(let memory): return memory.removePages(offset: start, count: end - start)
        case .file: break
        }
        do throws(CodeCacheError) {
            // A hole can only be made through a writable view.
            return try withWritableView(offset: start, count: end - start) { (view) throws(CodeCacheError) in
                do throws(SystemError) {
                    try VirtualMemory.removePages(view, sizeInBytes: end - start)
                    return end - start
                } catch {
                    return 0
                }
            }
        } catch {
            return 0
        }
    }
}
