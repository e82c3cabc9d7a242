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
        offsets[219] = offset(of: op_enter_getter_b)
        offsets[220] = offset(of: op_enter_getter_c)
        offsets[221] = offset(of: op_enter_getter_s)
        offsets[222] = offset(of: op_enter_getter_i)
        offsets[223] = offset(of: op_enter_getter_l)
        offsets[224] = offset(of: op_enter_synchronized)
        offsets[225] = offset(of: op_enter_native)
        offsets[226] = offset(of: op_enter_abstract)
        offsets[227] = offset(of: op_enter_invokeBasic)
        offsets[228] = offset(of: op_enter_linkToStatic)
        offsets[229] = offset(of: op_enter_linkToSpecial)
        offsets[230] = offset(of: op_enter_linkToVirtual)
        offsets[231] = offset(of: op_enter_linkToInterface)
        offsets[232] = offset(of: op_load_load)
        offsets[233] = offset(of: op_load_load_load)
        offsets[234] = offset(of: op_load_push_int)
        offsets[235] = offset(of: op_load_store)
        offsets[236] = offset(of: op_push_int_store)
        offsets[237] = offset(of: op_store_load)
        offsets[238] = offset(of: op_load2_load2)
        offsets[239] = offset(of: op_load_load_iadd)
        offsets[240] = offset(of: op_load_load_isub)
        offsets[241] = offset(of: op_load_load_imul)
        offsets[242] = offset(of: op_load_load_iand)
        offsets[243] = offset(of: op_load_load_ior)
        offsets[244] = offset(of: op_load_load_ixor)
        offsets[245] = offset(of: op_load_load_ishl)
        offsets[246] = offset(of: op_load_load_ishr)
        offsets[247] = offset(of: op_load_load_iushr)
        offsets[248] = offset(of: op_load_push_int_iadd)
        offsets[249] = offset(of: op_load_push_int_isub)
        offsets[250] = offset(of: op_load_push_int_imul)
        offsets[251] = offset(of: op_load_push_int_iand)
        offsets[252] = offset(of: op_load_push_int_ior)
        offsets[253] = offset(of: op_load_push_int_ixor)
        offsets[254] = offset(of: op_load_push_int_ishl)
        offsets[255] = offset(of: op_load_push_int_ishr)
        offsets[256] = offset(of: op_load_push_int_iushr)
        offsets[257] = offset(of: op_load_iadd)
        offsets[258] = offset(of: op_load_isub)
        offsets[259] = offset(of: op_load_imul)
        offsets[260] = offset(of: op_load_iand)
        offsets[261] = offset(of: op_load_ior)
        offsets[262] = offset(of: op_load_ixor)
        offsets[263] = offset(of: op_load_ishl)
        offsets[264] = offset(of: op_load_ishr)
        offsets[265] = offset(of: op_load_iushr)
        offsets[266] = offset(of: op_push_int_iadd)
        offsets[267] = offset(of: op_push_int_isub)
        offsets[268] = offset(of: op_push_int_imul)
        offsets[269] = offset(of: op_push_int_iand)
        offsets[270] = offset(of: op_push_int_ior)
        offsets[271] = offset(of: op_push_int_ixor)
        offsets[272] = offset(of: op_push_int_ishl)
        offsets[273] = offset(of: op_push_int_ishr)
        offsets[274] = offset(of: op_push_int_iushr)
        offsets[275] = offset(of: op_load_push_int_iadd_store)
        offsets[276] = offset(of: op_load_load_iadd_store)
        offsets[277] = offset(of: op_load_push_int_isub_store)
        offsets[278] = offset(of: op_load_load_isub_store)
        offsets[279] = offset(of: op_iadd_store)
        offsets[280] = offset(of: op_load2_ladd)
        offsets[281] = offset(of: op_load2_lsub)
        offsets[282] = offset(of: op_load2_land)
        offsets[283] = offset(of: op_load2_lxor)
        offsets[284] = offset(of: op_load2_dadd)
        offsets[285] = offset(of: op_load2_load2_dadd)
        offsets[286] = offset(of: op_load2_dsub)
        offsets[287] = offset(of: op_load2_load2_dsub)
        offsets[288] = offset(of: op_load2_dmul)
        offsets[289] = offset(of: op_load2_load2_dmul)
        offsets[290] = offset(of: op_load_ifeq)
        offsets[291] = offset(of: op_load_ifne)
        offsets[292] = offset(of: op_load_iflt)
        offsets[293] = offset(of: op_load_ifge)
        offsets[294] = offset(of: op_load_ifgt)
        offsets[295] = offset(of: op_load_ifle)
        offsets[296] = offset(of: op_load_load_if_icmpeq)
        offsets[297] = offset(of: op_load_load_if_icmpne)
        offsets[298] = offset(of: op_load_load_if_icmplt)
        offsets[299] = offset(of: op_load_load_if_icmpge)
        offsets[300] = offset(of: op_load_load_if_icmpgt)
        offsets[301] = offset(of: op_load_load_if_icmple)
        offsets[302] = offset(of: op_load_push_int_if_icmpeq)
        offsets[303] = offset(of: op_load_push_int_if_icmpne)
        offsets[304] = offset(of: op_load_push_int_if_icmplt)
        offsets[305] = offset(of: op_load_push_int_if_icmpge)
        offsets[306] = offset(of: op_load_push_int_if_icmpgt)
        offsets[307] = offset(of: op_load_push_int_if_icmple)
        offsets[308] = offset(of: op_load_if_icmpeq)
        offsets[309] = offset(of: op_load_if_icmpne)
        offsets[310] = offset(of: op_load_if_icmplt)
        offsets[311] = offset(of: op_load_if_icmpge)
        offsets[312] = offset(of: op_load_if_icmpgt)
        offsets[313] = offset(of: op_load_if_icmple)
        offsets[314] = offset(of: op_push_int_if_icmpeq)
        offsets[315] = offset(of: op_push_int_if_icmpne)
        offsets[316] = offset(of: op_push_int_if_icmplt)
        offsets[317] = offset(of: op_push_int_if_icmpge)
        offsets[318] = offset(of: op_push_int_if_icmpgt)
        offsets[319] = offset(of: op_push_int_if_icmple)
        offsets[320] = offset(of: op_load_load_arraylength_if_icmpge)
        offsets[321] = offset(of: op_load_load_arraylength_if_icmplt)
        offsets[322] = offset(of: op_iinc_goto_back)
        offsets[323] = offset(of: op_iinc_goto)
        offsets[324] = offset(of: op_load_load_iaload)
        offsets[325] = offset(of: op_load_iaload)
        offsets[326] = offset(of: op_load_load_baload)
        offsets[327] = offset(of: op_load_baload)
        offsets[328] = offset(of: op_load_load_caload)
        offsets[329] = offset(of: op_load_caload)
        offsets[330] = offset(of: op_load_load_laload)
        offsets[331] = offset(of: op_load_laload)
        offsets[332] = offset(of: op_load_arraylength)
        offsets[333] = offset(of: op_load_getfield_b)
        offsets[334] = offset(of: op_load_getfield_c)
        offsets[335] = offset(of: op_load_getfield_i)
        offsets[336] = offset(of: op_load_getfield_l)
        offsets[337] = offset(of: op_load_getfield_i_load)
        offsets[338] = offset(of: op_load_getfield_i_getfield_i)
        offsets[339] = offset(of: op_load_getfield_i_load_getfield_i)
        offsets[340] = offset(of: op_dup_getfield_i)
        offsets[341] = offset(of: op_dup_getfield_l)
        offsets[342] = offset(of: op_load_dup_getfield_i)
        offsets[343] = offset(of: op_load_dup_getfield_l)
        offsets[344] = offset(of: op_load_load_putfield_i)
        offsets[345] = offset(of: op_load_load_putfield_a)
        offsets[346] = offset(of: op_iadd_putfield_i)
        offsets[347] = offset(of: op_isub_putfield_i)
        offsets[348] = offset(of: op_ixor_putfield_i)
        offsets[349] = offset(of: op_load_return_1)
        offsets[350] = offset(of: op_push_int_return_1)
        offsets[351] = offset(of: op_push_int_return_z)
        offsets[352] = offset(of: op_iadd_return_1)
        offsets[353] = offset(of: op_load_getfield_i_return_1)
        offsets[354] = offset(of: op_load_invokevirtual)
        offsets[355] = offset(of: op_load_invokespecial)
        offsets[356] = offset(of: op_load_invokestatic)
        offsets[357] = offset(of: op_load_invokeinterface)
        offsets[358] = offset(of: op_load_load_invokevirtual)
        offsets[359] = offset(of: op_load_load_invokespecial)
        offsets[360] = offset(of: op_load_load_invokestatic)
        offsets[361] = offset(of: op_load_getfield_i_invokevirtual)
        offsets[362] = offset(of: op_dup_invokespecial)
        offsets[363] = offset(of: op_load_getfield_i_store)
        offsets[364] = offset(of: op_load_getfield_i_ifeq)
        offsets[365] = offset(of: op_load_getfield_b_ifeq)
        offsets[366] = offset(of: op_load_getfield_i_ifne)
        offsets[367] = offset(of: op_load_getfield_b_ifne)
        offsets[368] = offset(of: op_lcmp_ifeq)
        offsets[369] = offset(of: op_lcmp_ifne)
        offsets[370] = offset(of: op_lcmp_iflt)
        offsets[371] = offset(of: op_lcmp_ifge)
        offsets[372] = offset(of: op_lcmp_ifgt)
        offsets[373] = offset(of: op_lcmp_ifle)
        offsets[374] = offset(of: op_load_i2l)
        offsets[375] = offset(of: op_load_checkcast)
        offsets[376] = offset(of: op_new_dup)
        offsets[377] = offset(of: op_iaload_store)
        offsets[378] = offset(of: op_load_load_iaload_store)
        offsets[379] = offset(of: op_load_iastore)
        offsets[380] = offset(of: op_load_castore)
        offsets[381] = offset(of: op_baload_push_int_iand)
        offsets[382] = offset(of: op_load2_return_2)
        offsets[383] = offset(of: op_push_int_push_int)
        offsets[384] = offset(of: op_dup_push_int)
        offsets[385] = offset(of: op_push_int_putfield_i)
        offsets[386] = offset(of: op_load2_load)
        offsets[387] = offset(of: op_load_load2)
        offsets[388] = offset(of: op_load2_store2)
        offsets[389] = offset(of: op_push_long_store2)
        offsets[390] = offset(of: op_store2_load2)
        offsets[391] = offset(of: op_dup_store)
        offsets[392] = offset(of: op_dup_store_ifeq)
        offsets[393] = offset(of: op_dup_store_ifne)
        offsets[394] = offset(of: op_store_load_ifeq)
        offsets[395] = offset(of: op_store_load_ifne)
        offsets[396] = offset(of: op_load_iinc)
        offsets[397] = offset(of: op_load_load_iinc)
        offsets[398] = offset(of: op_iinc_load)
        offsets[399] = offset(of: op_iinc_iinc)
        offsets[400] = offset(of: op_checkcast_store)
        offsets[401] = offset(of: op_isub_store)
        offsets[402] = offset(of: op_imul_store)
        offsets[403] = offset(of: op_iand_store)
        offsets[404] = offset(of: op_ior_store)
        offsets[405] = offset(of: op_ixor_store)
        offsets[406] = offset(of: op_push_int_idiv)
        offsets[407] = offset(of: op_push_int_irem)
        offsets[408] = offset(of: op_load_idiv)
        offsets[409] = offset(of: op_load_irem)
        offsets[410] = offset(of: op_load2_load2_ladd)
        offsets[411] = offset(of: op_load2_load2_lsub)
        offsets[412] = offset(of: op_load2_load2_lmul)
        offsets[413] = offset(of: op_load2_load2_land)
        offsets[414] = offset(of: op_load2_load2_lxor)
        offsets[415] = offset(of: op_load2_lmul)
        offsets[416] = offset(of: op_load2_lor)
        offsets[417] = offset(of: op_push_long_ladd)
        offsets[418] = offset(of: op_push_long_lsub)
        offsets[419] = offset(of: op_push_long_lmul)
        offsets[420] = offset(of: op_push_long_land)
        offsets[421] = offset(of: op_load2_push_long_ladd)
        offsets[422] = offset(of: op_load2_push_long_lsub)
        offsets[423] = offset(of: op_load2_push_long_land)
        offsets[424] = offset(of: op_load2_push_long_ladd_store2)
        offsets[425] = offset(of: op_push_int_lshl)
        offsets[426] = offset(of: op_push_int_lshr)
        offsets[427] = offset(of: op_push_int_lushr)
        offsets[428] = offset(of: op_load2_push_int_lshl)
        offsets[429] = offset(of: op_load2_push_int_lshr)
        offsets[430] = offset(of: op_load2_push_int_lushr)
        offsets[431] = offset(of: op_ladd_store2)
        offsets[432] = offset(of: op_lsub_store2)
        offsets[433] = offset(of: op_lmul_store2)
        offsets[434] = offset(of: op_land_store2)
        offsets[435] = offset(of: op_lor_store2)
        offsets[436] = offset(of: op_lxor_store2)
        offsets[437] = offset(of: op_load2_ladd_store2)
        offsets[438] = offset(of: op_load2_lxor_store2)
        offsets[439] = offset(of: op_push_word_land)
        offsets[440] = offset(of: op_i2l_push_word_land)
        offsets[441] = offset(of: op_load_i2l_ladd)
        offsets[442] = offset(of: op_load2_l2i)
        offsets[443] = offset(of: op_load2_l2i_iastore)
        offsets[444] = offset(of: op_load2_load2_lcmp_ifeq)
        offsets[445] = offset(of: op_load2_load2_lcmp_ifne)
        offsets[446] = offset(of: op_load2_load2_lcmp_iflt)
        offsets[447] = offset(of: op_load2_load2_lcmp_ifge)
        offsets[448] = offset(of: op_load2_load2_lcmp_ifgt)
        offsets[449] = offset(of: op_load2_load2_lcmp_ifle)
        offsets[450] = offset(of: op_push_long_lcmp_ifeq)
        offsets[451] = offset(of: op_push_long_lcmp_ifne)
        offsets[452] = offset(of: op_push_long_lcmp_iflt)
        offsets[453] = offset(of: op_push_long_lcmp_ifge)
        offsets[454] = offset(of: op_push_long_lcmp_ifgt)
        offsets[455] = offset(of: op_push_long_lcmp_ifle)
        offsets[456] = offset(of: op_load2_push_long_lcmp_ifeq)
        offsets[457] = offset(of: op_load2_push_long_lcmp_ifne)
        offsets[458] = offset(of: op_load2_push_long_lcmp_iflt)
        offsets[459] = offset(of: op_load2_push_long_lcmp_ifge)
        offsets[460] = offset(of: op_load2_push_long_lcmp_ifgt)
        offsets[461] = offset(of: op_load2_push_long_lcmp_ifle)
        offsets[462] = offset(of: op_load2_load_i2l_lcmp_ifgt)
        offsets[463] = offset(of: op_load2_load_i2l_lcmp_ifge)
        offsets[464] = offset(of: op_load_i2d)
        offsets[465] = offset(of: op_load2_ddiv)
        offsets[466] = offset(of: op_load2_load2_ddiv)
        offsets[467] = offset(of: op_i2d_ddiv)
        offsets[468] = offset(of: op_i2d_dmul)
        offsets[469] = offset(of: op_i2d_dadd)
        offsets[470] = offset(of: op_dadd_store2)
        offsets[471] = offset(of: op_dsub_store2)
        offsets[472] = offset(of: op_dmul_store2)
        offsets[473] = offset(of: op_ddiv_store2)
        offsets[474] = offset(of: op_dmul_dadd)
        offsets[475] = offset(of: op_dmul_dsub)
        offsets[476] = offset(of: op_dmul_dadd_store2)
        offsets[477] = offset(of: op_load2_load2_dmul_dadd)
        offsets[478] = offset(of: op_load2_load2_dmul_dsub)
        offsets[479] = offset(of: op_load_load_iaload_load_iaload)
        offsets[480] = offset(of: op_load_load_iaload_load_laload)
        offsets[481] = offset(of: op_load_load_iaload_load_baload)
        offsets[482] = offset(of: op_load_load_iinc_iaload)
        offsets[483] = offset(of: op_load_load_iinc_baload)
        offsets[484] = offset(of: op_load_load_iinc_caload)
        offsets[485] = offset(of: op_iinc_iaload)
        offsets[486] = offset(of: op_iinc_load_iaload)
        offsets[487] = offset(of: op_iaload_iaload)
        offsets[488] = offset(of: op_iaload_iadd)
        offsets[489] = offset(of: op_load_load_iaload_iadd)
        offsets[490] = offset(of: op_load_load_baload_iadd)
        offsets[491] = offset(of: op_iaload_iastore)
        offsets[492] = offset(of: op_load_load_load_iastore)
        offsets[493] = offset(of: op_load_load_load2_lastore)
        offsets[494] = offset(of: op_push_int_iastore)
        offsets[495] = offset(of: op_push_int_bastore)
        offsets[496] = offset(of: op_load_bastore)
        offsets[497] = offset(of: op_dup2_iaload)
        offsets[498] = offset(of: op_dup2_laload)
        offsets[499] = offset(of: op_dup2_baload)
        offsets[500] = offset(of: op_load_load_dup2_iaload)
        offsets[501] = offset(of: op_load_load_dup2_laload)
        offsets[502] = offset(of: op_iadd_iastore)
        offsets[503] = offset(of: op_isub_iastore)
        offsets[504] = offset(of: op_ior_iastore)
        offsets[505] = offset(of: op_ixor_iastore)
        offsets[506] = offset(of: op_push_int_iadd_iastore)
        offsets[507] = offset(of: op_ladd_lastore)
        offsets[508] = offset(of: op_dadd_lastore)
        offsets[509] = offset(of: op_dsub_lastore)
        offsets[510] = offset(of: op_load_load_getfield_i)
        offsets[511] = offset(of: op_load_load_getfield_i_if_icmpeq)
        offsets[512] = offset(of: op_load_load_getfield_i_if_icmpne)
        offsets[513] = offset(of: op_load_load_getfield_i_if_icmplt)
        offsets[514] = offset(of: op_load_load_getfield_i_if_icmpge)
        offsets[515] = offset(of: op_store_load_getfield_i)
        offsets[516] = offset(of: op_load_getfield_i_dup_store)
        offsets[517] = offset(of: op_load_getfield_i_dup_store_ifeq)
        offsets[518] = offset(of: op_load_getfield_i_dup_store_ifne)
        offsets[519] = offset(of: op_load_getfield_i_arraylength)
        offsets[520] = offset(of: op_load_getfield_i_load_iaload)
        offsets[521] = offset(of: op_load_getfield_i_load_laload)
        offsets[522] = offset(of: op_load_getfield_i_load_baload)
        offsets[523] = offset(of: op_load_getfield_i_load_caload)
        offsets[524] = offset(of: op_load_getfield_l_ladd)
        offsets[525] = offset(of: op_load_getfield_l_dadd)
        offsets[526] = offset(of: op_load_getfield_l_dsub)
        offsets[527] = offset(of: op_load_getfield_l_dmul)
        offsets[528] = offset(of: op_load2_load_getfield_l_dmul)
        offsets[529] = offset(of: op_load_load2_putfield_l)
        offsets[530] = offset(of: op_load_push_int_putfield_i)
        offsets[531] = offset(of: op_push_int_iadd_putfield_i)
        offsets[532] = offset(of: op_ladd_putfield_l)
        offsets[533] = offset(of: op_dadd_putfield_l)
        offsets[534] = offset(of: op_dsub_putfield_l)
        offsets[535] = offset(of: op_load_load_invokeinterface)
        offsets[536] = offset(of: op_load_load_load_invokevirtual)
        offsets[537] = offset(of: op_load_load_load_invokespecial)
        offsets[538] = offset(of: op_load_load_load_invokestatic)
        offsets[539] = offset(of: op_load_getfield_i_invokeinterface)
        offsets[540] = offset(of: op_load_getfield_i_load_invokevirtual)
        offsets[541] = offset(of: op_load_getfield_i_load_invokeinterface)
        offsets[542] = offset(of: op_getstatic_b_ifeq)
        offsets[543] = offset(of: op_getstatic_b_ifne)
        offsets[544] = offset(of: op_getstatic_i_load)
        offsets[545] = offset(of: op_getstatic_i_load_iaload)
        offsets[546] = offset(of: op_enter_hashCode)
        offsets[547] = offset(of: op_enter_identityHashCode)
        offsets[548] = offset(of: op_enter_objectInit)
        offsets[549] = offset(of: op_enter_getClass)
        offsets[550] = offset(of: op_enter_isInstance)
        offsets[551] = offset(of: op_enter_currentThread)
        offsets[552] = offset(of: op_enter_currentCarrierThread)
        offsets[553] = offset(of: op_enter_arraycopy)
        offsets[554] = offset(of: op_enter_floatToRawIntBits)
        offsets[555] = offset(of: op_enter_intBitsToFloat)
        offsets[556] = offset(of: op_enter_doubleToRawLongBits)
        offsets[557] = offset(of: op_enter_longBitsToDouble)
        offsets[558] = offset(of: op_enter_sqrt)
        offsets[559] = offset(of: op_enter_absInt)
        offsets[560] = offset(of: op_enter_absLong)
        offsets[561] = offset(of: op_enter_absFloat)
        offsets[562] = offset(of: op_enter_absDouble)
        offsets[563] = offset(of: op_enter_maxInt)
        offsets[564] = offset(of: op_enter_maxLong)
        offsets[565] = offset(of: op_enter_minInt)
        offsets[566] = offset(of: op_enter_minLong)
        offsets[567] = offset(of: op_enter_multiplyHigh)
        offsets[568] = offset(of: op_enter_bitCountInt)
        offsets[569] = offset(of: op_enter_bitCountLong)
        offsets[570] = offset(of: op_enter_leadingZerosInt)
        offsets[571] = offset(of: op_enter_leadingZerosLong)
        offsets[572] = offset(of: op_enter_trailingZerosInt)
        offsets[573] = offset(of: op_enter_trailingZerosLong)
        offsets[574] = offset(of: op_enter_reverseBytesInt)
        offsets[575] = offset(of: op_enter_reverseBytesLong)
        offsets[576] = offset(of: op_enter_getBoolean)
        offsets[577] = offset(of: op_enter_putBoolean)
        offsets[578] = offset(of: op_enter_getBooleanVolatile)
        offsets[579] = offset(of: op_enter_putBooleanVolatile)
        offsets[580] = offset(of: op_enter_getByte)
        offsets[581] = offset(of: op_enter_putByte)
        offsets[582] = offset(of: op_enter_getByteVolatile)
        offsets[583] = offset(of: op_enter_putByteVolatile)
        offsets[584] = offset(of: op_enter_getShort)
        offsets[585] = offset(of: op_enter_putShort)
        offsets[586] = offset(of: op_enter_getShortVolatile)
        offsets[587] = offset(of: op_enter_putShortVolatile)
        offsets[588] = offset(of: op_enter_getChar)
        offsets[589] = offset(of: op_enter_putChar)
        offsets[590] = offset(of: op_enter_getCharVolatile)
        offsets[591] = offset(of: op_enter_putCharVolatile)
        offsets[592] = offset(of: op_enter_getInt)
        offsets[593] = offset(of: op_enter_putInt)
        offsets[594] = offset(of: op_enter_getIntVolatile)
        offsets[595] = offset(of: op_enter_putIntVolatile)
        offsets[596] = offset(of: op_enter_getFloat)
        offsets[597] = offset(of: op_enter_putFloat)
        offsets[598] = offset(of: op_enter_getFloatVolatile)
        offsets[599] = offset(of: op_enter_putFloatVolatile)
        offsets[600] = offset(of: op_enter_getLong)
        offsets[601] = offset(of: op_enter_putLong)
        offsets[602] = offset(of: op_enter_getLongVolatile)
        offsets[603] = offset(of: op_enter_putLongVolatile)
        offsets[604] = offset(of: op_enter_getDouble)
        offsets[605] = offset(of: op_enter_putDouble)
        offsets[606] = offset(of: op_enter_getDoubleVolatile)
        offsets[607] = offset(of: op_enter_putDoubleVolatile)
        offsets[608] = offset(of: op_enter_getIntAcquire)
        offsets[609] = offset(of: op_enter_putIntRelease)
        offsets[610] = offset(of: op_enter_getLongAcquire)
        offsets[611] = offset(of: op_enter_putLongRelease)
        offsets[612] = offset(of: op_enter_getReference)
        offsets[613] = offset(of: op_enter_getReferenceVolatile)
        offsets[614] = offset(of: op_enter_getReferenceAcquire)
        offsets[615] = offset(of: op_enter_putReference)
        offsets[616] = offset(of: op_enter_putReferenceVolatile)
        offsets[617] = offset(of: op_enter_putReferenceRelease)
        offsets[618] = offset(of: op_enter_compareAndSetInt)
        offsets[619] = offset(of: op_enter_compareAndExchangeInt)
        offsets[620] = offset(of: op_enter_weakCompareAndSetInt)
        offsets[621] = offset(of: op_enter_compareAndSetLong)
        offsets[622] = offset(of: op_enter_compareAndExchangeLong)
        offsets[623] = offset(of: op_enter_weakCompareAndSetLong)
        offsets[624] = offset(of: op_enter_compareAndSetReference)
        offsets[625] = offset(of: op_enter_compareAndExchangeReference)
        offsets[626] = offset(of: op_enter_weakCompareAndSetReference)
        offsets[627] = offset(of: op_enter_getAndAddInt)
        offsets[628] = offset(of: op_enter_getAndAddLong)
        offsets[629] = offset(of: op_enter_getAndSetInt)
        offsets[630] = offset(of: op_enter_getAndSetLong)
        offsets[631] = offset(of: op_enter_getAndSetReference)
        offsets[632] = offset(of: op_enter_fullFence)
        offsets[633] = offset(of: op_enter_loadFence)
        offsets[634] = offset(of: op_enter_storeFence)
        offsets[635] = offset(of: op_enter_latin1CharAt)
        offsets[636] = offset(of: op_enter_latin1Equals)
        offsets[637] = offset(of: op_enter_countPositives)
        offsets[638] = offset(of: op_enter_utf16GetChar)
        offsets[639] = offset(of: op_enter_utf16PutChar)
        offsets[640] = offset(of: op_enter_vectorizedHashCode)
        offsets[641] = offset(of: op_enter_stringCharAt)
        offsets[642] = offset(of: op_enter_stringLength)
        offsets[643] = offset(of: op_enter_stringIsEmpty)
        offsets[644] = offset(of: op_enter_stringIsLatin1)
        offsets[645] = offset(of: op_enter_stringCoder)
        offsets[646] = offset(of: op_enter_stringHashCode)
        offsets[647] = offset(of: op_enter_stringEquals)
        offsets[648] = offset(of: op_enter_builderIsLatin1)
        offsets[649] = offset(of: op_enter_canEncode)
        offsets[650] = offset(of: op_enter_coderFromChar)
        offsets[651] = offset(of: op_enter_indexOfChar)
        offsets[652] = offset(of: op_enter_requireNonNull)
        offsets[653] = offset(of: op_enter_objectsCheckIndex)
        offsets[654] = offset(of: op_enter_checkIndex)
        offsets[655] = offset(of: op_enter_checkFromToIndex)
        offsets[656] = offset(of: op_enter_checkFromIndexSize)
        offsets[657] = offset(of: op_enter_stringCheckIndex)
        offsets[658] = offset(of: op_enter_stringCheckBounds)
        offsets[659] = offset(of: op_enter_stringCheckCount)
        offsets[660] = offset(of: op_enter_objectEquals)
    }
}

extension Fusion {
    /// For each superinstruction its number, how many cells it executes, and the numbers of their own handlers.
    static let groups: [UInt16] = [
        232, 2, 8, 8,
        233, 3, 8, 8, 8,
        234, 2, 8, 1,
        235, 2, 8, 10,
        236, 2, 1, 10,
        237, 2, 10, 8,
        238, 2, 9, 9,
        239, 3, 8, 8, 22,
        240, 3, 8, 8, 23,
        241, 3, 8, 8, 24,
        242, 3, 8, 8, 25,
        243, 3, 8, 8, 26,
        244, 3, 8, 8, 27,
        245, 3, 8, 8, 40,
        246, 3, 8, 8, 41,
        247, 3, 8, 8, 42,
        248, 3, 8, 1, 22,
        249, 3, 8, 1, 23,
        250, 3, 8, 1, 24,
        251, 3, 8, 1, 25,
        252, 3, 8, 1, 26,
        253, 3, 8, 1, 27,
        254, 3, 8, 1, 40,
        255, 3, 8, 1, 41,
        256, 3, 8, 1, 42,
        257, 2, 8, 22,
        258, 2, 8, 23,
        259, 2, 8, 24,
        260, 2, 8, 25,
        261, 2, 8, 26,
        262, 2, 8, 27,
        263, 2, 8, 40,
        264, 2, 8, 41,
        265, 2, 8, 42,
        266, 2, 1, 22,
        267, 2, 1, 23,
        268, 2, 1, 24,
        269, 2, 1, 25,
        270, 2, 1, 26,
        271, 2, 1, 27,
        272, 2, 1, 40,
        273, 2, 1, 41,
        274, 2, 1, 42,
        275, 4, 8, 1, 22, 10,
        276, 4, 8, 8, 22, 10,
        277, 4, 8, 1, 23, 10,
        278, 4, 8, 8, 23, 10,
        279, 2, 22, 10,
        280, 2, 9, 31,
        281, 2, 9, 32,
        282, 2, 9, 34,
        283, 2, 9, 36,
        284, 2, 9, 52,
        285, 3, 9, 9, 52,
        286, 2, 9, 53,
        287, 3, 9, 9, 53,
        288, 2, 9, 54,
        289, 3, 9, 9, 54,
        290, 2, 8, 78,
        291, 2, 8, 79,
        292, 2, 8, 80,
        293, 2, 8, 81,
        294, 2, 8, 82,
        295, 2, 8, 83,
        296, 3, 8, 8, 84,
        297, 3, 8, 8, 85,
        298, 3, 8, 8, 86,
        299, 3, 8, 8, 87,
        300, 3, 8, 8, 88,
        301, 3, 8, 8, 89,
        302, 3, 8, 1, 84,
        303, 3, 8, 1, 85,
        304, 3, 8, 1, 86,
        305, 3, 8, 1, 87,
        306, 3, 8, 1, 88,
        307, 3, 8, 1, 89,
        308, 2, 8, 84,
        309, 2, 8, 85,
        310, 2, 8, 86,
        311, 2, 8, 87,
        312, 2, 8, 88,
        313, 2, 8, 89,
        314, 2, 1, 84,
        315, 2, 1, 85,
        316, 2, 1, 86,
        317, 2, 1, 87,
        318, 2, 1, 88,
        319, 2, 1, 89,
        320, 4, 8, 8, 118, 87,
        321, 4, 8, 8, 118, 86,
        322, 2, 12, 103,
        323, 2, 12, 102,
        324, 3, 8, 8, 108,
        325, 2, 8, 108,
        326, 3, 8, 8, 110,
        327, 2, 8, 110,
        328, 3, 8, 8, 111,
        329, 2, 8, 111,
        330, 3, 8, 8, 109,
        331, 2, 8, 109,
        332, 2, 8, 118,
        333, 2, 8, 119,
        334, 2, 8, 120,
        335, 2, 8, 122,
        336, 2, 8, 123,
        337, 3, 8, 122, 8,
        338, 3, 8, 122, 122,
        339, 4, 8, 122, 8, 122,
        340, 2, 15, 122,
        341, 2, 15, 123,
        342, 3, 8, 15, 122,
        343, 3, 8, 15, 123,
        344, 3, 8, 8, 127,
        345, 3, 8, 8, 129,
        346, 2, 22, 127,
        347, 2, 23, 127,
        348, 2, 27, 127,
        349, 2, 8, 197,
        350, 2, 1, 197,
        351, 2, 1, 199,
        352, 2, 22, 197,
        353, 3, 8, 122, 197,
        354, 2, 8, 192,
        355, 2, 8, 191,
        356, 2, 8, 190,
        357, 2, 8, 193,
        358, 3, 8, 8, 192,
        359, 3, 8, 8, 191,
        360, 3, 8, 8, 190,
        361, 3, 8, 122, 192,
        362, 2, 15, 191,
        363, 3, 8, 122, 10,
        364, 3, 8, 122, 78,
        365, 3, 8, 119, 78,
        366, 3, 8, 122, 79,
        367, 3, 8, 119, 79,
        368, 2, 46, 78,
        369, 2, 46, 79,
        370, 2, 46, 80,
        371, 2, 46, 81,
        372, 2, 46, 82,
        373, 2, 46, 83,
        374, 2, 8, 63,
        375, 2, 8, 174,
        376, 2, 167, 15,
        377, 2, 108, 10,
        378, 4, 8, 8, 108, 10,
        379, 2, 8, 113,
        380, 2, 8, 115,
        381, 3, 110, 1, 25,
        382, 2, 9, 198,
        383, 2, 1, 1,
        384, 2, 15, 1,
        385, 2, 1, 127,
        386, 2, 9, 8,
        387, 2, 8, 9,
        388, 2, 9, 11,
        389, 2, 2, 11,
        390, 2, 11, 9,
        391, 2, 15, 10,
        392, 3, 15, 10, 78,
        393, 3, 15, 10, 79,
        394, 3, 10, 8, 78,
        395, 3, 10, 8, 79,
        396, 2, 8, 12,
        397, 3, 8, 8, 12,
        398, 2, 12, 8,
        399, 2, 12, 12,
        400, 2, 174, 10,
        401, 2, 23, 10,
        402, 2, 24, 10,
        403, 2, 25, 10,
        404, 2, 26, 10,
        405, 2, 27, 10,
        406, 2, 1, 29,
        407, 2, 1, 30,
        408, 2, 8, 29,
        409, 2, 8, 30,
        410, 3, 9, 9, 31,
        411, 3, 9, 9, 32,
        412, 3, 9, 9, 33,
        413, 3, 9, 9, 34,
        414, 3, 9, 9, 36,
        415, 2, 9, 33,
        416, 2, 9, 35,
        417, 2, 2, 31,
        418, 2, 2, 32,
        419, 2, 2, 33,
        420, 2, 2, 34,
        421, 3, 9, 2, 31,
        422, 3, 9, 2, 32,
        423, 3, 9, 2, 34,
        424, 4, 9, 2, 31, 11,
        425, 2, 1, 43,
        426, 2, 1, 44,
        427, 2, 1, 45,
        428, 3, 9, 1, 43,
        429, 3, 9, 1, 44,
        430, 3, 9, 1, 45,
        431, 2, 31, 11,
        432, 2, 32, 11,
        433, 2, 33, 11,
        434, 2, 34, 11,
        435, 2, 35, 11,
        436, 2, 36, 11,
        437, 3, 9, 31, 11,
        438, 3, 9, 36, 11,
        439, 2, 4, 34,
        440, 3, 63, 4, 34,
        441, 3, 8, 63, 31,
        442, 2, 9, 66,
        443, 3, 9, 66, 113,
        444, 4, 9, 9, 46, 78,
        445, 4, 9, 9, 46, 79,
        446, 4, 9, 9, 46, 80,
        447, 4, 9, 9, 46, 81,
        448, 4, 9, 9, 46, 82,
        449, 4, 9, 9, 46, 83,
        450, 3, 2, 46, 78,
        451, 3, 2, 46, 79,
        452, 3, 2, 46, 80,
        453, 3, 2, 46, 81,
        454, 3, 2, 46, 82,
        455, 3, 2, 46, 83,
        456, 4, 9, 2, 46, 78,
        457, 4, 9, 2, 46, 79,
        458, 4, 9, 2, 46, 80,
        459, 4, 9, 2, 46, 81,
        460, 4, 9, 2, 46, 82,
        461, 4, 9, 2, 46, 83,
        462, 5, 9, 8, 63, 46, 82,
        463, 5, 9, 8, 63, 46, 81,
        464, 2, 8, 65,
        465, 2, 9, 55,
        466, 3, 9, 9, 55,
        467, 2, 65, 55,
        468, 2, 65, 54,
        469, 2, 65, 52,
        470, 2, 52, 11,
        471, 2, 53, 11,
        472, 2, 54, 11,
        473, 2, 55, 11,
        474, 2, 54, 52,
        475, 2, 54, 53,
        476, 3, 54, 52, 11,
        477, 4, 9, 9, 54, 52,
        478, 4, 9, 9, 54, 53,
        479, 5, 8, 8, 108, 8, 108,
        480, 5, 8, 8, 108, 8, 109,
        481, 5, 8, 8, 108, 8, 110,
        482, 4, 8, 8, 12, 108,
        483, 4, 8, 8, 12, 110,
        484, 4, 8, 8, 12, 111,
        485, 2, 12, 108,
        486, 3, 12, 8, 108,
        487, 2, 108, 108,
        488, 2, 108, 22,
        489, 4, 8, 8, 108, 22,
        490, 4, 8, 8, 110, 22,
        491, 2, 108, 113,
        492, 4, 8, 8, 8, 113,
        493, 4, 8, 8, 9, 114,
        494, 2, 1, 113,
        495, 2, 1, 116,
        496, 2, 8, 116,
        497, 2, 18, 108,
        498, 2, 18, 109,
        499, 2, 18, 110,
        500, 4, 8, 8, 18, 108,
        501, 4, 8, 8, 18, 109,
        502, 2, 22, 113,
        503, 2, 23, 113,
        504, 2, 26, 113,
        505, 2, 27, 113,
        506, 3, 1, 22, 113,
        507, 2, 31, 114,
        508, 2, 52, 114,
        509, 2, 53, 114,
        510, 3, 8, 8, 122,
        511, 4, 8, 8, 122, 84,
        512, 4, 8, 8, 122, 85,
        513, 4, 8, 8, 122, 86,
        514, 4, 8, 8, 122, 87,
        515, 3, 10, 8, 122,
        516, 4, 8, 122, 15, 10,
        517, 5, 8, 122, 15, 10, 78,
        518, 5, 8, 122, 15, 10, 79,
        519, 3, 8, 122, 118,
        520, 4, 8, 122, 8, 108,
        521, 4, 8, 122, 8, 109,
        522, 4, 8, 122, 8, 110,
        523, 4, 8, 122, 8, 111,
        524, 3, 8, 123, 31,
        525, 3, 8, 123, 52,
        526, 3, 8, 123, 53,
        527, 3, 8, 123, 54,
        528, 4, 9, 8, 123, 54,
        529, 3, 8, 9, 128,
        530, 3, 8, 1, 127,
        531, 3, 1, 22, 127,
        532, 2, 31, 128,
        533, 2, 52, 128,
        534, 2, 53, 128,
        535, 3, 8, 8, 193,
        536, 4, 8, 8, 8, 192,
        537, 4, 8, 8, 8, 191,
        538, 4, 8, 8, 8, 190,
        539, 3, 8, 122, 193,
        540, 4, 8, 122, 8, 192,
        541, 4, 8, 122, 8, 193,
        542, 2, 141, 78,
        543, 2, 141, 79,
        544, 2, 144, 8,
        545, 3, 144, 8, 108,
    ]
}
