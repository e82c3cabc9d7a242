// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A JDK 25 on this machine, for the tests that compare with it; they are skipped where there is none.
public struct InstalledJDK: Sendable {
    public let home: String

    /// The JDK named by SWIFTLET_TEST_JDK, or the first of version 25 below the usual directory.
    public static func find() -> InstalledJDK? {
        var homes: [String] = []
        if let named = getenv("SWIFTLET_TEST_JDK") { homes.append(String(cString: named)) }
        let parent: String = "/usr/lib/jvm"
        if let directory = opendir(parent) {
            while let entry = readdir(directory) {
                let name: String = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                homes.append(parent + "/" + name)
            }
            closedir(directory)
        }
        for home: String in homes {
            guard let release = FileBytes(path: home + "/release") else { continue }
            let text = String(decoding: release.raw, as: UTF8.self)
            if text.contains("JAVA_VERSION=\"25"), access(home + "/lib/modules", R_OK) == 0 {
                return InstalledJDK(home: home)
            }
        }
        return nil
    }

    /// Standard output of a tool of the JDK; nil when it cannot be run. Standard error is dropped.
    public func output(of tool: String, _ arguments: [String]) -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        var words: [UnsafeMutablePointer<CChar>?] = ([home + "/bin/" + tool] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let status: Int32 = posix_spawn(&process, home + "/bin/" + tool, &actions, nil, words, environ)
        posix_spawn_file_actions_destroy(&actions)
        close(ends[1])
        defer { close(ends[0]) }
        guard status == 0 else { return nil }
        var result: [UInt8] = []
        var chunk: [UInt8] = Array(repeating: 0, count: 1 << 16)
        while true {
            let count: Int = read(ends[0], &chunk, chunk.count)
            if count <= 0 { break }
            result.append(contentsOf: chunk[..<count])
        }
        waitpid(process, nil, 0)
        return result
    }

    /// Class files of `lib/modules` at even distances, about `count` of them, in the image's order.
    public func sampleClasses(_ count: Int) -> [[UInt8]] {
        guard let image = FileBytes(path: home + "/lib/modules") else { return [] }
        let classes: [Range<Int>] = InstalledJDK.classRanges(image.raw)
        guard !classes.isEmpty else { return [] }
        return stride(from: 0, to: classes.count, by: max(1, classes.count / max(1, count))).map { index in
            Array(image.raw[classes[index]])
        }
    }

    /// Where the class files lie in a jimage file, uncompressed ones only: header of seven words, two tables of
    /// `table_length` words, location attributes, strings, data.
    private static func classRanges(_ image: UnsafeRawBufferPointer) -> [Range<Int>] {
        func word(_ offset: Int) -> Int { Int(image.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        guard image.count > 28, word(0) == 0xCAFE_DADA else { return [] }
        let length: Int = word(16)
        let locations: Int = 28 + 8 * length
        let data: Int = locations + word(20) + word(24)
        var ranges: [Range<Int>] = []
        for entry: Int in 0..<length {
            var position: Int = locations + word(28 + 4 * length + 4 * entry)
            var values: [Int] = Array(repeating: 0, count: 8)
            while position < data, image[position] >> 3 != 0 {
                let kind: Int = Int(image[position] >> 3)
                let size: Int = Int(image[position] & 7) + 1
                guard kind < 8, position + size < data else { break }
                values[kind] = image[(position + 1)...(position + size)].reduce(0) { $0 << 8 | Int($1) }
                position += 1 + size
            }
            let range: Range<Int> = (data + values[5])..<(data + values[5] + values[7])
            guard values[6] == 0, range.upperBound <= image.count, range.count > 10 else { continue }
            if image.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt32.self) == 0xBEBA_FECA { ranges.append(range) }
        }
        return ranges
    }
}
