// SPDX-License-Identifier: Apache-2.0
// The `compact-cp` step: a class file whose constant pool shares its texts with the image's strings.
//
// In place of Utf8 (tag 1) two more tags occur. 23: a compressed integer, the string offset of the text. 25: a
// compressed integer, the string offset of a descriptor from which every class name after an `L` was taken out; then
// the length of a list of compressed integers, two for each `L` in order: string offsets of package and simple name.
// Everything else, the bytes behind the pool included, is unchanged.
//
// A compressed integer's first byte tells its length: top bit clear, four bytes big-endian; top bit set, the next two
// bits give the number of bytes (1 to 3), and the low five begin the big-endian value.

struct ConstantPoolExpander {
    private let image: ImageReader
    private let input: ByteRegion
    private var position = 0
    private var output: [UInt8] = []

    init(image: ImageReader, input: ByteRegion) {
        self.image = image
        self.input = input
    }

    /// The class file as it was before compression. Its texts may be far longer than the input, but no more than
    /// 64 KiB per constant, of which there are fewer than 65,536; the total is bounded besides.
    mutating func expand() throws(ImageError) -> [UInt8] {
        output.reserveCapacity(2 * input.count)
        // magic, minor, major, constant count
        try copy(10)
        let count = Int(output[8]) << 8 | Int(output[9])
        var index = 1
        while index < count {
            let tag = try byte()
            index += 1
            switch tag {
            case 1:
                output.append(tag)
                guard let high = input.byte(at: position), let low = input.byte(at: position + 1) else {
                    throw .corruptCompression
                }
                try copy(2 + (Int(high) << 8 | Int(low)))
            case 23:
                let text = try image.string(at: try compressedInteger(limit: input.count))
                try appendText(text)
            case 25:
                try expandDescriptor()
            case 7, 8, 16, 19, 20:
                output.append(tag)
                try copy(2)
            case 15:
                output.append(tag)
                try copy(3)
            case 3, 4, 9, 10, 11, 12, 17, 18:
                output.append(tag)
                try copy(4)
            case 5, 6:
                output.append(tag)
                try copy(8)
                index += 1
            default:
                throw .corruptCompression
            }
        }
        try copy(input.count - position)
        return output
    }

    private mutating func expandDescriptor() throws(ImageError) {
        let template = try image.string(at: try compressedInteger(limit: input.count))
        let length = Int(try compressedInteger(limit: input.count))
        guard length <= input.count - position else { throw .corruptCompression }
        let end = position + length
        var text: [UInt8] = []
        for byte in template {
            text.append(byte)
            guard byte == UInt8(ascii: "L") else { continue }
            let package = try image.string(at: try compressedInteger(limit: end))
            let name = try image.string(at: try compressedInteger(limit: end))
            if package.count > 0 {
                text.append(contentsOf: package)
                text.append(UInt8(ascii: "/"))
            }
            text.append(contentsOf: name)
            // Stops a template of many `L`s and long names early.
            guard text.count <= 0xFFFF else { throw .corruptCompression }
        }
        position = end
        try withBytes(of: text) { bytes throws(ImageError) in try appendText(bytes) }
    }

    /// Appends a Utf8 constant.
    private mutating func appendText(_ text: UnsafeRawBufferPointer) throws(ImageError) {
        guard let length = UInt16(exactly: text.count) else { throw .corruptCompression }
        output.append(1)
        output.append(UInt8(length >> 8))
        output.append(UInt8(length & 0xFF))
        output.append(contentsOf: text)
        guard output.count <= Inflater.maximumSizeInBytes else { throw .corruptCompression }
    }

    private mutating func compressedInteger(limit: Int) throws(ImageError) -> UInt32 {
        let first = try byte()
        var value: UInt32
        let rest: Int
        if first & 0x80 == 0 {
            value = UInt32(first)
            rest = 3
        } else {
            let length = Int(first >> 5 & 3)
            guard length > 0 else { throw .corruptCompression }
            value = UInt32(first & 0x1F)
            rest = length - 1
        }
        guard rest <= limit - position else { throw .corruptCompression }
        for _ in 0..<rest { value = value << 8 | UInt32(try byte()) }
        return value
    }

    private mutating func byte() throws(ImageError) -> UInt8 {
        guard let byte = input.byte(at: position) else { throw .corruptCompression }
        position += 1
        return byte
    }

    private mutating func copy(_ count: Int) throws(ImageError) {
        guard let part = input.slice(at: position, count: count) else { throw .corruptCompression }
        output.append(contentsOf: part.bytes)
        position += count
    }
}
