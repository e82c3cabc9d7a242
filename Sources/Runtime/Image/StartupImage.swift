// SPDX-License-Identifier: Apache-2.0
import Glibc
import Heap
import ObjectModel
import Platform

/// An open image that fits: its header and state are read, nothing of it is mapped into a machine yet.
public final class StartupImage {
    private let descriptor: Int32
    private let header: ImageHeader
    let state: ImageState
    /// Sections that machines use outside of their reservation, while they live.
    private var mappings: [(base: UnsafeMutableRawPointer, sizeInBytes: Int)] = []

    /// Opens an image and checks that it was made for `key`, and that its tables are whole. The pages of metadata and heap
    /// are not read here.
    public init(path: String, key: ImageKey) throws(ImageFailure) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw ImageFailure("cannot open it: \(String(cString: strerror(errno)))") }
        var isDone = false
        defer { if !isDone { close(opened) } }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ImageFailure("it is no file")
        }
        let fileSize = Int(status.st_size)
        let page = try StartupImage.read(opened, offset: 0, count: ImageHeader.sizeInBytes)
        let found: ImageHeader = try page.withUnsafeBufferPointer { (bytes) throws(ImageFailure) in
            try ImageHeader(UnsafeRawBufferPointer(bytes), fileSize: fileSize)
        }
        guard found.key.executable == key.executable else { throw ImageFailure("another build wrote it") }
        guard found.key.classLibrary == key.classLibrary else {
            throw ImageFailure("it is of another class library")
        }
        guard found.key.shape == key.shape else {
            throw ImageFailure("it was made for other circumstances (\(found.key.shape); these are \(key.shape))")
        }
        guard let section = found.sections.first(where: { $0.kind == .state }) else {
            throw ImageFailure("it has no state")
        }
        let bytes = try StartupImage.read(opened, offset: section.fileOffset, count: section.sizeInBytes)
        let decoded = bytes.withUnsafeBytes { bytes -> ImageState? in
            ImageHeader.checksum(bytes) == found.stateChecksum ? ImageState(bytes) : nil
        }
        guard let decoded else { throw ImageFailure("its state is damaged") }
        header = found
        state = decoded
        descriptor = opened
        isDone = true
    }

    deinit {
        for mapping in mappings { munmap(mapping.base, mapping.sizeInBytes) }
        close(descriptor)
    }

    private static func read(_ descriptor: Int32, offset: Int, count: Int) throws(ImageFailure) -> [UInt8] {
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            done = 0
            while done < count {
                let length = pread(descriptor, buffer.baseAddress! + done, count - done, off_t(offset + done))
                if length < 0, errno == EINTR { continue }
                if length <= 0 {
                    isWhole = false
                    return
                }
                done += length
            }
        }
        guard isWhole else { throw ImageFailure("it is cut short") }
        return bytes
    }

    /// Maps metadata, heap blocks and start bits into a fresh reservation.
    func map(into reservation: Reservation) throws(ImageFailure) {
        for section in header.sections {
            let part: ReservationPart
            switch section.kind {
            case .metadata: part = .metadata
            case .heap: part = .heap
            case .startBits: part = .markBits
            case .state, .symbols, .strings: continue
            }
            do throws(ReservationError) {
                try reservation.map(
                    part, offset: section.partOffset, sizeInBytes: section.sizeInBytes, descriptor: descriptor,
                    fileOffset: Int64(section.fileOffset))
            } catch { throw ImageFailure("it cannot be mapped: \(error)") }
        }
    }

    /// Maps the section of a table as a private copy that lives as long as the image.
    func mapTable(_ kind: ImageSection.Kind) throws(ImageFailure) -> UnsafeMutableRawBufferPointer {
        guard let section = header.sections.first(where: { $0.kind == kind }) else {
            throw ImageFailure("a table is missing")
        }
        guard section.sizeInBytes & (section.sizeInBytes - 1) == 0 else {
            throw ImageFailure("a table has an odd size")
        }
        do throws(SystemError) {
            let base = try VirtualMemory.mapFile(
                descriptor: descriptor, offset: Int64(section.fileOffset), sizeInBytes: section.sizeInBytes,
                protection: .readWrite, sharing: .privateCopy)
            mappings.append((base, section.sizeInBytes))
            return UnsafeMutableRawBufferPointer(start: base, count: section.sizeInBytes)
        } catch { throw ImageFailure("it cannot be mapped: \(error)") }
    }
}
