// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The sources of an installed JDK 25, unpacked with `unzip` into a temporary directory.
public enum JavaSourceArchive {
    /// Path of src.zip, nil where no JDK 25 with sources is installed.
    public static let path: String? = {
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
            guard let release: [UInt8] = readFile(home + "/release") else { return false }
            return String(decoding: release, as: UTF8.self).split(separator: "\n").contains {
                $0.hasPrefix("JAVA_VERSION=\"25") && access(home + "/lib/src.zip", R_OK) == 0
            }
        }.map { $0 + "/lib/src.zip" }
    }()

    /// Whether every file is to be parsed instead of a sample: set SWIFTLET_LONG_TESTS.
    public static let isLongRun: Bool = getenv("SWIFTLET_LONG_TESTS") != nil

    /// Unpacks the files whose paths match and hands each to `body` with its path. Every `step`th file is taken.
    public static func forEachFile(
        matching pattern: String = "java.base/*.java", step: Int, _ body: (String, [UInt8]) throws -> Void
    ) throws -> Int {
        guard let archive: String = path else { return 0 }
        let folder: TemporaryFolder = try TemporaryFolder()
        let directory: String = folder.path
        let names: [Substring] = run("unzip -Z1 '\(archive)' '\(pattern)'").split(separator: "\n")
        let chosen: [Substring] = stride(from: 0, to: names.count, by: step).map { names[$0] }
        let list: String = chosen.joined(separator: "\n")
        guard let file: UnsafeMutablePointer<FILE> = fopen(directory + "/list", "w") else { return 0 }
        fputs(list, file)
        fclose(file)
        _ = run("cd '\(directory)' && xargs -d '\\n' unzip -q -o '\(archive)' < list")
        var count: Int = 0
        for name: Substring in chosen {
            guard let bytes: [UInt8] = readFile("\(directory)/\(name)") else { continue }
            try body(String(name), bytes)
            count += 1
        }
        withExtendedLifetime(folder) {}
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
