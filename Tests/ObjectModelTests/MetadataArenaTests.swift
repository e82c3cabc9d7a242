// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Synchronization
import Testing

@Suite struct MetadataArenaTests {
    private let pool: MetadataPool

    init() throws {
        pool = MetadataPool(reservation: try Reservation(maximumHeapSize: 1 << 20), limitInBytes: 4 << 20)
    }

    private func bytes(_ offset: UInt32, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        let start = pool.reservation.space.metadata(offset).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: count)
    }

    @Test func allocatesAlignedZeroedDisjointMemory() throws {
        let arenas = [MetadataArena(pool: pool), MetadataArena(pool: pool)]
        var ranges: [Range<Int>] = []
        for index in 0..<600 {
            let size = index % 50 == 49 ? 20_000 + index * 17 : index * 7 % 900
            let offset = try arenas[index & 1].allocate(sizeInBytes: size)
            #expect(offset >= 64)
            #expect(offset & 7 == 0)
            #expect(bytes(offset, size).allSatisfy { $0 == 0 })
            let start = UnsafeMutableRawPointer(mutating: bytes(offset, size).baseAddress!)
            start.initializeMemory(as: UInt8.self, repeating: 0xff, count: size)
            ranges.append(Int(offset)..<(Int(offset) + max(size, 1)))
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        for (range, next) in zip(ranges, ranges.dropFirst()) { #expect(range.upperBound <= next.lowerBound) }
        #expect(pool.usedBytes == arenas[0].usedBytes + arenas[1].usedBytes)
    }

    @Test func poisonsAndReusesWhatIsFreed() throws {
        let kept = MetadataArena(pool: pool)
        let freed = MetadataArena(pool: pool)
        let first = try kept.allocate(sizeInBytes: 100)
        let second = try freed.allocate(sizeInBytes: 1000)
        let large = try freed.allocate(sizeInBytes: 100_000)
        let used = pool.usedBytes
        freed.free()
        #expect(bytes(second, 1000).allSatisfy { $0 == MetadataPool.poison })
        #expect(bytes(large, 100_000).allSatisfy { $0 == MetadataPool.poison })
        #expect(bytes(first, 100).allSatisfy { $0 == 0 })
        #expect(throws: MetadataError.exhausted) { try freed.allocate(sizeInBytes: 8) }
        let again = MetadataArena(pool: pool)
        let small = try again.allocate(sizeInBytes: 1000)
        let sameLarge = try again.allocate(sizeInBytes: 90_000)
        #expect(bytes(small, 1000).allSatisfy { $0 == 0 })
        #expect(bytes(sameLarge, 90_000).allSatisfy { $0 == 0 })
        #expect(pool.usedBytes <= used)
        #expect(pool.reservation.committedBytes(of: .metadata) <= 256 << 10)
    }

    @Test func reportsExhaustion() throws {
        let arena = MetadataArena(pool: pool)
        #expect(throws: MetadataError.exhausted) { try arena.allocate(sizeInBytes: -1) }
        #expect(throws: MetadataError.exhausted) { try arena.allocate(sizeInBytes: Int.max) }
        #expect(throws: MetadataError.exhausted) { try arena.allocate(sizeInBytes: 4 << 20) }
        var total = 0
        #expect(throws: MetadataError.exhausted) {
            while true {
                _ = try arena.allocate(sizeInBytes: 1000)
                total += 1000
            }
        }
        // Sixteen fit into a run of 16 KiB.
        #expect(total > 4 << 20 - 120_000)
        #expect(total <= 4 << 20 - 64)
        arena.free()
        _ = try MetadataArena(pool: pool).allocate(sizeInBytes: 2 << 20)
    }

    @Test func threadsGetDifferentMemory() async throws {
        let arena = MetadataArena(pool: pool)
        let offsets = try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for _ in 0..<4 {
                group.addTask { try (0..<1000).map { try arena.allocate(sizeInBytes: 8 + $0 % 5 * 8) } }
            }
            var all: [UInt32] = []
            for try await some in group { all += some }
            return all
        }
        #expect(Set(offsets).count == 4000)
    }
}
