// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Boxes of primitive values, as reflection and java.lang.invoke exchange them. The eight classes keep their value in a
// field `value`.

extension VirtualMachine {
    /// Names of the box class of a primitive type.
    package static func boxName(_ type: UInt8) -> StaticString {
        switch Int(type) {
        case SwiftletTypeBoolean: "java/lang/Boolean"
        case SwiftletTypeByte: "java/lang/Byte"
        case SwiftletTypeChar: "java/lang/Character"
        case SwiftletTypeShort: "java/lang/Short"
        case SwiftletTypeInt: "java/lang/Integer"
        case SwiftletTypeLong: "java/lang/Long"
        case SwiftletTypeFloat: "java/lang/Float"
        default: "java/lang/Double"
        }
    }

    /// Boxes raw bits as `valueOf` does, caches included: it calls it. A safepoint.
    public func box(_ bits: UInt64, type: UInt8, _ thread: Thread) throws(JavaThrow) -> Reference {
        let name = VirtualMachine.boxName(type)
        let holder = try bootClass(name, thread)
        try initialize(holder, thread)
        let descriptor = intern("(\(BasicType.character(type)))L\(name);")
        guard let method = declaredMethod(holder, intern("valueOf" as StaticString), descriptor) else {
            throw thread.exception("java/lang/NoSuchMethodError", "valueOf")
        }
        let argument: JavaArgument =
            switch Int(type) {
            case SwiftletTypeLong: .long(Int64(bitPattern: bits))
            case SwiftletTypeDouble: .double(Double(bitPattern: bits))
            case SwiftletTypeFloat: .float(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
            default: .int(Int32(truncatingIfNeeded: bits))
            }
        return try thread.call(method, [argument]).reference
    }

    /// Basic type of a box; nil for other objects and null.
    public func boxedType(_ object: Reference) -> UInt8? {
        if object.isNull { return nil }
        let metadata = space.classMetadata(of: object)
        guard metadata.pointee.loader == 0 else { return nil }
        for type in BasicType.primitives.dropLast()
        where names.matches(metadata.pointee.name, VirtualMachine.boxName(type)) {
            return type
        }
        return nil
    }

    /// The value in a box of exactly this type, sign-extended to 64 bits for the integral types.
    public func unboxed(_ object: Reference, as type: UInt8) -> UInt64 {
        let metadata = space.classMetadata(of: object)
        let field = space.fields(metadata).first {
            symbols.string($0.name) == "value" && $0.flags & AccessFlag.static == 0
        }
        let offset = Int(field?.offset ?? UInt32(SwiftletObjectHeaderSize))
        switch Int(type) {
        case SwiftletTypeBoolean: return UInt64(space.load(object, offset, as: UInt8.self) & 1)
        case SwiftletTypeByte: return UInt64(bitPattern: Int64(space.load(object, offset, as: Int8.self)))
        case SwiftletTypeChar: return UInt64(space.load(object, offset, as: UInt16.self))
        case SwiftletTypeShort: return UInt64(bitPattern: Int64(space.load(object, offset, as: Int16.self)))
        case SwiftletTypeInt: return UInt64(bitPattern: Int64(space.load(object, offset, as: Int32.self)))
        case SwiftletTypeFloat: return UInt64(space.load(object, offset, as: UInt32.self))
        default: return space.load(object, offset, as: UInt64.self)
        }
    }
}
