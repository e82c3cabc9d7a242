// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

@Suite struct PinningTests {
    @Test(arguments: [CollectionKind.minor, .major]) func pinnedObjectsStay(_ kind: CollectionKind) throws {
        let machine = try ToyMachine {
            $0.verifiesAfterCollection = true
            $0.sealsFreedMemory = true
        }
        let node = try machine.makeClass(size: 24, references: [8, 12])
        var addresses: [Reference] = []
        for index in 0..<8 {
            for _ in 0..<2000 { _ = try machine.allocate(node) }
            let object = try machine.allocate(node)
            machine.space.store(object, 16, UInt32(index))
            machine.heap.pin(object)
            machine.roots[index] = object
            addresses.append(object)
            // What a pinned object refers to moves.
            let other = try machine.allocate(node)
            machine.space.store(other, 16, UInt32(100 + index))
            machine.space.storeReference(machine.roots[index], 8, other)
        }
        for round in 0..<4 {
            machine.collect(round % 2 == 0 ? kind : .minor)
            for index in 0..<8 {
                #expect(machine.roots[index] == addresses[index])
                #expect(machine.space.load(addresses[index], 16, as: UInt32.self) == UInt32(index))
                let other = machine.space.loadReference(addresses[index], 8)
                #expect(machine.space.load(other, 16, as: UInt32.self) == UInt32(100 + index))
            }
            let other = try machine.allocate(node)
            machine.space.store(other, 16, UInt32(100))
            machine.space.storeReference(machine.roots[0], 8, other)
        }
        for index in 0..<8 { #expect(machine.heap.unpin(addresses[index])) }
        #expect(!machine.heap.unpin(addresses[0]))
        machine.collect(.major, cause: .exhaustion)
        #expect((1..<8).contains { machine.roots[$0] != addresses[$0] })
        #expect(machine.heap.findings == [])
        #expect(machine.heap.usage.used <= 16 * 24)
    }

    @Test func pinsKeepAliveAndCount() throws {
        let machine = try ToyMachine { $0.verifiesAfterCollection = true }
        let node = try machine.makeClass(size: 16, references: [8])
        let array = try machine.makePrimitiveArrayClass(shift: 0)
        let small = try machine.allocate(node)
        let large = try machine.allocateArray(array, 100_000)
        for object in [small, large] {
            machine.heap.pin(object)
            machine.heap.pin(object)
        }
        machine.heap.unpin(small)
        machine.heap.unpin(large)
        machine.collect(.minor)
        machine.collect(.major)
        #expect(machine.space.classRef(of: small) == node)
        #expect(machine.space.arrayLength(large) == 100_000)
        machine.heap.unpin(small)
        machine.heap.unpin(large)
        machine.collect(.major)
        #expect(machine.heap.usage.used == 0)
        #expect(machine.heap.findings == [])
    }

    /// Random mutation with random pins: nothing pinned may move, everything must stay right.
    @Test(arguments: 1...3) func randomGraphsWithPins(seed: Int) throws {
        let machine = try ToyMachine(maximum: 24 << 20) { $0.verifiesAfterCollection = true }
        let graph = try ShadowGraph(machine, seed: UInt64(seed + 70))
        var pinned: [(root: Int, object: Reference)] = []
        for round in 0..<30 {
            for _ in 0..<1500 { try graph.step() }
            for (_, object) in pinned { #expect(machine.heap.unpin(object)) }
            pinned = []
            for root in [round % 20, round % 20 + 21] where !machine.roots[root].isNull {
                machine.heap.pin(machine.roots[root])
                pinned.append((root, machine.roots[root]))
            }
            machine.collect(round % 3 == 2 ? .major : .minor)
            for (root, object) in pinned { #expect(machine.roots[root] == object) }
            try graph.compare()
        }
        #expect(machine.heap.findings == [])
    }
}
