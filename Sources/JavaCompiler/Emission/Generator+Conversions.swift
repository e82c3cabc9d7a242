// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Conversions of the value on top of the stack: between primitive types, boxing, unboxing, and the casts that erasure
// makes necessary (JLS 5.1, 5.5).

extension Generator {
    /// Converts a value of erased type `actual`, whose expression has type `type`, to `target`; the result is the erased
    /// type it has then. `void` and absent targets leave it alone.
    @discardableResult
    func coerce(_ actual: TypeID, _ type: TypeID, to target: TypeID) -> TypeID {
        if actual == target || target.isNone || target == .void || target == .error || actual == .void { return actual }
        if target.isPrimitive {
            if actual.isPrimitive {
                convertPrimitive(actual, to: target)
                return target
            }
            let unboxed: TypeID = universe.unboxed(type) ?? target
            unbox(actual, type, unboxed)
            convertPrimitive(unboxed, to: target)
            return target
        }
        if actual.isPrimitive {
            // To a box: through its primitive type, as constants narrow; to anything wider: the type's own box.
            var primitive: TypeID = actual
            if let wanted: TypeID = universe.unboxed(target), wanted != actual {
                convertPrimitive(actual, to: wanted)
                primitive = wanted
            }
            return box(primitive)
        }
        if target == .null { return actual }
        return castReference(actual, to: erasure(target))
    }

    /// Boxes; the result is the box type.
    @discardableResult
    func box(_ primitive: TypeID) -> TypeID {
        let type: TypeID = universe.boxed(primitive)
        guard code.isAlive else { return type }
        invokeStatic(
            typeNames.internalName(type), known.valueOf, typeNames.descriptor([primitive], type), pops: 1,
            push: .object(type))
        return type
    }

    /// Unboxes a value of erased type `actual` and type `type` to a primitive type.
    func unbox(_ actual: TypeID, _ type: TypeID, _ primitive: TypeID) {
        guard code.isAlive else { return }
        let box: TypeID = universe.boxed(primitive)
        _ = castReference(actual, to: box)
        let name: NameID = unboxingNames[Int(primitive.rawValue) - 1]
        invokeVirtual(
            typeNames.internalName(box), name, typeNames.descriptor([], primitive), pops: 1,
            push: VerificationType(primitive))
    }

    /// Numeric conversion; nothing for boolean.
    func convertPrimitive(_ type: TypeID, to target: TypeID) {
        if type == target || !type.isNumeric || !target.isNumeric { return }
        let from: VerificationType = VerificationType(type)
        let to: VerificationType = VerificationType(target)
        if from != to {
            code.op(conversion(from, to), pops: 1, push: to)
        }
        guard to == .int, target != .int else { return }
        // byte to short and the like need nothing; everything else is cut to size.
        if from == .int {
            if type == .byte && target == .short { return }
        }
        switch target {
        case .byte: code.op(.i2b, pops: 1, push: .int)
        case .char: code.op(.i2c, pops: 1, push: .int)
        case .short: code.op(.i2s, pops: 1, push: .int)
        default: break
        }
    }

    private func conversion(_ from: VerificationType, _ to: VerificationType) -> Opcode {
        switch (from, to) {
        case (.int, .long): .i2l
        case (.int, .float): .i2f
        case (.int, .double): .i2d
        case (.long, .int): .l2i
        case (.long, .float): .l2f
        case (.long, .double): .l2d
        case (.float, .int): .f2i
        case (.float, .long): .f2l
        case (.float, .double): .f2d
        case (.double, .int): .d2i
        case (.double, .long): .d2l
        default: .d2f
        }
    }
}
