// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The Java home that a file is part of by its place.
package enum HomeOfFile {
    /// As many links as the system follows.
    private static let mostLinks = 40

    /// The folder `home` when the path, or what that links to, is `home/<place>/<file>` and there is a class library.
    package static func find(_ path: String, in place: String) -> String? {
        var next: String? = path
        for _ in 0..<mostLinks {
            guard let current = next, let folder = folder(of: current) else { return nil }
            if folder.hasSuffix("/" + place) {
                let home = String(folder.dropLast(place.utf8.count + 1))
                if access(home + "/lib/modules", R_OK) == 0 { return home }
            }
            next = target(of: current).map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
        }
        return nil
    }

    /// What a symbolic link says; nil if it is none.
    private static func target(of path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes {
            readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    private static func folder(of path: String) -> String? {
        let end = path.lastIndex(of: "/") ?? path.startIndex
        let folder = path[..<end].isEmpty ? "/" : String(path[..<end])
        guard let resolved = realpath(folder, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
