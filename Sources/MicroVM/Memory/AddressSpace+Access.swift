// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import Platform

// How handlers read and write what guest pointers point at: page by page, with the rights user code has. The caller
// holds the machine's lock, so that no page goes away in between; other processors may change the bytes at any time.

extension AddressSpace {
    /// Where a piece of guest memory lies in the host; `count` bytes that do not cross a page.
    private func locate(
        _ address: UInt64, _ count: Int, forWriting: Bool
    ) throws(GuestCallError) -> UnsafeMutableRawPointer {
        guard let (entry, physical) = table.translate(address),
            entry.protection.contains(forWriting ? .write : .read)
        else { throw .badAddress }
        do throws(GuestMemoryError) {
            // Of a mapped file the monitor touches nothing: somebody may have cut it short, and the host would answer
            // with a signal.
            guard try memory.region(of: physical, count: count).isOwn else { throw .readOnly(address: physical) }
            if forWriting { return try memory.writable(physical, count: count) }
            return UnsafeMutableRawPointer(mutating: try memory.readable(physical, count: count))
        } catch {
            throw .badAddress
        }
    }

    /// Calls `body` with each piece of a range, in order: its place in the host, and its offset in the range.
    private func forEachPiece(
        _ address: UInt64, _ count: Int, forWriting: Bool,
        _ body: (_ place: UnsafeMutableRawPointer, _ offset: Int, _ count: Int) -> Void
    ) throws(GuestCallError) {
        guard count >= 0, address <= UInt64.max - UInt64(count) else { throw .badAddress }
        var offset = 0
        while offset < count {
            let position = address + UInt64(offset)
            let piece = min(count - offset, Int(AddressSpace.pageSize - position % AddressSpace.pageSize))
            body(try locate(position, piece, forWriting: forWriting), offset, piece)
            offset += piece
        }
    }

    /// Copies bytes out of the guest. `count` has been bounded by the caller.
    func read(_ address: UInt64, count: Int) throws(GuestCallError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(max(count, 0))
        try forEachPiece(address, count, forWriting: false) { place, _, piece in
            result.append(contentsOf: UnsafeRawBufferPointer(start: place, count: piece))
        }
        return result
    }

    /// Copies bytes into the guest. If a page in the middle refuses, those before it have been written.
    func write(_ bytes: some Collection<UInt8>, at address: UInt64) throws(GuestCallError) {
        let bytes = Array(bytes)
        try forEachPiece(address, bytes.count, forWriting: true) { place, offset, piece in
            bytes.withUnsafeBytes { place.copyMemory(from: $0.baseAddress! + offset, byteCount: piece) }
        }
    }

    func load<Value: FixedWidthInteger>(
        _ address: UInt64, as type: Value.Type = Value.self
    ) throws(GuestCallError) -> Value {
        let bytes = try read(address, count: MemoryLayout<Value>.size)
        return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(as: Value.self)) }
    }

    func store<Value: FixedWidthInteger>(_ value: Value, at address: UInt64) throws(GuestCallError) {
        try write(withUnsafeBytes(of: value.littleEndian) { Array($0) }, at: address)
    }

    /// A string that ends with a zero byte, without it; at most `GuestProtocol.pathLimit` bytes.
    func readString(_ address: UInt64) throws(GuestCallError) -> [UInt8] {
        var result: [UInt8] = []
        while result.count <= GuestProtocol.pathLimit {
            let position = address &+ UInt64(result.count)
            let piece = Int(AddressSpace.pageSize - position % AddressSpace.pageSize)
            let bytes = try read(position, count: piece)
            if let end = bytes.firstIndex(of: 0) { return result + bytes[..<end] }
            result += bytes
        }
        throw .invalid
    }

    /// A futex word: its value now, and its physical address, which names it in all views.
    func loadFutexWord(_ address: UInt64) throws(GuestCallError) -> (value: UInt32, physical: GuestAddress) {
        guard address % 4 == 0 else { throw .invalid }
        let place = try locate(address, 4, forWriting: false)
        guard let (_, physical) = table.translate(address) else { throw .badAddress }
        return (swiftlet_load_word(place), physical)
    }

    /// Replaces a futex word atomically: `change` is applied until nobody came between. The old value is the result.
    func updateFutexWord(_ address: UInt64, _ change: (UInt32) -> UInt32) throws(GuestCallError) -> UInt32 {
        guard address % 4 == 0 else { throw .invalid }
        let place = try locate(address, 4, forWriting: true)
        // A guest that hammers the word from another processor could starve us: give up fairness after a while.
        var old = swiftlet_load_word(place)
        for _ in 0..<1_000 {
            let seen = swiftlet_exchange_word(place, old, change(old))
            if seen == old { return old }
            old = seen
        }
        throw .tryAgain
    }

    /// A word of 8 bytes that other processors count in.
    func loadCounter(_ address: UInt64) throws(GuestCallError) -> UInt64 {
        guard address % 8 == 0 else { throw .invalid }
        return swiftlet_load_entry(try locate(address, 8, forWriting: false))
    }

    /// Replaces such a word; what it was.
    func exchangeCounter(_ address: UInt64, _ value: UInt64) throws(GuestCallError) -> UInt64 {
        guard address % 8 == 0 else { throw .invalid }
        return swiftlet_exchange_entry(try locate(address, 8, forWriting: true), value)
    }

    /// Writes two bytes of code, for the monitor, whatever rights the guest has there: one store, so that a processor
    /// that runs the code sees the old instruction or the new one. Refused where a cache line ends between the bytes.
    func patchCode(_ address: UInt64, expecting old: [UInt8], with new: [UInt8]) -> Bool {
        guard old.count == 2, new.count == 2, address % 64 != 63,
            let (entry, physical) = table.translate(address), entry.protection.contains(.execute),
            let place = try? memory.writable(physical, count: 2),
            place.load(as: UInt8.self) == old[0], place.load(fromByteOffset: 1, as: UInt8.self) == old[1]
        else { return false }
        place.storeBytes(of: UInt16(new[0]) | UInt16(new[1]) << 8, as: UInt16.self)
        return true
    }
}
