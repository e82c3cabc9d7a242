// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Files beside the tests.
enum CaseFile {
    /// The bytes of `Cases/<name>`; traps if it is not there, since then the checkout is broken.
    static func bytes(_ name: String) -> [UInt8] {
        let directory: Substring = #filePath[..<(#filePath.range(of: "/Support/")?.lowerBound ?? #filePath.endIndex)]
        guard let bytes: [UInt8] = read("\(directory)/Cases/\(name)") else {
            preconditionFailure("missing test case file \(name)")
        }
        return bytes
    }

    static func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// A whole file, nil if it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        guard let file: UnsafeMutablePointer<FILE> = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk: [UInt8] = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}

extension String {
    /// First occurrence of a text, by bytes.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start: String.Index = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
