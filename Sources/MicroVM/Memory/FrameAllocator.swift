// SPDX-License-Identifier: Apache-2.0
import GuestMemory

/// Which pages ("frames") of a machine's main memory are in use.
///
/// A bitmap with a count per large frame (2 MiB): small frames are carved from one large frame after the other, in
/// ascending order, so that what is allocated together lies together and large frames stay whole.
///
/// Invariant *clean*: a free frame reads as zero, and no processor has a translation to it. `free` establishes it, so
/// allocation costs nothing and never leaks one use's bytes into the next.
struct FrameAllocator {
    let region: MemoryRegion
    /// A set bit is a free frame; eight words per large frame.
    var bits: [UInt64]
    var freeInLarge: [UInt16]
    var freeCount: Int
    /// The large frame that small ones are carved from.
    private var current = 0

    static let framesPerLarge = 512
    static let frameSize: UInt64 = 4_096
    static let largeFrameSize: UInt64 = 2 << 20

    init(region: MemoryRegion) {
        self.region = region
        let large = region.size / Int(FrameAllocator.largeFrameSize)
        bits = [UInt64](repeating: .max, count: large * 8)
        freeInLarge = [UInt16](repeating: 512, count: large)
        freeCount = large * FrameAllocator.framesPerLarge
    }

    var totalCount: Int { freeInLarge.count * FrameAllocator.framesPerLarge }

    /// Takes a frame; nil when memory is full.
    mutating func allocate() -> GuestAddress? {
        if freeInLarge[current] == 0 {
            // Prefer a frame that is broken already, so that whole ones last.
            var whole: Int?
            var broken: Int?
            for (index, count) in freeInLarge.enumerated() where count > 0 {
                if count < 512 {
                    broken = index
                    break
                }
                if whole == nil { whole = index }
            }
            guard let next = broken ?? whole else { return nil }
            current = next
        }
        for word in current * 8..<current * 8 + 8 where bits[word] != 0 {
            let bit = bits[word].trailingZeroBitCount
            bits[word] &= bits[word] - 1
            freeInLarge[current] -= 1
            freeCount -= 1
            return address(ofFrame: word * 64 + bit)
        }
        return nil
    }

    /// Takes a whole large frame; nil when none is left.
    mutating func allocateLarge() -> GuestAddress? {
        guard let index = freeInLarge.indices.last(where: { freeInLarge[$0] == 512 && $0 != current }) else {
            return nil
        }
        for word in index * 8..<index * 8 + 8 { bits[word] = 0 }
        freeInLarge[index] = 0
        freeCount -= FrameAllocator.framesPerLarge
        return address(ofFrame: index * FrameAllocator.framesPerLarge)
    }

    /// Gives back a run of frames, which no page table names any more.
    mutating func free(_ start: GuestAddress, count: Int) throws(GuestMemoryError) {
        let offset = Int(start.rawValue - region.start.rawValue)
        try region.makeZero(offset: offset, size: count * Int(FrameAllocator.frameSize))
        for frame in offset / 4_096..<offset / 4_096 + count {
            let mask: UInt64 = 1 << UInt64(frame % 64)
            guard bits[frame / 64] & mask == 0 else { continue }
            bits[frame / 64] |= mask
            freeInLarge[frame / FrameAllocator.framesPerLarge] += 1
            freeCount += 1
        }
    }

    /// Whether an address is in the memory that frames come from.
    func owns(_ address: GuestAddress) -> Bool { address >= region.start && address < region.end }

    private func address(ofFrame frame: Int) -> GuestAddress {
        region.start &+ UInt64(frame) * FrameAllocator.frameSize
    }
}
