// SPDX-License-Identifier: Apache-2.0
//
// The allocator's book: which ranges of the cache are free.
//
// Ranges lie in an array in order of offset, never touching one another: freeing joins neighbours, so the array stays as
// short as the cache is fragmented. Allocation takes the smallest range that fits, the lowest of equals, from its low
// end: code stays dense, big ranges stay big. Both are linear in the number of free ranges; installing a blob costs some
// microseconds of system calls anyway.

/// Free ranges of one address space of `capacity` units, all offsets and sizes multiples of `granule`.
struct FreeRanges {
    struct Range: Equatable {
        var offset: Int
        var size: Int
        var end: Int { offset + size }
    }

    private(set) var ranges: [Range]
    let capacity: Int
    let granule: Int
    /// Sum of all ranges.
    private(set) var freeSize: Int

    init(capacity: Int, granule: Int) {
        self.granule = granule
        self.capacity = capacity & ~(granule - 1)
        freeSize = self.capacity
        ranges = self.capacity > 0 ? [Range(offset: 0, size: self.capacity)] : []
    }

    /// Size rounded up to granules; nil when that is not positive or not representable.
    func rounded(_ size: Int) -> Int? {
        guard size > 0, size <= capacity else { return nil }
        return (size + granule - 1) & ~(granule - 1)
    }

    /// Takes `size` units; nil when no range is large enough.
    mutating func allocate(_ size: Int) -> Range? {
        guard let wanted = rounded(size) else { return nil }
        var best: Int?
        for (index, range) in ranges.enumerated() where range.size >= wanted {
            if range.size == wanted {
                best = index
                break
            }
            if best == nil || range.size < ranges[best!].size { best = index }
        }
        guard let best else { return nil }
        let result = Range(offset: ranges[best].offset, size: wanted)
        if ranges[best].size == wanted {
            ranges.remove(at: best)
        } else {
            ranges[best].offset += wanted
            ranges[best].size -= wanted
        }
        freeSize -= wanted
        return result
    }

    /// Gives back a range that `allocate` returned. False, and nothing happens, when any part of it is free already or
    /// outside: a sign of a double free.
    mutating func free(_ range: Range) -> Bool {
        guard range.offset >= 0, range.size > 0, range.size <= capacity, range.offset <= capacity - range.size,
            range.offset % granule == 0, range.size % granule == 0
        else { return false }
        let next: Int = firstIndex(from: range.offset)
        if next < ranges.count, ranges[next].offset < range.end { return false }
        if next > 0, ranges[next - 1].end > range.offset { return false }
        let joinsNext: Bool = next < ranges.count && ranges[next].offset == range.end
        let joinsPrevious: Bool = next > 0 && ranges[next - 1].end == range.offset
        switch (joinsPrevious, joinsNext) {
        case (true, true):
            ranges[next - 1].size += range.size + ranges[next].size
            ranges.remove(at: next)
        case (true, false): ranges[next - 1].size += range.size
        case (false, true):
            ranges[next].offset = range.offset
            ranges[next].size += range.size
        case (false, false): ranges.insert(range, at: next)
        }
        freeSize += range.size
        return true
    }

    /// The largest allocation that would succeed.
    var largest: Int { ranges.reduce(0) { max($0, $1.size) } }

    /// Index of the first range at or behind an offset; binary search.
    private func firstIndex(from offset: Int) -> Int {
        var low: Int = 0
        var high: Int = ranges.count
        while low < high {
            let middle: Int = (low + high) / 2
            if ranges[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the invariants hold: order, gaps between ranges, bounds, the sum.
    var isConsistent: Bool {
        var end: Int = -1
        var sum: Int = 0
        for range in ranges {
            if range.offset <= end || range.size <= 0 || range.end > capacity { return false }
            if range.offset % granule != 0 || range.size % granule != 0 { return false }
            end = range.end
            sum += range.size
        }
        return sum == freeSize
    }
}
