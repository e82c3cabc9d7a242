// SPDX-License-Identifier: Apache-2.0
// Generated from spec/tables/handlers.tsv by scripts/generate-handlers. swift-format-ignore-file

/// A handler of the interpreter: what a cell, a continuation or a method's entry names.
public enum Operation: UInt16, CaseIterable, Sendable {
    case `nop`
    case `push_int`
    case `push_long`
    case `push_high`
    case `push_word`
    case `push_reference`
    case `ldc_unresolved`
    case `ldc2_unresolved`
    case `load`
    case `load2`
    case `store`
    case `store2`
    case `iinc`
    case `pop`
    case `pop2`
    case `dup`
    case `dup_x1`
    case `dup_x2`
    case `dup2`
    case `dup2_x1`
    case `dup2_x2`
    case `swap`
    case `iadd`
    case `isub`
    case `imul`
    case `iand`
    case `ior`
    case `ixor`
    case `ineg`
    case `idiv`
    case `irem`
    case `ladd`
    case `lsub`
    case `lmul`
    case `land`
    case `lor`
    case `lxor`
    case `lneg`
    case `ldiv`
    case `lrem`
    case `ishl`
    case `ishr`
    case `iushr`
    case `lshl`
    case `lshr`
    case `lushr`
    case `lcmp`
    case `fadd`
    case `fsub`
    case `fmul`
    case `fdiv`
    case `fneg`
    case `dadd`
    case `dsub`
    case `dmul`
    case `ddiv`
    case `dneg`
    case `frem`
    case `drem`
    case `fcmpl`
    case `fcmpg`
    case `dcmpl`
    case `dcmpg`
    case `i2l`
    case `i2f`
    case `i2d`
    case `l2i`
    case `l2f`
    case `l2d`
    case `f2i`
    case `f2l`
    case `f2d`
    case `d2i`
    case `d2l`
    case `d2f`
    case `i2b`
    case `i2c`
    case `i2s`
    case `ifeq`
    case `ifne`
    case `iflt`
    case `ifge`
    case `ifgt`
    case `ifle`
    case `if_icmpeq`
    case `if_icmpne`
    case `if_icmplt`
    case `if_icmpge`
    case `if_icmpgt`
    case `if_icmple`
    case `ifeq_back`
    case `ifne_back`
    case `iflt_back`
    case `ifge_back`
    case `ifgt_back`
    case `ifle_back`
    case `if_icmpeq_back`
    case `if_icmpne_back`
    case `if_icmplt_back`
    case `if_icmpge_back`
    case `if_icmpgt_back`
    case `if_icmple_back`
    case `goto`
    case `goto_back`
    case `jsr`
    case `ret`
    case `tableswitch`
    case `lookupswitch`
    case `iaload`
    case `laload`
    case `baload`
    case `caload`
    case `saload`
    case `iastore`
    case `lastore`
    case `castore`
    case `bastore`
    case `aastore`
    case `arraylength`
    case `getfield_b`
    case `getfield_c`
    case `getfield_s`
    case `getfield_i`
    case `getfield_l`
    case `putfield_z`
    case `putfield_b`
    case `putfield_h`
    case `putfield_i`
    case `putfield_l`
    case `putfield_a`
    case `getfield_bv`
    case `getfield_cv`
    case `getfield_sv`
    case `getfield_iv`
    case `getfield_lv`
    case `putfield_zv`
    case `putfield_bv`
    case `putfield_hv`
    case `putfield_iv`
    case `putfield_lv`
    case `putfield_av`
    case `getstatic_b`
    case `getstatic_c`
    case `getstatic_s`
    case `getstatic_i`
    case `getstatic_l`
    case `putstatic_z`
    case `putstatic_b`
    case `putstatic_h`
    case `putstatic_i`
    case `putstatic_l`
    case `putstatic_a`
    case `getstatic_bv`
    case `getstatic_cv`
    case `getstatic_sv`
    case `getstatic_iv`
    case `getstatic_lv`
    case `putstatic_zv`
    case `putstatic_bv`
    case `putstatic_hv`
    case `putstatic_iv`
    case `putstatic_lv`
    case `putstatic_av`
    case `getstatic_unresolved`
    case `putstatic_unresolved`
    case `getfield_unresolved`
    case `putfield_unresolved`
    case `new`
    case `new_slow`
    case `newarray_1`
    case `newarray_2`
    case `newarray_4`
    case `newarray_8`
    case `multianewarray`
    case `checkcast`
    case `instanceof`
    case `new_unresolved`
    case `anewarray_unresolved`
    case `checkcast_unresolved`
    case `instanceof_unresolved`
    case `multianewarray_unresolved`
    case `monitorenter`
    case `monitorexit`
    case `athrow`
    case `initcheck`
    case `invokevirtual_unresolved`
    case `invokespecial_unresolved`
    case `invokestatic_unresolved`
    case `invokeinterface_unresolved`
    case `invokedynamic_unresolved`
    case `invokestatic`
    case `invokespecial`
    case `invokevirtual`
    case `invokeinterface`
    case `invokedynamic`
    case `invokehandle`
    case `return`
    case `return_1`
    case `return_2`
    case `return_z`
    case `return_b`
    case `return_c`
    case `return_s`
    case `return_sync`
    case `return_1_sync`
    case `return_2_sync`
    case `return_z_sync`
    case `return_b_sync`
    case `return_c_sync`
    case `return_s_sync`
    case `return_object`
    case `breakpoint`
    case `leave_cell`
    case `resume_0`
    case `resume_1`
    case `resume_2`
    case `leave`
    case `enter_unprepared`
    case `enter_interpreted`
    case `enter_synchronized`
    case `enter_native`
    case `enter_abstract`
    case `enter_invokeBasic`
    case `enter_linkToStatic`
    case `enter_linkToSpecial`
    case `enter_linkToVirtual`
    case `enter_linkToInterface`
}

extension Operation {
    /// What the operand of a cell with this handler is.
    public var operandKind: OperandKind {
        switch self {
        case .`nop`, .`pop`, .`pop2`, .`dup`, .`dup_x1`, .`dup_x2`, .`dup2`, .`dup2_x1`, .`dup2_x2`, .`swap`, .`iadd`, .`isub`, .`imul`, .`iand`, .`ior`, .`ixor`, .`ineg`, .`idiv`, .`irem`, .`ladd`, .`lsub`, .`lmul`, .`land`, .`lor`, .`lxor`, .`lneg`, .`ldiv`, .`lrem`, .`ishl`, .`ishr`, .`iushr`, .`lshl`, .`lshr`, .`lushr`, .`lcmp`, .`fadd`, .`fsub`, .`fmul`, .`fdiv`, .`fneg`, .`dadd`, .`dsub`, .`dmul`, .`ddiv`, .`dneg`, .`frem`, .`drem`, .`fcmpl`, .`fcmpg`, .`dcmpl`, .`dcmpg`, .`i2l`, .`i2f`, .`i2d`, .`l2i`, .`l2f`, .`l2d`, .`f2i`, .`f2l`, .`f2d`, .`d2i`, .`d2l`, .`d2f`, .`i2b`, .`i2c`, .`i2s`, .`iaload`, .`laload`, .`baload`, .`caload`, .`saload`, .`iastore`, .`lastore`, .`castore`, .`bastore`, .`aastore`, .`arraylength`, .`monitorenter`, .`monitorexit`, .`athrow`, .`leave_cell`, .`resume_0`, .`resume_1`, .`resume_2`, .`leave`, .`enter_unprepared`, .`enter_interpreted`, .`enter_synchronized`, .`enter_native`, .`enter_abstract`, .`enter_invokeBasic`, .`enter_linkToStatic`, .`enter_linkToSpecial`, .`enter_linkToVirtual`, .`enter_linkToInterface`: .none
        case .`push_int`, .`push_long`, .`push_high`, .`breakpoint`: .int
        case .`push_word`: .word
        case .`push_reference`: .slot
        case .`ldc_unresolved`, .`ldc2_unresolved`, .`getstatic_unresolved`, .`putstatic_unresolved`, .`getfield_unresolved`, .`putfield_unresolved`, .`new_unresolved`, .`anewarray_unresolved`, .`checkcast_unresolved`, .`instanceof_unresolved`, .`multianewarray_unresolved`, .`invokevirtual_unresolved`, .`invokespecial_unresolved`, .`invokestatic_unresolved`, .`invokeinterface_unresolved`, .`invokedynamic_unresolved`: .pool
        case .`load`, .`load2`, .`store`, .`store2`, .`ret`, .`return`, .`return_1`, .`return_2`, .`return_z`, .`return_b`, .`return_c`, .`return_s`, .`return_sync`, .`return_1_sync`, .`return_2_sync`, .`return_z_sync`, .`return_b_sync`, .`return_c_sync`, .`return_s_sync`, .`return_object`: .local
        case .`iinc`: .iinc
        case .`ifeq`, .`ifne`, .`iflt`, .`ifge`, .`ifgt`, .`ifle`, .`if_icmpeq`, .`if_icmpne`, .`if_icmplt`, .`if_icmpge`, .`if_icmpgt`, .`if_icmple`, .`ifeq_back`, .`ifne_back`, .`iflt_back`, .`ifge_back`, .`ifgt_back`, .`ifle_back`, .`if_icmpeq_back`, .`if_icmpne_back`, .`if_icmplt_back`, .`if_icmpge_back`, .`if_icmpgt_back`, .`if_icmple_back`, .`goto`, .`goto_back`, .`jsr`: .branch
        case .`tableswitch`, .`lookupswitch`: .table
        case .`getfield_b`, .`getfield_c`, .`getfield_s`, .`getfield_i`, .`getfield_l`, .`putfield_z`, .`putfield_b`, .`putfield_h`, .`putfield_i`, .`putfield_l`, .`putfield_a`, .`getfield_bv`, .`getfield_cv`, .`getfield_sv`, .`getfield_iv`, .`getfield_lv`, .`putfield_zv`, .`putfield_bv`, .`putfield_hv`, .`putfield_iv`, .`putfield_lv`, .`putfield_av`: .offset
        case .`getstatic_b`, .`getstatic_c`, .`getstatic_s`, .`getstatic_i`, .`getstatic_l`, .`putstatic_z`, .`putstatic_b`, .`putstatic_h`, .`putstatic_i`, .`putstatic_l`, .`putstatic_a`, .`getstatic_bv`, .`getstatic_cv`, .`getstatic_sv`, .`getstatic_iv`, .`getstatic_lv`, .`putstatic_zv`, .`putstatic_bv`, .`putstatic_hv`, .`putstatic_iv`, .`putstatic_lv`, .`putstatic_av`: .static
        case .`new`, .`new_slow`, .`newarray_1`, .`newarray_2`, .`newarray_4`, .`newarray_8`, .`checkcast`, .`instanceof`: .class
        case .`multianewarray`, .`initcheck`: .record
        case .`invokestatic`, .`invokespecial`, .`invokevirtual`, .`invokeinterface`, .`invokedynamic`, .`invokehandle`: .site
        }
    }
}
