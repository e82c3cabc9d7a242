// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Units of the heap. A *block* is what spaces exchange, what memory is committed by, and what objects (but large and
/// non-moving ones) never cross. A *line* is what compaction keeps one destination for.
enum HeapLayout {
    static let blockShift = 18
    static let blockInBytes = 1 << blockShift
    /// A reference shifted right by this is the number of its block.
    static let referenceToBlock = blockShift - Int(SwiftletReferenceShift)
    static let lineShift = 11
    static let lineInBytes = 1 << lineShift
    static let referenceToLine = lineShift - Int(SwiftletReferenceShift)
    static let linesInBlock = blockInBytes / lineInBytes
    static let wordsInLine = lineInBytes / 8
    static let cardInBytes = 1 << Int(SwiftletCardShift)
    static let cardsInBlock = blockInBytes / cardInBytes
    /// 64-bit words of the bitmap that cover a block: one for each card.
    static let bitmapWordsInBlock = blockInBytes / 512
    static let pageInBytes = 4096
    /// Objects of more bytes than this are large.
    static let largestSmallObject = 32 << 10
    /// First heap byte that can hold an object.
    static let firstByte = Int(SwiftletNullGuardSize)
}

/// What a block is used for. The order matters: a minor collection acts on references into kinds up to `large` only.
enum BlockKind {
    static let free: UInt8 = 0
    /// Eden and survivors; during a minor collection, what is being evacuated.
    static let young: UInt8 = 1
    /// During a minor collection: young, but its objects stay where they are and become mature.
    static let inPlace: UInt8 = 2
    static let large: UInt8 = 3
    /// During a minor collection: where survivors are copied to.
    static let survivor: UInt8 = 4
    static let mature: UInt8 = 5
    /// Block 0 is always of this kind, so that null is never acted upon.
    static let nonMoving: UInt8 = 6
    /// During a major collection: its objects have new addresses.
    static let moving: UInt8 = 7
}

extension AddressSpace {
    /// Bit i of word j stands for heap byte 512 j + 8 i. Between collections a bit is set where an object of the
    /// mature, large or non-moving space starts.
    @inline(__always)
    var bitmap: UnsafeMutablePointer<UInt64> {
        (base + Int(SwiftletMarkBitsOffset)).assumingMemoryBound(to: UInt64.self)
    }

    /// One entry for each line, used in major collections only.
    @inline(__always)
    var lines: UnsafeMutablePointer<UInt32> {
        (base + Int(SwiftletHeapTablesOffset)).assumingMemoryBound(to: UInt32.self)
    }

    @inline(__always)
    var cards: UnsafeMutablePointer<UInt8> {
        (base + Int(SwiftletCardTableOffset)).assumingMemoryBound(to: UInt8.self)
    }

    @inline(__always)
    func blockStart(_ block: Int) -> UnsafeMutableRawPointer { base + block << HeapLayout.blockShift }

    @inline(__always)
    func isStart(_ ref: UInt32) -> Bool {
        bitmap[Int(ref &>> 6)] & (1 &<< UInt64(ref & 63)) != 0
    }

    @inline(__always)
    func setStart(_ ref: UInt32) {
        bitmap[Int(ref &>> 6)] |= 1 &<< UInt64(ref & 63)
    }

    @inline(__always)
    func clearStart(_ ref: UInt32) {
        bitmap[Int(ref &>> 6)] &= ~(1 &<< UInt64(ref & 63))
    }

    /// Forgets all object starts and dirty cards of a block.
    func clearTables(ofBlock block: Int) {
        clearBitmap(ofBlock: block)
        clearCards(ofBlock: block)
    }

    func clearBitmap(ofBlock block: Int) {
        (bitmap + block * HeapLayout.bitmapWordsInBlock)
            .update(repeating: 0, count: HeapLayout.bitmapWordsInBlock)
    }

    func clearCards(ofBlock block: Int) {
        (cards + block * HeapLayout.cardsInBlock).update(repeating: 0, count: HeapLayout.cardsInBlock)
    }
}
