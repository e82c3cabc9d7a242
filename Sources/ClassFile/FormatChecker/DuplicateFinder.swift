// SPDX-License-Identifier: Apache-2.0

/// Finds out whether a pair of names was seen before; a hash table of pointers into the class file.
struct DuplicateFinder {
    private struct Key {
        var first: UnsafeRawBufferPointer
        var second: UnsafeRawBufferPointer
    }

    private var slots: [Key?]

    /// For at most `capacity` insertions.
    init(capacity: Int) {
        var size: Int = 4
        while size < capacity &* 2 { size &*= 2 }
        slots = capacity < 2 ? [] : Array(repeating: nil, count: size)
    }

    /// False when an equal pair was inserted before.
    mutating func insert(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) -> Bool {
        if slots.isEmpty { return true }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte: UInt8 in first { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 0x28) &* 0x100_0000_01B3
        for byte: UInt8 in second { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var index: Int = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count &- 1)
        while let key = slots[index] {
            if key.first.elementsEqual(first), key.second.elementsEqual(second) { return false }
            index = (index &+ 1) & (slots.count &- 1)
        }
        slots[index] = Key(first: first, second: second)
        return true
    }
}
