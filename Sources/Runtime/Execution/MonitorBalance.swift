// SPDX-License-Identifier: Apache-2.0
// Structured locking (JVMS 2.11.10): a method must leave the monitors it enters, and no others. Compilers of Java see to
// that, so it would be a waste to count at run time. A method with monitorenter or monitorexit is looked at once, before it
// is decoded: if on every path each monitorexit has the object of a monitorenter before it that is still held, and nothing
// is held where the method can be left, then there is nothing to check. All others are decoded so that the runtime is asked
// (UnstructuredMonitors.swift), and get no machine code. HotSpot's compilers tell the two kinds apart alike.
//
// The analysis simulates operand stack and locals with a name for each value: the instruction that made it, the parameter
// it came in, or the place where paths with different values meet. A name stands for one object at a time: where an
// instruction is executed again, older bearers of its name lose it. Exceptions go from instructions that can throw to the
// first handlers that may catch them.

import ClassFile
import ObjectModel

struct MonitorBalance<Constants: NullPointerConstants> {
    private struct State {
        var stack = OperandStack()
        var locals: [UInt32]
        /// Objects whose monitors are held, in the order of entering.
        var held: [UInt32] = []

        /// Older values with a name that is about to be given again have none any more.
        mutating func forget(_ name: UInt32) {
            for index in stack.slots.indices where stack.slots[index] == name {
                stack.slots[index] = MonitorBalance.unknown
            }
            for index in locals.indices where locals[index] == name { locals[index] = MonitorBalance.unknown }
            for index in held.indices where held[index] == name { held[index] = MonitorBalance.unknown }
        }
    }

    private static var unknown: UInt32 { .max }
    private static var parameters: UInt32 { 1 << 16 }
    private static var exceptions: UInt32 { 2 << 16 }
    private static var meetings: UInt32 { 3 << 16 }
    /// Slots of all states together beyond which a method is taken to be in order.
    private static var mostSlots: Int { 4_000_000 }

    private let constants: Constants
    private let handlers: UnsafeRawBufferPointer
    private var instructions: [InstructionView] = []
    /// Index of the instruction at each position; -1 inside of one.
    private var indices: [Int32]
    /// Where control may come from elsewhere.
    private var isEntered: [Bool]
    private var states: [Int: State] = [:]
    private var waiting: [Int] = []
    /// Names of values that differ by path, by where the paths meet and slot.
    private var namesOfMeetings: [UInt64: UInt32] = [:]
    private var slotCount = 0
    private var isBalanced = true

    /// Whether a method keeps to the rules. Code that makes no sense does: it is the verifier's to refuse.
    static func holds(
        _ code: UnsafeRawBufferPointer, _ handlers: UnsafeRawBufferPointer, maxLocals: Int, _ constants: Constants
    ) -> Bool {
        var balance = MonitorBalance(code, handlers, constants)
        guard balance.prepare() else { return true }
        balance.run(maxLocals)
        return balance.isBalanced
    }

    private init(_ code: UnsafeRawBufferPointer, _ handlers: UnsafeRawBufferPointer, _ constants: Constants) {
        self.constants = constants
        self.handlers = handlers
        indices = [Int32](repeating: -1, count: code.count)
        isEntered = [Bool](repeating: false, count: code.count)
        for instruction in InstructionSequence(code) {
            indices[instruction.pc] = Int32(instructions.count)
            instructions.append(instruction)
        }
    }

    /// Finds the places that paths lead to. False if there are no monitors, or subroutines of old class files.
    private mutating func prepare() -> Bool {
        var hasMonitors = false
        for instruction in instructions {
            switch instruction.opcode {
            case .monitorenter, .monitorexit: hasMonitors = true
            case .jsr, .jsr_w, .ret: return false
            default: break
            }
            for target in targets(instruction) {
                guard isInstruction(target) else { return false }
                isEntered[target] = true
            }
        }
        for row in 0..<handlers.count / 8 {
            guard isInstruction(handler(row).target) else { return false }
            isEntered[handler(row).target] = true
        }
        return hasMonitors
    }

    private func isInstruction(_ pc: Int) -> Bool { pc >= 0 && pc < indices.count && indices[pc] >= 0 }

    private func targets(_ instruction: InstructionView) -> [Int] {
        if instruction.opcode.isBranch { return [instruction.branchTarget] }
        guard instruction.isSwitch else { return [] }
        return (0..<instruction.caseCount).map { instruction.switchCase($0).target } + [instruction.defaultTarget]
    }

    private func handler(_ row: Int) -> (start: Int, end: Int, target: Int, catchesAll: Bool) {
        func u2(_ offset: Int) -> Int { Int(handlers[row * 8 + offset]) << 8 | Int(handlers[row * 8 + offset + 1]) }
        return (u2(0), u2(2), u2(4), u2(6) == 0)
    }

    // MARK: - Flow

    private mutating func run(_ maxLocals: Int) {
        flow(State(locals: (0..<maxLocals).map { MonitorBalance.parameters + UInt32($0) }), to: 0)
        while isBalanced, slotCount < MonitorBalance.mostSlots, let start = waiting.popLast() {
            guard var state = states[start] else { continue }
            var index = Int(indices[start])
            while isBalanced, index < instructions.count {
                let instruction = instructions[index]
                if instruction.pc != start, isEntered[instruction.pc] {
                    flow(state, to: instruction.pc)
                    break
                }
                step(instruction, &state)
                for target in targets(instruction) { flow(state, to: target) }
                if instruction.opcode.endsBlock { break }
                index += 1
            }
        }
    }

    private mutating func flow(_ state: State, to target: Int) {
        guard var known = states[target] else {
            slotCount += state.stack.slots.count + state.locals.count
            states[target] = state
            waiting.append(target)
            return
        }
        guard known.held == state.held else {
            isBalanced = false
            return
        }
        var isNew = false
        let depth = min(known.stack.slots.count, state.stack.slots.count)
        for slot in 0..<depth {
            merge(&known.stack.slots[slot], state.stack.slots[slot], at: target, 1 << 16 | slot, &isNew)
        }
        for slot in known.locals.indices { merge(&known.locals[slot], state.locals[slot], at: target, slot, &isNew) }
        guard isNew else { return }
        slotCount += depth + known.locals.count
        states[target] = known
        waiting.append(target)
    }

    private mutating func merge(_ name: inout UInt32, _ other: UInt32, at pc: Int, _ slot: Int, _ isNew: inout Bool) {
        guard name != other else { return }
        let key = UInt64(pc) << 32 | UInt64(slot)
        let meeting = namesOfMeetings[key] ?? MonitorBalance.meetings + UInt32(namesOfMeetings.count)
        guard name != meeting else { return }
        namesOfMeetings[key] = meeting
        name = meeting
        isNew = true
    }

    // MARK: - Instructions

    private mutating func step(_ instruction: InstructionView, _ state: inout State) {
        let top = state.stack.slots.last ?? MonitorBalance.unknown
        switch instruction.opcode {
        case .monitorenter:
            leave(instruction.pc, state)
            state.held.append(top)
        case .monitorexit:
            guard top != MonitorBalance.unknown, let index = state.held.lastIndex(of: top) else {
                isBalanced = false
                return
            }
            state.held.remove(at: index)
        case .ireturn, .lreturn, .freturn, .dreturn, .areturn, .return: if !state.held.isEmpty { isBalanced = false }
        default: if MonitorBalance.canThrow(instruction.opcode) { leave(instruction.pc, state) }
        }
        state.forget(UInt32(instruction.pc))
        state.stack.execute(instruction, constants)
        if let local = loadedReference(instruction), local < state.locals.count, !state.stack.slots.isEmpty {
            state.stack.slots[state.stack.slots.count - 1] = state.locals[local]
        }
        guard let local = instruction.storedLocal else { return }
        if local < state.locals.count {
            state.locals[local] = instruction.opcode == .iinc ? MonitorBalance.unknown : top
        }
        if instruction.storesTwoLocals, local + 1 < state.locals.count {
            state.locals[local + 1] = MonitorBalance.unknown
        }
    }

    /// An exception of the instruction at `pc` on its way.
    private mutating func leave(_ pc: Int, _ state: State) {
        for row in 0..<handlers.count / 8 {
            let handler = handler(row)
            guard handler.start <= pc, pc < handler.end else { continue }
            var caught = state
            let name = MonitorBalance.exceptions + UInt32(handler.target)
            caught.forget(name)
            caught.stack.slots = [name]
            flow(caught, to: handler.target)
            if handler.catchesAll { return }
        }
        if !state.held.isEmpty { isBalanced = false }
    }

    private func loadedReference(_ instruction: InstructionView) -> Int? {
        switch instruction.opcode {
        case .aload: Int(instruction.localIndex)
        case .aload_0: 0
        case .aload_1: 1
        case .aload_2: 2
        case .aload_3: 3
        default: nil
        }
    }

    /// Whether an instruction other than of monitors can end in an exception. Stops and polls do not count: what comes that
    /// way leaves no handler to care.
    private static func canThrow(_ opcode: Opcode) -> Bool {
        switch opcode {
        case .idiv, .ldiv, .irem, .lrem, .ldc, .ldc_w, .ldc2_w: true
        case .ifnull, .ifnonnull, .goto_w: false
        default:
            switch opcode.rawValue {
            case Opcode.iaload.rawValue...Opcode.saload.rawValue, Opcode.iastore.rawValue...Opcode.sastore.rawValue:
                true
            default: opcode.rawValue >= Opcode.getstatic.rawValue
            }
        }
    }
}

extension VirtualMachine {
    /// Whether the runtime has to watch the monitors of a method that is about to be decoded. The class library's own are
    /// taken on trust, as its code is by the verifier.
    func mustWatchMonitors(_ method: MethodPointer, _ code: CodeBytes) -> Bool {
        let holder = space[method.pointee.holder]
        if holder.pointee.loader == 0, !options.verifiesBootClasses { return false }
        let enter = Opcode.monitorenter.rawValue
        let exit = Opcode.monitorexit.rawValue
        guard code.code.contains(where: { $0 == enter || $0 == exit }) else { return false }
        return !MonitorBalance.holds(
            code.code, code.handlers, maxLocals: Int(method.pointee.maxLocals), ConstantPool(self, holder))
    }
}
