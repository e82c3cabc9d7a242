// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Glibc
import Platform

/// `swiftlet disassemble FILE…`: what `javap -c -v -p` prints for class files.
enum DisassembleCommand {
    static func run(_ paths: [String]) -> Int32 {
        guard !paths.isEmpty else {
            complain("usage: swiftlet disassemble FILE.class...")
            return 2
        }
        var status: Int32 = 0
        for path in paths {
            do {
                try print(path)
            } catch {
                complain("Error: \(path): \(error)")
                status = 1
            }
        }
        return status
    }

    private static func print(_ path: String) throws {
        let file = try MappedFile(path: path)
        // The view does not own the bytes: the mapping lives until everything is printed.
        try withExtendedLifetime(file) {
            let view = try ClassFileView(file.bytes)
            write(Array("Classfile \(path)\n  size \(file.bytes.count) bytes\n".utf8))
            var text: [UInt8] = []
            Disassembler.print(view, into: &text)
            write(text)
        }
    }

    private static func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(STDOUT_FILENO, buffer.baseAddress! + done, buffer.count - done)
                if count <= 0 { return }
                done += count
            }
        }
    }

    private static func complain(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
