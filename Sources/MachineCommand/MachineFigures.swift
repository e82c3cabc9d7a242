// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import MicroVM
import Platform
import Synchronization

/// What a machine uses: now, and second by second over the last ten minutes.
final class MachineFigures: Sendable {
    private struct Sample: Sendable {
        var time: Int
        var figures: [(String, JSONText)]
    }

    /// This process's memory map in sums, and the folder of its threads; opened before the jail closes.
    private let memoryFile: Int32
    private let threadFolder: Int32
    private let samples = Mutex<[Sample]>([])
    private static let sampleLimit = 600

    init() {
        memoryFile = Glibc.open("/proc/self/smaps_rollup", O_RDONLY | O_CLOEXEC)
        threadFolder = Glibc.open("/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }

    deinit {
        close(memoryFile)
        close(threadFolder)
    }

    /// Bytes of memory that are this process's alone, and bytes of files that it has mapped, which are the host's cache:
    /// other machines use the same pages.
    var memory: (private: Int, shared: Int) {
        var (resident, own) = (0, 0)
        for line in MachineFigures.text(of: memoryFile).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 2, let size = Int(words[1]) else { continue }
            switch words[0] {
            case "Rss:": resident = size << 10
            case "Anonymous:": own = size << 10
            default: break
            }
        }
        return (own, max(0, resident - own))
    }

    /// How long the threads that run guest code could have run and waited for a processor of the host's, ns: the kernel's
    /// own count. 0 where the kernel keeps none.
    private func steal(_ threads: [Int32]) -> Int {
        var sum = 0
        for thread in threads {
            let file = MachineFigures.open("\(thread)/schedstat", below: threadFolder)
            guard file >= 0 else { continue }
            let words = MachineFigures.text(of: file).split(separator: " ")
            close(file)
            if words.count >= 2, let waited = Int(words[1]) { sum += waited }
        }
        return sum
    }

    /// Opens a file below a folder for reading, by openat2: the jail leaves no other call.
    private static func open(_ path: String, below folder: Int32) -> Int32 {
        var how: (flags: UInt64, mode: UInt64, resolve: UInt64) = (UInt64(O_RDONLY | O_CLOEXEC), 0, 0)
        let name = Array(path.utf8) + [0]
        let result = name.withUnsafeBytes { name in
            withUnsafeMutableBytes(of: &how) { how in
                swiftlet_host_call(
                    437, Int(folder), Int(bitPattern: name.baseAddress), Int(bitPattern: how.baseAddress), how.count, 0,
                    0)
            }
        }
        return Int32(clamping: result)
    }

    private static func text(of file: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = pread(file, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
    }

    /// What changes as a machine runs.
    private func figures(_ statistics: Machine.Statistics) -> [(String, JSONText)] {
        let memory = memory
        func count(_ value: UInt64) -> JSONText { .number(Int(clamping: value)) }
        return [
            ("cpu_time_ns", count(SystemClock.processProcessorNanoseconds)),
            ("steal_ns", .number(steal(statistics.hostThreads))),
            ("memory_private", .number(memory.private)),
            ("memory_shared", .number(memory.shared)),
            ("exits", count(statistics.exits)),
            ("read_operations", count(statistics.traffic.readOperations)),
            ("read_bytes", count(statistics.traffic.readBytes)),
            ("write_operations", count(statistics.traffic.writeOperations)),
            ("write_bytes", count(statistics.traffic.writtenBytes)),
        ]
    }

    func report(_ machine: Machine) -> JSONText {
        let statistics = machine.statistics
        return .object(
            figures(statistics) + [
                ("vcpus", .number(statistics.processors)),
                ("threads", .number(statistics.threads)),
                ("calls", .number(Int(clamping: statistics.calls))),
                ("memory_committed", .number(statistics.committedMemory)),
            ])
    }

    /// The thread that samples, for as long as the process lives.
    func keepHistory(_ machine: Machine) {
        while true {
            let sample = Sample(
                time: Int(SystemClock.realtimeNanoseconds / 1_000_000_000), figures: figures(machine.statistics))
            samples.withLock { samples in
                if samples.count == MachineFigures.sampleLimit { samples.removeFirst() }
                samples.append(sample)
            }
            sleep(1)
        }
    }

    var history: JSONText {
        let samples = samples.withLock { $0 }
        return .array(samples.map { .object([("time", .number($0.time))] + $0.figures) })
    }
}
