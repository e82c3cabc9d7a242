// SPDX-License-Identifier: Apache-2.0
import DataStructures
import Glibc
import ObjectModel
import Platform

/// Interns names and descriptors: equal text has one `SymbolRef`, so that comparing names is comparing integers.
///
/// The texts (modified UTF-8) lie in metadata; the table is an open-addressed array of references outside, each
/// with its text's hash, so that a probe looks at a text only when it is most likely the one. Symbols live as long as the machine. Thread-safe; never a safepoint.
public final class SymbolTable: @unchecked Sendable {
    // Guarded by `mutex`; symbols themselves never change once published.
    private var space: AddressSpace
    private let arena: MetadataArena
    private let mutex = NativeMutex()
    /// Hash in the high half, reference in the low one; 0 is free.
    private var slots: UnsafeMutablePointer<UInt64>
    private var capacity: Int
    private var count = 0

    package init(space: AddressSpace, arena: MetadataArena) {
        self.space = space
        self.arena = arena
        capacity = 1 << 15
        slots = SymbolTable.makeSlots(capacity)
    }

    /// Goes on in a copy of the reservation. Nothing may be running.
    package func relocate(to copy: AddressSpace) { space = copy }

    /// Zeroed by the kernel when touched.
    private static func makeSlots(_ capacity: Int) -> UnsafeMutablePointer<UInt64> {
        guard let memory = calloc(capacity, 8) else { preconditionFailure("no memory for the table of symbols") }
        return memory.bindMemory(to: UInt64.self, capacity: capacity)
    }

    deinit {
        free(slots)
        mutex.destroy()
    }

    /// The symbol with this text, made if new. Errors: metadata exhausted.
    public func intern(_ bytes: UnsafeRawBufferPointer) throws(MetadataExhausted) -> SymbolRef {
        let hash = SymbolTable.hash(bytes)
        mutex.lock()
        defer { mutex.unlock() }
        var index = find(bytes, hash)
        if slots[index] != 0 { return SymbolRef(rawValue: UInt32(truncatingIfNeeded: slots[index])) }
        if count * 8 >= capacity * 5 {
            grow()
            index = find(bytes, hash)
        }
        let memory = try arena.allocate(MemoryLayout<SymbolMetadata>.size + bytes.count)
        let symbol = memory.assumingMemoryBound(to: SymbolMetadata.self)
        symbol.pointee.hash = hash
        symbol.pointee.length = UInt32(bytes.count)
        if let source = bytes.baseAddress {
            (memory + MemoryLayout<SymbolMetadata>.size).copyMemory(from: source, byteCount: bytes.count)
        }
        let offset = space.metadataOffset(memory)
        slots[index] = UInt64(hash) << 32 | UInt64(offset)
        count += 1
        return SymbolRef(rawValue: offset)
    }

    /// The symbol with this text if it exists already.
    public func lookup(_ bytes: UnsafeRawBufferPointer) -> SymbolRef? {
        mutex.lock()
        defer { mutex.unlock() }
        let slot = slots[find(bytes, SymbolTable.hash(bytes))]
        return slot == 0 ? nil : SymbolRef(rawValue: UInt32(truncatingIfNeeded: slot))
    }

    public func lookup(_ text: StaticString) -> SymbolRef? {
        lookup(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    public func intern(_ text: StaticString) throws(MetadataExhausted) -> SymbolRef {
        try intern(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Interns Swift text. Characters outside the basic plane and U+0000 take their modified form.
    public func intern(_ text: String) throws(MetadataExhausted) -> SymbolRef {
        let bytes = ModifiedUTF8.encode(text)
        return try bytes.withUnsafeBufferPointer { (buffer) throws(MetadataExhausted) in
            try intern(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The text of a symbol, in modified UTF-8.
    @inlinable
    public func bytes(_ symbol: SymbolRef) -> UnsafeRawBufferPointer { symbolBytes(symbol) }

    @usableFromInline
    package func symbolBytes(_ symbol: SymbolRef) -> UnsafeRawBufferPointer {
        let metadata = space[symbol]
        return UnsafeRawBufferPointer(
            start: UnsafeRawPointer(metadata) + MemoryLayout<SymbolMetadata>.size, count: Int(metadata.pointee.length))
    }

    /// The text of a symbol for messages and tables.
    public func string(_ symbol: SymbolRef) -> String {
        ModifiedUTF8.string(decoding: bytes(symbol))
    }

    private func find(_ bytes: UnsafeRawBufferPointer, _ hash: UInt32) -> Int {
        var index = Int(hash) & (capacity - 1)
        while slots[index] != 0 {
            let slot = slots[index]
            if UInt32(truncatingIfNeeded: slot >> 32) == hash,
                symbolBytes(SymbolRef(rawValue: UInt32(truncatingIfNeeded: slot))).elementsEqualFast(bytes)
            {
                break
            }
            index = (index + 1) & (capacity - 1)
        }
        return index
    }

    private func grow() {
        let old = slots
        let oldCapacity = capacity
        capacity *= 2
        slots = SymbolTable.makeSlots(capacity)
        for i in 0..<oldCapacity where old[i] != 0 {
            var index = Int(old[i] >> 32) & (capacity - 1)
            while slots[index] != 0 { index = (index + 1) & (capacity - 1) }
            slots[index] = old[i]
        }
        free(old)
    }

    /// A multiplicative hash over 8-byte words.
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return 1 }
        var state: UInt64 = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset &+ 8 <= bytes.count {
            state = (state ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
            state ^= state &>> 32
            offset &+= 8
        }
        while offset < bytes.count {
            state = (state ^ UInt64(base.load(fromByteOffset: offset, as: UInt8.self))) &* 0x1000_0000_01B3
            offset &+= 1
        }
        state ^= state &>> 29
        return UInt32(truncatingIfNeeded: state ^ (state &>> 32))
    }
}

extension UnsafeRawBufferPointer {
    /// Bytewise equality of buffers of the same length.
    @inline(__always)
    package func elementsEqualFast(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let a = baseAddress, let b = other.baseAddress else { return true }
        var offset = 0
        while offset &+ 8 <= count {
            if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            {
                return false
            }
            offset &+= 8
        }
        while offset < count {
            if a.load(fromByteOffset: offset, as: UInt8.self) != b.load(fromByteOffset: offset, as: UInt8.self) {
                return false
            }
            offset &+= 1
        }
        return true
    }
}
