// SPDX-License-Identifier: Apache-2.0

/// A growing array of plain records behind a pointer: appending and reading cost neither reference counting nor
/// exclusivity checks. Copies share the storage; whoever creates it destroys it.
struct RawVector<Element: BitwiseCopyable> {
    private struct Storage {
        var elements: UnsafeMutablePointer<Element>
        var count: Int
        var capacity: Int
    }

    private let storage: UnsafeMutablePointer<Storage>

    init(capacity: Int = 64) {
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage(elements: .allocate(capacity: capacity), count: 0, capacity: capacity))
    }

    func destroy() {
        storage.pointee.elements.deallocate()
        storage.deallocate()
    }

    @inline(__always) var count: Int { storage.pointee.count }
    @inline(__always) var isEmpty: Bool { storage.pointee.count == 0 }

    @inline(__always)
    func append(_ element: Element) {
        if storage.pointee.count == storage.pointee.capacity { grow(to: storage.pointee.count + 1) }
        (storage.pointee.elements + storage.pointee.count).initialize(to: element)
        storage.pointee.count &+= 1
    }

    /// Traps on an index that is not in use.
    subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(index >= 0 && index < storage.pointee.count, "index out of range")
            return storage.pointee.elements[index]
        }
        @inline(__always) nonmutating set {
            precondition(index >= 0 && index < storage.pointee.count, "index out of range")
            storage.pointee.elements[index] = newValue
        }
    }

    /// The elements; valid until the next growth.
    var elements: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: storage.pointee.elements, count: storage.pointee.count)
    }

    var last: Element? { isEmpty ? nil : storage.pointee.elements[storage.pointee.count - 1] }

    @inline(__always)
    func removeLast() {
        precondition(storage.pointee.count > 0)
        storage.pointee.count &-= 1
    }

    /// Drops what lies behind the first `count` elements.
    func truncate(to count: Int) {
        precondition(count >= 0 && count <= storage.pointee.count)
        storage.pointee.count = count
    }

    /// Makes the count `count`, filling with an element.
    func resize(to count: Int, filling element: Element) {
        if count > storage.pointee.capacity { grow(to: count) }
        while storage.pointee.count < count { append(element) }
        storage.pointee.count = count
    }

    func append(contentsOf other: RawVector<Element>) {
        append(contentsOf: UnsafeBufferPointer(other.elements))
    }

    func append(contentsOf other: UnsafeBufferPointer<Element>) {
        let total: Int = count + other.count
        if total > storage.pointee.capacity { grow(to: total) }
        if let source: UnsafePointer<Element> = other.baseAddress {
            (storage.pointee.elements + count).initialize(from: source, count: other.count)
        }
        storage.pointee.count = total
    }

    @inline(never)
    private func grow(to needed: Int) {
        let capacity: Int = max(storage.pointee.capacity * 2, needed)
        let larger: UnsafeMutablePointer<Element> = .allocate(capacity: capacity)
        larger.moveInitialize(from: storage.pointee.elements, count: storage.pointee.count)
        storage.pointee.elements.deallocate()
        storage.pointee.elements = larger
        storage.pointee.capacity = capacity
    }
}

/// Big-endian numbers, as class files have them.
extension RawVector where Element == UInt8 {
    @inline(__always) func u1(_ value: Int) { append(UInt8(truncatingIfNeeded: value)) }

    @inline(__always)
    func u2(_ value: Int) {
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }

    @inline(__always) func u2(_ value: UInt16) { u2(Int(value)) }

    @inline(__always)
    func u4(_ value: Int) {
        u2(value >> 16)
        u2(value)
    }

    func patchU2(_ value: Int, at offset: Int) {
        self[offset] = UInt8(truncatingIfNeeded: value >> 8)
        self[offset + 1] = UInt8(truncatingIfNeeded: value)
    }

    func patchU4(_ value: Int, at offset: Int) {
        patchU2(value >> 16, at: offset)
        patchU2(value, at: offset + 2)
    }
}
