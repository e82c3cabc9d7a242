// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

/// Units of unloading: what keeps them, and what becomes of their mirrors.
@Suite struct UnloadingTests {
    private let machine: ToyMachine
    private let mirrorClass: ClassRef
    private let pair: ClassRef

    init() throws {
        machine = try ToyMachine { options in
            options.verifiesBeforeCollection = true
            options.verifiesAfterCollection = true
        }
        mirrorClass = try machine.makeMirrorClass()
        pair = try machine.makeClass(size: 16, references: [8, 12])
    }

    /// A class that is a unit, with a mirror of two static fields.
    private func makeUnit() throws -> (class_: ClassRef, unit: UInt32, mirror: Reference) {
        let class_ = try machine.makeClass(size: 16, references: [8, 12])
        let unit = machine.makeUnloadable(class_)
        let mirror = machine.makeMirror(mirrorClass, of: class_, statics: 2)
        try #require(!mirror.isNull)
        return (class_, unit, mirror)
    }

    private func collectAll() {
        machine.collect(.minor)
        machine.collect(.major)
        #expect(machine.heap.findings.isEmpty)
    }

    @Test func goesWithoutAnythingThatKeepsIt() throws {
        let made = try makeUnit()
        collectAll()
        #expect(machine.unloaded == [made.unit])
        #expect(machine.verify().isEmpty)
    }

    @Test func minorCollectionsUnloadNothing() throws {
        let made = try makeUnit()
        machine.unitSlots[Int(made.unit)] = try machine.allocate(pair)
        for _ in 0..<3 { machine.collect(.minor) }
        #expect(machine.unloaded.isEmpty)
        #expect(machine.verify().isEmpty)
    }

    @Test func isKeptByAnInstanceAnArrayOrTheMirror() throws {
        let (byInstance, byMirror, lost) = (try makeUnit(), try makeUnit(), try makeUnit())
        machine.roots[0] = try machine.allocate(byInstance.class_)
        machine.roots[1] = byMirror.mirror
        collectAll()
        #expect(machine.unloaded == [lost.unit])
        #expect(machine.roots[1] == byMirror.mirror)
        machine.roots[0] = .null
        collectAll()
        #expect(machine.unloaded == [lost.unit, byInstance.unit])
        machine.roots[1] = .null
        collectAll()
        #expect(machine.unloaded == [lost.unit, byInstance.unit, byMirror.unit])
    }

    @Test func slotsAndStaticsOfAKeptUnitLive() throws {
        let (made, other) = (try makeUnit(), try makeUnit())
        machine.roots[0] = try machine.allocate(made.class_)
        // The unit's slot keeps an instance of the other class; a static field of its mirror a third object.
        machine.unitSlots[Int(made.unit)] = try machine.allocate(other.class_)
        let value = try machine.allocate(pair)
        machine.space.storeReference(made.mirror, 24, value)
        machine.weakRoots[0] = value
        collectAll()
        #expect(machine.unloaded.isEmpty)
        #expect(!machine.weakRoots[0].isNull)
        #expect(machine.space.loadReference(made.mirror, 24) == machine.weakRoots[0])
        machine.roots[0] = .null
        collectAll()
        #expect(Set(machine.unloaded) == [made.unit, other.unit])
        #expect(machine.weakRoots[0].isNull)
    }

    @Test func isKeptByAFinalReferenceUntilItIsHandled() throws {
        let made = try makeUnit()
        let final = try machine.makeReferenceClass(SwiftletReferenceFinal)
        let reference = try machine.allocate(final)
        machine.roots[0] = reference
        let referent = try machine.allocate(made.class_)
        machine.space.storeReference(machine.roots[0], ToyMachine.referentOffset, referent)
        collectAll()
        #expect(machine.unloaded.isEmpty)
        _ = machine.heap.takePendingReferences()
        machine.space.storeReference(machine.roots[0], ToyMachine.referentOffset, .null)
        collectAll()
        #expect(machine.unloaded == [made.unit])
    }

    @Test func memoryOfMirrorsIsUsedAgain() throws {
        var mirrors: [Reference] = []
        for index in 0..<200 {
            let made = try makeUnit()
            if index == 50 { machine.roots[0] = made.mirror } else { mirrors.append(made.mirror) }
        }
        collectAll()
        #expect(machine.unloaded.count == 199)
        let again = try makeUnit()
        #expect(mirrors.contains(again.mirror))
        #expect(again.mirror != machine.roots[0])
        #expect(machine.verify().isEmpty)
        machine.roots[0] = .null
        let used = machine.heap.usage.used
        collectAll()
        // The block of the mirrors has gone back.
        #expect(machine.heap.usage.used < used)
    }

    /// Several threads mark: units are reached by any of them, one through another, and visited once.
    @Test(arguments: 2...4) func unitsReachedByHelpersLive(threads: Int) throws {
        let machine = try ToyMachine(maximum: 32 << 20, nursery: 8 << 20) { options in
            options.collectorThreads = threads
            options.sharesEagerly = true
            options.verifiesAfterCollection = true
        }
        let mirrorClass = try machine.makeMirrorClass()
        let pair = try machine.makeClass(size: 16, references: [8, 12])
        var units: [(class_: ClassRef, unit: UInt32)] = []
        for _ in 0..<24 {
            let class_ = try machine.makeClass(size: 16, references: [8, 12])
            units.append((class_, machine.makeUnloadable(class_)))
            try #require(!machine.makeMirror(mirrorClass, of: class_, statics: 2).isNull)
        }
        // A tree of pairs; its leaves are instances of the first units, whose slots hold instances of later ones.
        func tree(_ depth: Int, _ root: Int, _ leaf: ClassRef) throws {
            if depth == 0 {
                machine.roots[root] = try machine.allocate(leaf)
                return
            }
            try tree(depth - 1, root + 1, leaf)
            try tree(depth - 1, root + 2, leaf)
            machine.roots[root] = try machine.allocate(pair)
            machine.space.storeReference(machine.roots[root], 8, machine.roots[root + 1])
            machine.space.storeReference(machine.roots[root], 12, machine.roots[root + 2])
        }
        for first in 0..<4 {
            try tree(11, first, units[first].class_)
            for root in (first + 1)..<40 { machine.roots[root] = .null }
            for later in stride(from: first, to: 20, by: 4) {
                machine.unitSlots[Int(units[later].unit)] = try machine.allocate(units[later + 4].class_)
            }
        }
        for _ in 0..<3 {
            machine.collect(.major)
            #expect(machine.heap.findings == [])
            #expect(machine.unloaded == [])
        }
        machine.roots[1] = .null
        machine.collect(.major)
        #expect(machine.heap.findings == [])
        #expect(Set(machine.unloaded) == Set(stride(from: 1, to: 24, by: 4).map { units[$0].unit }))
    }
}
