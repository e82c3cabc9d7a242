// SPDX-License-Identifier: Apache-2.0
// Generated from spec/tables/handlers.tsv and its neighbours by scripts/generate-handlers.
// swift-format-ignore-file

extension HandlerTable {
    /// Stores the offset of each handler from the anchor, in the order of Operation.
    static func fill(_ offsets: UnsafeMutablePointer<Int32>) {
        offsets[0] = offset(of: op_nop)
        offsets[1] = offset(of: op_push_int)
        offsets[2] = offset(of: op_push_long)
        offsets[3] = offset(of: op_push_high)
        offsets[4] = offset(of: op_push_word)
        offsets[5] = offset(of: op_push_reference)
        offsets[6] = offset(of: op_ldc_unresolved)
        offsets[7] = offset(of: op_ldc2_unresolved)
        offsets[8] = offset(of: op_load)
        offsets[9] = offset(of: op_load2)
        offsets[10] = offset(of: op_store)
        offsets[11] = offset(of: op_store2)
        offsets[12] = offset(of: op_iinc)
        offsets[13] = offset(of: op_pop)
        offsets[14] = offset(of: op_pop2)
        offsets[15] = offset(of: op_dup)
        offsets[16] = offset(of: op_dup_x1)
        offsets[17] = offset(of: op_dup_x2)
        offsets[18] = offset(of: op_dup2)
        offsets[19] = offset(of: op_dup2_x1)
        offsets[20] = offset(of: op_dup2_x2)
        offsets[21] = offset(of: op_swap)
        offsets[22] = offset(of: op_iadd)
        offsets[23] = offset(of: op_isub)
        offsets[24] = offset(of: op_imul)
        offsets[25] = offset(of: op_iand)
        offsets[26] = offset(of: op_ior)
        offsets[27] = offset(of: op_ixor)
        offsets[28] = offset(of: op_ineg)
        offsets[29] = offset(of: op_idiv)
        offsets[30] = offset(of: op_irem)
        offsets[31] = offset(of: op_ladd)
        offsets[32] = offset(of: op_lsub)
        offsets[33] = offset(of: op_lmul)
        offsets[34] = offset(of: op_land)
        offsets[35] = offset(of: op_lor)
        offsets[36] = offset(of: op_lxor)
        offsets[37] = offset(of: op_lneg)
        offsets[38] = offset(of: op_ldiv)
        offsets[39] = offset(of: op_lrem)
        offsets[40] = offset(of: op_ishl)
        offsets[41] = offset(of: op_ishr)
        offsets[42] = offset(of: op_iushr)
        offsets[43] = offset(of: op_lshl)
        offsets[44] = offset(of: op_lshr)
        offsets[45] = offset(of: op_lushr)
        offsets[46] = offset(of: op_lcmp)
        offsets[47] = offset(of: op_fadd)
        offsets[48] = offset(of: op_fsub)
        offsets[49] = offset(of: op_fmul)
        offsets[50] = offset(of: op_fdiv)
        offsets[51] = offset(of: op_fneg)
        offsets[52] = offset(of: op_dadd)
        offsets[53] = offset(of: op_dsub)
        offsets[54] = offset(of: op_dmul)
        offsets[55] = offset(of: op_ddiv)
        offsets[56] = offset(of: op_dneg)
        offsets[57] = offset(of: op_frem)
        offsets[58] = offset(of: op_drem)
        offsets[59] = offset(of: op_fcmpl)
        offsets[60] = offset(of: op_fcmpg)
        offsets[61] = offset(of: op_dcmpl)
        offsets[62] = offset(of: op_dcmpg)
        offsets[63] = offset(of: op_i2l)
        offsets[64] = offset(of: op_i2f)
        offsets[65] = offset(of: op_i2d)
        offsets[66] = offset(of: op_l2i)
        offsets[67] = offset(of: op_l2f)
        offsets[68] = offset(of: op_l2d)
        offsets[69] = offset(of: op_f2i)
        offsets[70] = offset(of: op_f2l)
        offsets[71] = offset(of: op_f2d)
        offsets[72] = offset(of: op_d2i)
        offsets[73] = offset(of: op_d2l)
        offsets[74] = offset(of: op_d2f)
        offsets[75] = offset(of: op_i2b)
        offsets[76] = offset(of: op_i2c)
        offsets[77] = offset(of: op_i2s)
        offsets[78] = offset(of: op_ifeq)
        offsets[79] = offset(of: op_ifne)
        offsets[80] = offset(of: op_iflt)
        offsets[81] = offset(of: op_ifge)
        offsets[82] = offset(of: op_ifgt)
        offsets[83] = offset(of: op_ifle)
        offsets[84] = offset(of: op_if_icmpeq)
        offsets[85] = offset(of: op_if_icmpne)
        offsets[86] = offset(of: op_if_icmplt)
        offsets[87] = offset(of: op_if_icmpge)
        offsets[88] = offset(of: op_if_icmpgt)
        offsets[89] = offset(of: op_if_icmple)
        offsets[90] = offset(of: op_ifeq_back)
        offsets[91] = offset(of: op_ifne_back)
        offsets[92] = offset(of: op_iflt_back)
        offsets[93] = offset(of: op_ifge_back)
        offsets[94] = offset(of: op_ifgt_back)
        offsets[95] = offset(of: op_ifle_back)
        offsets[96] = offset(of: op_if_icmpeq_back)
        offsets[97] = offset(of: op_if_icmpne_back)
        offsets[98] = offset(of: op_if_icmplt_back)
        offsets[99] = offset(of: op_if_icmpge_back)
        offsets[100] = offset(of: op_if_icmpgt_back)
        offsets[101] = offset(of: op_if_icmple_back)
        offsets[102] = offset(of: op_goto)
        offsets[103] = offset(of: op_goto_back)
        offsets[104] = offset(of: op_jsr)
        offsets[105] = offset(of: op_ret)
        offsets[106] = offset(of: op_tableswitch)
        offsets[107] = offset(of: op_lookupswitch)
        offsets[108] = offset(of: op_iaload)
        offsets[109] = offset(of: op_laload)
        offsets[110] = offset(of: op_baload)
        offsets[111] = offset(of: op_caload)
        offsets[112] = offset(of: op_saload)
        offsets[113] = offset(of: op_iastore)
        offsets[114] = offset(of: op_lastore)
        offsets[115] = offset(of: op_castore)
        offsets[116] = offset(of: op_bastore)
        offsets[117] = offset(of: op_aastore)
        offsets[118] = offset(of: op_arraylength)
        offsets[119] = offset(of: op_getfield_b)
        offsets[120] = offset(of: op_getfield_c)
        offsets[121] = offset(of: op_getfield_s)
        offsets[122] = offset(of: op_getfield_i)
        offsets[123] = offset(of: op_getfield_l)
        offsets[124] = offset(of: op_putfield_z)
        offsets[125] = offset(of: op_putfield_b)
        offsets[126] = offset(of: op_putfield_h)
        offsets[127] = offset(of: op_putfield_i)
        offsets[128] = offset(of: op_putfield_l)
        offsets[129] = offset(of: op_putfield_a)
        offsets[130] = offset(of: op_getfield_bv)
        offsets[131] = offset(of: op_getfield_cv)
        offsets[132] = offset(of: op_getfield_sv)
        offsets[133] = offset(of: op_getfield_iv)
        offsets[134] = offset(of: op_getfield_lv)
        offsets[135] = offset(of: op_putfield_zv)
        offsets[136] = offset(of: op_putfield_bv)
        offsets[137] = offset(of: op_putfield_hv)
        offsets[138] = offset(of: op_putfield_iv)
        offsets[139] = offset(of: op_putfield_lv)
        offsets[140] = offset(of: op_putfield_av)
        offsets[141] = offset(of: op_getstatic_b)
        offsets[142] = offset(of: op_getstatic_c)
        offsets[143] = offset(of: op_getstatic_s)
        offsets[144] = offset(of: op_getstatic_i)
        offsets[145] = offset(of: op_getstatic_l)
        offsets[146] = offset(of: op_putstatic_z)
        offsets[147] = offset(of: op_putstatic_b)
        offsets[148] = offset(of: op_putstatic_h)
        offsets[149] = offset(of: op_putstatic_i)
        offsets[150] = offset(of: op_putstatic_l)
        offsets[151] = offset(of: op_putstatic_a)
        offsets[152] = offset(of: op_getstatic_bv)
        offsets[153] = offset(of: op_getstatic_cv)
        offsets[154] = offset(of: op_getstatic_sv)
        offsets[155] = offset(of: op_getstatic_iv)
        offsets[156] = offset(of: op_getstatic_lv)
        offsets[157] = offset(of: op_putstatic_zv)
        offsets[158] = offset(of: op_putstatic_bv)
        offsets[159] = offset(of: op_putstatic_hv)
        offsets[160] = offset(of: op_putstatic_iv)
        offsets[161] = offset(of: op_putstatic_lv)
        offsets[162] = offset(of: op_putstatic_av)
        offsets[163] = offset(of: op_getstatic_unresolved)
        offsets[164] = offset(of: op_putstatic_unresolved)
        offsets[165] = offset(of: op_getfield_unresolved)
        offsets[166] = offset(of: op_putfield_unresolved)
        offsets[167] = offset(of: op_new)
        offsets[168] = offset(of: op_new_slow)
        offsets[169] = offset(of: op_newarray_1)
        offsets[170] = offset(of: op_newarray_2)
        offsets[171] = offset(of: op_newarray_4)
        offsets[172] = offset(of: op_newarray_8)
        offsets[173] = offset(of: op_multianewarray)
        offsets[174] = offset(of: op_checkcast)
        offsets[175] = offset(of: op_instanceof)
        offsets[176] = offset(of: op_new_unresolved)
        offsets[177] = offset(of: op_anewarray_unresolved)
        offsets[178] = offset(of: op_checkcast_unresolved)
        offsets[179] = offset(of: op_instanceof_unresolved)
        offsets[180] = offset(of: op_multianewarray_unresolved)
        offsets[181] = offset(of: op_monitorenter)
        offsets[182] = offset(of: op_monitorexit)
        offsets[183] = offset(of: op_athrow)
        offsets[184] = offset(of: op_initcheck)
        offsets[185] = offset(of: op_invokevirtual_unresolved)
        offsets[186] = offset(of: op_invokespecial_unresolved)
        offsets[187] = offset(of: op_invokestatic_unresolved)
        offsets[188] = offset(of: op_invokeinterface_unresolved)
        offsets[189] = offset(of: op_invokedynamic_unresolved)
        offsets[190] = offset(of: op_invokestatic)
        offsets[191] = offset(of: op_invokespecial)
        offsets[192] = offset(of: op_invokevirtual)
        offsets[193] = offset(of: op_invokeinterface)
        offsets[194] = offset(of: op_invokedynamic)
        offsets[195] = offset(of: op_invokehandle)
        offsets[196] = offset(of: op_return)
        offsets[197] = offset(of: op_return_1)
        offsets[198] = offset(of: op_return_2)
        offsets[199] = offset(of: op_return_z)
        offsets[200] = offset(of: op_return_b)
        offsets[201] = offset(of: op_return_c)
        offsets[202] = offset(of: op_return_s)
        offsets[203] = offset(of: op_return_sync)
        offsets[204] = offset(of: op_return_1_sync)
        offsets[205] = offset(of: op_return_2_sync)
        offsets[206] = offset(of: op_return_z_sync)
        offsets[207] = offset(of: op_return_b_sync)
        offsets[208] = offset(of: op_return_c_sync)
        offsets[209] = offset(of: op_return_s_sync)
        offsets[210] = offset(of: op_return_object)
        offsets[211] = offset(of: op_breakpoint)
        offsets[212] = offset(of: op_leave_cell)
        offsets[213] = offset(of: op_resume_0)
        offsets[214] = offset(of: op_resume_1)
        offsets[215] = offset(of: op_resume_2)
        offsets[216] = offset(of: op_leave)
        offsets[217] = offset(of: op_enter_unprepared)
        offsets[218] = offset(of: op_enter_interpreted)
        offsets[219] = offset(of: op_enter_synchronized)
        offsets[220] = offset(of: op_enter_native)
        offsets[221] = offset(of: op_enter_abstract)
        offsets[222] = offset(of: op_enter_invokeBasic)
        offsets[223] = offset(of: op_enter_linkToStatic)
        offsets[224] = offset(of: op_enter_linkToSpecial)
        offsets[225] = offset(of: op_enter_linkToVirtual)
        offsets[226] = offset(of: op_enter_linkToInterface)
        offsets[227] = offset(of: op_load_load)
        offsets[228] = offset(of: op_load_load_load)
        offsets[229] = offset(of: op_load_push_int)
        offsets[230] = offset(of: op_load_store)
        offsets[231] = offset(of: op_push_int_store)
        offsets[232] = offset(of: op_store_load)
        offsets[233] = offset(of: op_load2_load2)
        offsets[234] = offset(of: op_load_load_iadd)
        offsets[235] = offset(of: op_load_load_isub)
        offsets[236] = offset(of: op_load_load_imul)
        offsets[237] = offset(of: op_load_load_iand)
        offsets[238] = offset(of: op_load_load_ior)
        offsets[239] = offset(of: op_load_load_ixor)
        offsets[240] = offset(of: op_load_load_ishl)
        offsets[241] = offset(of: op_load_load_ishr)
        offsets[242] = offset(of: op_load_load_iushr)
        offsets[243] = offset(of: op_load_push_int_iadd)
        offsets[244] = offset(of: op_load_push_int_isub)
        offsets[245] = offset(of: op_load_push_int_imul)
        offsets[246] = offset(of: op_load_push_int_iand)
        offsets[247] = offset(of: op_load_push_int_ior)
        offsets[248] = offset(of: op_load_push_int_ixor)
        offsets[249] = offset(of: op_load_push_int_ishl)
        offsets[250] = offset(of: op_load_push_int_ishr)
        offsets[251] = offset(of: op_load_push_int_iushr)
        offsets[252] = offset(of: op_load_iadd)
        offsets[253] = offset(of: op_load_isub)
        offsets[254] = offset(of: op_load_imul)
        offsets[255] = offset(of: op_load_iand)
        offsets[256] = offset(of: op_load_ior)
        offsets[257] = offset(of: op_load_ixor)
        offsets[258] = offset(of: op_load_ishl)
        offsets[259] = offset(of: op_load_ishr)
        offsets[260] = offset(of: op_load_iushr)
        offsets[261] = offset(of: op_push_int_iadd)
        offsets[262] = offset(of: op_push_int_isub)
        offsets[263] = offset(of: op_push_int_imul)
        offsets[264] = offset(of: op_push_int_iand)
        offsets[265] = offset(of: op_push_int_ior)
        offsets[266] = offset(of: op_push_int_ixor)
        offsets[267] = offset(of: op_push_int_ishl)
        offsets[268] = offset(of: op_push_int_ishr)
        offsets[269] = offset(of: op_push_int_iushr)
        offsets[270] = offset(of: op_load_push_int_iadd_store)
        offsets[271] = offset(of: op_load_load_iadd_store)
        offsets[272] = offset(of: op_load_push_int_isub_store)
        offsets[273] = offset(of: op_load_load_isub_store)
        offsets[274] = offset(of: op_iadd_store)
        offsets[275] = offset(of: op_load2_ladd)
        offsets[276] = offset(of: op_load2_lsub)
        offsets[277] = offset(of: op_load2_land)
        offsets[278] = offset(of: op_load2_lxor)
        offsets[279] = offset(of: op_load2_dadd)
        offsets[280] = offset(of: op_load2_load2_dadd)
        offsets[281] = offset(of: op_load2_dsub)
        offsets[282] = offset(of: op_load2_load2_dsub)
        offsets[283] = offset(of: op_load2_dmul)
        offsets[284] = offset(of: op_load2_load2_dmul)
        offsets[285] = offset(of: op_load_ifeq)
        offsets[286] = offset(of: op_load_ifne)
        offsets[287] = offset(of: op_load_iflt)
        offsets[288] = offset(of: op_load_ifge)
        offsets[289] = offset(of: op_load_ifgt)
        offsets[290] = offset(of: op_load_ifle)
        offsets[291] = offset(of: op_load_load_if_icmpeq)
        offsets[292] = offset(of: op_load_load_if_icmpne)
        offsets[293] = offset(of: op_load_load_if_icmplt)
        offsets[294] = offset(of: op_load_load_if_icmpge)
        offsets[295] = offset(of: op_load_load_if_icmpgt)
        offsets[296] = offset(of: op_load_load_if_icmple)
        offsets[297] = offset(of: op_load_push_int_if_icmpeq)
        offsets[298] = offset(of: op_load_push_int_if_icmpne)
        offsets[299] = offset(of: op_load_push_int_if_icmplt)
        offsets[300] = offset(of: op_load_push_int_if_icmpge)
        offsets[301] = offset(of: op_load_push_int_if_icmpgt)
        offsets[302] = offset(of: op_load_push_int_if_icmple)
        offsets[303] = offset(of: op_load_if_icmpeq)
        offsets[304] = offset(of: op_load_if_icmpne)
        offsets[305] = offset(of: op_load_if_icmplt)
        offsets[306] = offset(of: op_load_if_icmpge)
        offsets[307] = offset(of: op_load_if_icmpgt)
        offsets[308] = offset(of: op_load_if_icmple)
        offsets[309] = offset(of: op_push_int_if_icmpeq)
        offsets[310] = offset(of: op_push_int_if_icmpne)
        offsets[311] = offset(of: op_push_int_if_icmplt)
        offsets[312] = offset(of: op_push_int_if_icmpge)
        offsets[313] = offset(of: op_push_int_if_icmpgt)
        offsets[314] = offset(of: op_push_int_if_icmple)
        offsets[315] = offset(of: op_load_load_arraylength_if_icmpge)
        offsets[316] = offset(of: op_load_load_arraylength_if_icmplt)
        offsets[317] = offset(of: op_iinc_goto_back)
        offsets[318] = offset(of: op_iinc_goto)
        offsets[319] = offset(of: op_load_load_iaload)
        offsets[320] = offset(of: op_load_iaload)
        offsets[321] = offset(of: op_load_load_baload)
        offsets[322] = offset(of: op_load_baload)
        offsets[323] = offset(of: op_load_load_caload)
        offsets[324] = offset(of: op_load_caload)
        offsets[325] = offset(of: op_load_load_laload)
        offsets[326] = offset(of: op_load_laload)
        offsets[327] = offset(of: op_load_arraylength)
        offsets[328] = offset(of: op_load_getfield_b)
        offsets[329] = offset(of: op_load_getfield_c)
        offsets[330] = offset(of: op_load_getfield_i)
        offsets[331] = offset(of: op_load_getfield_l)
        offsets[332] = offset(of: op_load_getfield_i_load)
        offsets[333] = offset(of: op_load_getfield_i_getfield_i)
        offsets[334] = offset(of: op_load_getfield_i_load_getfield_i)
        offsets[335] = offset(of: op_dup_getfield_i)
        offsets[336] = offset(of: op_dup_getfield_l)
        offsets[337] = offset(of: op_load_dup_getfield_i)
        offsets[338] = offset(of: op_load_dup_getfield_l)
        offsets[339] = offset(of: op_load_load_putfield_i)
        offsets[340] = offset(of: op_load_load_putfield_a)
        offsets[341] = offset(of: op_iadd_putfield_i)
        offsets[342] = offset(of: op_isub_putfield_i)
        offsets[343] = offset(of: op_ixor_putfield_i)
        offsets[344] = offset(of: op_load_return_1)
        offsets[345] = offset(of: op_push_int_return_1)
        offsets[346] = offset(of: op_push_int_return_z)
        offsets[347] = offset(of: op_iadd_return_1)
        offsets[348] = offset(of: op_load_getfield_i_return_1)
        offsets[349] = offset(of: op_load_invokevirtual)
        offsets[350] = offset(of: op_load_invokespecial)
        offsets[351] = offset(of: op_load_invokestatic)
        offsets[352] = offset(of: op_load_invokeinterface)
        offsets[353] = offset(of: op_load_load_invokevirtual)
        offsets[354] = offset(of: op_load_load_invokespecial)
        offsets[355] = offset(of: op_load_load_invokestatic)
        offsets[356] = offset(of: op_load_getfield_i_invokevirtual)
        offsets[357] = offset(of: op_dup_invokespecial)
        offsets[358] = offset(of: op_load_getfield_i_store)
        offsets[359] = offset(of: op_load_getfield_i_ifeq)
        offsets[360] = offset(of: op_load_getfield_b_ifeq)
        offsets[361] = offset(of: op_load_getfield_i_ifne)
        offsets[362] = offset(of: op_load_getfield_b_ifne)
        offsets[363] = offset(of: op_lcmp_ifeq)
        offsets[364] = offset(of: op_lcmp_ifne)
        offsets[365] = offset(of: op_lcmp_iflt)
        offsets[366] = offset(of: op_lcmp_ifge)
        offsets[367] = offset(of: op_lcmp_ifgt)
        offsets[368] = offset(of: op_lcmp_ifle)
        offsets[369] = offset(of: op_load_i2l)
        offsets[370] = offset(of: op_load_checkcast)
        offsets[371] = offset(of: op_new_dup)
        offsets[372] = offset(of: op_iaload_store)
        offsets[373] = offset(of: op_load_load_iaload_store)
        offsets[374] = offset(of: op_load_iastore)
        offsets[375] = offset(of: op_load_castore)
        offsets[376] = offset(of: op_baload_push_int_iand)
        offsets[377] = offset(of: op_load2_return_2)
        offsets[378] = offset(of: op_push_int_push_int)
        offsets[379] = offset(of: op_dup_push_int)
        offsets[380] = offset(of: op_push_int_putfield_i)
        offsets[381] = offset(of: op_enter_hashCode)
        offsets[382] = offset(of: op_enter_identityHashCode)
        offsets[383] = offset(of: op_enter_getClass)
        offsets[384] = offset(of: op_enter_isInstance)
        offsets[385] = offset(of: op_enter_currentThread)
        offsets[386] = offset(of: op_enter_currentCarrierThread)
        offsets[387] = offset(of: op_enter_arraycopy)
        offsets[388] = offset(of: op_enter_floatToRawIntBits)
        offsets[389] = offset(of: op_enter_intBitsToFloat)
        offsets[390] = offset(of: op_enter_doubleToRawLongBits)
        offsets[391] = offset(of: op_enter_longBitsToDouble)
        offsets[392] = offset(of: op_enter_sqrt)
        offsets[393] = offset(of: op_enter_absInt)
        offsets[394] = offset(of: op_enter_absLong)
        offsets[395] = offset(of: op_enter_absFloat)
        offsets[396] = offset(of: op_enter_absDouble)
        offsets[397] = offset(of: op_enter_maxInt)
        offsets[398] = offset(of: op_enter_maxLong)
        offsets[399] = offset(of: op_enter_minInt)
        offsets[400] = offset(of: op_enter_minLong)
        offsets[401] = offset(of: op_enter_multiplyHigh)
        offsets[402] = offset(of: op_enter_bitCountInt)
        offsets[403] = offset(of: op_enter_bitCountLong)
        offsets[404] = offset(of: op_enter_leadingZerosInt)
        offsets[405] = offset(of: op_enter_leadingZerosLong)
        offsets[406] = offset(of: op_enter_trailingZerosInt)
        offsets[407] = offset(of: op_enter_trailingZerosLong)
        offsets[408] = offset(of: op_enter_reverseBytesInt)
        offsets[409] = offset(of: op_enter_reverseBytesLong)
        offsets[410] = offset(of: op_enter_getBoolean)
        offsets[411] = offset(of: op_enter_putBoolean)
        offsets[412] = offset(of: op_enter_getBooleanVolatile)
        offsets[413] = offset(of: op_enter_putBooleanVolatile)
        offsets[414] = offset(of: op_enter_getByte)
        offsets[415] = offset(of: op_enter_putByte)
        offsets[416] = offset(of: op_enter_getByteVolatile)
        offsets[417] = offset(of: op_enter_putByteVolatile)
        offsets[418] = offset(of: op_enter_getShort)
        offsets[419] = offset(of: op_enter_putShort)
        offsets[420] = offset(of: op_enter_getShortVolatile)
        offsets[421] = offset(of: op_enter_putShortVolatile)
        offsets[422] = offset(of: op_enter_getChar)
        offsets[423] = offset(of: op_enter_putChar)
        offsets[424] = offset(of: op_enter_getCharVolatile)
        offsets[425] = offset(of: op_enter_putCharVolatile)
        offsets[426] = offset(of: op_enter_getInt)
        offsets[427] = offset(of: op_enter_putInt)
        offsets[428] = offset(of: op_enter_getIntVolatile)
        offsets[429] = offset(of: op_enter_putIntVolatile)
        offsets[430] = offset(of: op_enter_getFloat)
        offsets[431] = offset(of: op_enter_putFloat)
        offsets[432] = offset(of: op_enter_getFloatVolatile)
        offsets[433] = offset(of: op_enter_putFloatVolatile)
        offsets[434] = offset(of: op_enter_getLong)
        offsets[435] = offset(of: op_enter_putLong)
        offsets[436] = offset(of: op_enter_getLongVolatile)
        offsets[437] = offset(of: op_enter_putLongVolatile)
        offsets[438] = offset(of: op_enter_getDouble)
        offsets[439] = offset(of: op_enter_putDouble)
        offsets[440] = offset(of: op_enter_getDoubleVolatile)
        offsets[441] = offset(of: op_enter_putDoubleVolatile)
        offsets[442] = offset(of: op_enter_getIntAcquire)
        offsets[443] = offset(of: op_enter_putIntRelease)
        offsets[444] = offset(of: op_enter_getLongAcquire)
        offsets[445] = offset(of: op_enter_putLongRelease)
        offsets[446] = offset(of: op_enter_getReference)
        offsets[447] = offset(of: op_enter_getReferenceVolatile)
        offsets[448] = offset(of: op_enter_getReferenceAcquire)
        offsets[449] = offset(of: op_enter_putReference)
        offsets[450] = offset(of: op_enter_putReferenceVolatile)
        offsets[451] = offset(of: op_enter_putReferenceRelease)
        offsets[452] = offset(of: op_enter_compareAndSetInt)
        offsets[453] = offset(of: op_enter_compareAndExchangeInt)
        offsets[454] = offset(of: op_enter_weakCompareAndSetInt)
        offsets[455] = offset(of: op_enter_compareAndSetLong)
        offsets[456] = offset(of: op_enter_compareAndExchangeLong)
        offsets[457] = offset(of: op_enter_weakCompareAndSetLong)
        offsets[458] = offset(of: op_enter_compareAndSetReference)
        offsets[459] = offset(of: op_enter_compareAndExchangeReference)
        offsets[460] = offset(of: op_enter_weakCompareAndSetReference)
        offsets[461] = offset(of: op_enter_getAndAddInt)
        offsets[462] = offset(of: op_enter_getAndAddLong)
        offsets[463] = offset(of: op_enter_getAndSetInt)
        offsets[464] = offset(of: op_enter_getAndSetLong)
        offsets[465] = offset(of: op_enter_getAndSetReference)
        offsets[466] = offset(of: op_enter_fullFence)
        offsets[467] = offset(of: op_enter_loadFence)
        offsets[468] = offset(of: op_enter_storeFence)
        offsets[469] = offset(of: op_enter_latin1CharAt)
        offsets[470] = offset(of: op_enter_latin1Equals)
        offsets[471] = offset(of: op_enter_countPositives)
        offsets[472] = offset(of: op_enter_utf16GetChar)
        offsets[473] = offset(of: op_enter_utf16PutChar)
        offsets[474] = offset(of: op_enter_vectorizedHashCode)
    }
}

extension Fusion {
    /// For each superinstruction its number, how many cells it executes, and the numbers of their own handlers.
    static let groups: [UInt16] = [
        227, 2, 8, 8,
        228, 3, 8, 8, 8,
        229, 2, 8, 1,
        230, 2, 8, 10,
        231, 2, 1, 10,
        232, 2, 10, 8,
        233, 2, 9, 9,
        234, 3, 8, 8, 22,
        235, 3, 8, 8, 23,
        236, 3, 8, 8, 24,
        237, 3, 8, 8, 25,
        238, 3, 8, 8, 26,
        239, 3, 8, 8, 27,
        240, 3, 8, 8, 40,
        241, 3, 8, 8, 41,
        242, 3, 8, 8, 42,
        243, 3, 8, 1, 22,
        244, 3, 8, 1, 23,
        245, 3, 8, 1, 24,
        246, 3, 8, 1, 25,
        247, 3, 8, 1, 26,
        248, 3, 8, 1, 27,
        249, 3, 8, 1, 40,
        250, 3, 8, 1, 41,
        251, 3, 8, 1, 42,
        252, 2, 8, 22,
        253, 2, 8, 23,
        254, 2, 8, 24,
        255, 2, 8, 25,
        256, 2, 8, 26,
        257, 2, 8, 27,
        258, 2, 8, 40,
        259, 2, 8, 41,
        260, 2, 8, 42,
        261, 2, 1, 22,
        262, 2, 1, 23,
        263, 2, 1, 24,
        264, 2, 1, 25,
        265, 2, 1, 26,
        266, 2, 1, 27,
        267, 2, 1, 40,
        268, 2, 1, 41,
        269, 2, 1, 42,
        270, 4, 8, 1, 22, 10,
        271, 4, 8, 8, 22, 10,
        272, 4, 8, 1, 23, 10,
        273, 4, 8, 8, 23, 10,
        274, 2, 22, 10,
        275, 2, 9, 31,
        276, 2, 9, 32,
        277, 2, 9, 34,
        278, 2, 9, 36,
        279, 2, 9, 52,
        280, 3, 9, 9, 52,
        281, 2, 9, 53,
        282, 3, 9, 9, 53,
        283, 2, 9, 54,
        284, 3, 9, 9, 54,
        285, 2, 8, 78,
        286, 2, 8, 79,
        287, 2, 8, 80,
        288, 2, 8, 81,
        289, 2, 8, 82,
        290, 2, 8, 83,
        291, 3, 8, 8, 84,
        292, 3, 8, 8, 85,
        293, 3, 8, 8, 86,
        294, 3, 8, 8, 87,
        295, 3, 8, 8, 88,
        296, 3, 8, 8, 89,
        297, 3, 8, 1, 84,
        298, 3, 8, 1, 85,
        299, 3, 8, 1, 86,
        300, 3, 8, 1, 87,
        301, 3, 8, 1, 88,
        302, 3, 8, 1, 89,
        303, 2, 8, 84,
        304, 2, 8, 85,
        305, 2, 8, 86,
        306, 2, 8, 87,
        307, 2, 8, 88,
        308, 2, 8, 89,
        309, 2, 1, 84,
        310, 2, 1, 85,
        311, 2, 1, 86,
        312, 2, 1, 87,
        313, 2, 1, 88,
        314, 2, 1, 89,
        315, 4, 8, 8, 118, 87,
        316, 4, 8, 8, 118, 86,
        317, 2, 12, 103,
        318, 2, 12, 102,
        319, 3, 8, 8, 108,
        320, 2, 8, 108,
        321, 3, 8, 8, 110,
        322, 2, 8, 110,
        323, 3, 8, 8, 111,
        324, 2, 8, 111,
        325, 3, 8, 8, 109,
        326, 2, 8, 109,
        327, 2, 8, 118,
        328, 2, 8, 119,
        329, 2, 8, 120,
        330, 2, 8, 122,
        331, 2, 8, 123,
        332, 3, 8, 122, 8,
        333, 3, 8, 122, 122,
        334, 4, 8, 122, 8, 122,
        335, 2, 15, 122,
        336, 2, 15, 123,
        337, 3, 8, 15, 122,
        338, 3, 8, 15, 123,
        339, 3, 8, 8, 127,
        340, 3, 8, 8, 129,
        341, 2, 22, 127,
        342, 2, 23, 127,
        343, 2, 27, 127,
        344, 2, 8, 197,
        345, 2, 1, 197,
        346, 2, 1, 199,
        347, 2, 22, 197,
        348, 3, 8, 122, 197,
        349, 2, 8, 192,
        350, 2, 8, 191,
        351, 2, 8, 190,
        352, 2, 8, 193,
        353, 3, 8, 8, 192,
        354, 3, 8, 8, 191,
        355, 3, 8, 8, 190,
        356, 3, 8, 122, 192,
        357, 2, 15, 191,
        358, 3, 8, 122, 10,
        359, 3, 8, 122, 78,
        360, 3, 8, 119, 78,
        361, 3, 8, 122, 79,
        362, 3, 8, 119, 79,
        363, 2, 46, 78,
        364, 2, 46, 79,
        365, 2, 46, 80,
        366, 2, 46, 81,
        367, 2, 46, 82,
        368, 2, 46, 83,
        369, 2, 8, 63,
        370, 2, 8, 174,
        371, 2, 167, 15,
        372, 2, 108, 10,
        373, 4, 8, 8, 108, 10,
        374, 2, 8, 113,
        375, 2, 8, 115,
        376, 3, 110, 1, 25,
        377, 2, 9, 198,
        378, 2, 1, 1,
        379, 2, 15, 1,
        380, 2, 1, 127,
    ]
}
