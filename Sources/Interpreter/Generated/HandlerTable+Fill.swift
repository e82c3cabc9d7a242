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
        offsets[216] = offset(of: op_resume_machine_code)
        offsets[217] = offset(of: op_leave)
        offsets[218] = offset(of: op_enter_unprepared)
        offsets[219] = offset(of: op_enter_interpreted)
        offsets[220] = offset(of: op_enter_getter_b)
        offsets[221] = offset(of: op_enter_getter_c)
        offsets[222] = offset(of: op_enter_getter_s)
        offsets[223] = offset(of: op_enter_getter_i)
        offsets[224] = offset(of: op_enter_getter_l)
        offsets[225] = offset(of: op_enter_synchronized)
        offsets[226] = offset(of: op_enter_machine_code)
        offsets[227] = offset(of: op_enter_native)
        offsets[228] = offset(of: op_enter_abstract)
        offsets[229] = offset(of: op_enter_invokeBasic)
        offsets[230] = offset(of: op_enter_linkToStatic)
        offsets[231] = offset(of: op_enter_linkToSpecial)
        offsets[232] = offset(of: op_enter_linkToVirtual)
        offsets[233] = offset(of: op_enter_linkToInterface)
        offsets[234] = offset(of: op_load_load)
        offsets[235] = offset(of: op_load_load_load)
        offsets[236] = offset(of: op_load_push_int)
        offsets[237] = offset(of: op_load_store)
        offsets[238] = offset(of: op_push_int_store)
        offsets[239] = offset(of: op_store_load)
        offsets[240] = offset(of: op_load2_load2)
        offsets[241] = offset(of: op_load_load_iadd)
        offsets[242] = offset(of: op_load_load_isub)
        offsets[243] = offset(of: op_load_load_imul)
        offsets[244] = offset(of: op_load_load_iand)
        offsets[245] = offset(of: op_load_load_ior)
        offsets[246] = offset(of: op_load_load_ixor)
        offsets[247] = offset(of: op_load_load_ishl)
        offsets[248] = offset(of: op_load_load_ishr)
        offsets[249] = offset(of: op_load_load_iushr)
        offsets[250] = offset(of: op_load_push_int_iadd)
        offsets[251] = offset(of: op_load_push_int_isub)
        offsets[252] = offset(of: op_load_push_int_imul)
        offsets[253] = offset(of: op_load_push_int_iand)
        offsets[254] = offset(of: op_load_push_int_ior)
        offsets[255] = offset(of: op_load_push_int_ixor)
        offsets[256] = offset(of: op_load_push_int_ishl)
        offsets[257] = offset(of: op_load_push_int_ishr)
        offsets[258] = offset(of: op_load_push_int_iushr)
        offsets[259] = offset(of: op_load_iadd)
        offsets[260] = offset(of: op_load_isub)
        offsets[261] = offset(of: op_load_imul)
        offsets[262] = offset(of: op_load_iand)
        offsets[263] = offset(of: op_load_ior)
        offsets[264] = offset(of: op_load_ixor)
        offsets[265] = offset(of: op_load_ishl)
        offsets[266] = offset(of: op_load_ishr)
        offsets[267] = offset(of: op_load_iushr)
        offsets[268] = offset(of: op_push_int_iadd)
        offsets[269] = offset(of: op_push_int_isub)
        offsets[270] = offset(of: op_push_int_imul)
        offsets[271] = offset(of: op_push_int_iand)
        offsets[272] = offset(of: op_push_int_ior)
        offsets[273] = offset(of: op_push_int_ixor)
        offsets[274] = offset(of: op_push_int_ishl)
        offsets[275] = offset(of: op_push_int_ishr)
        offsets[276] = offset(of: op_push_int_iushr)
        offsets[277] = offset(of: op_load_push_int_iadd_store)
        offsets[278] = offset(of: op_load_load_iadd_store)
        offsets[279] = offset(of: op_load_push_int_isub_store)
        offsets[280] = offset(of: op_load_load_isub_store)
        offsets[281] = offset(of: op_iadd_store)
        offsets[282] = offset(of: op_load2_ladd)
        offsets[283] = offset(of: op_load2_lsub)
        offsets[284] = offset(of: op_load2_land)
        offsets[285] = offset(of: op_load2_lxor)
        offsets[286] = offset(of: op_load2_dadd)
        offsets[287] = offset(of: op_load2_load2_dadd)
        offsets[288] = offset(of: op_load2_dsub)
        offsets[289] = offset(of: op_load2_load2_dsub)
        offsets[290] = offset(of: op_load2_dmul)
        offsets[291] = offset(of: op_load2_load2_dmul)
        offsets[292] = offset(of: op_load_ifeq)
        offsets[293] = offset(of: op_load_ifne)
        offsets[294] = offset(of: op_load_iflt)
        offsets[295] = offset(of: op_load_ifge)
        offsets[296] = offset(of: op_load_ifgt)
        offsets[297] = offset(of: op_load_ifle)
        offsets[298] = offset(of: op_load_load_if_icmpeq)
        offsets[299] = offset(of: op_load_load_if_icmpne)
        offsets[300] = offset(of: op_load_load_if_icmplt)
        offsets[301] = offset(of: op_load_load_if_icmpge)
        offsets[302] = offset(of: op_load_load_if_icmpgt)
        offsets[303] = offset(of: op_load_load_if_icmple)
        offsets[304] = offset(of: op_load_push_int_if_icmpeq)
        offsets[305] = offset(of: op_load_push_int_if_icmpne)
        offsets[306] = offset(of: op_load_push_int_if_icmplt)
        offsets[307] = offset(of: op_load_push_int_if_icmpge)
        offsets[308] = offset(of: op_load_push_int_if_icmpgt)
        offsets[309] = offset(of: op_load_push_int_if_icmple)
        offsets[310] = offset(of: op_load_if_icmpeq)
        offsets[311] = offset(of: op_load_if_icmpne)
        offsets[312] = offset(of: op_load_if_icmplt)
        offsets[313] = offset(of: op_load_if_icmpge)
        offsets[314] = offset(of: op_load_if_icmpgt)
        offsets[315] = offset(of: op_load_if_icmple)
        offsets[316] = offset(of: op_push_int_if_icmpeq)
        offsets[317] = offset(of: op_push_int_if_icmpne)
        offsets[318] = offset(of: op_push_int_if_icmplt)
        offsets[319] = offset(of: op_push_int_if_icmpge)
        offsets[320] = offset(of: op_push_int_if_icmpgt)
        offsets[321] = offset(of: op_push_int_if_icmple)
        offsets[322] = offset(of: op_load_load_arraylength_if_icmpge)
        offsets[323] = offset(of: op_load_load_arraylength_if_icmplt)
        offsets[324] = offset(of: op_iinc_goto_back)
        offsets[325] = offset(of: op_iinc_goto)
        offsets[326] = offset(of: op_load_load_iaload)
        offsets[327] = offset(of: op_load_iaload)
        offsets[328] = offset(of: op_load_load_baload)
        offsets[329] = offset(of: op_load_baload)
        offsets[330] = offset(of: op_load_load_caload)
        offsets[331] = offset(of: op_load_caload)
        offsets[332] = offset(of: op_load_load_laload)
        offsets[333] = offset(of: op_load_laload)
        offsets[334] = offset(of: op_load_arraylength)
        offsets[335] = offset(of: op_load_getfield_b)
        offsets[336] = offset(of: op_load_getfield_c)
        offsets[337] = offset(of: op_load_getfield_i)
        offsets[338] = offset(of: op_load_getfield_l)
        offsets[339] = offset(of: op_load_getfield_i_load)
        offsets[340] = offset(of: op_load_getfield_i_getfield_i)
        offsets[341] = offset(of: op_load_getfield_i_load_getfield_i)
        offsets[342] = offset(of: op_dup_getfield_i)
        offsets[343] = offset(of: op_dup_getfield_l)
        offsets[344] = offset(of: op_load_dup_getfield_i)
        offsets[345] = offset(of: op_load_dup_getfield_l)
        offsets[346] = offset(of: op_load_load_putfield_i)
        offsets[347] = offset(of: op_load_load_putfield_a)
        offsets[348] = offset(of: op_iadd_putfield_i)
        offsets[349] = offset(of: op_isub_putfield_i)
        offsets[350] = offset(of: op_ixor_putfield_i)
        offsets[351] = offset(of: op_load_return_1)
        offsets[352] = offset(of: op_push_int_return_1)
        offsets[353] = offset(of: op_push_int_return_z)
        offsets[354] = offset(of: op_iadd_return_1)
        offsets[355] = offset(of: op_load_getfield_i_return_1)
        offsets[356] = offset(of: op_load_invokevirtual)
        offsets[357] = offset(of: op_load_invokespecial)
        offsets[358] = offset(of: op_load_invokestatic)
        offsets[359] = offset(of: op_load_invokeinterface)
        offsets[360] = offset(of: op_load_load_invokevirtual)
        offsets[361] = offset(of: op_load_load_invokespecial)
        offsets[362] = offset(of: op_load_load_invokestatic)
        offsets[363] = offset(of: op_load_getfield_i_invokevirtual)
        offsets[364] = offset(of: op_dup_invokespecial)
        offsets[365] = offset(of: op_load_getfield_i_store)
        offsets[366] = offset(of: op_load_getfield_i_ifeq)
        offsets[367] = offset(of: op_load_getfield_b_ifeq)
        offsets[368] = offset(of: op_load_getfield_i_ifne)
        offsets[369] = offset(of: op_load_getfield_b_ifne)
        offsets[370] = offset(of: op_lcmp_ifeq)
        offsets[371] = offset(of: op_lcmp_ifne)
        offsets[372] = offset(of: op_lcmp_iflt)
        offsets[373] = offset(of: op_lcmp_ifge)
        offsets[374] = offset(of: op_lcmp_ifgt)
        offsets[375] = offset(of: op_lcmp_ifle)
        offsets[376] = offset(of: op_load_i2l)
        offsets[377] = offset(of: op_load_checkcast)
        offsets[378] = offset(of: op_new_dup)
        offsets[379] = offset(of: op_iaload_store)
        offsets[380] = offset(of: op_load_load_iaload_store)
        offsets[381] = offset(of: op_load_iastore)
        offsets[382] = offset(of: op_load_castore)
        offsets[383] = offset(of: op_baload_push_int_iand)
        offsets[384] = offset(of: op_load2_return_2)
        offsets[385] = offset(of: op_push_int_push_int)
        offsets[386] = offset(of: op_dup_push_int)
        offsets[387] = offset(of: op_push_int_putfield_i)
        offsets[388] = offset(of: op_load2_load)
        offsets[389] = offset(of: op_load_load2)
        offsets[390] = offset(of: op_load2_store2)
        offsets[391] = offset(of: op_push_long_store2)
        offsets[392] = offset(of: op_store2_load2)
        offsets[393] = offset(of: op_dup_store)
        offsets[394] = offset(of: op_dup_store_ifeq)
        offsets[395] = offset(of: op_dup_store_ifne)
        offsets[396] = offset(of: op_store_load_ifeq)
        offsets[397] = offset(of: op_store_load_ifne)
        offsets[398] = offset(of: op_load_iinc)
        offsets[399] = offset(of: op_load_load_iinc)
        offsets[400] = offset(of: op_iinc_load)
        offsets[401] = offset(of: op_iinc_iinc)
        offsets[402] = offset(of: op_checkcast_store)
        offsets[403] = offset(of: op_isub_store)
        offsets[404] = offset(of: op_imul_store)
        offsets[405] = offset(of: op_iand_store)
        offsets[406] = offset(of: op_ior_store)
        offsets[407] = offset(of: op_ixor_store)
        offsets[408] = offset(of: op_push_int_idiv)
        offsets[409] = offset(of: op_push_int_irem)
        offsets[410] = offset(of: op_load_idiv)
        offsets[411] = offset(of: op_load_irem)
        offsets[412] = offset(of: op_load2_load2_ladd)
        offsets[413] = offset(of: op_load2_load2_lsub)
        offsets[414] = offset(of: op_load2_load2_lmul)
        offsets[415] = offset(of: op_load2_load2_land)
        offsets[416] = offset(of: op_load2_load2_lxor)
        offsets[417] = offset(of: op_load2_lmul)
        offsets[418] = offset(of: op_load2_lor)
        offsets[419] = offset(of: op_push_long_ladd)
        offsets[420] = offset(of: op_push_long_lsub)
        offsets[421] = offset(of: op_push_long_lmul)
        offsets[422] = offset(of: op_push_long_land)
        offsets[423] = offset(of: op_load2_push_long_ladd)
        offsets[424] = offset(of: op_load2_push_long_lsub)
        offsets[425] = offset(of: op_load2_push_long_land)
        offsets[426] = offset(of: op_load2_push_long_ladd_store2)
        offsets[427] = offset(of: op_push_int_lshl)
        offsets[428] = offset(of: op_push_int_lshr)
        offsets[429] = offset(of: op_push_int_lushr)
        offsets[430] = offset(of: op_load2_push_int_lshl)
        offsets[431] = offset(of: op_load2_push_int_lshr)
        offsets[432] = offset(of: op_load2_push_int_lushr)
        offsets[433] = offset(of: op_ladd_store2)
        offsets[434] = offset(of: op_lsub_store2)
        offsets[435] = offset(of: op_lmul_store2)
        offsets[436] = offset(of: op_land_store2)
        offsets[437] = offset(of: op_lor_store2)
        offsets[438] = offset(of: op_lxor_store2)
        offsets[439] = offset(of: op_load2_ladd_store2)
        offsets[440] = offset(of: op_load2_lxor_store2)
        offsets[441] = offset(of: op_push_word_land)
        offsets[442] = offset(of: op_i2l_push_word_land)
        offsets[443] = offset(of: op_load_i2l_ladd)
        offsets[444] = offset(of: op_load2_l2i)
        offsets[445] = offset(of: op_load2_l2i_iastore)
        offsets[446] = offset(of: op_load2_load2_lcmp_ifeq)
        offsets[447] = offset(of: op_load2_load2_lcmp_ifne)
        offsets[448] = offset(of: op_load2_load2_lcmp_iflt)
        offsets[449] = offset(of: op_load2_load2_lcmp_ifge)
        offsets[450] = offset(of: op_load2_load2_lcmp_ifgt)
        offsets[451] = offset(of: op_load2_load2_lcmp_ifle)
        offsets[452] = offset(of: op_push_long_lcmp_ifeq)
        offsets[453] = offset(of: op_push_long_lcmp_ifne)
        offsets[454] = offset(of: op_push_long_lcmp_iflt)
        offsets[455] = offset(of: op_push_long_lcmp_ifge)
        offsets[456] = offset(of: op_push_long_lcmp_ifgt)
        offsets[457] = offset(of: op_push_long_lcmp_ifle)
        offsets[458] = offset(of: op_load2_push_long_lcmp_ifeq)
        offsets[459] = offset(of: op_load2_push_long_lcmp_ifne)
        offsets[460] = offset(of: op_load2_push_long_lcmp_iflt)
        offsets[461] = offset(of: op_load2_push_long_lcmp_ifge)
        offsets[462] = offset(of: op_load2_push_long_lcmp_ifgt)
        offsets[463] = offset(of: op_load2_push_long_lcmp_ifle)
        offsets[464] = offset(of: op_load2_load_i2l_lcmp_ifgt)
        offsets[465] = offset(of: op_load2_load_i2l_lcmp_ifge)
        offsets[466] = offset(of: op_load_i2d)
        offsets[467] = offset(of: op_load2_ddiv)
        offsets[468] = offset(of: op_load2_load2_ddiv)
        offsets[469] = offset(of: op_i2d_ddiv)
        offsets[470] = offset(of: op_i2d_dmul)
        offsets[471] = offset(of: op_i2d_dadd)
        offsets[472] = offset(of: op_dadd_store2)
        offsets[473] = offset(of: op_dsub_store2)
        offsets[474] = offset(of: op_dmul_store2)
        offsets[475] = offset(of: op_ddiv_store2)
        offsets[476] = offset(of: op_dmul_dadd)
        offsets[477] = offset(of: op_dmul_dsub)
        offsets[478] = offset(of: op_dmul_dadd_store2)
        offsets[479] = offset(of: op_load2_load2_dmul_dadd)
        offsets[480] = offset(of: op_load2_load2_dmul_dsub)
        offsets[481] = offset(of: op_load_load_iaload_load_iaload)
        offsets[482] = offset(of: op_load_load_iaload_load_laload)
        offsets[483] = offset(of: op_load_load_iaload_load_baload)
        offsets[484] = offset(of: op_load_load_iinc_iaload)
        offsets[485] = offset(of: op_load_load_iinc_baload)
        offsets[486] = offset(of: op_load_load_iinc_caload)
        offsets[487] = offset(of: op_iinc_iaload)
        offsets[488] = offset(of: op_iinc_load_iaload)
        offsets[489] = offset(of: op_iaload_iaload)
        offsets[490] = offset(of: op_iaload_iadd)
        offsets[491] = offset(of: op_load_load_iaload_iadd)
        offsets[492] = offset(of: op_load_load_baload_iadd)
        offsets[493] = offset(of: op_iaload_iastore)
        offsets[494] = offset(of: op_load_load_load_iastore)
        offsets[495] = offset(of: op_load_load_load2_lastore)
        offsets[496] = offset(of: op_push_int_iastore)
        offsets[497] = offset(of: op_push_int_bastore)
        offsets[498] = offset(of: op_load_bastore)
        offsets[499] = offset(of: op_dup2_iaload)
        offsets[500] = offset(of: op_dup2_laload)
        offsets[501] = offset(of: op_dup2_baload)
        offsets[502] = offset(of: op_load_load_dup2_iaload)
        offsets[503] = offset(of: op_load_load_dup2_laload)
        offsets[504] = offset(of: op_iadd_iastore)
        offsets[505] = offset(of: op_isub_iastore)
        offsets[506] = offset(of: op_ior_iastore)
        offsets[507] = offset(of: op_ixor_iastore)
        offsets[508] = offset(of: op_push_int_iadd_iastore)
        offsets[509] = offset(of: op_ladd_lastore)
        offsets[510] = offset(of: op_dadd_lastore)
        offsets[511] = offset(of: op_dsub_lastore)
        offsets[512] = offset(of: op_load_load_getfield_i)
        offsets[513] = offset(of: op_load_load_getfield_i_if_icmpeq)
        offsets[514] = offset(of: op_load_load_getfield_i_if_icmpne)
        offsets[515] = offset(of: op_load_load_getfield_i_if_icmplt)
        offsets[516] = offset(of: op_load_load_getfield_i_if_icmpge)
        offsets[517] = offset(of: op_store_load_getfield_i)
        offsets[518] = offset(of: op_load_getfield_i_dup_store)
        offsets[519] = offset(of: op_load_getfield_i_dup_store_ifeq)
        offsets[520] = offset(of: op_load_getfield_i_dup_store_ifne)
        offsets[521] = offset(of: op_load_getfield_i_arraylength)
        offsets[522] = offset(of: op_load_getfield_i_load_iaload)
        offsets[523] = offset(of: op_load_getfield_i_load_laload)
        offsets[524] = offset(of: op_load_getfield_i_load_baload)
        offsets[525] = offset(of: op_load_getfield_i_load_caload)
        offsets[526] = offset(of: op_load_getfield_l_ladd)
        offsets[527] = offset(of: op_load_getfield_l_dadd)
        offsets[528] = offset(of: op_load_getfield_l_dsub)
        offsets[529] = offset(of: op_load_getfield_l_dmul)
        offsets[530] = offset(of: op_load2_load_getfield_l_dmul)
        offsets[531] = offset(of: op_load_load2_putfield_l)
        offsets[532] = offset(of: op_load_push_int_putfield_i)
        offsets[533] = offset(of: op_push_int_iadd_putfield_i)
        offsets[534] = offset(of: op_ladd_putfield_l)
        offsets[535] = offset(of: op_dadd_putfield_l)
        offsets[536] = offset(of: op_dsub_putfield_l)
        offsets[537] = offset(of: op_load_load_invokeinterface)
        offsets[538] = offset(of: op_load_load_load_invokevirtual)
        offsets[539] = offset(of: op_load_load_load_invokespecial)
        offsets[540] = offset(of: op_load_load_load_invokestatic)
        offsets[541] = offset(of: op_load_getfield_i_invokeinterface)
        offsets[542] = offset(of: op_load_getfield_i_load_invokevirtual)
        offsets[543] = offset(of: op_load_getfield_i_load_invokeinterface)
        offsets[544] = offset(of: op_getstatic_b_ifeq)
        offsets[545] = offset(of: op_getstatic_b_ifne)
        offsets[546] = offset(of: op_getstatic_i_load)
        offsets[547] = offset(of: op_getstatic_i_load_iaload)
        offsets[548] = offset(of: op_enter_hashCode)
        offsets[549] = offset(of: op_enter_identityHashCode)
        offsets[550] = offset(of: op_enter_objectInit)
        offsets[551] = offset(of: op_enter_getClass)
        offsets[552] = offset(of: op_enter_isInstance)
        offsets[553] = offset(of: op_enter_currentThread)
        offsets[554] = offset(of: op_enter_currentCarrierThread)
        offsets[555] = offset(of: op_enter_arraycopy)
        offsets[556] = offset(of: op_enter_floatToRawIntBits)
        offsets[557] = offset(of: op_enter_intBitsToFloat)
        offsets[558] = offset(of: op_enter_doubleToRawLongBits)
        offsets[559] = offset(of: op_enter_longBitsToDouble)
        offsets[560] = offset(of: op_enter_sqrt)
        offsets[561] = offset(of: op_enter_absInt)
        offsets[562] = offset(of: op_enter_absLong)
        offsets[563] = offset(of: op_enter_absFloat)
        offsets[564] = offset(of: op_enter_absDouble)
        offsets[565] = offset(of: op_enter_maxInt)
        offsets[566] = offset(of: op_enter_maxLong)
        offsets[567] = offset(of: op_enter_minInt)
        offsets[568] = offset(of: op_enter_minLong)
        offsets[569] = offset(of: op_enter_multiplyHigh)
        offsets[570] = offset(of: op_enter_bitCountInt)
        offsets[571] = offset(of: op_enter_bitCountLong)
        offsets[572] = offset(of: op_enter_leadingZerosInt)
        offsets[573] = offset(of: op_enter_leadingZerosLong)
        offsets[574] = offset(of: op_enter_trailingZerosInt)
        offsets[575] = offset(of: op_enter_trailingZerosLong)
        offsets[576] = offset(of: op_enter_reverseBytesInt)
        offsets[577] = offset(of: op_enter_reverseBytesLong)
        offsets[578] = offset(of: op_enter_getBoolean)
        offsets[579] = offset(of: op_enter_putBoolean)
        offsets[580] = offset(of: op_enter_getBooleanVolatile)
        offsets[581] = offset(of: op_enter_putBooleanVolatile)
        offsets[582] = offset(of: op_enter_getByte)
        offsets[583] = offset(of: op_enter_putByte)
        offsets[584] = offset(of: op_enter_getByteVolatile)
        offsets[585] = offset(of: op_enter_putByteVolatile)
        offsets[586] = offset(of: op_enter_getShort)
        offsets[587] = offset(of: op_enter_putShort)
        offsets[588] = offset(of: op_enter_getShortVolatile)
        offsets[589] = offset(of: op_enter_putShortVolatile)
        offsets[590] = offset(of: op_enter_getChar)
        offsets[591] = offset(of: op_enter_putChar)
        offsets[592] = offset(of: op_enter_getCharVolatile)
        offsets[593] = offset(of: op_enter_putCharVolatile)
        offsets[594] = offset(of: op_enter_getInt)
        offsets[595] = offset(of: op_enter_putInt)
        offsets[596] = offset(of: op_enter_getIntVolatile)
        offsets[597] = offset(of: op_enter_putIntVolatile)
        offsets[598] = offset(of: op_enter_getFloat)
        offsets[599] = offset(of: op_enter_putFloat)
        offsets[600] = offset(of: op_enter_getFloatVolatile)
        offsets[601] = offset(of: op_enter_putFloatVolatile)
        offsets[602] = offset(of: op_enter_getLong)
        offsets[603] = offset(of: op_enter_putLong)
        offsets[604] = offset(of: op_enter_getLongVolatile)
        offsets[605] = offset(of: op_enter_putLongVolatile)
        offsets[606] = offset(of: op_enter_getDouble)
        offsets[607] = offset(of: op_enter_putDouble)
        offsets[608] = offset(of: op_enter_getDoubleVolatile)
        offsets[609] = offset(of: op_enter_putDoubleVolatile)
        offsets[610] = offset(of: op_enter_getIntAcquire)
        offsets[611] = offset(of: op_enter_putIntRelease)
        offsets[612] = offset(of: op_enter_getLongAcquire)
        offsets[613] = offset(of: op_enter_putLongRelease)
        offsets[614] = offset(of: op_enter_getReference)
        offsets[615] = offset(of: op_enter_getReferenceVolatile)
        offsets[616] = offset(of: op_enter_getReferenceAcquire)
        offsets[617] = offset(of: op_enter_putReference)
        offsets[618] = offset(of: op_enter_putReferenceVolatile)
        offsets[619] = offset(of: op_enter_putReferenceRelease)
        offsets[620] = offset(of: op_enter_compareAndSetInt)
        offsets[621] = offset(of: op_enter_compareAndExchangeInt)
        offsets[622] = offset(of: op_enter_weakCompareAndSetInt)
        offsets[623] = offset(of: op_enter_compareAndSetLong)
        offsets[624] = offset(of: op_enter_compareAndExchangeLong)
        offsets[625] = offset(of: op_enter_weakCompareAndSetLong)
        offsets[626] = offset(of: op_enter_compareAndSetReference)
        offsets[627] = offset(of: op_enter_compareAndExchangeReference)
        offsets[628] = offset(of: op_enter_weakCompareAndSetReference)
        offsets[629] = offset(of: op_enter_getAndAddInt)
        offsets[630] = offset(of: op_enter_getAndAddLong)
        offsets[631] = offset(of: op_enter_getAndSetInt)
        offsets[632] = offset(of: op_enter_getAndSetLong)
        offsets[633] = offset(of: op_enter_getAndSetReference)
        offsets[634] = offset(of: op_enter_fullFence)
        offsets[635] = offset(of: op_enter_loadFence)
        offsets[636] = offset(of: op_enter_storeFence)
        offsets[637] = offset(of: op_enter_latin1CharAt)
        offsets[638] = offset(of: op_enter_latin1Equals)
        offsets[639] = offset(of: op_enter_countPositives)
        offsets[640] = offset(of: op_enter_utf16GetChar)
        offsets[641] = offset(of: op_enter_utf16PutChar)
        offsets[642] = offset(of: op_enter_vectorizedHashCode)
        offsets[643] = offset(of: op_enter_stringCharAt)
        offsets[644] = offset(of: op_enter_stringLength)
        offsets[645] = offset(of: op_enter_stringIsEmpty)
        offsets[646] = offset(of: op_enter_stringIsLatin1)
        offsets[647] = offset(of: op_enter_stringCoder)
        offsets[648] = offset(of: op_enter_stringHashCode)
        offsets[649] = offset(of: op_enter_stringEquals)
        offsets[650] = offset(of: op_enter_builderIsLatin1)
        offsets[651] = offset(of: op_enter_canEncode)
        offsets[652] = offset(of: op_enter_coderFromChar)
        offsets[653] = offset(of: op_enter_indexOfChar)
        offsets[654] = offset(of: op_enter_requireNonNull)
        offsets[655] = offset(of: op_enter_objectsCheckIndex)
        offsets[656] = offset(of: op_enter_checkIndex)
        offsets[657] = offset(of: op_enter_checkFromToIndex)
        offsets[658] = offset(of: op_enter_checkFromIndexSize)
        offsets[659] = offset(of: op_enter_stringCheckIndex)
        offsets[660] = offset(of: op_enter_stringCheckBounds)
        offsets[661] = offset(of: op_enter_stringCheckCount)
        offsets[662] = offset(of: op_enter_objectEquals)
    }
}

extension Fusion {
    /// For each superinstruction its number, how many cells it executes, and the numbers of their own handlers.
    static let groups: [UInt16] = [
        234, 2, 8, 8,
        235, 3, 8, 8, 8,
        236, 2, 8, 1,
        237, 2, 8, 10,
        238, 2, 1, 10,
        239, 2, 10, 8,
        240, 2, 9, 9,
        241, 3, 8, 8, 22,
        242, 3, 8, 8, 23,
        243, 3, 8, 8, 24,
        244, 3, 8, 8, 25,
        245, 3, 8, 8, 26,
        246, 3, 8, 8, 27,
        247, 3, 8, 8, 40,
        248, 3, 8, 8, 41,
        249, 3, 8, 8, 42,
        250, 3, 8, 1, 22,
        251, 3, 8, 1, 23,
        252, 3, 8, 1, 24,
        253, 3, 8, 1, 25,
        254, 3, 8, 1, 26,
        255, 3, 8, 1, 27,
        256, 3, 8, 1, 40,
        257, 3, 8, 1, 41,
        258, 3, 8, 1, 42,
        259, 2, 8, 22,
        260, 2, 8, 23,
        261, 2, 8, 24,
        262, 2, 8, 25,
        263, 2, 8, 26,
        264, 2, 8, 27,
        265, 2, 8, 40,
        266, 2, 8, 41,
        267, 2, 8, 42,
        268, 2, 1, 22,
        269, 2, 1, 23,
        270, 2, 1, 24,
        271, 2, 1, 25,
        272, 2, 1, 26,
        273, 2, 1, 27,
        274, 2, 1, 40,
        275, 2, 1, 41,
        276, 2, 1, 42,
        277, 4, 8, 1, 22, 10,
        278, 4, 8, 8, 22, 10,
        279, 4, 8, 1, 23, 10,
        280, 4, 8, 8, 23, 10,
        281, 2, 22, 10,
        282, 2, 9, 31,
        283, 2, 9, 32,
        284, 2, 9, 34,
        285, 2, 9, 36,
        286, 2, 9, 52,
        287, 3, 9, 9, 52,
        288, 2, 9, 53,
        289, 3, 9, 9, 53,
        290, 2, 9, 54,
        291, 3, 9, 9, 54,
        292, 2, 8, 78,
        293, 2, 8, 79,
        294, 2, 8, 80,
        295, 2, 8, 81,
        296, 2, 8, 82,
        297, 2, 8, 83,
        298, 3, 8, 8, 84,
        299, 3, 8, 8, 85,
        300, 3, 8, 8, 86,
        301, 3, 8, 8, 87,
        302, 3, 8, 8, 88,
        303, 3, 8, 8, 89,
        304, 3, 8, 1, 84,
        305, 3, 8, 1, 85,
        306, 3, 8, 1, 86,
        307, 3, 8, 1, 87,
        308, 3, 8, 1, 88,
        309, 3, 8, 1, 89,
        310, 2, 8, 84,
        311, 2, 8, 85,
        312, 2, 8, 86,
        313, 2, 8, 87,
        314, 2, 8, 88,
        315, 2, 8, 89,
        316, 2, 1, 84,
        317, 2, 1, 85,
        318, 2, 1, 86,
        319, 2, 1, 87,
        320, 2, 1, 88,
        321, 2, 1, 89,
        322, 4, 8, 8, 118, 87,
        323, 4, 8, 8, 118, 86,
        324, 2, 12, 103,
        325, 2, 12, 102,
        326, 3, 8, 8, 108,
        327, 2, 8, 108,
        328, 3, 8, 8, 110,
        329, 2, 8, 110,
        330, 3, 8, 8, 111,
        331, 2, 8, 111,
        332, 3, 8, 8, 109,
        333, 2, 8, 109,
        334, 2, 8, 118,
        335, 2, 8, 119,
        336, 2, 8, 120,
        337, 2, 8, 122,
        338, 2, 8, 123,
        339, 3, 8, 122, 8,
        340, 3, 8, 122, 122,
        341, 4, 8, 122, 8, 122,
        342, 2, 15, 122,
        343, 2, 15, 123,
        344, 3, 8, 15, 122,
        345, 3, 8, 15, 123,
        346, 3, 8, 8, 127,
        347, 3, 8, 8, 129,
        348, 2, 22, 127,
        349, 2, 23, 127,
        350, 2, 27, 127,
        351, 2, 8, 197,
        352, 2, 1, 197,
        353, 2, 1, 199,
        354, 2, 22, 197,
        355, 3, 8, 122, 197,
        356, 2, 8, 192,
        357, 2, 8, 191,
        358, 2, 8, 190,
        359, 2, 8, 193,
        360, 3, 8, 8, 192,
        361, 3, 8, 8, 191,
        362, 3, 8, 8, 190,
        363, 3, 8, 122, 192,
        364, 2, 15, 191,
        365, 3, 8, 122, 10,
        366, 3, 8, 122, 78,
        367, 3, 8, 119, 78,
        368, 3, 8, 122, 79,
        369, 3, 8, 119, 79,
        370, 2, 46, 78,
        371, 2, 46, 79,
        372, 2, 46, 80,
        373, 2, 46, 81,
        374, 2, 46, 82,
        375, 2, 46, 83,
        376, 2, 8, 63,
        377, 2, 8, 174,
        378, 2, 167, 15,
        379, 2, 108, 10,
        380, 4, 8, 8, 108, 10,
        381, 2, 8, 113,
        382, 2, 8, 115,
        383, 3, 110, 1, 25,
        384, 2, 9, 198,
        385, 2, 1, 1,
        386, 2, 15, 1,
        387, 2, 1, 127,
        388, 2, 9, 8,
        389, 2, 8, 9,
        390, 2, 9, 11,
        391, 2, 2, 11,
        392, 2, 11, 9,
        393, 2, 15, 10,
        394, 3, 15, 10, 78,
        395, 3, 15, 10, 79,
        396, 3, 10, 8, 78,
        397, 3, 10, 8, 79,
        398, 2, 8, 12,
        399, 3, 8, 8, 12,
        400, 2, 12, 8,
        401, 2, 12, 12,
        402, 2, 174, 10,
        403, 2, 23, 10,
        404, 2, 24, 10,
        405, 2, 25, 10,
        406, 2, 26, 10,
        407, 2, 27, 10,
        408, 2, 1, 29,
        409, 2, 1, 30,
        410, 2, 8, 29,
        411, 2, 8, 30,
        412, 3, 9, 9, 31,
        413, 3, 9, 9, 32,
        414, 3, 9, 9, 33,
        415, 3, 9, 9, 34,
        416, 3, 9, 9, 36,
        417, 2, 9, 33,
        418, 2, 9, 35,
        419, 2, 2, 31,
        420, 2, 2, 32,
        421, 2, 2, 33,
        422, 2, 2, 34,
        423, 3, 9, 2, 31,
        424, 3, 9, 2, 32,
        425, 3, 9, 2, 34,
        426, 4, 9, 2, 31, 11,
        427, 2, 1, 43,
        428, 2, 1, 44,
        429, 2, 1, 45,
        430, 3, 9, 1, 43,
        431, 3, 9, 1, 44,
        432, 3, 9, 1, 45,
        433, 2, 31, 11,
        434, 2, 32, 11,
        435, 2, 33, 11,
        436, 2, 34, 11,
        437, 2, 35, 11,
        438, 2, 36, 11,
        439, 3, 9, 31, 11,
        440, 3, 9, 36, 11,
        441, 2, 4, 34,
        442, 3, 63, 4, 34,
        443, 3, 8, 63, 31,
        444, 2, 9, 66,
        445, 3, 9, 66, 113,
        446, 4, 9, 9, 46, 78,
        447, 4, 9, 9, 46, 79,
        448, 4, 9, 9, 46, 80,
        449, 4, 9, 9, 46, 81,
        450, 4, 9, 9, 46, 82,
        451, 4, 9, 9, 46, 83,
        452, 3, 2, 46, 78,
        453, 3, 2, 46, 79,
        454, 3, 2, 46, 80,
        455, 3, 2, 46, 81,
        456, 3, 2, 46, 82,
        457, 3, 2, 46, 83,
        458, 4, 9, 2, 46, 78,
        459, 4, 9, 2, 46, 79,
        460, 4, 9, 2, 46, 80,
        461, 4, 9, 2, 46, 81,
        462, 4, 9, 2, 46, 82,
        463, 4, 9, 2, 46, 83,
        464, 5, 9, 8, 63, 46, 82,
        465, 5, 9, 8, 63, 46, 81,
        466, 2, 8, 65,
        467, 2, 9, 55,
        468, 3, 9, 9, 55,
        469, 2, 65, 55,
        470, 2, 65, 54,
        471, 2, 65, 52,
        472, 2, 52, 11,
        473, 2, 53, 11,
        474, 2, 54, 11,
        475, 2, 55, 11,
        476, 2, 54, 52,
        477, 2, 54, 53,
        478, 3, 54, 52, 11,
        479, 4, 9, 9, 54, 52,
        480, 4, 9, 9, 54, 53,
        481, 5, 8, 8, 108, 8, 108,
        482, 5, 8, 8, 108, 8, 109,
        483, 5, 8, 8, 108, 8, 110,
        484, 4, 8, 8, 12, 108,
        485, 4, 8, 8, 12, 110,
        486, 4, 8, 8, 12, 111,
        487, 2, 12, 108,
        488, 3, 12, 8, 108,
        489, 2, 108, 108,
        490, 2, 108, 22,
        491, 4, 8, 8, 108, 22,
        492, 4, 8, 8, 110, 22,
        493, 2, 108, 113,
        494, 4, 8, 8, 8, 113,
        495, 4, 8, 8, 9, 114,
        496, 2, 1, 113,
        497, 2, 1, 116,
        498, 2, 8, 116,
        499, 2, 18, 108,
        500, 2, 18, 109,
        501, 2, 18, 110,
        502, 4, 8, 8, 18, 108,
        503, 4, 8, 8, 18, 109,
        504, 2, 22, 113,
        505, 2, 23, 113,
        506, 2, 26, 113,
        507, 2, 27, 113,
        508, 3, 1, 22, 113,
        509, 2, 31, 114,
        510, 2, 52, 114,
        511, 2, 53, 114,
        512, 3, 8, 8, 122,
        513, 4, 8, 8, 122, 84,
        514, 4, 8, 8, 122, 85,
        515, 4, 8, 8, 122, 86,
        516, 4, 8, 8, 122, 87,
        517, 3, 10, 8, 122,
        518, 4, 8, 122, 15, 10,
        519, 5, 8, 122, 15, 10, 78,
        520, 5, 8, 122, 15, 10, 79,
        521, 3, 8, 122, 118,
        522, 4, 8, 122, 8, 108,
        523, 4, 8, 122, 8, 109,
        524, 4, 8, 122, 8, 110,
        525, 4, 8, 122, 8, 111,
        526, 3, 8, 123, 31,
        527, 3, 8, 123, 52,
        528, 3, 8, 123, 53,
        529, 3, 8, 123, 54,
        530, 4, 9, 8, 123, 54,
        531, 3, 8, 9, 128,
        532, 3, 8, 1, 127,
        533, 3, 1, 22, 127,
        534, 2, 31, 128,
        535, 2, 52, 128,
        536, 2, 53, 128,
        537, 3, 8, 8, 193,
        538, 4, 8, 8, 8, 192,
        539, 4, 8, 8, 8, 191,
        540, 4, 8, 8, 8, 190,
        541, 3, 8, 122, 193,
        542, 4, 8, 122, 8, 192,
        543, 4, 8, 122, 8, 193,
        544, 2, 141, 78,
        545, 2, 141, 79,
        546, 2, 144, 8,
        547, 3, 144, 8, 108,
    ]
}
