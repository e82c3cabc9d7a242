// SPDX-License-Identifier: Apache-2.0
import CZlib
import Testing

@testable import JavaBaseNatives

@Suite struct ZipStreamTests {
    @Test(arguments: [true, false]) func compressesAndExpands(isRaw: Bool) throws {
        let text = Array("one two one two one two".utf8)
        let deflater = try #require(ZipStream.deflater(level: 9, strategy: Z_DEFAULT_STRATEGY, isRaw: isRaw).stream)
        defer { deflater.end() }
        let inflater = try #require(ZipStream.inflater(isRaw: isRaw).stream)
        defer { inflater.end() }
        var packed = [UInt8](repeating: 0, count: 100)
        let packedSize = text.withUnsafeBytes { input in
            packed.withUnsafeMutableBytes { output in
                deflater.setBuffers(input, output)
                #expect(deflate(deflater.stream, Z_FINISH) == Z_STREAM_END)
                let (consumed, produced) = deflater.progress(input, output)
                #expect(consumed == text.count)
                return produced
            }
        }
        #expect(packedSize < text.count)
        var expanded = [UInt8](repeating: 0, count: 100)
        let size = packed.withUnsafeBytes { input in
            expanded.withUnsafeMutableBytes { output in
                inflater.setBuffers(input, output)
                #expect(inflate(inflater.stream, Z_SYNC_FLUSH) == Z_STREAM_END)
                let (consumed, produced) = inflater.progress(input, output)
                #expect(consumed == packedSize)
                return produced
            }
        }
        #expect(Array(expanded.prefix(size)) == text)
    }

    @Test func handlesAreOfOneKind() throws {
        let inflater = try #require(ZipStream.inflater(isRaw: false).stream)
        defer { inflater.end() }
        #expect(ZipStream(inflater.handle, .inflater) != nil)
        #expect(ZipStream(inflater.handle, .deflater) == nil)
        #expect(ZipStream(0, .inflater) == nil)
        #expect(ZipStream(inflater.handle + 8, .inflater) == nil)
    }

    @Test func refusesBadLevels() {
        let (stream, status) = ZipStream.deflater(level: 77, strategy: 0, isRaw: false)
        #expect(stream == nil && status == Z_STREAM_ERROR)
    }
}
