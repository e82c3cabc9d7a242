// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a zip file, in the words of the class library's reader.
enum JarDamage {
    /// Checks the end record and all headers of the central directory; nil if they are as they should be. Files that need
    /// zip64 are not looked into.
    static func text(_ bytes: [UInt8]) -> String? {
        if bytes.isEmpty { return "zip file is empty" }
        func number(_ at: Int, _ size: Int) -> Int {
            (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        guard let end: Int = endRecord(bytes) else { return "zip END header not found" }
        let total: Int = number(end + 10, 2)
        let size: Int = number(end + 12, 4)
        let offset: Int = number(end + 16, 4)
        if total == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF { return nil }
        if size > end { return "invalid END header (bad central directory size)" }
        let start: Int = end - size
        if start < offset { return "invalid END header (bad central directory offset)" }
        if total > size / 46 { return "invalid END header (total entries count too large)" }
        var at: Int = start
        while at + 46 <= end {
            if number(at, 4) != 0x0201_4B50 { return "invalid CEN header (bad signature)" }
            if number(at + 8, 2) & 1 != 0 { return "invalid CEN header (encrypted entry)" }
            let method: Int = number(at + 10, 2)
            if method != 0 && method != 8 { return "invalid CEN header (bad compression method: \(method))" }
            at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2)
            if at > end { return "invalid CEN header (bad header size)" }
        }
        return at == end ? nil : "invalid CEN header (bad header size)"
    }

    /// Where the end record begins: it is followed by a comment of the length it says.
    private static func endRecord(_ bytes: [UInt8]) -> Int? {
        var at: Int = bytes.count - 22
        let lowest: Int = max(0, at - 0xFFFF)
        while at >= lowest {
            if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 5, bytes[at + 3] == 6,
                at + 22 + Int(bytes[at + 20]) + Int(bytes[at + 21]) << 8 == bytes.count
            {
                return at
            }
            at -= 1
        }
        return nil
    }
}
