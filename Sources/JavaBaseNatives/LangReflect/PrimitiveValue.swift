// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// A value of a primitive type as reflection passes it around: integral types are sign- or zero-extended to 64 bits,
/// floating-point ones are their bit patterns.
struct PrimitiveValue: Equatable {
    /// `SwiftletType…`
    var type: UInt8
    var bits: UInt64

    private var integer: Int64 { Int64(bitPattern: bits) }
    private var float: Float { Float(bitPattern: UInt32(truncatingIfNeeded: bits)) }

    /// The value as `target` by an identity or widening conversion (JLS 5.1.2); nil if there is none.
    func widened(to target: UInt8) -> PrimitiveValue? {
        if type == target { return self }
        let from = Int(type)
        let to = Int(target)
        let isIntegral =
            from == SwiftletTypeByte || from == SwiftletTypeShort || from == SwiftletTypeChar
            || from == SwiftletTypeInt || from == SwiftletTypeLong
        switch to {
        case SwiftletTypeShort where from == SwiftletTypeByte,
            SwiftletTypeInt where isIntegral && from != SwiftletTypeLong,
            SwiftletTypeLong where isIntegral:
            return PrimitiveValue(type: target, bits: bits)
        case SwiftletTypeFloat where isIntegral:
            return PrimitiveValue(type: target, bits: UInt64(Float(integer).bitPattern))
        case SwiftletTypeDouble where isIntegral:
            return PrimitiveValue(type: target, bits: Double(integer).bitPattern)
        case SwiftletTypeDouble where from == SwiftletTypeFloat:
            return PrimitiveValue(type: target, bits: Double(float).bitPattern)
        default: return nil
        }
    }
}

extension PrimitiveValue {
    /// Reads a value from memory.
    init(type: UInt8, at address: UnsafeRawPointer) {
        self.type = type
        switch Int(type) {
        case SwiftletTypeBoolean: bits = UInt64(address.load(as: UInt8.self) & 1)
        case SwiftletTypeByte: bits = UInt64(bitPattern: Int64(address.load(as: Int8.self)))
        case SwiftletTypeChar: bits = UInt64(address.load(as: UInt16.self))
        case SwiftletTypeShort: bits = UInt64(bitPattern: Int64(address.load(as: Int16.self)))
        case SwiftletTypeInt: bits = UInt64(bitPattern: Int64(address.load(as: Int32.self)))
        case SwiftletTypeFloat: bits = UInt64(address.load(as: UInt32.self))
        default: bits = address.load(as: UInt64.self)
        }
    }

    /// Writes the value to memory in the size of its type.
    func store(at address: UnsafeMutableRawPointer) {
        switch Int(type) {
        case SwiftletTypeBoolean: address.storeBytes(of: UInt8(bits & 1), as: UInt8.self)
        case SwiftletTypeByte: address.storeBytes(of: UInt8(truncatingIfNeeded: bits), as: UInt8.self)
        case SwiftletTypeChar, SwiftletTypeShort:
            address.storeBytes(of: UInt16(truncatingIfNeeded: bits), as: UInt16.self)
        case SwiftletTypeInt, SwiftletTypeFloat:
            address.storeBytes(of: UInt32(truncatingIfNeeded: bits), as: UInt32.self)
        default: address.storeBytes(of: bits, as: UInt64.self)
        }
    }
}
