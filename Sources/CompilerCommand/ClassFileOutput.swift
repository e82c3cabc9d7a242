// SPDX-License-Identifier: Apache-2.0
import Glibc
import JavaCompiler

/// Puts class files where javac puts them.
enum ClassFileOutput {
    /// In the directory by package, or beside the source file.
    static func path(of compiled: CompiledClass, directory: String?, source: String) -> String {
        if let directory: String = directory { return directory + "/" + compiled.binaryName + ".class" }
        let file: Substring = compiled.binaryName.split(separator: "/").last ?? Substring(compiled.binaryName)
        guard let slash: String.Index = source.lastIndex(of: "/") else { return file + ".class" }
        return source[...slash] + file + ".class"
    }

    /// Writes a file and makes the directories it lies in. False if that fails.
    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let flags: Int32 = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        var descriptor: Int32 = open(path, flags, 0o666)
        if descriptor < 0 && errno == ENOENT {
            makeDirectories(for: path)
            descriptor = open(path, flags, 0o666)
        }
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return bytes.withUnsafeBytes { buffer in
            var done: Int = 0
            while done < buffer.count {
                let count: Int = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count <= 0 { return false }
                done += count
            }
            return true
        }
    }

    private static func makeDirectories(for path: String) {
        var prefix: String = path.hasPrefix("/") ? "/" : ""
        for part: Substring in path.split(separator: "/").dropLast() {
            prefix += part
            _ = mkdir(prefix, 0o777)
            prefix += "/"
        }
    }
}
