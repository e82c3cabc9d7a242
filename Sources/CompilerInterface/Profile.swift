// SPDX-License-Identifier: Apache-2.0

// What machine code notes for a compiler that optimizes: how often branches were taken (those on null among them), the classes of
// receivers and of what is cast. Records lie in metadata, one for each such instruction, in the order of instructions; the machine
// code adds to them without atomicity, so counts are about right. A class named here is not unloaded before the method.

/// Where the records of a method are.
public struct ProfileLayout: Sendable {
    public enum Kind: Sendable { case branch, types }

    /// Words of 32 bits: a branch has those executed and those not taken; the rest two classes, each with its count, and
    /// a count of others.
    public static func words(_ kind: Kind) -> Int { kind == .branch ? 2 : 5 }

    /// What is noted of an instruction.
    public static func kind(_ instruction: Instruction) -> Kind? {
        switch instruction.opcode {
        case 0x99...0xA6, 0xC6, 0xC7: .branch
        case 0xB6, 0xB9, 0xC0, 0xC1: .types
        default: nil
        }
    }

    /// Distance of each instruction's record from the first, in bytes; -1 where there is none.
    public let offsets: [Int32]
    public let sizeInBytes: Int

    public init(_ instructions: [Instruction]) {
        var offsets: [Int32] = []
        offsets.reserveCapacity(instructions.count)
        var size = 0
        for instruction in instructions {
            guard let kind = ProfileLayout.kind(instruction) else {
                offsets.append(-1)
                continue
            }
            offsets.append(Int32(size))
            size += ProfileLayout.words(kind) * 4
        }
        self.offsets = offsets
        sizeInBytes = size
    }
}
