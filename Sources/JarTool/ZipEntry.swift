// SPDX-License-Identifier: Apache-2.0
import CZlib
import ClassPath
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

    /// An entry of a jar that is there.
    init(_ entry: JarEntry, in jar: JarFile) throws(JarError) {
        name = entry.name
        method = UInt16(truncatingIfNeeded: entry.compressionMethod)
        checksum = entry.checksum
        size = Int(clamping: entry.sizeInBytes)
        stored = try jar.storedContents(of: entry).withBytes { Array($0) }
        time = entry.time
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
        guard method == 8 else { return nil }
        let inflated: Resource? = stored.withUnsafeBytes { Inflater.inflated($0, size: UInt64(size)) }
        guard let bytes: [UInt8] = inflated?.withBytes({ Array($0) }) else { return nil }
        let found: UInt = bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        return UInt32(truncatingIfNeeded: found) == checksum ? bytes : nil
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
