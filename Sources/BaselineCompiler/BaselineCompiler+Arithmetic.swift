// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Integer arithmetic and conversions among integers (JVMS 2.11.3, 6.5).

extension BaselineCompiler {
    mutating func binary(_ op: ALUOperation, _ type: ValueType) {
        var right = pop(type)
        var left = pop(type)
        let source = operand(&right)
        let result = own(&left)
        alu(op, type.width, result, source)
        release(right)
        push(result, type)
    }

    /// A sum of what is not to be changed is an address.
    mutating func add(_ type: ValueType) {
        var right = pop(type)
        var left = pop(type)
        if case .constant = left.place { Swift.swap(&left, &right) }
        guard case .local(let index) = left.place, homes.index(index, type) != nil else {
            let source = operand(&right)
            let result = own(&left)
            alu(.add, type.width, result, source)
            release(right)
            return push(result, type)
        }
        let first = use(&left)
        switch operand(&right) {
        case .constant(let constant):
            let result = allocate()
            a.lea(type.width, result, MemoryOperand(first, constant))
            push(result, type)
        case .register(let second):
            release(right)
            let result = allocate()
            a.lea(type.width, result, MemoryOperand(first, index: second))
            push(result, type)
        case .memory(let memory):
            let result = allocate()
            a.mov(type.width, result, memory)
            a.alu(.add, type.width, result, first)
            push(result, type)
        }
    }

    mutating func multiply(_ type: ValueType) {
        var right = pop(type)
        var left = pop(type)
        if case .constant = left.place { Swift.swap(&left, &right) }
        let source = operand(&right)
        if case .constant(let constant) = source {
            let factor = use(&left)
            release(left)
            let result = allocate()
            a.imul(type.width, result, factor, constant)
            return push(result, type)
        }
        let result = own(&left)
        switch source {
        case .register(let register): a.register(.imul, type.width, result, register)
        case .memory(let memory): a.register(.imul, type.width, result, memory)
        case .constant: break
        }
        release(right)
        push(result, type)
    }

    mutating func negate(_ type: ValueType) {
        var value = pop(type)
        let result = own(&value)
        a.unary(.neg, type.width, result)
        push(result, type)
    }

    /// The dividend goes to `rax`; `rdx`, where the machine wants its upper half, is the frame and comes back at once.
    mutating func divide(_ type: ValueType, isRemainder: Bool) {
        mayLeave(reserving: 3)
        let width = type.width
        var right = pop(type)
        let left = pop(type)
        if case .constant(let divisor) = right.place, divisor != 0, divisor != -1 {
            let register = use(&right)
            divideChecked(left, by: register, width, isRemainder)
        } else {
            let divisor = use(&right)
            a.test(width, divisor, divisor)
            a.jcc(.equal, leaveLabel())
            load(left, scratch)
            a.alu(.cmp, width, divisor, -1)
            let rare = rarely(.divideByMinusOne(scratch, width: width, isRemainder: isRemainder))
            a.jcc(.equal, rare.enter)
            divide(by: divisor, width, isRemainder)
            a.bind(rare.resume)
        }
        release(right)
        release(left)
        let result = allocate()
        a.mov(width, result, scratch)
        push(result, type)
    }

    private mutating func divideChecked(
        _ left: Value, by divisor: Register, _ width: OperandWidth, _ isRemainder: Bool
    ) {
        load(left, scratch)
        divide(by: divisor, width, isRemainder)
    }

    private mutating func divide(by divisor: Register, _ width: OperandWidth, _ isRemainder: Bool) {
        a.mov(.w64, scratch2, frame)
        a.plain(width == .w64 ? .cqo : .cdq)
        a.unary(.idiv, width, divisor)
        if isRemainder { a.mov(width, scratch, .rdx) }
        a.mov(.w64, frame, scratch2)
    }

    /// Shifts use the low five or six bits of the distance, as Java wants.
    mutating func shift(_ op: ShiftOperation, _ type: ValueType) {
        var right = pop(.int)
        var left = pop(type)
        if case .constant(let distance) = right.place {
            let result = own(&left)
            let bits = UInt8(truncatingIfNeeded: distance) & (type == .long ? 63 : 31)
            if bits != 0 { a.shift(op, type.width, result, by: bits) }
            return push(result, type)
        }
        let distance = use(&right)
        if facts.hasBMI2 {
            let value = use(&left)
            release(left)
            release(right)
            let result = allocate()
            let operation: BMIShiftOperation = op == .shl ? .shlx : op == .sar ? .sarx : .shrx
            a.bmi(operation, type.width, result, value, distance)
            return push(result, type)
        }
        let result = own(&left)
        a.mov(.w64, scratch, base)
        a.mov(.w32, .rcx, distance)
        a.shiftByCL(op, type.width, result)
        a.mov(.w64, base, scratch)
        release(right)
        push(result, type)
    }

    mutating func extend(from width: OperandWidth, to type: ValueType) {
        var value = pop(.int)
        let source = use(&value)
        release(value)
        let result = allocate()
        a.movsx(type.width, result, from: width, source)
        push(result, type)
    }

    mutating func zeroExtendChar() {
        var value = pop(.int)
        let source = use(&value)
        release(value)
        let result = allocate()
        a.movzx(.w32, result, from: .w16, source)
        push(result, .int)
    }

    mutating func truncateLong() {
        var value = pop(.long)
        let source = use(&value)
        release(value)
        let result = allocate()
        a.mov(.w32, result, source)
        push(result, .int)
    }

    /// lcmp, with the branch that mostly follows.
    mutating func compareLongs() {
        if let test = fusedBranch() {
            var right = pop(.long)
            var left = pop(.long)
            let source = operand(&right)
            let first = use(&left)
            release(right)
            release(left)
            prepareBranch(test)
            alu(.cmp, .w64, first, source)
            return finishBranch(test.condition, test)
        }
        var right = pop(.long)
        var left = pop(.long)
        let source = operand(&right)
        let first = use(&left)
        let result = allocate()
        a.zero(result)
        alu(.cmp, .w64, first, source)
        a.set(.greater, result)
        a.set(.less, scratch)
        a.movzx(.w32, scratch, from: .w8, scratch)
        a.alu(.sub, .w32, result, scratch)
        release(right)
        release(left)
        push(result, .int)
    }
}
