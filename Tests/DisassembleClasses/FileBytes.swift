// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A whole file in memory; freed with the object.
final class FileBytes {
    let bytes: UnsafeMutableRawBufferPointer

    /// Nil when the file cannot be opened or read.
    init?(path: String) {
        let descriptor: Int32 = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= 0 else { return nil }
        bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(status.st_size), alignment: 16)
        var done: Int = 0
        while done < bytes.count {
            let count: Int = read(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count <= 0 { return nil }
            done += count
        }
    }

    deinit { bytes.deallocate() }

    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(bytes) }
}

/// The lines of standard input, which name files.
func standardInputLines() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
}

/// Monotonic time in seconds.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func complain(_ text: String) {
    let line: String = text + "\n"
    var utf8: [UInt8] = Array(line.utf8)
    _ = write(2, &utf8, utf8.count)
}
