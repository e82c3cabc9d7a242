// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A name given as up to five pieces that are meant to be read one after the other, so that `/module/pkg/Name.class`
/// or `META-INF/versions/21/pkg/Name.class` can be hashed and compared without being put together first.
///
/// Borrows its bytes; lives on the stack during one look-up.
struct NameSegments {
    private let segments: InlineArray<5, UnsafeRawBufferPointer>

    init(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer = .empty,
        _ third: UnsafeRawBufferPointer = .empty, _ fourth: UnsafeRawBufferPointer = .empty,
        _ fifth: UnsafeRawBufferPointer = .empty
    ) {
        segments = [first, second, third, fourth, fifth]
    }

    @inline(__always)
    func forEachSegment(_ body: (UnsafeRawBufferPointer) -> Void) {
        for index in segments.indices { body(segments[index]) }
    }

    var count: Int {
        var sum = 0
        forEachSegment { sum += $0.count }
        return sum
    }

    /// The name as one array, for calls that need it in one piece.
    var joined: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        forEachSegment { result.append(contentsOf: $0) }
        return result
    }

    func equals(_ name: UnsafeRawBufferPointer) -> Bool {
        guard name.count == count else { return false }
        var matcher = Matcher(self)
        return matcher.consume(name) && matcher.isAtEnd
    }

    /// Compares the name with another that comes in pieces cut elsewhere.
    struct Matcher {
        private let name: NameSegments
        private var segment = 0
        private var position = 0

        init(_ name: NameSegments) { self.name = name }

        /// Whether the name continues with these bytes; advances behind them if so.
        mutating func consume(_ part: UnsafeRawBufferPointer) -> Bool {
            var consumed = 0
            while consumed < part.count {
                guard segment < name.segments.count else { return false }
                let current = name.segments[segment]
                let length = min(part.count - consumed, current.count - position)
                if length == 0 {
                    segment += 1
                    position = 0
                    continue
                }
                // Both are non-empty here, so both have an address.
                guard memcmp(part.baseAddress! + consumed, current.baseAddress! + position, length) == 0 else {
                    return false
                }
                consumed += length
                position += length
            }
            return true
        }

        var isAtEnd: Bool {
            var segment = segment
            var position = position
            while segment < name.segments.count {
                if position < name.segments[segment].count { return false }
                segment += 1
                position = 0
            }
            return true
        }
    }
}

extension UnsafeRawBufferPointer {
    static var empty: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// The bytes of a literal, which live for ever.
    @inline(__always)
    init(_ literal: StaticString) {
        self.init(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    func starts(withBytes prefix: UnsafeRawBufferPointer) -> Bool {
        count >= prefix.count && UnsafeRawBufferPointer(rebasing: self[..<prefix.count]).equals(prefix)
    }

    func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let left = baseAddress, let right = other.baseAddress else { return true }
        return memcmp(left, right, count) == 0
    }
}

/// Runs `body` with the UTF-8 bytes of a string.
func withBytes<Result, Failure: Error>(
    of text: String, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
) throws(Failure) -> Result {
    let bytes = Array(text.utf8)
    return try withBytes(of: bytes, body)
}

/// Runs `body` with an array's bytes. (The standard library's own call does not pass typed errors on.)
func withBytes<Result, Failure: Error>(
    of bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
) throws(Failure) -> Result {
    let outcome = bytes.withUnsafeBytes { buffer in
        Swift.Result<Result, Failure> { () throws(Failure) -> Result in try body(buffer) }
    }
    return try outcome.get()
}
