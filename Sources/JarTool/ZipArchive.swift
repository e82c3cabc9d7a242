// SPDX-License-Identifier: Apache-2.0

/// Reading and writing zip files as a whole: entries in order, without zip64.
enum ZipArchive {
    /// The entries of a file; nil if it is no zip file, or one of more than 4 GiB.
    static func read(_ bytes: [UInt8]) -> [ZipEntry]? {
        func u16(_ at: Int) -> Int { at >= 0 && at + 2 <= bytes.count ? Int(bytes[at]) | Int(bytes[at + 1]) << 8 : 0 }
        func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
        guard bytes.count >= 22 else { return nil }
        var end: Int = bytes.count - 22
        while end >= 0, u32(end) != 0x0605_4B50 {
            end -= 1
            if bytes.count - end > 22 + 0xFFFF { return nil }
        }
        guard end >= 0 else { return nil }
        var at: Int = u32(end + 16)
        let stop: Int = at + u32(end + 12)
        guard stop <= end else { return nil }
        var entries: [ZipEntry] = []
        while at + 46 <= stop {
            guard u32(at) == 0x0201_4B50 else { return nil }
            let nameLength: Int = u16(at + 28)
            let header: Int = u32(at + 42)
            let length: Int = u32(at + 20)
            let start: Int = header + 30 + u16(header + 26) + u16(header + 28)
            guard at + 46 + nameLength <= stop, u32(header) == 0x0403_4B50, start + length <= bytes.count else {
                return nil
            }
            entries.append(
                ZipEntry(
                    name: String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self),
                    method: UInt16(u16(at + 10)), checksum: UInt32(u32(at + 16)), size: u32(at + 24),
                    stored: Array(bytes[start..<(start + length)]), time: UInt32(u32(at + 12))))
            at += 46 + nameLength + u16(at + 30) + u16(at + 32)
        }
        return entries
    }

    /// A file of entries.
    static func write(_ entries: [ZipEntry]) -> [UInt8] {
        var out: [UInt8] = []
        var central: [UInt8] = []
        func put(_ value: Int, _ count: Int, _ to: inout [UInt8]) {
            for shift: Int in 0..<count { to.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        for (index, entry): (Int, ZipEntry) in entries.enumerated() {
            let offset: Int = out.count
            let name: [UInt8] = Array(entry.name.utf8)
            // Jar files are told by an empty field in the first entry.
            let extra: [UInt8] = index == 0 ? [0xFE, 0xCA, 0, 0] : []
            func common(_ to: inout [UInt8]) {
                put(entry.method == 0 ? 10 : 20, 2, &to)
                put(0x0800, 2, &to)
                put(Int(entry.method), 2, &to)
                put(Int(entry.time), 4, &to)
                put(Int(entry.checksum), 4, &to)
                put(entry.stored.count, 4, &to)
                put(entry.size, 4, &to)
                put(name.count, 2, &to)
                put(extra.count, 2, &to)
            }
            put(0x0403_4B50, 4, &out)
            common(&out)
            out += name + extra + entry.stored
            put(0x0201_4B50, 4, &central)
            put(entry.method == 0 ? 10 : 20, 2, &central)
            common(&central)
            // Comment, disk, internal and external attributes.
            put(0, 10, &central)
            put(offset, 4, &central)
            central += name + extra
        }
        let start: Int = out.count
        out += central
        put(0x0605_4B50, 4, &out)
        put(0, 4, &out)
        put(entries.count, 2, &out)
        put(entries.count, 2, &out)
        put(central.count, 4, &out)
        put(start, 4, &out)
        put(0, 2, &out)
        return out
    }
}
