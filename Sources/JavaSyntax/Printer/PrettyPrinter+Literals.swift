// SPDX-License-Identifier: Apache-2.0

extension PrettyPrinter {
    mutating func literal(_ found: Node) {
        let bits: UInt64 = UInt64(found.a) | UInt64(found.b) << 32
        switch LiteralKind(rawValue: found.variant) ?? .null {
        case .int:
            let value: Int32 = Int32(truncatingIfNeeded: bits)
            write(text: value >= 0 ? "\(value)" : "0x" + String(UInt32(bitPattern: value), radix: 16))
        case .long:
            let value: Int64 = Int64(bitPattern: bits)
            write(text: (value >= 0 ? "\(value)" : "0x" + String(bits, radix: 16)) + "L")
        case .float: write(text: "\(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))f")
        case .double: write(text: "\(Double(bitPattern: bits))")
        case .char:
            write("'")
            character(UInt32(truncatingIfNeeded: bits), quote: 0x27, asEscape: true)
            write("'")
        case .boolean:
            if bits != 0 { write("true") } else { write("false") }
        case .null: write("null")
        }
    }

    mutating func string(_ name: NameID) {
        write("\"")
        let bytes: UnsafeBufferPointer<UInt8> = tree.names.bytes(of: name)
        // Stored names are followed by readable bytes, so decoding the last character is safe.
        var offset: Int = 0
        while offset < bytes.count {
            let scalar: DecodedScalar = DecodedScalar(at: bytes.baseAddress! + offset, allowingSurrogates: true)
            character(scalar.value, quote: 0x22, asEscape: scalar.value & 0xFFFF_F800 == 0xD800)
            offset += scalar.length
        }
        write("\"")
    }

    /// A character inside quotes; beyond ASCII as a unicode escape if asked.
    private mutating func character(_ value: UInt32, quote: UInt8, asEscape: Bool) {
        switch value {
        case 0x0A: write("\\n")
        case 0x0D: write("\\r")
        case 0x09: write("\\t")
        case 0x08: write("\\b")
        case 0x0C: write("\\f")
        case 0x5C: write("\\\\")
        case UInt32(quote):
            write("\\")
            write(byte: quote)
        case 0x20..<0x7F: write(byte: UInt8(value))
        case 0..<0x80:
            // Octal: a unicode escape would become the character before lexing.
            write("\\")
            for shift: UInt32 in [6, 3, 0] { write(byte: 0x30 + UInt8(value >> shift & 7)) }
        default:
            if asEscape {
                write("\\u")
                let digits: String = String(value, radix: 16)
                write(text: String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits)
            } else {
                var encoded: [UInt8] = []
                DecodedScalar.encode(value, into: &encoded)
                for byte: UInt8 in encoded { write(byte: byte) }
            }
        }
    }
}
