// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Tells Linux's `perf` the names of generated code: a text file `/tmp/perf-PID.map` with lines `start size name`, in
/// hexadecimal. Lines are only ever added; for an address used again, `perf` takes the last.
public final class PerfMap: Sendable {
    public let path: String
    private let descriptor: Int32

    /// Where `perf` looks for the map of this process.
    public static var defaultPath: String { "/tmp/perf-\(getpid()).map" }

    /// Nil when the file cannot be made; following a link that someone laid there is refused.
    public init?(path: String = PerfMap.defaultPath) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o644)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Adds one line by one write, so that lines of several threads do not mix.
    public func add(start: UInt, sizeInBytes: Int, name: String) {
        var line: String = String(start, radix: 16) + " " + String(sizeInBytes, radix: 16) + " "
        line += String(name.map { $0.isNewline ? " " : $0 }) + "\n"
        // A diagnostic aid: a full disk must not stop the program.
        line.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
    }

    func add(_ blob: CodeBlob, name: String?) {
        add(start: blob.codeStart, sizeInBytes: blob.codeSizeInBytes, name: name ?? "\(blob.kind) \(blob.owner)")
    }
}
