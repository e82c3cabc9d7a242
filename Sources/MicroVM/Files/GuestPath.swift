// SPDX-License-Identifier: Apache-2.0

/// An absolute path in the guest's names: its parts, none of which is empty, `.` or `..`.
struct GuestPath: Sendable, Equatable {
    var parts: [[UInt8]]

    static let root = GuestPath(parts: [])

    init(parts: [[UInt8]]) { self.parts = parts }

    /// A path as text, `.` and `..` taken by the letter; a relative one starts from `base`.
    init(_ text: String, base: GuestPath = .root) {
        var parts = text.hasPrefix("/") ? [] : base.parts
        for part in GuestPath.split(Array(text.utf8)) {
            if part == [0x2e, 0x2e] {
                if !parts.isEmpty { parts.removeLast() }
            } else {
                parts.append(part)
            }
        }
        self.parts = parts
    }

    /// The parts of a text between slashes, without empty ones and `.`.
    static func split(_ text: [UInt8]) -> [[UInt8]] {
        text.split(separator: 0x2f).filter { $0 != [0x2e] }.map(Array.init)
    }

    var bytes: [UInt8] {
        if parts.isEmpty { return [0x2f] }
        var result: [UInt8] = []
        for part in parts {
            result.append(0x2f)
            result += part
        }
        return result
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether this is `other`, or a folder that `other` lies in.
    func contains(_ other: GuestPath) -> Bool {
        parts.count <= other.parts.count && other.parts.starts(with: parts)
    }
}
