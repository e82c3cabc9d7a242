// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

/// Minor collections by several threads that share even little work.
@Suite struct ParallelTests {
    private static func configure(_ options: inout HeapOptions, threads: Int) {
        options.collectorThreads = threads
        options.sharesEagerly = true
    }

    @Test(arguments: [2, 4], 1...3) func survivesCollections(threads: Int, seed: Int) throws {
        let machine = try ToyMachine {
            Self.configure(&$0, threads: threads)
            $0.verifiesAfterCollection = true
        }
        let graph = try ShadowGraph(machine, seed: UInt64(seed + 40))
        for round in 0..<30 {
            for _ in 0..<3000 { try graph.step() }
            if round % 4 == 3 { machine.collect(round % 8 == 7 ? .major : .minor) }
            try graph.compare()
        }
        #expect(machine.heap.findings == [])
        #expect(machine.heap.statistics.minor.count > 5)
    }

    @Test(arguments: [1, 7], [0, 3]) func survivesCollectionsAtAllocations(interval: Int, major: Int) throws {
        let machine = try ToyMachine(roots: 12) {
            Self.configure(&$0, threads: 3)
            $0.stressInterval = interval
            $0.stressMajorInterval = major
            $0.sealsFreedMemory = true
        }
        let graph = try ShadowGraph(machine, seed: UInt64(interval * 10 + major + 3))
        for _ in 0..<5 {
            for _ in 0..<300 { try graph.step() }
            try graph.compare()
        }
        #expect(machine.verify() == [])
    }

    /// Evacuation often finds no memory, so that workers fight for objects that stay in place.
    @Test(arguments: 1...4) func survivesShortMemory(seed: Int) throws {
        let machine = try ToyMachine(maximum: 4 << 20, reserved: seed % 2 == 0 ? 4 << 20 : nil, roots: 1500) {
            Self.configure(&$0, threads: 3)
        }
        let graph = try ShadowGraph(machine, seed: UInt64(seed + 700))
        graph.dropsRoots = false
        var exhausted = 0
        for _ in 0..<20 {
            do {
                for _ in 0..<3000 { try graph.step() }
            } catch is HeapExhausted {
                exhausted += 1
                graph.dropAll()
            }
            try graph.compare()
            machine.heap.retire(machine.thread)
            #expect(machine.verify() == [])
        }
        #expect(exhausted > 0)
    }

    /// A tree of many blocks whose links cross: all workers meet the same objects.
    @Test func eachObjectIsCopiedOnce() throws {
        let machine = try ToyMachine(maximum: 64 << 20, nursery: 16 << 20) { Self.configure(&$0, threads: 4) }
        let node = try machine.makeClass(size: 24, references: [8, 12])
        let array = try machine.makeReferenceArrayClass()
        let count = 100_000
        // In pieces, so that none is a large object.
        let piece = 4000
        machine.roots[0] = try machine.allocateArray(array, count / piece)
        for index in 0..<(count / piece) {
            let part = try machine.allocateArray(array, piece)
            machine.space.storeReference(machine.roots[0], Int(SwiftletArrayData4) + index * 4, part)
        }
        func slot(_ index: Int) -> (holder: Reference, offset: Int) {
            let offset = Int(SwiftletArrayData4) + index / piece * 4
            return (machine.space.loadReference(machine.roots[0], offset), Int(SwiftletArrayData4) + index % piece * 4)
        }
        func element(_ index: Int) -> Reference {
            let (holder, offset) = slot(index)
            return machine.space.loadReference(holder, offset)
        }
        for index in 0..<count {
            let made = try machine.allocate(node)
            machine.space.store(made, 16, UInt64(index))
            let (holder, offset) = slot(index)
            machine.space.storeReference(holder, offset, made)
        }
        var random = ToyRandom(5)
        for index in 0..<count {
            machine.space.storeReference(element(index), 8, element(random.next(count)))
            machine.space.storeReference(element(index), 12, element(count - 1 - index))
        }
        for kind in [CollectionKind.minor, .minor, .major, .minor] {
            machine.collect(kind)
            #expect(machine.verify() == [])
            var repeated = ToyRandom(5)
            for index in 0..<count {
                let object = element(index)
                #expect(machine.space.load(object, 16, as: UInt64.self) == UInt64(index))
                #expect(machine.space.loadReference(object, 8) == element(repeated.next(count)))
                #expect(machine.space.loadReference(object, 12) == element(count - 1 - index))
            }
        }
    }
}
