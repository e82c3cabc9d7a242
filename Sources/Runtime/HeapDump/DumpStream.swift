// SPDX-License-Identifier: Apache-2.0
import HostInterface

/// Bytes of a heap dump on their way to a file, in network order. Keeps the first error; what follows it is dropped.
///
/// The records of objects lie in *segments*, which say beforehand how long they are. A segment grows in the buffer; a record
/// that is larger than the buffer gets a segment of its own, whose length is known, and passes through.
struct DumpStream {
    private let host: any HostInterface
    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    private var used = 0
    /// Where in the buffer the open segment's header lies.
    private var segment: Int?
    private(set) var writtenInBytes = 0
    private(set) var error: HostErrorNumber?

    private static let capacity = 1 << 20
    private static let headerInBytes = 9
    private static let segmentTag: UInt8 = 0x1C

    init(_ host: any HostInterface, _ descriptor: Int32) {
        self.host = host
        self.descriptor = descriptor
        buffer = .allocate(byteCount: DumpStream.capacity, alignment: 16)
    }

    func deallocate() { buffer.deallocate() }

    // MARK: Records

    /// Begins a record outside of segments: tag, time, and the length of what follows.
    mutating func beginRecord(_ tag: UInt8, lengthInBytes length: Int) {
        endSegment()
        u1(tag)
        u4(0)
        u4(UInt32(truncatingIfNeeded: length))
    }

    /// Begins a record in a segment: its tag, and the length of what follows.
    mutating func beginPart(_ tag: UInt8, lengthInBytes length: Int) {
        let size = length + 1
        if segment != nil, used + size > DumpStream.capacity { endSegment() }
        if segment == nil {
            flush()
            let isLarge = size > DumpStream.capacity - DumpStream.headerInBytes
            let start = used
            beginRecord(DumpStream.segmentTag, lengthInBytes: isLarge ? size : 0)
            if !isLarge { segment = start }
        }
        u1(tag)
    }

    /// Writes the length of the open segment.
    private mutating func endSegment() {
        guard let start = segment else { return }
        let length = UInt32(truncatingIfNeeded: used - start - DumpStream.headerInBytes)
        (buffer + start + 5).storeBytes(of: length.bigEndian, as: UInt32.self)
        segment = nil
    }

    /// Writes what is left.
    mutating func finish() {
        endSegment()
        flush()
    }

    // MARK: Values

    mutating func u1(_ value: UInt8) { put(value) }
    mutating func u2(_ value: UInt16) { put(value.bigEndian) }
    mutating func u4(_ value: UInt32) { put(value.bigEndian) }
    mutating func u8(_ value: UInt64) { put(value.bigEndian) }

    /// The value of `size` bytes at an address.
    mutating func value(_ address: UnsafeRawPointer, sizeInBytes size: Int) {
        switch size {
        case 1: u1(address.load(as: UInt8.self))
        case 2: u2(address.loadUnaligned(as: UInt16.self))
        case 4: u4(address.loadUnaligned(as: UInt32.self))
        default: u8(address.loadUnaligned(as: UInt64.self))
        }
    }

    mutating func bytes(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            if used == DumpStream.capacity { flush() }
            let count = min(rest.count, DumpStream.capacity - used)
            (buffer + used).copyMemory(from: UnsafeRawBufferPointer(rebasing: rest).baseAddress!, byteCount: count)
            used += count
            rest = rest.dropFirst(count)
        }
    }

    private mutating func put<T: FixedWidthInteger & BitwiseCopyable>(_ value: T) {
        if used + MemoryLayout<T>.size > DumpStream.capacity { flush() }
        (buffer + used).storeBytes(of: value, as: T.self)
        used += MemoryLayout<T>.size
    }

    private mutating func flush() {
        var done = 0
        while done < used, error == nil {
            let result = host.write(descriptor, UnsafeRawBufferPointer(start: buffer + done, count: used - done))
            if let count = result.value, count > 0 { done += count } else { error = result.error ?? .inputOutput }
        }
        writtenInBytes += used
        used = 0
    }
}
