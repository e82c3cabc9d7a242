// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures

// What was null: the expression whose value the failing instruction found in a slot of its operand stack.

extension NullPointerMessage {
    /// How many steps of an expression are told: `a.b.c.d.e`.
    private var mostDetail: Int { 5 }

    /// ` because … is null`, or nothing when the source of the value is not known.
    ///
    /// HotSpot opens the clause before it knows whether there is anything to say, so a null that came from an
    /// instruction without expression (`invokedynamic`, `ldc` of a dynamic constant) leaves an open quotation mark.
    func reason(_ failing: InstructionView, _ slot: Int) -> String {
        guard let source = source(of: slot, before: failing.pc) else { return "" }
        guard let expression = expression(source, for: failing.pc, mostDetail) else { return " because \"" }
        let isCall = NullPointerMessage.isCall(source.opcode)
        return isCall ? " because the return value of \"\(expression)\" is null" : " because \"\(expression)\" is null"
    }

    static func isCall(_ opcode: Opcode) -> Bool {
        switch opcode {
        case .invokevirtual, .invokespecial, .invokestatic, .invokeinterface: true
        default: false
        }
    }

    /// The instruction that pushed the value `slot` slots below the top of the stack before `bytecodeIndex`.
    private func source(of slot: Int, before bytecodeIndex: Int) -> InstructionView? {
        stacks.source(of: slot, before: bytecodeIndex).flatMap { NullPointerMessage.instruction(method.code, $0) }
    }

    /// The Java expression for the value that an instruction pushed, for the one at `user` that takes it; nil when it
    /// has none or `detail` is used up.
    private func expression(_ source: InstructionView, for user: Int, _ detail: Int) -> String? {
        switch source.opcode {
        case .aconst_null: return "null"
        case .iconst_m1, .iconst_0, .iconst_1, .iconst_2, .iconst_3, .iconst_4, .iconst_5:
            return String(Int(source.opcode.rawValue) - Int(Opcode.iconst_0.rawValue))
        case .bipush, .sipush: return String(source.immediate)
        case .iload, .aload: return local(Int(source.localIndex), at: source.pc, user)
        case .iload_0, .aload_0: return local(0, at: source.pc, user)
        case .iload_1, .aload_1: return local(1, at: source.pc, user)
        case .iload_2, .aload_2: return local(2, at: source.pc, user)
        case .iload_3, .aload_3: return local(3, at: source.pc, user)
        case .getstatic:
            let holder = NullPointerMessage.classText(constants.memberClass(source.constantIndex))
            return "\(holder).\(NullPointerMessage.fieldName(source, constants))"
        case .getfield:
            let name = NullPointerMessage.fieldName(source, constants)
            guard let object = operand(0, of: source, detail - 1) else { return name }
            return "\(object).\(name)"
        case .invokevirtual, .invokespecial, .invokestatic, .invokeinterface:
            return NullPointerMessage.methodText(source.constantIndex, constants)
        case .iaload, .aaload:
            let array = operand(1, of: source, detail - 1) ?? "<array>"
            let index = operand(0, of: source, detail) ?? "..."
            return "\(array)[\(index)]"
        default:
            return nil
        }
    }

    private func operand(_ slot: Int, of instruction: InstructionView, _ detail: Int) -> String? {
        guard detail > 0, let source = source(of: slot, before: instruction.pc) else { return nil }
        return expression(source, for: instruction.pc, detail)
    }

    // MARK: - Locals

    /// HotSpot asks for stores before the instruction that takes the value, not before the one that loads it.
    private func local(_ slot: Int, at bytecodeIndex: Int, _ user: Int) -> String {
        if let name = variableName(slot, at: bytecodeIndex) { return name }
        let isUntouched = !stacks.isLocalWritten(slot, before: user)
        if isUntouched, let parameter = parameterText(slot) { return parameter }
        return "<local\(slot)>"
    }

    private func variableName(_ slot: Int, at bytecodeIndex: Int) -> String? {
        var reader = ByteReader(method.localVariables)
        let count = Int(reader.u2())
        for _ in 0..<count {
            let start = Int(reader.u2())
            let length = Int(reader.u2())
            let name = reader.u2()
            reader.skip(2)
            let variable = Int(reader.u2())
            if reader.isOverrun { return nil }
            if variable == slot, bytecodeIndex >= start, bytecodeIndex < start + length {
                return ModifiedUTF8.string(decoding: constants.utf8(name))
            }
        }
        return nil
    }

    /// `this` or `<parameterN>`; nil when the slot holds no parameter.
    private func parameterText(_ slot: Int) -> String? {
        if !method.isStatic, slot == 0 { return "this" }
        var next = method.isStatic ? 0 : 1
        var number = 1
        for parameter in Descriptor.parameters(method.descriptor) {
            let end = next + parameter.kind.slots
            if slot >= next, slot < end { return "<parameter\(number)>" }
            next = end
            number += 1
        }
        return nil
    }
}
