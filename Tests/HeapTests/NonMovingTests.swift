// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

/// Mirrors with static fields.
@Suite struct NonMovingTests {
    @Test func staticsAreRoots() throws {
        let machine = try ToyMachine {
            $0.verifiesAfterCollection = true
            $0.sealsFreedMemory = true
        }
        let mirrorClass = try machine.makeMirrorClass()
        // Sizes from one to very many static fields; the last mirror exceeds a block.
        let counts = [0, 1, 2, 33, 1000, 20_000, 100_000, 3, 70_000, 5]
        var mirrors: [Reference] = []
        for count in counts {
            let class_ = try machine.makeClass(size: 16, references: [8])
            mirrors.append(machine.makeMirror(mirrorClass, of: class_, statics: count))
        }
        #expect(mirrors.allSatisfy { !$0.isNull })
        let node = try machine.makeClass(size: 16, references: [8])
        func write(_ generation: UInt32) throws {
            for (mirror, count) in zip(mirrors, counts) {
                for index in stride(from: 0, to: count, by: max(1, count / 50)) {
                    let object = try machine.allocate(node)
                    machine.space.store(object, 12, UInt32(index) + generation)
                    machine.space.storeReference(mirror, 24 + 4 * index, object)
                }
            }
        }
        func check(_ generation: UInt32) {
            for (mirror, count) in zip(mirrors, counts) {
                for index in stride(from: 0, to: count, by: max(1, count / 50)) {
                    let object = machine.space.loadReference(mirror, 24 + 4 * index)
                    #expect(machine.space.load(object, 12, as: UInt32.self) == UInt32(index) + generation)
                }
            }
        }
        for generation in 0..<6 {
            try write(UInt32(generation) * 7)
            machine.collect(generation % 2 == 0 ? .minor : .major)
            check(UInt32(generation) * 7)
            machine.collect(.minor)
            check(UInt32(generation) * 7)
        }
        #expect(machine.heap.findings == [])
        var sizes: [Reference: Int] = [:]
        machine.heap.forEachObject { sizes[$0] = $1 }
        for (mirror, count) in zip(mirrors, counts) { #expect(sizes[mirror] == (24 + 4 * count + 7) & ~7) }
        for (mirror, count) in zip(mirrors, counts) {
            #expect(machine.heap.sizeInBytes(of: mirror) == sizes[mirror])
            var offsets: [Int] = []
            machine.heap.forEachReference(of: mirror) { offset, _ in offsets.append(offset) }
            #expect(offsets == [16] + (0..<count).map { 24 + 4 * $0 })
        }
    }

    @Test func walkingFindsEveryObject() throws {
        let machine = try ToyMachine()
        let node = try machine.makeClass(size: 40, references: [8])
        let bytes = try machine.makePrimitiveArrayClass(shift: 0)
        var expected = 0
        for round in 0..<4 {
            for index in 0..<500 {
                let object = try machine.allocate(node)
                machine.space.storeReference(object, 8, machine.roots[0])
                machine.roots[0] = object
                if index % 100 == 0 {
                    machine.roots[1 + round * 5 + index / 100] = try machine.allocateArray(bytes, index * 300)
                }
            }
            expected += 505
            if round == 1 { machine.collect(.minor) }
            if round == 2 { machine.collect(.major) }
            machine.heap.retire(machine.thread)
            var found: Set<Reference> = []
            machine.heap.forEachObject { reference, size in
                found.insert(reference)
                #expect(size == machine.space.sizeInBytes(of: reference))
            }
            #expect(found.count == expected)
        }
    }
}
