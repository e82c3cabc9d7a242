// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Reading files that have to be read rather than mapped: those under /proc and /sys, and short text files.
public enum SmallFile {
    /// The file's bytes.
    ///
    /// - Throws: the system's error, or EFBIG when the file is longer than `limit` bytes.
    public static func read(path: String, limit: Int = 1 << 20) throws(SystemError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(failed: "open") }
        defer { close(descriptor) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError(failed: "read")
            }
            if count == 0 { return result }
            guard result.count + count <= limit else { throw SystemError(operation: "read", code: EFBIG) }
            result.append(contentsOf: chunk[..<count])
        }
    }

    /// The file as text, or nil when it cannot be read.
    public static func text(path: String, limit: Int = 1 << 20) -> String? {
        guard let bytes = try? read(path: path, limit: limit) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
