// SPDX-License-Identifier: Apache-2.0
import TestSupport

/// Writes jar files for tests, whole or wrong in chosen ways.
struct JarWriter {
    enum Method { case stored, deflated }

    /// Sizes and offsets in zip64 fields, with the short fields at their maximum.
    var usesZip64 = false
    /// Put before the archive; offsets do not count it.
    var prefix: [UInt8] = []
    var comment: [UInt8] = []

    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    init() {}

    mutating func add(
        _ name: String, _ bytes: [UInt8], _ method: Method = .deflated, flags: Int = 0x800, methodCode: Int? = nil,
        announcedSize: Int? = nil
    ) {
        let stored = method == .stored ? bytes : deflated(bytes, windowBits: -15)
        let code = methodCode ?? (method == .stored ? 0 : 8)
        let size = announcedSize ?? bytes.count
        let offset = body.count
        let nameBytes = Array(name.utf8)

        // Sizes are left to the directory, and the extra field differs in length, as in jars of the JDK's own tool.
        body.append32(0x0403_4B50)
        for word in [20, flags, code, 0, 0] { body.append16(word) }
        for word in [0, 0, 0] { body.append32(word) }
        body.append16(nameBytes.count)
        body.append16(4)
        body += nameBytes + [0xFE, 0xCA, 0, 0] + stored

        var extra: [UInt8] = [0x34, 0x12, 2, 0, 9, 9]
        if usesZip64 {
            extra.append16(1)
            extra.append16(24)
            for value in [size, stored.count, offset] { extra.append64(value) }
        }
        directory.append32(0x0201_4B50)
        for word in [45, 45, flags, code, 0, 0] { directory.append16(word) }
        directory.append32(0)
        directory.append32(usesZip64 ? 0xFFFF_FFFF : stored.count)
        directory.append32(usesZip64 ? 0xFFFF_FFFF : size)
        for word in [nameBytes.count, extra.count, 0, 0, 0] { directory.append16(word) }
        directory.append32(0)
        directory.append32(usesZip64 ? 0xFFFF_FFFF : offset)
        directory += nameBytes + extra
        count += 1
    }

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    func finish() -> [UInt8] {
        var result = prefix + body + directory
        if usesZip64 {
            let start = body.count + directory.count
            result.append32(0x0606_4B50)
            result.append64(44)
            for word in [45, 45] { result.append16(word) }
            for word in [0, 0] { result.append32(word) }
            for value in [count, count, directory.count, body.count] { result.append64(value) }
            result.append32(0x0706_4B50)
            result.append32(0)
            result.append64(start)
            result.append32(1)
        }
        result.append32(0x0605_4B50)
        for word in [0, 0, usesZip64 ? 0xFFFF : count, usesZip64 ? 0xFFFF : count] { result.append16(word) }
        result.append32(usesZip64 ? 0xFFFF_FFFF : directory.count)
        result.append32(usesZip64 ? 0xFFFF_FFFF : body.count)
        result.append16(comment.count)
        return result + comment
    }
}
