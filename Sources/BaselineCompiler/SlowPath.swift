// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Code out of line: leaving at an instruction, calls of the runtime, polls. It begins with the registers of the place it was
// branched to from, writes what is not in memory to the frame, and either ends in the interpreter or loads the registers
// again and goes back.

/// A piece of code to be emitted behind the method.
struct SlowPath {
    enum Kind {
        /// The interpreter executes the instruction.
        case leave
        /// As `leave`, counted: code made later may know more.
        case leaveAndCount
        /// As `leave`, the thread's stress count set for the next time.
        case leaveAtRandom(Int32)
        /// An entry point completes the instruction (its operands are on the stack, `argument` is stored if it has one), then
        /// `resume`. The result, if any, is the top entry of `after`.
        case call(entryPoint: Int32, argument: UInt32?)
        /// A virtual call that could not be done in place, with everything in memory.
        case virtualCall(depth: Int, type: ValueType)
        /// The poll of a backward branch, with everything in memory; then on to `resume`. `burns`: the fuel first.
        case poll(target: Int, burns: Bool)
        /// Steps of a template that are rare; the closure's code begins at `label`.
        case code(RareCode)
    }

    /// What the rare steps of a template are.
    enum RareCode {
        /// Is the class in `scratch2` a subclass of a class that is not in its display? If not, `otherwise`.
        case secondarySubclass(target: UInt32, otherwise: Label)
        /// Sets the register to whether it is.
        case secondaryInstance(target: UInt32, result: Register)
        /// Is the value storable in an array? Element class in `scratch`, the value's class in `scratch2`.
        case checkStore(otherwise: Label)
        /// The method of an interface for the class in `scratch`; nothing there: `otherwise`.
        case interfaceMethod(site: UInt32, interface: UInt32, index: Int32, otherwise: Label)
        /// Float to integer: what is out of range.
        case saturate(VectorRegister, isDouble: Bool, result: Register, width: OperandWidth)
        /// The profile's class is another one.
        case noteClass(Register, record: UInt32)
        /// Division by -1.
        case divideByMinusOne(Register, width: OperandWidth, isRemainder: Bool)
    }

    var label: Label
    var resume: Label?
    var kind: Kind
    var instruction: Int
    /// Operand stack to be written, and that to be loaded again.
    var stack: [Value]
    var after: [Value] = []
    var validHomes: HomeSet
}

extension BaselineCompiler {
    /// Begins an instruction that may leave: its exit restores the operand stack as it is now.
    mutating func mayLeave(reserving registers: Int = 3, vectors: Int = 0) {
        reserve(registers, vectors: vectors)
        before = stack
    }

    /// The label to branch to in order to have the interpreter execute this instruction.
    mutating func leaveLabel() -> Label {
        if let exit { return exit }
        let label = a.makeLabel()
        exit = label
        slowPaths.append(
            SlowPath(label: label, kind: .leave, instruction: here, stack: before, validHomes: validHomes))
        return label
    }

    /// As `leaveLabel`, counted.
    mutating func leaveAndCountLabel() -> Label {
        let label = a.makeLabel()
        slowPaths.append(
            SlowPath(label: label, kind: .leaveAndCount, instruction: here, stack: before, validHomes: validHomes))
        return label
    }

    /// An instruction without code: leaves here for good.
    mutating func compileUnknown() {
        before = stack
        a.jmp(leaveAndCountLabel())
        isDead = true
    }

    /// A rare piece of code of this template; returns the label where it begins, and where it goes on.
    mutating func rarely(_ code: SlowPath.RareCode) -> (enter: Label, resume: Label) {
        let enter = a.makeLabel()
        let resume = a.makeLabel()
        slowPaths.append(
            SlowPath(
                label: enter, resume: resume, kind: .code(code), instruction: here, stack: [], validHomes: validHomes))
        return (enter, resume)
    }

    /// Stress: counts down and leaves when nothing is left.
    mutating func compileRandomExit() {
        let label = a.makeLabel()
        a.alu(.sub, .w64, MemoryOperand(thread, ThreadField.stressCount), 1)
        a.jcc(.equal, label)
        // Of each place its own number: a multiplicative hash of it.
        let hash = (UInt32(here) &+ method.code.rawValue) &* 0x9E37_79B1
        let count = Int32(UInt64(hash) * UInt64(facts.randomExitInterval) >> 32) + 1
        slowPaths.append(
            SlowPath(
                label: label, kind: .leaveAtRandom(count), instruction: here, stack: stack, validHomes: validHomes))
    }

    // MARK: Emission

    mutating func compileSlowPaths() {
        var index = 0
        while index < slowPaths.count {
            let path = slowPaths[index]
            a.bind(path.label)
            validHomes = path.validHomes
            here = path.instruction
            switch path.kind {
            case .leave: leave(path, .dispatch)
            case .leaveAndCount: leave(path, .leaveAndCount)
            case .leaveAtRandom(let count):
                a.mov(.w64, MemoryOperand(thread, ThreadField.stressCount), count)
                leave(path, .dispatch)
            case .call(let entryPoint, let argument): callRuntime(path, entryPoint, argument)
            case .virtualCall(let depth, let type):
                callOutOfLine(depth: depth, type)
                reload(path)
                a.jmp(path.resume!)
            case .poll(let target, let burns):
                if burns && facts.countsFuel { burnFuel() }
                poll(path, target)
            case .code(let code): compile(code, path.resume!)
            }
            index += 1
        }
    }

    private func cell(_ instruction: Int) -> UInt32 { method.code.rawValue + UInt32(instruction * 8) }

    /// Position and stack top for the interpreter, the frame's slots written.
    private mutating func publish(_ stack: [Value], at instruction: Int) {
        // Values that need a scratch register come last, when no register is needed any more.
        for value in stack where !value.isInMemory {
            switch value.place {
            case .register, .vector: store(value, scratch)
            default: break
            }
        }
        for value in stack where !value.isInMemory {
            switch value.place {
            case .constant, .local: store(value, scratch)
            default: break
            }
        }
        let depth = stack.last.map { $0.slot + $0.type.slots } ?? 0
        a.lea(.w64, MachineRegister.position, metadata(cell(instruction), MetadataField.origin))
        a.lea(.w64, MachineRegister.stack, slot(depth))
    }

    private mutating func leave(_ path: SlowPath, _ stub: Stub) {
        publish(path.stack, at: path.instruction)
        a.jmp(symbol: UInt64(facts.stubs[stub]))
    }

    private mutating func callRuntime(_ path: SlowPath, _ entryPoint: Int32, _ argument: UInt32?) {
        publish(path.stack, at: path.instruction)
        if let argument {
            a.mov(.w64, MemoryOperand(thread, ThreadField.argument), Int32(bitPattern: argument))
        }
        a.mov(.w32, MemoryOperand(frame, FrameField.position), Int32(bitPattern: cell(path.instruction)))
        a.mov(.w32, scratch, Int64(entryPoint))
        a.call(symbol: UInt64(facts.stubs[.callCompleting]))
        reload(path)
        a.jmp(path.resume!)
    }

    /// After a call of the runtime, which may have moved objects and used all registers.
    private mutating func reload(_ path: SlowPath) {
        for value in path.after {
            var inMemory = value
            inMemory.place = .memory
            switch value.place {
            case .register(let register): load(inMemory, register)
            case .vector(let register): load(inMemory, register)
            default: break
            }
        }
        let valid = path.validHomes
        if facts.fault == .staleRegister { return validHomes = valid }
        validHomes = 0
        makeValid(valid)
    }

    private mutating func poll(_ path: SlowPath, _ target: Int) {
        publish([], at: target)
        if shape.depths[target] > 0 { a.lea(.w64, MachineRegister.stack, slot(shape.depths[target])) }
        a.mov(.w32, MemoryOperand(frame, FrameField.position), Int32(bitPattern: cell(target)))
        a.mov(.w32, scratch, Int64(EntryPointField.pollLoop))
        a.call(symbol: UInt64(facts.stubs[.callRepeating]))
        reload(path)
        a.jmp(path.resume!)
    }

    private mutating func compile(_ code: SlowPath.RareCode, _ resume: Label) {
        switch code {
        case .secondarySubclass(let target, let otherwise):
            a.mov(.w32, scratch, Int64(target))
            a.call(symbol: UInt64(facts.stubs[.isSecondarySubclass]))
            a.test(.w32, scratch, scratch)
            a.jcc(.equal, otherwise)
        case .secondaryInstance(let target, let result):
            a.mov(.w32, scratch, Int64(target))
            a.call(symbol: UInt64(facts.stubs[.isSecondarySubclass]))
            a.mov(.w32, result, scratch)
        case .checkStore(let otherwise):
            // In the display of the value's class?
            a.push(.rsi)
            a.mov(.w32, .rsi, metadata(scratch, MetadataField.superCheckOffset))
            a.alu(.add, .w32, .rsi, scratch2)
            a.alu(.cmp, .w32, metadata(.rsi, MetadataField.origin), scratch)
            a.pop(.rsi)
            a.jcc(.equal, resume)
            // A class in the display only is not found in the list either.
            a.call(symbol: UInt64(facts.stubs[.isSecondarySubclass]))
            a.test(.w32, scratch, scratch)
            a.jcc(.equal, otherwise)
        case .interfaceMethod(let site, let interface, let index, let otherwise):
            a.mov(.w32, .r9, Int64(interface))
            a.mov(.w32, .rsi, Int64(index))
            a.lea(.w64, .rdi, metadata(site, MetadataField.origin))
            a.call(symbol: UInt64(facts.stubs[.searchInterfaceTable]))
            a.test(.w32, .r9, .r9)
            a.jcc(.equal, otherwise)
        case .saturate(let value, let isDouble, let result, let width):
            compileSaturation(value, isDouble, result, width)
        case .noteClass(let register, let record): compileNoteClass(register, record, resume)
        case .divideByMinusOne(let register, let width, let isRemainder):
            if isRemainder { a.zero(register) } else { a.unary(.neg, width, register) }
        }
        a.jmp(resume)
    }

    /// The result is the smallest integer, which stands for whatever does not fit: right for what is too small.
    private mutating func compileSaturation(
        _ value: VectorRegister, _ isDouble: Bool, _ result: Register, _ width: OperandWidth
    ) {
        let isNumber = a.makeLabel()
        let isSmall = a.makeLabel()
        a.sse(isDouble ? VectorUnaryOperation.ucomisd : .ucomiss, value, value)
        a.jcc(.noParity, isNumber)
        a.zero(result)
        a.jmp(isSmall)
        a.bind(isNumber)
        // The sign tells which end it is.
        a.movd(isDouble ? .w64 : .w32, scratch, value)
        a.test(isDouble ? .w64 : .w32, scratch, scratch)
        a.jcc(.negative, isSmall)
        a.mov(width, result, width == .w64 ? Int64.max : Int64(Int32.max))
        a.bind(isSmall)
    }
}
