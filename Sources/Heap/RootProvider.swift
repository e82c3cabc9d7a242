// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// What a collector asks of the runtime. Called with all threads stopped and their allocation buffers retired.
///
/// Classes are unloaded in *units*: a class loader with the classes it defined, or one hidden class. Metadata names the
/// unit of each class that can be unloaded. What a unit refers to (resolved constants, mirrors) is a root as long as
/// an object keeps it loaded: an instance of one of its classes, the mirror of one, or the loader.
public protocol RootProvider {
    /// Calls `visitor.visit` once for each strong root slot: frames, handles, thread fields, lock stacks, metadata
    /// slots of the units that are roots. Frames keep the mirrors of their methods' classes alive.
    /// A collection calls this up to two times; each time the same slots must be visited.
    func visitRoots(_ visitor: inout RootVisitor)

    /// Visits the roots that may refer into the nursery, those of unloadable units among them.
    func visitYoungRoots(_ visitor: inout RootVisitor)

    /// Offers each weakly held slot (interned strings, monitors, resolved method names) to `visitor.visit`, which
    /// says whether the object lives on and updates the slot. Called once in a collection, after references are
    /// processed; entries whose object is dead are to be dropped.
    func visitWeakRoots(_ visitor: inout WeakRootVisitor)

    /// The indices of units lie below this.
    var unitCount: Int { get }

    /// What becomes of a unit in this collection; the same whenever it is asked.
    func unitState(_ unit: UInt32) -> UnitState

    /// Visits the slots of an unloadable unit.
    func visitUnit(_ unit: UInt32, _ visitor: inout RootVisitor)

    /// Visits the mirrors of an unloadable unit's classes, which do not move.
    func visitMirrors(ofUnit unit: UInt32, _ visitor: inout RootVisitor)

    /// Unloads units that nothing keeps, at the end of a major collection: no object of their classes is left.
    func unload(_ units: [UInt32])
}

/// What becomes of a unit of unloading.
public enum UnitState {
    /// The index is not in use.
    case none
    /// It is a root of this collection; `visitRoots` visits it.
    case root
    /// It goes when nothing keeps it.
    case unloadable
}

extension RootProvider {
    public func visitWeakRoots(_ visitor: inout WeakRootVisitor) {}
    public var unitCount: Int { 0 }
    public func unitState(_ unit: UInt32) -> UnitState { .none }
    public func visitUnit(_ unit: UInt32, _ visitor: inout RootVisitor) {}
    public func visitMirrors(ofUnit unit: UInt32, _ visitor: inout RootVisitor) {}
    public func unload(_ units: [UInt32]) {}

    public func visitYoungRoots(_ visitor: inout RootVisitor) { visitAllRoots(&visitor) }

    /// Visits all roots, those of unloadable units among them.
    func visitAllRoots(_ visitor: inout RootVisitor) {
        visitRoots(&visitor)
        for unit in 0..<UInt32(unitCount) where unitState(unit) == .unloadable { visitUnit(unit, &visitor) }
    }
}

/// Which collection runs.
public enum CollectionKind: Sendable, Equatable {
    /// Evacuates the nursery.
    case minor
    /// Marks and compacts the whole heap.
    case major
}

/// Why a collection runs.
public enum CollectionCause: Sendable, Equatable {
    /// An allocation found no memory.
    case allocation
    /// The program asked (`System.gc`).
    case explicit
    /// Stress mode.
    case stress
    /// The mature space outgrew its threshold.
    case growth
    /// Metadata outgrew its threshold.
    case metadata
    /// Nothing has been allocated for a while.
    case idle
    /// Last resort before an OutOfMemoryError: clears all soft references and compacts everything.
    case exhaustion
}

/// Receives root slots. A concrete struct, so that a provider's loops pay one inlined test per slot.
public struct RootVisitor {
    @usableFromInline let kinds: UnsafePointer<UInt8>
    /// Slots whose block's kind exceeds this need no action.
    @usableFromInline let lastInteresting: UInt8
    /// The collection in progress.
    @usableFromInline let context: UnsafeMutableRawPointer
    @usableFromInline let action: @convention(c) (UnsafeMutableRawPointer, UnsafeMutablePointer<Reference>) -> Void

    /// Visits one strong root; the slot may be updated. Null is allowed.
    @inlinable @inline(__always)
    public mutating func visit(_ slot: UnsafeMutablePointer<Reference>) {
        let kind = kinds[Int(slot.pointee.rawValue &>> 15)]
        if kind <= lastInteresting { action(context, slot) }
    }

    /// Visits `count` adjacent slots.
    @inlinable
    public mutating func visit(_ slots: UnsafeMutablePointer<Reference>, count: Int) {
        var slot = slots
        let end = slots + count
        while slot < end {
            visit(slot)
            slot += 1
        }
    }
}

/// Receives weakly held slots.
public struct WeakRootVisitor {
    /// In a minor collection, entries known to be old need not be offered.
    public let kind: CollectionKind
    @usableFromInline let kinds: UnsafePointer<UInt8>
    /// Objects in blocks whose kind exceeds this live on where they are.
    @usableFromInline let lastInteresting: UInt8
    @usableFromInline let context: UnsafeMutableRawPointer
    @usableFromInline let forwarding: @convention(c) (UnsafeMutableRawPointer, Reference) -> Reference

    /// Updates the slot and returns true if its object lives on; otherwise leaves the slot alone. Null counts as dead.
    @inlinable @inline(__always)
    public mutating func visit(_ slot: UnsafeMutablePointer<Reference>) -> Bool {
        guard let forwarded = forwarded(slot.pointee) else { return false }
        slot.pointee = forwarded
        return true
    }

    /// Where the object is now; nil if it is dead. For tables keyed by reference.
    @inlinable @inline(__always)
    public func forwarded(_ reference: Reference) -> Reference? {
        if reference.isNull { return nil }
        if kinds[Int(reference.rawValue &>> 15)] > lastInteresting { return reference }
        let forwarded = forwarding(context, reference)
        return forwarded.isNull ? nil : forwarded
    }
}
