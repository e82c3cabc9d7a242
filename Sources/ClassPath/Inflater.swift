// SPDX-License-Identifier: Apache-2.0
import CZlib

/// Whole-buffer inflation through zlib.
package enum Inflater {
    /// What surrounds the deflate blocks.
    enum Format {
        /// Nothing, as in zip entries.
        case raw
        /// A zlib header and Adler-32 checksum.
        case zlib
    }

    /// The largest result anyone may ask for: a Java array's limit.
    static let maximumSizeInBytes = Int(Int32.max)

    /// Whether a deflate stream of the given size can inflate to `size` at all. One bit may stand for 258 bytes at
    /// most, which bounds the ratio by 1032; a promise beyond it is a lie, and is refused before memory is allocated.
    static func isPlausible(size: UInt64, compressedSize: UInt64) -> Bool {
        guard size <= UInt64(maximumSizeInBytes) else { return false }
        let (bound, overflow) = compressedSize.multipliedReportingOverflow(by: 1032)
        return overflow || size <= bound
    }

    /// The bytes of a zip entry of known size; nil if the stream is not sound.
    package static func inflated(_ input: UnsafeRawBufferPointer, size: UInt64) -> Resource? {
        inflate(input, format: .raw, size: size).map { Resource($0) }
    }

    /// Inflates a stream of known size. Returns nil unless the stream is sound and ends with exactly that size.
    /// Bytes behind the end of the stream are ignored.
    static func inflate(_ input: UnsafeRawBufferPointer, format: Format, size: UInt64) -> OwnedBytes? {
        guard isPlausible(size: size, compressedSize: UInt64(input.count)), let start = input.baseAddress else {
            return nil
        }
        var stream = z_stream()
        let window: Int32 = format == .raw ? -15 : 15
        guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }

        let output = OwnedBytes(count: Int(size))
        // One spare byte tells an empty result from one that did not end.
        var spare: UInt8 = 0
        return withUnsafeMutablePointer(to: &spare) { spare in
            stream.next_in = UnsafeMutablePointer(mutating: start.assumingMemoryBound(to: UInt8.self))
            stream.next_out = output.buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? spare
            var inputLeft = input.count
            var outputLeft = output.buffer.count
            var isInSpare = false
            while true {
                // zlib counts in 32 bits, so both sides are fed in portions.
                if stream.avail_in == 0 {
                    let portion = UInt32(clamping: inputLeft)
                    stream.avail_in = portion
                    inputLeft -= Int(portion)
                }
                if stream.avail_out == 0 {
                    if outputLeft > 0 {
                        let portion = UInt32(clamping: outputLeft)
                        stream.avail_out = portion
                        outputLeft -= Int(portion)
                    } else if !isInSpare {
                        stream.next_out = spare
                        stream.avail_out = 1
                        isInSpare = true
                    } else {
                        return nil
                    }
                }
                switch CZlib.inflate(&stream, Z_NO_FLUSH) {
                case Z_OK: continue
                case Z_STREAM_END:
                    let isExact = isInSpare ? stream.avail_out == 1 : outputLeft == 0 && stream.avail_out == 0
                    return isExact ? output : nil
                default: return nil
                }
            }
        }
    }
}
