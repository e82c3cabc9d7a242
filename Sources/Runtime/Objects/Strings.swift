// SPDX-License-Identifier: Apache-2.0
import DataStructures
import ObjectModel
import Platform

// java.lang.String: Latin-1 bytes whenever all characters allow it (equality depends on that), else UTF-16.

extension VirtualMachine {
    /// A new String with the text of Swift's. A safepoint.
    public func newString(_ text: String, _ thread: Thread) throws(JavaThrow) -> Reference {
        try newString(utf16: Array(text.utf16), thread)
    }

    /// A new String from modified UTF-8.
    public func newString(modifiedUTF8 bytes: UnsafeRawBufferPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        if ModifiedUTF8.asciiPrefix(bytes) == bytes.count { return try newString(latin1: bytes, thread) }
        return try newString(utf16: Array(ModifiedUTF8.units(bytes)), thread)
    }

    /// A new String from UTF-16 code units.
    public func newString(utf16 units: [UInt16], _ thread: Thread) throws(JavaThrow) -> Reference {
        if units.allSatisfy({ $0 < 256 }) {
            let bytes = units.map { UInt8(truncatingIfNeeded: $0) }
            return try bytes.withUnsafeBufferPointer { (buffer) throws(JavaThrow) in
                try newString(latin1: UnsafeRawBufferPointer(buffer), thread)
            }
        }
        return try units.withUnsafeBufferPointer { (buffer) throws(JavaThrow) in
            try newString(content: UnsafeRawBufferPointer(buffer), coder: 1, thread)
        }
    }

    /// A new String from Latin-1 characters.
    public func newString(latin1 bytes: UnsafeRawBufferPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        try newString(content: bytes, coder: 0, thread)
    }

    private func newString(
        content: UnsafeRawBufferPointer, coder: UInt8, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let value = thread.handle(try allocateArray(classes.byteArray, length: content.count, thread))
            if let source = content.baseAddress {
                space.arrayData(value.reference).copyMemory(from: source, byteCount: content.count)
            }
            let string = try allocateObject(classes.string!, thread)
            space.storeReference(string, fields.stringValue, value.reference)
            space.store(string, fields.stringCoder, coder)
            return string
        }
    }

    /// The UTF-16 code units of a String, which is not null.
    public func utf16(_ string: Reference) -> [UInt16] {
        let value = space.loadReference(string, fields.stringValue)
        if value.isNull { return [] }
        let count = Int(space.arrayLength(value))
        let data = UnsafeRawPointer(space.arrayData(value))
        if space.load(string, fields.stringCoder, as: UInt8.self) == 0 {
            return (0..<count).map { UInt16(data.load(fromByteOffset: $0, as: UInt8.self)) }
        }
        return (0..<(count / 2)).map { data.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self) }
    }

    /// A String as Swift text; unpaired surrogates are replaced.
    public func string(_ string: Reference) -> String { String(decoding: utf16(string), as: UTF16.self) }

    /// A String as an interned symbol.
    public func symbol(_ string: Reference) -> SymbolRef {
        let bytes = ModifiedUTF8.encode(units: utf16(string))
        return bytes.withUnsafeBytes { intern($0) }
    }

    /// The interned String for a symbol (JLS 3.10.5): a literal or a name.
    public func internedString(_ symbol: SymbolRef, _ thread: Thread) throws(JavaThrow) -> Reference {
        try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let made = thread.handle(try newString(modifiedUTF8: symbols.bytes(symbol), thread))
            return strings.intern(made.reference, self)
        }
    }
}

/// The interned strings (JLS 3.10.5), weakly held: a string nobody uses any more leaves the table. Open-addressed, with the
/// hash beside each reference, so that a collection that moves strings updates references in place. Thread-safe.
public final class StringTable: @unchecked Sendable {
    private struct Entry {
        /// 0: never used; `removed`: its string died.
        var reference: UInt32
        var hash: UInt32
    }
    private static let removed: UInt32 = 1

    private var space: AddressSpace
    private let mutex = NativeMutex()
    private var entries: UnsafeMutablePointer<Entry>
    private var capacity: Int
    /// Entries that are not 0.
    private var occupied = 0
    /// The entries lie in a mapped image, which outlives the table.
    private var isMapped = false

    package init(space: AddressSpace) {
        self.space = space
        capacity = 1 << 12
        entries = StringTable.empty(capacity)
    }

    /// Goes on with the table of an image: `memory` is private to this machine and outlives the table, and holds a power of
    /// two of entries.
    package init(space: AddressSpace, mapped memory: UnsafeMutableRawBufferPointer, occupied: Int) {
        self.space = space
        capacity = memory.count / MemoryLayout<Entry>.stride
        entries = memory.baseAddress!.assumingMemoryBound(to: Entry.self)
        self.occupied = occupied
        isMapped = true
    }

    /// What an image keeps. Nothing may be running.
    package var saved: (entries: UnsafeRawBufferPointer, occupied: Int) {
        (UnsafeRawBufferPointer(start: entries, count: capacity * MemoryLayout<Entry>.stride), occupied)
    }

    /// Goes on in a copy of the reservation. Nothing may be running.
    package func relocate(to copy: AddressSpace) { space = copy }

    deinit {
        if !isMapped { entries.deallocate() }
        mutex.destroy()
    }

    private static func empty(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
        entries.initialize(repeating: Entry(reference: 0, hash: 0), count: capacity)
        return entries
    }

    /// The canonical String with the content of `string`: itself if it is the first. Never a safepoint.
    package func intern(_ string: Reference, _ vm: VirtualMachine) -> Reference {
        let value = space.loadReference(string, vm.fields.stringValue)
        let coder = space.load(string, vm.fields.stringCoder, as: UInt8.self)
        let bytes = content(value)
        let hash = SymbolTable.hash(bytes) ^ UInt32(coder)
        return mutex.withLock {
            if occupied * 2 >= capacity { grow() }
            var index = Int(hash) & (capacity - 1)
            while entries[index].reference != 0 {
                let candidate = Reference(rawValue: entries[index].reference)
                if entries[index].hash == hash, candidate.rawValue != StringTable.removed,
                    space.load(candidate, vm.fields.stringCoder, as: UInt8.self) == coder
                {
                    let other = content(space.loadReference(candidate, vm.fields.stringValue))
                    if other.count == bytes.count, other.elementsEqualFast(bytes) { return candidate }
                }
                index = (index + 1) & (capacity - 1)
            }
            entries[index] = Entry(reference: string.rawValue, hash: hash)
            occupied += 1
            return string
        }
    }

    private func content(_ value: Reference) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: space.arrayData(value), count: Int(space.arrayLength(value)))
    }

    /// Moves the live entries to a table with room to spare.
    private func grow() {
        let (old, oldCapacity) = (entries, capacity)
        var live = 0
        for index in 0..<oldCapacity where old[index].reference > StringTable.removed { live += 1 }
        while live * 4 >= capacity { capacity *= 2 }
        entries = StringTable.empty(capacity)
        for index in 0..<oldCapacity where old[index].reference > StringTable.removed {
            var target = Int(old[index].hash) & (capacity - 1)
            while entries[target].reference != 0 { target = (target + 1) & (capacity - 1) }
            entries[target] = old[index]
        }
        occupied = live
        if !isMapped { old.deallocate() }
        isMapped = false
    }

    /// Calls `update` for each entry: it moves the slot, or says that the string is dead. At a safepoint.
    package func forEach(_ update: (inout Reference) -> Bool) {
        for index in 0..<capacity where entries[index].reference > StringTable.removed {
            var reference = Reference(rawValue: entries[index].reference)
            let isLive = update(&reference)
            let new = isLive ? reference.rawValue : StringTable.removed
            // Pages of an image that do not change stay shared.
            if entries[index].reference != new { entries[index].reference = new }
        }
    }
}
