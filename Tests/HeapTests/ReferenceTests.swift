// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Testing

/// Soft, weak, final and phantom references, weak roots and the pending list.
@Suite struct ReferenceTests {
    private let machine: ToyMachine
    private let node: ClassRef

    init() throws {
        machine = try ToyMachine {
            $0.verifiesAfterCollection = true
            $0.sealsFreedMemory = true
        }
        node = try machine.makeClass(size: 16, references: [8])
    }

    /// Makes a reference object to a new node; root `root` holds the reference, root `root + 1` the node.
    private func makeReference(_ kind: Int, root: Int) throws -> ClassRef {
        let class_ = try machine.makeReferenceClass(kind)
        machine.roots[root] = try machine.allocate(class_)
        machine.roots[root + 1] = try machine.allocate(node)
        machine.space.store(machine.roots[root + 1], 12, UInt32(0xabcd))
        machine.space.storeReference(machine.roots[root], ToyMachine.referentOffset, machine.roots[root + 1])
        return class_
    }

    private func referent(_ root: Int) -> Reference {
        machine.space.loadReference(machine.roots[root], ToyMachine.referentOffset)
    }

    /// Takes the pending list as the ReferenceHandler does.
    private func takePending() -> [Reference] {
        var list: [Reference] = []
        var reference = machine.heap.takePendingReferences()
        while !reference.isNull {
            list.append(reference)
            let next = machine.space.loadReference(reference, ToyMachine.discoveredOffset)
            machine.space.storeReference(reference, ToyMachine.discoveredOffset, .null)
            reference = next
        }
        return list
    }

    @Test(arguments: [CollectionKind.minor, .major]) func keepsReachedReferents(_ kind: CollectionKind) throws {
        for (index, strength) in [1, 2, 3, 4].enumerated() { _ = try makeReference(strength, root: index * 2) }
        for _ in 0..<3 {
            machine.collect(kind)
            for index in 0..<4 {
                #expect(!referent(index * 2).isNull)
                #expect(referent(index * 2) == machine.roots[index * 2 + 1])
            }
        }
        #expect(!machine.heap.hasPendingReferences)
        #expect(machine.heap.findings == [])
    }

    @Test(arguments: [CollectionKind.minor, .major], [SwiftletReferenceWeak, SwiftletReferencePhantom])
    func clearsUnreachedReferents(_ kind: CollectionKind, _ strength: Int) throws {
        _ = try makeReference(strength, root: 0)
        machine.roots[1] = .null
        machine.collect(kind)
        #expect(referent(0).isNull)
        #expect(machine.heap.hasPendingReferences)
        // The list keeps its references alive and follows them.
        let class_ = machine.space.classRef(of: machine.roots[0])
        machine.roots[0] = .null
        machine.collect(.minor)
        machine.collect(.major)
        let pending = takePending()
        #expect(pending.count == 1)
        #expect(machine.space.classRef(of: pending[0]) == class_)
        #expect(!machine.heap.hasPendingReferences)
        #expect(machine.heap.findings == [])
    }

    @Test(arguments: [CollectionKind.minor, .major]) func keepsWhatAFinalizerNeeds(_ kind: CollectionKind) throws {
        _ = try makeReference(SwiftletReferenceFinal, root: 0)
        // A phantom reference to the same object waits for the finalizer.
        let phantom = try machine.makeReferenceClass(SwiftletReferencePhantom)
        machine.roots[2] = try machine.allocate(phantom)
        machine.space.storeReference(machine.roots[2], ToyMachine.referentOffset, machine.roots[1])
        machine.roots[1] = .null
        machine.collect(kind)
        #expect(machine.space.load(referent(0), 12, as: UInt32.self) == 0xabcd)
        #expect(machine.space.loadReference(machine.roots[0], ToyMachine.nextOffset) == machine.roots[0])
        #expect(takePending() == [machine.roots[0]])
        #expect(referent(2) == referent(0))
        // Inactive now: it holds its referent like any object.
        machine.collect(kind)
        #expect(machine.space.load(referent(0), 12, as: UInt32.self) == 0xabcd)
        #expect(takePending().isEmpty)
        // The finalizer has run.
        machine.space.storeReference(machine.roots[0], ToyMachine.referentOffset, .null)
        machine.collect(.major)
        #expect(referent(2).isNull)
        #expect(takePending() == [machine.roots[2]])
        #expect(machine.heap.findings == [])
    }

    /// References that are reached only from an object to be finalized hold their referents.
    @Test(arguments: [CollectionKind.minor, .major], [SwiftletReferenceWeak, SwiftletReferencePhantom])
    func keepsReferentsOfWhatAFinalizerNeeds(_ kind: CollectionKind, _ strength: Int) throws {
        _ = try makeReference(SwiftletReferenceFinal, root: 0)
        _ = try makeReference(strength, root: 2)
        machine.space.storeReference(machine.roots[1], 8, machine.roots[2])
        for index in 1...3 { machine.roots[index] = .null }
        machine.collect(kind)
        #expect(takePending() == [machine.roots[0]])
        let inner = machine.space.loadReference(referent(0), 8)
        let kept = machine.space.loadReference(inner, ToyMachine.referentOffset)
        #expect(machine.space.classRef(of: kept) == node)
        #expect(machine.space.load(kept, 12, as: UInt32.self) == 0xabcd)
        #expect(machine.heap.findings == [])
    }

    @Test func clearsSoftReferencesLast() throws {
        let mirrorClass = try machine.makeMirrorClass()
        let mirror = machine.makeMirror(mirrorClass, of: node, statics: 4)
        machine.heap.setSoftReferenceClock(mirror: mirror, offset: 32)
        let clock = { machine.space.load(mirror, 32, as: Int64.self) }
        // 32 and up would be scanned as static references.
        machine.space[node].pointee.staticReferenceCount = 2
        machine.collect(.minor)
        #expect(clock() > 0)
        _ = try makeReference(SwiftletReferenceSoft, root: 0)
        machine.space.store(machine.roots[0], ToyMachine.timestampOffset, clock())
        machine.roots[1] = .null
        for _ in 0..<3 {
            machine.collect(.minor)
            machine.collect(.major)
        }
        #expect(machine.space.load(referent(0), 12, as: UInt32.self) == 0xabcd)
        // Unused for longer than a second for each free MiB.
        machine.space.store(machine.roots[0], ToyMachine.timestampOffset, clock() - 1_000_000)
        machine.collect(.major)
        #expect(referent(0).isNull)
        _ = try makeReference(SwiftletReferenceSoft, root: 0)
        machine.space.store(machine.roots[0], ToyMachine.timestampOffset, clock())
        machine.roots[1] = .null
        machine.collect(.major, cause: .exhaustion)
        #expect(referent(0).isNull)
        #expect(takePending().count == 2)
        #expect(machine.heap.findings == [])
    }

    /// An old reference to a young object: only its dirty card tells the minor collection.
    @Test func findsOldReferencesToYoungReferents() throws {
        _ = try makeReference(SwiftletReferenceWeak, root: 0)
        machine.collect(.major)
        machine.roots[1] = try machine.allocate(node)
        machine.space.storeReference(machine.roots[0], ToyMachine.referentOffset, machine.roots[1])
        machine.collect(.minor)
        #expect(referent(0) == machine.roots[1])
        machine.roots[1] = .null
        machine.collect(.minor)
        #expect(referent(0).isNull)
        #expect(takePending() == [machine.roots[0]])
        #expect(machine.heap.findings == [])
    }

    @Test(arguments: [CollectionKind.minor, .major]) func dropsDeadWeakRoots(_ kind: CollectionKind) throws {
        machine.roots[0] = try machine.allocate(node)
        machine.weakRoots[0] = machine.roots[0]
        machine.weakRoots[1] = try machine.allocate(node)
        machine.collect(kind)
        #expect(machine.weakRoots[0] == machine.roots[0])
        #expect(machine.weakRoots[1].isNull)
        // A finalizable object is not dead yet.
        _ = try makeReference(SwiftletReferenceFinal, root: 2)
        machine.weakRoots[2] = machine.roots[3]
        machine.roots[3] = .null
        machine.collect(kind)
        #expect(machine.weakRoots[2] == referent(2))
        #expect(machine.heap.findings == [])
    }

    @Test func linksManyPendingReferences() throws {
        let class_ = try machine.makeReferenceClass(SwiftletReferenceWeak)
        let array = try machine.makeReferenceArrayClass()
        machine.roots[0] = try machine.allocateArray(array, 1000)
        for index in 0..<1000 {
            machine.roots[1] = try machine.allocate(class_)
            machine.space.storeReference(machine.roots[0], 12 + 4 * index, machine.roots[1])
            let referent = try machine.allocate(node)
            machine.space.storeReference(
                machine.space.loadReference(machine.roots[0], 12 + 4 * index), ToyMachine.referentOffset, referent)
            if index == 500 { machine.collect(.minor) }
        }
        machine.collect(.minor)
        machine.collect(.major)
        #expect(Set(takePending()).count == 1000)
        #expect(machine.heap.findings == [])
    }
}
