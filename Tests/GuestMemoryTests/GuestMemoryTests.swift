// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import Testing

struct GuestMemoryTests {
    func memory() throws -> GuestMemory {
        let memory = GuestMemory()
        try memory.add(MemoryRegion(start: GuestAddress(0x10_0000), size: 16 * 4_096, backing: .anonymous))
        try memory.add(MemoryRegion(start: GuestAddress(0x1000), size: 4 * 4_096, backing: .anonymous))
        return memory
    }

    @Test func valuesGoInAndOut() throws {
        let memory = try memory()
        try memory.store(UInt32(0xdead_beef), at: GuestAddress(0x1ffe))  // across a page
        #expect(try memory.load(GuestAddress(0x1ffe), as: UInt32.self) == 0xdead_beef)
        #expect(try memory.load(GuestAddress(0x2000), as: UInt16.self) == 0xdead)
    }

    static let outside: [(UInt64, Int)] = [
        (0, 1), (0xfff, 1), (0xfff, 2), (0x5000, 1), (0x4fff, 2), (0x10_ffff, 2), (UInt64.max, 1),
        (UInt64.max, Int.max), (0x1000, Int.max), (0x1000, -1), (0x1000, 16_385), (UInt64.max - 3, 8),
    ]

    @Test(arguments: outside)
    func outsideIsRefused(_ address: UInt64, _ count: Int) throws {
        let memory = try memory()
        #expect(throws: GuestMemoryError.outOfRange(address: GuestAddress(address), count: count)) {
            _ = try memory.readable(GuestAddress(address), count: count)
        }
        #expect(throws: GuestMemoryError.self) { _ = try memory.writable(GuestAddress(address), count: count) }
    }

    @Test func overlappingAndCrookedRegionsAreRefused() throws {
        let memory = try memory()
        #expect(throws: GuestMemoryError.self) {
            try memory.add(MemoryRegion(start: GuestAddress(0x4000), size: 4_096, backing: .anonymous))
        }
        for (start, size) in [(0x8001, 4_096), (0x8000, 0), (0x8000, 5_000), (UInt64.max - 4_095, 4_096)]
            as [(UInt64, Int)]
        {
            #expect(throws: GuestMemoryError.self) {
                try MemoryRegion(start: GuestAddress(start), size: size, backing: .anonymous)
            }
        }
    }

    @Test func hostAndGuestAgreeModuloLargePages() throws {
        for start in [0x1000, 0x20_0000, 0x1234_5000] as [UInt64] {
            let region = try MemoryRegion(start: GuestAddress(start), size: 4_096, backing: .anonymous)
            #expect(UInt(bitPattern: region.host) % (2 << 20) == UInt(start) % (2 << 20))
        }
    }

    @Test func monitorWritesAreTracked() throws {
        let memory = try memory()
        try memory.store(UInt8(1), at: GuestAddress(0x1000))
        memory.startTracking()
        try memory.store(UInt64(1), at: GuestAddress(0x2ffc))  // pages 1 and 2 of the region at 0x1000
        _ = try memory.load(GuestAddress(0x4000), as: UInt8.self)
        let dirty = try #require(memory.regions[0].dirty)
        var runs: [Range<Int>] = []
        dirty.takeRuns { runs.append($0) }
        #expect(runs == [1..<3])
        dirty.takeRuns { _ in Issue.record("taken twice") }

        // Zeroing is writing too.
        try memory.regions[0].makeZero(offset: 4_096, size: 4_096)
        dirty.takeRuns { #expect($0 == 1..<2) }
    }

    @Test func runsOfPagesMatchAnArrayOfFlags() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let pageCount = Int.random(in: 1...300, using: &random)
            let bitmap = DirtyBitmap(pageCount: pageCount)
            var flags = [Bool](repeating: false, count: pageCount)
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let first = Int.random(in: -5..<pageCount + 5, using: &random)
                let count = Int.random(in: 0...140, using: &random)
                bitmap.mark(first: first, count: count)
                for page in max(first, 0)..<max(0, min(first + count, pageCount), max(first, 0)) where page < pageCount
                {
                    flags[page] = true
                }
            }
            var taken = [Bool](repeating: false, count: pageCount)
            var last = -1
            bitmap.takeRuns { run in
                #expect(run.lowerBound > last)  // ascending, and not adjacent to the run before
                last = run.upperBound
                for page in run { taken[page] = true }
            }
            #expect(taken == flags)
        }
    }

    @Test func sharingFollowsTheBacking() throws {
        let file = try MemoryFile(size: 8_192)
        let shared = try MemoryRegion(
            start: GuestAddress(0), size: 8_192, backing: .sharedFile(descriptor: file.descriptor, offset: 0))
        let clone = try MemoryRegion(
            start: GuestAddress(0), size: 8_192, backing: .privateFile(descriptor: file.descriptor, offset: 0))
        shared.host.storeBytes(of: 1, as: UInt8.self)
        #expect(clone.host.load(as: UInt8.self) == 1)
        clone.host.storeBytes(of: 2, as: UInt8.self)
        #expect(shared.host.load(as: UInt8.self) == 1)
        try clone.makeZero(offset: 0, size: 4_096)
        #expect(clone.host.load(as: UInt8.self) == 0)
        #expect(shared.host.load(as: UInt8.self) == 1)
        try shared.makeZero(offset: 0, size: 4_096)
        #expect(shared.host.load(as: UInt8.self) == 0)

        let memory = GuestMemory()
        try memory.add(
            MemoryRegion(
                start: GuestAddress(0), size: 8_192, backing: .readOnlyFile(descriptor: file.descriptor, offset: 0)))
        #expect(throws: GuestMemoryError.readOnly(address: GuestAddress(8))) {
            try memory.store(UInt8(1), at: GuestAddress(8))
        }
    }
}
