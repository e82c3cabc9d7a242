// SPDX-License-Identifier: Apache-2.0

/// CRC-32C (Castagnoli), the checksum of a section's header and bytes: detects damage, not malice.
struct Checksum {
    private var remainder: UInt32 = 0xffff_ffff
    private let table: [UInt32]

    init() {
        table = (0..<256).map { (index: UInt32) -> UInt32 in
            var value = index
            for _ in 0..<8 { value = (value >> 1) ^ (value & 1 == 1 ? 0x82f6_3b78 : 0) }
            return value
        }
    }

    var value: UInt32 { ~remainder }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { remainder = table[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)] ^ (remainder >> 8) }
    }
}
