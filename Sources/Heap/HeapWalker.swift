// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Heap {
    /// Calls `body` with each object and its size in bytes, dead ones that have not been collected yet included. At a
    /// safepoint. Order: by address within each space.
    public func forEachObject(_ body: (Reference, Int) -> Void) {
        let scanner = ObjectScanner(space, wellKnown)
        for block in 0..<pool.smallEnd {
            switch table.kinds[block] {
            case BlockKind.young:
                forEachYoung(block, scanner) { object, size in body(space.reference(object), size) }
            case BlockKind.mature, BlockKind.nonMoving:
                forEachStart(block) { object in body(space.reference(object), scanner.sizeOfAny(object)) }
            default:
                break
            }
        }
        for object in largeObjects.old + largeObjects.young {
            let address = space.base + object.page * HeapLayout.pageInBytes
            body(space.reference(address), scanner.size(address, scanner.class_(of: address)))
        }
    }

    /// Calls `body` with each reference slot of an object: its offset in bytes, and what it refers to. Static fields are
    /// slots of the mirror; the `referent` of a Reference is included. The object must not move meanwhile.
    public func forEachReference(of object: Reference, _ body: (Int, Reference) -> Void) {
        let scanner = ObjectScanner(space, wellKnown)
        let address = space[object]
        scanner.forEachSlot(address, scanner.class_(of: address)) { slot in
            body(UnsafeMutableRawPointer(slot) - address, slot.pointee)
        }
    }

    /// Calls `body` with what each root refers to, roots of units that can be unloaded among them. At a safepoint.
    public func forEachRoot(_ roots: some RootProvider, _ body: (Reference) -> Void) {
        withoutActuallyEscaping(body) { body in
            var receiver = RootReceiver(body: body)
            withUnsafeMutablePointer(to: &receiver) { receiver in
                var visitor = RootVisitor(
                    kinds: table.kinds, lastInteresting: UInt8.max, context: UnsafeMutableRawPointer(receiver),
                    action: { context, slot in
                        context.assumingMemoryBound(to: RootReceiver.self).pointee.body(slot.pointee)
                    })
                roots.visitAllRoots(&visitor)
            }
        }
    }

    private struct RootReceiver {
        let body: (Reference) -> Void
    }

    /// Bytes of any object, mirrors with their static fields included.
    public func sizeInBytes(of object: Reference) -> Int {
        ObjectScanner(space, wellKnown).sizeOfAny(space[object])
    }

    /// Calls `body` for each object of a young block. Memory that buffers left unused is zero and skipped.
    @inline(__always)
    func forEachYoung(_ block: Int, _ scanner: ObjectScanner, _ body: (UnsafeMutableRawPointer, Int) -> Void) {
        var object = space.blockStart(block)
        let end = object + Int(table.tops[block])
        while object < end {
            if object.load(as: UInt32.self) == 0 {
                object += 8
                continue
            }
            let size = scanner.size(object, scanner.class_(of: object))
            body(object, size)
            object += max(8, size)
        }
    }
}
