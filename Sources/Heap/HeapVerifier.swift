// SPDX-License-Identifier: Apache-2.0
import Glibc
import ObjectModel

/// Something in the heap that cannot be right.
public enum HeapFinding: Error, Equatable, Sendable {
    /// The object's class word names no class.
    case invalidClassWord(object: Reference, word: UInt32)
    /// The object is longer than the part of the block in use, or overlaps the next one.
    case invalidSize(object: Reference, sizeInBytes: Int)
    /// The mark word says that the object was moved.
    case forwardedMark(object: Reference, mark: UInt32)
    /// A field or element refers to something that is not an object. `offset` in bytes from the holder.
    case danglingReference(holder: Reference, offset: Int, target: Reference)
    /// An object outside of the nursery refers into it, and the card of the slot is clean.
    case cleanCard(holder: Reference, offset: Int, target: Reference)
    /// A root refers to something that is not an object.
    case danglingRoot(target: Reference)
}

/// Walks the whole heap and checks what the collectors rely on: headers, sizes, that every slot and root refers to the
/// start of an object, and that cards cover all references from outside the nursery into it.
///
/// Every object is visited, not only reachable ones; what is reachable is among them, because each slot and each root
/// is checked against the set of all object starts.
struct HeapVerifier {
    private let heap: Heap
    private let scanner: ObjectScanner
    /// A bit for each 8 heap bytes: an object starts here.
    private let starts: UnsafeMutablePointer<UInt64>
    private let metadataSize: Int
    private(set) var findings: [HeapFinding] = []

    /// More findings than this are not collected.
    static let limit = 100

    init(_ heap: Heap) {
        self.heap = heap
        scanner = ObjectScanner(heap.space, heap.wellKnown)
        starts = zeroedMemory(count: heap.reservation.heapSizeInBytes >> 9)
        metadataSize = heap.reservation.committedBytes(of: .metadata)
    }

    func deallocate() { free(starts) }

    mutating func run(_ roots: some RootProvider) {
        findObjects()
        if findings.isEmpty { checkObjects() }
        let heap = heap
        withUnsafeMutablePointer(to: &self) { verifier in
            var visitor = RootVisitor(
                kinds: heap.table.kinds, lastInteresting: UInt8.max, context: UnsafeMutableRawPointer(verifier),
                action: { context, slot in
                    context.assumingMemoryBound(to: HeapVerifier.self).pointee.checkRoot(slot.pointee)
                })
            visitor.visit(&heap.pendingHead)
            roots.visitAllRoots(&visitor)
        }
    }

    private mutating func report(_ finding: HeapFinding) {
        if findings.count < HeapVerifier.limit { findings.append(finding) }
    }

    // MARK: Objects

    /// Finds where objects start; stops a block at the first object that cannot be trusted.
    private mutating func findObjects() {
        for block in 0..<heap.pool.smallEnd {
            switch heap.table.kinds[block] {
            case BlockKind.young: findYoung(block)
            case BlockKind.mature, BlockKind.nonMoving: findByStartBits(block)
            default: break
            }
        }
        for object in heap.largeObjects.old + heap.largeObjects.young {
            let start = heap.space.base + object.page * HeapLayout.pageInBytes
            _ = addObject(start, end: start + object.pageCount * HeapLayout.pageInBytes)
        }
    }

    private mutating func findYoung(_ block: Int) {
        var object = heap.space.blockStart(block)
        let end = object + Int(heap.table.tops[block])
        while object < end {
            if object.load(as: UInt64.self) == 0 {
                object += 8
                continue
            }
            guard let size = addObject(object, end: end) else { return }
            object += size
        }
    }

    private mutating func findByStartBits(_ block: Int) {
        var previousEnd = heap.space.blockStart(block)
        let isMature = heap.table.kinds[block] == BlockKind.mature
        let end = previousEnd + (isMature ? Int(heap.table.tops[block]) : Int(SwiftletNonMovingLimit))
        var objects: [UnsafeMutableRawPointer] = []
        heap.forEachStart(block) { objects.append($0) }
        for object in objects {
            guard let size = addObject(object, end: end) else { return }
            if object < previousEnd {
                return report(.invalidSize(object: heap.space.reference(object), sizeInBytes: size))
            }
            previousEnd = object + size
        }
    }

    /// Checks header and size of an object that must end by `end`. Returns its size if all is well.
    private mutating func addObject(_ object: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer) -> Int? {
        let reference = heap.space.reference(object)
        let word = object.load(as: UInt32.self)
        guard isClass(word) else {
            report(.invalidClassWord(object: reference, word: word))
            return nil
        }
        let mark = object.load(fromByteOffset: 4, as: UInt32.self)
        if mark & UInt32(SwiftletMarkLockMask) == UInt32(SwiftletMarkForwarded) {
            report(.forwardedMark(object: reference, mark: mark))
            return nil
        }
        let class_ = scanner.class_(word)
        if class_.pointee.flags & UInt32(SwiftletClassMirrorClass) != 0 {
            let mirrored = object.load(fromByteOffset: scanner.mirrorMetadata, as: UInt32.self)
            guard mirrored == 0 || isClass(mirrored) else {
                report(.invalidClassWord(object: reference, word: mirrored))
                return nil
            }
        }
        let size = scanner.sizeOfAny(object)
        guard size >= 8, size <= end - object else {
            report(.invalidSize(object: reference, sizeInBytes: size))
            return nil
        }
        let index = Int(reference.rawValue)
        starts[index >> 6] |= 1 << UInt64(index & 63)
        return size
    }

    private func isClass(_ word: UInt32) -> Bool {
        guard word >= 64, word & 7 == 0, Int(word) + MemoryLayout<ClassMetadata>.size <= metadataSize else {
            return false
        }
        let class_ = scanner.class_(word).pointee
        guard class_.referenceKind <= UInt8(SwiftletReferencePhantom), Int(class_.referenceMap.rawValue) < metadataSize
        else { return false }
        switch Int(class_.kind) {
        case SwiftletClassInstance, SwiftletClassInterface:
            return class_.elementOffset == 0 && class_.instanceSize & 7 == 0
        case SwiftletClassReferenceArray, SwiftletClassPrimitiveArray:
            let offset = Int(class_.elementOffset)
            return class_.elementShift <= 3 && (offset == Int(SwiftletArrayData4) || offset == Int(SwiftletArrayData8))
        default:
            return Int(class_.kind) == SwiftletClassPrimitive
        }
    }

    private func isObject(_ reference: Reference) -> Bool {
        let index = Int(reference.rawValue)
        guard index < heap.reservation.heapSizeInBytes >> 3 else { return false }
        return starts[index >> 6] & (1 << UInt64(index & 63)) != 0
    }

    // MARK: Slots

    private mutating func checkObjects() {
        var objects: [Reference] = []
        heap.forEachObject { reference, _ in objects.append(reference) }
        for reference in objects {
            let object = heap.space[reference]
            let isOld = !isYoung(reference)
            scanner.forEachSlot(object, scanner.class_(of: object)) { slot in
                check(slot, of: reference, isOld)
            }
        }
    }

    private mutating func check(_ slot: UnsafeMutablePointer<Reference>, of holder: Reference, _ isOld: Bool) {
        let target = slot.pointee
        if target.isNull { return }
        let offset = UnsafeMutableRawPointer(slot) - heap.space[holder]
        guard isObject(target) else {
            return report(.danglingReference(holder: holder, offset: offset, target: target))
        }
        if isOld, isYoung(target), heap.space.card(of: slot).load(as: UInt8.self) == 0 {
            report(.cleanCard(holder: holder, offset: offset, target: target))
        }
    }

    private func isYoung(_ reference: Reference) -> Bool {
        let kind = heap.table.kinds[Int(reference.rawValue >> UInt32(HeapLayout.referenceToBlock))]
        return kind == BlockKind.young || (kind == BlockKind.large && !heap.space.isStart(reference.rawValue))
    }

    private mutating func checkRoot(_ target: Reference) {
        if !target.isNull, !isObject(target) { report(.danglingRoot(target: target)) }
    }
}

extension Heap {
    /// Checks the whole heap. At a safepoint. Returns what is wrong; at most a hundred findings.
    public func verify(_ roots: some RootProvider) -> [HeapFinding] {
        var verifier = HeapVerifier(self)
        verifier.run(roots)
        verifier.deallocate()
        return verifier.findings
    }
}
