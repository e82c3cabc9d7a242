// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel

/// What the heap should contain: an ordinary Swift object for each object of the toy machine.
final class Shadow {
    /// Reference fields or elements.
    var references: [Shadow?]
    /// A weak reference's referent; it may be cleared once nothing else reaches it.
    var referent: Shadow?
    /// Contents other than references: an instance's number, or what an array was filled with.
    let number: UInt32
    let kind: Kind
    /// Elements of a primitive array.
    let length: Int

    enum Kind: Int { case small, wide, references, bytes, shorts, ints, longs, empty, weak }

    init(_ kind: Kind, number: UInt32, slots: Int, length: Int = 0) {
        self.kind = kind
        self.number = number
        self.length = length
        references = Array(repeating: nil, count: slots)
    }
}

/// Mutates a random graph in a toy machine and in shadows alike, and compares the two.
final class ShadowGraph {
    var machine: ToyMachine
    var random: ToyRandom
    var shadowRoots: [Shadow?]
    /// Whether steps may drop roots; otherwise the graph hardly ever shrinks.
    var dropsRoots = true
    private var counter: UInt32 = 0
    private let small: ClassRef
    private let wide: ClassRef
    private let empty: ClassRef
    private let weak: ClassRef
    private let referenceArray: ClassRef
    private let primitiveArrays: [ClassRef]
    /// Reference field offsets of the two instance classes with fields.
    private static let smallOffsets = [12, 16]
    private static let wideOffsets = [12, 24, 28, 32, 60]

    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    init(_ machine: ToyMachine, seed: UInt64) throws {
        self.machine = machine
        random = ToyRandom(seed)
        shadowRoots = Array(repeating: nil, count: machine.rootCount)
        small = try machine.makeClass(size: 24, references: ShadowGraph.smallOffsets)
        wide = try machine.makeClass(size: 72, references: ShadowGraph.wideOffsets)
        empty = try machine.makeClass(size: 8, references: [])
        weak = try machine.makeReferenceClass(SwiftletReferenceWeak)
        referenceArray = try machine.makeReferenceArrayClass()
        var classes: [ClassRef] = []
        for shift in 0...3 { classes.append(try machine.makePrimitiveArrayClass(shift: shift)) }
        primitiveArrays = classes
    }

    /// Drops everything, as a program might on running out of memory.
    func dropAll() {
        for index in 0..<machine.rootCount {
            shadowRoots[index] = nil
            machine.roots[index] = .null
        }
    }

    /// One random step: a new object, a store, or a dropped root.
    func step() throws {
        let root = random.next(machine.rootCount - 1)
        switch random.next(16) {
        case 0...6:
            let shadow = try allocate(into: root)
            // Often the new object holds on to what was there.
            if let previous = shadowRoots[root], !shadow.references.isEmpty, random.next(8) != 0 {
                try store(shadow, machine.roots[root], slot: random.next(shadow.references.count), previous, savedRoot)
            }
            shadowRoots[root] = shadow
        case 7...13:
            guard let holder = walk(root, random.next(6)), !holder.shadow.references.isEmpty,
                let value = walk(random.next(machine.rootCount - 1), random.next(6))
            else { return }
            try store(
                holder.shadow, holder.object, slot: random.next(holder.shadow.references.count), value.shadow,
                value.object)
        case 14:
            guard let holder = walk(root, random.next(4)), !holder.shadow.references.isEmpty else { return }
            try store(holder.shadow, holder.object, slot: random.next(holder.shadow.references.count), nil, .null)
        default:
            if !dropsRoots { return }
            if random.next(6) == 0 {
                shadowRoots[root] = nil
                machine.roots[root] = .null
            } else if let found = walk(root, random.next(8)) {
                // Moving a root down its graph drops what is above.
                shadowRoots[root] = found.shadow
                machine.roots[root] = found.object
            }
        }
    }

    /// The root's object before the allocation, as it is after it. Kept in the last root slot over the allocation.
    private var savedRoot: Reference { machine.roots[machine.rootCount - 1] }

    /// Allocates a random object and stores it into a root slot.
    private func allocate(into root: Int) throws -> Shadow {
        counter += 1
        let last = machine.rootCount - 1
        machine.roots[last] = machine.roots[root]
        shadowRoots[last] = shadowRoots[root]
        let space = machine.space
        let shadow: Shadow
        let object: Reference
        let choice = random.next(100)
        switch choice {
        case 0..<45:
            shadow = Shadow(.small, number: counter, slots: 2)
            object = try machine.allocate(small)
            space.store(object, 8, counter)
        case 45..<62:
            shadow = Shadow(.wide, number: counter, slots: 5)
            object = try machine.allocate(wide)
            space.store(object, 8, counter)
        case 62..<66:
            shadow = Shadow(.weak, number: 0, slots: 0)
            object = try machine.allocate(weak)
            if let target = walk(random.next(machine.rootCount - 1), random.next(8)) {
                shadow.referent = target.shadow
                machine.space.storeReference(object, ToyMachine.referentOffset, target.object)
            }
        case 66..<70:
            shadow = Shadow(.empty, number: 0, slots: 0)
            object = try machine.allocate(empty)
        case 70..<85:
            // Now and then a large one.
            let length = random.next(60) == 0 ? 9000 + random.next(20000) : random.next(40)
            shadow = Shadow(.references, number: 0, slots: length, length: length)
            object = try machine.allocateArray(referenceArray, length)
        default:
            let shift = random.next(4)
            let length = random.next(40) == 0 ? random.next(40000) : random.next(100)
            let kind = Shadow.Kind(rawValue: Shadow.Kind.bytes.rawValue + shift)!
            shadow = Shadow(kind, number: counter, slots: 0, length: length)
            object = try machine.allocateArray(primitiveArrays[shift], length)
            fill(object, shift, length, counter)
        }
        machine.roots[root] = object
        return shadow
    }

    private func fill(_ array: Reference, _ shift: Int, _ length: Int, _ seed: UInt32) {
        let data = machine.space.arrayData(array).assumingMemoryBound(to: UInt8.self)
        for index in 0..<(length << shift) { data[index] = UInt8(truncatingIfNeeded: Int(seed) &* 31 &+ index) }
    }

    private func store(
        _ holder: Shadow, _ object: Reference, slot: Int, _ value: Shadow?, _ reference: Reference
    ) throws {
        holder.references[slot] = value
        machine.space.storeReference(object, offset(holder.kind, slot), reference)
    }

    private func offset(_ kind: Shadow.Kind, _ slot: Int) -> Int {
        switch kind {
        case .small: ShadowGraph.smallOffsets[slot]
        case .wide: ShadowGraph.wideOffsets[slot]
        default: Int(SwiftletArrayData4) + 4 * slot
        }
    }

    /// Follows random references from a root for at most `steps` steps.
    private func walk(_ root: Int, _ steps: Int) -> (shadow: Shadow, object: Reference)? {
        guard var shadow = shadowRoots[root] else { return nil }
        var object = machine.roots[root]
        for _ in 0..<steps {
            guard !shadow.references.isEmpty else { break }
            let slot = random.next(shadow.references.count)
            guard let next = shadow.references[slot] else { continue }
            object = machine.space.loadReference(object, offset(shadow.kind, slot))
            shadow = next
        }
        return (shadow, object)
    }

    /// Checks that heap and shadows are the same graph with the same contents. Returns the number of objects.
    @discardableResult
    func compare() throws -> Int {
        var names: [ObjectIdentifier: Reference] = [:]
        var shadows: [Reference: ObjectIdentifier] = [:]
        var work: [(Shadow, Reference)] = []
        var weakReferences: [(Shadow, Reference)] = []
        func meet(_ shadow: Shadow?, _ object: Reference) throws {
            guard let shadow else {
                if !object.isNull { throw Mismatch(description: "expected null, found \(object.rawValue)") }
                return
            }
            if object.isNull { throw Mismatch(description: "expected \(shadow.kind) \(shadow.number), found null") }
            if let known = names[ObjectIdentifier(shadow)] {
                if known != object { throw Mismatch(description: "one object, two names") }
                return
            }
            if shadows[object] != nil { throw Mismatch(description: "two objects, one name") }
            names[ObjectIdentifier(shadow)] = object
            shadows[object] = ObjectIdentifier(shadow)
            work.append((shadow, object))
        }
        for index in 0..<machine.rootCount { try meet(shadowRoots[index], machine.roots[index]) }
        while let (shadow, object) = work.popLast() {
            try compareContents(shadow, object)
            if shadow.kind == .weak { weakReferences.append((shadow, object)) }
            for (slot, value) in shadow.references.enumerated() {
                try meet(value, machine.space.loadReference(object, offset(shadow.kind, slot)))
            }
        }
        for (shadow, object) in weakReferences {
            let referent = machine.space.loadReference(object, ToyMachine.referentOffset)
            if let target = shadow.referent, let name = names[ObjectIdentifier(target)] {
                if referent != name { throw Mismatch(description: "a reached referent differs or was cleared") }
            } else if let target = shadow.referent {
                // Not reached any more: cleared, or not yet.
                if referent.isNull { shadow.referent = nil } else { try compareContents(target, referent) }
            } else if !referent.isNull {
                throw Mismatch(description: "a cleared referent is back")
            }
        }
        return names.count
    }

    private func compareContents(_ shadow: Shadow, _ object: Reference) throws {
        let space = machine.space
        let class_: ClassRef
        switch shadow.kind {
        case .small, .wide:
            class_ = shadow.kind == .small ? small : wide
            if space.load(object, 8, as: UInt32.self) != shadow.number { throw Mismatch(description: "field differs") }
        case .empty: class_ = empty
        case .weak: class_ = weak
        case .references: class_ = referenceArray
        default: class_ = primitiveArrays[shadow.kind.rawValue - Shadow.Kind.bytes.rawValue]
        }
        if space.classRef(of: object) != class_ { throw Mismatch(description: "class of \(shadow.kind) differs") }
        guard space[class_].pointee.elementOffset != 0 else { return }
        if Int(space.arrayLength(object)) != shadow.length { throw Mismatch(description: "length differs") }
        if shadow.kind == .references { return }
        let data = space.arrayData(object).assumingMemoryBound(to: UInt8.self)
        let shift = shadow.kind.rawValue - Shadow.Kind.bytes.rawValue
        for index in 0..<(shadow.length << shift)
        where data[index] != UInt8(truncatingIfNeeded: Int(shadow.number) &* 31 &+ index) {
            throw Mismatch(description: "element differs")
        }
    }
}
