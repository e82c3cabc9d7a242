// SPDX-License-Identifier: Apache-2.0
import DataStructures
import Platform

// The file of a start-up image (spec/start-up-image.md):
//
//     header     magic, version, key, sections, checksum        one page
//     state      tables outside of the reservation, encoded     checked by its checksum, read
//     symbols, strings                                          mapped as private copies
//     metadata, heap blocks, start bits                         mapped as private copies at their distances from the base
//
// Every section starts on a page. Numbers are big-endian as in class files, but for what is mapped.

/// What an image must have been made for to be used: the same executable, class library and shape of boot.
public struct ImageKey: Sendable, Equatable {
    /// What the launcher is that wrote it: another build has other handlers and layouts.
    public var executable: FileIdentity
    public var classLibrary: FileIdentity
    /// Everything else that boot depends on and that is not redone at start, as text.
    public var shape: String

    public init(executable: FileIdentity, classLibrary: FileIdentity, shape: String) {
        self.executable = executable
        self.classLibrary = classLibrary
        self.shape = shape
    }
}

/// Why an image was not used, or not written.
public struct ImageFailure: Error, Equatable, CustomStringConvertible {
    public let description: String

    package init(_ description: String) { self.description = description }
}

/// A part of an image file.
struct ImageSection: Equatable {
    enum Kind: UInt32 {
        case state = 1
        case symbols
        case strings
        case metadata
        case heap
        case startBits
    }

    var kind: Kind
    /// From the start of the file; a multiple of the page size.
    var fileOffset: Int
    var sizeInBytes: Int
    /// Of mapped parts of the reservation: from the start of the part.
    var partOffset: Int
}

struct ImageHeader {
    static let magic: UInt64 = 0x5377_6966_746C_6574  // "Swiftlet"
    /// Changes with the encoding of the state and the use of sections.
    static let version: UInt32 = 1
    static let sizeInBytes = 4096

    var key: ImageKey
    var sections: [ImageSection]
    var stateChecksum: UInt64

    /// One page: fields, zeros, and the checksum of all before in the last 8 bytes.
    func encode() throws(ImageFailure) -> [UInt8] {
        var writer = ByteWriter(capacity: ImageHeader.sizeInBytes)
        writer.u8(ImageHeader.magic)
        writer.u4(ImageHeader.version)
        writer.identity(key.executable)
        writer.identity(key.classLibrary)
        writer.text(key.shape)
        writer.u8(stateChecksum)
        writer.u4(UInt32(sections.count))
        for section in sections {
            writer.u4(section.kind.rawValue)
            writer.u8(UInt64(section.fileOffset))
            writer.u8(UInt64(section.sizeInBytes))
            writer.u8(UInt64(section.partOffset))
        }
        guard writer.count <= ImageHeader.sizeInBytes - 8 else { throw ImageFailure("its header exceeds a page") }
        var bytes = writer.bytes
        bytes += [UInt8](repeating: 0, count: ImageHeader.sizeInBytes - 8 - bytes.count)
        let sum = bytes.withUnsafeBytes { ImageHeader.checksum($0) }
        var end = ByteWriter()
        end.u8(sum)
        return bytes + end.bytes
    }

    /// Decodes and checks the first page of a file of `fileSize` bytes.
    init(_ page: UnsafeRawBufferPointer, fileSize: Int) throws(ImageFailure) {
        guard page.count == ImageHeader.sizeInBytes else { throw ImageFailure("it is too short") }
        var reader = ByteReader(page)
        guard reader.u8() == ImageHeader.magic else { throw ImageFailure("it is no start-up image") }
        guard reader.u4() == ImageHeader.version else { throw ImageFailure("it has another version") }
        var end = ByteReader(page, range: (page.count - 8)..<page.count)
        guard end.u8() == ImageHeader.checksum(UnsafeRawBufferPointer(rebasing: page.dropLast(8))) else {
            throw ImageFailure("its header is damaged")
        }
        let executable = reader.identity()
        let classLibrary = reader.identity()
        key = ImageKey(executable: executable, classLibrary: classLibrary, shape: reader.text())
        stateChecksum = reader.u8()
        sections = []
        for _ in 0..<min(reader.u4(), 64) {
            let kind = ImageSection.Kind(rawValue: reader.u4())
            let offset = Int(truncatingIfNeeded: reader.u8())
            let size = Int(truncatingIfNeeded: reader.u8())
            let partOffset = Int(truncatingIfNeeded: reader.u8())
            guard let kind, offset >= 0, size > 0, size <= fileSize, offset <= fileSize - size,
                offset % ImageHeader.sizeInBytes == 0, partOffset >= 0, partOffset % ImageHeader.sizeInBytes == 0
            else { throw ImageFailure("a section lies outside of the file") }
            sections.append(
                ImageSection(kind: kind, fileOffset: offset, sizeInBytes: size, partOffset: partOffset))
        }
        guard !reader.isOverrun else { throw ImageFailure("its header is damaged") }
    }

    init(key: ImageKey, sections: [ImageSection], stateChecksum: UInt64) {
        self.key = key
        self.sections = sections
        self.stateChecksum = stateChecksum
    }

    /// Of any bytes: a multiplicative hash over 8-byte words.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state: UInt64 = UInt64(bytes.count) ^ 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= bytes.count {
            state = (state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
            state ^= state >> 29
            offset += 8
        }
        while offset < bytes.count {
            state = (state ^ UInt64(bytes[offset])) &* 0x1000_0000_01B3
            offset += 1
        }
        return state ^ (state >> 32)
    }
}

extension ByteWriter {
    mutating func text(_ text: String) {
        u4(UInt32(text.utf8.count))
        append(contentsOf: text.utf8)
    }

    mutating func identity(_ identity: FileIdentity) {
        u8(identity.device)
        u8(identity.inode)
        u8(UInt64(bitPattern: identity.sizeInBytes))
        u8(UInt64(bitPattern: identity.modificationNanoseconds))
    }
}

extension ByteReader {
    mutating func text() -> String { String(decoding: take(Int(u4())), as: UTF8.self) }

    mutating func identity() -> FileIdentity {
        FileIdentity(
            device: u8(), inode: u8(), sizeInBytes: Int64(bitPattern: u8()),
            modificationNanoseconds: Int64(bitPattern: u8()))
    }
}
