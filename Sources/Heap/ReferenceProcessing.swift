// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Soft, weak, final and phantom references (java.lang.ref), for minor and major collections alike.
//
// While objects are traced, a Reference whose referent has not been reached yet is *discovered*: noted in a list by
// kind, its `referent` not followed. Softly reachable objects are decided on the spot: young enough by the policy, the
// referent is followed like any field. After tracing:
//
//   1. soft, weak: a referent that was reached meanwhile is kept (the slot is updated); otherwise the reference is
//      cleared and becomes pending.
//   2. final: an unreached referent is traced now, for its finalizer; the reference becomes pending, not cleared, and
//      inactive by `next` = itself. References found by this tracing hold their referents strongly.
//   3. phantom: as 1.
//   4. weak roots of the runtime.
//
// Pending references are linked through `discovered` before those that are pending already; the ReferenceHandler takes
// the whole list. While a reference is active `discovered` is null, as discovery uses lists of our own: so the field is
// traced like any other, which keeps the pending list alive from its head.

/// References met by a collection whose referents had not been reached.
struct DiscoveredReferences {
    var soft = ReferenceStack(capacity: 64)
    var weak = ReferenceStack(capacity: 64)
    var final = ReferenceStack(capacity: 64)
    var phantom = ReferenceStack(capacity: 64)

    func deallocate() {
        soft.deallocate()
        weak.deallocate()
        final.deallocate()
        phantom.deallocate()
    }

    /// Takes over what another thread has met.
    mutating func add(_ other: DiscoveredReferences) {
        soft.push(other.soft)
        weak.push(other.weak)
        final.push(other.final)
        phantom.push(other.phantom)
    }

    mutating func add(_ reference: UInt32, kind: UInt8) {
        switch Int(kind) {
        case SwiftletReferenceSoft: soft.push(reference)
        case SwiftletReferenceWeak: weak.push(reference)
        case SwiftletReferenceFinal: final.push(reference)
        default: phantom.push(reference)
        }
    }
}

/// Whether softly reachable objects live on.
struct SoftReferencePolicy {
    /// Milliseconds that a soft reference may go unused; negative clears all.
    let allowedAge: Int64
    /// `SoftReference.clock` at the start of this collection.
    let clock: Int64

    /// One second for each free MiB, as HotSpot's server policy has it.
    init(_ heap: Heap, clearsAll: Bool) {
        clock = heap.softReferenceClock?.pointee ?? 0
        allowedAge = clearsAll ? -1 : Int64(heap.softReferenceBudget >> 20) * 1000
    }

    func keeps(_ object: UnsafeMutableRawPointer, _ scanner: ObjectScanner) -> Bool {
        if allowedAge < 0 { return false }
        let timestamp = object.loadUnaligned(fromByteOffset: scanner.softTimestamp, as: Int64.self)
        return clock &- timestamp <= allowedAge
    }
}

/// What reference processing asks of a collection.
protocol ReferenceTracer {
    var scanner: ObjectScanner { get }
    /// The current name of an object, if it has been reached.
    mutating func reached(_ reference: UInt32) -> UInt32?
    /// Follows a slot of `holder` strongly and updates it.
    mutating func trace(_ slot: UnsafeMutablePointer<Reference>)
    /// Stores into a field of an object that has been reached.
    mutating func store(_ reference: UInt32, _ slot: UnsafeMutablePointer<Reference>)
    /// Traces all that `trace` has found.
    mutating func drain()
    /// From now on references hold their referents strongly.
    mutating func stopDiscovery()
}

extension ReferenceTracer {
    /// Steps 1 to 3. `pendingHead` is the head of the list, already updated. Returns the new head.
    mutating func processReferences(_ discovered: DiscoveredReferences, pendingHead: Reference) -> Reference {
        var head = pendingHead
        stopDiscovery()
        clearUnreached(discovered.soft, &head)
        clearUnreached(discovered.weak, &head)
        for index in 0..<discovered.final.count {
            let object = scanner.address(discovered.final[index])
            let slot = scanner.slot(object, scanner.referent)
            if let reference = reached(slot.pointee.rawValue) {
                store(reference, slot)
            } else {
                trace(slot)
                store(discovered.final[index], scanner.slot(object, scanner.next))
                append(discovered.final[index], &head)
            }
        }
        drain()
        clearUnreached(discovered.phantom, &head)
        return head
    }

    private mutating func clearUnreached(_ list: ReferenceStack, _ head: inout Reference) {
        for index in 0..<list.count {
            let object = scanner.address(list[index])
            let slot = scanner.slot(object, scanner.referent)
            if slot.pointee.isNull { continue }
            if let reference = reached(slot.pointee.rawValue) {
                store(reference, slot)
            } else {
                slot.pointee = .null
                append(list[index], &head)
            }
        }
    }

    private mutating func append(_ reference: UInt32, _ head: inout Reference) {
        store(head.rawValue, scanner.slot(scanner.address(reference), scanner.discovered))
        head = Reference(rawValue: reference)
    }
}

extension Heap {
    /// Whether references wait for the ReferenceHandler. Any thread in VM state.
    public var hasPendingReferences: Bool { lock.withLock { _ in !pendingHead.isNull } }

    /// Takes the pending list; null when it is empty. Any thread in VM state.
    public func takePendingReferences() -> Reference {
        lock.withLock { _ in
            let head = pendingHead
            pendingHead = .null
            return head
        }
    }

    /// Sets `SoftReference.clock` to the current time: when it becomes known, and at the end of a collection.
    func advanceSoftReferenceClock() {
        softReferenceClock?.pointee = Int64(SystemClock.monotonicNanoseconds / 1_000_000)
    }
}
