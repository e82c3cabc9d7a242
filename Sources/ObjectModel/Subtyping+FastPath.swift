// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

// Constant-time subtype check after Click and Rose, "Fast Subtype Checking in the HotSpot JVM" (2002): a class keeps its
// superclass chain in a display; interfaces and deep classes are in a list with a one-entry cache before it.

extension AddressSpace {
    /// Whether instances of `sub` are assignable to `target`. Both are linked far enough to have their supers set.
    @inlinable @inline(__always)
    public func isSubclass(_ sub: ClassRef, of target: ClassRef) -> Bool {
        let offset = Int(self[target].pointee.superCheckOffset)
        if (UnsafeRawPointer(self[sub]) + offset).load(as: ClassRef.self) == target { return true }
        if offset != SwiftletSecondarySuperCacheOffset { return false }
        return sub == target || isSecondarySubclass(sub, of: target)
    }

    /// The slow part of `isSubclass`: scans the secondary supers and remembers a hit.
    @inlinable @inline(never)
    public func isSecondarySubclass(_ sub: ClassRef, of target: ClassRef) -> Bool {
        let list = self[sub].pointee.secondarySupers
        if list.isNone { return false }
        let entries = self[list].assumingMemoryBound(to: UInt32.self)
        let count = Int(entries[0])
        var i = 1
        while i <= count {
            if entries[i] == target.rawValue {
                self[sub].pointee.secondarySuperCache = target
                return true
            }
            i &+= 1
        }
        return false
    }
}
