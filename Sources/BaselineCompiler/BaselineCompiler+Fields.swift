// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Fields. Offsets are constants; a static field's counts from the heap base, as mirrors do not move. Loads of volatile fields
// are plain loads on this machine; stores are exchanges, which order everything (JLS 17.4).

extension BaselineCompiler {
    mutating func getField(_ offset: UInt32, _ width: OperandWidth, isSigned: Bool, _ type: ValueType) {
        mayLeave(reserving: 2, vectors: 1)
        var object = pop(.int)
        let register = use(&object)
        a.test(.w32, register, register)
        a.jcc(.equal, leaveLabel())
        release(object)
        read(field(register, Int32(bitPattern: offset)), width, isSigned: isSigned, type)
    }

    mutating func putField(
        _ offset: UInt32, _ width: OperandWidth, _ type: ValueType, masked: Bool = false, isVolatile: Bool
    ) {
        mayLeave(reserving: 3, vectors: 1)
        var value = pop(type)
        var object = pop(.int)
        let register = use(&object)
        a.test(.w32, register, register)
        a.jcc(.equal, leaveLabel())
        put(&value, field(register, Int32(bitPattern: offset)), width, masked: masked, isVolatile: isVolatile)
        release(value)
        release(object)
    }

    /// `masked`: only the lowest bit counts.
    private mutating func put(
        _ value: inout Value, _ place: MemoryOperand, _ width: OperandWidth, masked: Bool, isVolatile: Bool
    ) {
        if !masked && !isVolatile { return write(&value, place, width) }
        load(value, scratch)
        if masked { a.alu(.and, .w32, scratch, 1) }
        if isVolatile { a.exchange(.xchg, width, place, scratch) } else { a.mov(width, place, scratch) }
    }

    mutating func putReferenceField(_ offset: UInt32, isVolatile: Bool) {
        mayLeave(reserving: 3)
        var value = pop(.int)
        var object = pop(.int)
        let register = use(&object)
        a.test(.w32, register, register)
        a.jcc(.equal, leaveLabel())
        if case .constant(0) = value.place, !isVolatile {
            // No card for null.
            a.mov(.w32, field(register, Int32(bitPattern: offset)), 0)
        } else {
            let source = use(&value)
            let place = field(register, Int32(bitPattern: offset))
            if isVolatile {
                a.mov(.w32, scratch, source)
                a.exchange(.xchg, .w32, place, scratch)
            } else {
                a.mov(.w32, place, source)
            }
            a.lea(.w64, scratch, MemoryOperand(index: register, scale: .x8, Int32(bitPattern: offset)))
            dirtyCard()
        }
        release(value)
        release(object)
    }

    // MARK: Static fields

    /// The place of a static field; the second scratch register is part of it when it is far away.
    private mutating func staticField(_ offset: UInt32) -> MemoryOperand {
        if let near = Int32(exactly: offset) { return MemoryOperand(base, near) }
        a.mov(.w32, scratch2, Int64(offset))
        return MemoryOperand(base, index: scratch2)
    }

    mutating func getStatic(_ offset: UInt32, _ width: OperandWidth, isSigned: Bool, _ type: ValueType) {
        read(staticField(offset), width, isSigned: isSigned, type)
    }

    mutating func putStatic(
        _ offset: UInt32, _ width: OperandWidth, _ type: ValueType, masked: Bool = false, isVolatile: Bool
    ) {
        var value = pop(type)
        put(&value, staticField(offset), width, masked: masked, isVolatile: isVolatile)
        release(value)
    }

    mutating func putReferenceStatic(_ offset: UInt32, isVolatile: Bool) {
        var value = pop(.int)
        let source = use(&value)
        let place = staticField(offset)
        if isVolatile {
            a.mov(.w32, scratch, source)
            a.exchange(.xchg, .w32, place, scratch)
        } else {
            a.mov(.w32, place, source)
        }
        a.mov(.w8, MemoryOperand(base, MetadataField.cards + Int32(offset >> UInt32(SwiftletCardShift))), 1)
        release(value)
    }
}
