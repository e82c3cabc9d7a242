// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A whole file in memory; freed with the object.
public final class FileBytes {
    private let bytes: UnsafeMutableRawBufferPointer

    /// Nil when the file cannot be opened or read.
    public init?(path: String) {
        let descriptor: Int32 = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(status.st_size), alignment: 16)
        var done: Int = 0
        while done < bytes.count {
            let count: Int = read(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if count <= 0 { return nil }
            done += count
        }
    }

    deinit { bytes.deallocate() }

    /// Valid while the object lives.
    public var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(bytes) }
}

/// Replaces a file; false when it cannot be written.
public func writeFile(_ path: String, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let descriptor: Int32 = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var done: Int = 0
    while done < bytes.count {
        let count: Int = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count <= 0 { return false }
        done += count
    }
    return true
}

/// Monotonic time in seconds.
public func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
