// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM
import Platform
import Synchronization

/// What a machine uses: now, and second by second over the last ten minutes.
final class MachineFigures: Sendable {
    private struct Sample {
        var time: Int
        var processorTime: Int
        var privateMemory: Int
        var exits: Int
    }

    /// This process's memory map in sums, and its waiting for processors; opened before the jail closes.
    private let memoryFile: Int32
    private let samples = Mutex<[Sample]>([])
    private static let sampleLimit = 600

    init() { memoryFile = open("/proc/self/smaps_rollup", O_RDONLY | O_CLOEXEC) }

    deinit { close(memoryFile) }

    /// Bytes of memory that are this process's alone, and bytes of files that it has mapped, which are the host's cache:
    /// other machines use the same pages.
    var memory: (private: Int, shared: Int) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = pread(memoryFile, &buffer, buffer.count, 0)
        guard count > 0 else { return (0, 0) }
        var (resident, own) = (0, 0)
        for line in String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n") {
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

    func report(_ machine: Machine) -> JSONText {
        let statistics = machine.statistics
        let memory = memory
        return .object([
            ("cpu_time_ns", .number(Int(clamping: SystemClock.processProcessorNanoseconds))),
            ("vcpus", .number(statistics.processors)),
            ("threads", .number(statistics.threads)),
            ("exits", .number(Int(clamping: statistics.exits))),
            ("calls", .number(Int(clamping: statistics.calls))),
            ("memory_committed", .number(statistics.committedMemory)),
            ("memory_private", .number(memory.private)),
            ("memory_shared", .number(memory.shared)),
        ])
    }

    /// The thread that samples, for as long as the process lives.
    func keepHistory(_ machine: Machine) {
        while true {
            let sample = Sample(
                time: Int(SystemClock.realtimeNanoseconds / 1_000_000_000),
                processorTime: Int(clamping: SystemClock.processProcessorNanoseconds), privateMemory: memory.private,
                exits: Int(clamping: machine.statistics.exits))
            samples.withLock { samples in
                if samples.count == MachineFigures.sampleLimit { samples.removeFirst() }
                samples.append(sample)
            }
            sleep(1)
        }
    }

    var history: JSONText {
        let samples = samples.withLock { $0 }
        return .array(
            samples.map { sample in
                .object([
                    ("time", .number(sample.time)), ("cpu_time_ns", .number(sample.processorTime)),
                    ("memory_private", .number(sample.privateMemory)), ("exits", .number(sample.exits)),
                ])
            })
    }
}
