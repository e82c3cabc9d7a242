// SPDX-License-Identifier: Apache-2.0

// Interning: every identifier, keyword and string literal of a compilation is stored once and known by a 32-bit id.
//
// An open-addressing table of ids (power of two, linear probing, at most half full) leads to entries that keep hash,
// length and address; the bytes lie in chunks that never move. Keywords and the contextual keywords are interned first,
// in the order of `TokenKind`, so that the lexer recognizes a keyword by comparing its id with a constant.
//
// Hot state lives behind one pointer: reading a class's stored properties would cost an exclusivity check each.

/// Maps names to small numbers and back.
///
/// Not thread-safe: one table belongs to one compilation. Text pointers stay valid as long as the table lives.
package final class NameTable {
    @usableFromInline struct Entry {
        @usableFromInline let bytes: UnsafePointer<UInt8>
        @usableFromInline let count: UInt32
        @usableFromInline let hash: UInt32
    }

    struct State {
        var slots: UnsafeMutablePointer<UInt32>
        var slotMask: UInt32
        var entries: UnsafeMutablePointer<Entry>
        var entryCount: UInt32
        var entryCapacity: UInt32
        var chunk: UnsafeMutablePointer<UInt8>
        var chunkLeft: Int
    }

    let state: UnsafeMutablePointer<State>
    /// Every chunk ever allocated; touched only when a chunk is full.
    private var chunks: [UnsafeMutablePointer<UInt8>] = []

    static let chunkSize: Int = 32 << 10
    /// Readable bytes behind every stored name, so that comparisons may load whole words.
    static let padding: Int = 8

    package init() {
        let slotCount: Int = 2048
        let slots: UnsafeMutablePointer<UInt32> = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        let chunk: UnsafeMutablePointer<UInt8> = .allocate(capacity: NameTable.chunkSize)
        chunk.initialize(repeating: 0, count: NameTable.padding)
        state = .allocate(capacity: 1)
        state.initialize(
            to: State(
                slots: slots, slotMask: UInt32(slotCount - 1),
                entries: .allocate(capacity: slotCount / 2), entryCount: 1, entryCapacity: UInt32(slotCount / 2),
                chunk: chunk, chunkLeft: NameTable.chunkSize))
        chunks.append(chunk)
        // Entry 0 is "no name": it is never found by a search, its text is empty.
        state.pointee.entries.initialize(to: Entry(bytes: UnsafePointer(chunk), count: 0, hash: 0))
        let empty: NameID = intern(UnsafePointer(chunk), 0)
        assert(empty == .empty)
        internWellKnownNames()
    }

    deinit {
        for chunk: UnsafeMutablePointer<UInt8> in chunks { chunk.deallocate() }
        state.pointee.slots.deallocate()
        state.pointee.entries.deallocate()
        state.deallocate()
    }

    /// Number of ids given out, `none` included.
    package var count: Int { Int(state.pointee.entryCount) }

    /// Interns `count` bytes. Seven bytes behind them must be readable.
    @inline(__always)
    func intern(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> NameID {
        let hash: UInt32 = NameTable.hash(bytes, count)
        let state: UnsafeMutablePointer<State> = self.state
        var slot: UInt32 = hash & state.pointee.slotMask
        while true {
            let id: UInt32 = state.pointee.slots[Int(slot)]
            if id == 0 { break }
            let entry: UnsafeMutablePointer<Entry> = state.pointee.entries + Int(id)
            if entry.pointee.hash == hash, Int(entry.pointee.count) == count,
                NameTable.areEqual(entry.pointee.bytes, bytes, count)
            {
                return NameID(id)
            }
            slot = (slot &+ 1) & state.pointee.slotMask
        }
        return insert(bytes, count, hash)
    }

    package func intern(_ text: UnsafeBufferPointer<UInt8>) -> NameID {
        var padded: [UInt8] = Array(text)
        padded.append(contentsOf: repeatElement(0, count: NameTable.padding))
        return padded.withUnsafeBufferPointer { intern($0.baseAddress!, text.count) }
    }

    package func intern(_ text: String) -> NameID {
        var text: String = text
        return text.withUTF8 { intern($0) }
    }

    /// The bytes of a name, valid as long as the table lives. An id of another table may trap.
    package func bytes(of name: NameID) -> UnsafeBufferPointer<UInt8> {
        precondition(name.rawValue < state.pointee.entryCount, "name of another table")
        let entry: Entry = state.pointee.entries[Int(name.rawValue)]
        return UnsafeBufferPointer(start: entry.bytes, count: Int(entry.count))
    }

    /// The name as a Swift string; lone surrogates of string literals become U+FFFD.
    package func text(of name: NameID) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

    /// Eight bytes a step, the tail masked; two rounds of multiply and fold.
    @inline(__always)
    private static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        var state: UInt64 = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var offset: Int = 0
        let raw: UnsafeRawPointer = UnsafeRawPointer(bytes)
        while offset &+ 8 <= count {
            state = (state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0xD6E8_FEB8_6659_FD93
            state ^= state >> 32
            offset &+= 8
        }
        let rest: Int = count &- offset
        if rest > 0 {
            let mask: UInt64 = ~0 &>> UInt64(64 &- 8 &* rest)
            let word: UInt64 = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & mask
            state = (state ^ word) &* 0xD6E8_FEB8_6659_FD93
            state ^= state >> 32
        }
        return UInt32(truncatingIfNeeded: state ^ state >> 29)
    }

    @inline(__always)
    private static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var offset: Int = 0
        let left: UnsafeRawPointer = UnsafeRawPointer(left)
        let right: UnsafeRawPointer = UnsafeRawPointer(right)
        while offset < count {
            let rest: Int = count &- offset
            let mask: UInt64 = rest >= 8 ? ~0 : ~0 &>> UInt64(64 &- 8 &* rest)
            let first: UInt64 = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let second: UInt64 = right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if (first ^ second) & mask != 0 { return false }
            offset &+= 8
        }
        return true
    }

    @inline(never)
    private func insert(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32) -> NameID {
        let needed: Int = count + NameTable.padding
        if state.pointee.chunkLeft < needed {
            let size: Int = max(needed, NameTable.chunkSize)
            let chunk: UnsafeMutablePointer<UInt8> = .allocate(capacity: size)
            chunks.append(chunk)
            state.pointee.chunk = chunk
            state.pointee.chunkLeft = size
        }
        let copy: UnsafeMutablePointer<UInt8> = state.pointee.chunk
        copy.update(from: bytes, count: count)
        (copy + count).initialize(repeating: 0, count: NameTable.padding)
        state.pointee.chunk += needed
        state.pointee.chunkLeft -= needed

        if state.pointee.entryCount == state.pointee.entryCapacity { grow() }
        let id: UInt32 = state.pointee.entryCount
        (state.pointee.entries + Int(id)).initialize(
            to: Entry(bytes: UnsafePointer(copy), count: UInt32(count), hash: hash))
        state.pointee.entryCount = id + 1
        place(id, hash)
        return NameID(id)
    }

    private func place(_ id: UInt32, _ hash: UInt32) {
        var slot: UInt32 = hash & state.pointee.slotMask
        while state.pointee.slots[Int(slot)] != 0 { slot = (slot &+ 1) & state.pointee.slotMask }
        state.pointee.slots[Int(slot)] = id
    }

    /// Doubles entries and slots; slots are twice the entries, so the table is never more than half full.
    private func grow() {
        let capacity: Int = Int(state.pointee.entryCapacity) * 2
        let entries: UnsafeMutablePointer<Entry> = .allocate(capacity: capacity)
        entries.moveInitialize(from: state.pointee.entries, count: Int(state.pointee.entryCount))
        state.pointee.entries.deallocate()
        state.pointee.entries = entries
        state.pointee.entryCapacity = UInt32(capacity)
        state.pointee.slots.deallocate()
        let slots: UnsafeMutablePointer<UInt32> = .allocate(capacity: capacity * 2)
        slots.initialize(repeating: 0, count: capacity * 2)
        state.pointee.slots = slots
        state.pointee.slotMask = UInt32(capacity * 2 - 1)
        for id: UInt32 in 1..<state.pointee.entryCount { place(id, entries[Int(id)].hash) }
    }
}
