// SPDX-License-Identifier: Apache-2.0

/// Writing zip files as a whole: entries in order, without zip64. `JarFile` reads them.
enum ZipArchive {
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
