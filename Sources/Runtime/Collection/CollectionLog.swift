// SPDX-License-Identifier: Apache-2.0
import Heap

extension VirtualMachine {
    /// The lines of `-Xlog:gc` about the latest collections, in HotSpot's shape. At a safepoint.
    package func logCollections() {
        let records = heap.takeRecentCollections()
        guard options.logsCollections || management.logsCollections else { return }
        let count = heap.statistics.minor.count + heap.statistics.major.count
        for (index, record) in records.enumerated() {
            let number = Int(count) - records.count + index
            let pause = record.kind == .minor ? "Pause Young" : "Pause Full"
            let microseconds = record.nanoseconds / 1000
            let fraction = String(microseconds % 1000 + 1000).dropFirst()
            log(
                tags: "gc",
                "GC(\(number)) \(pause) (\(causeText(record.cause))) \(record.usedBefore >> 20)M->"
                    + "\(record.usedAfter >> 20)M(\(heap.usage.committed >> 20)M) \(microseconds / 1000).\(fraction)ms")
        }
    }

    private func causeText(_ cause: CollectionCause) -> String {
        switch cause {
        case .allocation: "Allocation Failure"
        case .explicit: "System.gc()"
        case .stress: "Stress"
        case .growth: "Occupancy Threshold"
        case .metadata: "Metadata GC Threshold"
        case .exhaustion: "Last Resort"
        case .idle: "Idle"
        }
    }
}
