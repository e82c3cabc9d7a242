// SPDX-License-Identifier: Apache-2.0
import CZlib

/// A compressor or decompressor of zlib in native memory, known to Java by its address.
///
/// Java guards its streams with locks and never uses one after `end`. A handle of the other kind, or zero, is found out;
/// a made-up address is not, as for all native memory that Java code of the class library names.
struct ZipStream {
    private struct Record {
        var stream = z_stream()
        /// Identifies a record; differs for the two kinds and is cleared at the end.
        var magic: UInt64 = 0
    }

    enum Kind: UInt64 {
        case deflater = 0x5377_6966_7444_6566
        case inflater = 0x5377_6966_7449_6e66
    }

    private let record: UnsafeMutablePointer<Record>
    let kind: Kind

    var stream: UnsafeMutablePointer<z_stream> {
        UnsafeMutableRawPointer(record).assumingMemoryBound(to: z_stream.self)
    }

    var handle: Int64 { Int64(Int(bitPattern: record)) }

    /// A new compressor; nil if zlib refuses.
    static func deflater(level: Int32, strategy: Int32, isRaw: Bool) -> (stream: ZipStream?, status: Int32) {
        make(.deflater) {
            deflateInit2_(
                $0, level, Z_DEFLATED, isRaw ? -MAX_WBITS : MAX_WBITS, 8, strategy, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size))
        }
    }

    static func inflater(isRaw: Bool) -> (stream: ZipStream?, status: Int32) {
        make(.inflater) {
            inflateInit2_($0, isRaw ? -MAX_WBITS : MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        }
    }

    private static func make(
        _ kind: Kind, _ initialize: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> (stream: ZipStream?, status: Int32) {
        let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
        record.initialize(to: Record())
        let made = ZipStream(record: record, kind: kind)
        let status = initialize(made.stream)
        guard status == Z_OK else {
            record.deallocate()
            return (nil, status)
        }
        record.pointee.magic = kind.rawValue
        return (made, status)
    }

    private init(record: UnsafeMutablePointer<Record>, kind: Kind) {
        self.record = record
        self.kind = kind
    }

    /// The stream behind a handle; nil if it is none of this kind.
    init?(_ handle: Int64, _ kind: Kind) {
        guard handle % 16 == 0, let pointer = UnsafeMutablePointer<Record>(bitPattern: Int(handle)),
            pointer.pointee.magic == kind.rawValue
        else { return nil }
        self.init(record: pointer, kind: kind)
    }

    func end() {
        record.pointee.magic = 0
        _ = kind == .deflater ? deflateEnd(stream) : inflateEnd(stream)
        record.deallocate()
    }

    /// zlib's text for the last error.
    var message: String? { stream.pointee.msg.map { String(cString: $0) } }

    /// Points the stream at what to read and write. zlib does not change its input.
    func setBuffers(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) {
        stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
            .assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(output.count)
    }

    /// Bytes consumed and produced since `setBuffers`.
    func progress(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> (Int, Int) {
        let result = (input.count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out))
        stream.pointee.next_in = nil
        stream.pointee.next_out = nil
        return result
    }
}
