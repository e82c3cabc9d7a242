// SPDX-License-Identifier: Apache-2.0
import TestSupport

/// Writes small images for tests: the format's own hashing and attribute streams, written independently of the reader.
struct ImageWriter {
    enum Compression { case none, zip }

    private struct Entry {
        let name: String
        let module: String
        let parent: String
        let base: String
        let fileExtension: String
        let stored: [UInt8]
        let size: Int
        let isCompressed: Bool
    }

    private var entries: [Entry] = []
    private var strings: [UInt8] = [0]
    private var stringOffsets: [String: Int] = ["": 0]

    /// The offset of a string, added when new.
    mutating func string(_ text: String) -> Int {
        if let offset = stringOffsets[text] { return offset }
        let offset = strings.count
        strings += Array(text.utf8) + [0]
        stringOffsets[text] = offset
        return offset
    }

    /// Adds `/module/parent/base.extension`.
    mutating func add(
        module: String, parent: String = "", base: String, extension fileExtension: String = "", _ bytes: [UInt8],
        _ compression: Compression = .none
    ) {
        switch compression {
        case .none: add(module, parent, base, fileExtension, stored: bytes, size: bytes.count, isCompressed: false)
        case .zip:
            let stored = step("zip", deflated(bytes, windowBits: 15), resultSize: bytes.count)
            add(module, parent, base, fileExtension, stored: stored, size: bytes.count, isCompressed: true)
        }
    }

    mutating func add(
        _ module: String, _ parent: String, _ base: String, _ fileExtension: String, stored: [UInt8], size: Int,
        isCompressed: Bool
    ) {
        var name = module.isEmpty ? "" : "/\(module)/"
        if !parent.isEmpty { name += parent + "/" }
        name += base
        if !fileExtension.isEmpty { name += "." + fileExtension }
        for part in [module, parent, base, fileExtension] { _ = string(part) }
        entries.append(
            Entry(
                name: name, module: module, parent: parent, base: base, fileExtension: fileExtension, stored: stored,
                size: size, isCompressed: isCompressed))
    }

    /// Puts a compression header before the result of a step.
    mutating func step(_ method: String, _ content: [UInt8], resultSize: Int) -> [UInt8] {
        var header: [UInt8] = []
        header.append32(0xCAFE_FAFA)
        header.append64(content.count)
        header.append64(resultSize)
        header.append32(string(method))
        header.append32(0)
        header.append(1)
        return header + content
    }

    /// The image's bytes.
    func finish() -> [UInt8] {
        var locations: [UInt8] = [0]
        var content: [UInt8] = []
        var offsets: [Int] = []
        for entry in entries {
            offsets.append(locations.count)
            let values = [
                0, stringOffsets[entry.module]!, stringOffsets[entry.parent]!, stringOffsets[entry.base]!,
                stringOffsets[entry.fileExtension]!, content.count, entry.isCompressed ? entry.stored.count : 0,
                entry.size,
            ]
            for kind in 1...7 where values[kind] != 0 {
                var bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: values[kind] >> (8 * $0)) }
                bytes = Array(bytes.drop { $0 == 0 })
                locations.append(UInt8(kind << 3 | (bytes.count - 1)))
                locations += bytes
            }
            locations.append(0)
            content += entry.stored
        }
        let (redirect, order) = perfectHash()
        var result: [UInt8] = []
        for word in [0xCAFE_DADA, 1 << 16, 0, entries.count, order.count, locations.count, strings.count] {
            result.append32(word)
        }
        for word in redirect { result.append32(word) }
        for index in order { result.append32(index < 0 ? 0 : offsets[index]) }
        return result + locations + strings + content
    }

    /// Redirect words, and which entry stands at each place of the table (-1: none). The length is an odd number, for
    /// the low bits of the hash do not depend on the seed.
    private func perfectHash() -> (redirect: [Int], order: [Int]) {
        var length = (entries.count + entries.count / 4) | 1
        while true {
            if let result = perfectHash(length: length) { return result }
            length += 2
        }
    }

    private func perfectHash(length: Int) -> (redirect: [Int], order: [Int])? {
        var buckets = [[Int]](repeating: [], count: length)
        for (index, entry) in entries.enumerated() { buckets[hash(entry.name, 0x0100_0193) % length].append(index) }
        var redirect = [Int](repeating: 0, count: length)
        var order = [Int](repeating: -1, count: length)
        for bucket in buckets.indices.sorted(by: { buckets[$0].count > buckets[$1].count }) {
            let members = buckets[bucket]
            if members.isEmpty { continue }
            if members.count == 1 {
                let place = order.firstIndex(of: -1)!
                order[place] = members[0]
                redirect[bucket] = -1 - place
                continue
            }
            let seed = (1...1000).first { seed in
                let places = members.map { hash(entries[$0].name, seed) % length }
                return Set(places).count == places.count && places.allSatisfy { order[$0] == -1 }
            }
            guard let seed else { return nil }
            for member in members { order[hash(entries[member].name, seed) % length] = member }
            redirect[bucket] = seed
        }
        return (redirect, order)
    }

    private func hash(_ name: String, _ seed: Int) -> Int {
        var hash = seed
        for byte in name.utf8 { hash = (hash * 0x0100_0193 & 0xFFFF_FFFF) ^ Int(byte) }
        return hash & 0x7FFF_FFFF
    }
}
