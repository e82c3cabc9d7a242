// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Pinned objects with their counts. A collection treats them as roots and leaves their blocks alone.
struct PinTable {
    private(set) var counts: [UInt32: Int] = [:]

    /// Returns whether the object was not pinned before.
    mutating func add(_ reference: Reference) -> Bool {
        counts[reference.rawValue, default: 0] += 1
        return counts[reference.rawValue] == 1
    }

    /// Returns whether the object is not pinned any more; nil if it never was.
    mutating func remove(_ reference: Reference) -> Bool? {
        guard let count = counts[reference.rawValue] else { return nil }
        if count > 1 {
            counts[reference.rawValue] = count - 1
            return false
        }
        counts[reference.rawValue] = nil
        return true
    }
}

extension Heap {
    /// Keeps an object alive and where it is until as many `unpin`s have followed. Any thread in VM state.
    ///
    /// A pinned object keeps its whole block (256 KiB) from being evacuated, so pins should be few and short.
    public func pin(_ reference: Reference) {
        if reference.isNull { return }
        lock.withLock { _ in
            if pins.add(reference) { table.pins[Int(reference.rawValue >> HeapLayout.referenceToBlock)] += 1 }
        }
    }

    /// Undoes one `pin`. Returns false if the object was not pinned.
    @discardableResult
    public func unpin(_ reference: Reference) -> Bool {
        if reference.isNull { return true }
        return lock.withLock { _ in
            guard let isLast = pins.remove(reference) else { return false }
            if isLast { table.pins[Int(reference.rawValue >> HeapLayout.referenceToBlock)] -= 1 }
            return true
        }
    }
}
