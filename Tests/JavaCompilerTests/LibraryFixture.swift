// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import JavaSyntax
@testable import JavaCompiler

/// A fresh universe over the class library of an installed JDK 25.
enum LibraryFixture {
    static let image: ImageReader? = {
        guard let home: JavaHome = try? JavaHome.discover() else { return nil }
        return try? ImageReader(path: home.modulesPath)
    }()

    static func universe() -> Universe? {
        image.map { Universe(names: NameTable(), finder: LibraryClassFinder(image: $0)) }
    }

    /// A file beside the tests.
    static func lines(_ name: String) -> [String] {
        var directory: Substring = #filePath[...]
        while let last: Character = directory.last, last != "/" { directory.removeLast() }
        guard let file: UnsafeMutablePointer<FILE> = fopen("\(directory)Cases/\(name)", "rb") else {
            preconditionFailure("missing test case file \(name)")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk: [UInt8] = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
