// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import Platform
import Swiftlet
import Testing

/// Machines for tests, and what the process looks like from outside.
enum Machines {
    /// The class library to test with; nil when there is none.
    static let javaHome: JavaHome? = try? JavaHome.discover()

    /// Why tests are skipped when there is no class library.
    static let absence: Comment = "no JDK 25 class library was found: set SWIFTLET_JAVA_HOME, or run scripts/setup"

    /// The folder of the test programs' class files.
    static let programsPath: String = CompiledPrograms.shared?.folder.path ?? "/the programs do not compile"

    /// What the machines of these tests have in common: the test programs on the class path, and a small heap.
    static func options() throws -> MachineOptions {
        var options = MachineOptions(javaHome: try #require(javaHome).path)
        options.classPath = programsPath
        options.maximumHeapSize = 64 << 20
        return options
    }

    /// A machine with the test programs on its class path and a small heap.
    static func make(
        _ properties: [(key: String, value: String)] = [], image: ImageUse = .automatic,
        streams: StandardStreams = StandardStreams(), changing change: (inout MachineOptions) -> Void = { _ in }
    ) throws -> VirtualMachine {
        var options = try options()
        options.properties = properties
        change(&options)
        return try VirtualMachine.create(options, image: image, streams: streams)
    }

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = SystemClock.monotonicNanoseconds
        try body()
        return Double(SystemClock.monotonicNanoseconds - start) / 1e9
    }

    /// Waits until `condition` holds, up to ten seconds.
    static func wait(_ condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<2000 {
            if try condition() { return true }
            usleep(5000)
        }
        return false
    }

    /// Mappings, threads, open descriptors and resident bytes of this process.
    static func footprint() -> (mappings: Int, threads: Int, descriptors: Int, resident: Int) {
        let maps = SmallFile.text(path: "/proc/self/maps") ?? ""
        let status = SmallFile.text(path: "/proc/self/status") ?? ""
        func value(_ key: String) -> Int {
            for line in status.split(separator: "\n") where line.hasPrefix(key) {
                return Int(line.split(whereSeparator: { " \t".contains($0) })[1]) ?? 0
            }
            return 0
        }
        return (
            maps.split(separator: "\n").count, value("Threads:"), descriptorCount(), value("VmRSS:") << 10
        )
    }

    private static func descriptorCount() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count
    }
}
