// SPDX-License-Identifier: Apache-2.0

/// Why bytecode could not be decoded. Verified code decodes unless memory is short.
public enum DecodeError: Error, Equatable, Sendable {
    /// An instruction reaches over the end of the code, or the code is empty or over 65,535 bytes.
    case truncated(bytecodeIndex: Int)
    case unknownOpcode(UInt8, bytecodeIndex: Int)
    /// A branch target is not the start of an instruction.
    case badTarget(bytecodeIndex: Int)
    /// A local variable beyond `maxLocals`.
    case badLocal(bytecodeIndex: Int)
    /// A pool index out of range, or a constant of the wrong kind for `ldc`.
    case badConstant(bytecodeIndex: Int)
    /// A malformed switch, array type or dimension count.
    case badOperand(bytecodeIndex: Int)
    case outOfMetadata
}
