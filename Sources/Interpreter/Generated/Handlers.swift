// SPDX-License-Identifier: Apache-2.0
// Generated from spec/tables/handlers.tsv and its neighbours by scripts/generate-handlers.
// swift-format-ignore-file
import ObjectModel

@c(swiftlet_op_nop) func op_nop(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { _ in }
}
@c(swiftlet_op_push_int) func op_push_int(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.operandBits) }
}
@c(swiftlet_op_push_long) func op_push_long(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Int64($0.operand)) }
}
@c(swiftlet_op_push_high) func op_push_high(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.accumulator & 0xFFFF_FFFF_0000_0000) }
}
@c(swiftlet_op_push_word) func op_push_word(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.metadata($0.operandBits).loadUnaligned(as: UInt64.self)) }
}
@c(swiftlet_op_push_reference) func op_push_reference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.metadata($0.operandBits).load(as: UInt32.self)) }
}
@c(swiftlet_op_ldc_unresolved) func op_ldc_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveConstant(bytecode: 0x12)
}
@c(swiftlet_op_ldc2_unresolved) func op_ldc2_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveConstant(bytecode: 0x14)
}
@c(swiftlet_op_load) func op_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(($0.fp + $0.operand).load(as: UInt32.self)) }
}
@c(swiftlet_op_load2) func op_load2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(($0.fp + $0.operand).loadUnaligned(as: UInt64.self)) }
}
@c(swiftlet_op_store) func op_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { ($0.fp + $0.operand).storeBytes(of: $0.popWord(), as: UInt32.self) }
}
@c(swiftlet_op_store2) func op_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { ($0.fp + $0.operand).storeBytes(of: $0.popLong(), as: Int64.self) }
}
@c(swiftlet_op_iinc) func op_iinc(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.increment() }
}
@c(swiftlet_op_pop) func op_pop(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.sp -= 4 }
}
@c(swiftlet_op_pop2) func op_pop2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.sp -= 8 }
}
@c(swiftlet_op_dup) func op_dup(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.word(1)) }
}
@c(swiftlet_op_dup_x1) func op_dup_x1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.duplicate(1, under: 1) }
}
@c(swiftlet_op_dup_x2) func op_dup_x2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.duplicate(1, under: 2) }
}
@c(swiftlet_op_dup2) func op_dup2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.long(2)) }
}
@c(swiftlet_op_dup2_x1) func op_dup2_x1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.duplicate(2, under: 1) }
}
@c(swiftlet_op_dup2_x2) func op_dup2_x2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.duplicate(2, under: 2) }
}
@c(swiftlet_op_swap) func op_swap(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.swap() }
}
@c(swiftlet_op_iadd) func op_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 &+ $1 }
}
@c(swiftlet_op_isub) func op_isub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 &- $1 }
}
@c(swiftlet_op_imul) func op_imul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 &* $1 }
}
@c(swiftlet_op_iand) func op_iand(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 & $1 }
}
@c(swiftlet_op_ior) func op_ior(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 | $1 }
}
@c(swiftlet_op_ixor) func op_ixor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 ^ $1 }
}
@c(swiftlet_op_ineg) func op_ineg(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(0 &- $0.popInt()) }
}
@c(swiftlet_op_idiv) func op_idiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intDivide()
}
@c(swiftlet_op_irem) func op_irem(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intRemainder()
}
@c(swiftlet_op_ladd) func op_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longBinary { $0 &+ $1 }
}
@c(swiftlet_op_lsub) func op_lsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longBinary { $0 &- $1 }
}
@c(swiftlet_op_lmul) func op_lmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longBinary { $0 &* $1 }
}
@c(swiftlet_op_land) func op_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longBinary { $0 & $1 }
}
@c(swiftlet_op_lor) func op_lor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longBinary { $0 | $1 }
}
@c(swiftlet_op_lxor) func op_lxor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longBinary { $0 ^ $1 }
}
@c(swiftlet_op_lneg) func op_lneg(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(0 &- $0.popLong()) }
}
@c(swiftlet_op_ldiv) func op_ldiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longDivide()
}
@c(swiftlet_op_lrem) func op_lrem(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longRemainder()
}
@c(swiftlet_op_ishl) func op_ishl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 &<< $1 }
}
@c(swiftlet_op_ishr) func op_ishr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { $0 &>> $1 }
}
@c(swiftlet_op_iushr) func op_iushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).intBinary { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) }
}
@c(swiftlet_op_lshl) func op_lshl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longShift { $0 &<< $1 }
}
@c(swiftlet_op_lshr) func op_lshr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longShift { $0 &>> $1 }
}
@c(swiftlet_op_lushr) func op_lushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longShift { Int64(bitPattern: UInt64(bitPattern: $0) &>> UInt64(bitPattern: $1)) }
}
@c(swiftlet_op_lcmp) func op_lcmp(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).longCompare()
}
@c(swiftlet_op_fadd) func op_fadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatBinary { $0 + $1 }
}
@c(swiftlet_op_fsub) func op_fsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatBinary { $0 - $1 }
}
@c(swiftlet_op_fmul) func op_fmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatBinary { $0 * $1 }
}
@c(swiftlet_op_fdiv) func op_fdiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatBinary { $0 / $1 }
}
@c(swiftlet_op_fneg) func op_fneg(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(-$0.popFloat()) }
}
@c(swiftlet_op_dadd) func op_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleBinary { $0 + $1 }
}
@c(swiftlet_op_dsub) func op_dsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleBinary { $0 - $1 }
}
@c(swiftlet_op_dmul) func op_dmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleBinary { $0 * $1 }
}
@c(swiftlet_op_ddiv) func op_ddiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleBinary { $0 / $1 }
}
@c(swiftlet_op_dneg) func op_dneg(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(-$0.popDouble()) }
}
@c(swiftlet_calls_frem) func op_frem(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatRemainder()
}
@c(swiftlet_calls_drem) func op_drem(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleRemainder()
}
@c(swiftlet_op_fcmpl) func op_fcmpl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatCompare(unordered: -1)
}
@c(swiftlet_op_fcmpg) func op_fcmpg(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).floatCompare(unordered: 1)
}
@c(swiftlet_op_dcmpl) func op_dcmpl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleCompare(unordered: -1)
}
@c(swiftlet_op_dcmpg) func op_dcmpg(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).doubleCompare(unordered: 1)
}
@c(swiftlet_op_i2l) func op_i2l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Int64($0.popInt())) }
}
@c(swiftlet_op_i2f) func op_i2f(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Float($0.popInt())) }
}
@c(swiftlet_op_i2d) func op_i2d(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Double($0.popInt())) }
}
@c(swiftlet_op_l2i) func op_l2i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Int32(truncatingIfNeeded: $0.popLong())) }
}
@c(swiftlet_op_l2f) func op_l2f(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Float($0.popLong())) }
}
@c(swiftlet_op_l2d) func op_l2d(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Double($0.popLong())) }
}
@c(swiftlet_op_f2i) func op_f2i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(saturatedInt($0.popFloat())) }
}
@c(swiftlet_op_f2l) func op_f2l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(saturatedLong($0.popFloat())) }
}
@c(swiftlet_op_f2d) func op_f2d(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Double($0.popFloat())) }
}
@c(swiftlet_op_d2i) func op_d2i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(saturatedInt($0.popDouble())) }
}
@c(swiftlet_op_d2l) func op_d2l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(saturatedLong($0.popDouble())) }
}
@c(swiftlet_op_d2f) func op_d2f(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Float($0.popDouble())) }
}
@c(swiftlet_op_i2b) func op_i2b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Int32(Int8(truncatingIfNeeded: $0.popInt()))) }
}
@c(swiftlet_op_i2c) func op_i2c(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Int32(UInt16(truncatingIfNeeded: $0.popInt()))) }
}
@c(swiftlet_op_i2s) func op_i2s(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).straight { $0.push(Int32(Int16(truncatingIfNeeded: $0.popInt()))) }
}
@c(swiftlet_op_ifeq) func op_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInt { $0 == 0 }
}
@c(swiftlet_op_ifne) func op_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInt { $0 != 0 }
}
@c(swiftlet_op_iflt) func op_iflt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInt { $0 < 0 }
}
@c(swiftlet_op_ifge) func op_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInt { $0 >= 0 }
}
@c(swiftlet_op_ifgt) func op_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInt { $0 > 0 }
}
@c(swiftlet_op_ifle) func op_ifle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInt { $0 <= 0 }
}
@c(swiftlet_op_if_icmpeq) func op_if_icmpeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInts { $0 == $1 }
}
@c(swiftlet_op_if_icmpne) func op_if_icmpne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInts { $0 != $1 }
}
@c(swiftlet_op_if_icmplt) func op_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInts { $0 < $1 }
}
@c(swiftlet_op_if_icmpge) func op_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInts { $0 >= $1 }
}
@c(swiftlet_op_if_icmpgt) func op_if_icmpgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInts { $0 > $1 }
}
@c(swiftlet_op_if_icmple) func op_if_icmple(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchInts { $0 <= $1 }
}
@c(swiftlet_op_ifeq_back) func op_ifeq_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntBack { $0 == 0 }
}
@c(swiftlet_op_ifne_back) func op_ifne_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntBack { $0 != 0 }
}
@c(swiftlet_op_iflt_back) func op_iflt_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntBack { $0 < 0 }
}
@c(swiftlet_op_ifge_back) func op_ifge_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntBack { $0 >= 0 }
}
@c(swiftlet_op_ifgt_back) func op_ifgt_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntBack { $0 > 0 }
}
@c(swiftlet_op_ifle_back) func op_ifle_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntBack { $0 <= 0 }
}
@c(swiftlet_op_if_icmpeq_back) func op_if_icmpeq_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntsBack { $0 == $1 }
}
@c(swiftlet_op_if_icmpne_back) func op_if_icmpne_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntsBack { $0 != $1 }
}
@c(swiftlet_op_if_icmplt_back) func op_if_icmplt_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntsBack { $0 < $1 }
}
@c(swiftlet_op_if_icmpge_back) func op_if_icmpge_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntsBack { $0 >= $1 }
}
@c(swiftlet_op_if_icmpgt_back) func op_if_icmpgt_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntsBack { $0 > $1 }
}
@c(swiftlet_op_if_icmple_back) func op_if_icmple_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).branchIntsBack { $0 <= $1 }
}
@c(swiftlet_op_goto) func op_goto(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).go()
}
@c(swiftlet_op_goto_back) func op_goto_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).goBack()
}
@c(swiftlet_op_jsr) func op_jsr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).jumpSubroutine()
}
@c(swiftlet_op_ret) func op_ret(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnFromSubroutine()
}
@c(swiftlet_op_tableswitch) func op_tableswitch(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).tableSwitch()
}
@c(swiftlet_saves_lookupswitch) func op_lookupswitch(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).lookupSwitch()
}
@c(swiftlet_op_iaload) func op_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayLoad(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_laload) func op_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayLoad(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_baload) func op_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayLoad(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_caload) func op_caload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayLoad(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_saload) func op_saload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayLoad(Int16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_iastore) func op_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayStore(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_lastore) func op_lastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayStore(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_castore) func op_castore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayStore(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_bastore) func op_bastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).byteArrayStore()
}
@c(swiftlet_op_aastore) func op_aastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).referenceArrayStore()
}
@c(swiftlet_op_arraylength) func op_arraylength(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayLength()
}
@c(swiftlet_op_getfield_b) func op_getfield_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getField(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getfield_c) func op_getfield_c(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getField(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getfield_s) func op_getfield_s(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getField(Int16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getfield_i) func op_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getField(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_getfield_l) func op_getfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getField(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_putfield_z) func op_putfield_z(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putField(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1) & 1) }
}
@c(swiftlet_op_putfield_b) func op_putfield_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putField(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putfield_h) func op_putfield_h(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putField(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putfield_i) func op_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putField(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_putfield_l) func op_putfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putField(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_putfield_a) func op_putfield_a(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putReferenceField(isVolatile: false)
}
@c(swiftlet_op_getfield_bv) func op_getfield_bv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getFieldVolatile(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getfield_cv) func op_getfield_cv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getFieldVolatile(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getfield_sv) func op_getfield_sv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getFieldVolatile(Int16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getfield_iv) func op_getfield_iv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getFieldVolatile(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_getfield_lv) func op_getfield_lv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getFieldVolatile(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_putfield_zv) func op_putfield_zv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putFieldVolatile(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1) & 1) }
}
@c(swiftlet_op_putfield_bv) func op_putfield_bv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putFieldVolatile(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putfield_hv) func op_putfield_hv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putFieldVolatile(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putfield_iv) func op_putfield_iv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putFieldVolatile(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_putfield_lv) func op_putfield_lv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putFieldVolatile(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_putfield_av) func op_putfield_av(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putReferenceField(isVolatile: true)
}
@c(swiftlet_op_getstatic_b) func op_getstatic_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStatic(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getstatic_c) func op_getstatic_c(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStatic(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getstatic_s) func op_getstatic_s(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStatic(Int16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getstatic_i) func op_getstatic_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStatic(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_getstatic_l) func op_getstatic_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStatic(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_putstatic_z) func op_putstatic_z(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStatic(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1) & 1) }
}
@c(swiftlet_op_putstatic_b) func op_putstatic_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStatic(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putstatic_h) func op_putstatic_h(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStatic(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putstatic_i) func op_putstatic_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStatic(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_putstatic_l) func op_putstatic_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStatic(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_putstatic_a) func op_putstatic_a(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putReferenceStatic(isVolatile: false)
}
@c(swiftlet_op_getstatic_bv) func op_getstatic_bv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStaticVolatile(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getstatic_cv) func op_getstatic_cv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStaticVolatile(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getstatic_sv) func op_getstatic_sv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStaticVolatile(Int16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_getstatic_iv) func op_getstatic_iv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStaticVolatile(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_getstatic_lv) func op_getstatic_lv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).getStaticVolatile(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_putstatic_zv) func op_putstatic_zv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStaticVolatile(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1) & 1) }
}
@c(swiftlet_op_putstatic_bv) func op_putstatic_bv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStaticVolatile(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putstatic_hv) func op_putstatic_hv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStaticVolatile(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_putstatic_iv) func op_putstatic_iv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStaticVolatile(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_putstatic_lv) func op_putstatic_lv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putStaticVolatile(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_putstatic_av) func op_putstatic_av(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).putReferenceStatic(isVolatile: true)
}
@c(swiftlet_op_getstatic_unresolved) func op_getstatic_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveField(bytecode: 0xb2)
}
@c(swiftlet_op_putstatic_unresolved) func op_putstatic_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveField(bytecode: 0xb3)
}
@c(swiftlet_op_getfield_unresolved) func op_getfield_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveField(bytecode: 0xb4)
}
@c(swiftlet_op_putfield_unresolved) func op_putfield_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveField(bytecode: 0xb5)
}
@c(swiftlet_op_new) func op_new(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).newObject()
}
@c(swiftlet_op_new_slow) func op_new_slow(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).jump(slowAllocateObject)
}
@c(swiftlet_op_newarray_1) func op_newarray_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).newArray(shift: 0)
}
@c(swiftlet_op_newarray_2) func op_newarray_2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).newArray(shift: 1)
}
@c(swiftlet_op_newarray_4) func op_newarray_4(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).newArray(shift: 2)
}
@c(swiftlet_op_newarray_8) func op_newarray_8(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).newArray(shift: 3)
}
@c(swiftlet_op_multianewarray) func op_multianewarray(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowAllocateMultiArray()
}
@c(swiftlet_op_checkcast) func op_checkcast(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkCast()
}
@c(swiftlet_op_instanceof) func op_instanceof(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).instanceOf()
}
@c(swiftlet_op_new_unresolved) func op_new_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveClass(bytecode: 0xbb)
}
@c(swiftlet_op_anewarray_unresolved) func op_anewarray_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveClass(bytecode: 0xbd)
}
@c(swiftlet_op_checkcast_unresolved) func op_checkcast_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkCastUnresolved()
}
@c(swiftlet_op_instanceof_unresolved) func op_instanceof_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).instanceOfUnresolved()
}
@c(swiftlet_op_multianewarray_unresolved) func op_multianewarray_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveClass(bytecode: 0xc5)
}
@c(swiftlet_op_monitorenter) func op_monitorenter(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).monitorEnter()
}
@c(swiftlet_saves_monitorexit) func op_monitorexit(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).monitorExit()
}
@c(swiftlet_op_monitorenter_watched) func op_monitorenter_watched(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).monitorEnterWatched()
}
@c(swiftlet_op_monitorexit_watched) func op_monitorexit_watched(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).monitorExitWatched()
}
@c(swiftlet_op_athrow) func op_athrow(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowThrowException()
}
@c(swiftlet_saves_initcheck) func op_initcheck(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).initializationCheck()
}
@c(swiftlet_op_invokevirtual_unresolved) func op_invokevirtual_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveInvoke(bytecode: 0xb6)
}
@c(swiftlet_op_invokespecial_unresolved) func op_invokespecial_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveInvoke(bytecode: 0xb7)
}
@c(swiftlet_op_invokestatic_unresolved) func op_invokestatic_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveInvoke(bytecode: 0xb8)
}
@c(swiftlet_op_invokeinterface_unresolved) func op_invokeinterface_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveInvoke(bytecode: 0xb9)
}
@c(swiftlet_op_invokedynamic_unresolved) func op_invokedynamic_unresolved(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowResolveInvoke(bytecode: 0xba)
}
@c(swiftlet_op_invokestatic) func op_invokestatic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).invokeStatic()
}
@c(swiftlet_op_invokespecial) func op_invokespecial(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).invokeSpecial()
}
@c(swiftlet_op_invokevirtual) func op_invokevirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).invokeVirtual()
}
@c(swiftlet_op_invokeinterface) func op_invokeinterface(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).invokeInterface()
}
@c(swiftlet_op_invokedynamic) func op_invokedynamic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).invokeDynamic()
}
@c(swiftlet_op_invokehandle) func op_invokehandle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).invokeHandle()
}
@c(swiftlet_op_return) func op_return(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { _ in 0 }
}
@c(swiftlet_op_return_1) func op_return_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { UInt64($0.word(1)) }
}
@c(swiftlet_op_return_2) func op_return_2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { $0.unsignedLong(2) }
}
@c(swiftlet_op_return_z) func op_return_z(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { UInt64($0.word(1) & 1) }
}
@c(swiftlet_op_return_b) func op_return_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { UInt64(UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: $0.word(1))))) }
}
@c(swiftlet_op_return_c) func op_return_c(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { UInt64($0.word(1) & 0xFFFF) }
}
@c(swiftlet_op_return_s) func op_return_s(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnValue { UInt64(UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: $0.word(1))))) }
}
@c(swiftlet_saves_return_sync) func op_return_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { _ in 0 }
}
@c(swiftlet_saves_return_1_sync) func op_return_1_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { UInt64($0.word(1)) }
}
@c(swiftlet_saves_return_2_sync) func op_return_2_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { $0.unsignedLong(2) }
}
@c(swiftlet_saves_return_z_sync) func op_return_z_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { UInt64($0.word(1) & 1) }
}
@c(swiftlet_saves_return_b_sync) func op_return_b_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { UInt64(UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: $0.word(1))))) }
}
@c(swiftlet_saves_return_c_sync) func op_return_c_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { UInt64($0.word(1) & 0xFFFF) }
}
@c(swiftlet_saves_return_s_sync) func op_return_s_sync(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnSynchronized { UInt64(UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: $0.word(1))))) }
}
@c(swiftlet_op_return_object) func op_return_object(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).returnFromObjectConstructor()
}
@c(swiftlet_op_breakpoint) func op_breakpoint(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowBreakpoint()
}
@c(swiftlet_op_leave_cell) func op_leave_cell(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).leaveAfterUnwinding()
}
@c(swiftlet_op_resume_0) func op_resume_0(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).resume { _, _ in }
}
@c(swiftlet_op_resume_1) func op_resume_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).resume { $0.push(UInt32(truncatingIfNeeded: $1)) }
}
@c(swiftlet_op_resume_2) func op_resume_2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).resume { $0.push($1) }
}
@c(swiftlet_op_resume_machine_code) func op_resume_machine_code(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).resumeMachineCode()
}
@c(swiftlet_op_leave) func op_leave(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).leave()
}
@c(swiftlet_op_enter_unprepared) func op_enter_unprepared(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowPrepareMethod()
}
@c(swiftlet_op_enter_interpreted) func op_enter_interpreted(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterInterpreted()
}
@c(swiftlet_op_enter_getter_b) func op_enter_getter_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterGetter(Int8.self) { UInt64(UInt32(bitPattern: Int32($0))) }
}
@c(swiftlet_op_enter_getter_c) func op_enter_getter_c(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterGetter(UInt16.self) { UInt64($0) }
}
@c(swiftlet_op_enter_getter_s) func op_enter_getter_s(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterGetter(Int16.self) { UInt64(UInt32(bitPattern: Int32($0))) }
}
@c(swiftlet_op_enter_getter_i) func op_enter_getter_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterGetter(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_getter_l) func op_enter_getter_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterGetter(UInt64.self) { $0 }
}
@c(swiftlet_op_enter_synchronized) func op_enter_synchronized(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterSynchronized()
}
@c(swiftlet_op_enter_machine_code) func op_enter_machine_code(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterMachineCode()
}
@c(swiftlet_calls_enter_native) func op_enter_native(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).runNative()
}
@c(swiftlet_op_enter_abstract) func op_enter_abstract(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).slowInvokeAbstract()
}
@c(swiftlet_op_enter_invokeBasic) func op_enter_invokeBasic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterInvokeBasic()
}
@c(swiftlet_op_enter_linkToStatic) func op_enter_linkToStatic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterLinkToStatic()
}
@c(swiftlet_op_enter_linkToSpecial) func op_enter_linkToSpecial(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterLinkToSpecial()
}
@c(swiftlet_saves_enter_linkToVirtual) func op_enter_linkToVirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterLinkToVirtual()
}
@c(swiftlet_saves_enter_linkToInterface) func op_enter_linkToInterface(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).enterLinkToInterface()
}
@c(swiftlet_op_load_load) func op_load_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).loadLoad()
}
@c(swiftlet_op_load_load_load) func op_load_load_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).loadLoadLoad()
}
@c(swiftlet_op_load_push_int) func op_load_push_int(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.local(0)); $0.push($0.bits(1)) }
}
@c(swiftlet_op_load_store) func op_load_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal(1, $0.local(0)) }
}
@c(swiftlet_op_push_int_store) func op_push_int_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal(1, $0.operandBits) }
}
@c(swiftlet_op_store_load) func op_store_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal(0, $0.popWord()); $0.push($0.local(1)) }
}
@c(swiftlet_op_load2_load2) func op_load2_load2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.local2(0)); $0.push($0.local2(1)) }
}
@c(swiftlet_op_load_load_iadd) func op_load_load_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 &+ $1 }
}
@c(swiftlet_op_load_load_isub) func op_load_load_isub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 &- $1 }
}
@c(swiftlet_op_load_load_imul) func op_load_load_imul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 &* $1 }
}
@c(swiftlet_op_load_load_iand) func op_load_load_iand(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 & $1 }
}
@c(swiftlet_op_load_load_ior) func op_load_load_ior(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 | $1 }
}
@c(swiftlet_op_load_load_ixor) func op_load_load_ixor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 ^ $1 }
}
@c(swiftlet_op_load_load_ishl) func op_load_load_ishl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 &<< $1 }
}
@c(swiftlet_op_load_load_ishr) func op_load_load_ishr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { $0 &>> $1 }
}
@c(swiftlet_op_load_load_iushr) func op_load_load_iushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocals { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) }
}
@c(swiftlet_op_load_push_int_iadd) func op_load_push_int_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 &+ $1 }
}
@c(swiftlet_op_load_push_int_isub) func op_load_push_int_isub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 &- $1 }
}
@c(swiftlet_op_load_push_int_imul) func op_load_push_int_imul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 &* $1 }
}
@c(swiftlet_op_load_push_int_iand) func op_load_push_int_iand(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 & $1 }
}
@c(swiftlet_op_load_push_int_ior) func op_load_push_int_ior(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 | $1 }
}
@c(swiftlet_op_load_push_int_ixor) func op_load_push_int_ixor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 ^ $1 }
}
@c(swiftlet_op_load_push_int_ishl) func op_load_push_int_ishl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 &<< $1 }
}
@c(swiftlet_op_load_push_int_ishr) func op_load_push_int_ishr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { $0 &>> $1 }
}
@c(swiftlet_op_load_push_int_iushr) func op_load_push_int_iushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstant { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) }
}
@c(swiftlet_op_load_iadd) func op_load_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 &+ $1 }
}
@c(swiftlet_op_load_isub) func op_load_isub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 &- $1 }
}
@c(swiftlet_op_load_imul) func op_load_imul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 &* $1 }
}
@c(swiftlet_op_load_iand) func op_load_iand(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 & $1 }
}
@c(swiftlet_op_load_ior) func op_load_ior(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 | $1 }
}
@c(swiftlet_op_load_ixor) func op_load_ixor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 ^ $1 }
}
@c(swiftlet_op_load_ishl) func op_load_ishl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 &<< $1 }
}
@c(swiftlet_op_load_ishr) func op_load_ishr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { $0 &>> $1 }
}
@c(swiftlet_op_load_iushr) func op_load_iushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocal { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) }
}
@c(swiftlet_op_push_int_iadd) func op_push_int_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 &+ $1 }
}
@c(swiftlet_op_push_int_isub) func op_push_int_isub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 &- $1 }
}
@c(swiftlet_op_push_int_imul) func op_push_int_imul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 &* $1 }
}
@c(swiftlet_op_push_int_iand) func op_push_int_iand(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 & $1 }
}
@c(swiftlet_op_push_int_ior) func op_push_int_ior(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 | $1 }
}
@c(swiftlet_op_push_int_ixor) func op_push_int_ixor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 ^ $1 }
}
@c(swiftlet_op_push_int_ishl) func op_push_int_ishl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 &<< $1 }
}
@c(swiftlet_op_push_int_ishr) func op_push_int_ishr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { $0 &>> $1 }
}
@c(swiftlet_op_push_int_iushr) func op_push_int_iushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstant { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) }
}
@c(swiftlet_op_load_push_int_iadd_store) func op_load_push_int_iadd_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstantStore { $0 &+ $1 }
}
@c(swiftlet_op_load_load_iadd_store) func op_load_load_iadd_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsStore { $0 &+ $1 }
}
@c(swiftlet_op_load_push_int_isub_store) func op_load_push_int_isub_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstantStore { $0 &- $1 }
}
@c(swiftlet_op_load_load_isub_store) func op_load_load_isub_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsStore { $0 &- $1 }
}
@c(swiftlet_op_iadd_store) func op_iadd_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStore { $0 &+ $1 }
}
@c(swiftlet_op_load2_ladd) func op_load2_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalLong { $0 &+ $1 }
}
@c(swiftlet_op_load2_lsub) func op_load2_lsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalLong { $0 &- $1 }
}
@c(swiftlet_op_load2_land) func op_load2_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalLong { $0 & $1 }
}
@c(swiftlet_op_load2_lxor) func op_load2_lxor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalLong { $0 ^ $1 }
}
@c(swiftlet_op_load2_dadd) func op_load2_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalDouble { $0 + $1 }
}
@c(swiftlet_op_load2_load2_dadd) func op_load2_load2_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsDouble { $0 + $1 }
}
@c(swiftlet_op_load2_dsub) func op_load2_dsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalDouble { $0 - $1 }
}
@c(swiftlet_op_load2_load2_dsub) func op_load2_load2_dsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsDouble { $0 - $1 }
}
@c(swiftlet_op_load2_dmul) func op_load2_dmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalDouble { $0 * $1 }
}
@c(swiftlet_op_load2_load2_dmul) func op_load2_load2_dmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsDouble { $0 * $1 }
}
@c(swiftlet_op_load_ifeq) func op_load_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocal { $0 == 0 }
}
@c(swiftlet_op_load_ifne) func op_load_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocal { $0 != 0 }
}
@c(swiftlet_op_load_iflt) func op_load_iflt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocal { $0 < 0 }
}
@c(swiftlet_op_load_ifge) func op_load_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocal { $0 >= 0 }
}
@c(swiftlet_op_load_ifgt) func op_load_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocal { $0 > 0 }
}
@c(swiftlet_op_load_ifle) func op_load_ifle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocal { $0 <= 0 }
}
@c(swiftlet_op_load_load_if_icmpeq) func op_load_load_if_icmpeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocals { $0 == $1 }
}
@c(swiftlet_op_load_load_if_icmpne) func op_load_load_if_icmpne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocals { $0 != $1 }
}
@c(swiftlet_op_load_load_if_icmplt) func op_load_load_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocals { $0 < $1 }
}
@c(swiftlet_op_load_load_if_icmpge) func op_load_load_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocals { $0 >= $1 }
}
@c(swiftlet_op_load_load_if_icmpgt) func op_load_load_if_icmpgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocals { $0 > $1 }
}
@c(swiftlet_op_load_load_if_icmple) func op_load_load_if_icmple(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocals { $0 <= $1 }
}
@c(swiftlet_op_load_push_int_if_icmpeq) func op_load_push_int_if_icmpeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstant { $0 == $1 }
}
@c(swiftlet_op_load_push_int_if_icmpne) func op_load_push_int_if_icmpne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstant { $0 != $1 }
}
@c(swiftlet_op_load_push_int_if_icmplt) func op_load_push_int_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstant { $0 < $1 }
}
@c(swiftlet_op_load_push_int_if_icmpge) func op_load_push_int_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstant { $0 >= $1 }
}
@c(swiftlet_op_load_push_int_if_icmpgt) func op_load_push_int_if_icmpgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstant { $0 > $1 }
}
@c(swiftlet_op_load_push_int_if_icmple) func op_load_push_int_if_icmple(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstant { $0 <= $1 }
}
@c(swiftlet_op_load_if_icmpeq) func op_load_if_icmpeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopLocal { $0 == $1 }
}
@c(swiftlet_op_load_if_icmpne) func op_load_if_icmpne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopLocal { $0 != $1 }
}
@c(swiftlet_op_load_if_icmplt) func op_load_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopLocal { $0 < $1 }
}
@c(swiftlet_op_load_if_icmpge) func op_load_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopLocal { $0 >= $1 }
}
@c(swiftlet_op_load_if_icmpgt) func op_load_if_icmpgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopLocal { $0 > $1 }
}
@c(swiftlet_op_load_if_icmple) func op_load_if_icmple(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopLocal { $0 <= $1 }
}
@c(swiftlet_op_push_int_if_icmpeq) func op_push_int_if_icmpeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstant { $0 == $1 }
}
@c(swiftlet_op_push_int_if_icmpne) func op_push_int_if_icmpne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstant { $0 != $1 }
}
@c(swiftlet_op_push_int_if_icmplt) func op_push_int_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstant { $0 < $1 }
}
@c(swiftlet_op_push_int_if_icmpge) func op_push_int_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstant { $0 >= $1 }
}
@c(swiftlet_op_push_int_if_icmpgt) func op_push_int_if_icmpgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstant { $0 > $1 }
}
@c(swiftlet_op_push_int_if_icmple) func op_push_int_if_icmple(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstant { $0 <= $1 }
}
@c(swiftlet_op_load_load_arraylength_if_icmpge) func op_load_load_arraylength_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLength { $0 >= $1 }
}
@c(swiftlet_op_load_load_arraylength_if_icmplt) func op_load_load_arraylength_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLength { $0 < $1 }
}
@c(swiftlet_op_iinc_goto_back) func op_iinc_goto_back(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedIncrementBack()
}
@c(swiftlet_op_iinc_goto) func op_iinc_goto(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedIncrementGoto()
}
@c(swiftlet_op_load_load_iaload) func op_load_load_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocals(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_iaload) func op_load_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayTopLocal(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_load_baload) func op_load_load_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocals(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_baload) func op_load_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayTopLocal(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_load_caload) func op_load_load_caload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocals(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_caload) func op_load_caload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayTopLocal(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_load_laload) func op_load_load_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocals(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_load_laload) func op_load_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayTopLocal(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_load_arraylength) func op_load_arraylength(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLength()
}
@c(swiftlet_op_load_getfield_b) func op_load_getfield_b(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetField(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_getfield_c) func op_load_getfield_c(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetField(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_getfield_i) func op_load_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetField(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_getfield_l) func op_load_getfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetField(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_load_getfield_i_load) func op_load_getfield_i_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldLoad()
}
@c(swiftlet_op_load_getfield_i_getfield_i) func op_load_getfield_i_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldTwice()
}
@c(swiftlet_op_load_getfield_i_load_getfield_i) func op_load_getfield_i_load_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldGetField()
}
@c(swiftlet_op_dup_getfield_i) func op_dup_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateGetField(UInt32.self)
}
@c(swiftlet_op_dup_getfield_l) func op_dup_getfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateGetField(UInt64.self)
}
@c(swiftlet_op_load_dup_getfield_i) func op_load_dup_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLoadDuplicateGetField(UInt32.self)
}
@c(swiftlet_op_load_dup_getfield_l) func op_load_dup_getfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLoadDuplicateGetField(UInt64.self)
}
@c(swiftlet_op_load_load_putfield_i) func op_load_load_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedPutField()
}
@c(swiftlet_op_load_load_putfield_a) func op_load_load_putfield_a(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedPutReference()
}
@c(swiftlet_op_iadd_putfield_i) func op_iadd_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticPutField { $0 &+ $1 }
}
@c(swiftlet_op_isub_putfield_i) func op_isub_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticPutField { $0 &- $1 }
}
@c(swiftlet_op_ixor_putfield_i) func op_ixor_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticPutField { $0 ^ $1 }
}
@c(swiftlet_op_load_return_1) func op_load_return_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedReturn(1) { UInt64($0.local(0)) }
}
@c(swiftlet_op_push_int_return_1) func op_push_int_return_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedReturn(1) { UInt64($0.operandBits) }
}
@c(swiftlet_op_push_int_return_z) func op_push_int_return_z(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedReturn(1) { UInt64($0.operandBits & 1) }
}
@c(swiftlet_op_iadd_return_1) func op_iadd_return_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedReturn(1) { UInt64(UInt32(bitPattern: $0.int(2) &+ $0.int(1))) }
}
@c(swiftlet_op_load_getfield_i_return_1) func op_load_getfield_i_return_1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldReturn()
}
@c(swiftlet_op_load_invokevirtual) func op_load_invokevirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(1).invokeVirtual()
}
@c(swiftlet_op_load_invokespecial) func op_load_invokespecial(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(1).invokeSpecial()
}
@c(swiftlet_op_load_invokestatic) func op_load_invokestatic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(1).invokeStatic()
}
@c(swiftlet_op_load_invokeinterface) func op_load_invokeinterface(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(1).invokeInterface()
}
@c(swiftlet_op_load_load_invokevirtual) func op_load_load_invokevirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(2).invokeVirtual()
}
@c(swiftlet_op_load_load_invokespecial) func op_load_load_invokespecial(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(2).invokeSpecial()
}
@c(swiftlet_op_load_load_invokestatic) func op_load_load_invokestatic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(2).invokeStatic()
}
@c(swiftlet_op_load_getfield_i_invokevirtual) func op_load_getfield_i_invokevirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldInvoke()
}
@c(swiftlet_op_dup_invokespecial) func op_dup_invokespecial(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).duplicating().invokeSpecial()
}
@c(swiftlet_op_load_getfield_i_store) func op_load_getfield_i_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldStore()
}
@c(swiftlet_op_load_getfield_i_ifeq) func op_load_getfield_i_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchField(UInt32.self) { $0 == 0 }
}
@c(swiftlet_op_load_getfield_b_ifeq) func op_load_getfield_b_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchField(UInt8.self) { $0 == 0 }
}
@c(swiftlet_op_load_getfield_i_ifne) func op_load_getfield_i_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchField(UInt32.self) { $0 != 0 }
}
@c(swiftlet_op_load_getfield_b_ifne) func op_load_getfield_b_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchField(UInt8.self) { $0 != 0 }
}
@c(swiftlet_op_lcmp_ifeq) func op_lcmp_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLongs { $0 == $1 }
}
@c(swiftlet_op_lcmp_ifne) func op_lcmp_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLongs { $0 != $1 }
}
@c(swiftlet_op_lcmp_iflt) func op_lcmp_iflt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLongs { $0 < $1 }
}
@c(swiftlet_op_lcmp_ifge) func op_lcmp_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLongs { $0 >= $1 }
}
@c(swiftlet_op_lcmp_ifgt) func op_lcmp_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLongs { $0 > $1 }
}
@c(swiftlet_op_lcmp_ifle) func op_lcmp_ifle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLongs { $0 <= $1 }
}
@c(swiftlet_op_load_i2l) func op_load_i2l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push(Int64($0.localInt(0))) }
}
@c(swiftlet_op_load_checkcast) func op_load_checkcast(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(1).checkCast()
}
@c(swiftlet_op_new_dup) func op_new_dup(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedNew()
}
@c(swiftlet_op_iaload_store) func op_iaload_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLoadStore()
}
@c(swiftlet_op_load_load_iaload_store) func op_load_load_iaload_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocalsStore()
}
@c(swiftlet_op_load_iastore) func op_load_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStore(UInt32.self) { $0 }
}
@c(swiftlet_op_load_castore) func op_load_castore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStore(UInt16.self) { UInt16(truncatingIfNeeded: $0) }
}
@c(swiftlet_op_baload_push_int_iand) func op_baload_push_int_iand(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedMaskedByte()
}
@c(swiftlet_op_load2_return_2) func op_load2_return_2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedReturn(1) { $0.local2(0) }
}
@c(swiftlet_op_push_int_push_int) func op_push_int_push_int(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.operandBits); $0.push($0.bits(1)) }
}
@c(swiftlet_op_dup_push_int) func op_dup_push_int(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicatePush()
}
@c(swiftlet_op_push_int_putfield_i) func op_push_int_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedPutConstant()
}
@c(swiftlet_op_load2_load) func op_load2_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.local2(0)); $0.push($0.local(1)) }
}
@c(swiftlet_op_load_load2) func op_load_load2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.local(0)); $0.push($0.local2(1)) }
}
@c(swiftlet_op_load2_store2) func op_load2_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal2(1, $0.local2(0)) }
}
@c(swiftlet_op_push_long_store2) func op_push_long_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal2(1, Int64($0.operand)) }
}
@c(swiftlet_op_store2_load2) func op_store2_load2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal2(0, $0.popLong()); $0.push($0.local2(1)) }
}
@c(swiftlet_op_dup_store) func op_dup_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.setLocal(1, $0.word(1)) }
}
@c(swiftlet_op_dup_store_ifeq) func op_dup_store_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedKeepBranch { $0 == 0 }
}
@c(swiftlet_op_dup_store_ifne) func op_dup_store_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedKeepBranch { $0 != 0 }
}
@c(swiftlet_op_store_load_ifeq) func op_store_load_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreBranch { $0 == 0 }
}
@c(swiftlet_op_store_load_ifne) func op_store_load_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreBranch { $0 != 0 }
}
@c(swiftlet_op_load_iinc) func op_load_iinc(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.local(0)); $0.increment(1) }
}
@c(swiftlet_op_load_load_iinc) func op_load_load_iinc(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(3) { $0.push($0.local(0)); $0.push($0.local(1)); $0.increment(2) }
}
@c(swiftlet_op_iinc_load) func op_iinc_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.increment(0); $0.push($0.local(1)) }
}
@c(swiftlet_op_iinc_iinc) func op_iinc_iinc(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.increment(0); $0.increment(1) }
}
@c(swiftlet_op_checkcast_store) func op_checkcast_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedCastStore()
}
@c(swiftlet_op_isub_store) func op_isub_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStore { $0 &- $1 }
}
@c(swiftlet_op_imul_store) func op_imul_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStore { $0 &* $1 }
}
@c(swiftlet_op_iand_store) func op_iand_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStore { $0 & $1 }
}
@c(swiftlet_op_ior_store) func op_ior_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStore { $0 | $1 }
}
@c(swiftlet_op_ixor_store) func op_ixor_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStore { $0 ^ $1 }
}
@c(swiftlet_op_push_int_idiv) func op_push_int_idiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDivideConstant { $0 / $1 }
}
@c(swiftlet_op_push_int_irem) func op_push_int_irem(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDivideConstant { $0 % $1 }
}
@c(swiftlet_op_load_idiv) func op_load_idiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDivideLocal { $0 / $1 }
}
@c(swiftlet_op_load_irem) func op_load_irem(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDivideLocal { $0 % $1 }
}
@c(swiftlet_op_load2_load2_ladd) func op_load2_load2_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsLong { $0 &+ $1 }
}
@c(swiftlet_op_load2_load2_lsub) func op_load2_load2_lsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsLong { $0 &- $1 }
}
@c(swiftlet_op_load2_load2_lmul) func op_load2_load2_lmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsLong { $0 &* $1 }
}
@c(swiftlet_op_load2_load2_land) func op_load2_load2_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsLong { $0 & $1 }
}
@c(swiftlet_op_load2_load2_lxor) func op_load2_load2_lxor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsLong { $0 ^ $1 }
}
@c(swiftlet_op_load2_lmul) func op_load2_lmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalLong { $0 &* $1 }
}
@c(swiftlet_op_load2_lor) func op_load2_lor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalLong { $0 | $1 }
}
@c(swiftlet_op_push_long_ladd) func op_push_long_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstantLong { $0 &+ $1 }
}
@c(swiftlet_op_push_long_lsub) func op_push_long_lsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstantLong { $0 &- $1 }
}
@c(swiftlet_op_push_long_lmul) func op_push_long_lmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstantLong { $0 &* $1 }
}
@c(swiftlet_op_push_long_land) func op_push_long_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopConstantLong { $0 & $1 }
}
@c(swiftlet_op_load2_push_long_ladd) func op_load2_push_long_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstantLong { $0 &+ $1 }
}
@c(swiftlet_op_load2_push_long_lsub) func op_load2_push_long_lsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstantLong { $0 &- $1 }
}
@c(swiftlet_op_load2_push_long_land) func op_load2_push_long_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalConstantLong { $0 & $1 }
}
@c(swiftlet_op_load2_push_long_ladd_store2) func op_load2_push_long_ladd_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(4) { $0.setLocal2(3, $0.localLong(0) &+ Int64($0.operand(1))) }
}
@c(swiftlet_op_push_int_lshl) func op_push_int_lshl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopShift { $0 &<< $1 }
}
@c(swiftlet_op_push_int_lshr) func op_push_int_lshr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopShift { $0 &>> $1 }
}
@c(swiftlet_op_push_int_lushr) func op_push_int_lushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopShift { Int64(bitPattern: UInt64(bitPattern: $0) &>> UInt64(bitPattern: $1)) }
}
@c(swiftlet_op_load2_push_int_lshl) func op_load2_push_int_lshl(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalShift { $0 &<< $1 }
}
@c(swiftlet_op_load2_push_int_lshr) func op_load2_push_int_lshr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalShift { $0 &>> $1 }
}
@c(swiftlet_op_load2_push_int_lushr) func op_load2_push_int_lushr(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalShift { Int64(bitPattern: UInt64(bitPattern: $0) &>> UInt64(bitPattern: $1)) }
}
@c(swiftlet_op_ladd_store2) func op_ladd_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreLong { $0 &+ $1 }
}
@c(swiftlet_op_lsub_store2) func op_lsub_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreLong { $0 &- $1 }
}
@c(swiftlet_op_lmul_store2) func op_lmul_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreLong { $0 &* $1 }
}
@c(swiftlet_op_land_store2) func op_land_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreLong { $0 & $1 }
}
@c(swiftlet_op_lor_store2) func op_lor_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreLong { $0 | $1 }
}
@c(swiftlet_op_lxor_store2) func op_lxor_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreLong { $0 ^ $1 }
}
@c(swiftlet_op_load2_ladd_store2) func op_load2_ladd_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalStoreLong { $0 &+ $1 }
}
@c(swiftlet_op_load2_lxor_store2) func op_load2_lxor_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalStoreLong { $0 ^ $1 }
}
@c(swiftlet_op_push_word_land) func op_push_word_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push($0.popLong() & $0.constant(0)) }
}
@c(swiftlet_op_i2l_push_word_land) func op_i2l_push_word_land(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(3) { $0.push(Int64($0.popInt()) & $0.constant(1)) }
}
@c(swiftlet_op_load_i2l_ladd) func op_load_i2l_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(3) { $0.push($0.popLong() &+ Int64($0.localInt(0))) }
}
@c(swiftlet_op_load2_l2i) func op_load2_l2i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push(Int32(truncatingIfNeeded: $0.localLong(0))) }
}
@c(swiftlet_op_load2_l2i_iastore) func op_load2_l2i_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreLow()
}
@c(swiftlet_op_load2_load2_lcmp_ifeq) func op_load2_load2_lcmp_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsLong { $0 == $1 }
}
@c(swiftlet_op_load2_load2_lcmp_ifne) func op_load2_load2_lcmp_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsLong { $0 != $1 }
}
@c(swiftlet_op_load2_load2_lcmp_iflt) func op_load2_load2_lcmp_iflt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsLong { $0 < $1 }
}
@c(swiftlet_op_load2_load2_lcmp_ifge) func op_load2_load2_lcmp_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsLong { $0 >= $1 }
}
@c(swiftlet_op_load2_load2_lcmp_ifgt) func op_load2_load2_lcmp_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsLong { $0 > $1 }
}
@c(swiftlet_op_load2_load2_lcmp_ifle) func op_load2_load2_lcmp_ifle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsLong { $0 <= $1 }
}
@c(swiftlet_op_push_long_lcmp_ifeq) func op_push_long_lcmp_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstantLong { $0 == $1 }
}
@c(swiftlet_op_push_long_lcmp_ifne) func op_push_long_lcmp_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstantLong { $0 != $1 }
}
@c(swiftlet_op_push_long_lcmp_iflt) func op_push_long_lcmp_iflt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstantLong { $0 < $1 }
}
@c(swiftlet_op_push_long_lcmp_ifge) func op_push_long_lcmp_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstantLong { $0 >= $1 }
}
@c(swiftlet_op_push_long_lcmp_ifgt) func op_push_long_lcmp_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstantLong { $0 > $1 }
}
@c(swiftlet_op_push_long_lcmp_ifle) func op_push_long_lcmp_ifle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchTopConstantLong { $0 <= $1 }
}
@c(swiftlet_op_load2_push_long_lcmp_ifeq) func op_load2_push_long_lcmp_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstantLong { $0 == $1 }
}
@c(swiftlet_op_load2_push_long_lcmp_ifne) func op_load2_push_long_lcmp_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstantLong { $0 != $1 }
}
@c(swiftlet_op_load2_push_long_lcmp_iflt) func op_load2_push_long_lcmp_iflt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstantLong { $0 < $1 }
}
@c(swiftlet_op_load2_push_long_lcmp_ifge) func op_load2_push_long_lcmp_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstantLong { $0 >= $1 }
}
@c(swiftlet_op_load2_push_long_lcmp_ifgt) func op_load2_push_long_lcmp_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstantLong { $0 > $1 }
}
@c(swiftlet_op_load2_push_long_lcmp_ifle) func op_load2_push_long_lcmp_ifle(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalConstantLong { $0 <= $1 }
}
@c(swiftlet_op_load2_load_i2l_lcmp_ifgt) func op_load2_load_i2l_lcmp_ifgt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsMixed { $0 > $1 }
}
@c(swiftlet_op_load2_load_i2l_lcmp_ifge) func op_load2_load_i2l_lcmp_ifge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalsMixed { $0 >= $1 }
}
@c(swiftlet_op_load_i2d) func op_load_i2d(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { $0.push(Double($0.localInt(0))) }
}
@c(swiftlet_op_load2_ddiv) func op_load2_ddiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopLocalDouble { $0 / $1 }
}
@c(swiftlet_op_load2_load2_ddiv) func op_load2_load2_ddiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsDouble { $0 / $1 }
}
@c(swiftlet_op_i2d_ddiv) func op_i2d_ddiv(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { r in let right = Double(r.popInt()); r.push(r.popDouble() / right) }
}
@c(swiftlet_op_i2d_dmul) func op_i2d_dmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { r in let right = Double(r.popInt()); r.push(r.popDouble() * right) }
}
@c(swiftlet_op_i2d_dadd) func op_i2d_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { r in let right = Double(r.popInt()); r.push(r.popDouble() + right) }
}
@c(swiftlet_op_dadd_store2) func op_dadd_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreDouble { $0 + $1 }
}
@c(swiftlet_op_dsub_store2) func op_dsub_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreDouble { $0 - $1 }
}
@c(swiftlet_op_dmul_store2) func op_dmul_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreDouble { $0 * $1 }
}
@c(swiftlet_op_ddiv_store2) func op_ddiv_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreDouble { $0 / $1 }
}
@c(swiftlet_op_dmul_dadd) func op_dmul_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedProduct { $0 + $1 }
}
@c(swiftlet_op_dmul_dsub) func op_dmul_dsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedProduct { $0 - $1 }
}
@c(swiftlet_op_dmul_dadd_store2) func op_dmul_dadd_store2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedProductStore { $0 + $1 }
}
@c(swiftlet_op_load2_load2_dmul_dadd) func op_load2_load2_dmul_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsProduct { $0 + $1 }
}
@c(swiftlet_op_load2_load2_dmul_dsub) func op_load2_load2_dmul_dsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalsProduct { $0 - $1 }
}
@c(swiftlet_op_load_load_iaload_load_iaload) func op_load_load_iaload_load_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedRowElement(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_load_iaload_load_laload) func op_load_load_iaload_load_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedRowElement(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_load_load_iaload_load_baload) func op_load_load_iaload_load_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedRowElement(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_load_iinc_iaload) func op_load_load_iinc_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedCountingLoad(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_load_iinc_baload) func op_load_load_iinc_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedCountingLoad(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_load_iinc_caload) func op_load_load_iinc_caload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedCountingLoad(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_iinc_iaload) func op_iinc_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedCountedLoad()
}
@c(swiftlet_op_iinc_load_iaload) func op_iinc_load_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedCountLoad()
}
@c(swiftlet_op_iaload_iaload) func op_iaload_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLoadTwice()
}
@c(swiftlet_op_iaload_iadd) func op_iaload_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLoadThen { $0 &+ $1 }
}
@c(swiftlet_op_load_load_iaload_iadd) func op_load_load_iaload_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocalsAdd(Int32.self)
}
@c(swiftlet_op_load_load_baload_iadd) func op_load_load_baload_iadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayLocalsAdd(Int8.self)
}
@c(swiftlet_op_iaload_iastore) func op_iaload_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayMove()
}
@c(swiftlet_op_load_load_load_iastore) func op_load_load_load_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreLocals()
}
@c(swiftlet_op_load_load_load2_lastore) func op_load_load_load2_lastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreLocals2()
}
@c(swiftlet_op_push_int_iastore) func op_push_int_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreConstant(UInt32.self) { _, value in value }
}
@c(swiftlet_op_push_int_bastore) func op_push_int_bastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreConstant(UInt8.self) { $0.byte($1) }
}
@c(swiftlet_op_load_bastore) func op_load_bastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreByte()
}
@c(swiftlet_op_dup2_iaload) func op_dup2_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateLoad(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_dup2_laload) func op_dup2_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateLoad(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_dup2_baload) func op_dup2_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateLoad(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_load_dup2_iaload) func op_load_load_dup2_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateLoadLocals(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_load_dup2_laload) func op_load_load_dup2_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedDuplicateLoadLocals(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_iadd_iastore) func op_iadd_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStore { $0 &+ $1 }
}
@c(swiftlet_op_isub_iastore) func op_isub_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStore { $0 &- $1 }
}
@c(swiftlet_op_ior_iastore) func op_ior_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStore { $0 | $1 }
}
@c(swiftlet_op_ixor_iastore) func op_ixor_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStore { $0 ^ $1 }
}
@c(swiftlet_op_push_int_iadd_iastore) func op_push_int_iadd_iastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArrayStoreSum()
}
@c(swiftlet_op_ladd_lastore) func op_ladd_lastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStoreLong { $0 &+ $1 }
}
@c(swiftlet_op_dadd_lastore) func op_dadd_lastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStoreDouble { $0 + $1 }
}
@c(swiftlet_op_dsub_lastore) func op_dsub_lastore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticArrayStoreDouble { $0 - $1 }
}
@c(swiftlet_op_load_load_getfield_i) func op_load_load_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLoadGetField()
}
@c(swiftlet_op_load_load_getfield_i_if_icmpeq) func op_load_load_getfield_i_if_icmpeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalField { $0 == $1 }
}
@c(swiftlet_op_load_load_getfield_i_if_icmpne) func op_load_load_getfield_i_if_icmpne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalField { $0 != $1 }
}
@c(swiftlet_op_load_load_getfield_i_if_icmplt) func op_load_load_getfield_i_if_icmplt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalField { $0 < $1 }
}
@c(swiftlet_op_load_load_getfield_i_if_icmpge) func op_load_load_getfield_i_if_icmpge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchLocalField { $0 >= $1 }
}
@c(swiftlet_op_store_load_getfield_i) func op_store_load_getfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStoreGetField()
}
@c(swiftlet_op_load_getfield_i_dup_store) func op_load_getfield_i_dup_store(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldKeep()
}
@c(swiftlet_op_load_getfield_i_dup_store_ifeq) func op_load_getfield_i_dup_store_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldKeepBranch { $0 == 0 }
}
@c(swiftlet_op_load_getfield_i_dup_store_ifne) func op_load_getfield_i_dup_store_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldKeepBranch { $0 != 0 }
}
@c(swiftlet_op_load_getfield_i_arraylength) func op_load_getfield_i_arraylength(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedFieldLength()
}
@c(swiftlet_op_load_getfield_i_load_iaload) func op_load_getfield_i_load_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedFieldElement(UInt32.self) { $0.push($1) }
}
@c(swiftlet_op_load_getfield_i_load_laload) func op_load_getfield_i_load_laload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedFieldElement(UInt64.self) { $0.push($1) }
}
@c(swiftlet_op_load_getfield_i_load_baload) func op_load_getfield_i_load_baload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedFieldElement(Int8.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_getfield_i_load_caload) func op_load_getfield_i_load_caload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedFieldElement(UInt16.self) { $0.push(Int32($1)) }
}
@c(swiftlet_op_load_getfield_l_ladd) func op_load_getfield_l_ladd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopFieldLong { $0 &+ $1 }
}
@c(swiftlet_op_load_getfield_l_dadd) func op_load_getfield_l_dadd(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopFieldDouble { $0 + $1 }
}
@c(swiftlet_op_load_getfield_l_dsub) func op_load_getfield_l_dsub(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopFieldDouble { $0 - $1 }
}
@c(swiftlet_op_load_getfield_l_dmul) func op_load_getfield_l_dmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedTopFieldDouble { $0 * $1 }
}
@c(swiftlet_op_load2_load_getfield_l_dmul) func op_load2_load_getfield_l_dmul(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedLocalFieldProduct()
}
@c(swiftlet_op_load_load2_putfield_l) func op_load_load2_putfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedPutField2()
}
@c(swiftlet_op_load_push_int_putfield_i) func op_load_push_int_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedPutFieldConstant()
}
@c(swiftlet_op_push_int_iadd_putfield_i) func op_push_int_iadd_putfield_i(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedPutFieldSum()
}
@c(swiftlet_op_ladd_putfield_l) func op_ladd_putfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticPutField2(Int64.self) { $0 &+ $1 }
}
@c(swiftlet_op_dadd_putfield_l) func op_dadd_putfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticPutField2(Double.self) { $0 + $1 }
}
@c(swiftlet_op_dsub_putfield_l) func op_dsub_putfield_l(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedArithmeticPutField2(Double.self) { $0 - $1 }
}
@c(swiftlet_op_load_load_invokeinterface) func op_load_load_invokeinterface(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(2).invokeInterface()
}
@c(swiftlet_op_load_load_load_invokevirtual) func op_load_load_load_invokevirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(3).invokeVirtual()
}
@c(swiftlet_op_load_load_load_invokespecial) func op_load_load_load_invokespecial(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(3).invokeSpecial()
}
@c(swiftlet_op_load_load_load_invokestatic) func op_load_load_load_invokestatic(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).pushing(3).invokeStatic()
}
@c(swiftlet_op_load_getfield_i_invokeinterface) func op_load_getfield_i_invokeinterface(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldInvokeInterface()
}
@c(swiftlet_op_load_getfield_i_load_invokevirtual) func op_load_getfield_i_load_invokevirtual(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldLoadInvoke { $0.invokeVirtual() }
}
@c(swiftlet_op_load_getfield_i_load_invokeinterface) func op_load_getfield_i_load_invokeinterface(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedGetFieldLoadInvoke { $0.invokeInterface() }
}
@c(swiftlet_op_getstatic_b_ifeq) func op_getstatic_b_ifeq(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchStatic { $0 == 0 }
}
@c(swiftlet_op_getstatic_b_ifne) func op_getstatic_b_ifne(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedBranchStatic { $0 != 0 }
}
@c(swiftlet_op_getstatic_i_load) func op_getstatic_i_load(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fused(2) { r in r.push(r.staticField.load(as: UInt32.self)); r.push(r.local(1)) }
}
@c(swiftlet_op_getstatic_i_load_iaload) func op_getstatic_i_load_iaload(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fusedStaticElement()
}
@c(swiftlet_op_enter_hashCode) func op_enter_hashCode(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).identityHash()
}
@c(swiftlet_op_enter_identityHashCode) func op_enter_identityHashCode(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).identityHash()
}
@c(swiftlet_op_enter_objectInit) func op_enter_objectInit(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).objectConstructor()
}
@c(swiftlet_op_enter_getClass) func op_enter_getClass(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).objectClass()
}
@c(swiftlet_calls_enter_isInstance) func op_enter_isInstance(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).classIsInstance()
}
@c(swiftlet_op_enter_currentThread) func op_enter_currentThread(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(0) { UInt64($0.thread.pointee.threadObject.rawValue) }
}
@c(swiftlet_op_enter_currentCarrierThread) func op_enter_currentCarrierThread(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(0) { UInt64($0.thread.pointee.carrierObject.rawValue) }
}
@c(swiftlet_calls_enter_arraycopy) func op_enter_arraycopy(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).arrayCopy()
}
@c(swiftlet_op_enter_floatToRawIntBits) func op_enter_floatToRawIntBits(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1)) }
}
@c(swiftlet_op_enter_intBitsToFloat) func op_enter_intBitsToFloat(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1)) }
}
@c(swiftlet_op_enter_doubleToRawLongBits) func op_enter_doubleToRawLongBits(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_enter_longBitsToDouble) func op_enter_longBitsToDouble(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { $0.unsignedLong(2) }
}
@c(swiftlet_calls_enter_sqrt) func op_enter_sqrt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { $0.double(2).squareRoot().bitPattern }
}
@c(swiftlet_op_enter_absInt) func op_enter_absInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64(UInt32(bitPattern: $0.int(1) < 0 ? 0 &- $0.int(1) : $0.int(1))) }
}
@c(swiftlet_op_enter_absLong) func op_enter_absLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { UInt64(bitPattern: $0.long(2) < 0 ? 0 &- $0.long(2) : $0.long(2)) }
}
@c(swiftlet_op_enter_absFloat) func op_enter_absFloat(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1) & 0x7FFF_FFFF) }
}
@c(swiftlet_op_enter_absDouble) func op_enter_absDouble(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { $0.unsignedLong(2) & 0x7FFF_FFFF_FFFF_FFFF }
}
@c(swiftlet_op_enter_maxInt) func op_enter_maxInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { UInt64(UInt32(bitPattern: $0.int(2) > $0.int(1) ? $0.int(2) : $0.int(1))) }
}
@c(swiftlet_op_enter_maxLong) func op_enter_maxLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(4) { UInt64(bitPattern: $0.long(4) > $0.long(2) ? $0.long(4) : $0.long(2)) }
}
@c(swiftlet_op_enter_minInt) func op_enter_minInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { UInt64(UInt32(bitPattern: $0.int(2) < $0.int(1) ? $0.int(2) : $0.int(1))) }
}
@c(swiftlet_op_enter_minLong) func op_enter_minLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(4) { UInt64(bitPattern: $0.long(4) < $0.long(2) ? $0.long(4) : $0.long(2)) }
}
@c(swiftlet_op_enter_multiplyHigh) func op_enter_multiplyHigh(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(4) { UInt64(bitPattern: $0.long(4).multipliedFullWidth(by: $0.long(2)).high) }
}
@c(swiftlet_op_enter_bitCountInt) func op_enter_bitCountInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1).nonzeroBitCount) }
}
@c(swiftlet_op_enter_bitCountLong) func op_enter_bitCountLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { UInt64($0.unsignedLong(2).nonzeroBitCount) }
}
@c(swiftlet_op_enter_leadingZerosInt) func op_enter_leadingZerosInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1).leadingZeroBitCount) }
}
@c(swiftlet_op_enter_leadingZerosLong) func op_enter_leadingZerosLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { UInt64($0.unsignedLong(2).leadingZeroBitCount) }
}
@c(swiftlet_op_enter_trailingZerosInt) func op_enter_trailingZerosInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1).trailingZeroBitCount) }
}
@c(swiftlet_op_enter_trailingZerosLong) func op_enter_trailingZerosLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { UInt64($0.unsignedLong(2).trailingZeroBitCount) }
}
@c(swiftlet_op_enter_reverseBytesInt) func op_enter_reverseBytesInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { UInt64($0.word(1).byteSwapped) }
}
@c(swiftlet_op_enter_reverseBytesLong) func op_enter_reverseBytesLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { $0.unsignedLong(2).byteSwapped }
}
@c(swiftlet_op_enter_getBoolean) func op_enter_getBoolean(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt8.self) { $0 != 0 ? 1 : 0 }
}
@c(swiftlet_op_enter_putBoolean) func op_enter_putBoolean(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1) & 1) }
}
@c(swiftlet_op_enter_getBooleanVolatile) func op_enter_getBooleanVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt8.self) { $0 != 0 ? 1 : 0 }
}
@c(swiftlet_op_enter_putBooleanVolatile) func op_enter_putBooleanVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt8.self, 1) { UInt8(truncatingIfNeeded: $0.word(1) & 1) }
}
@c(swiftlet_op_enter_getByte) func op_enter_getByte(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(Int8.self) { UInt64(UInt32(bitPattern: Int32($0))) }
}
@c(swiftlet_op_enter_putByte) func op_enter_putByte(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(Int8.self, 1) { Int8(truncatingIfNeeded: $0.int(1)) }
}
@c(swiftlet_op_enter_getByteVolatile) func op_enter_getByteVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(Int8.self) { UInt64(UInt32(bitPattern: Int32($0))) }
}
@c(swiftlet_op_enter_putByteVolatile) func op_enter_putByteVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(Int8.self, 1) { Int8(truncatingIfNeeded: $0.int(1)) }
}
@c(swiftlet_op_enter_getShort) func op_enter_getShort(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(Int16.self) { UInt64(UInt32(bitPattern: Int32($0))) }
}
@c(swiftlet_op_enter_putShort) func op_enter_putShort(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(Int16.self, 1) { Int16(truncatingIfNeeded: $0.int(1)) }
}
@c(swiftlet_op_enter_getShortVolatile) func op_enter_getShortVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(Int16.self) { UInt64(UInt32(bitPattern: Int32($0))) }
}
@c(swiftlet_op_enter_putShortVolatile) func op_enter_putShortVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(Int16.self, 1) { Int16(truncatingIfNeeded: $0.int(1)) }
}
@c(swiftlet_op_enter_getChar) func op_enter_getChar(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt16.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putChar) func op_enter_putChar(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_enter_getCharVolatile) func op_enter_getCharVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt16.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putCharVolatile) func op_enter_putCharVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt16.self, 1) { UInt16(truncatingIfNeeded: $0.word(1)) }
}
@c(swiftlet_op_enter_getInt) func op_enter_getInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putInt) func op_enter_putInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_enter_getIntVolatile) func op_enter_getIntVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putIntVolatile) func op_enter_putIntVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_enter_getFloat) func op_enter_getFloat(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putFloat) func op_enter_putFloat(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_enter_getFloatVolatile) func op_enter_getFloatVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putFloatVolatile) func op_enter_putFloatVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_enter_getLong) func op_enter_getLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt64.self) { $0 }
}
@c(swiftlet_op_enter_putLong) func op_enter_putLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_enter_getLongVolatile) func op_enter_getLongVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt64.self) { $0 }
}
@c(swiftlet_op_enter_putLongVolatile) func op_enter_putLongVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_enter_getDouble) func op_enter_getDouble(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt64.self) { $0 }
}
@c(swiftlet_op_enter_putDouble) func op_enter_putDouble(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePut(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_enter_getDoubleVolatile) func op_enter_getDoubleVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt64.self) { $0 }
}
@c(swiftlet_op_enter_putDoubleVolatile) func op_enter_putDoubleVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_enter_getIntAcquire) func op_enter_getIntAcquire(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putIntRelease) func op_enter_putIntRelease(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt32.self, 1) { $0.word(1) }
}
@c(swiftlet_op_enter_getLongAcquire) func op_enter_getLongAcquire(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt64.self) { $0 }
}
@c(swiftlet_op_enter_putLongRelease) func op_enter_putLongRelease(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutVolatile(UInt64.self, 2) { $0.unsignedLong(2) }
}
@c(swiftlet_op_enter_getReference) func op_enter_getReference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGet(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_getReferenceVolatile) func op_enter_getReferenceVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_getReferenceAcquire) func op_enter_getReferenceAcquire(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeGetVolatile(UInt32.self) { UInt64($0) }
}
@c(swiftlet_op_enter_putReference) func op_enter_putReference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutReference(isVolatile: false)
}
@c(swiftlet_op_enter_putReferenceVolatile) func op_enter_putReferenceVolatile(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutReference(isVolatile: true)
}
@c(swiftlet_op_enter_putReferenceRelease) func op_enter_putReferenceRelease(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafePutReference(isVolatile: true)
}
@c(swiftlet_saves_enter_compareAndSetInt) func op_enter_compareAndSetInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetInt(exchanges: false)
}
@c(swiftlet_saves_enter_compareAndExchangeInt) func op_enter_compareAndExchangeInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetInt(exchanges: true)
}
@c(swiftlet_saves_enter_weakCompareAndSetInt) func op_enter_weakCompareAndSetInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetInt(exchanges: false)
}
@c(swiftlet_saves_enter_compareAndSetLong) func op_enter_compareAndSetLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetLong(exchanges: false)
}
@c(swiftlet_saves_enter_compareAndExchangeLong) func op_enter_compareAndExchangeLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetLong(exchanges: true)
}
@c(swiftlet_saves_enter_weakCompareAndSetLong) func op_enter_weakCompareAndSetLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetLong(exchanges: false)
}
@c(swiftlet_saves_enter_compareAndSetReference) func op_enter_compareAndSetReference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetReference(exchanges: false)
}
@c(swiftlet_saves_enter_compareAndExchangeReference) func op_enter_compareAndExchangeReference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetReference(exchanges: true)
}
@c(swiftlet_saves_enter_weakCompareAndSetReference) func op_enter_weakCompareAndSetReference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeCompareAndSetReference(exchanges: false)
}
@c(swiftlet_op_enter_getAndAddInt) func op_enter_getAndAddInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeUpdateInt { atomic32FetchAdd($0, $1) }
}
@c(swiftlet_op_enter_getAndAddLong) func op_enter_getAndAddLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeUpdateLong { atomic64FetchAdd($0, $1) }
}
@c(swiftlet_op_enter_getAndSetInt) func op_enter_getAndSetInt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeUpdateInt { atomic32Exchange($0, $1) }
}
@c(swiftlet_op_enter_getAndSetLong) func op_enter_getAndSetLong(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeUpdateLong { atomic64Exchange($0, $1) }
}
@c(swiftlet_op_enter_getAndSetReference) func op_enter_getAndSetReference(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).unsafeExchangeReference()
}
@c(swiftlet_op_enter_fullFence) func op_enter_fullFence(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fence()
}
@c(swiftlet_op_enter_loadFence) func op_enter_loadFence(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fence()
}
@c(swiftlet_op_enter_storeFence) func op_enter_storeFence(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).fence()
}
@c(swiftlet_op_enter_latin1CharAt) func op_enter_latin1CharAt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).latin1CharAt()
}
@c(swiftlet_saves_enter_latin1Equals) func op_enter_latin1Equals(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).latin1Equals()
}
@c(swiftlet_saves_enter_countPositives) func op_enter_countPositives(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).countPositives()
}
@c(swiftlet_saves_enter_utf16GetChar) func op_enter_utf16GetChar(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).utf16GetChar()
}
@c(swiftlet_saves_enter_utf16PutChar) func op_enter_utf16PutChar(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).utf16PutChar()
}
@c(swiftlet_saves_enter_vectorizedHashCode) func op_enter_vectorizedHashCode(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).vectorizedHashCode()
}
@c(swiftlet_saves_enter_stringCharAt) func op_enter_stringCharAt(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringCharAt()
}
@c(swiftlet_op_enter_stringLength) func op_enter_stringLength(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringLength()
}
@c(swiftlet_op_enter_stringIsEmpty) func op_enter_stringIsEmpty(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringIsEmpty()
}
@c(swiftlet_op_enter_stringIsLatin1) func op_enter_stringIsLatin1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringCoder { $0 == 0 ? 1 : 0 }
}
@c(swiftlet_op_enter_stringCoder) func op_enter_stringCoder(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringCoder { UInt64($0) }
}
@c(swiftlet_op_enter_stringHashCode) func op_enter_stringHashCode(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringHashCode()
}
@c(swiftlet_saves_enter_stringEquals) func op_enter_stringEquals(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).stringEquals()
}
@c(swiftlet_op_enter_builderIsLatin1) func op_enter_builderIsLatin1(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { $0.word(1) == 0 ? 1 : 0 }
}
@c(swiftlet_op_enter_canEncode) func op_enter_canEncode(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { $0.word(1) &>> 8 == 0 ? 1 : 0 }
}
@c(swiftlet_op_enter_coderFromChar) func op_enter_coderFromChar(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(1) { $0.word(1) > 0xFF ? 1 : 0 }
}
@c(swiftlet_saves_enter_indexOfChar) func op_enter_indexOfChar(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).latin1IndexOfChar()
}
@c(swiftlet_op_enter_requireNonNull) func op_enter_requireNonNull(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).requireNonNull()
}
@c(swiftlet_op_enter_objectsCheckIndex) func op_enter_objectsCheckIndex(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkIndex(2)
}
@c(swiftlet_op_enter_checkIndex) func op_enter_checkIndex(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkIndex(3)
}
@c(swiftlet_saves_enter_checkFromToIndex) func op_enter_checkFromToIndex(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkFromToIndex(4)
}
@c(swiftlet_saves_enter_checkFromIndexSize) func op_enter_checkFromIndexSize(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkFromIndexSize(4)
}
@c(swiftlet_op_enter_stringCheckIndex) func op_enter_stringCheckIndex(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkIndex(2)
}
@c(swiftlet_saves_enter_stringCheckBounds) func op_enter_stringCheckBounds(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkFromToIndex(3)
}
@c(swiftlet_saves_enter_stringCheckCount) func op_enter_stringCheckCount(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).checkFromIndexSize(3)
}
@c(swiftlet_op_enter_objectEquals) func op_enter_objectEquals(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Registers(pc, sp, fp, base, thread, a).answer(2) { $0.word(1) == $0.word(2) ? 1 : 0 }
}
