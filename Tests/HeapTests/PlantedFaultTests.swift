// SPDX-License-Identifier: Apache-2.0
import Glibc
import Heap
import ObjectModel
import Testing

/// The verifier must see what goes wrong when the runtime breaks its part of the contract.
@Suite struct PlantedFaultTests {
    private let machine: ToyMachine
    private let node: ClassRef

    init() throws {
        machine = try ToyMachine()
        node = try machine.makeClass(size: 24, references: [8])
    }

    private func makeOldNode() throws {
        machine.roots[0] = try machine.allocate(node)
        machine.collect(.major)
        #expect(machine.verify() == [])
    }

    @Test func seesADroppedBarrier() throws {
        try makeOldNode()
        let young = try machine.allocate(node)
        machine.space.store(machine.roots[0], 8, young.rawValue)
        machine.heap.retire(machine.thread)
        #expect(machine.verify() == [.cleanCard(holder: machine.roots[0], offset: 8, target: young)])
        // And what comes of it: the young object is lost.
        machine.collect(.minor)
        #expect(machine.verify() == [.danglingReference(holder: machine.roots[0], offset: 8, target: young)])
    }

    @Test func seesADroppedBarrierToALargeObject() throws {
        try makeOldNode()
        let young = try machine.allocateArray(try machine.makePrimitiveArrayClass(shift: 0), 50_000)
        machine.space.store(machine.roots[0], 8, young.rawValue)
        machine.heap.retire(machine.thread)
        #expect(machine.verify() == [.cleanCard(holder: machine.roots[0], offset: 8, target: young)])
    }

    @Test(arguments: [CollectionKind.minor, .major]) func seesAMissedRoot(_ kind: CollectionKind) throws {
        for _ in 0..<3 { machine.roots[0] = try machine.allocate(node) }
        let lost = machine.roots[0]
        machine.roots[1] = try machine.allocate(node)
        machine.missedRoot = 0
        machine.collect(kind)
        machine.missedRoot = nil
        #expect(machine.verify() == [.danglingRoot(target: lost)])
    }

    @Test func seesAReferenceMapThatNamesANumber() throws {
        let wrong = try machine.makeClass(size: 24, references: [8, 16])
        machine.roots[0] = try machine.allocate(wrong)
        machine.space.store(machine.roots[0], 16, UInt32(0x12345))
        machine.heap.retire(machine.thread)
        #expect(
            machine.verify() == [
                .danglingReference(holder: machine.roots[0], offset: 16, target: Reference(rawValue: 0x12345))
            ])
    }

    @Test func seesAReferenceMapThatLacksAField() throws {
        let wrong = try machine.makeClass(size: 24, references: [8])
        machine.roots[0] = try machine.allocate(wrong)
        for _ in 0..<100 { _ = try machine.allocate(node) }
        let young = try machine.allocate(node)
        machine.space.storeReference(machine.roots[0], 12, young)
        machine.collect(.major)
        #expect(machine.verify() == [])
        // Whoever repairs the map sees that the field was not kept up to date.
        machine.space[wrong].pointee.referenceMap = try machine.makeReferenceMap([8, 12])
        #expect(
            machine.verify() == [.danglingReference(holder: machine.roots[0], offset: 12, target: young)])
    }

    @Test func seesDestroyedHeaders() throws {
        machine.roots[0] = try machine.allocate(node)
        machine.heap.retire(machine.thread)
        let address = machine.space[machine.roots[0]]
        address.storeBytes(of: UInt32(12), as: UInt32.self)
        #expect(machine.verify().contains(.invalidClassWord(object: machine.roots[0], word: 12)))
        address.storeBytes(of: node.rawValue, as: UInt32.self)
        #expect(machine.verify() == [])
        address.storeBytes(of: UInt32(SwiftletMarkForwarded), toByteOffset: 4, as: UInt32.self)
        #expect(
            machine.verify().contains(
                .forwardedMark(object: machine.roots[0], mark: UInt32(SwiftletMarkForwarded))))
    }

    @Test func seesAnArrayLongerThanItsMemory() throws {
        let ints = try machine.makePrimitiveArrayClass(shift: 2)
        machine.roots[0] = try machine.allocateArray(ints, 10)
        machine.heap.retire(machine.thread)
        machine.space.store(machine.roots[0], Int(SwiftletArrayLengthOffset), Int32(1 << 20))
        #expect(
            machine.verify() == [
                .invalidSize(object: machine.roots[0], sizeInBytes: 4_194_320),
                .danglingRoot(target: machine.roots[0]),
            ])
    }

    /// In stress mode, memory that a collection has emptied cannot be read.
    @Test func emptiedMemoryIsInaccessible() async throws {
        await #expect(processExitsWith: .signal(SIGSEGV)) {
            // Without the backtrace, which takes long.
            signal(SIGSEGV, SIG_DFL)
            let machine = try ToyMachine { $0.sealsFreedMemory = true }
            let node = try machine.makeClass(size: 24, references: [8])
            machine.roots[0] = try machine.allocate(node)
            let stale = machine.roots[0]
            machine.collect(.minor)
            guard machine.space.classRef(of: machine.roots[0]) == node else { return }
            _ = machine.space.classRef(of: stale)
        }
    }
}
