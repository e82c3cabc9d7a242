// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The bytes of a whole file, nil if it cannot be read.
public func readFile(_ path: String) -> [UInt8]? {
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

/// The bytes of `Cases/<name>` beside the test file that asks; traps if it is not there, since then the checkout is
/// broken.
public func readCase(_ name: String, from testFile: String = #filePath) -> [UInt8] {
    var directory: Substring = testFile[...]
    while let last: Character = directory.last, last != "/" { directory.removeLast() }
    guard let bytes: [UInt8] = readFile("\(directory)Cases/\(name)") else {
        preconditionFailure("missing test case file \(name)")
    }
    return bytes
}

/// Writes a file, making the folders on its path.
public func writeFile(_ bytes: [UInt8], to path: String) {
    var index: String.Index = path.index(after: path.startIndex)
    while let slash: String.Index = path[index...].firstIndex(of: "/") {
        mkdir(String(path[..<slash]), 0o755)
        index = path.index(after: slash)
    }
    guard let file: UnsafeMutablePointer<FILE> = fopen(path, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
}
