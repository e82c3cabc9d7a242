// SPDX-License-Identifier: Apache-2.0
//
// The vector instruction set as tables. A raw value reads 0xPP_MM_OO_FS:
//
//   PP  mandatory prefix: 00, 66, F3, F2
//   MM  opcode map: 0F, 38 for 0F 38, 3A for 0F 3A
//   OO  opcode
//   F   sum of: 1 VEX.W is set; 2 has a 256-bit form; 4 VEX only; 8 legacy encoding only. C (4 + 8): VEX, 256 bits only
//   S   memory operand: base-two logarithm of its size in bytes, or F the whole vector, E half, D a quarter, C an eighth
//
// Mnemonics are the manual's, without the v that the VEX form of an SSE instruction has in front.

/// `op destination, source`; with VEX `op destination, first, second`.
public enum VectorOperation: UInt32, CaseIterable, Sendable {
    // Floating point
    case addps = 0x00_0F_58_2F
    case addpd = 0x66_0F_58_2F
    case addss = 0xF3_0F_58_02
    case addsd = 0xF2_0F_58_03
    case mulps = 0x00_0F_59_2F
    case mulpd = 0x66_0F_59_2F
    case mulss = 0xF3_0F_59_02
    case mulsd = 0xF2_0F_59_03
    case subps = 0x00_0F_5C_2F
    case subpd = 0x66_0F_5C_2F
    case subss = 0xF3_0F_5C_02
    case subsd = 0xF2_0F_5C_03
    case minps = 0x00_0F_5D_2F
    case minpd = 0x66_0F_5D_2F
    case minss = 0xF3_0F_5D_02
    case minsd = 0xF2_0F_5D_03
    case divps = 0x00_0F_5E_2F
    case divpd = 0x66_0F_5E_2F
    case divss = 0xF3_0F_5E_02
    case divsd = 0xF2_0F_5E_03
    case maxps = 0x00_0F_5F_2F
    case maxpd = 0x66_0F_5F_2F
    case maxss = 0xF3_0F_5F_02
    case maxsd = 0xF2_0F_5F_03
    case sqrtss = 0xF3_0F_51_02
    case sqrtsd = 0xF2_0F_51_03
    case rsqrtss = 0xF3_0F_52_02
    case rcpss = 0xF3_0F_53_02
    case cvtss2sd = 0xF3_0F_5A_02
    case cvtsd2ss = 0xF2_0F_5A_03
    case andps = 0x00_0F_54_2F
    case andpd = 0x66_0F_54_2F
    case andnps = 0x00_0F_55_2F
    case andnpd = 0x66_0F_55_2F
    case orps = 0x00_0F_56_2F
    case orpd = 0x66_0F_56_2F
    case xorps = 0x00_0F_57_2F
    case xorpd = 0x66_0F_57_2F
    case unpcklps = 0x00_0F_14_2F
    case unpcklpd = 0x66_0F_14_2F
    case unpckhps = 0x00_0F_15_2F
    case unpckhpd = 0x66_0F_15_2F
    case haddps = 0xF2_0F_7C_2F
    case haddpd = 0x66_0F_7C_2F
    case hsubps = 0xF2_0F_7D_2F
    case hsubpd = 0x66_0F_7D_2F
    case addsubps = 0xF2_0F_D0_2F
    case addsubpd = 0x66_0F_D0_2F
    // Integers
    case punpcklbw = 0x66_0F_60_2F
    case punpcklwd = 0x66_0F_61_2F
    case punpckldq = 0x66_0F_62_2F
    case packsswb = 0x66_0F_63_2F
    case pcmpgtb = 0x66_0F_64_2F
    case pcmpgtw = 0x66_0F_65_2F
    case pcmpgtd = 0x66_0F_66_2F
    case packuswb = 0x66_0F_67_2F
    case punpckhbw = 0x66_0F_68_2F
    case punpckhwd = 0x66_0F_69_2F
    case punpckhdq = 0x66_0F_6A_2F
    case packssdw = 0x66_0F_6B_2F
    case punpcklqdq = 0x66_0F_6C_2F
    case punpckhqdq = 0x66_0F_6D_2F
    case pcmpeqb = 0x66_0F_74_2F
    case pcmpeqw = 0x66_0F_75_2F
    case pcmpeqd = 0x66_0F_76_2F
    // Shifts by a count in the low half of the second operand, which stays 128 bits wide
    case psrlw = 0x66_0F_D1_24
    case psrld = 0x66_0F_D2_24
    case psrlq = 0x66_0F_D3_24
    case psraw = 0x66_0F_E1_24
    case psrad = 0x66_0F_E2_24
    case psllw = 0x66_0F_F1_24
    case pslld = 0x66_0F_F2_24
    case psllq = 0x66_0F_F3_24
    case paddq = 0x66_0F_D4_2F
    case pmullw = 0x66_0F_D5_2F
    case psubusb = 0x66_0F_D8_2F
    case psubusw = 0x66_0F_D9_2F
    case pminub = 0x66_0F_DA_2F
    case pand = 0x66_0F_DB_2F
    case paddusb = 0x66_0F_DC_2F
    case paddusw = 0x66_0F_DD_2F
    case pmaxub = 0x66_0F_DE_2F
    case pandn = 0x66_0F_DF_2F
    case pavgb = 0x66_0F_E0_2F
    case pavgw = 0x66_0F_E3_2F
    case pmulhuw = 0x66_0F_E4_2F
    case pmulhw = 0x66_0F_E5_2F
    case psubsb = 0x66_0F_E8_2F
    case psubsw = 0x66_0F_E9_2F
    case pminsw = 0x66_0F_EA_2F
    case por = 0x66_0F_EB_2F
    case paddsb = 0x66_0F_EC_2F
    case paddsw = 0x66_0F_ED_2F
    case pmaxsw = 0x66_0F_EE_2F
    case pxor = 0x66_0F_EF_2F
    case pmuludq = 0x66_0F_F4_2F
    case pmaddwd = 0x66_0F_F5_2F
    case psadbw = 0x66_0F_F6_2F
    case psubb = 0x66_0F_F8_2F
    case psubw = 0x66_0F_F9_2F
    case psubd = 0x66_0F_FA_2F
    case psubq = 0x66_0F_FB_2F
    case paddb = 0x66_0F_FC_2F
    case paddw = 0x66_0F_FD_2F
    case paddd = 0x66_0F_FE_2F
    case pshufb = 0x66_38_00_2F
    case phaddw = 0x66_38_01_2F
    case phaddd = 0x66_38_02_2F
    case phaddsw = 0x66_38_03_2F
    case pmaddubsw = 0x66_38_04_2F
    case phsubw = 0x66_38_05_2F
    case phsubd = 0x66_38_06_2F
    case phsubsw = 0x66_38_07_2F
    case psignb = 0x66_38_08_2F
    case psignw = 0x66_38_09_2F
    case psignd = 0x66_38_0A_2F
    case pmulhrsw = 0x66_38_0B_2F
    case pmuldq = 0x66_38_28_2F
    case pcmpeqq = 0x66_38_29_2F
    case packusdw = 0x66_38_2B_2F
    case pcmpgtq = 0x66_38_37_2F
    case pminsb = 0x66_38_38_2F
    case pminsd = 0x66_38_39_2F
    case pminuw = 0x66_38_3A_2F
    case pminud = 0x66_38_3B_2F
    case pmaxsb = 0x66_38_3C_2F
    case pmaxsd = 0x66_38_3D_2F
    case pmaxuw = 0x66_38_3E_2F
    case pmaxud = 0x66_38_3F_2F
    case pmulld = 0x66_38_40_2F
    // Cryptography
    case aesenc = 0x66_38_DC_0F
    case aesenclast = 0x66_38_DD_0F
    case aesdec = 0x66_38_DE_0F
    case aesdeclast = 0x66_38_DF_0F
    case sha1nexte = 0x00_38_C8_8F
    case sha1msg1 = 0x00_38_C9_8F
    case sha1msg2 = 0x00_38_CA_8F
    case sha256rnds2 = 0x00_38_CB_8F
    case sha256msg1 = 0x00_38_CC_8F
    case sha256msg2 = 0x00_38_CD_8F
    // AVX2 and F16C, without legacy form
    case vpsllvd = 0x66_38_47_6F
    case vpsllvq = 0x66_38_47_7F
    case vpsrlvd = 0x66_38_45_6F
    case vpsrlvq = 0x66_38_45_7F
    case vpsravd = 0x66_38_46_6F
    case vpermilps = 0x66_38_0C_6F
    case vpermilpd = 0x66_38_0D_6F
    case vpermd = 0x66_38_36_CF
    case vpermps = 0x66_38_16_CF
    // FMA3: the digits say which operands are multiplied (first two) and which is added (last)
    case vfmadd132ps = 0x66_38_98_6F
    case vfmadd132pd = 0x66_38_98_7F
    case vfmadd132ss = 0x66_38_99_42
    case vfmadd132sd = 0x66_38_99_53
    case vfmadd213ps = 0x66_38_A8_6F
    case vfmadd213pd = 0x66_38_A8_7F
    case vfmadd213ss = 0x66_38_A9_42
    case vfmadd213sd = 0x66_38_A9_53
    case vfmadd231ps = 0x66_38_B8_6F
    case vfmadd231pd = 0x66_38_B8_7F
    case vfmadd231ss = 0x66_38_B9_42
    case vfmadd231sd = 0x66_38_B9_53
    case vfmsub132ps = 0x66_38_9A_6F
    case vfmsub132pd = 0x66_38_9A_7F
    case vfmsub132ss = 0x66_38_9B_42
    case vfmsub132sd = 0x66_38_9B_53
    case vfmsub213ps = 0x66_38_AA_6F
    case vfmsub213pd = 0x66_38_AA_7F
    case vfmsub213ss = 0x66_38_AB_42
    case vfmsub213sd = 0x66_38_AB_53
    case vfmsub231ps = 0x66_38_BA_6F
    case vfmsub231pd = 0x66_38_BA_7F
    case vfmsub231ss = 0x66_38_BB_42
    case vfmsub231sd = 0x66_38_BB_53
    case vfnmadd132ps = 0x66_38_9C_6F
    case vfnmadd132pd = 0x66_38_9C_7F
    case vfnmadd132ss = 0x66_38_9D_42
    case vfnmadd132sd = 0x66_38_9D_53
    case vfnmadd213ps = 0x66_38_AC_6F
    case vfnmadd213pd = 0x66_38_AC_7F
    case vfnmadd213ss = 0x66_38_AD_42
    case vfnmadd213sd = 0x66_38_AD_53
    case vfnmadd231ps = 0x66_38_BC_6F
    case vfnmadd231pd = 0x66_38_BC_7F
    case vfnmadd231ss = 0x66_38_BD_42
    case vfnmadd231sd = 0x66_38_BD_53
    case vfnmsub132ps = 0x66_38_9E_6F
    case vfnmsub132pd = 0x66_38_9E_7F
    case vfnmsub132ss = 0x66_38_9F_42
    case vfnmsub132sd = 0x66_38_9F_53
    case vfnmsub213ps = 0x66_38_AE_6F
    case vfnmsub213pd = 0x66_38_AE_7F
    case vfnmsub213ss = 0x66_38_AF_42
    case vfnmsub213sd = 0x66_38_AF_53
    case vfnmsub231ps = 0x66_38_BE_6F
    case vfnmsub231pd = 0x66_38_BE_7F
    case vfnmsub231ss = 0x66_38_BF_42
    case vfnmsub231sd = 0x66_38_BF_53
}

/// `op destination, source`, both with and without VEX.
public enum VectorUnaryOperation: UInt32, CaseIterable, Sendable {
    case sqrtps = 0x00_0F_51_2F
    case sqrtpd = 0x66_0F_51_2F
    case rsqrtps = 0x00_0F_52_2F
    case rcpps = 0x00_0F_53_2F
    case ucomiss = 0x00_0F_2E_02
    case ucomisd = 0x66_0F_2E_03
    case comiss = 0x00_0F_2F_02
    case comisd = 0x66_0F_2F_03
    case cvtps2pd = 0x00_0F_5A_2E
    case cvtdq2ps = 0x00_0F_5B_2F
    case cvtps2dq = 0x66_0F_5B_2F
    case cvttps2dq = 0xF3_0F_5B_2F
    case cvtdq2pd = 0xF3_0F_E6_2E
    // These three write half a vector
    case cvtpd2ps = 0x66_0F_5A_2F
    case cvttpd2dq = 0x66_0F_E6_2F
    case cvtpd2dq = 0xF2_0F_E6_2F
    case movddup = 0xF2_0F_12_0E
    case movshdup = 0xF3_0F_16_2F
    case movsldup = 0xF3_0F_12_2F
    case ptest = 0x66_38_17_2F
    case pabsb = 0x66_38_1C_2F
    case pabsw = 0x66_38_1D_2F
    case pabsd = 0x66_38_1E_2F
    case pmovsxbw = 0x66_38_20_2E
    case pmovsxbd = 0x66_38_21_2D
    case pmovsxbq = 0x66_38_22_2C
    case pmovsxwd = 0x66_38_23_2E
    case pmovsxwq = 0x66_38_24_2D
    case pmovsxdq = 0x66_38_25_2E
    case pmovzxbw = 0x66_38_30_2E
    case pmovzxbd = 0x66_38_31_2D
    case pmovzxbq = 0x66_38_32_2C
    case pmovzxwd = 0x66_38_33_2E
    case pmovzxwq = 0x66_38_34_2D
    case pmovzxdq = 0x66_38_35_2E
    case phminposuw = 0x66_38_41_0F
    case aesimc = 0x66_38_DB_0F
    case vbroadcastss = 0x66_38_18_62
    case vbroadcastsd = 0x66_38_19_C3
    case vpbroadcastb = 0x66_38_78_60
    case vpbroadcastw = 0x66_38_79_61
    case vpbroadcastd = 0x66_38_58_62
    case vpbroadcastq = 0x66_38_59_63
    case vtestps = 0x66_38_0E_6F
    case vtestpd = 0x66_38_0F_6F
    case vcvtph2ps = 0x66_38_13_6E
}

/// `op destination, source, immediate`; with VEX `op destination, first, second, immediate`.
public enum VectorImmediateOperation: UInt32, CaseIterable, Sendable {
    case cmpps = 0x00_0F_C2_2F
    case cmppd = 0x66_0F_C2_2F
    case cmpss = 0xF3_0F_C2_02
    case cmpsd = 0xF2_0F_C2_03
    case shufps = 0x00_0F_C6_2F
    case shufpd = 0x66_0F_C6_2F
    case roundss = 0x66_3A_0A_02
    case roundsd = 0x66_3A_0B_03
    case blendps = 0x66_3A_0C_2F
    case blendpd = 0x66_3A_0D_2F
    case pblendw = 0x66_3A_0E_2F
    case palignr = 0x66_3A_0F_2F
    case insertps = 0x66_3A_21_02
    case dpps = 0x66_3A_40_2F
    case dppd = 0x66_3A_41_0F
    case mpsadbw = 0x66_3A_42_2F
    case pclmulqdq = 0x66_3A_44_0F
    case vpblendd = 0x66_3A_02_6F
    case vperm2f128 = 0x66_3A_06_CF
    case vperm2i128 = 0x66_3A_46_CF
    case vinsertf128 = 0x66_3A_18_C4
    case vinserti128 = 0x66_3A_38_C4
}

/// `op destination, source, immediate`, both with and without VEX.
public enum VectorShuffleOperation: UInt32, CaseIterable, Sendable {
    case pshufd = 0x66_0F_70_2F
    case pshufhw = 0xF3_0F_70_2F
    case pshuflw = 0xF2_0F_70_2F
    case roundps = 0x66_3A_08_2F
    case roundpd = 0x66_3A_09_2F
    case pcmpestri = 0x66_3A_61_0F
    case pcmpistri = 0x66_3A_63_0F
    case aeskeygenassist = 0x66_3A_DF_0F
    case vpermilps = 0x66_3A_04_6F
    case vpermilpd = 0x66_3A_05_6F
    case vpermq = 0x66_3A_00_DF
    case vpermpd = 0x66_3A_01_DF
}

/// Shifts by a constant; S is the /n digit. The last two count bytes.
public enum VectorShiftOperation: UInt32, CaseIterable, Sendable {
    case psrlw = 0x66_0F_71_22
    case psraw = 0x66_0F_71_24
    case psllw = 0x66_0F_71_26
    case psrld = 0x66_0F_72_22
    case psrad = 0x66_0F_72_24
    case pslld = 0x66_0F_72_26
    case psrlq = 0x66_0F_73_22
    case psllq = 0x66_0F_73_26
    case psrldq = 0x66_0F_73_23
    case pslldq = 0x66_0F_73_27
}

/// Selection by a mask: `xmm0` in the legacy form; the raw value spells that, its VEX form is 0F 3A `vexOpcode`.
public enum VectorBlendOperation: UInt32, CaseIterable, Sendable {
    case blendvps = 0x66_38_14_2F
    case blendvpd = 0x66_38_15_2F
    case pblendvb = 0x66_38_10_2F

    var vexOpcode: UInt32 {
        switch self {
        case .blendvps: 0x66_3A_4A
        case .blendvpd: 0x66_3A_4B
        case .pblendvb: 0x66_3A_4C
        }
    }
}

/// Loads and stores: 0xPP_LL_SS_FS with the load and the store opcode, both in map 0F; opcode 00 where there is none.
/// Bit 8 of F means here that the register form merges into the destination (three operands with VEX).
public enum VectorMoveOperation: UInt32, CaseIterable, Sendable {
    case movaps = 0x00_28_29_2F
    case movapd = 0x66_28_29_2F
    case movups = 0x00_10_11_2F
    case movupd = 0x66_10_11_2F
    case movdqa = 0x66_6F_7F_2F
    case movdqu = 0xF3_6F_7F_2F
    case movss = 0xF3_10_11_82
    case movsd = 0xF2_10_11_83
    case lddqu = 0xF2_F0_00_2F
    case movntps = 0x00_00_2B_2F
    case movntpd = 0x66_00_2B_2F
    case movntdq = 0x66_00_E7_2F
}

/// Half a vector from or to memory, the other half untouched: 0xPP_LL_SS as above; three operands in the VEX load.
public enum VectorHalfMoveOperation: UInt32, CaseIterable, Sendable {
    case movlps = 0x00_12_13
    case movlpd = 0x66_12_13
    case movhps = 0x00_16_17
    case movhpd = 0x66_16_17
}

/// `op general-purpose register, vector register or memory`: conversions to integers, 0xPP_MM_OO_FS.
public enum VectorToIntegerOperation: UInt32, CaseIterable, Sendable {
    case cvttss2si = 0xF3_0F_2C_02
    case cvttsd2si = 0xF2_0F_2C_03
    case cvtss2si = 0xF3_0F_2D_02
    case cvtsd2si = 0xF2_0F_2D_03
}

/// `op vector register, general-purpose register or memory`: conversions from 32- or 64-bit integers.
public enum IntegerToVectorOperation: UInt32, CaseIterable, Sendable {
    case cvtsi2ss = 0xF3_0F_2A
    case cvtsi2sd = 0xF2_0F_2A
}

/// One bit per element into a general-purpose register.
public enum VectorMaskOperation: UInt32, CaseIterable, Sendable {
    case movmskps = 0x00_0F_50_20
    case movmskpd = 0x66_0F_50_20
    case pmovmskb = 0x66_0F_D7_20
}

/// Width of one element moved into or out of a vector (`pinsr`, `pextr`).
public enum VectorElement: UInt8, CaseIterable, Sendable {
    case byte, word, dword, qword

    var insertOpcode: UInt32 {
        switch self {
        case .byte: 0x66_3A_20
        case .word: 0x66_0F_C4
        case .dword, .qword: 0x66_3A_22
        }
    }

    var extractOpcode: UInt32 {
        switch self {
        case .byte: 0x66_3A_14
        case .word: 0x66_3A_15
        case .dword, .qword: 0x66_3A_16
        }
    }
}

/// The upper or lower half of a 256-bit register into a 128-bit register or memory; AVX only.
public enum VectorExtractOperation: UInt32, CaseIterable, Sendable {
    case vextractf128 = 0x66_3A_19
    case vextracti128 = 0x66_3A_39
}

/// Loads and stores of the elements whose mask has its sign bit set, without faults on the others; AVX only.
/// 0xPP_MM_LL_SS_w: load and store opcode, VEX.W.
public enum VectorMaskedMoveOperation: UInt64, CaseIterable, Sendable {
    case vmaskmovps = 0x66_38_2C_2E_0
    case vmaskmovpd = 0x66_38_2D_2F_0
    case vpmaskmovd = 0x66_38_8C_8E_0
    case vpmaskmovq = 0x66_38_8C_8E_1
}
