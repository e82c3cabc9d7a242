// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

/// The basic type codes of Metadata.h (`SwiftletType…`) from descriptors.
package enum BasicType {
    /// Code of a field descriptor's type.
    package static func of(_ descriptor: UnsafeRawBufferPointer) -> UInt8 {
        descriptor.isEmpty ? UInt8(SwiftletTypeVoid) : code(descriptor[0])
    }

    /// Code of a method descriptor's result.
    package static func ofReturn(_ descriptor: UnsafeRawBufferPointer) -> UInt8 {
        guard let close = descriptor.lastIndex(of: UInt8(ascii: ")")), close + 1 < descriptor.count else {
            return UInt8(SwiftletTypeVoid)
        }
        return code(descriptor[close + 1])
    }

    /// Code of a descriptor character.
    package static func code(_ character: UInt8) -> UInt8 {
        switch character {
        case UInt8(ascii: "Z"): UInt8(SwiftletTypeBoolean)
        case UInt8(ascii: "B"): UInt8(SwiftletTypeByte)
        case UInt8(ascii: "C"): UInt8(SwiftletTypeChar)
        case UInt8(ascii: "S"): UInt8(SwiftletTypeShort)
        case UInt8(ascii: "I"): UInt8(SwiftletTypeInt)
        case UInt8(ascii: "J"): UInt8(SwiftletTypeLong)
        case UInt8(ascii: "F"): UInt8(SwiftletTypeFloat)
        case UInt8(ascii: "D"): UInt8(SwiftletTypeDouble)
        case UInt8(ascii: "V"): UInt8(SwiftletTypeVoid)
        default: UInt8(SwiftletTypeReference)
        }
    }

    /// Descriptor character of a primitive type's code.
    package static func character(_ type: UInt8) -> Character {
        switch Int(type) {
        case SwiftletTypeBoolean: "Z"
        case SwiftletTypeByte: "B"
        case SwiftletTypeChar: "C"
        case SwiftletTypeShort: "S"
        case SwiftletTypeInt: "I"
        case SwiftletTypeLong: "J"
        case SwiftletTypeFloat: "F"
        case SwiftletTypeDouble: "D"
        case SwiftletTypeVoid: "V"
        default: "L"
        }
    }

    /// The Java keyword of a primitive type or void.
    package static func keyword(_ type: UInt8) -> String {
        switch Int(type) {
        case SwiftletTypeBoolean: "boolean"
        case SwiftletTypeByte: "byte"
        case SwiftletTypeChar: "char"
        case SwiftletTypeShort: "short"
        case SwiftletTypeInt: "int"
        case SwiftletTypeLong: "long"
        case SwiftletTypeFloat: "float"
        case SwiftletTypeDouble: "double"
        default: "void"
        }
    }

    /// All primitive types, void last.
    package static let primitives: [UInt8] = [
        UInt8(SwiftletTypeBoolean), UInt8(SwiftletTypeByte), UInt8(SwiftletTypeChar), UInt8(SwiftletTypeShort),
        UInt8(SwiftletTypeInt), UInt8(SwiftletTypeLong), UInt8(SwiftletTypeFloat), UInt8(SwiftletTypeDouble),
        UInt8(SwiftletTypeVoid),
    ]
}
