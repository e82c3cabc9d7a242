// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Where values are. A register holds a value as long as `uses` counts it: an entry of the operand stack, or a value that
// was taken off and not yet released.

extension BaselineCompiler {
    var frame: Register { MachineRegister.frame }
    var base: Register { MachineRegister.base }
    var thread: Register { MachineRegister.thread }
    /// Scratch registers, free at the beginning of each template and in slow paths.
    var scratch: Register { .rax }
    var scratch2: Register { .r11 }

    // MARK: Memory

    /// Slot of the operand stack.
    func slot(_ index: Int) -> MemoryOperand { MemoryOperand(frame, FrameField.operands + Int32(index) * 4) }

    func local(_ index: Int) -> MemoryOperand { MemoryOperand(frame, Int32(index - method.maxLocals) * 4) }

    /// Byte `offset` of the object in a register.
    func field(_ object: Register, _ offset: Int32) -> MemoryOperand {
        MemoryOperand(base, index: object, scale: .x8, offset)
    }

    /// A field of the metadata whose name is in a register; `displacement` counts from the heap base (MetadataField).
    func metadata(_ name: Register, _ displacement: Int32) -> MemoryOperand {
        MemoryOperand(base, index: name, scale: .x1, displacement)
    }

    /// As above, with a constant name.
    func metadata(_ name: UInt32, _ displacement: Int32) -> MemoryOperand {
        MemoryOperand(base, Int32(truncatingIfNeeded: Int(displacement) + Int(name)))
    }

    // MARK: Homes

    func homeRegister(_ index: Int) -> Register { Register(encoding: homes.all[index].register) }
    func homeVector(_ index: Int) -> VectorRegister { VectorRegister(encoding: homes.all[index].register) }

    /// Loads the homes of a set that are not loaded. Leaves the flags.
    mutating func makeValid(_ set: HomeSet) {
        var missing = set & ~validHomes
        while missing != 0 {
            loadHome(missing.trailingZeroBitCount)
            missing &= missing - 1
        }
        validHomes |= set
    }

    mutating func loadHome(_ index: Int) {
        let home = homes.all[index]
        switch home.type {
        case .int, .long: a.mov(home.type.width, homeRegister(index), local(home.local))
        case .float: a.sse(.movss, homeVector(index), local(home.local))
        case .double: a.sse(.movsd, homeVector(index), local(home.local))
        }
    }

    // MARK: Allocation

    mutating func forgetRegisters() {
        for i in 0..<16 {
            uses[i] = 0
            vectorUses[i] = 0
        }
    }

    /// A register for a new value. If none is free, the deepest entry of the operand stack goes to memory.
    mutating func allocate() -> Register {
        for register in temporaries where uses[Int(register.encoding)] == 0 {
            uses[Int(register.encoding)] = 1
            return register
        }
        for i in stack.indices {
            guard case .register(let register) = stack[i].place else { continue }
            spillAll(register)
            // A value taken off the stack may share it.
            if uses[Int(register.encoding)] == 0 {
                uses[Int(register.encoding)] = 1
                return register
            }
        }
        failure = .unsupported
        return .rax
    }

    mutating func allocateVector() -> VectorRegister {
        for i in 0..<8 where vectorUses[i] == 0 {
            vectorUses[i] = 1
            return VectorRegister(encoding: UInt8(i))
        }
        for i in stack.indices {
            guard case .vector(let register) = stack[i].place else { continue }
            for j in stack.indices where stack[j].place == .vector(register) { spill(j) }
            if vectorUses[Int(register.encoding)] == 0 {
                vectorUses[Int(register.encoding)] = 1
                return register
            }
        }
        failure = .unsupported
        return .xmm0
    }

    /// Takes a certain register, which is free: at the beginning of blocks and after calls.
    mutating func take(_ register: Register) -> Register {
        uses[Int(register.encoding)] += 1
        return register
    }

    private mutating func spillAll(_ register: Register) {
        for j in stack.indices where stack[j].place == .register(register) { spill(j) }
    }

    /// Sees that `count` registers are free, so that none has to be taken from the stack while an instruction is compiled
    /// whose exit describes the stack before it.
    mutating func reserve(_ count: Int, vectors: Int = 0) {
        func free(_ uses: [UInt8], _ registers: [Register]) -> Int {
            registers.reduce(0) { $0 + (uses[Int($1.encoding)] == 0 ? 1 : 0) }
        }
        var i = 0
        while free(uses, temporaries) < count, i < stack.count {
            if case .register(let register) = stack[i].place { spillAll(register) }
            i += 1
        }
        i = 0
        while vectorUses[0..<8].reduce(0, { $0 + ($1 == 0 ? 1 : 0) }) < vectors, i < stack.count {
            if case .vector = stack[i].place { spill(i) }
            i += 1
        }
    }

    mutating func release(_ register: Register) {
        // Homes are not counted.
        if uses[Int(register.encoding)] > 0 { uses[Int(register.encoding)] -= 1 }
    }

    mutating func release(_ value: Value) {
        switch value.place {
        case .register(let register): release(register)
        case .vector(let register):
            if vectorUses[Int(register.encoding)] > 0 { vectorUses[Int(register.encoding)] -= 1 }
        default: break
        }
    }

    // MARK: The operand stack

    var depth: Int { stack.last.map { $0.slot + $0.type.slots } ?? 0 }

    mutating func push(_ place: Place, _ type: ValueType) {
        stack.append(Value(place: place, type: type, slot: depth, isInMemory: false))
    }

    mutating func push(_ register: Register, _ type: ValueType) { push(.register(register), type) }
    mutating func push(_ register: VectorRegister, _ type: ValueType) { push(.vector(register), type) }

    /// Takes a value off the operand stack. Two slots whose type is not known make one long or double.
    mutating func pop(_ type: ValueType) -> Value {
        if let last = stack.last, last.type.slots == type.slots {
            var value = stack.removeLast()
            value.type = type
            return value
        }
        guard type.slots == 2, stack.count >= 2, stack[stack.count - 2].type.slots == 1 else {
            failure = .unsupported
            return Value(place: .constant(0), type: type, slot: 0, isInMemory: false)
        }
        spill(stack.count - 1)
        spill(stack.count - 2)
        stack.removeLast()
        return Value(place: .memory, type: type, slot: stack.removeLast().slot, isInMemory: true)
    }

    /// Writes an entry to its slots.
    mutating func spill(_ index: Int) {
        let value = stack[index]
        if !value.isInMemory { store(value, scratch) }
        release(value)
        stack[index].place = .memory
        stack[index].isInMemory = true
    }

    /// Writes all entries to their slots. Leaves the flags.
    mutating func flush() { for i in stack.indices where stack[i].place != .memory { spill(i) } }

    /// Writes a value to its slots; `scratch` may be destroyed.
    mutating func store(_ value: Value, _ scratch: Register) {
        let target = slot(value.slot)
        switch value.place {
        case .memory: break
        case .register(let register): a.mov(value.type.width, target, register)
        case .vector(let register): a.sse(value.type.slots == 2 ? .movsd : .movss, target, register)
        case .constant(let bits): storeConstant(bits, value.type, target, scratch)
        case .local(let index):
            if let home = homes.index(index, value.type), validHomes & (1 << HomeSet(home)) != 0 {
                if value.type.isFloating {
                    a.sse(value.type == .double ? .movsd : .movss, target, homeVector(home))
                } else {
                    a.mov(value.type.width, target, homeRegister(home))
                }
            } else {
                a.mov(value.type.width, scratch, local(index))
                a.mov(value.type.width, target, scratch)
            }
        }
    }

    mutating func storeConstant(_ bits: Int64, _ type: ValueType, _ target: MemoryOperand, _ scratch: Register) {
        if type.slots == 1 {
            a.mov(.w32, target, Int32(truncatingIfNeeded: bits))
        } else if let short = Int32(exactly: bits) {
            a.mov(.w64, target, short)
        } else {
            a.mov(.w64, scratch, bits)
            a.mov(.w64, target, scratch)
        }
    }

    // MARK: Values in registers

    /// A general register that holds the value; it must not be changed. Released with the value.
    mutating func use(_ value: inout Value) -> Register {
        if case .register(let register) = value.place { return register }
        if case .local(let index) = value.place, !value.type.isFloating, let home = homes.index(index, value.type) {
            makeValid(1 << HomeSet(home))
            return homeRegister(home)
        }
        let register = allocate()
        load(value, register)
        release(value)
        value.place = .register(register)
        return register
    }

    /// A general register of its own that holds the value, to be changed.
    mutating func own(_ value: inout Value) -> Register {
        if case .register(let register) = value.place, uses[Int(register.encoding)] == 1 { return register }
        let register = allocate()
        load(value, register)
        release(value)
        value.place = .register(register)
        return register
    }

    /// Moves the bits of a value to a general register.
    mutating func load(_ value: Value, _ register: Register) {
        let width = value.type.width
        switch value.place {
        case .memory: a.mov(width, register, slot(value.slot))
        case .register(let source): if source != register { a.mov(width, register, source) }
        case .vector(let source): a.movd(width, register, source)
        case .constant(let bits): a.mov(width, register, bits)
        case .local(let index):
            if let home = homes.index(index, value.type), validHomes & (1 << HomeSet(home)) != 0 {
                if value.type.isFloating {
                    a.movd(width, register, homeVector(home))
                } else {
                    a.mov(width, register, homeRegister(home))
                }
            } else {
                a.mov(width, register, local(index))
            }
        }
    }

    mutating func useVector(_ value: inout Value) -> VectorRegister {
        if case .vector(let register) = value.place { return register }
        if case .local(let index) = value.place, let home = homes.index(index, value.type), value.type.isFloating {
            makeValid(1 << HomeSet(home))
            return homeVector(home)
        }
        let register = allocateVector()
        load(value, register)
        release(value)
        value.place = .vector(register)
        return register
    }

    mutating func ownVector(_ value: inout Value) -> VectorRegister {
        if case .vector(let register) = value.place, vectorUses[Int(register.encoding)] == 1 { return register }
        let register = allocateVector()
        load(value, register)
        release(value)
        value.place = .vector(register)
        return register
    }

    mutating func load(_ value: Value, _ register: VectorRegister) {
        let isDouble = value.type.slots == 2
        switch value.place {
        case .memory: a.sse(isDouble ? .movsd : .movss, register, slot(value.slot))
        case .register(let source): a.movd(value.type.width, register, source)
        case .vector(let source): if source != register { a.sse(.movaps, register, source) }
        case .constant(let bits):
            if bits == 0 {
                a.sse(.xorps, register, register)
            } else {
                a.mov(value.type.width, scratch, bits)
                a.movd(value.type.width, register, scratch)
            }
        case .local(let index):
            if let home = homes.index(index, value.type), validHomes & (1 << HomeSet(home)) != 0 {
                a.sse(.movaps, register, homeVector(home))
            } else {
                a.sse(isDouble ? .movsd : .movss, register, local(index))
            }
        }
    }

    /// The value as right operand of an integer instruction.
    mutating func operand(_ value: inout Value) -> Operand {
        switch value.place {
        case .constant(let bits):
            if let short = Int32(exactly: value.type == .long ? bits : Int64(Int32(truncatingIfNeeded: bits))) {
                return .constant(short)
            }
            return .register(use(&value))
        case .memory: return .memory(slot(value.slot))
        case .local(let index):
            if homes.index(index, value.type) == nil { return .memory(local(index)) }
            return .register(use(&value))
        default: return .register(use(&value))
        }
    }

    /// The memory a floating-point value is in, if an instruction can read it there.
    func vectorMemory(_ value: Value) -> MemoryOperand? {
        switch value.place {
        case .memory: slot(value.slot)
        case .local(let index): homes.index(index, value.type) == nil ? local(index) : nil
        default: nil
        }
    }

    mutating func alu(_ op: ALUOperation, _ width: OperandWidth, _ left: Register, _ right: Operand) {
        switch right {
        case .register(let register): a.alu(op, width, left, register)
        case .memory(let memory): a.alu(op, width, left, memory)
        case .constant(let constant): a.alu(op, width, left, constant)
        }
    }
}
