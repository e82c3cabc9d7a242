// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestMemory
import Platform

// A prepared executable as a file: a large page that says what it is, then the image as it lies in memory, with call sites
// replaced. Machines map the image from the file copy-on-write, so starting one reads nothing and looks for nothing, and
// all machines of a host share its pages in the page cache.
//
// The image begins at a multiple of 2 MiB and is written in pieces of that size: then a host whose file system caches
// files in large pages maps the code by them, and a guest's first touch of 2 MiB of code is one fault, not 512.
//
//     0   magic, 8 bytes             8   base        16  entry       24  address of the program headers
//     32  their number               40  call sites  48  image size  56  number of segments (at most 16)
//     64  per segment: first address, address behind the last, protection
//
// All numbers have 64 bits. A file is judged when it is opened, as an executable is.

extension GuestExecutable {
    private static let magic: UInt64 = 0x3254_5345_5547_5753  // "SWGUEST2"
    private static let segmentLimit = 16

    /// Writes the executable to a file, which appears whole or not at all.
    public func write(to path: String) throws(MachineError) {
        var words: [UInt64] = [
            GuestExecutable.magic, base, entry, headerAddress, UInt64(headerCount), UInt64(patchedSites),
            UInt64(imageSize), UInt64(segments.count),
        ]
        for segment in segments {
            words += [segment.pages.lowerBound, segment.pages.upperBound, UInt64(segment.protection.rawValue)]
        }
        guard segments.count <= GuestExecutable.segmentLimit else { throw .executable(.tooLarge) }
        var header: [UInt8] = []
        for word in words { withUnsafeBytes(of: word.littleEndian) { header.append(contentsOf: $0) } }
        let view = try inLayer { () throws(GuestMemoryError) in
            try MemoryRegion(
                start: GuestAddress(0), size: imageSize,
                backing: .privateFile(descriptor: file.descriptor, offset: Int64(imageOffset)))
        }
        defer { withExtendedLifetime(view) {} }  // pointers into it do not keep it
        let temporary = path + ".new"
        let output = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard output >= 0 else { throw .system(SystemError(operation: "open", code: errno)) }
        defer { close(output) }
        var isWritten = ftruncate(output, guestLargePageSize + imageSize) == 0
        isWritten = isWritten && header.withUnsafeBytes { pwrite(output, $0.baseAddress, $0.count, 0) } == header.count
        for piece in stride(from: 0, to: imageSize, by: guestLargePageSize) where isWritten {
            let bytes = UnsafeRawBufferPointer(
                start: view.host + piece, count: min(guestLargePageSize, imageSize - piece))
            guard bytes.contains(where: { $0 != 0 }) else { continue }  // a hole
            isWritten = pwrite(output, bytes.baseAddress, bytes.count, guestLargePageSize + piece) == bytes.count
        }
        guard isWritten, rename(temporary, path) == 0 else {
            let error = SystemError(operation: "pwrite", code: errno)
            unlink(temporary)
            throw .system(error)
        }
    }

    /// Opens an executable that `write` made.
    public convenience init(prepared path: String) throws(MachineError) {
        let file: MemoryFile
        do throws(GuestMemoryError) {
            file = try MemoryFile(path: path)
        } catch {
            throw .memory(error)
        }
        var header = [UInt64](repeating: 0, count: 8 + 3 * GuestExecutable.segmentLimit)
        let count = header.withUnsafeMutableBytes { pread(file.descriptor, $0.baseAddress, $0.count, 0) }
        guard count == header.count * 8, header[0] == GuestExecutable.magic else { throw .executable(.notELF) }
        let (base, entry) = (header[1], header[2])
        guard let imageSize = Int(exactly: header[6]), imageSize > 0, imageSize <= file.size - guestLargePageSize,
            imageSize % guestPageSize == 0, header[7] > 0, header[7] <= UInt64(GuestExecutable.segmentLimit),
            let headerCount = Int(exactly: header[4]), let sites = Int(exactly: header[5])
        else { throw .executable(.outsideFile) }
        let allowed = ELFImage.addresses
        guard allowed.contains(base), base % UInt64(guestPageSize) == 0,
            UInt64(imageSize) <= allowed.upperBound - base
        else { throw .executable(.badSegment) }
        var segments: [Segment] = []
        var position = base
        for index in 0..<Int(header[7]) {
            let (start, end, rights) = (header[8 + 3 * index], header[9 + 3 * index], header[10 + 3 * index])
            guard start >= position, end > start, end - base <= UInt64(imageSize),
                (start | end) % UInt64(guestPageSize) == 0, rights & ~7 == 0
            else { throw .executable(.badSegment) }
            position = end
            segments.append(
                Segment(pages: start..<end, protection: MemoryProtection(rawValue: Int32(truncatingIfNeeded: rights))))
        }
        guard segments.contains(where: { $0.pages.contains(entry) && $0.protection.contains(.execute) }) else {
            throw .executable(.badEntry)
        }
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else {
            throw .system(SystemError(operation: "fstat", code: errno))
        }
        let modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        self.init(
            file: file, imageOffset: guestLargePageSize, imageSize: imageSize, base: base, segments: segments,
            entry: entry, headerAddress: header[3], headerCount: headerCount, patchedSites: sites, modified: modified)
    }
}
