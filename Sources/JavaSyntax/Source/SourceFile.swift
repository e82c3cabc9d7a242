// SPDX-License-Identifier: Apache-2.0

/// A place in a source file: a byte offset from its start. Lines and columns are computed only when someone asks.
package struct SourcePosition: Hashable, Comparable, Sendable {
    package let rawValue: UInt32

    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// "Nowhere": sorts after every real position.
    package static let none: SourcePosition = SourcePosition(.max)

    @inlinable package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Why bytes cannot be a source file.
package enum SourceFileError: Error, Equatable {
    /// Longer than 1 GiB; positions are 32-bit.
    case tooLong(sizeInBytes: Int)
}

/// The bytes of one Java source file, immutable, followed by zero bytes so that the lexer may look a few bytes ahead
/// without a bound check.
///
/// The text is UTF-8. Ill-formed sequences are found once, here, and listed in `encodingErrors`; everything that
/// decodes later treats an undecodable byte as U+FFFD and never fails.
package final class SourceFile: @unchecked Sendable {
    /// Zero bytes present after the last byte of text: enough for a 16-byte load at any offset of the text.
    package static let padding: Int = 32

    /// The name shown in diagnostics.
    package let name: String
    /// Number of bytes of text, padding not counted.
    package let count: Int
    /// First byte of the text. Readable up to `count + padding`, valid as long as this object lives; never written
    /// after the initializer, which is what makes the class safe to share between threads.
    package let base: UnsafePointer<UInt8>
    /// Offsets of bytes that are not part of well-formed UTF-8, in order, at most 100.
    package let encodingErrors: [SourcePosition]

    package convenience init(name: String, bytes: UnsafeRawBufferPointer) throws(SourceFileError) {
        guard bytes.count <= 1 << 30 else { throw .tooLong(sizeInBytes: bytes.count) }
        self.init(name: name, memory: SourceFile.paddedCopy(of: bytes), count: bytes.count)
    }

    package convenience init(name: String, bytes: [UInt8]) throws(SourceFileError) {
        guard bytes.count <= 1 << 30 else { throw .tooLong(sizeInBytes: bytes.count) }
        let memory: UnsafeMutablePointer<UInt8> = bytes.withUnsafeBytes { SourceFile.paddedCopy(of: $0) }
        self.init(name: name, memory: memory, count: bytes.count)
    }

    package convenience init(name: String, text: String) throws(SourceFileError) {
        try self.init(name: name, bytes: Array(text.utf8))
    }

    /// Takes ownership of `memory`, which holds `count` bytes and the padding.
    private init(name: String, memory: UnsafeMutablePointer<UInt8>, count: Int) {
        self.name = name
        self.count = count
        base = UnsafePointer(memory)
        encodingErrors = UTF8Check.errors(in: memory, count: count)
    }

    private static func paddedCopy(of bytes: UnsafeRawBufferPointer) -> UnsafeMutablePointer<UInt8> {
        let memory: UnsafeMutablePointer<UInt8> = .allocate(capacity: bytes.count + padding)
        if let source: UnsafeRawPointer = bytes.baseAddress {
            UnsafeMutableRawPointer(memory).copyMemory(from: source, byteCount: bytes.count)
        }
        (memory + bytes.count).initialize(repeating: 0, count: padding)
        return memory
    }

    deinit { base.deallocate() }

    /// The bytes of a range, clamped to the text.
    package func bytes(from start: Int, to end: Int) -> UnsafeBufferPointer<UInt8> {
        let low: Int = min(max(start, 0), count)
        let high: Int = min(max(end, low), count)
        return UnsafeBufferPointer(start: base + low, count: high - low)
    }

    /// The text of a range, undecodable bytes as U+FFFD.
    package func text(from start: Int, to end: Int) -> String {
        String(decoding: bytes(from: start, to: end), as: UTF8.self)
    }
}

/// Finds ill-formed UTF-8 (Unicode 16, table 3-7), eight ASCII bytes at a time.
enum UTF8Check {
    static let maximumErrors: Int = 100

    static func errors(in base: UnsafePointer<UInt8>, count: Int) -> [SourcePosition] {
        var errors: [SourcePosition] = []
        var offset: Int = 0
        while offset < count {
            // Reading past `count` is covered by the padding of SourceFile.
            let word: UInt64 = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
            if word & 0x8080_8080_8080_8080 == 0 {
                offset += 8
                continue
            }
            if base[offset] < 0x80 {
                offset += 1
                continue
            }
            let decoded: DecodedScalar = DecodedScalar(at: base + offset)
            if decoded.isError && errors.count < maximumErrors {
                errors.append(SourcePosition(UInt32(offset)))
            }
            offset += decoded.length
        }
        return errors
    }
}
