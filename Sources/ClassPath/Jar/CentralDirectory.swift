// SPDX-License-Identifier: Apache-2.0
// Where a zip file keeps its list of entries.
//
//     [anything]  entries  central directory  [zip64 record  zip64 locator]  end record  [comment]
//
// The file is read from its end. The end record gives the size of the central directory, which lies directly before the
// records that end the file; its place follows from that, and the difference to the offset the record claims is the
// length of whatever was put before the archive (a launcher script, for example). All entry offsets are shifted by it.
// Fields of 0xFFFF or 0xFFFFFFFF mean that the value is in the zip64 record.

/// The directory's bytes, and how to interpret offsets in it.
struct CentralDirectory {
    let region: ByteRegion
    /// Added to every offset of a local header.
    let prefixLength: UInt64
    /// As announced; the directory itself decides.
    let announcedCount: UInt64

    private static let endSize = 22
    private static let locatorSize = 20
    private static let zip64EndSize = 56

    init(of file: ByteRegion) throws(JarError) {
        let end = try CentralDirectory.findEnd(file)
        guard let thisDisk = file.u16(at: end + 4), let directoryDisk = file.u16(at: end + 6),
            let count = file.u16(at: end + 10), let size = file.u32(at: end + 12), let offset = file.u32(at: end + 16)
        else { throw .noCentralDirectory }

        var recordsStart = UInt64(end)
        var entryCount = UInt64(count)
        var directorySize = UInt64(size)
        var directoryOffset = UInt64(offset)
        if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
            let record = try CentralDirectory.zip64End(file, before: end)
        {
            recordsStart = record.start
            if count == 0xFFFF { entryCount = record.count }
            if size == 0xFFFF_FFFF { directorySize = record.size }
            if offset == 0xFFFF_FFFF { directoryOffset = record.offset }
        } else if thisDisk != directoryDisk {
            throw .spansSeveralFiles
        }

        guard directorySize <= recordsStart, directoryOffset <= recordsStart - directorySize,
            let region = file.slice(at: recordsStart - directorySize, count: directorySize)
        else { throw .malformedCentralDirectory }
        self.region = region
        prefixLength = recordsStart - directorySize - directoryOffset
        announcedCount = entryCount
    }

    /// The offset of the end record: the last place where its signature stands and its comment ends with the file.
    private static func findEnd(_ file: ByteRegion) throws(JarError) -> Int {
        var offset = file.count - endSize
        let lowest = max(0, offset - 0xFFFF)
        while offset >= lowest {
            if file.u32(at: offset) == 0x0605_4B50, let comment = file.u16(at: offset + 20),
                offset + endSize + Int(comment) == file.count
            {
                return offset
            }
            offset -= 1
        }
        throw .noCentralDirectory
    }

    /// The zip64 record, if a locator precedes the end record.
    private static func zip64End(
        _ file: ByteRegion, before end: Int
    ) throws(JarError) -> (start: UInt64, count: UInt64, size: UInt64, offset: UInt64)? {
        let locator = end - locatorSize
        guard file.u32(at: locator) == 0x0706_4B50, let claimed = file.u64(at: locator + 8) else { return nil }
        // The claimed offset is wrong behind a prefix; the record then ends right before the locator.
        for start in [Int(exactly: claimed), locator - zip64EndSize] {
            guard let start, start <= locator - zip64EndSize, file.u32(at: start) == 0x0606_4B50,
                let count = file.u64(at: start + 32), let size = file.u64(at: start + 40),
                let offset = file.u64(at: start + 48)
            else { continue }
            return (UInt64(start), count, size, offset)
        }
        throw .malformedCentralDirectory
    }
}

/// One record of the central directory.
///
///     0 signature · 8 flags · 10 method · 16 CRC-32 · 20 compressed size · 24 size · 28 name length
///     30 extra length · 32 comment length · 42 offset of the local header · 46 name, extra, comment
public struct JarEntry: @unchecked Sendable {
    // Safe to send: the name lies in a read-only mapping.

    /// The entry's name, in the mapping of the jar it comes from; valid while the `JarFile` lives.
    public let nameBytes: UnsafeRawBufferPointer
    public let sizeInBytes: UInt64
    public let compressedSizeInBytes: UInt64
    public let checksum: UInt32
    let flags: UInt16
    let method: UInt16
    /// Without the archive's prefix.
    let headerOffset: UInt64
    /// Bytes of this record, name and all.
    let recordSizeInBytes: Int

    public var name: String { String(decoding: nameBytes, as: UTF8.self) }

    /// 0 for stored, 8 for deflated.
    package var compressionMethod: Int { Int(method) }

    /// MS-DOS date in the upper half, time in the lower.
    package var time: UInt32 {
        // The name follows the fixed part of its record, which the initializer has checked.
        guard let name = nameBytes.baseAddress else { return 0 }
        return UInt32(littleEndian: (name - JarEntry.fixedSizeInBytes + 12).loadUnaligned(as: UInt32.self))
    }

    static let fixedSizeInBytes = 46

    init(_ directory: ByteRegion, at offset: Int) throws(JarError) {
        guard directory.u32(at: offset) == 0x0201_4B50,
            let flags = directory.u16(at: offset + 8), let method = directory.u16(at: offset + 10),
            let checksum = directory.u32(at: offset + 16), let compressedSize = directory.u32(at: offset + 20),
            let size = directory.u32(at: offset + 24), let nameLength = directory.u16(at: offset + 28),
            let extraLength = directory.u16(at: offset + 30), let commentLength = directory.u16(at: offset + 32),
            let headerOffset = directory.u32(at: offset + 42)
        else { throw .malformedCentralDirectory }
        let nameStart = offset + JarEntry.fixedSizeInBytes
        let total = JarEntry.fixedSizeInBytes + Int(nameLength) + Int(extraLength) + Int(commentLength)
        guard directory.slice(at: offset, count: total) != nil,
            let name = directory.slice(at: nameStart, count: Int(nameLength)),
            let extra = directory.slice(at: nameStart + Int(nameLength), count: Int(extraLength))
        else { throw .malformedCentralDirectory }

        self.flags = flags
        self.method = method
        self.checksum = checksum
        nameBytes = name.bytes
        recordSizeInBytes = total

        // The zip64 field holds, in this order, only those of the values that are at their maximum here.
        var wide = JarEntry.zip64Values(extra)
        self.sizeInBytes = size == 0xFFFF_FFFF ? try wide.next() : UInt64(size)
        self.compressedSizeInBytes = compressedSize == 0xFFFF_FFFF ? try wide.next() : UInt64(compressedSize)
        self.headerOffset = headerOffset == 0xFFFF_FFFF ? try wide.next() : UInt64(headerOffset)
    }

    private struct WideValues {
        let field: ByteRegion
        var position = 0

        mutating func next() throws(JarError) -> UInt64 {
            guard let value = field.u64(at: position) else { throw .malformedCentralDirectory }
            position += 8
            return value
        }
    }

    /// The extra field of kind 1; empty when there is none. Garbage in other extra fields is nobody's concern.
    private static func zip64Values(_ extra: ByteRegion) -> WideValues {
        var position = 0
        while let kind = extra.u16(at: position), let size = extra.u16(at: position + 2) {
            if kind == 1, let field = extra.slice(at: position + 4, count: Int(size)) {
                return WideValues(field: field)
            }
            position += 4 + Int(size)
        }
        return WideValues(field: ByteRegion(.empty))
    }
}
