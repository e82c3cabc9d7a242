// SPDX-License-Identifier: Apache-2.0

/// Little-endian integers, for tests that write binary formats.
extension Array where Element == UInt8 {
    public mutating func append16(_ value: Int) { for shift in [0, 8] { append(UInt8(truncatingIfNeeded: value >> shift)) } }

    public mutating func append32(_ value: Int) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    public mutating func append64(_ value: Int) {
        for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
