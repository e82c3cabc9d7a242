// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Heap {
    /// A copy of this heap, and of all else that is committed in its reservation, at another base. At a safepoint.
    ///
    /// Works because nothing in the reservation is an absolute address. Roots outside of it hold references, which are
    /// valid in the copy as they are.
    ///
    /// - Parameters:
    ///   - target: a fresh reservation with as large a heap.
    ///   - wellKnown: for the copy; may be the same.
    public func copy(
        to target: Reservation, wellKnown: UnsafePointer<WellKnown>
    ) throws(ReservationError) -> Heap {
        guard target.heapSizeInBytes == reservation.heapSizeInBytes else { throw .invalidSize }
        try reservation.copyCommitted(to: target)
        return Heap(copying: self, target, wellKnown)
    }
}

extension BlockList {
    func copy(capacity: Int) -> BlockList {
        var list = BlockList(capacity: capacity)
        list.entries.update(from: entries, count: count)
        list.count = count
        return list
    }
}
