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

    static let programsPath: String = {
        let here = #filePath
        return String(here[..<here.lastIndex(of: "/")!]) + "/Programs"
    }()

    /// A machine with the test programs on its class path and a small heap.
    static func make(
        _ properties: [(key: String, value: String)] = [], changing change: (inout MachineOptions) -> Void = { _ in }
    ) throws -> VirtualMachine {
        var options = MachineOptions(javaHome: try #require(javaHome).path)
        options.classPath = programsPath
        options.properties = properties
        options.maximumHeapSize = 64 << 20
        change(&options)
        return try VirtualMachine.create(options)
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

    /// Mappings, threads, and resident bytes of this process.
    static func footprint() -> (mappings: Int, threads: Int, resident: Int) {
        let maps = SmallFile.text(path: "/proc/self/maps") ?? ""
        let status = SmallFile.text(path: "/proc/self/status") ?? ""
        func value(_ key: String) -> Int {
            for line in status.split(separator: "\n") where line.hasPrefix(key) {
                return Int(line.split(whereSeparator: { " \t".contains($0) })[1]) ?? 0
            }
            return 0
        }
        return (maps.split(separator: "\n").count, value("Threads:"), value("VmRSS:") << 10)
    }
}
