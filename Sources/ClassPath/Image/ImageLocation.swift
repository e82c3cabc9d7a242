// SPDX-License-Identifier: Apache-2.0

/// Where a resource lies in an image, decoded from its attribute stream.
///
/// A stream is a row of attributes, each a header byte (kind in the upper five bits, length minus one in the lower
/// three) and a big-endian value; kind 0 ends it and an absent kind means zero. The name is kept as four offsets into
/// the image's strings: `/` module `/` parent `/` base `.` extension, without the parts that are empty.
public struct ImageLocation: Sendable, Equatable {
    let moduleOffset: UInt32
    let parentOffset: UInt32
    let baseOffset: UInt32
    let extensionOffset: UInt32
    /// From the start of the data area.
    let contentOffset: UInt64
    /// Bytes stored when compressed; otherwise 0.
    public let compressedSizeInBytes: UInt64
    /// Bytes of the resource itself.
    public let sizeInBytes: UInt64

    public var isCompressed: Bool { compressedSizeInBytes != 0 }

    /// Decodes the stream at an offset of the locations area; nil when it leaves the area or has an unknown kind.
    init?(decoding locations: ByteRegion, at start: Int) {
        var values = InlineArray<8, UInt64>(repeating: 0)
        var position = start
        while true {
            guard let header = locations.byte(at: position) else { return nil }
            let kind = Int(header >> 3)
            if kind == 0 { break }
            let length = Int(header & 7) + 1
            guard kind < 8, let bytes = locations.slice(at: position + 1, count: length) else { return nil }
            var value: UInt64 = 0
            for byte in bytes.bytes { value = value << 8 | UInt64(byte) }
            values[kind] = value
            position += 1 + length
        }
        guard let module = UInt32(exactly: values[1]), let parent = UInt32(exactly: values[2]),
            let base = UInt32(exactly: values[3]), let fileExtension = UInt32(exactly: values[4])
        else { return nil }
        moduleOffset = module
        parentOffset = parent
        baseOffset = base
        extensionOffset = fileExtension
        contentOffset = values[5]
        compressedSizeInBytes = values[6]
        sizeInBytes = values[7]
    }
}
