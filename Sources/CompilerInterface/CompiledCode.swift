// SPDX-License-Identifier: Apache-2.0
import AssemblerX64

/// What a compiler hands back. The code holds no references to objects and no addresses but those of its relocations,
/// whose symbols are absolute addresses.
public struct CompiledCode: Sendable {
    public var code: [UInt8]
    public var relocations: [Relocation]
    /// A place to go on at an instruction of a frame that exists: all of its locals and operands in memory, the registers
    /// fixed by `MachineRegister` loaded.
    public struct Entry: Sendable {
        public var instruction: Int
        public var codeOffset: Int

        public init(instruction: Int, codeOffset: Int) {
            self.instruction = instruction
            self.codeOffset = codeOffset
        }
    }
    /// At heads of loops, exception handlers and what was requested, in order of instructions. The method's own entry,
    /// with the call protocol, is at offset 0.
    public var entries: [Entry]
    /// Where the code of each instruction begins, for listings: ascending offsets.
    public var positions: [Entry]

    public init(code: [UInt8], relocations: [Relocation], entries: [Entry], positions: [Entry]) {
        self.code = code
        self.relocations = relocations
        self.entries = entries
        self.positions = positions
    }
}

/// Why a method has no machine code; it stays interpreted.
public enum CompilationError: Error, Equatable {
    /// Subroutines, or code whose stack has no fixed shape.
    case unsupported
    /// The method or its code is too large.
    case tooLarge
    /// The assembler refused: a mistake of the compiler's.
    case assembler
}
