// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The sources of an installed JDK 25, unpacked with `unzip` into a temporary directory.
enum JDKSource {
    /// Path of src.zip, nil where no JDK 25 with sources is installed.
    static let archive: String? = {
        var homes: [String] = []
        if let home: UnsafeMutablePointer<CChar> = getenv("JAVA_HOME") { homes.append(String(cString: home)) }
        if let directory: OpaquePointer = opendir("/usr/lib/jvm") {
            while let entry: UnsafeMutablePointer<dirent> = Glibc.readdir(directory) {
                let name: String = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                homes.append("/usr/lib/jvm/" + name)
            }
            closedir(directory)
        }
        return homes.first { home in
            guard let release: [UInt8] = CaseFile.read(home + "/release") else { return false }
            return String(decoding: release, as: UTF8.self).split(separator: "\n").contains {
                $0.hasPrefix("JAVA_VERSION=\"25") && access(home + "/lib/src.zip", R_OK) == 0
            }
        }.map { $0 + "/lib/src.zip" }
    }()

    /// Whether every file is to be parsed instead of a sample: set SWIFTLET_LONG_TESTS.
    static let isLongRun: Bool = getenv("SWIFTLET_LONG_TESTS") != nil

    /// Unpacks files of java.base and hands each to `body` with its path. Every `step`th file is taken.
    static func forEachFile(step: Int, _ body: (String, [UInt8]) throws -> Void) throws -> Int {
        guard let archive: String = archive else { return 0 }
        var template: [CChar] = Array("/tmp/swiftlet-jdk-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return 0 }
        let directory: String = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { _ = run("rm -rf '\(directory)'") }
        let names: [Substring] = run("unzip -Z1 '\(archive)' 'java.base/*.java'").split(separator: "\n")
        let chosen: [Substring] = stride(from: 0, to: names.count, by: step).map { names[$0] }
        let list: String = chosen.joined(separator: "\n")
        guard let file: UnsafeMutablePointer<FILE> = fopen(directory + "/list", "w") else { return 0 }
        fputs(list, file)
        fclose(file)
        _ = run("cd '\(directory)' && xargs -d '\\n' unzip -q -o '\(archive)' < list")
        var count: Int = 0
        for name: Substring in chosen {
            guard let bytes: [UInt8] = CaseFile.read("\(directory)/\(name)") else { continue }
            try body(String(name), bytes)
            count += 1
        }
        return count
    }

    /// Standard output of a shell command.
    private static func run(_ command: String) -> String {
        guard let pipe: UnsafeMutablePointer<FILE> = popen(command, "r") else { return "" }
        defer { pclose(pipe) }
        var output: [UInt8] = []
        var chunk: [UInt8] = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int = fread(&chunk, 1, chunk.count, pipe)
            if count == 0 { break }
            output.append(contentsOf: chunk[..<count])
        }
        return String(decoding: output, as: UTF8.self)
    }
}
