// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

@Suite struct ExhaustionTests {
    /// Fills the heap with one reachable list, drops it, and fills it again.
    @Test func reportsExhaustionAndRecovers() throws {
        let machine = try ToyMachine(maximum: 8 << 20)
        let node = try machine.makeClass(size: 32, references: [8])
        for _ in 0..<2 {
            var count = 0
            #expect(throws: HeapExhausted(requestedBytes: 32)) {
                while true {
                    let object = try machine.allocate(node)
                    machine.space.storeReference(object, 8, machine.roots[0])
                    machine.roots[0] = object
                    count += 1
                }
            }
            // Nearly all of the heap must have been usable.
            #expect(count * 32 > 7 << 20)
            #expect(count * 32 <= 8 << 20)
            var length = 0
            var object = machine.roots[0]
            while !object.isNull {
                length += 1
                object = machine.space.loadReference(object, 8)
            }
            #expect(length == count)
            machine.heap.retire(machine.thread)
            #expect(machine.verify() == [])
            machine.roots[0] = .null
            machine.collect(.major)
            #expect(machine.heap.usage.used == 0)
        }
    }

    @Test func refusesWhatCanNeverFit() throws {
        let machine = try ToyMachine(maximum: 8 << 20)
        let bytes = try machine.makePrimitiveArrayClass(shift: 3)
        #expect(throws: HeapExhausted.self) { try machine.allocateArray(bytes, Int(Int32.max)) }
        #expect(throws: HeapExhausted.self) { try machine.allocateArray(bytes, 1 << 20) }
        #expect(machine.heap.usage.used == 0)
        _ = try machine.allocateArray(bytes, 6 << 17)
    }

    /// Large objects that nothing refers to are reclaimed by minor collections.
    @Test func reclaimsYoungLargeObjects() throws {
        let machine = try ToyMachine(maximum: 16 << 20) { $0.verifiesAfterCollection = true }
        let bytes = try machine.makePrimitiveArrayClass(shift: 0)
        for index in 0..<400 { machine.roots[index & 3] = try machine.allocateArray(bytes, 100_000 + index * 1000) }
        #expect(machine.heap.statistics.minor.count > 0)
        #expect(machine.heap.statistics.minor.count > machine.heap.statistics.major.count)
        #expect(machine.heap.findings == [])
    }

    /// Neighbours that are freed become one run of pages, and serve a larger object.
    @Test(arguments: [CollectionKind.minor, .major], [[0, 1], [1, 0]])
    func mergesFreeLargeMemory(_ kind: CollectionKind, _ order: [Int]) throws {
        let machine = try ToyMachine { $0.verifiesAfterCollection = true }
        let bytes = try machine.makePrimitiveArrayClass(shift: 0)
        // 20 pages each: three in a block.
        for index in 0..<3 { machine.roots[index] = try machine.allocateArray(bytes, 80_000) }
        let first = machine.roots[0]
        #expect(machine.roots[2].rawValue - first.rawValue == 2 * 20 * 4096 / 8)
        for index in order {
            machine.roots[index] = .null
            machine.collect(kind == .minor && index == order[0] ? .minor : .major)
        }
        #expect(try machine.allocateArray(bytes, 160_000) == first)
        #expect(machine.heap.findings == [])
    }

    /// A list too deep for recursion, and a tree whose nodes all wait on the mark stack.
    @Test func marksDeepGraphs() throws {
        let machine = try ToyMachine(maximum: 64 << 20)
        let node = try machine.makeClass(size: 16, references: [8, 12])
        for root in 0..<2 {
            for _ in 0..<500_000 {
                machine.roots[2] = try machine.allocate(node)
                let leaf = try machine.allocate(node)
                // The list hangs first on the one, then on the other field.
                machine.space.storeReference(machine.roots[2], root == 0 ? 8 : 12, machine.roots[root])
                machine.space.storeReference(machine.roots[2], root == 0 ? 12 : 8, leaf)
                machine.roots[root] = machine.roots[2]
            }
        }
        machine.collect(.major)
        for root in 0..<2 {
            var length = 0
            var object = machine.roots[root]
            while !object.isNull {
                length += 1
                object = machine.space.loadReference(object, root == 0 ? 8 : 12)
            }
            #expect(length == 500_000)
        }
        #expect(machine.heap.usage.used == 2_000_000 * 16)
    }
}
