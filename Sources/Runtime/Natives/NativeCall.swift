// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// What a native method is called with (spec/native-calls.md): the thread, the method and its arguments on the Java
/// stack, which are read in the order of the descriptor; an instance method's receiver comes first.
public struct NativeCall {
    public let thread: Thread
    /// The method called.
    public let method: MethodRef
    /// The next argument slot.
    @usableFromInline var next: UnsafeMutableRawPointer

    @inlinable
    public init(thread: Thread, method: MethodRef, arguments: UnsafeMutableRawPointer) {
        self.thread = thread
        self.method = method
        self.next = arguments
    }

    @inlinable public var vm: VirtualMachine { thread.vm }
    @inlinable public var space: AddressSpace { thread.space }

    /// Passes over the receiver of an instance method that does not need it. To be called first.
    @inlinable
    public mutating func skipReceiver() { next += 4 }

    /// The next argument as int; also byte, short and char, which the caller has narrowed.
    @inlinable
    public mutating func int() -> Int32 {
        defer { next += 4 }
        return next.load(as: Int32.self)
    }

    @inlinable
    public mutating func boolean() -> Bool { int() & 1 != 0 }

    @inlinable
    public mutating func long() -> Int64 {
        defer { next += 8 }
        return next.loadUnaligned(as: Int64.self)
    }

    @inlinable
    public mutating func float() -> Float {
        defer { next += 4 }
        return next.load(as: Float.self)
    }

    @inlinable
    public mutating func double() -> Double {
        defer { next += 8 }
        return next.loadUnaligned(as: Double.self)
    }

    /// The next argument as handle: its slot on the Java stack is a root.
    @inlinable
    public mutating func handle() -> Handle {
        defer { next += 4 }
        return Handle(slot: next.assumingMemoryBound(to: Reference.self))
    }
}

/// What a native method returns, as the 64 bits the interpreter expects.
public struct NativeResult {
    public let bits: UInt64

    @inlinable
    public init(bits: UInt64) { self.bits = bits }

    @inlinable public static var void: NativeResult { NativeResult(bits: 0) }
    @inlinable public static var null: NativeResult { NativeResult(bits: 0) }

    @inlinable
    public static func int(_ value: Int32) -> NativeResult { NativeResult(bits: UInt64(UInt32(bitPattern: value))) }

    @inlinable
    public static func int(_ value: Int) -> NativeResult { .int(Int32(truncatingIfNeeded: value)) }

    @inlinable
    public static func boolean(_ value: Bool) -> NativeResult { NativeResult(bits: value ? 1 : 0) }

    @inlinable
    public static func long(_ value: Int64) -> NativeResult { NativeResult(bits: UInt64(bitPattern: value)) }

    @inlinable
    public static func float(_ value: Float) -> NativeResult { NativeResult(bits: UInt64(value.bitPattern)) }

    @inlinable
    public static func double(_ value: Double) -> NativeResult { NativeResult(bits: value.bitPattern) }

    @inlinable
    public static func reference(_ value: Reference) -> NativeResult { NativeResult(bits: UInt64(value.rawValue)) }

    @inlinable
    public static func reference(_ value: Handle) -> NativeResult { .reference(value.reference) }
}

/// A native method. Called in VM state with its own frame on top; may throw the pending exception.
public typealias NativeFunction = (inout NativeCall) throws(JavaThrow) -> NativeResult
