// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// A start-up image holds the objects of a heap at the end of boot. In the machine that starts from it they form blocks of the
// non-moving kind: never moved, never freed, roots of every collection. Stores into them are found by their cards like stores
// into any old object, so a minor collection pays only for cards that have been written to.

/// One block of an image.
public struct HeapImageBlock: Sendable, Equatable {
    public let number: Int
    /// Bytes in use from the block's start.
    public let top: Int

    public init(number: Int, top: Int) {
        self.number = number
        self.top = top
    }
}

/// What a heap's image consists of, beside the memory of its blocks and their start bits.
public struct HeapImage: Sendable, Equatable {
    public var blocks: [HeapImageBlock]
    /// The block that the non-moving space fills.
    public var openBlock: Int
    /// Head of the list for the ReferenceHandler.
    public var pendingHead: Reference
    /// Distance of `SoftReference.clock` from the heap base.
    public var softReferenceClock: Int

    public init(blocks: [HeapImageBlock], openBlock: Int, pendingHead: Reference, softReferenceClock: Int) {
        self.blocks = blocks
        self.openBlock = openBlock
        self.pendingHead = pendingHead
        self.softReferenceClock = softReferenceClock
    }

    public static let blockInBytes = HeapLayout.blockInBytes
    /// Bytes of start bits of a block, in the part `markBits`.
    public static let bitsInBlock = HeapLayout.blockInBytes >> 6
    /// The part of block 0 that never holds objects.
    public static let guardInBytes = HeapLayout.firstByte
}

/// Why a heap cannot become an image.
public enum HeapImageError: Error, Equatable {
    /// An object above 32 KiB is in use.
    case largeObject
    case pinnedObject
    /// A collection must come right before.
    case youngObjects
}

extension Heap {
    /// Describes the heap for an image. At a safepoint, right after a major collection.
    public func describeImage() throws(HeapImageError) -> HeapImage {
        guard largeObjects.old.isEmpty, largeObjects.young.isEmpty else { throw .largeObject }
        guard pins.counts.isEmpty else { throw .pinnedObject }
        guard youngBlocks.count == 0, let clock = softReferenceClock else { throw .youngObjects }
        var blocks: [HeapImageBlock] = []
        for block in 0..<pool.smallEnd where table.kinds[block] != BlockKind.free {
            blocks.append(HeapImageBlock(number: block, top: Int(table.tops[block])))
        }
        return HeapImage(
            blocks: blocks, openBlock: nonMoving.block, pendingHead: pendingHead,
            softReferenceClock: UnsafeMutableRawPointer(clock) - space.base)
    }

    /// Whether the blocks of an image fit into a heap with these limits.
    public static func hasRoom(for image: HeapImage, limits: HeapLimits, reservedInBytes: Int) -> Bool {
        guard let last = image.blocks.last else { return false }
        return (last.number + 1) << HeapLayout.blockShift <= reservedInBytes
            && image.blocks.count << HeapLayout.blockShift <= limits.maximum / 2
    }

    /// Takes over the blocks of an image, whose memory and start bits have been mapped. Before the first allocation.
    public func adopt(_ image: HeapImage) {
        for block in image.blocks { pool.adopt(block.number, BlockKind.nonMoving, top: block.top) }
        nonMoving.block = image.openBlock
        pendingHead = image.pendingHead
        softReferenceClock = (space.base + image.softReferenceClock).assumingMemoryBound(to: Int64.self)
        advanceSoftReferenceClock()
    }
}
