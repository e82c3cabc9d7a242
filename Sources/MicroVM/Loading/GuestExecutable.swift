// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import Platform

/// A static executable made ready to run as a guest, once, for any number of machines.
///
/// The segments are laid out at their addresses in a memory file, with the system-call instructions that were found
/// replaced already. A machine maps the file copy-on-write as a piece of its physical memory: nothing is copied at
/// start, and machines share every page they do not write.
public final class GuestExecutable: Sendable {
    struct Segment: Sendable {
        var pages: Range<UInt64>
        var protection: MemoryProtection
    }

    let file: MemoryFile
    /// Where the image begins in the file, and its bytes; whole pages.
    let imageOffset: Int
    let imageSize: Int
    /// Virtual address of the file's first byte; a multiple of the page size.
    let base: UInt64
    let segments: [Segment]
    let entry: UInt64
    let headerAddress: UInt64
    let headerCount: Int
    /// System-call instructions replaced ahead of time. Those that were not found are replaced when they first run.
    public let patchedSites: Int
    /// When the prepared file was last changed, ns since 1970; 0 for an executable that has none.
    let modified: Int64

    /// Reads and prepares the executable at `path`.
    public convenience init(path: String) throws(MachineError) {
        let mapped: MappedFile
        do throws(SystemError) { mapped = try MappedFile(path: path) } catch { throw .system(error) }
        defer { withExtendedLifetime(mapped) {} }  // the bytes are the mapping's
        try self.init(contents: mapped.bytes)
    }

    /// An executable that was prepared before, in a file.
    init(
        file: MemoryFile, imageOffset: Int, imageSize: Int, base: UInt64, segments: [Segment], entry: UInt64,
        headerAddress: UInt64, headerCount: Int, patchedSites: Int, modified: Int64
    ) {
        self.file = file
        self.imageOffset = imageOffset
        self.imageSize = imageSize
        self.base = base
        self.segments = segments
        self.entry = entry
        self.headerAddress = headerAddress
        self.headerCount = headerCount
        self.patchedSites = patchedSites
        self.modified = modified
    }

    public init(contents: UnsafeRawBufferPointer) throws(MachineError) {
        let image: ELFImage
        do throws(ExecutableError) { image = try ELFImage(contents) } catch { throw .executable(error) }
        let base = image.segments[0].pages.lowerBound
        let end = image.segments[image.segments.count - 1].pages.upperBound
        file = try inLayer { () throws(GuestMemoryError) in
            try MemoryFile(size: Int(end - base), name: "guest executable")
        }
        imageOffset = 0
        imageSize = file.size
        let view = try inLayer { [file] () throws(GuestMemoryError) in
            try MemoryRegion(
                start: GuestAddress(0), size: file.size,
                backing: .sharedFile(descriptor: file.descriptor, offset: 0))
        }
        defer { withExtendedLifetime(view) {} }  // pointers into it do not keep it
        for segment in image.segments where segment.fileSize > 0 {
            guard let source = contents.baseAddress else { break }
            (view.host + Int(segment.address - base))
                .copyMemory(from: source + segment.fileOffset, byteCount: segment.fileSize)
        }
        self.base = base
        entry = image.entry
        headerAddress = image.headerAddress
        headerCount = image.headerCount
        segments = image.segments.map { segment in
            var protection: MemoryProtection = .read
            if segment.isWritable { protection.insert(.write) }
            if segment.isExecutable { protection.insert(.execute) }
            return Segment(pages: segment.pages, protection: protection)
        }
        var sites = 0
        for section in image.codeSections {
            let code = UnsafeMutableRawBufferPointer(
                start: view.host + Int(section.address - base), count: section.size)
            sites += CallSites.patch(code)
        }
        patchedSites = sites
        modified = 0
    }
}
