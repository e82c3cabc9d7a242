// SPDX-License-Identifier: Apache-2.0

/// A growing run of raw bytes that machine code is written into.
///
/// `reserve()` guarantees room for one instruction (at most 15 bytes, plus slack for the longest data item); the `put`
/// functions behind it are unchecked stores. Growth doubles the buffer up to `limit`. When the limit is reached the
/// buffer marks itself `isExhausted` and starts over at its beginning: emission stays in bounds without a check in every
/// caller, the contents are worthless, and `Assembler.finish()` reports the error once.
public struct CodeBuffer: ~Copyable {
    /// Room guaranteed by `reserve()`, in bytes.
    @inlinable static var slack: Int { 32 }

    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var cursor: UnsafeMutableRawPointer
    /// Position from which on `reserve()` must grow: the end of the memory less `slack`.
    @usableFromInline var threshold: UnsafeMutableRawPointer
    var capacity: Int
    let limit: Int
    /// True once more than `limit` bytes were asked for.
    public private(set) var isExhausted: Bool = false

    /// - Parameters:
    ///   - capacity: bytes to begin with.
    ///   - limit: bytes never to exceed; at most 1 GiB, so that every offset fits an `Int32`.
    public init(capacity: Int = 4096, limit: Int = 16 << 20) {
        self.limit = min(max(limit, 4 * Self.slack), 1 << 30)
        self.capacity = min(max(capacity, 4 * Self.slack), self.limit)
        base = .allocate(byteCount: self.capacity, alignment: 16)
        cursor = base
        threshold = base + (self.capacity - Self.slack)
    }

    deinit { base.deallocate() }

    /// Bytes written so far.
    @inlinable public var count: Int {
        @inline(__always) get { cursor - base }
    }

    /// The bytes written so far; valid until the next mutation.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// Makes room for one instruction.
    @inlinable @inline(__always)
    mutating func reserve() {
        if cursor > threshold { grow() }
    }

    @inline(never) @usableFromInline
    mutating func grow() {
        let used: Int = count
        guard capacity < limit else {
            isExhausted = true
            cursor = base
            return
        }
        let wanted: Int = min(capacity * 2, limit)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
        moved.copyMemory(from: base, byteCount: used)
        base.deallocate()
        base = moved
        capacity = wanted
        cursor = moved + used
        threshold = moved + (wanted - Self.slack)
    }

    /// Appends one fixed-width integer. Invariant: `reserve()` ran since the last `slack` bytes.
    @inlinable @inline(__always)
    mutating func put<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
        cursor.storeBytes(of: value, as: Value.self)
        cursor += MemoryLayout<Value>.size
    }

    /// Reads an integer at a byte offset. Nil when it does not lie wholly inside the written bytes.
    func load<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Value.Type) -> Value? {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { return nil }
        return base.loadUnaligned(fromByteOffset: offset, as: type)
    }

    /// Overwrites an integer at a byte offset. False when it does not lie wholly inside the written bytes.
    mutating func replace<Value: FixedWidthInteger & BitwiseCopyable>(at offset: Int, with value: Value) -> Bool {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { return false }
        base.storeBytes(of: value, toByteOffset: offset, as: Value.self)
        return true
    }

    /// Moves bytes inside the written part; used by branch relaxation, which only ever moves code downwards.
    mutating func move(from source: Int, to destination: Int, count length: Int) {
        precondition(destination <= source && source + length <= count && destination >= 0 && length >= 0)
        (base + destination).copyMemory(from: base + source, byteCount: length)
    }

    /// Drops everything from `newCount` on.
    mutating func truncate(to newCount: Int) {
        precondition(newCount >= 0 && newCount <= count)
        cursor = base + newCount
    }

    /// Undoes a `truncate(to:)`; the bytes in between are as they were. `oldCount` is within what was written before.
    mutating func extend(to oldCount: Int) {
        precondition(oldCount >= count && oldCount <= capacity)
        cursor = base + oldCount
    }
}
