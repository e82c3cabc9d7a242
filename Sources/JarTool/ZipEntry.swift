// SPDX-License-Identifier: Apache-2.0
import CZlib
import Glibc

/// An entry of a zip file with its bytes as they are stored there.
struct ZipEntry {
    var name: String
    /// 0 for stored, 8 for deflated.
    var method: UInt16
    var checksum: UInt32
    var size: Int
    var stored: [UInt8]
    /// MS-DOS date in the upper half, time in the lower.
    var time: UInt32

    var isFolder: Bool { name.hasSuffix("/") }

    /// A new entry.
    init(name: String, bytes: [UInt8], time: UInt32, isCompressed: Bool) {
        self.name = name
        self.time = time
        size = bytes.count
        checksum = bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
        method = 0
        stored = bytes
        guard isCompressed, !name.hasSuffix("/"), let deflated: [UInt8] = ZipEntry.deflated(bytes) else {
            if name.hasSuffix("/") { checksum = 0 }
            return
        }
        method = 8
        stored = deflated
    }

    init(name: String, method: UInt16, checksum: UInt32, size: Int, stored: [UInt8], time: UInt32) {
        self.name = name
        self.method = method
        self.checksum = checksum
        self.size = size
        self.stored = stored
        self.time = time
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count < 1 << 31 else { return nil }
        var stream: z_stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input: [UInt8] = bytes
        var output: [UInt8] = Array(repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let status: Int32 = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        return status == Z_STREAM_END ? Array(output[..<Int(stream.total_out)]) : nil
    }

    /// The entry's bytes; nil if they are damaged.
    func contents() -> [UInt8]? {
        if method == 0 { return stored.count == size ? stored : nil }
        // No bit stands for more than 258 bytes: a size beyond that is a lie.
        guard method == 8, size <= stored.count * 1032 + 64 else { return nil }
        var stream: z_stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input: [UInt8] = stored
        var output: [UInt8] = Array(repeating: 0, count: size + 1)
        let status: Int32 = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END, Int(stream.total_out) == size else { return nil }
        output.removeLast()
        let found: UInt = output.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        return UInt32(truncatingIfNeeded: found) == checksum ? output : nil
    }

    // MARK: - Time

    /// Seconds since the epoch as MS-DOS keeps them: local, even seconds.
    static func dosTime(_ seconds: Int) -> UInt32 {
        var time: time_t = seconds
        var parts: tm = tm()
        localtime_r(&time, &parts)
        if parts.tm_year < 80 { return 1 << 21 | 1 << 16 }
        let date: UInt32 = UInt32(parts.tm_year - 80) << 9 | UInt32(parts.tm_mon + 1) << 5 | UInt32(parts.tm_mday)
        return date << 16 | UInt32(parts.tm_hour) << 11 | UInt32(parts.tm_min) << 5 | UInt32(parts.tm_sec / 2)
    }

    /// As `java.util.Date` shows it.
    var timeText: String {
        var parts: tm = tm()
        parts.tm_year = Int32(time >> 25) + 80
        parts.tm_mon = Int32(time >> 21 & 15) - 1
        parts.tm_mday = Int32(time >> 16 & 31)
        parts.tm_hour = Int32(time >> 11 & 31)
        parts.tm_min = Int32(time >> 5 & 63)
        parts.tm_sec = Int32(time & 31) * 2
        parts.tm_isdst = -1
        _ = mktime(&parts)
        var buffer: [CChar] = Array(repeating: 0, count: 64)
        let count: Int = strftime(&buffer, buffer.count, "%a %b %d %H:%M:%S %Z %Y", &parts)
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Seconds since the epoch.
    var seconds: Int {
        var parts: tm = tm()
        parts.tm_year = Int32(time >> 25) + 80
        parts.tm_mon = Int32(time >> 21 & 15) - 1
        parts.tm_mday = Int32(time >> 16 & 31)
        parts.tm_hour = Int32(time >> 11 & 31)
        parts.tm_min = Int32(time >> 5 & 63)
        parts.tm_sec = Int32(time & 31) * 2
        parts.tm_isdst = -1
        return mktime(&parts)
    }
}
