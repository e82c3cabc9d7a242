// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// For each instruction of a method, the instructions that pushed the values on its operand stack.
///
/// `NullPointerMessage` tells the idea. A slot holds the position of an instruction or `unknown`; longs and doubles
/// take two slots with the same source. Copies (`dup` and its kin, `checkcast`) keep the source of the original.
package struct OperandSources {
    private struct Stack {
        var operands = OperandStack()
        /// Bit i: local i may have been stored to on the way here. Locals from 64 on count as stored to.
        var writtenLocals: UInt64 = 0

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
            stack.operands.push(handler)
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
        guard let slots = stacks[bytecodeIndex]?.operands.slots, slot < slots.count else { return nil }
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
        stack.operands.execute(instruction, constants)
        if let local = instruction.storedLocal {
            stack.write(local)
            if instruction.storesTwoLocals { stack.write(local + 1) }
        }
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
            slotCount += stack.operands.slots.count
            stacks[target] = stack
            return
        }
        known.writtenLocals |= stack.writtenLocals
        let count = min(known.operands.slots.count, stack.operands.slots.count)
        for index in 0..<count where known.operands.slots[index] != stack.operands.slots[index] {
            known.operands.slots[index] = OperandSources.unknown
        }
        stacks[target] = known
    }
}
