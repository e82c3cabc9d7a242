// SPDX-License-Identifier: Apache-2.0
import Heap

extension VirtualMachine {
    /// The line of `-Xlog:gc` about the latest collection, in HotSpot's shape. At a safepoint.
    package func logCollection() {
        guard options.logsCollections || management.logsCollections, let record = heap.statistics.last else { return }
        let number = heap.statistics.minor.count + heap.statistics.major.count - 1
        let pause = record.kind == .minor ? "Pause Young" : "Pause Full"
        let cause =
            switch record.cause {
            case .allocation: "Allocation Failure"
            case .explicit: "System.gc()"
            case .stress: "Stress"
            case .growth: "Occupancy Threshold"
            case .exhaustion: "Last Resort"
            }
        let microseconds = record.nanoseconds / 1000
        let fraction = String(microseconds % 1000 + 1000).dropFirst()
        log(
            "[info][gc] GC(\(number)) \(pause) (\(cause)) \(record.usedBefore >> 20)M->\(record.usedAfter >> 20)M"
                + "(\(heap.usage.committed >> 20)M) \(microseconds / 1000).\(fraction)ms")
    }
}
