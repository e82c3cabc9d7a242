// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

// The barrier set: every store of a reference into the heap, by whom and how ever, passes through these two hooks
// (spec/barriers.md). Loads have no barrier.

extension AddressSpace {
    /// Before a reference is stored at `slot`. Empty while marking is not concurrent.
    @inlinable @inline(__always)
    public func beforeStore(_ slot: UnsafeMutableRawPointer) {}

    /// After a reference was stored at `slot`: dirties the card of the slot.
    @inlinable @inline(__always)
    public func afterStore(_ slot: UnsafeMutableRawPointer) {
        card(of: slot).storeBytes(of: 1, as: UInt8.self)
    }

    /// After references were stored in `count` consecutive slots: dirties all their cards.
    @inlinable
    public func afterStores(_ slot: UnsafeMutableRawPointer, count: Int) {
        guard count > 0 else { return }
        var at = card(of: slot)
        let last = card(of: slot + (count &* 4 &- 4))
        while at <= last {
            at.storeBytes(of: 1, as: UInt8.self)
            at += 1
        }
    }

    /// Address of the card byte that covers the heap address `slot`.
    @inlinable @inline(__always)
    public func card(of slot: UnsafeRawPointer) -> UnsafeMutableRawPointer {
        let offset = slot - UnsafeRawPointer(base)
        return base + (Int(SwiftletCardTableOffset) &+ (offset &>> Int(SwiftletCardShift)))
    }
}
