// SPDX-License-Identifier: Apache-2.0
@_exported import Interpreter
@_exported import ObjectModel

/// One instruction of a method, as the interpreter would execute it at the moment of the request.
public struct Instruction: Sendable {
    /// The cell's own handler, superinstructions undone and class initialization that is over left out. An
    /// `…_unresolved` operation or `initcheck` means that nothing is known yet: leave machine code there.
    public var operation: Operation
    /// As `operation.operandKind` says.
    public var operand: UInt32
    /// The instruction's opcode, that after `wide` included: types that the operation does not tell.
    public var opcode: UInt8
    /// Field accesses: type of the field (SwiftletType…); else 0.
    public var fieldType: UInt8

    public init(operation: Operation, operand: UInt32, opcode: UInt8, fieldType: UInt8) {
        self.operation = operation
        self.operand = operand
        self.opcode = opcode
        self.fieldType = fieldType
    }
}

/// What a compiler is asked to compile: a picture of the method, which the compiler need not read twice, and of the code
/// around it what `CompilerFacts` answers.
public struct MethodToCompile: Sendable {
    public var method: MethodRef
    /// For dumps and `perf`.
    public var name: String
    public var flags: UInt32
    public var returnType: UInt8
    public var argumentSlots: Int
    public var maxLocals: Int
    public var maxStack: Int
    /// Bytes of header and operand stack.
    public var frameSize: Int
    /// The first cell; instruction i is cell i.
    public var code: CodeRef
    public var instructions: [Instruction]
    /// Instructions where exception handlers begin: the operand stack holds the Throwable alone.
    public var handlers: [Int]
    /// Where to note what happens; nil: nowhere. `records` is their name in metadata.
    public var profile: (layout: ProfileLayout, records: UInt32)?
    /// A native method: the address of the machine's table of native functions, in which `MethodMetadata.nativeIndex` is the
    /// row. There are no instructions then.
    public var nativeFunctions: UInt?
    /// An instruction that wants to be entered, with the number of slots on its operand stack.
    public var requested: (instruction: Int, depth: Int)?

    public init(
        method: MethodRef, name: String, flags: UInt32, returnType: UInt8, argumentSlots: Int, maxLocals: Int,
        maxStack: Int, frameSize: Int, code: CodeRef, instructions: [Instruction], handlers: [Int],
        requested: (instruction: Int, depth: Int)?
    ) {
        self.method = method
        self.name = name
        self.flags = flags
        self.returnType = returnType
        self.argumentSlots = argumentSlots
        self.maxLocals = maxLocals
        self.maxStack = maxStack
        self.frameSize = frameSize
        self.code = code
        self.instructions = instructions
        self.handlers = handlers
        self.requested = requested
    }
}
