// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface

/// Small files and folders of the host that natives look into themselves. In native state.
package enum HostFile {
    /// The first `limit` bytes of a file; nil if it cannot be read.
    package static func read(_ path: String, _ host: any HostInterface, limit: Int) -> [UInt8]? {
        guard let opened = host.open(at: HostPath.workingDirectory, path, flags: O_RDONLY, mode: 0).value else {
            return nil
        }
        defer { _ = host.close(Int32(opened)) }
        var contents: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while contents.count < limit {
            guard let count = piece.withUnsafeMutableBytes({ host.read(Int32(opened), into: $0) }).value else {
                return nil
            }
            if count == 0 { break }
            contents.append(contentsOf: piece.prefix(count))
        }
        return Array(contents.prefix(limit))
    }

    /// Names in a folder, `.` and `..` among them; nil if it cannot be listed.
    package static func names(in path: String, _ host: any HostInterface) -> [String]? {
        guard let listing = host.openDirectory(path).value else { return nil }
        defer { _ = host.closeDirectory(listing) }
        var names: [String] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while let length = buffer.withUnsafeMutableBytes({ host.nextName(inDirectory: listing, into: $0) }).value,
            length > 0
        {
            names.append(String(decoding: buffer.prefix(length), as: UTF8.self))
        }
        return names
    }

    /// Target of a symbolic link.
    package static func linkTarget(_ path: String, _ host: any HostInterface) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let length = buffer.withUnsafeMutableBytes { host.readSymbolicLink(path, into: $0) }.value
        return length.map { String(decoding: buffer.prefix($0), as: UTF8.self) }
    }
}
