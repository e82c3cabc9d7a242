// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// An operand stack as it is simulated: of each slot, which instruction pushed its value. Longs and doubles take two slots
/// with the same source. Copies (`dup` and its kin, `checkcast`) keep the source of the original.
struct OperandStack: Equatable {
    var slots: [UInt32] = []

    mutating func push(_ source: Int, _ count: Int = 1) {
        for _ in 0..<count { slots.append(UInt32(truncatingIfNeeded: source)) }
    }

    /// Unverified code may pop more than there is.
    mutating func pop(_ count: Int) { slots.removeLast(min(count, slots.count)) }

    /// What an instruction does to the stack.
    mutating func execute<Constants: NullPointerConstants>(_ instruction: InstructionView, _ constants: Constants) {
        let opcode = instruction.opcode
        switch opcode {
        case .dup, .dup_x1, .dup_x2, .dup2, .dup2_x1, .dup2_x2, .swap:
            shuffle(opcode)
        case .ldc, .ldc_w, .ldc2_w:
            push(instruction.pc, OperandStack.slots(ofConstant: instruction.constantIndex, constants))
        case .getstatic, .getfield, .putstatic, .putfield:
            let slots = Descriptor.kind(constants.memberDescriptor(instruction.constantIndex))?.slots ?? 1
            let isPut = opcode == .putstatic || opcode == .putfield
            pop((opcode == .getfield || opcode == .putfield ? 1 : 0) + (isPut ? slots : 0))
            if !isPut { push(instruction.pc, slots) }
        case .invokevirtual, .invokespecial, .invokestatic, .invokeinterface, .invokedynamic:
            guard let shape = Descriptor.shape(constants.memberDescriptor(instruction.constantIndex)) else { return }
            let receiver = opcode == .invokestatic || opcode == .invokedynamic ? 0 : 1
            pop(shape.argumentSlots + receiver)
            push(instruction.pc, shape.result.slots)
        case .multianewarray:
            pop(Int(instruction.count))
            push(instruction.pc)
        default:
            let effect = StackEffect(opcode)
            pop(effect.pops)
            push(instruction.pc, effect.pushes)
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

    private mutating func shuffle(_ opcode: Opcode) {
        let moved = opcode.rawValue >= Opcode.dup2.rawValue && opcode != .swap ? 2 : 1
        let under: Int
        switch opcode {
        case .dup_x1, .dup2_x1, .swap: under = 1
        case .dup_x2, .dup2_x2: under = 2
        default: under = 0
        }
        guard slots.count >= moved + under else { return }
        let top = Array(slots.suffix(moved))
        // `swap` is a `dup_x1` that does not keep the value on top.
        if opcode == .swap { slots.removeLast() }
        let place = slots.count - (opcode == .swap ? 0 : moved) - under
        slots.insert(contentsOf: top, at: place)
    }
}

extension InstructionView {
    /// The local variable that the instruction stores to.
    var storedLocal: Int? {
        switch opcode {
        case .istore, .lstore, .fstore, .dstore, .astore, .iinc: Int(localIndex)
        case let opcode
        where opcode.rawValue >= Opcode.istore_0.rawValue && opcode.rawValue <= Opcode.astore_3.rawValue:
            Int(opcode.rawValue - Opcode.istore_0.rawValue) & 3
        default: nil
        }
    }

    /// Whether that is the first of two slots.
    var storesTwoLocals: Bool {
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
