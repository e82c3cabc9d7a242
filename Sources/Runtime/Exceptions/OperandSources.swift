// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// For each instruction of a method, the instructions that pushed the values on its operand stack.
///
/// `NullPointerMessage` tells the idea. A slot holds the position of an instruction or `unknown`; longs and doubles
/// take two slots with the same source. Copies (`dup` and its kin, `checkcast`) keep the source of the original.
package struct OperandSources {
    private struct Stack {
        var slots: [UInt32] = []
        /// Bit i: local i may have been stored to on the way here. Locals from 64 on count as stored to.
        var writtenLocals: UInt64 = 0

        mutating func push(_ source: Int, _ count: Int = 1) {
            for _ in 0..<count { slots.append(UInt32(truncatingIfNeeded: source)) }
        }

        /// Unverified code may pop more than there is.
        mutating func pop(_ count: Int) { slots.removeLast(min(count, slots.count)) }

        mutating func write(_ local: Int) { if local < 64 { writtenLocals |= 1 << UInt64(local) } }
    }

    private static let unknown = UInt32.max
    /// Where the analysis gives up: slots of all stacks together.
    private static let mostSlots = 1_000_000

    private var stacks: [Stack?]
    private var slotCount = 0
    private var reachedNew = true
    private var isComplete = false

    /// Simulates the stacks, at least up to that of the instruction at `bytecodeIndex` if it can be reached.
    package init<Constants: NullPointerConstants>(
        _ code: UnsafeRawBufferPointer, _ handlers: UnsafeRawBufferPointer, until bytecodeIndex: Int,
        _ constants: Constants
    ) {
        stacks = Array(repeating: nil, count: code.count + 1)
        stacks[0] = Stack()
        for row in stride(from: 0, to: handlers.count - 7, by: 8) {
            let handler = Int(handlers[row + 4]) << 8 | Int(handlers[row + 5])
            guard handler < code.count, stacks[handler] == nil else { continue }
            var stack = Stack()
            stack.push(handler)
            stacks[handler] = stack
        }
        while reachedNew, !isComplete {
            isComplete = true
            reachedNew = false
            var sequence = InstructionSequence(code)
            while let instruction = sequence.next() {
                step(instruction, constants)
                if sequence.pc == bytecodeIndex, stacks[bytecodeIndex] != nil {
                    isComplete = true
                    break
                }
                if slotCount > OperandSources.mostSlots { return }
            }
        }
    }

    /// Position of the instruction that pushed the value `slot` slots below the top.
    package func source(of slot: Int, before bytecodeIndex: Int) -> Int? {
        guard let slots = stacks[bytecodeIndex]?.slots, slot < slots.count else { return nil }
        let source = slots[slots.count - 1 - slot]
        return source == OperandSources.unknown ? nil : Int(source)
    }

    /// Whether a store to the local may precede the instruction.
    package func isLocalWritten(_ local: Int, before bytecodeIndex: Int) -> Bool {
        guard local < 64, let stack = stacks[bytecodeIndex] else { return true }
        return stack.writtenLocals >> UInt64(local) & 1 != 0
    }

    // MARK: - Flow

    private mutating func step<Constants: NullPointerConstants>(
        _ instruction: InstructionView, _ constants: Constants
    ) {
        guard var stack = stacks[instruction.pc] else {
            isComplete = false
            return
        }
        OperandSources.execute(instruction, &stack, constants)
        switch instruction.opcode {
        case .jsr, .jsr_w: break
        default: if !instruction.opcode.endsBlock { flow(stack, to: instruction.pc + instruction.length) }
        }
        if instruction.opcode.isBranch { flow(stack, to: instruction.branchTarget) }
        if instruction.isSwitch {
            for index in 0..<instruction.caseCount { flow(stack, to: instruction.switchCase(index).target) }
            flow(stack, to: instruction.defaultTarget)
        }
    }

    private mutating func flow(_ stack: Stack, to target: Int) {
        guard target >= 0, target < stacks.count else { return }
        guard var known = stacks[target] else {
            reachedNew = true
            slotCount += stack.slots.count
            stacks[target] = stack
            return
        }
        known.writtenLocals |= stack.writtenLocals
        for index in 0..<min(known.slots.count, stack.slots.count) where known.slots[index] != stack.slots[index] {
            known.slots[index] = OperandSources.unknown
        }
        stacks[target] = known
    }

    // MARK: - Instructions

    private static func execute<Constants: NullPointerConstants>(
        _ instruction: InstructionView, _ stack: inout Stack, _ constants: Constants
    ) {
        let opcode = instruction.opcode
        switch opcode {
        case .dup, .dup_x1, .dup_x2, .dup2, .dup2_x1, .dup2_x2, .swap:
            shuffle(opcode, &stack)
        case .ldc, .ldc_w, .ldc2_w:
            stack.push(instruction.pc, slots(ofConstant: instruction.constantIndex, constants))
        case .getstatic, .getfield, .putstatic, .putfield:
            let slots = Descriptor.kind(constants.memberDescriptor(instruction.constantIndex))?.slots ?? 1
            let isPut = opcode == .putstatic || opcode == .putfield
            stack.pop((opcode == .getfield || opcode == .putfield ? 1 : 0) + (isPut ? slots : 0))
            if !isPut { stack.push(instruction.pc, slots) }
        case .invokevirtual, .invokespecial, .invokestatic, .invokeinterface, .invokedynamic:
            guard let shape = Descriptor.shape(constants.memberDescriptor(instruction.constantIndex)) else { return }
            let receiver = opcode == .invokestatic || opcode == .invokedynamic ? 0 : 1
            stack.pop(shape.argumentSlots + receiver)
            stack.push(instruction.pc, shape.result.slots)
        case .multianewarray:
            stack.pop(Int(instruction.count))
            stack.push(instruction.pc)
        default:
            if let local = storedLocal(instruction) {
                stack.write(local)
                if isWide(opcode) { stack.write(local + 1) }
            }
            let effect = StackEffect(opcode)
            stack.pop(effect.pops)
            stack.push(instruction.pc, effect.pushes)
        }
    }

    private static func slots<Constants: NullPointerConstants>(
        ofConstant index: UInt16, _ constants: Constants
    ) -> Int {
        switch constants.tag(index) {
        case .long, .double: 2
        case .dynamic: Descriptor.kind(constants.memberDescriptor(index))?.slots ?? 1
        default: 1
        }
    }

    private static func shuffle(_ opcode: Opcode, _ stack: inout Stack) {
        let moved = opcode.rawValue >= Opcode.dup2.rawValue && opcode != .swap ? 2 : 1
        let under: Int
        switch opcode {
        case .dup_x1, .dup2_x1, .swap: under = 1
        case .dup_x2, .dup2_x2: under = 2
        default: under = 0
        }
        guard stack.slots.count >= moved + under else { return }
        let top = Array(stack.slots.suffix(moved))
        // `swap` is a `dup_x1` that does not keep the value on top.
        if opcode == .swap { stack.slots.removeLast() }
        let place = stack.slots.count - (opcode == .swap ? 0 : moved) - under
        stack.slots.insert(contentsOf: top, at: place)
    }

    private static func storedLocal(_ instruction: InstructionView) -> Int? {
        switch instruction.opcode {
        case .istore, .lstore, .fstore, .dstore, .astore, .iinc: Int(instruction.localIndex)
        case let opcode where Opcode.istore_0.rawValue...Opcode.astore_3.rawValue ~= opcode.rawValue:
            Int(opcode.rawValue - Opcode.istore_0.rawValue) & 3
        default: nil
        }
    }

    private static func isWide(_ opcode: Opcode) -> Bool {
        switch opcode {
        case .lstore, .dstore, .lstore_0, .lstore_1, .lstore_2, .lstore_3, .dstore_0, .dstore_1, .dstore_2, .dstore_3:
            true
        default: false
        }
    }
}

/// How many slots an instruction without symbolic operands takes off the stack and puts back as its own results.
/// `checkcast`, `iinc` and the like leave the stack alone.
private struct StackEffect {
    var pops: Int
    var pushes: Int

    init(_ opcode: Opcode) {
        // Two digits per opcode; instructions handled elsewhere have zeros.
        let table = StackEffect.digits.utf8Start + Int(opcode.rawValue) &* 2
        pops = Int(table[0]) &- 0x30
        pushes = Int(table[1]) &- 0x30
    }

    /// Sixteen opcodes a row.
    private static var digits: StaticString {
        """
        00010101010101010102020101010202\
        01010000000102010201010101010202\
        02020101010102020202010101012122\
        21222121212110201020101010101020\
        20202010101010202020201010101030\
        40304030303030102000000000000000\
        21422142214221422142214221422142\
        21422142112211222132213221322142\
        21422142001211122121221112122122\
        21111111412121414110101010101020\
        20202020202020000100101010201020\
        10000000000000000000000111111110\
        00111010000010100001
        """
    }
}
