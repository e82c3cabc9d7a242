// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures

/// What a method's constant pool says about the constants its instructions name. Wrong indices give empty answers.
package protocol NullPointerConstants {
    func tag(_ index: UInt16) -> ConstantTag
    /// Internal name of the class in a field or method reference.
    func memberClass(_ index: UInt16) -> UnsafeRawBufferPointer
    /// Name in a field, method or dynamic reference.
    func memberName(_ index: UInt16) -> UnsafeRawBufferPointer
    func memberDescriptor(_ index: UInt16) -> UnsafeRawBufferPointer
    func utf8(_ index: UInt16) -> UnsafeRawBufferPointer
}

/// Explains a NullPointerException by the instruction that raised it (JEP 358), in HotSpot 25's words:
///
///     Cannot read field "next" because "this.list[i]" is null
///     └──────── action ─────┘ └────────── reason ──────────┘
///
/// The action follows from the failing instruction alone. The reason needs to know which instruction pushed the null,
/// so the method's operand stacks are simulated: each slot of the stack before each instruction holds the position of
/// the instruction that pushed it, or `unknown` where two paths pushed different ones. From the null's slot one goes
/// back to its source, which for an array load or a field read has operands with sources of their own; at most five
/// steps are told.
///
/// Locals have no sources: they are named by the LocalVariableTable, or, if there is none, as parameters as long as no
/// store to them precedes on any path (`writtenLocals`), or by their numbers.
///
/// The stacks are found by passing over the code from front to back until nothing new is reached. They are exact for
/// what compilers emit; a subroutine's `ret` ends the flow, so behind a `jsr` there may be no stack, hence no reason.
/// Code that a verifier would refuse gives nil or a partial text.
package struct NullPointerMessage<Constants: NullPointerConstants> {
    /// The method whose instruction failed.
    package struct Method {
        package var code: UnsafeRawBufferPointer
        /// Rows of the exception table, 8 bytes each.
        package var handlers: UnsafeRawBufferPointer
        /// Payload of the LocalVariableTable; empty without one.
        package var localVariables: UnsafeRawBufferPointer
        package var isStatic: Bool
        package var descriptor: UnsafeRawBufferPointer

        package init(
            code: UnsafeRawBufferPointer, handlers: UnsafeRawBufferPointer, localVariables: UnsafeRawBufferPointer,
            isStatic: Bool, descriptor: UnsafeRawBufferPointer
        ) {
            self.code = code
            self.handlers = handlers
            self.localVariables = localVariables
            self.isStatic = isStatic
            self.descriptor = descriptor
        }
    }

    let method: Method
    let constants: Constants
    let stacks: OperandSources

    /// The text for the instruction at `bytecodeIndex`, or nil if that cannot raise the exception by itself: then the
    /// exception was made by the program.
    package static func text(_ method: Method, at bytecodeIndex: Int, _ constants: Constants) -> String? {
        guard let failing = instruction(method.code, bytecodeIndex),
            let slot = nullSlot(failing, constants), let action = action(failing, constants)
        else { return nil }
        let stacks = OperandSources(method.code, method.handlers, until: bytecodeIndex, constants)
        return action + NullPointerMessage(method: method, constants: constants, stacks: stacks).reason(failing, slot)
    }

    static func instruction(_ code: UnsafeRawBufferPointer, _ bytecodeIndex: Int) -> InstructionView? {
        guard bytecodeIndex >= 0, bytecodeIndex < code.count else { return nil }
        var sequence = InstructionSequence(code, from: bytecodeIndex)
        return sequence.next()
    }

    // MARK: - Action

    /// Distance from the top of the stack to the reference that the instruction needs.
    private static func nullSlot(_ instruction: InstructionView, _ constants: Constants) -> Int? {
        switch instruction.opcode {
        case .getfield, .arraylength, .athrow, .monitorenter, .monitorexit: return 0
        case .iaload, .laload, .faload, .daload, .aaload, .baload, .caload, .saload: return 1
        case .iastore, .fastore, .aastore, .bastore, .castore, .sastore: return 2
        case .lastore, .dastore: return 3
        case .putfield: return Descriptor.kind(constants.memberDescriptor(instruction.constantIndex))?.slots
        case .invokevirtual, .invokespecial, .invokeinterface:
            let index = instruction.constantIndex
            // Calling a constructor on null cannot happen; the exception is one just made by `new`.
            if constants.memberName(index).equals("<init>") { return nil }
            return Descriptor.shape(constants.memberDescriptor(index))?.argumentSlots
        default: return nil
        }
    }

    private static func action(_ instruction: InstructionView, _ constants: Constants) -> String? {
        switch instruction.opcode {
        case .iaload: "Cannot load from int array"
        case .laload: "Cannot load from long array"
        case .faload: "Cannot load from float array"
        case .daload: "Cannot load from double array"
        case .aaload: "Cannot load from object array"
        case .baload: "Cannot load from byte/boolean array"
        case .caload: "Cannot load from char array"
        case .saload: "Cannot load from short array"
        case .iastore: "Cannot store to int array"
        case .lastore: "Cannot store to long array"
        case .fastore: "Cannot store to float array"
        case .dastore: "Cannot store to double array"
        case .aastore: "Cannot store to object array"
        case .bastore: "Cannot store to byte/boolean array"
        case .castore: "Cannot store to char array"
        case .sastore: "Cannot store to short array"
        case .arraylength: "Cannot read the array length"
        case .athrow: "Cannot throw exception"
        case .monitorenter: "Cannot enter synchronized block"
        case .monitorexit: "Cannot exit synchronized block"
        case .getfield: "Cannot read field \"\(fieldName(instruction, constants))\""
        case .putfield: "Cannot assign field \"\(fieldName(instruction, constants))\""
        case .invokevirtual, .invokespecial, .invokeinterface:
            "Cannot invoke \"\(methodText(instruction.constantIndex, constants))\""
        default: nil
        }
    }

    // MARK: - Names

    static func fieldName(_ instruction: InstructionView, _ constants: Constants) -> String {
        ModifiedUTF8.string(decoding: constants.memberName(instruction.constantIndex))
    }

    /// A class as messages show it: with dots, and without the package for the two that everybody knows. Array classes
    /// stay as they are: `[I.clone()`.
    static func classText(_ name: UnsafeRawBufferPointer) -> String {
        if name.equals("java/lang/Object") { return "Object" }
        if name.equals("java/lang/String") { return "String" }
        return String(decoding: ModifiedUTF8.string(decoding: name).utf8.map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self)
    }

    /// `Class.method(Parameter, Parameter)`.
    static func methodText(_ index: UInt16, _ constants: Constants) -> String {
        let descriptor = constants.memberDescriptor(index)
        var parameters: [String] = []
        for parameter in Descriptor.parameters(descriptor) {
            let text = DescriptorText.type(UnsafeRawBufferPointer(rebasing: descriptor[parameter.range]))
            // HotSpot compares no further than this, so StringBuilder loses its package as well.
            let isKnown = text.hasPrefix("java.lang.Object") || text.hasPrefix("java.lang.String")
            parameters.append(isKnown ? String(text.dropFirst("java.lang.".count)) : text)
        }
        let name = ModifiedUTF8.string(decoding: constants.memberName(index))
        return "\(classText(constants.memberClass(index))).\(name)(\(parameters.joined(separator: ", ")))"
    }
}
