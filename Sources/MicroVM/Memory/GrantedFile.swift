// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestMemory
import MachineState
import Platform

/// A file of the host that a guest may read, under a path of the guest's.
///
/// Its pages are a piece of the machine's physical memory, mapped from the host's page cache: all machines that are
/// granted a file share one copy of it, and a guest that maps it copies nothing. The piece is read-only, or *private*:
/// then the guest may map it for writing, and what it writes is copied page by page and stays with it.
public struct GrantedFile: Sendable, Equatable {
    public var guestPath: String
    public var hostPath: String
    public var isPrivate: Bool

    public init(guestPath: String, hostPath: String, isPrivate: Bool = false) {
        self.guestPath = guestPath
        self.hostPath = hostPath
        self.isPrivate = isPrivate
    }
}

/// A granted file, opened.
final class FileRegion: Sendable {
    let grant: GrantedFile
    /// Bytes of the file; the region's size is whole pages, the rest of the last one zero.
    let size: Int
    /// When the file was last changed, ns since 1970.
    let modified: Int64
    /// Nil for an empty file.
    let region: MemoryRegion?
    /// The file itself, for reading: the region of a private one shows what the guest has written to it. -1 for others.
    private let descriptor: Int32

    init(_ grant: GrantedFile, at start: GuestAddress) throws(MachineError) {
        let descriptor = open(grant.hostPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(SystemError(operation: "open", code: errno)) }
        var keeps = false
        defer { if !keeps { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(SystemError(operation: "fstat", code: errno)) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= 0 else {
            throw .configuration("\(grant.hostPath) is not a file")
        }
        self.grant = grant
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        if size > 0 {
            let pages = (size + guestPageSize - 1) / guestPageSize
            region = try inLayer { () throws(GuestMemoryError) in
                try MemoryRegion(
                    start: start, size: pages * guestPageSize,
                    backing: grant.isPrivate
                        ? .privateFile(descriptor: descriptor, offset: 0)
                        : .readOnlyFile(descriptor: descriptor, offset: 0))
            }
        } else {
            region = nil
        }
        keeps = grant.isPrivate
        self.descriptor = keeps ? descriptor : -1
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Opens the files of a machine whose physical memory is free from `start` on.
    static func openAll(_ grants: [GrantedFile], from start: GuestAddress) throws(MachineError) -> [FileRegion] {
        var next = start
        var files: [FileRegion] = []
        for grant in grants {
            let file = try FileRegion(grant, at: next)
            if let region = file.region {
                next = GuestAddress(
                    (region.end.rawValue + FrameAllocator.largeFrameSize - 1) & ~(FrameAllocator.largeFrameSize - 1))
            }
            files.append(file)
        }
        return files
    }

    /// Bytes from `position`, at most `count`. The file may shrink under us as under anybody who maps it; the host's
    /// answer to that is a signal, so files that others truncate should not be granted.
    func read(at position: Int, count: Int) -> [UInt8] {
        guard let region, position >= 0, position < size, count > 0 else { return [] }
        if descriptor >= 0 {
            return GuestEnvironment.hostBytes(min(count, size - position)) {
                hostCall(.readAt, Int(descriptor), $0.baseAddress, $0.count, position)
            }.bytes
        }
        return Array(UnsafeRawBufferPointer(start: region.host + position, count: min(count, size - position)))
    }
}

/// Which files a machine was granted, so that a restored one has the same.
struct FilesState: StateComponent, Equatable {
    static let stateTag = StateTag("FILE")
    static let stateVersion: UInt16 = 2

    struct Entry: Equatable {
        var guestPath: String
        var hostPath: String
        var size: UInt64
        var modified: Int64
        /// Since version 2.
        var isPrivate: Bool
    }
    var entries: [Entry]

    init(_ files: [FileRegion]) {
        entries = files.map { file in
            Entry(
                guestPath: file.grant.guestPath, hostPath: file.grant.hostPath, size: UInt64(file.size),
                modified: file.modified, isPrivate: file.grant.isPrivate)
        }
    }

    var grants: [GrantedFile] {
        entries.map { GrantedFile(guestPath: $0.guestPath, hostPath: $0.hostPath, isPrivate: $0.isPrivate) }
    }

    func save(to encoder: inout StateEncoder) {
        encoder.put(entries) { encoder, entry in
            encoder.put(entry.guestPath)
            encoder.put(entry.hostPath)
            encoder.put(entry.size)
            encoder.put(entry.modified)
            encoder.put(entry.isPrivate)
        }
    }

    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError) {
        entries = try decoder.getArray { (decoder) throws(StateError) in
            Entry(
                guestPath: try decoder.getString(), hostPath: try decoder.getString(), size: try decoder.get(),
                modified: try decoder.get(), isPrivate: version >= 2 ? try decoder.getBool() : false)
        }
    }
}
