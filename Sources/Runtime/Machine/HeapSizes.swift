// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Platform

/// Heap sizes for a machine: what the options say, or shares of the memory there is, as HotSpot divides it.
package struct HeapSizes {
    package let maximum: Int
    package let reserved: Int
    package let limits: HeapLimits
    package let options: HeapOptions

    package init(_ options: MachineOptions, memorySizeInBytes memory: UInt64, processorCount: Int) {
        let share = Int(min(Double(memory) * options.maximumHeapPercentage / 100, Double(SwiftletMaximumHeapSize)))
        let wanted = options.maximumHeapSize > 0 ? options.maximumHeapSize : max(share, 64 << 20)
        maximum = min(max(wanted, 8 << 20), Int(SwiftletMaximumHeapSize))
        // Address space is cheap, and with room to spare large objects find runs of free blocks.
        reserved = min(maximum * 2, Int(SwiftletMaximumHeapSize))
        let initial = options.initialHeapSize > 0 ? min(options.initialHeapSize, maximum) : min(4 << 20, maximum)
        limits = HeapLimits(
            maximum: maximum, initial: initial,
            initialNursery: options.nurserySize > 0 ? options.nurserySize : 2 << 20,
            maximumNursery: options.nurserySize > 0 ? options.nurserySize : nil)
        var heapOptions = HeapOptions()
        heapOptions.collectorThreads = options.collectorThreads > 0 ? options.collectorThreads : min(processorCount, 4)
        heapOptions.sharesEagerly = options.sharesCollectionsEagerly
        heapOptions.sealsFreedMemory = options.stressInterval > 0
        heapOptions.verifiesBeforeCollection = options.verifiesBeforeCollection
        heapOptions.verifiesAfterCollection = options.verifiesAfterCollection
        self.options = heapOptions
    }
}
