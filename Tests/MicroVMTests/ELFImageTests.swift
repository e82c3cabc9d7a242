// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MicroVM

/// The smallest executables there can be, and what may be wrong with them.
struct ELFImageTests {
    /// One program header after the file header, then 16 bytes of code.
    static func file(_ change: (inout [UInt8]) -> Void = { _ in }) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 64 + 56 + 16)
        func put(_ value: UInt64, _ offset: Int, _ size: Int) {
            for index in 0..<size { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
        }
        bytes.replaceSubrange(0..<7, with: [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1])
        put(2, 16, 2)  // ET_EXEC
        put(62, 18, 2)
        put(0x40_0078, 24, 8)  // entry
        put(64, 32, 8)  // program headers
        put(56, 54, 2)
        put(1, 56, 2)
        put(1, 64, 4)  // PT_LOAD
        put(5, 68, 4)
        put(0, 72, 8)  // offset
        put(0x40_0000, 80, 8)
        put(136, 96, 8)  // in the file
        put(0x2000, 104, 8)  // in memory
        change(&bytes)
        return bytes
    }

    func parse(_ bytes: [UInt8]) throws(ExecutableError) -> ELFImage {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 8)
        defer { storage.deallocate() }
        storage.copyBytes(from: bytes)
        return try ELFImage(UnsafeRawBufferPointer(rebasing: storage[..<bytes.count]))
    }

    static func put(_ bytes: inout [UInt8], _ value: UInt64, _ offset: Int, _ size: Int) {
        for index in 0..<size { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
    }

    @Test func smallestIsRead() throws {
        let image = try parse(ELFImageTests.file())
        #expect(image.entry == 0x40_0078)
        #expect(image.headerAddress == 0x40_0040)
        #expect(image.segments.count == 1)
        #expect(image.segments[0].pages == 0x40_0000..<0x40_2000)
        #expect(image.segments[0].isExecutable && !image.segments[0].isWritable)
        #expect(image.codeSections.isEmpty)
    }

    static let faults: [(Int, Int, UInt64, ExecutableError)] = [
        (0, 1, 0, .notELF), (4, 1, 1, .unsupportedKind), (16, 2, 3, .unsupportedKind), (18, 2, 183, .unsupportedKind),
        (64, 4, 3, .notStatic), (64, 4, 2, .notStatic), (32, 8, 1 << 40, .outsideFile), (32, 8, .max, .outsideFile),
        (56, 2, 0xfffe, .outsideFile), (56, 2, 0, .outsideFile), (72, 8, 1_000, .outsideFile),
        (72, 8, .max, .outsideFile),
        (96, 8, 137, .outsideFile), (96, 8, .max, .outsideFile), (104, 8, 0, .badSegment), (104, 8, 1, .badSegment),
        (104, 8, 1 << 40, .badSegment), (104, 8, .max, .badSegment), (80, 8, 0, .badSegment),
        (80, 8, 0x8000_0000_0000, .badSegment), (80, 8, .max, .badSegment), (24, 8, 0, .badEntry),
        (24, 8, 0x40_0088, .badEntry), (68, 4, 4, .badEntry),
    ]

    @Test(arguments: faults) func faultsAreNamed(_ offset: Int, _ size: Int, _ value: UInt64, _ error: ExecutableError)
    {
        let bytes = ELFImageTests.file { ELFImageTests.put(&$0, value, offset, size) }
        #expect(throws: error) { _ = try parse(bytes) }
    }

    @Test func everyTruncationAndRandomDamageIsSurvived() {
        let whole = ELFImageTests.file()
        for length in 0..<whole.count {
            #expect(throws: ExecutableError.self) { _ = try parse(Array(whole[..<length])) }
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // Accepted or refused; what is accepted has segments inside the file.
            guard let image = try? parse(bytes) else { continue }
            for segment in image.segments { #expect(segment.fileOffset + segment.fileSize <= bytes.count) }
        }
    }
}
