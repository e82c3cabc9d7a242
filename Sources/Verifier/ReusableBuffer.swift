// SPDX-License-Identifier: Apache-2.0

/// Raw storage of a trivial type that grows and is used again for the next class. Elements count as uninitialized until
/// written, except those behind `zeroed`. Whoever owns one calls `deallocate`.
struct ReusableBuffer<Element: BitwiseCopyable> {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init(capacity: Int) {
        start = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    func deallocate() { start.deallocate() }

    /// Makes room for `count` elements; the first `kept` survive.
    @inline(__always)
    mutating func reserve(_ count: Int, keeping kept: Int = 0) {
        if count > capacity { grow(count, kept) }
    }

    @inline(never)
    private mutating func grow(_ count: Int, _ kept: Int) {
        capacity = max(count, capacity * 2)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.update(from: start, count: kept)
        start.deallocate()
        start = larger
    }

    /// Makes room for `count` elements, all of them zero.
    mutating func reserveZeroed(_ count: Int) {
        reserve(count)
        let bytes = count * MemoryLayout<Element>.stride
        UnsafeMutableRawPointer(start).initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    }

    /// No bounds check: indices are below a count that was reserved.
    @inline(__always)
    subscript(index: Int) -> Element {
        get { start[index] }
        nonmutating set { start[index] = newValue }
    }
}
