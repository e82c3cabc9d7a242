// SPDX-License-Identifier: Apache-2.0
import DataStructures
import ObjectModel
import Platform

/// Interns names and descriptors: equal text has one `SymbolRef`, so that comparing names is comparing integers.
///
/// The texts (modified UTF-8) lie in metadata; the table is an open-addressed array of references outside, rebuilt from
/// the metadata if need be. Symbols live as long as the machine. Thread-safe; never a safepoint.
public final class SymbolTable: @unchecked Sendable {
    // Guarded by `mutex`; symbols themselves never change once published.
    private var space: AddressSpace
    private let arena: MetadataArena
    private let mutex = NativeMutex()
    private var slots: UnsafeMutablePointer<UInt32>
    private var capacity: Int
    private var count = 0
    /// The slots lie in a mapped image, which outlives the table.
    private var isMapped = false

    package init(space: AddressSpace, arena: MetadataArena) {
        self.space = space
        self.arena = arena
        capacity = 1 << 16
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
    }

    /// Goes on with the table of an image: `slots` is private to this machine and outlives the table, `capacity` is a power
    /// of two.
    package init(
        space: AddressSpace, arena: MetadataArena, mapped slots: UnsafeMutablePointer<UInt32>, capacity: Int, count: Int
    ) {
        self.space = space
        self.arena = arena
        self.slots = slots
        self.capacity = capacity
        self.count = count
        isMapped = true
    }

    /// What an image keeps: the slots, how many are used, and the texts' arena. Nothing may be running.
    package var saved: (slots: UnsafeRawBufferPointer, count: Int, arena: MetadataArena.State) {
        (UnsafeRawBufferPointer(start: slots, count: capacity * 4), count, arena.saved)
    }

    /// Goes on in a copy of the reservation. Nothing may be running.
    package func relocate(to copy: AddressSpace) { space = copy }

    deinit {
        if !isMapped { slots.deallocate() }
        mutex.destroy()
    }

    /// The symbol with this text, made if new. Errors: metadata exhausted.
    public func intern(_ bytes: UnsafeRawBufferPointer) throws(MetadataExhausted) -> SymbolRef {
        let hash = SymbolTable.hash(bytes)
        mutex.lock()
        defer { mutex.unlock() }
        var index = find(bytes, hash)
        if slots[index] != 0 { return SymbolRef(rawValue: slots[index]) }
        if count * 2 >= capacity {
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
        slots[index] = space.metadataOffset(memory)
        count += 1
        return SymbolRef(rawValue: slots[index])
    }

    /// The symbol with this text if it exists already.
    public func lookup(_ bytes: UnsafeRawBufferPointer) -> SymbolRef? {
        mutex.lock()
        defer { mutex.unlock() }
        let slot = slots[find(bytes, SymbolTable.hash(bytes))]
        return slot == 0 ? nil : SymbolRef(rawValue: slot)
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
            let candidate = space[SymbolRef(rawValue: slots[index])]
            if candidate.pointee.hash == hash, candidate.pointee.length == UInt32(bytes.count),
                symbolBytes(SymbolRef(rawValue: slots[index])).elementsEqualFast(bytes)
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
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: 0, count: capacity)
        for i in 0..<oldCapacity where old[i] != 0 {
            var index = Int(space[SymbolRef(rawValue: old[i])].pointee.hash) & (capacity - 1)
            while slots[index] != 0 { index = (index + 1) & (capacity - 1) }
            slots[index] = old[i]
        }
        if !isMapped { old.deallocate() }
        isMapped = false
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
