// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Knows where references lie in objects. Copies the few offsets it needs, so that loops read no class property.
///
/// All walking functions take closures that are inlined: they cost nothing, and there is one description of what an
/// object's references are for copying, marking, updating and verifying.
struct ObjectScanner: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let metadata: UnsafeMutableRawPointer
    let mirrorMetadata: Int
    let referent: Int
    let next: Int
    let discovered: Int
    let softTimestamp: Int
    let loaderData: Int

    init(_ space: AddressSpace, _ wellKnown: UnsafePointer<WellKnown>) {
        base = space.base
        metadata = space.metadata(0)
        mirrorMetadata = Int(wellKnown.pointee.mirrorMetadata)
        referent = Int(wellKnown.pointee.referenceReferent)
        next = Int(wellKnown.pointee.referenceNext)
        discovered = Int(wellKnown.pointee.referenceDiscovered)
        softTimestamp = Int(wellKnown.pointee.softTimestamp)
        loaderData = Int(wellKnown.pointee.loaderData)
    }

    @inline(__always)
    func address(_ reference: UInt32) -> UnsafeMutableRawPointer { base + (Int(reference) &<< 3) }

    @inline(__always)
    func class_(_ word: UInt32) -> UnsafeMutablePointer<ClassMetadata> {
        (metadata + Int(word)).assumingMemoryBound(to: ClassMetadata.self)
    }

    @inline(__always)
    func class_(of object: UnsafeMutableRawPointer) -> UnsafeMutablePointer<ClassMetadata> {
        class_(object.load(as: UInt32.self))
    }

    /// Bytes of an object that is not a mirror.
    @inline(__always)
    func size(_ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>) -> Int {
        let offset = Int(class_.pointee.elementOffset)
        if offset == 0 { return Int(class_.pointee.instanceSize) }
        let length = Int(object.load(fromByteOffset: Int(SwiftletArrayLengthOffset), as: UInt32.self))
        return (offset &+ (length &<< Int(class_.pointee.elementShift)) &+ 7) & ~7
    }

    /// Bytes of any object, mirrors included.
    func sizeOfAny(_ object: UnsafeMutableRawPointer) -> Int { sizeOfAny(object, class_(of: object)) }

    @inline(__always)
    func sizeOfAny(_ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>) -> Int {
        let size = size(object, class_)
        guard let mirrored = mirroredClass(object, class_) else { return size }
        return max(size, (Int(mirrored.pointee.mirrorSize) + 7) & ~7)
    }

    /// The class whose mirror this is; nil for other objects and for a mirror that is still being made.
    @inline(__always)
    func mirroredClass(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>
    ) -> UnsafeMutablePointer<ClassMetadata>? {
        if class_.pointee.flags & UInt32(SwiftletClassMirrorClass) == 0 { return nil }
        let mirrored = object.load(fromByteOffset: mirrorMetadata, as: UInt32.self)
        return mirrored == 0 ? nil : self.class_(mirrored)
    }

    @inline(__always)
    func isReferenceArray(_ class_: UnsafeMutablePointer<ClassMetadata>) -> Bool {
        class_.pointee.kind == UInt8(SwiftletClassReferenceArray)
    }

    /// Calls `body` for each reference slot, in address order but for a mirror's static fields, which come last.
    /// Reference objects' `referent` is included.
    @inline(__always)
    func forEachSlot(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>,
        _ body: (UnsafeMutablePointer<Reference>) -> Void
    ) {
        if class_.pointee.elementOffset != 0 {
            if isReferenceArray(class_) {
                let length = Int(object.load(fromByteOffset: Int(SwiftletArrayLengthOffset), as: UInt32.self))
                forEachSlot(object + Int(SwiftletArrayData4), length, body)
            }
            return
        }
        let map = class_.pointee.referenceMap.rawValue
        if map != 0 {
            let entries = (metadata + Int(map)).assumingMemoryBound(to: UInt32.self)
            var entry = entries + 1
            let end = entry + Int(entries.pointee)
            while entry < end {
                let run = entry.pointee
                forEachSlot(object + (Int(run & 0xffff) &<< 2), Int(run &>> 16), body)
                entry += 1
            }
        }
        if let mirrored = mirroredClass(object, class_) {
            forEachSlot(
                object + Int(mirrored.pointee.staticReferenceOffset), Int(mirrored.pointee.staticReferenceCount), body)
        }
    }

    /// As `forEachSlot`, limited to slots in `[low, high)`.
    @inline(__always)
    func forEachSlot(
        _ object: UnsafeMutableRawPointer, _ class_: UnsafeMutablePointer<ClassMetadata>,
        from low: UnsafeMutableRawPointer, to high: UnsafeMutableRawPointer,
        _ body: (UnsafeMutablePointer<Reference>) -> Void
    ) {
        if isReferenceArray(class_) {
            let length = Int(object.load(fromByteOffset: Int(SwiftletArrayLengthOffset), as: UInt32.self))
            let data = object + Int(SwiftletArrayData4)
            let start = max(data, low)
            let end = min(data + length &<< 2, high)
            if start < end { forEachSlot(start, (end - start) &>> 2, body) }
            return
        }
        forEachSlot(object, class_) { slot in
            let address = UnsafeMutableRawPointer(slot)
            if address >= low, address < high { body(slot) }
        }
    }

    @inline(__always)
    private func forEachSlot(
        _ first: UnsafeMutableRawPointer, _ count: Int, _ body: (UnsafeMutablePointer<Reference>) -> Void
    ) {
        var slot = first.assumingMemoryBound(to: Reference.self)
        let end = slot + count
        while slot < end {
            body(slot)
            slot += 1
        }
    }

    @inline(__always)
    func slot(_ object: UnsafeMutableRawPointer, _ offset: Int) -> UnsafeMutablePointer<Reference> {
        (object + offset).assumingMemoryBound(to: Reference.self)
    }
}

/// A growing stack of references in raw memory.
struct ReferenceStack {
    private var entries: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        entries = .allocate(capacity: capacity)
    }

    func deallocate() { entries.deallocate() }

    @inline(__always)
    mutating func push(_ reference: UInt32) {
        if count == capacity { grow() }
        entries[count] = reference
        count &+= 1
    }

    mutating func push(_ other: ReferenceStack) { for index in 0..<other.count { push(other[index]) } }

    @inline(__always)
    mutating func pop() -> UInt32 {
        count &-= 1
        return entries[count]
    }

    @inline(__always)
    subscript(_ index: Int) -> UInt32 { entries[index] }

    mutating func removeAll() { count = 0 }

    /// Drops the entries that were pushed first.
    mutating func removeFirst(_ number: Int) {
        entries.update(from: entries + number, count: count - number)
        count -= number
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: count)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }
}

/// A short queue of words; 0 stands for nothing. Lets memory be fetched while other work is done.
struct PrefetchQueue {
    static let capacity = 8
    private let entries: UnsafeMutablePointer<UInt>
    private var position = 0

    init() {
        entries = .allocate(capacity: PrefetchQueue.capacity)
        entries.initialize(repeating: 0, count: PrefetchQueue.capacity)
    }

    func deallocate() { entries.deallocate() }

    /// Whether everything put in has come out.
    var isEmpty: Bool {
        for index in 0..<PrefetchQueue.capacity where entries[index] != 0 { return false }
        return true
    }

    /// Puts an entry in and takes the oldest one out.
    @inline(__always)
    mutating func exchange(_ entry: UInt) -> UInt {
        let oldest = entries[position]
        entries[position] = entry
        position = (position &+ 1) & (PrefetchQueue.capacity &- 1)
        return oldest
    }
}
