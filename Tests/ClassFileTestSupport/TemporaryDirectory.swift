// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A new directory below /tmp; removed, with the files written through it, with the object.
public final class TemporaryDirectory {
    public let path: String
    private var files: [String] = []

    /// Nil when the directory cannot be made.
    public init?() {
        var template: [CChar] = Array("/tmp/swiftlet-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for file: String in files { unlink(file) }
        rmdir(path)
    }

    /// Writes a file and returns its path; nil when it cannot be written.
    public func write(_ name: String, _ bytes: [UInt8]) -> String? {
        let file: String = path + "/" + name
        guard bytes.withUnsafeBytes({ writeFile(file, $0) }) else { return nil }
        files.append(file)
        return file
    }
}
