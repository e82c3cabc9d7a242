// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

/// What a value on the operand stack is, as far as registers care: references are ints.
enum ValueType: UInt8 {
    case int, long, float, double

    var slots: Int { self == .long || self == .double ? 2 : 1 }
    var width: OperandWidth { self == .long || self == .double ? .w64 : .w32 }
    var isFloating: Bool { self == .float || self == .double }

    /// The type of a field, element, argument or result (SwiftletType…).
    init(_ type: UInt8) {
        switch Int(type) {
        case SwiftletTypeLong: self = .long
        case SwiftletTypeFloat: self = .float
        case SwiftletTypeDouble: self = .double
        default: self = .int
        }
    }
}

/// Where a value is while machine code runs.
enum Place: Equatable {
    /// In its slots of the operand stack only.
    case memory
    /// In a register; the upper half is zero for 32-bit values.
    case register(Register)
    case vector(VectorRegister)
    /// The bits.
    case constant(Int64)
    /// In a local variable that has not changed since: in memory, and in the local's home register if it has one.
    case local(Int)
}

/// An entry of the operand stack at compile time, or one just taken off it.
struct Value {
    var place: Place
    var type: ValueType
    /// First of its slots, counted from the bottom of the operand stack.
    var slot: Int
    /// The slots hold it too, whatever `place` says.
    var isInMemory: Bool
}

/// The right operand of an instruction.
enum Operand {
    case register(Register)
    case memory(MemoryOperand)
    case constant(Int32)
}
