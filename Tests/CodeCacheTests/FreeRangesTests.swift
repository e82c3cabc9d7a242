// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import CodeCache

@Suite("Free ranges")
struct FreeRangesTests {
    @Test("Random use agrees with a map of single granules")
    func model() {
        var generator = SequenceGenerator(seed: 7)
        var free = FreeRanges(capacity: 64 * 200, granule: 64)
        var taken = [Bool](repeating: false, count: 200)
        var allocated: [FreeRanges.Range] = []
        var refusals: Int = 0
        for _ in 0..<20_000 {
            if generator.next() % 2 == 0 {
                let size = 1 + Int(generator.next() % 1500)
                let granules: Int = (size + 63) / 64
                if let range = free.allocate(size) {
                    #expect(range.size == granules * 64)
                    for granule in (range.offset / 64)..<(range.end / 64) {
                        #expect(!taken[granule])
                        taken[granule] = true
                    }
                    allocated.append(range)
                } else {
                    refusals += 1
                    // Refused only when there is really no such run.
                    let longest: Int = taken.split(separator: true).map(\.count).max() ?? 0
                    #expect(longest < granules)
                }
            } else if !allocated.isEmpty {
                let range = allocated.remove(at: Int(generator.next() % UInt64(allocated.count)))
                let wasFreed: Bool = free.free(range)
                #expect(wasFreed)
                for granule in (range.offset / 64)..<(range.end / 64) { taken[granule] = false }
            }
            #expect(free.isConsistent)
            #expect(free.freeSize == taken.filter { !$0 }.count * 64)
            #expect(free.ranges.count == taken.split(separator: true).count)
        }
        #expect(refusals > 50)
    }

    @Test("Freeing twice, or what is not ours, is refused")
    func doubleFree() throws {
        var free = FreeRanges(capacity: 1024, granule: 64)
        func allocate(_ size: Int) -> FreeRanges.Range? { free.allocate(size) }
        func succeeds(_ range: FreeRanges.Range) -> Bool { free.free(range) }
        let a: FreeRanges.Range = try #require(allocate(100))
        let b: FreeRanges.Range = try #require(allocate(1))
        #expect(succeeds(a))
        #expect(!succeeds(a))
        #expect(!succeeds(FreeRanges.Range(offset: 64, size: 128)))
        #expect(!succeeds(FreeRanges.Range(offset: 960, size: 128)))
        #expect(!succeeds(FreeRanges.Range(offset: b.offset + 1, size: 64)))
        #expect(!succeeds(FreeRanges.Range(offset: -64, size: 64)))
        #expect(succeeds(b))
        #expect(free.ranges == [FreeRanges.Range(offset: 0, size: 1024)])
        #expect(allocate(0) == nil && allocate(1025) == nil && allocate(.max) == nil)
        #expect(allocate(1024) != nil && allocate(1) == nil)
    }
}
