// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// The current Java thread as Swift code sees it: a pointer to the raw `JavaThread`.
///
/// A value is valid on its own operating-system thread while that is attached; functions that take a `Thread` are
/// called in VM state unless they say otherwise, and may stop at a safepoint: `Reference` values held across such a
/// call are stale, `Handle`s are not.
public struct Thread: Equatable {
    public let raw: UnsafeMutablePointer<JavaThread>

    @inlinable @inline(__always)
    public init(_ raw: UnsafeMutablePointer<JavaThread>) { self.raw = raw }

    /// The machine the thread belongs to.
    @inlinable @inline(__always)
    public var vm: VirtualMachine {
        // The machine outlives its threads: it is released only after all have ended.
        Unmanaged<VirtualMachine>.fromOpaque(raw.pointee.machine.unsafelyUnwrapped).takeUnretainedValue()
    }

    /// The cold part: everything about the thread that handlers never touch.
    @inlinable @inline(__always)
    public var record: ThreadRecord {
        Unmanaged<ThreadRecord>.fromOpaque(raw.pointee.record.unsafelyUnwrapped).takeUnretainedValue()
    }

    @inlinable @inline(__always)
    public var space: AddressSpace { AddressSpace(base: UnsafeMutableRawPointer(raw.pointee.base)) }

    @inlinable @inline(__always)
    public var hasPendingException: Bool { !raw.pointee.pendingException.isNull }
}
