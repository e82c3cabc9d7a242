// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// One bit per page: written since the bit was last taken.
///
/// The kernel logs what guests write; what the monitor writes into guest memory it does not see. Both meet here. Bits
/// are set and taken by atomic operations, so marking needs no lock: a mark that races with a take lands in this round
/// or in the next. Whoever takes a round sees to it that no marked write is still to come (`GuestMemory.writable` marks
/// before the caller writes).
public final class DirtyBitmap: @unchecked Sendable {
    public let pageCount: Int
    private let words: UnsafeMutablePointer<UInt64>
    let wordCount: Int

    public init(pageCount: Int) {
        self.pageCount = pageCount
        wordCount = (pageCount + 63) / 64
        words = .allocate(capacity: max(wordCount, 1))
        words.initialize(repeating: 0, count: max(wordCount, 1))
    }

    deinit { words.deallocate() }

    /// Marks the pages `first ..< first + count`; those outside the bitmap are ignored.
    public func mark(first: Int, count: Int) {
        var page = max(first, 0)
        let end = min(first &+ count, pageCount)
        while page < end {
            let bit = page % 64
            let inWord = min(64 - bit, end - page)
            let mask = inWord == 64 ? UInt64.max : ((1 << UInt64(inWord)) - 1) << UInt64(bit)
            _ = swiftlet_set_bits(words + page / 64, mask)
            page += inWord
        }
    }

    /// Adds the kernel's log of a round: one word per 64 pages, as it writes them.
    public func merge(_ log: UnsafeBufferPointer<UInt64>) {
        for (index, bits) in log.prefix(wordCount).enumerated() where bits != 0 {
            _ = swiftlet_set_bits(words + index, bits)
        }
    }

    /// Takes all marks, leaving none, and calls `body` with each run of marked pages in ascending order.
    public func takeRuns(_ body: (Range<Int>) -> Void) {
        var start: Int? = nil
        for index in 0..<wordCount {
            var bits = swiftlet_take_bits(words + index)
            let base = index * 64
            var position = 0
            while position < 64 {
                if start == nil {
                    guard bits != 0 else { break }
                    position += bits.trailingZeroBitCount
                    bits = position < 64 ? bits >> UInt64(bits.trailingZeroBitCount) : 0
                    start = base + position
                }
                let ones = (~bits).trailingZeroBitCount
                position += ones
                bits = ones < 64 ? bits >> UInt64(ones) : 0
                if position < 64 {
                    body((start ?? base)..<base + position)
                    start = nil
                }
            }
        }
        if let start { body(start..<min(wordCount * 64, pageCount)) }
    }
}
