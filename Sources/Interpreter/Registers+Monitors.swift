// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Thin locks: two bits of the mark word say that some thread's lock stack names the object (spec/object-layout.md). An
// object may be on the stack more than once: recursion. Everything else (contention, a full stack, inflated monitors,
// unstructured unlocking) is the runtime's.

extension Registers {
    /// The reference at entry `index` of the thread's lock stack.
    @inline(__always)
    func lockStackSlot(_ index: UInt32) -> SP {
        SP(thread) + (SwiftletThreadLockStackOffset &+ Int(index) &* 4)
    }

    /// Whether the first `count` entries of the lock stack name the object.
    @inline(__always)
    func lockStackContains(_ reference: UInt32, _ count: UInt32) -> Bool {
        var i = count
        while i > 0 {
            i &-= 1
            if lockStackSlot(i).load(as: UInt32.self) == reference { return true }
        }
        return false
    }

    /// Locks the object if that needs no help.
    @inline(__always)
    func lockThin(_ reference: UInt32) -> Bool {
        let top = thread.pointee.lockStackTop
        if top >= UInt32(SwiftletLockStackDepth) { return false }
        let mark = object(reference) + 4
        let old = atomic32LoadRelaxed(mark)
        if old & UInt32(SwiftletMarkLockMask) == UInt32(SwiftletMarkUnlocked) {
            if !atomic32CompareAndSwap(mark, old, old | UInt32(SwiftletMarkThinLocked)) { return false }
        } else if old & UInt32(SwiftletMarkLockMask) != UInt32(SwiftletMarkThinLocked)
            || !lockStackContains(reference, top)
        {
            return false
        }
        lockStackSlot(top).storeBytes(of: reference, as: UInt32.self)
        thread.pointee.lockStackTop = top &+ 1
        return true
    }

    /// Unlocks the object if that needs no help.
    @inline(__always)
    func unlockThin(_ reference: UInt32) -> Bool {
        let top = thread.pointee.lockStackTop
        if top == 0 || lockStackSlot(top &- 1).load(as: UInt32.self) != reference { return false }
        if !lockStackContains(reference, top &- 1) {
            let mark = object(reference) + 4
            let old = atomic32LoadRelaxed(mark)
            if old & UInt32(SwiftletMarkLockMask) != UInt32(SwiftletMarkThinLocked) { return false }
            if !atomic32CompareAndSwap(mark, old, old & ~UInt32(SwiftletMarkLockMask)) { return false }
        }
        thread.pointee.lockStackTop = top &- 1
        return true
    }

    @inline(__always)
    func monitorEnter() {
        let reference = word(1)
        if reference == 0 { return jump(slowNullPointer) }
        if !lockThin(reference) { return jump(slowMonitorEnter) }
        var r = self
        r.sp -= 4
        return r.next()
    }

    @inline(__always)
    func monitorExit() {
        let reference = word(1)
        if reference == 0 { return jump(slowNullPointer) }
        if !unlockThin(reference) { return jump(slowMonitorExit) }
        var r = self
        r.sp -= 4
        return r.next()
    }

    /// In methods that the runtime watches (MonitorBalance.swift) it does all the work.
    @inline(__always)
    func monitorEnterWatched() { return jump(slowMonitorEnter) }

    @inline(__always)
    func monitorExitWatched() { return jump(slowMonitorExit) }
}
