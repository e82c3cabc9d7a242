// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Locals, and instructions that shuffle the operand stack.

extension BaselineCompiler {
    mutating func loadLocal(_ instruction: Instruction) {
        guard let (index, type) = Homes.use(instruction, method.maxLocals) else { return }
        // A home is loaded now: the register is what stands for the local from here on.
        if let home = homes.index(index, type) { makeValid(1 << HomeSet(home)) }
        push(.local(index), type)
    }

    /// Entries of the operand stack that are read from locals about to change get registers of their own.
    private mutating func detach(_ first: Int, _ slots: Int) {
        for i in stack.indices {
            guard case .local(let index) = stack[i].place else { continue }
            guard index < first + slots, index + stack[i].type.slots > first else { continue }
            let value = stack[i]
            if value.type.isFloating {
                let register = allocateVector()
                load(value, register)
                stack[i].place = .vector(register)
            } else {
                let register = allocate()
                load(value, register)
                stack[i].place = .register(register)
            }
        }
    }

    mutating func storeLocal(_ instruction: Instruction) {
        guard let (index, type) = Homes.use(instruction, method.maxLocals) else { return }
        var value = pop(type)
        detach(index, type.slots)
        let target = local(index)
        if let home = homes.index(index, type) {
            if type.isFloating {
                load(value, homeVector(home))
                a.sse(type == .double ? .movsd : .movss, target, homeVector(home))
            } else {
                load(value, homeRegister(home))
                if facts.fault != .unwrittenLocal { a.mov(type.width, target, homeRegister(home)) }
            }
            validHomes |= 1 << HomeSet(home)
        } else {
            switch value.place {
            case .constant(let bits): storeConstant(bits, type, target, scratch)
            case .vector(let register): a.sse(type.slots == 2 ? .movsd : .movss, target, register)
            default: a.mov(type.width, target, type.isFloating ? loadedScratch(value) : use(&value))
            }
        }
        release(value)
    }

    /// The bits of a value in the scratch register.
    private mutating func loadedScratch(_ value: Value) -> Register {
        load(value, scratch)
        return scratch
    }

    mutating func increment(_ instruction: Instruction) {
        let index = method.maxLocals - Int(instruction.operand & 0xFFFF)
        let amount = Int32(Int16(truncatingIfNeeded: instruction.operand >> 16))
        detach(index, 1)
        if let home = homes.index(index, .int) {
            makeValid(1 << HomeSet(home))
            a.alu(.add, .w32, homeRegister(home), amount)
            a.mov(.w32, local(index), homeRegister(home))
        } else {
            a.alu(.add, .w32, local(index), amount)
        }
    }

    /// Takes one entry of one slot off.
    mutating func popSlot() -> Value { pop(.int) }

    mutating func popTwo() {
        if let top = stack.last, top.type.slots == 2 {
            release(stack.removeLast())
        } else {
            release(popSlot())
            release(popSlot())
        }
    }

    /// Another entry with the value of one; registers are shared.
    private mutating func copy(_ value: Value) {
        switch value.place {
        case .memory:
            var copied = value
            if value.type.isFloating {
                push(useVector(&copied), value.type)
            } else {
                push(use(&copied), value.type)
            }
        case .register(let register):
            uses[Int(register.encoding)] += 1
            push(value.place, value.type)
        case .vector(let register):
            vectorUses[Int(register.encoding)] += 1
            push(value.place, value.type)
        case .constant, .local: push(value.place, value.type)
        }
    }

    /// Brings entry `index` from memory to a register, so that it can be shared or moved.
    private mutating func bringIn(_ index: Int) {
        guard stack[index].place == .memory else { return }
        var value = stack[index]
        if value.type.isFloating { _ = useVector(&value) } else { _ = use(&value) }
        value.isInMemory = false
        stack[index] = value
    }

    mutating func duplicate() {
        guard let index = stack.indices.last, stack[index].type.slots == 1 else { return fail() }
        bringIn(index)
        copy(stack[index])
    }

    mutating func duplicateUnderOne() {
        guard stack.count >= 2, stack[stack.count - 1].type.slots == 1, stack[stack.count - 2].type.slots == 1 else {
            return fail()
        }
        reserve(2)
        bringIn(stack.count - 1)
        bringIn(stack.count - 2)
        let top = stack.removeLast()
        let below = stack.removeLast()
        push(top.place, top.type)
        push(below.place, below.type)
        copy(stack[stack.count - 2])
    }

    mutating func swap() {
        guard stack.count >= 2, stack[stack.count - 1].type.slots == 1, stack[stack.count - 2].type.slots == 1 else {
            return fail()
        }
        reserve(2)
        bringIn(stack.count - 1)
        bringIn(stack.count - 2)
        let top = stack.removeLast()
        let below = stack.removeLast()
        push(top.place, top.type)
        push(below.place, below.type)
    }

    mutating func duplicateTwo() {
        guard let last = stack.indices.last else { return fail() }
        if stack[last].type.slots == 2 {
            bringIn(last)
            return copy(stack[last])
        }
        guard last >= 1, stack[last - 1].type.slots == 1 else { return fail() }
        reserve(2)
        bringIn(last)
        bringIn(last - 1)
        copy(stack[last - 1])
        copy(stack[last])
    }

    /// dup_x2, dup2_x1, dup2_x2: in memory, slot by slot, whatever the values are.
    mutating func duplicateInMemory(_ count: Int, under distance: Int) {
        flush()
        let total = count + distance
        let top = depth
        guard top >= total else { return fail() }
        // The slots from the top down move up by `count`; then the copies fill what they left.
        for i in 0..<total {
            a.mov(.w32, scratch, slot(top - 1 - i))
            a.mov(.w32, slot(top - 1 - i + count), scratch)
        }
        for i in 0..<count {
            a.mov(.w32, scratch, slot(top - 1 + count - i))
            a.mov(.w32, slot(top - 1 - distance - i), scratch)
        }
        let bottom = top - total
        while let last = stack.last, last.slot >= bottom { stack.removeLast() }
        if depth != bottom { return fail() }
        for i in bottom..<top + count { stack.append(Value(place: .memory, type: .int, slot: i, isInMemory: true)) }
    }

    mutating func fail() { failure = .unsupported }
}
