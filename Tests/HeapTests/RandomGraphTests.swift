// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

/// Random graphs, mutated through the barriers, must stay what their shadows say, whatever is collected when.
@Suite struct RandomGraphTests {
    @Test(arguments: 1...6) func survivesMinorAndMajorCollections(seed: Int) throws {
        let machine = try ToyMachine { $0.verifiesAfterCollection = true }
        let graph = try ShadowGraph(machine, seed: UInt64(seed))
        for round in 0..<40 {
            for _ in 0..<3000 { try graph.step() }
            if round % 4 == 3 { machine.collect(round % 8 == 7 ? .major : .minor) }
            try graph.compare()
        }
        #expect(machine.heap.findings == [])
        #expect(machine.heap.statistics.minor.count > 5)
        #expect(machine.heap.statistics.major.count >= 5)
    }

    @Test(arguments: [1, 2, 7], [0, 3]) func survivesCollectionsAtAllocations(interval: Int, major: Int) throws {
        let machine = try ToyMachine(roots: 12) {
            $0.stressInterval = interval
            $0.stressMajorInterval = major
            $0.sealsFreedMemory = true
        }
        let graph = try ShadowGraph(machine, seed: UInt64(interval * 10 + major))
        for _ in 0..<10 {
            for _ in 0..<300 { try graph.step() }
            try graph.compare()
        }
        #expect(machine.verify() == [])
        let collections = machine.heap.statistics
        #expect(collections.minor.count + collections.major.count > 500 / interval)
        #expect(major == 0 || collections.major.count * 3 >= collections.minor.count)
    }

    /// A heap that is too small for what the graph wants, so that evacuation often finds no memory.
    @Test(arguments: 1...4) func survivesShortMemory(seed: Int) throws {
        // Half of the runs with no address space to spare.
        let machine = try ToyMachine(maximum: 4 << 20, reserved: seed % 2 == 0 ? 4 << 20 : nil, roots: 1500)
        let graph = try ShadowGraph(machine, seed: UInt64(seed + 500))
        graph.dropsRoots = false
        var exhausted = 0
        for _ in 0..<25 {
            do {
                for _ in 0..<3000 { try graph.step() }
            } catch is HeapExhausted {
                exhausted += 1
                // The step may have done half its work.
                graph.dropAll()
            }
            try graph.compare()
            machine.heap.retire(machine.thread)
            #expect(machine.verify() == [])
        }
        #expect(exhausted > 0)
        #expect(machine.heap.statistics.major.count > 10)
    }
}
