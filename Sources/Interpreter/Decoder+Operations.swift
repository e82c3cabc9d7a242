// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Opcodes whose handler has nothing to prepare.

extension Decoder {
    /// pop to swap.
    static func stackOperation(_ opcode: Int) -> Operation {
        switch opcode {
        case 0x57: .pop
        case 0x58: .pop2
        case 0x59: .dup
        case 0x5A: .dup_x1
        case 0x5B: .dup_x2
        case 0x5C: .dup2
        case 0x5D: .dup2_x1
        case 0x5E: .dup2_x2
        default: .swap
        }
    }

    /// iadd to lxor.
    static func arithmeticOperation(_ opcode: Int) -> Operation {
        switch opcode {
        case 0x60: .iadd
        case 0x61: .ladd
        case 0x62: .fadd
        case 0x63: .dadd
        case 0x64: .isub
        case 0x65: .lsub
        case 0x66: .fsub
        case 0x67: .dsub
        case 0x68: .imul
        case 0x69: .lmul
        case 0x6A: .fmul
        case 0x6B: .dmul
        case 0x6C: .idiv
        case 0x6D: .ldiv
        case 0x6E: .fdiv
        case 0x6F: .ddiv
        case 0x70: .irem
        case 0x71: .lrem
        case 0x72: .frem
        case 0x73: .drem
        case 0x74: .ineg
        case 0x75: .lneg
        case 0x76: .fneg
        case 0x77: .dneg
        case 0x78: .ishl
        case 0x79: .lshl
        case 0x7A: .ishr
        case 0x7B: .lshr
        case 0x7C: .iushr
        case 0x7D: .lushr
        case 0x7E: .iand
        case 0x7F: .land
        case 0x80: .ior
        case 0x81: .lor
        case 0x82: .ixor
        default: .lxor
        }
    }

    /// i2l to dcmpg.
    static func conversionOperation(_ opcode: Int) -> Operation {
        switch opcode {
        case 0x85: .i2l
        case 0x86: .i2f
        case 0x87: .i2d
        case 0x88: .l2i
        case 0x89: .l2f
        case 0x8A: .l2d
        case 0x8B: .f2i
        case 0x8C: .f2l
        case 0x8D: .f2d
        case 0x8E: .d2i
        case 0x8F: .d2l
        case 0x90: .d2f
        case 0x91: .i2b
        case 0x92: .i2c
        case 0x93: .i2s
        case 0x94: .lcmp
        case 0x95: .fcmpl
        case 0x96: .fcmpg
        case 0x97: .dcmpl
        default: .dcmpg
        }
    }

    /// The conditional branches; references are compared as ints.
    static func branchOperation(_ opcode: Int, isBackward: Bool) -> Operation {
        switch opcode {
        case 0x99, 0xC6: isBackward ? .ifeq_back : .ifeq
        case 0x9A, 0xC7: isBackward ? .ifne_back : .ifne
        case 0x9B: isBackward ? .iflt_back : .iflt
        case 0x9C: isBackward ? .ifge_back : .ifge
        case 0x9D: isBackward ? .ifgt_back : .ifgt
        case 0x9E: isBackward ? .ifle_back : .ifle
        case 0x9F, 0xA5: isBackward ? .if_icmpeq_back : .if_icmpeq
        case 0xA0, 0xA6: isBackward ? .if_icmpne_back : .if_icmpne
        case 0xA1: isBackward ? .if_icmplt_back : .if_icmplt
        case 0xA2: isBackward ? .if_icmpge_back : .if_icmpge
        case 0xA3: isBackward ? .if_icmpgt_back : .if_icmpgt
        default: isBackward ? .if_icmple_back : .if_icmple
        }
    }
}
