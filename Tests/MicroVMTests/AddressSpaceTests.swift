// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import GuestProtocol
import Platform
import Testing

@testable import MicroVM

/// The address space alone, without processors.
struct AddressSpaceTests {
    func makeSpace(megabytes: Int = 32) throws -> AddressSpace {
        let main = try MemoryRegion(start: GuestAddress(1 << 32), size: megabytes << 20, backing: .anonymous)
        let memory = GuestMemory()
        try memory.add(main)
        let space = try AddressSpace(memory: memory, main: main)
        space.heapStart = 0x100_0000
        space.heapEnd = space.heapStart
        return space
    }

    @Test func memoryComesAndGoes() throws {
        let space = try makeSpace()
        let free = space.frames.freeCount
        let address = try space.map(0, 10_000, .readWrite)
        #expect(space.frames.freeCount < free - 2)
        try space.write([1, 2, 3], at: address + 4_095)
        #expect(try space.read(address + 4_094, count: 5) == [0, 1, 2, 3, 0])
        #expect(space.brokenInvariants() == [])
        try space.unmap(address, 12_288)
        #expect(throws: GuestCallError.badAddress) { _ = try space.read(address, count: 1) }
        #expect(space.areas.isEmpty)
        #expect(space.brokenInvariants() == [])
        // What comes back is zero again.
        let again = try space.map(0, 12_288, .readWrite)
        #expect(try space.read(again, count: 12_288).allSatisfy { $0 == 0 })
    }

    @Test func largeMappingsUseLargeEntries() throws {
        let space = try makeSpace()
        let before = space.frames.freeCount
        let address = try space.map(0, 8 << 20, .readWrite)
        #expect(address % (2 << 20) == 0)
        #expect(before - space.frames.freeCount <= 4 * 512 + 3)
        // A hole in the middle splits one of them, and only one.
        try space.write([7], at: address + 0x20_3000)
        try space.unmap(address + 0x20_2000, 4_096)
        #expect(try space.read(address + 0x20_3000, count: 1) == [7])
        #expect(throws: GuestCallError.badAddress) { _ = try space.read(address + 0x20_2fff, count: 1) }
        #expect(space.brokenInvariants() == [])
    }

    @Test func contentsOutliveRights() throws {
        let space = try makeSpace()
        let address = try space.map(0, 4 << 20, .readWrite)
        try space.write([9], at: address)
        try space.protect(address, 4 << 20, .none)
        #expect(throws: GuestCallError.badAddress) { _ = try space.read(address, count: 1) }
        try space.protect(address, 4_096, .read)
        #expect(try space.read(address, count: 1) == [9])
        #expect(throws: GuestCallError.badAddress) { try space.write([1], at: address) }
        #expect(space.brokenInvariants() == [])
    }

    @Test func inaccessibleMappingsCostNothing() throws {
        let space = try makeSpace()
        let before = space.frames.freeCount
        let address = try space.map(0, 1 << 40, .none)
        #expect(space.frames.freeCount == before)
        try space.protect(address + (1 << 39), 4_096, .readWrite)
        try space.write([1], at: address + (1 << 39))
        #expect(space.brokenInvariants() == [])
    }

    @Test func exhaustionIsAnAnswerAndChangesNothing() throws {
        let space = try makeSpace(megabytes: 8)
        let areas = space.areas
        let free = space.frames.freeCount
        #expect(throws: GuestCallError.noMemory) { _ = try space.map(0, 8 << 20, .readWrite) }
        #expect(space.areas == areas && space.frames.freeCount == free)
        let reserved = try space.map(0, 64 << 20, .none)
        #expect(throws: GuestCallError.noMemory) { try space.protect(reserved, 64 << 20, .readWrite) }
        #expect(space.brokenInvariants() == [])
        #expect(space.setBreak(space.heapStart + (64 << 20)) == space.heapStart)
        #expect(space.setBreak(space.heapStart + 5_000) == space.heapStart + 5_000)
        #expect(space.brokenInvariants() == [])
    }

    @Test func movedMappingsKeepTheirContents() throws {
        let space = try makeSpace()
        let address = try space.map(0, 4_096, .readWrite)
        _ = try space.map(address + 4_096, 4_096, .read, isFixed: true)
        try space.write([5], at: address)
        #expect(throws: GuestCallError.noMemory) { _ = try space.remap(address, 4_096, 8_192, mayMove: false) }
        let moved = try space.remap(address, 4_096, 3 << 20, mayMove: true)
        #expect(moved != address)
        #expect(try space.read(moved, count: 1) == [5])
        #expect(throws: GuestCallError.badAddress) { _ = try space.read(address, count: 1) }
        #expect(space.brokenInvariants() == [])
    }

    @Test func aliasesShareUntilTheLastIsGone() throws {
        let space = try makeSpace()
        let first = try space.map(0, 2 << 20, .readWrite)
        let second = try space.mapAlias(first, 8_192, [.read, .execute])
        try space.write([1, 2], at: first)
        #expect(try space.read(second, count: 2) == [1, 2])
        #expect(throws: GuestCallError.badAddress) { try space.write([1], at: second) }
        #expect(space.brokenInvariants() == [])
        try space.unmap(first, 2 << 20)
        #expect(try space.read(second, count: 2) == [1, 2])
        #expect(space.brokenInvariants() == [])
        try space.unmap(second, 8_192)
        #expect(space.extraUses.isEmpty)
        #expect(space.brokenInvariants() == [])
    }

    @Test func addressesThatAreNoGuestsAreRefused() throws {
        let space = try makeSpace()
        for address in [0, 0x1000, 0x7fff_ffff_f000, 0x8000_0000_0000, 0xffff_ffff_8000_0000, UInt64.max & ~4_095] {
            #expect(throws: GuestCallError.self) { _ = try space.map(address, 4_096, .readWrite, isFixed: true) }
            #expect(throws: GuestCallError.self) { try space.unmap(address, .max) }
            #expect(throws: GuestCallError.badAddress) { _ = try space.read(address, count: 8) }
            #expect(throws: GuestCallError.badAddress) { try space.write([1], at: address) }
        }
        #expect(throws: GuestCallError.self) { _ = try space.map(0, .max, .readWrite) }
        #expect(throws: GuestCallError.badAddress) { _ = try space.read(.max - 3, count: 8) }
        #expect(space.brokenInvariants() == [])
    }

    /// Random operations against a model that keeps one entry per page, with the checker after each few.
    @Test(arguments: [1, 2, 3, 4, 5, 6]) func agreesWithAModel(_ seed: UInt64) throws {
        let space = try makeSpace()
        let base: UInt64 = 0x20_0000_0000
        let pages = 2_048
        var rights = [MemoryProtection?](repeating: nil, count: pages)
        var contents = [UInt8](repeating: 0, count: pages)
        var random = Sequence(state: seed)
        for step in 0..<400 {
            let first = Int(random.next() % UInt64(pages))
            let count = min(pages - first, [1, 2, 5, 64, 512, 1_100][Int(random.next() % 6)])
            let address = base + UInt64(first) * 4_096
            let length = UInt64(count) * 4_096
            let protection = [MemoryProtection.none, .read, .readWrite, [.read, .execute]][Int(random.next() % 4)]
            let range = first..<first + count
            switch random.next() % 8 {
            case 0, 1, 2:
                if (try? space.map(address, length, protection, isFixed: true)) != nil {
                    for page in range { (rights[page], contents[page]) = (protection, 0) }
                }
            case 3, 4:
                let isCovered = range.allSatisfy { rights[$0] != nil }
                if (try? space.protect(address, length, protection)) != nil {
                    #expect(isCovered)
                    for page in range { rights[page] = protection }
                }
            case 5:
                if (try? space.unmap(address, length)) != nil {
                    for page in range { (rights[page], contents[page]) = (nil, 0) }
                }
            case 6:
                if (try? space.discard(address, length)) != nil { for page in range { contents[page] = 0 } }
            default:
                for page in range where rights[page]?.contains(.write) == true {
                    contents[page] = UInt8(truncatingIfNeeded: random.next())
                    try space.write([contents[page]], at: base + UInt64(page) * 4_096 + 17)
                }
            }
            if step % 20 == 19 { #expect(space.brokenInvariants() == [], "seed \(seed) step \(step)") }
            for page in stride(from: Int(random.next() % 7), to: pages, by: 7) {
                let byte = try? space.read(base + UInt64(page) * 4_096 + 17, count: 1)
                let isReadable = rights[page]?.contains(.read) == true
                #expect(byte == (isReadable ? [contents[page]] : nil), "seed \(seed) step \(step) page \(page)")
            }
        }
        #expect(space.brokenInvariants() == [])
    }

    /// Each kind of fault that the checker is for, planted, is found.
    @Test func checkerFindsPlantedFaults() throws {
        let faults: [(String, (AddressSpace, UInt64) -> Void)] = [
            ("rights", { space, _ in space.areas[0].protection = .read }),
            ("in no area", { space, _ in space.areas.removeAll() }),
            ("overlap", { space, _ in space.areas.append(space.areas[0]) }),
            ("in use and", { space, _ in _ = space.frames.allocate() }),
            ("counted, not used", { space, _ in space.extraUses[GuestAddress(1 << 32)] = 1 }),
            (
                "is used 2 times",
                { space, address in
                    let entry = space.table.translate(address)!.entry
                    _ = space.table.set(address + 4_096, entry, frames: &space.frames)
                }
            ),
            (
                "the monitor's and the user's",
                { space, address in
                    let entry = PageTableEntry(frame: space.table.root, protection: .readWrite)
                    _ = space.table.set(address, entry, frames: &space.frames)
                }
            ),
            (
                "outside memory",
                { space, address in
                    let entry = PageTableEntry(frame: GuestAddress(1 << 40), protection: .readWrite)
                    _ = space.table.set(address, entry, frames: &space.frames)
                }
            ),
            (
                "should be accessible",
                { space, address in
                    _ = space.table.set(address, .empty, frames: &space.frames)
                }
            ),
        ]
        for (text, plant) in faults {
            let space = try makeSpace()
            let address = try space.map(0, 12_288, .readWrite)
            #expect(space.brokenInvariants() == [])
            plant(space, address)
            let found = space.brokenInvariants()
            #expect(found.contains { $0.contains(text) }, "\(text): \(found)")
        }
    }

    struct Sequence {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
