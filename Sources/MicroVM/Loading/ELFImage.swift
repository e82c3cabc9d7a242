// SPDX-License-Identifier: Apache-2.0

/// Why a file cannot be a guest.
public enum ExecutableError: Error, Equatable, Sendable {
    case notELF
    /// Not a 64-bit little-endian x86-64 executable with fixed addresses.
    case unsupportedKind
    /// Linked against shared libraries, or with an interpreter: build with `-static-executable`.
    case notStatic
    /// A table or segment points outside the file.
    case outsideFile
    /// A segment outside the addresses a guest may use, empty, or on a page of another segment.
    case badSegment
    /// The entry point is in no executable segment.
    case badEntry
    case tooLarge
}

/// A static ELF executable, parsed.
///
/// Files are hostile input: every offset and size is checked against the file before use, sums are formed so that they
/// cannot overflow, and the counts of the tables are 16-bit by format, so nothing here takes long.
struct ELFImage {
    struct Segment: Equatable {
        /// Virtual address of the first byte.
        var address: UInt64
        var fileOffset: Int
        var fileSize: Int
        /// Bytes in memory; what the file does not supply is zero.
        var memorySize: UInt64
        var isWritable: Bool
        var isExecutable: Bool

        /// The whole pages the segment touches.
        var pages: Range<UInt64> { address & ~4_095..<(address + memorySize + 4_095) & ~4_095 }
    }

    /// Where guests may have segments: above the inaccessible first 64 KiB, below 1 GiB.
    static let addresses: Range<UInt64> = 0x1_0000..<0x4000_0000

    private(set) var entry: UInt64 = 0
    private(set) var segments: [Segment] = []
    /// Where the program headers are in memory, for the C library; 0 if no segment covers them.
    private(set) var headerAddress: UInt64 = 0
    private(set) var headerCount = 0
    /// File ranges of sections that hold instructions, with their addresses; empty in a stripped file.
    private(set) var codeSections: [(address: UInt64, fileOffset: Int, size: Int)] = []

    static let headerSize = 56

    init(_ file: UnsafeRawBufferPointer) throws(ExecutableError) {
        guard file.count >= 64, file.starts(with: [0x7f, 0x45, 0x4c, 0x46]) else { throw .notELF }
        func field<Value: FixedWidthInteger>(_ offset: Int, _ type: Value.Type) -> Value {
            Value(littleEndian: file.loadUnaligned(fromByteOffset: offset, as: Value.self))
        }
        // 64-bit, little-endian; ET_EXEC; EM_X86_64.
        guard file[4] == 2, file[5] == 1, field(16, UInt16.self) == 2, field(18, UInt16.self) == 62 else {
            throw .unsupportedKind
        }
        entry = field(24, UInt64.self)
        headerCount = Int(field(56, UInt16.self))
        guard field(54, UInt16.self) == UInt16(ELFImage.headerSize), headerCount > 0, headerCount < 0xffff,
            let headers = Int(exactly: field(32, UInt64.self)),
            ELFImage.isInside(file, headers, headerCount * ELFImage.headerSize)
        else { throw .outsideFile }

        for index in 0..<headerCount {
            let header = headers + index * ELFImage.headerSize
            switch field(header, UInt32.self) {
            case 1: try addSegment(file, header)  // PT_LOAD
            case 2, 3: throw .notStatic  // PT_DYNAMIC, PT_INTERP
            default: break
            }
        }
        try checkSegments()
        if let first = segments.first(where: { $0.fileOffset <= headers && headers - $0.fileOffset < $0.fileSize }) {
            headerAddress = first.address + UInt64(headers - first.fileOffset)
        }
        findCodeSections(file)
    }

    private mutating func addSegment(_ file: UnsafeRawBufferPointer, _ header: Int) throws(ExecutableError) {
        func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: file.loadUnaligned(fromByteOffset: header + offset, as: UInt64.self))
        }
        let flags = UInt32(littleEndian: file.loadUnaligned(fromByteOffset: header + 4, as: UInt32.self))
        let (address, memorySize) = (word(16), word(40))
        guard let fileOffset = Int(exactly: word(8)), let fileSize = Int(exactly: word(32)),
            ELFImage.isInside(file, fileOffset, fileSize)
        else { throw .outsideFile }
        guard memorySize > 0, memorySize >= UInt64(fileSize), ELFImage.addresses.contains(address),
            memorySize <= ELFImage.addresses.upperBound - address
        else { throw .badSegment }
        segments.append(
            Segment(
                address: address, fileOffset: fileOffset, fileSize: fileSize, memorySize: memorySize,
                isWritable: flags & 2 != 0, isExecutable: flags & 1 != 0))
    }

    private mutating func checkSegments() throws(ExecutableError) {
        guard !segments.isEmpty else { throw .badSegment }
        segments.sort { $0.address < $1.address }
        for (low, high) in zip(segments, segments.dropFirst()) where low.pages.upperBound > high.pages.lowerBound {
            throw .badSegment
        }
        let entry = entry
        guard segments.contains(where: { $0.isExecutable && entry >= $0.address && entry - $0.address < $0.fileSize })
        else { throw .badEntry }
    }

    /// Sections are a convenience: a file whose section table makes no sense has none.
    private mutating func findCodeSections(_ file: UnsafeRawBufferPointer) {
        func field<Value: FixedWidthInteger>(_ offset: Int, _ type: Value.Type) -> Value {
            Value(littleEndian: file.loadUnaligned(fromByteOffset: offset, as: Value.self))
        }
        let count = Int(field(60, UInt16.self))
        guard field(58, UInt16.self) == 64, let table = Int(exactly: field(40, UInt64.self)), table > 0,
            ELFImage.isInside(file, table, count * 64)
        else { return }
        for index in 0..<count {
            let section = table + index * 64
            let flags = field(section + 8, UInt64.self)
            guard field(section + 4, UInt32.self) == 1, flags & 4 != 0,  // SHT_PROGBITS, SHF_EXECINSTR
                let offset = Int(exactly: field(section + 24, UInt64.self)),
                let size = Int(exactly: field(section + 32, UInt64.self)), ELFImage.isInside(file, offset, size)
            else { continue }
            let address = field(section + 16, UInt64.self)
            let isLoaded = segments.contains {
                $0.isExecutable && offset >= $0.fileOffset && size <= $0.fileSize
                    && offset - $0.fileOffset <= $0.fileSize - size
                    && address == $0.address + UInt64(offset - $0.fileOffset)
            }
            if isLoaded { codeSections.append((address, offset, size)) }
        }
    }

    private static func isInside(_ file: UnsafeRawBufferPointer, _ offset: Int, _ size: Int) -> Bool {
        offset >= 0 && size >= 0 && offset <= file.count && size <= file.count - offset
    }
}
