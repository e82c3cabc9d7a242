// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

@Suite struct AllocationTests {
    /// Memory is zero even where objects lay before, and objects do not overlap.
    @Test func memoryIsZeroed() throws {
        let machine = try ToyMachine(maximum: 8 << 20)
        let longs = try machine.makePrimitiveArrayClass(shift: 3)
        for index in 0..<4000 {
            let length = index % 100 == 0 ? 9000 : index % 300
            let array = try machine.allocateArray(longs, length)
            let data = machine.space.arrayData(array).assumingMemoryBound(to: UInt64.self)
            for element in 0..<length {
                guard data[element] == 0 else { throw ShadowGraph.Mismatch(description: "dirty memory") }
                data[element] = .max
            }
        }
        #expect(machine.heap.statistics.minor.count > 1)
    }

    @Test func countsBytes() throws {
        let machine = try ToyMachine()
        let node = try machine.makeClass(size: 48, references: [8])
        let bytes = try machine.makePrimitiveArrayClass(shift: 0)
        for _ in 0..<1000 { _ = try machine.allocate(node) }
        #expect(machine.heap.allocatedBytes(machine.thread) == 48_000)
        _ = try machine.allocateArray(bytes, 20_004)
        _ = try machine.allocateArray(bytes, 100_004)
        #expect(machine.heap.allocatedBytes(machine.thread) == 48_000 + 20_016 + 100_016)
        machine.heap.retire(machine.thread)
        #expect(machine.thread.pointee.allocatedBytes == 48_000 + 20_016 + 100_016)
        #expect(machine.thread.pointee.allocationTop == nil)
    }

    /// Four threads fill eden; nothing overlaps.
    @Test func threadsAllocateSideBySide() async throws {
        let machine = try ToyMachine(maximum: 64 << 20, nursery: 16 << 20)
        let node = try machine.makeClass(size: 24, references: [8])
        let heap = machine.heap
        let found = await withTaskGroup(of: [UInt32].self) { group in
            for worker in 0..<4 {
                group.addTask { allocateNodes(heap, node, worker) }
            }
            var all: [UInt32] = []
            for await some in group { all += some }
            return all
        }
        #expect(found.count == 80_000)
        #expect(Set(found).count == 80_000)
        var contents: Set<UInt64> = []
        var count = 0
        heap.forEachObject { object, size in
            contents.insert(heap.space.load(object, 16, as: UInt64.self))
            count += 1
        }
        #expect(count == 80_000)
        #expect(contents.count == 80_000)
        #expect(machine.verify() == [])
    }

    @Test func limitsAreChecked() throws {
        let reservation = try Reservation(maximumHeapSize: 8 << 20)
        let wellKnown = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<WellKnown>.size, alignment: 16)
        defer { wellKnown.deallocate() }
        for limits in [
            HeapLimits(maximum: 1 << 20), HeapLimits(maximum: 16 << 20), HeapLimits(maximum: 8 << 20, initial: -1),
            HeapLimits(maximum: 8 << 20, initial: 9 << 20),
            HeapLimits(maximum: 8 << 20, initial: 1 << 20, maximumNursery: -1),
        ] {
            #expect(throws: HeapError.invalidLimits) {
                _ = try Heap(
                    reservation: reservation, limits: limits,
                    wellKnown: UnsafePointer(wellKnown.assumingMemoryBound(to: WellKnown.self)))
            }
        }
    }

    @Test func memoryIsGivenBack() throws {
        let machine = try ToyMachine(maximum: 64 << 20)
        let node = try machine.makeClass(size: 32, references: [8])
        for _ in 0..<1_000_000 {
            let object = try machine.allocate(node)
            machine.space.storeReference(object, 8, machine.roots[0])
            machine.roots[0] = object
        }
        let full = machine.heap.usage
        #expect(full.used >= 32_000_000)
        #expect(full.committed >= full.used)
        #expect(full.committed <= 64 << 20)
        machine.roots[0] = .null
        machine.collect(.major)
        machine.heap.trim()
        #expect(machine.heap.usage.used == 0)
        #expect(machine.heap.usage.committed <= 2 << 20)
        machine.roots[0] = try machine.allocate(node)
        machine.collect(.minor)
        #expect(machine.verify() == [])
    }
}

/// Fills one thread's share: 20,000 nodes with distinct numbers.
private func allocateNodes(_ heap: Heap, _ node: ClassRef, _ worker: Int) -> [UInt32] {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<JavaThread>.size, alignment: 16)
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<JavaThread>.size)
    defer { raw.deallocate() }
    let thread = raw.assumingMemoryBound(to: JavaThread.self)
    var names: [UInt32] = []
    for index in 0..<20_000 {
        let object = heap.allocate(node, sizeInBytes: 24, thread: thread)
        if object.isNull { break }
        heap.space.store(object, 16, UInt64(worker * 20_000 + index + 1))
        names.append(object.rawValue)
    }
    heap.retire(thread)
    return names
}
