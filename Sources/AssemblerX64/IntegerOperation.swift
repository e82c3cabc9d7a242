// SPDX-License-Identifier: Apache-2.0
//
// The integer instruction set as tables. A raw value is either the operation's number inside its opcode group (the
// digit the manual writes as /n) or spells the encoding: 0xPP_MM_OO, mandatory prefix, opcode map, opcode; a further
// pair of digits at the end is the /n digit. Case names are the manual's mnemonics.

/// The eight two-operand operations of opcodes 00–3F and of groups 80, 81, 83.
public enum ALUOperation: UInt8, CaseIterable, Sendable {
    case add, or, adc, sbb, and, sub, xor, cmp
}

/// Groups C0, C1, D0–D3. Number 6 is an undocumented duplicate of `shl`.
public enum ShiftOperation: UInt8, CaseIterable, Sendable {
    case rol = 0
    case ror = 1
    case rcl = 2
    case rcr = 3
    case shl = 4
    case shr = 5
    case sar = 7
}

/// Groups F6/F7 (0xF7_n) and FE/FF (0xFF_n): one operand, or one beside the implied `rdx:rax`.
public enum UnaryOperation: UInt16, CaseIterable, Sendable {
    case inc = 0xFF_0
    case dec = 0xFF_1
    case not = 0xF7_2
    case neg = 0xF7_3
    case mul = 0xF7_4
    case imul = 0xF7_5
    case div = 0xF7_6
    case idiv = 0xF7_7
}

/// Destination register, source register or memory; 16, 32 or 64 bits, `adcx` and `adox` only the latter two.
public enum RegisterOperation: UInt32, CaseIterable, Sendable {
    case imul = 0x00_0F_AF
    case bsf = 0x00_0F_BC
    case bsr = 0x00_0F_BD
    case popcnt = 0xF3_0F_B8
    case tzcnt = 0xF3_0F_BC
    case lzcnt = 0xF3_0F_BD
    case adcx = 0x66_38_F6
    case adox = 0xF3_38_F6
}

/// Operations on one bit of the first operand: group 0F BA, and opcodes A3 + 8 * (n - 4) with the bit number in a register.
public enum BitOperation: UInt8, CaseIterable, Sendable {
    case bt = 4
    case bts = 5
    case btr = 6
    case btc = 7
}

/// Memory or register first, register second: both are written.
public enum ExchangeOperation: UInt32, CaseIterable, Sendable {
    case xchg = 0x00_00_87
    case cmpxchg = 0x00_0F_B1
    case xadd = 0x00_0F_C1
}

/// VEX: destination, first source register, second source register or memory; 32 or 64 bits. `mulx` writes the high half
/// to the destination, the low half to the first source, and multiplies by `rdx`.
public enum BMIOperation: UInt32, CaseIterable, Sendable {
    case andn = 0x00_38_F2
    case mulx = 0xF2_38_F6
    case pdep = 0xF2_38_F5
    case pext = 0xF3_38_F5
}

/// VEX: destination, source register or memory, control register; 32 or 64 bits.
public enum BMIShiftOperation: UInt32, CaseIterable, Sendable {
    case bextr = 0x00_38_F7
    case bzhi = 0x00_38_F5
    case shlx = 0x66_38_F7
    case sarx = 0xF3_38_F7
    case shrx = 0xF2_38_F7
}

/// VEX opcode 0F 38 F3: destination, source register or memory; 32 or 64 bits.
public enum BMIUnaryOperation: UInt8, CaseIterable, Sendable {
    case blsr = 1
    case blsmsk = 2
    case blsi = 3
}

/// One memory operand and nothing else to encode: 0xPP_MM_OO_n.
public enum MemoryOperation: UInt32, CaseIterable, Sendable {
    case prefetchnta = 0x00_0F_18_00
    case prefetcht0 = 0x00_0F_18_01
    case prefetcht1 = 0x00_0F_18_02
    case prefetcht2 = 0x00_0F_18_03
    case prefetchw = 0x00_0F_0D_01
    case clflush = 0x00_0F_AE_07
    case clflushopt = 0x66_0F_AE_07
    case clwb = 0x66_0F_AE_06
    case ldmxcsr = 0x00_0F_AE_02
    case stmxcsr = 0x00_0F_AE_03
    case cmpxchg8b = 0x00_0F_C7_01
    /// x87 loads and stores, which Java's floating-point remainder needs around `fprem`: D9 is 32 bits, DD 64.
    case fld32 = 0x00_00_D9_00
    case fld64 = 0x00_00_DD_00
    case fstp32 = 0x00_00_D9_03
    case fstp64 = 0x00_00_DD_03
    case fild64 = 0x00_00_DF_05
    case fistp64 = 0x00_00_DF_07
}

/// Instructions without operands to encode. The raw value is the bytes, first byte highest, leading zeros left out.
public enum PlainOperation: UInt32, CaseIterable, Sendable {
    case ret = 0xC3
    case leave = 0xC9
    case int3 = 0xCC
    case ud2 = 0x0F_0B
    case hlt = 0xF4
    case syscall = 0x0F_05
    case mfence = 0x0F_AE_F0
    case lfence = 0x0F_AE_E8
    case sfence = 0x0F_AE_F8
    case pause = 0xF3_90
    case rdtsc = 0x0F_31
    case rdtscp = 0x0F_01_F9
    case cpuid = 0x0F_A2
    case xgetbv = 0x0F_01_D0
    case cbw = 0x66_98
    case cwde = 0x98
    case cdqe = 0x48_98
    case cwd = 0x66_99
    case cdq = 0x99
    case cqo = 0x48_99
    case clc = 0xF8
    case stc = 0xF9
    case cmc = 0xF5
    case cld = 0xFC
    case std = 0xFD
    case lahf = 0x9F
    case sahf = 0x9E
    case pushfq = 0x9C
    case popfq = 0x9D
    case repMovsb = 0xF3_A4
    case repMovsd = 0xF3_A5
    case repMovsq = 0xF3_48_A5
    case repStosb = 0xF3_AA
    case repStosd = 0xF3_AB
    case repStosq = 0xF3_48_AB
    case endbr64 = 0xF3_0F_1E_FA
    case vzeroupper = 0xC5_F8_77
    case vzeroall = 0xC5_FC_77
    case emms = 0x0F_77
    case fprem = 0xD9_F8
    case fnstsw = 0xDF_E0
    case fstpST0 = 0xDD_D8
    case fstpST1 = 0xDD_D9
}
