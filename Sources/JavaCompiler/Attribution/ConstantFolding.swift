// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

/// A constant with its type: a primitive type or String.
package struct TypedConstant: Equatable {
    package let type: TypeID
    package let value: ConstantValue

    package init(_ type: TypeID, _ value: ConstantValue) {
        self.type = type
        self.value = value
    }
}

// Operators on constants (JLS 15.29) with the language's arithmetic: two's complement, shift distances masked, IEEE 754
// without traps. What would throw at run time (division by zero) is no constant.

struct ConstantFolding {
    let names: NameTable
    let string: TypeID

    // MARK: - Conversions

    /// The constant as one of another type: by assignment, promotion or cast. Nil if there is no such conversion.
    func convert(_ constant: TypedConstant, to type: TypeID) -> TypedConstant? {
        if constant.type == type { return constant }
        guard constant.type.isNumeric, type.isNumeric else { return nil }
        switch type {
        case .long: return TypedConstant(type, .long(integer(constant.value)))
        case .float: return TypedConstant(type, .float(bits: float(constant.value).bitPattern))
        case .double: return TypedConstant(type, .double(bits: double(constant.value).bitPattern))
        default:
            // Floating-point numbers narrow through int (JLS 5.1.3); integers by dropping bits.
            let wide: Int64 = integer(constant.value, clampedToInt: true)
            let narrow: Int32 =
                switch type {
                case .byte: Int32(Int8(truncatingIfNeeded: wide))
                case .short: Int32(Int16(truncatingIfNeeded: wide))
                case .char: Int32(UInt16(truncatingIfNeeded: wide))
                default: Int32(truncatingIfNeeded: wide)
                }
            return TypedConstant(type, .int(narrow))
        }
    }

    /// The value as an integer; floating-point numbers are rounded towards zero into the range of long, or of int.
    private func integer(_ value: ConstantValue, clampedToInt: Bool = false) -> Int64 {
        switch value {
        case .int(let value): return Int64(value)
        case .long(let value): return value
        case .float, .double:
            let number: Double = double(value)
            if number.isNaN { return 0 }
            if clampedToInt {
                return number >= 2_147_483_647
                    ? Int64(Int32.max) : number <= -2_147_483_648 ? Int64(Int32.min) : Int64(number)
            }
            // 2⁶³ itself is the first double that does not fit.
            return number >= 0x1p63 ? Int64.max : number < -0x1p63 ? Int64.min : Int64(number)
        case .string: return 0
        }
    }

    private func double(_ value: ConstantValue) -> Double {
        switch value {
        case .int(let value): Double(value)
        case .long(let value): Double(value)
        case .float(let bits): Double(Float(bitPattern: bits))
        case .double(let bits): Double(bitPattern: bits)
        case .string: 0
        }
    }

    private func float(_ value: ConstantValue) -> Float {
        switch value {
        case .int(let value): Float(value)
        case .long(let value): Float(value)
        case .float(let bits): Float(bitPattern: bits)
        case .double(let bits): Float(Double(bitPattern: bits))
        case .string: 0
        }
    }

    private func bool(_ value: Bool) -> TypedConstant { TypedConstant(.boolean, .int(value ? 1 : 0)) }

    private func isTrue(_ value: ConstantValue) -> Bool { value != .int(0) }

    /// int for the types below it (JLS 5.6).
    private func promoted(_ type: TypeID) -> TypeID { type.rawValue < TypeID.int.rawValue ? .int : type }

    private func promoted(_ left: TypeID, _ right: TypeID) -> TypeID {
        left.rawValue > right.rawValue ? promoted(left) : promoted(right)
    }

    // MARK: - Operators

    func unary(_ operation: UnaryOperator, _ operand: TypedConstant) -> TypedConstant? {
        if operation == .not {
            return operand.type == .boolean ? bool(!isTrue(operand.value)) : nil
        }
        guard operand.type.isNumeric, let value = convert(operand, to: promoted(operand.type)) else { return nil }
        switch (operation, value.value) {
        case (.plus, _): return value
        case (.minus, .int(let number)): return TypedConstant(value.type, .int(0 &- number))
        case (.minus, .long(let number)): return TypedConstant(value.type, .long(0 &- number))
        case (.minus, .float(let bits)): return TypedConstant(value.type, .float(bits: bits ^ 1 << 31))
        case (.minus, .double(let bits)): return TypedConstant(value.type, .double(bits: bits ^ 1 << 63))
        case (.complement, .int(let number)): return TypedConstant(value.type, .int(~number))
        case (.complement, .long(let number)): return TypedConstant(value.type, .long(~number))
        default: return nil
        }
    }

    func binary(_ operation: BinaryOperator, _ left: TypedConstant, _ right: TypedConstant) -> TypedConstant? {
        if operation == .plus && (left.type == string || right.type == string) {
            return TypedConstant(string, .string(concatenation(text(left), text(right))))
        }
        if left.type == string && right.type == string {
            // Equal texts are one object.
            switch operation {
            case .equal: return bool(left.value == right.value)
            case .notEqual: return bool(left.value != right.value)
            default: return nil
            }
        }
        if left.type == .boolean && right.type == .boolean {
            return logical(operation, isTrue(left.value), isTrue(right.value))
        }
        guard left.type.isNumeric, right.type.isNumeric else { return nil }
        switch operation {
        case .shiftLeft, .shiftRight, .unsignedShiftRight: return shift(operation, left, right)
        default: break
        }
        let type: TypeID = promoted(left.type, right.type)
        guard let one = convert(left, to: type), let other = convert(right, to: type) else { return nil }
        switch (one.value, other.value) {
        case (.int(let a), .int(let b)):
            if let result = comparison(operation, a < b, a == b) { return result }
            return integral(operation, a, b).map { TypedConstant(type, .int($0)) }
        case (.long(let a), .long(let b)):
            if let result = comparison(operation, a < b, a == b) { return result }
            return integral(operation, a, b).map { TypedConstant(type, .long($0)) }
        case (.float(let a), .float(let b)):
            let (x, y): (Float, Float) = (Float(bitPattern: a), Float(bitPattern: b))
            if let result = comparison(operation, x < y, x == y, isOrdered: !x.isNaN && !y.isNaN) { return result }
            return floating(operation, x, y).map { TypedConstant(type, .float(bits: $0.bitPattern)) }
        case (.double(let a), .double(let b)):
            let (x, y): (Double, Double) = (Double(bitPattern: a), Double(bitPattern: b))
            if let result = comparison(operation, x < y, x == y, isOrdered: !x.isNaN && !y.isNaN) { return result }
            return floating(operation, x, y).map { TypedConstant(type, .double(bits: $0.bitPattern)) }
        default: return nil
        }
    }

    private func logical(_ operation: BinaryOperator, _ left: Bool, _ right: Bool) -> TypedConstant? {
        switch operation {
        case .and, .bitAnd: bool(left && right)
        case .or, .bitOr: bool(left || right)
        case .bitXor, .notEqual: bool(left != right)
        case .equal: bool(left == right)
        default: nil
        }
    }

    private func comparison(
        _ operation: BinaryOperator, _ isLess: Bool, _ isEqual: Bool, isOrdered: Bool = true
    ) -> TypedConstant? {
        switch operation {
        case .equal: bool(isEqual)
        case .notEqual: bool(!isEqual)
        case .less: bool(isLess)
        case .lessEqual: bool(isLess || isEqual)
        case .greater: bool(isOrdered && !isLess && !isEqual)
        case .greaterEqual: bool(isOrdered && !isLess)
        default: nil
        }
    }

    private func integral<Number: FixedWidthInteger>(
        _ operation: BinaryOperator, _ left: Number, _ right: Number
    ) -> Number? {
        switch operation {
        case .plus: left &+ right
        case .minus: left &- right
        case .multiply: left &* right
        // The quotient of the smallest number by -1 overflows to itself (JLS 15.17.2).
        case .divide: right == 0 ? nil : left.dividedReportingOverflow(by: right).partialValue
        case .remainder: right == 0 ? nil : left.remainderReportingOverflow(dividingBy: right).partialValue
        case .bitAnd: left & right
        case .bitOr: left | right
        case .bitXor: left ^ right
        default: nil
        }
    }

    private func floating<Number: BinaryFloatingPoint>(
        _ operation: BinaryOperator, _ left: Number, _ right: Number
    ) -> Number? {
        let result: Number
        switch operation {
        case .plus: result = left + right
        case .minus: result = left - right
        case .multiply: result = left * right
        case .divide: result = left / right
        case .remainder: result = left.truncatingRemainder(dividingBy: right)
        default: return nil
        }
        // Processors make not-a-numbers of either sign; class files have the positive one.
        return result.isNaN ? Number.nan : result
    }

    /// The distance counts modulo the width of the promoted left operand (JLS 15.19).
    private func shift(_ operation: BinaryOperator, _ left: TypedConstant, _ right: TypedConstant) -> TypedConstant? {
        guard let value = convert(left, to: promoted(left.type)) else { return nil }
        let distance: Int64
        switch right.value {
        case .int(let number): distance = Int64(number)
        case .long(let number): distance = number
        default: return nil
        }
        switch value.value {
        case .int(let number):
            let bits: Int32 = Int32(distance & 31)
            let result: Int32 =
                switch operation {
                case .shiftLeft: number &<< bits
                case .shiftRight: number &>> bits
                default: Int32(bitPattern: UInt32(bitPattern: number) &>> UInt32(bits))
                }
            return TypedConstant(value.type, .int(result))
        case .long(let number):
            let bits: Int64 = distance & 63
            let result: Int64 =
                switch operation {
                case .shiftLeft: number &<< bits
                case .shiftRight: number &>> bits
                default: Int64(bitPattern: UInt64(bitPattern: number) &>> UInt64(bits))
                }
            return TypedConstant(value.type, .long(result))
        default: return nil
        }
    }

    /// The type of `condition ? left : right` for constants (JLS 15.25), nil if they do not go together.
    func conditionalType(_ left: TypedConstant, _ right: TypedConstant) -> TypeID? {
        if left.type == right.type { return left.type }
        guard left.type.isNumeric, right.type.isNumeric else { return nil }
        for (narrow, other): (TypedConstant, TypedConstant) in [(left, right), (right, left)] {
            let isSmall: Bool = narrow.type.rawValue < TypeID.int.rawValue
            if isSmall, other.type == .int, convert(other, to: narrow.type)?.value == other.value { return narrow.type }
        }
        let types: Set<TypeID> = [left.type, right.type]
        return types == [.byte, .short] ? .short : promoted(left.type, right.type)
    }

    // MARK: - Text

    /// The value as string concatenation shows it (JLS 5.1.11), in the form of `NameTable`.
    private func text(_ constant: TypedConstant) -> [UInt8] {
        switch constant.value {
        case .string(let name): return Array(names.bytes(of: name))
        case .int(let value):
            switch constant.type {
            case .boolean: return Array((value != 0 ? "true" : "false").utf8)
            case .char: return ConstantFolding.encoded(UInt32(truncatingIfNeeded: value) & 0xFFFF)
            default: return Array(String(value).utf8)
            }
        case .long(let value): return Array(String(value).utf8)
        case .float(let bits): return Array(JavaNumberText.text(Float(bitPattern: bits)).utf8)
        case .double(let bits): return Array(JavaNumberText.text(Double(bitPattern: bits)).utf8)
        }
    }

    private static func encoded(_ unit: UInt32) -> [UInt8] {
        if unit < 0x80 { return [UInt8(unit)] }
        if unit < 0x800 { return [UInt8(0xC0 | unit >> 6), UInt8(0x80 | unit & 0x3F)] }
        return [UInt8(0xE0 | unit >> 12), UInt8(0x80 | unit >> 6 & 0x3F), UInt8(0x80 | unit & 0x3F)]
    }

    /// Joins two texts; a high surrogate meeting a low one becomes one character, as everywhere in the name table.
    private func concatenation(_ left: [UInt8], _ right: [UInt8]) -> NameID {
        var joined: [UInt8] = left
        let count: Int = left.count
        if count >= 3, right.count >= 3, left[count - 3] == 0xED, left[count - 2] & 0xF0 == 0xA0, right[0] == 0xED,
            right[1] & 0xF0 == 0xB0
        {
            let high: UInt32 = UInt32(left[count - 2] & 0x0F) << 6 | UInt32(left[count - 1] & 0x3F)
            let low: UInt32 = UInt32(right[1] & 0x0F) << 6 | UInt32(right[2] & 0x3F)
            let scalar: UInt32 = 0x1_0000 + (high << 10 | low)
            joined.removeLast(3)
            joined.append(UInt8(0xF0 | scalar >> 18))
            joined.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            joined.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            joined.append(UInt8(0x80 | scalar & 0x3F))
            joined.append(contentsOf: right[3...])
        } else {
            joined.append(contentsOf: right)
        }
        return joined.withUnsafeBufferPointer { names.intern($0) }
    }
}
