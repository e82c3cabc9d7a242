// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

/// A heap must not know where it lies: its memory is copied to another base now and then, and all goes on.
@Suite struct RelocationTests {
    @Test(arguments: 1...3) func runsOnAtAnotherBase(seed: Int) throws {
        let graph = try ShadowGraph(try ToyMachine { $0.verifiesAfterCollection = true }, seed: UInt64(seed + 30))
        for round in 0..<12 {
            for _ in 0..<2000 { try graph.step() }
            let previous = graph.machine
            graph.machine = try ToyMachine(relocating: previous)
            #expect(graph.machine.space.base != previous.space.base)
            // Nobody may reach the old memory through the new.
            for index in 0..<previous.rootCount { previous.roots[index] = .null }
            previous.collect(.major)
            try graph.compare()
            #expect(graph.machine.verify() == [])
            graph.machine.collect(round % 3 == 0 ? .major : .minor)
            #expect(graph.machine.heap.findings == [])
        }
        try graph.compare()
    }
}
