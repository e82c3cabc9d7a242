// SPDX-License-Identifier: Apache-2.0
import Glibc
import Heap
import ObjectModel
import Testing

/// Memory goes back to the system: seen in what of the heap is resident.
@Suite struct GivingBackTests {
    /// Bytes of the heap's memory that are backed.
    private func resident(_ machine: ToyMachine) -> Int {
        let pages = machine.reservation.heapSizeInBytes / 4096
        let states = UnsafeMutablePointer<UInt8>.allocate(capacity: pages)
        defer { states.deallocate() }
        guard mincore(machine.space.base, pages * 4096, states) == 0 else { return .max }
        return (0..<pages).count { states[$0] & 1 != 0 } * 4096
    }

    private func fill(_ machine: ToyMachine, megabytes: Int) throws {
        let array = try machine.makePrimitiveArrayClass(shift: 0)
        for index in 0..<megabytes {
            machine.roots[index] = try machine.allocateArray(array, 1 << 20)
            // Fresh memory is not backed before it is written to.
            memset(machine.space.arrayData(machine.roots[index]), 1, 1 << 20)
        }
    }

    @Test func afterALargeDrop() throws {
        let machine = try ToyMachine(maximum: 128 << 20)
        try fill(machine, megabytes: 60)
        machine.collect(.major)
        #expect(resident(machine) > 60 << 20)
        for index in 0..<60 { machine.roots[index] = .null }
        machine.collect(.major)
        #expect(resident(machine) < 40 << 20)
        #expect(machine.heap.usage.committed < 40 << 20)
    }

    @Test func whenTrimmed() throws {
        let machine = try ToyMachine(maximum: 128 << 20)
        let small = try machine.makeClass(size: 64, references: [])
        try fill(machine, megabytes: 10)
        for _ in 0..<500_000 { _ = try machine.allocate(small) }
        machine.collect(.major)
        machine.heap.trim()
        #expect(resident(machine) < 14 << 20)
        // And is there again when it is wanted.
        try fill(machine, megabytes: 50)
        machine.collect(.minor)
        #expect(resident(machine) > 50 << 20)
        #expect(machine.verify() == [])
    }

    @Test func idleIsWhoAllocatesNothing() throws {
        let machine = try ToyMachine()
        let small = try machine.makeClass(size: 64, references: [])
        _ = try machine.allocate(small)
        #expect(!machine.heap.isIdle())
        #expect(machine.heap.isIdle())
        for _ in 0..<100_000 { _ = try machine.allocate(small) }
        #expect(!machine.heap.isIdle())
    }
}
