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

/// The interned strings: a weak set by content. Thread-safe; entries are updated and dropped by the collector.
public final class StringTable: @unchecked Sendable {
    private var space: AddressSpace
    private let mutex = NativeMutex()
    private var buckets: [UInt32: [Reference]] = [:]

    package init(space: AddressSpace) { self.space = space }

    /// Goes on in a copy of the reservation. Nothing may be running.
    package func relocate(to copy: AddressSpace) { space = copy }

    deinit { mutex.destroy() }

    /// The canonical String with the content of `string`: itself if it is the first. Never a safepoint.
    package func intern(_ string: Reference, _ vm: VirtualMachine) -> Reference {
        let value = space.loadReference(string, vm.fields.stringValue)
        let coder = space.load(string, vm.fields.stringCoder, as: UInt8.self)
        let bytes = content(value)
        let hash = SymbolTable.hash(bytes) ^ UInt32(coder)
        return mutex.withLock {
            for candidate in buckets[hash] ?? [] {
                if space.load(candidate, vm.fields.stringCoder, as: UInt8.self) == coder,
                    content(space.loadReference(candidate, vm.fields.stringValue)).elementsEqualFast(bytes)
                {
                    return candidate
                }
            }
            buckets[hash, default: []].append(string)
            return string
        }
    }

    private func content(_ value: Reference) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: space.arrayData(value), count: Int(space.arrayLength(value)))
    }

    /// Calls `update` for each entry: it moves the slot, or says that the string is dead. At a safepoint.
    package func forEach(_ update: (inout Reference) -> Bool) {
        for hash in Array(buckets.keys) {
            let live = buckets[hash]!.compactMap { reference -> Reference? in
                var moved = reference
                return update(&moved) ? moved : nil
            }
            buckets[hash] = live.isEmpty ? nil : live
        }
    }
}
