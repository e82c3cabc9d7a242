// SPDX-License-Identifier: Apache-2.0
// Compressed entries.
//
// A compressed resource begins with a header of 29 bytes: u4 magic, u8 size of what follows, u8 size after this step,
// u4 string offset of the method's name, u4 string offset of its configuration, u1 "last step". Steps are stacked: as
// long as a step's result begins with the magic, it is decompressed again.

extension ImageReader {
    private static let compressionMagic: UInt32 = 0xCAFE_FAFA
    private static let compressionHeaderSizeInBytes = 29
    /// Two are in use together; more than a few can only be an attempt to keep us busy.
    private static let maximumSteps = 4

    /// - Parameter size: what must come out at the end.
    func decompress(_ stored: ByteRegion, size: UInt64) throws(ImageError) -> OwnedBytes {
        var region = stored
        var current: OwnedBytes?
        for _ in 0..<ImageReader.maximumSteps {
            guard region.u32(at: 0) == ImageReader.compressionMagic else { break }
            let next = try decompressStep(region)
            // `region` viewed the previous result until here.
            withExtendedLifetime(current) {}
            region = ByteRegion(UnsafeRawBufferPointer(next.buffer))
            current = next
        }
        guard let current, UInt64(current.buffer.count) == size else { throw .corruptCompression }
        return current
    }

    private func decompressStep(_ region: ByteRegion) throws(ImageError) -> OwnedBytes {
        let headerSize = ImageReader.compressionHeaderSizeInBytes
        guard let contentSize = region.u64(at: 4), let resultSize = region.u64(at: 12),
            let nameOffset = region.u32(at: 20),
            let payload = region.slice(at: UInt64(headerSize), count: contentSize)
        else { throw .corruptCompression }
        let method = try string(at: nameOffset)
        if method.equals(UnsafeRawBufferPointer("zip")) {
            guard let result = Inflater.inflate(payload.bytes, format: .zlib, size: resultSize) else {
                throw .corruptCompression
            }
            return result
        }
        if method.equals(UnsafeRawBufferPointer("compact-cp")) {
            guard resultSize <= UInt64(Inflater.maximumSizeInBytes) else { throw .corruptCompression }
            var expander = ConstantPoolExpander(image: self, input: payload)
            let result = try expander.expand()
            guard UInt64(result.count) == resultSize else { throw .corruptCompression }
            return OwnedBytes(result)
        }
        throw .unsupportedCompression(String(decoding: method, as: UTF8.self))
    }
}
