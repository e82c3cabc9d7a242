// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

/// Slots an instruction takes off the operand stack and puts on it. Nil for instructions that machine code leaves to the
/// interpreter for good.
struct StackEffect {
    var pops: Int
    var pushes: Int

    init?(_ instruction: Instruction, _ facts: CompilerFacts) {
        switch instruction.operation {
        case .invokestatic, .invokespecial, .invokevirtual, .invokeinterface, .invokedynamic, .invokehandle:
            let site = facts.callSite(instruction.operand)
            pops = Int(site.argumentSlots)
            pushes = site.returnType == UInt8(SwiftletTypeVoid) ? 0 : ValueType(site.returnType).slots
        case .multianewarray:
            pops = Int(facts.multiArrayDimensions(instruction.operand))
            pushes = 1
        default:
            guard let effect = StackEffect.fixed(instruction.operation) else { return nil }
            (pops, pushes) = effect
        }
    }

    private static func fixed(_ operation: Operation) -> (Int, Int)? {
        if BranchTest(operation) != nil { return (BranchTest(operation)!.comparesTwo ? 2 : 1, 0) }
        switch operation {
        case .nop, .iinc, .goto, .goto_back, .return, .return_sync, .return_object: return (0, 0)
        case .push_int, .push_reference, .load, .new, .new_slow: return (0, 1)
        case .push_long, .push_high, .push_word, .load2: return (0, 2)
        case .store, .pop, .tableswitch, .lookupswitch, .monitorenter, .monitorexit, .athrow, .return_1, .return_z,
            .return_b, .return_c, .return_s, .return_1_sync, .return_z_sync, .return_b_sync, .return_c_sync,
            .return_s_sync:
            return (1, 0)
        case .store2, .pop2, .return_2, .return_2_sync: return (2, 0)
        case .dup: return (1, 2)
        case .dup_x1: return (2, 3)
        case .dup_x2: return (3, 4)
        case .dup2: return (2, 4)
        case .dup2_x1: return (3, 5)
        case .dup2_x2: return (4, 6)
        case .swap: return (2, 2)
        case .iadd, .isub, .imul, .iand, .ior, .ixor, .idiv, .irem, .ishl, .ishr, .iushr, .fadd, .fsub, .fmul, .fdiv,
            .frem, .fcmpl, .fcmpg, .iaload, .baload, .caload, .saload:
            return (2, 1)
        case .ladd, .lsub, .lmul, .land, .lor, .lxor, .ldiv, .lrem, .dadd, .dsub, .dmul, .ddiv, .drem: return (4, 2)
        case .lshl, .lshr, .lushr: return (3, 2)
        case .lcmp, .dcmpl, .dcmpg: return (4, 1)
        case .ineg, .fneg, .i2f, .f2i, .i2b, .i2c, .i2s, .arraylength, .checkcast, .checkcast_unresolved, .instanceof,
            .instanceof_unresolved, .newarray_1,
            .newarray_2,
            .newarray_4, .newarray_8, .getfield_b, .getfield_c, .getfield_s, .getfield_i, .getfield_bv, .getfield_cv,
            .getfield_sv, .getfield_iv:
            return (1, 1)
        case .lneg, .dneg, .l2d, .d2l, .laload: return (2, 2)
        case .i2l, .i2d, .f2l, .f2d, .getfield_l, .getfield_lv: return (1, 2)
        case .l2i, .l2f, .d2i, .d2f: return (2, 1)
        case .iastore, .castore, .bastore, .aastore: return (3, 0)
        case .lastore: return (4, 0)
        case .putfield_z, .putfield_b, .putfield_h, .putfield_i, .putfield_a, .putfield_zv, .putfield_bv, .putfield_hv,
            .putfield_iv, .putfield_av:
            return (2, 0)
        case .putfield_l, .putfield_lv: return (3, 0)
        case .getstatic_b, .getstatic_c, .getstatic_s, .getstatic_i, .getstatic_bv, .getstatic_cv, .getstatic_sv,
            .getstatic_iv:
            return (0, 1)
        case .getstatic_l, .getstatic_lv: return (0, 2)
        case .putstatic_z, .putstatic_b, .putstatic_h, .putstatic_i, .putstatic_a, .putstatic_zv, .putstatic_bv,
            .putstatic_hv, .putstatic_iv, .putstatic_av:
            return (1, 0)
        case .putstatic_l, .putstatic_lv: return (2, 0)
        default: return nil
        }
    }
}

/// What a conditional branch compares: an int with zero, or two ints.
struct BranchTest {
    let condition: Condition
    let comparesTwo: Bool

    init?(_ operation: Operation) {
        switch operation {
        case .ifeq, .ifeq_back: (condition, comparesTwo) = (.equal, false)
        case .ifne, .ifne_back: (condition, comparesTwo) = (.notEqual, false)
        case .iflt, .iflt_back: (condition, comparesTwo) = (.less, false)
        case .ifge, .ifge_back: (condition, comparesTwo) = (.greaterOrEqual, false)
        case .ifgt, .ifgt_back: (condition, comparesTwo) = (.greater, false)
        case .ifle, .ifle_back: (condition, comparesTwo) = (.lessOrEqual, false)
        case .if_icmpeq, .if_icmpeq_back: (condition, comparesTwo) = (.equal, true)
        case .if_icmpne, .if_icmpne_back: (condition, comparesTwo) = (.notEqual, true)
        case .if_icmplt, .if_icmplt_back: (condition, comparesTwo) = (.less, true)
        case .if_icmpge, .if_icmpge_back: (condition, comparesTwo) = (.greaterOrEqual, true)
        case .if_icmpgt, .if_icmpgt_back: (condition, comparesTwo) = (.greater, true)
        case .if_icmple, .if_icmple_back: (condition, comparesTwo) = (.lessOrEqual, true)
        default: return nil
        }
    }
}
