// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Array elements. Null and bad indices leave before anything has changed.

extension BaselineCompiler {
    /// Checks the array and the index and returns the element's place; `scratch2` is part of it when the index is not constant.
    private mutating func element(_ array: Register, _ index: inout Value, _ width: OperandWidth) -> MemoryOperand {
        let data = Int32(width == .w64 ? SwiftletArrayData8 : SwiftletArrayData4)
        a.test(.w32, array, array)
        a.jcc(.equal, leaveLabel())
        if case .constant(let bits) = index.place, bits >= 0, bits < 1 << 20 {
            a.alu(.cmp, .w32, field(array, Int32(SwiftletArrayLengthOffset)), Int32(bits))
            a.jcc(.belowOrEqual, leaveLabel())
            return field(array, data + Int32(bits) << Int32(width.rawValue))
        }
        let register = use(&index)
        a.alu(.cmp, .w32, register, field(array, Int32(SwiftletArrayLengthOffset)))
        a.jcc(facts.fault == .wideBounds ? .above : .aboveOrEqual, leaveLabel())
        a.lea(.w64, scratch2, field(array, data))
        return MemoryOperand(scratch2, index: register, scale: MemoryOperand.Scale(width))
    }

    mutating func loadElement(_ width: OperandWidth, isSigned: Bool, _ type: ValueType) {
        mayLeave(reserving: 3, vectors: 1)
        var index = pop(.int)
        var array = pop(.int)
        let arrayRegister = use(&array)
        let place = element(arrayRegister, &index, width)
        release(array)
        release(index)
        read(place, width, isSigned: isSigned, type)
    }

    /// Pushes what is in memory.
    mutating func read(_ place: MemoryOperand, _ width: OperandWidth, isSigned: Bool, _ type: ValueType) {
        if type.isFloating {
            let result = allocateVector()
            a.sse(type == .double ? .movsd : .movss, result, place)
            return push(result, type)
        }
        let result = allocate()
        switch width {
        case .w32, .w64: a.mov(width, result, place)
        default:
            if isSigned { a.movsx(.w32, result, from: width, place) } else { a.movzx(.w32, result, from: width, place) }
        }
        push(result, type)
    }

    mutating func storeElement(_ width: OperandWidth, _ type: ValueType) {
        mayLeave(reserving: 4, vectors: 1)
        var value = pop(type)
        var index = pop(.int)
        var array = pop(.int)
        let arrayRegister = use(&array)
        if width == .w8 {
            // boolean[] keeps one bit of the value.
            let source = use(&value)
            let place = element(arrayRegister, &index, width)
            let isByte = a.makeLabel()
            a.mov(.w32, scratch, field(arrayRegister, 0))
            a.alu(.cmp, .w8, metadata(scratch, MetadataField.elementType), Int32(SwiftletTypeBoolean))
            a.mov(.w32, scratch, source)
            a.jcc(.notEqual, isByte)
            a.alu(.and, .w32, scratch, 1)
            a.bind(isByte)
            a.mov(.w8, place, scratch)
        } else {
            let place = element(arrayRegister, &index, width)
            write(&value, place, width)
        }
        release(value)
        release(index)
        release(array)
    }

    /// Stores a value's low bits.
    mutating func write(_ value: inout Value, _ place: MemoryOperand, _ width: OperandWidth) {
        if value.type.isFloating {
            a.sse(width == .w64 ? .movsd : .movss, place, useVector(&value))
        } else if case .constant(let bits) = value.place, let short = Int32(exactly: bits) {
            switch width {
            case .w8: a.mov(width, place, Int32(Int8(truncatingIfNeeded: short)))
            case .w16: a.mov(width, place, Int32(Int16(truncatingIfNeeded: short)))
            default: a.mov(width, place, short)
            }
        } else {
            a.mov(width, place, use(&value))
        }
    }

    mutating func storeReferenceElement() {
        mayLeave(reserving: 4)
        var value = pop(.int)
        var index = pop(.int)
        var array = pop(.int)
        let arrayRegister = use(&array)
        let indexRegister = use(&index)
        a.test(.w32, arrayRegister, arrayRegister)
        a.jcc(.equal, leaveLabel())
        a.alu(.cmp, .w32, indexRegister, field(arrayRegister, Int32(SwiftletArrayLengthOffset)))
        a.jcc(.aboveOrEqual, leaveLabel())
        let source = use(&value)
        let isStorable = a.makeLabel()
        a.test(.w32, source, source)
        a.jcc(.equal, isStorable)
        a.mov(.w32, scratch, field(arrayRegister, 0))
        a.mov(.w32, scratch, metadata(scratch, MetadataField.elementClass))
        a.mov(.w32, scratch2, field(source, 0))
        a.alu(.cmp, .w32, scratch, scratch2)
        let rare = rarely(.checkStore(otherwise: leaveLabel()))
        a.jcc(.notEqual, rare.enter)
        a.bind(rare.resume)
        a.bind(isStorable)
        // The slot's distance from the base, for the card.
        a.lea(.w64, scratch, MemoryOperand(index: arrayRegister, scale: .x8, Int32(SwiftletArrayData4)))
        a.lea(.w64, scratch, MemoryOperand(scratch, index: indexRegister, scale: .x4))
        a.mov(.w32, MemoryOperand(base, index: scratch), source)
        dirtyCard()
        release(value)
        release(index)
        release(array)
    }

    /// Marks the card of the slot whose distance from the base is in the scratch register.
    mutating func dirtyCard() {
        if facts.fault == .missingCard { return }
        a.shift(.shr, .w64, scratch, by: UInt8(SwiftletCardShift))
        a.mov(.w8, metadata(scratch, MetadataField.cards), 1)
    }

    mutating func arrayLength() {
        mayLeave(reserving: 2)
        var array = pop(.int)
        let register = use(&array)
        a.test(.w32, register, register)
        a.jcc(.equal, leaveLabel())
        release(array)
        let result = allocate()
        a.mov(.w32, result, field(register, Int32(SwiftletArrayLengthOffset)))
        push(result, .int)
    }
}
