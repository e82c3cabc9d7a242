// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// An object as natives and slow paths hold it: the address of a 4-byte slot that the collector knows and updates.
///
/// Slots are local variables of Java frames, entries of the thread's handle area (`Thread.handle`), metadata slots or
/// global handles. A null handle is a slot that holds null.
public struct Handle {
    public let slot: UnsafeMutablePointer<Reference>

    @inlinable @inline(__always)
    public init(slot: UnsafeMutablePointer<Reference>) { self.slot = slot }

    /// The object now; stale after the next safepoint.
    @inlinable @inline(__always)
    public var reference: Reference {
        get { slot.pointee }
        nonmutating set { slot.pointee = newValue }
    }

    @inlinable @inline(__always)
    public var isNull: Bool { slot.pointee.isNull }
}

extension Thread {
    /// Makes a handle in the current handle scope.
    @inlinable
    public func handle(_ reference: Reference) -> Handle {
        let top = raw.pointee.handleTop.unsafelyUnwrapped
        // The area is larger than any bounded native needs; loops open a scope of their own.
        precondition(top < raw.pointee.handleLimit.unsafelyUnwrapped, "handle area exhausted")
        top.pointee = reference
        raw.pointee.handleTop = top + 1
        return Handle(slot: top)
    }

    /// A handle that holds null.
    @inlinable
    public func nullHandle() -> Handle { handle(.null) }

    /// Runs `body` and releases the handles it made. A handle to be kept is created outside and assigned inside.
    @inlinable
    public func withHandleScope<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let mark = raw.pointee.handleTop
        defer { raw.pointee.handleTop = mark }
        return try body()
    }
}
