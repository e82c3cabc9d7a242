// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel

/// The least runtime that a heap needs: hand-made classes, one thread, an array of root slots.
final class ToyMachine: RootProvider {
    let reservation: Reservation
    let pool: MetadataPool
    let arena: MetadataArena
    let wellKnown: UnsafeMutablePointer<WellKnown>
    let thread: UnsafeMutablePointer<JavaThread>
    let heap: Heap
    let roots: UnsafeMutablePointer<Reference>
    let rootCount: Int
    /// Offers these slots weakly; nulled when dead.
    let weakRoots: UnsafeMutablePointer<Reference>
    let weakRootCount = 64
    /// A root that is left out, to plant a fault.
    var missedRoot: Int?
    /// Classes that are units of unloading, from index 1 on; each has a slot.
    private(set) var unitClasses: [ClassRef] = []
    let unitSlots: UnsafeMutablePointer<Reference>
    static let maximumUnits = 256
    /// The units the heap has found unreachable, in order.
    private(set) var unloaded: [UInt32] = []

    var space: AddressSpace { reservation.space }

    static let referentOffset = 8
    static let queueOffset = 12
    static let nextOffset = 16
    static let discoveredOffset = 20
    static let timestampOffset = 24
    static let mirrorMetadataOffset = 8

    init(
        maximum: Int = 32 << 20, reserved: Int? = nil, roots rootCount: Int = 64, nursery: Int = 2 << 20,
        _ configure: (inout HeapOptions) -> Void = { _ in }
    ) throws {
        reservation = try Reservation(maximumHeapSize: reserved ?? maximum * 2)
        pool = MetadataPool(reservation: reservation)
        arena = MetadataArena(pool: pool)
        wellKnown = ToyMachine.zeroed(WellKnown.self)
        thread = ToyMachine.zeroed(JavaThread.self)
        wellKnown.pointee.referenceReferent = UInt32(ToyMachine.referentOffset)
        wellKnown.pointee.referenceQueue = UInt32(ToyMachine.queueOffset)
        wellKnown.pointee.referenceNext = UInt32(ToyMachine.nextOffset)
        wellKnown.pointee.referenceDiscovered = UInt32(ToyMachine.discoveredOffset)
        wellKnown.pointee.softTimestamp = UInt32(ToyMachine.timestampOffset)
        wellKnown.pointee.mirrorMetadata = UInt32(ToyMachine.mirrorMetadataOffset)
        roots = .allocate(capacity: rootCount)
        roots.initialize(repeating: .null, count: rootCount)
        unitSlots = .allocate(capacity: ToyMachine.maximumUnits)
        unitSlots.initialize(repeating: .null, count: ToyMachine.maximumUnits)
        weakRoots = .allocate(capacity: weakRootCount)
        weakRoots.initialize(repeating: .null, count: weakRootCount)
        self.rootCount = rootCount
        var options = HeapOptions()
        configure(&options)
        heap = try Heap(
            reservation: reservation, limits: HeapLimits(maximum: maximum, initial: 1 << 20, initialNursery: nursery),
            options: options, wellKnown: wellKnown)
    }

    /// The same machine with its memory at another base.
    init(relocating other: ToyMachine) throws {
        other.heap.retire(other.thread)
        reservation = try Reservation(maximumHeapSize: other.reservation.heapSizeInBytes)
        pool = MetadataPool(reservation: reservation)
        arena = MetadataArena(pool: pool)
        wellKnown = ToyMachine.zeroed(WellKnown.self)
        wellKnown.pointee = other.wellKnown.pointee
        thread = ToyMachine.zeroed(JavaThread.self)
        rootCount = other.rootCount
        roots = .allocate(capacity: rootCount)
        roots.initialize(from: other.roots, count: rootCount)
        unitSlots = .allocate(capacity: ToyMachine.maximumUnits)
        unitSlots.initialize(from: other.unitSlots, count: ToyMachine.maximumUnits)
        unitClasses = other.unitClasses
        unloaded = other.unloaded
        weakRoots = .allocate(capacity: weakRootCount)
        weakRoots.initialize(from: other.weakRoots, count: weakRootCount)
        heap = try other.heap.copy(to: reservation, wellKnown: wellKnown)
    }

    deinit {
        roots.deallocate()
        unitSlots.deallocate()
        weakRoots.deallocate()
        UnsafeMutableRawPointer(wellKnown).deallocate()
        UnsafeMutableRawPointer(thread).deallocate()
    }

    private static func zeroed<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
        let raw = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<T>.size, alignment: 16)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<T>.size)
        return raw.assumingMemoryBound(to: T.self)
    }

    // MARK: Classes

    private func newClass(kind: Int) throws -> UnsafeMutablePointer<ClassMetadata> {
        let offset = try arena.allocate(sizeInBytes: MemoryLayout<ClassMetadata>.size)
        let class_ = space[ClassRef(rawValue: offset)]
        class_.pointee.kind = UInt8(kind)
        return class_
    }

    /// A class of instances of `size` bytes with reference fields at the byte offsets `references`.
    func makeClass(size: Int, references: [Int], referenceKind: Int = SwiftletReferenceNone) throws -> ClassRef {
        let class_ = try newClass(kind: SwiftletClassInstance)
        class_.pointee.instanceSize = UInt32(size)
        class_.pointee.referenceKind = UInt8(referenceKind)
        class_.pointee.referenceMap = try makeReferenceMap(references)
        return space.ref(class_)
    }

    /// Runs of adjacent offsets.
    func makeReferenceMap(_ offsets: [Int]) throws -> BytesRef {
        if offsets.isEmpty { return .none }
        var runs: [(start: Int, count: Int)] = []
        for offset in offsets {
            if let last = runs.last, last.start + 4 * last.count == offset {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((offset, 1))
            }
        }
        let map = try arena.allocate(sizeInBytes: 4 + 4 * runs.count)
        let words = space.metadata(map).assumingMemoryBound(to: UInt32.self)
        words[0] = UInt32(runs.count)
        for (index, run) in runs.enumerated() { words[index + 1] = UInt32(run.start / 4) | UInt32(run.count) << 16 }
        return BytesRef(rawValue: map)
    }

    /// A class like java.lang.ref's four: referent, queue, next, discovered, and a timestamp.
    func makeReferenceClass(_ kind: Int) throws -> ClassRef {
        try makeClass(
            size: 32,
            references: [
                ToyMachine.referentOffset, ToyMachine.queueOffset, ToyMachine.nextOffset, ToyMachine.discoveredOffset,
            ], referenceKind: kind)
    }

    func makeReferenceArrayClass() throws -> ClassRef {
        let class_ = try newClass(kind: SwiftletClassReferenceArray)
        class_.pointee.elementOffset = UInt8(SwiftletArrayData4)
        class_.pointee.elementShift = 2
        class_.pointee.elementType = UInt8(SwiftletTypeReference)
        return space.ref(class_)
    }

    func makePrimitiveArrayClass(shift: Int) throws -> ClassRef {
        let class_ = try newClass(kind: SwiftletClassPrimitiveArray)
        class_.pointee.elementOffset = UInt8(shift == 3 ? SwiftletArrayData8 : SwiftletArrayData4)
        class_.pointee.elementShift = UInt8(shift)
        class_.pointee.elementType = UInt8(
            [SwiftletTypeByte, SwiftletTypeShort, SwiftletTypeInt, SwiftletTypeLong][shift])
        return space.ref(class_)
    }

    /// A class of mirrors, whose metadata field is at `mirrorMetadataOffset`.
    func makeMirrorClass() throws -> ClassRef {
        let class_ = try makeClass(size: 24, references: [16])
        space[class_].pointee.flags |= UInt32(SwiftletClassMirrorClass)
        return class_
    }

    /// A mirror of a class with `statics` static reference fields, which follow the mirror's own.
    func makeMirror(_ mirrorClass: ClassRef, of class_: ClassRef, statics: Int) -> Reference {
        let size = (24 + 4 * statics + 7) & ~7
        let isUnloadable = space[class_].pointee.unit != 0
        space[class_].pointee.mirrorSize = UInt32(size)
        space[class_].pointee.staticReferenceOffset = 24
        space[class_].pointee.staticReferenceCount = UInt32(statics)
        let mirror =
            isUnloadable
            ? heap.allocateMirror(mirrorClass, sizeInBytes: size)
            : heap.allocateNonMoving(mirrorClass, sizeInBytes: size)
        space.store(mirror, ToyMachine.mirrorMetadataOffset, class_.rawValue)
        space[class_].pointee.mirror = mirror
        return mirror
    }

    /// Makes a class a unit of its own. Before its mirror.
    func makeUnloadable(_ class_: ClassRef) -> UInt32 {
        unitClasses.append(class_)
        space[class_].pointee.unit = UInt32(unitClasses.count)
        return UInt32(unitClasses.count)
    }

    // MARK: Allocation

    func allocate(_ class_: ClassRef) throws -> Reference {
        let size = Int(space[class_].pointee.instanceSize)
        let object = heap.allocate(class_, sizeInBytes: size, thread: thread)
        if !object.isNull { return object }
        heap.retire(thread)
        return try heap.collectAndAllocate(
            AllocationRequest(class_: class_, sizeInBytes: size), thread: thread, roots: self)
    }

    func allocateArray(_ class_: ClassRef, _ length: Int) throws -> Reference {
        let array = heap.allocateArray(class_, length: Int32(length), thread: thread)
        if !array.isNull { return array }
        heap.retire(thread)
        let size = space.arraySize(class_, length: Int32(length))
        return try heap.collectAndAllocate(
            AllocationRequest(class_: class_, sizeInBytes: size, arrayLength: Int32(length)), thread: thread,
            roots: self)
    }

    func collect(_ kind: CollectionKind, cause: CollectionCause = .explicit) {
        heap.retire(thread)
        heap.collect(kind, cause: cause, roots: self)
    }

    func verify() -> [HeapFinding] { heap.verify(self) }

    // MARK: Roots

    func visitRoots(_ visitor: inout RootVisitor) {
        for index in 0..<rootCount where index != missedRoot { visitor.visit(roots + index) }
    }

    var unitCount: Int { unitClasses.count + 1 }

    func unitState(_ unit: UInt32) -> UnitState { unit == 0 || unloaded.contains(unit) ? .none : .unloadable }

    func visitUnit(_ unit: UInt32, _ visitor: inout RootVisitor) { visitor.visit(unitSlots + Int(unit)) }

    func visitMirrors(ofUnit unit: UInt32, _ visitor: inout RootVisitor) {
        var mirror = space[unitClasses[Int(unit) - 1]].pointee.mirror
        visitor.visit(&mirror)
    }

    func unload(_ units: [UInt32]) {
        unloaded += units
        // What unloading does to metadata: nothing may look at it any more.
        for unit in units {
            UnsafeMutableRawPointer(space[unitClasses[Int(unit) - 1]])
                .initializeMemory(as: UInt8.self, repeating: 0xdb, count: MemoryLayout<ClassMetadata>.size)
            unitSlots[Int(unit)] = .null
        }
    }

    func visitWeakRoots(_ visitor: inout WeakRootVisitor) {
        for index in 0..<weakRootCount where !visitor.visit(weakRoots + index) { weakRoots[index] = .null }
    }
}

/// xorshift: the same sequence for the same seed, everywhere.
struct ToyRandom {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int((state >> 11) % UInt64(bound))
    }
}
