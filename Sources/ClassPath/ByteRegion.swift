// SPDX-License-Identifier: Apache-2.0

/// A range of untrusted bytes that is read at offsets found in the same bytes. Every access is checked and answers nil
/// when it would leave the region; nothing here traps, whatever the offset. Integers are little-endian and unaligned.
///
/// Does not own the memory: it lives inside an object that does.
struct ByteRegion: @unchecked Sendable {
    // Safe to send: the memory is mapped read-only or not written after construction.
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// The given part, if it lies inside.
    @inline(__always)
    func slice(at offset: Int, count: Int) -> ByteRegion? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return ByteRegion(UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)]))
    }

    /// As above for offsets and sizes read from 64-bit fields.
    func slice(at offset: UInt64, count: UInt64) -> ByteRegion? {
        guard let offset = Int(exactly: offset), let count = Int(exactly: count) else { return nil }
        return slice(at: offset, count: count)
    }

    @inline(__always)
    func byte(at offset: Int) -> UInt8? {
        offset >= 0 && offset < bytes.count ? bytes[offset] : nil
    }

    @inline(__always)
    func u16(at offset: Int) -> UInt16? { load(at: offset) }

    @inline(__always)
    func u32(at offset: Int) -> UInt32? { load(at: offset) }

    @inline(__always)
    func u64(at offset: Int) -> UInt64? { load(at: offset) }

    @inline(__always)
    private func load<Word: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> Word? {
        guard offset >= 0, offset <= bytes.count - MemoryLayout<Word>.size else { return nil }
        return Word(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Word.self))
    }
}
