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
        offsets[183] = offset(of: op_monitorenter_watched)
        offsets[184] = offset(of: op_monitorexit_watched)
        offsets[185] = offset(of: op_athrow)
        offsets[186] = offset(of: op_initcheck)
        offsets[187] = offset(of: op_invokevirtual_unresolved)
        offsets[188] = offset(of: op_invokespecial_unresolved)
        offsets[189] = offset(of: op_invokestatic_unresolved)
        offsets[190] = offset(of: op_invokeinterface_unresolved)
        offsets[191] = offset(of: op_invokedynamic_unresolved)
        offsets[192] = offset(of: op_invokestatic)
        offsets[193] = offset(of: op_invokespecial)
        offsets[194] = offset(of: op_invokevirtual)
        offsets[195] = offset(of: op_invokeinterface)
        offsets[196] = offset(of: op_invokedynamic)
        offsets[197] = offset(of: op_invokehandle)
        offsets[198] = offset(of: op_return)
        offsets[199] = offset(of: op_return_1)
        offsets[200] = offset(of: op_return_2)
        offsets[201] = offset(of: op_return_z)
        offsets[202] = offset(of: op_return_b)
        offsets[203] = offset(of: op_return_c)
        offsets[204] = offset(of: op_return_s)
        offsets[205] = offset(of: op_return_sync)
        offsets[206] = offset(of: op_return_1_sync)
        offsets[207] = offset(of: op_return_2_sync)
        offsets[208] = offset(of: op_return_z_sync)
        offsets[209] = offset(of: op_return_b_sync)
        offsets[210] = offset(of: op_return_c_sync)
        offsets[211] = offset(of: op_return_s_sync)
        offsets[212] = offset(of: op_return_object)
        offsets[213] = offset(of: op_breakpoint)
        offsets[214] = offset(of: op_leave_cell)
        offsets[215] = offset(of: op_resume_0)
        offsets[216] = offset(of: op_resume_1)
        offsets[217] = offset(of: op_resume_2)
        offsets[218] = offset(of: op_resume_machine_code)
        offsets[219] = offset(of: op_leave)
        offsets[220] = offset(of: op_enter_unprepared)
        offsets[221] = offset(of: op_enter_interpreted)
        offsets[222] = offset(of: op_enter_getter_b)
        offsets[223] = offset(of: op_enter_getter_c)
        offsets[224] = offset(of: op_enter_getter_s)
        offsets[225] = offset(of: op_enter_getter_i)
        offsets[226] = offset(of: op_enter_getter_l)
        offsets[227] = offset(of: op_enter_synchronized)
        offsets[228] = offset(of: op_enter_machine_code)
        offsets[229] = offset(of: op_enter_native)
        offsets[230] = offset(of: op_enter_abstract)
        offsets[231] = offset(of: op_enter_invokeBasic)
        offsets[232] = offset(of: op_enter_linkToStatic)
        offsets[233] = offset(of: op_enter_linkToSpecial)
        offsets[234] = offset(of: op_enter_linkToVirtual)
        offsets[235] = offset(of: op_enter_linkToInterface)
        offsets[236] = offset(of: op_load_load)
        offsets[237] = offset(of: op_load_load_load)
        offsets[238] = offset(of: op_load_push_int)
        offsets[239] = offset(of: op_load_store)
        offsets[240] = offset(of: op_push_int_store)
        offsets[241] = offset(of: op_store_load)
        offsets[242] = offset(of: op_load2_load2)
        offsets[243] = offset(of: op_load_load_iadd)
        offsets[244] = offset(of: op_load_load_isub)
        offsets[245] = offset(of: op_load_load_imul)
        offsets[246] = offset(of: op_load_load_iand)
        offsets[247] = offset(of: op_load_load_ior)
        offsets[248] = offset(of: op_load_load_ixor)
        offsets[249] = offset(of: op_load_load_ishl)
        offsets[250] = offset(of: op_load_load_ishr)
        offsets[251] = offset(of: op_load_load_iushr)
        offsets[252] = offset(of: op_load_push_int_iadd)
        offsets[253] = offset(of: op_load_push_int_isub)
        offsets[254] = offset(of: op_load_push_int_imul)
        offsets[255] = offset(of: op_load_push_int_iand)
        offsets[256] = offset(of: op_load_push_int_ior)
        offsets[257] = offset(of: op_load_push_int_ixor)
        offsets[258] = offset(of: op_load_push_int_ishl)
        offsets[259] = offset(of: op_load_push_int_ishr)
        offsets[260] = offset(of: op_load_push_int_iushr)
        offsets[261] = offset(of: op_load_iadd)
        offsets[262] = offset(of: op_load_isub)
        offsets[263] = offset(of: op_load_imul)
        offsets[264] = offset(of: op_load_iand)
        offsets[265] = offset(of: op_load_ior)
        offsets[266] = offset(of: op_load_ixor)
        offsets[267] = offset(of: op_load_ishl)
        offsets[268] = offset(of: op_load_ishr)
        offsets[269] = offset(of: op_load_iushr)
        offsets[270] = offset(of: op_push_int_iadd)
        offsets[271] = offset(of: op_push_int_isub)
        offsets[272] = offset(of: op_push_int_imul)
        offsets[273] = offset(of: op_push_int_iand)
        offsets[274] = offset(of: op_push_int_ior)
        offsets[275] = offset(of: op_push_int_ixor)
        offsets[276] = offset(of: op_push_int_ishl)
        offsets[277] = offset(of: op_push_int_ishr)
        offsets[278] = offset(of: op_push_int_iushr)
        offsets[279] = offset(of: op_load_push_int_iadd_store)
        offsets[280] = offset(of: op_load_load_iadd_store)
        offsets[281] = offset(of: op_load_push_int_isub_store)
        offsets[282] = offset(of: op_load_load_isub_store)
        offsets[283] = offset(of: op_iadd_store)
        offsets[284] = offset(of: op_load2_ladd)
        offsets[285] = offset(of: op_load2_lsub)
        offsets[286] = offset(of: op_load2_land)
        offsets[287] = offset(of: op_load2_lxor)
        offsets[288] = offset(of: op_load2_dadd)
        offsets[289] = offset(of: op_load2_load2_dadd)
        offsets[290] = offset(of: op_load2_dsub)
        offsets[291] = offset(of: op_load2_load2_dsub)
        offsets[292] = offset(of: op_load2_dmul)
        offsets[293] = offset(of: op_load2_load2_dmul)
        offsets[294] = offset(of: op_load_ifeq)
        offsets[295] = offset(of: op_load_ifne)
        offsets[296] = offset(of: op_load_iflt)
        offsets[297] = offset(of: op_load_ifge)
        offsets[298] = offset(of: op_load_ifgt)
        offsets[299] = offset(of: op_load_ifle)
        offsets[300] = offset(of: op_load_load_if_icmpeq)
        offsets[301] = offset(of: op_load_load_if_icmpne)
        offsets[302] = offset(of: op_load_load_if_icmplt)
        offsets[303] = offset(of: op_load_load_if_icmpge)
        offsets[304] = offset(of: op_load_load_if_icmpgt)
        offsets[305] = offset(of: op_load_load_if_icmple)
        offsets[306] = offset(of: op_load_push_int_if_icmpeq)
        offsets[307] = offset(of: op_load_push_int_if_icmpne)
        offsets[308] = offset(of: op_load_push_int_if_icmplt)
        offsets[309] = offset(of: op_load_push_int_if_icmpge)
        offsets[310] = offset(of: op_load_push_int_if_icmpgt)
        offsets[311] = offset(of: op_load_push_int_if_icmple)
        offsets[312] = offset(of: op_load_if_icmpeq)
        offsets[313] = offset(of: op_load_if_icmpne)
        offsets[314] = offset(of: op_load_if_icmplt)
        offsets[315] = offset(of: op_load_if_icmpge)
        offsets[316] = offset(of: op_load_if_icmpgt)
        offsets[317] = offset(of: op_load_if_icmple)
        offsets[318] = offset(of: op_push_int_if_icmpeq)
        offsets[319] = offset(of: op_push_int_if_icmpne)
        offsets[320] = offset(of: op_push_int_if_icmplt)
        offsets[321] = offset(of: op_push_int_if_icmpge)
        offsets[322] = offset(of: op_push_int_if_icmpgt)
        offsets[323] = offset(of: op_push_int_if_icmple)
        offsets[324] = offset(of: op_load_load_arraylength_if_icmpge)
        offsets[325] = offset(of: op_load_load_arraylength_if_icmplt)
        offsets[326] = offset(of: op_iinc_goto_back)
        offsets[327] = offset(of: op_iinc_goto)
        offsets[328] = offset(of: op_load_load_iaload)
        offsets[329] = offset(of: op_load_iaload)
        offsets[330] = offset(of: op_load_load_baload)
        offsets[331] = offset(of: op_load_baload)
        offsets[332] = offset(of: op_load_load_caload)
        offsets[333] = offset(of: op_load_caload)
        offsets[334] = offset(of: op_load_load_laload)
        offsets[335] = offset(of: op_load_laload)
        offsets[336] = offset(of: op_load_arraylength)
        offsets[337] = offset(of: op_load_getfield_b)
        offsets[338] = offset(of: op_load_getfield_c)
        offsets[339] = offset(of: op_load_getfield_i)
        offsets[340] = offset(of: op_load_getfield_l)
        offsets[341] = offset(of: op_load_getfield_i_load)
        offsets[342] = offset(of: op_load_getfield_i_getfield_i)
        offsets[343] = offset(of: op_load_getfield_i_load_getfield_i)
        offsets[344] = offset(of: op_dup_getfield_i)
        offsets[345] = offset(of: op_dup_getfield_l)
        offsets[346] = offset(of: op_load_dup_getfield_i)
        offsets[347] = offset(of: op_load_dup_getfield_l)
        offsets[348] = offset(of: op_load_load_putfield_i)
        offsets[349] = offset(of: op_load_load_putfield_a)
        offsets[350] = offset(of: op_iadd_putfield_i)
        offsets[351] = offset(of: op_isub_putfield_i)
        offsets[352] = offset(of: op_ixor_putfield_i)
        offsets[353] = offset(of: op_load_return_1)
        offsets[354] = offset(of: op_push_int_return_1)
        offsets[355] = offset(of: op_push_int_return_z)
        offsets[356] = offset(of: op_iadd_return_1)
        offsets[357] = offset(of: op_load_getfield_i_return_1)
        offsets[358] = offset(of: op_load_invokevirtual)
        offsets[359] = offset(of: op_load_invokespecial)
        offsets[360] = offset(of: op_load_invokestatic)
        offsets[361] = offset(of: op_load_invokeinterface)
        offsets[362] = offset(of: op_load_load_invokevirtual)
        offsets[363] = offset(of: op_load_load_invokespecial)
        offsets[364] = offset(of: op_load_load_invokestatic)
        offsets[365] = offset(of: op_load_getfield_i_invokevirtual)
        offsets[366] = offset(of: op_dup_invokespecial)
        offsets[367] = offset(of: op_load_getfield_i_store)
        offsets[368] = offset(of: op_load_getfield_i_ifeq)
        offsets[369] = offset(of: op_load_getfield_b_ifeq)
        offsets[370] = offset(of: op_load_getfield_i_ifne)
        offsets[371] = offset(of: op_load_getfield_b_ifne)
        offsets[372] = offset(of: op_lcmp_ifeq)
        offsets[373] = offset(of: op_lcmp_ifne)
        offsets[374] = offset(of: op_lcmp_iflt)
        offsets[375] = offset(of: op_lcmp_ifge)
        offsets[376] = offset(of: op_lcmp_ifgt)
        offsets[377] = offset(of: op_lcmp_ifle)
        offsets[378] = offset(of: op_load_i2l)
        offsets[379] = offset(of: op_load_checkcast)
        offsets[380] = offset(of: op_new_dup)
        offsets[381] = offset(of: op_iaload_store)
        offsets[382] = offset(of: op_load_load_iaload_store)
        offsets[383] = offset(of: op_load_iastore)
        offsets[384] = offset(of: op_load_castore)
        offsets[385] = offset(of: op_baload_push_int_iand)
        offsets[386] = offset(of: op_load2_return_2)
        offsets[387] = offset(of: op_push_int_push_int)
        offsets[388] = offset(of: op_dup_push_int)
        offsets[389] = offset(of: op_push_int_putfield_i)
        offsets[390] = offset(of: op_load2_load)
        offsets[391] = offset(of: op_load_load2)
        offsets[392] = offset(of: op_load2_store2)
        offsets[393] = offset(of: op_push_long_store2)
        offsets[394] = offset(of: op_store2_load2)
        offsets[395] = offset(of: op_dup_store)
        offsets[396] = offset(of: op_dup_store_ifeq)
        offsets[397] = offset(of: op_dup_store_ifne)
        offsets[398] = offset(of: op_store_load_ifeq)
        offsets[399] = offset(of: op_store_load_ifne)
        offsets[400] = offset(of: op_load_iinc)
        offsets[401] = offset(of: op_load_load_iinc)
        offsets[402] = offset(of: op_iinc_load)
        offsets[403] = offset(of: op_iinc_iinc)
        offsets[404] = offset(of: op_checkcast_store)
        offsets[405] = offset(of: op_isub_store)
        offsets[406] = offset(of: op_imul_store)
        offsets[407] = offset(of: op_iand_store)
        offsets[408] = offset(of: op_ior_store)
        offsets[409] = offset(of: op_ixor_store)
        offsets[410] = offset(of: op_push_int_idiv)
        offsets[411] = offset(of: op_push_int_irem)
        offsets[412] = offset(of: op_load_idiv)
        offsets[413] = offset(of: op_load_irem)
        offsets[414] = offset(of: op_load2_load2_ladd)
        offsets[415] = offset(of: op_load2_load2_lsub)
        offsets[416] = offset(of: op_load2_load2_lmul)
        offsets[417] = offset(of: op_load2_load2_land)
        offsets[418] = offset(of: op_load2_load2_lxor)
        offsets[419] = offset(of: op_load2_lmul)
        offsets[420] = offset(of: op_load2_lor)
        offsets[421] = offset(of: op_push_long_ladd)
        offsets[422] = offset(of: op_push_long_lsub)
        offsets[423] = offset(of: op_push_long_lmul)
        offsets[424] = offset(of: op_push_long_land)
        offsets[425] = offset(of: op_load2_push_long_ladd)
        offsets[426] = offset(of: op_load2_push_long_lsub)
        offsets[427] = offset(of: op_load2_push_long_land)
        offsets[428] = offset(of: op_load2_push_long_ladd_store2)
        offsets[429] = offset(of: op_push_int_lshl)
        offsets[430] = offset(of: op_push_int_lshr)
        offsets[431] = offset(of: op_push_int_lushr)
        offsets[432] = offset(of: op_load2_push_int_lshl)
        offsets[433] = offset(of: op_load2_push_int_lshr)
        offsets[434] = offset(of: op_load2_push_int_lushr)
        offsets[435] = offset(of: op_ladd_store2)
        offsets[436] = offset(of: op_lsub_store2)
        offsets[437] = offset(of: op_lmul_store2)
        offsets[438] = offset(of: op_land_store2)
        offsets[439] = offset(of: op_lor_store2)
        offsets[440] = offset(of: op_lxor_store2)
        offsets[441] = offset(of: op_load2_ladd_store2)
        offsets[442] = offset(of: op_load2_lxor_store2)
        offsets[443] = offset(of: op_push_word_land)
        offsets[444] = offset(of: op_i2l_push_word_land)
        offsets[445] = offset(of: op_load_i2l_ladd)
        offsets[446] = offset(of: op_load2_l2i)
        offsets[447] = offset(of: op_load2_l2i_iastore)
        offsets[448] = offset(of: op_load2_load2_lcmp_ifeq)
        offsets[449] = offset(of: op_load2_load2_lcmp_ifne)
        offsets[450] = offset(of: op_load2_load2_lcmp_iflt)
        offsets[451] = offset(of: op_load2_load2_lcmp_ifge)
        offsets[452] = offset(of: op_load2_load2_lcmp_ifgt)
        offsets[453] = offset(of: op_load2_load2_lcmp_ifle)
        offsets[454] = offset(of: op_push_long_lcmp_ifeq)
        offsets[455] = offset(of: op_push_long_lcmp_ifne)
        offsets[456] = offset(of: op_push_long_lcmp_iflt)
        offsets[457] = offset(of: op_push_long_lcmp_ifge)
        offsets[458] = offset(of: op_push_long_lcmp_ifgt)
        offsets[459] = offset(of: op_push_long_lcmp_ifle)
        offsets[460] = offset(of: op_load2_push_long_lcmp_ifeq)
        offsets[461] = offset(of: op_load2_push_long_lcmp_ifne)
        offsets[462] = offset(of: op_load2_push_long_lcmp_iflt)
        offsets[463] = offset(of: op_load2_push_long_lcmp_ifge)
        offsets[464] = offset(of: op_load2_push_long_lcmp_ifgt)
        offsets[465] = offset(of: op_load2_push_long_lcmp_ifle)
        offsets[466] = offset(of: op_load2_load_i2l_lcmp_ifgt)
        offsets[467] = offset(of: op_load2_load_i2l_lcmp_ifge)
        offsets[468] = offset(of: op_load_i2d)
        offsets[469] = offset(of: op_load2_ddiv)
        offsets[470] = offset(of: op_load2_load2_ddiv)
        offsets[471] = offset(of: op_i2d_ddiv)
        offsets[472] = offset(of: op_i2d_dmul)
        offsets[473] = offset(of: op_i2d_dadd)
        offsets[474] = offset(of: op_dadd_store2)
        offsets[475] = offset(of: op_dsub_store2)
        offsets[476] = offset(of: op_dmul_store2)
        offsets[477] = offset(of: op_ddiv_store2)
        offsets[478] = offset(of: op_dmul_dadd)
        offsets[479] = offset(of: op_dmul_dsub)
        offsets[480] = offset(of: op_dmul_dadd_store2)
        offsets[481] = offset(of: op_load2_load2_dmul_dadd)
        offsets[482] = offset(of: op_load2_load2_dmul_dsub)
        offsets[483] = offset(of: op_load_load_iaload_load_iaload)
        offsets[484] = offset(of: op_load_load_iaload_load_laload)
        offsets[485] = offset(of: op_load_load_iaload_load_baload)
        offsets[486] = offset(of: op_load_load_iinc_iaload)
        offsets[487] = offset(of: op_load_load_iinc_baload)
        offsets[488] = offset(of: op_load_load_iinc_caload)
        offsets[489] = offset(of: op_iinc_iaload)
        offsets[490] = offset(of: op_iinc_load_iaload)
        offsets[491] = offset(of: op_iaload_iaload)
        offsets[492] = offset(of: op_iaload_iadd)
        offsets[493] = offset(of: op_load_load_iaload_iadd)
        offsets[494] = offset(of: op_load_load_baload_iadd)
        offsets[495] = offset(of: op_iaload_iastore)
        offsets[496] = offset(of: op_load_load_load_iastore)
        offsets[497] = offset(of: op_load_load_load2_lastore)
        offsets[498] = offset(of: op_push_int_iastore)
        offsets[499] = offset(of: op_push_int_bastore)
        offsets[500] = offset(of: op_load_bastore)
        offsets[501] = offset(of: op_dup2_iaload)
        offsets[502] = offset(of: op_dup2_laload)
        offsets[503] = offset(of: op_dup2_baload)
        offsets[504] = offset(of: op_load_load_dup2_iaload)
        offsets[505] = offset(of: op_load_load_dup2_laload)
        offsets[506] = offset(of: op_iadd_iastore)
        offsets[507] = offset(of: op_isub_iastore)
        offsets[508] = offset(of: op_ior_iastore)
        offsets[509] = offset(of: op_ixor_iastore)
        offsets[510] = offset(of: op_push_int_iadd_iastore)
        offsets[511] = offset(of: op_ladd_lastore)
        offsets[512] = offset(of: op_dadd_lastore)
        offsets[513] = offset(of: op_dsub_lastore)
        offsets[514] = offset(of: op_load_load_getfield_i)
        offsets[515] = offset(of: op_load_load_getfield_i_if_icmpeq)
        offsets[516] = offset(of: op_load_load_getfield_i_if_icmpne)
        offsets[517] = offset(of: op_load_load_getfield_i_if_icmplt)
        offsets[518] = offset(of: op_load_load_getfield_i_if_icmpge)
        offsets[519] = offset(of: op_store_load_getfield_i)
        offsets[520] = offset(of: op_load_getfield_i_dup_store)
        offsets[521] = offset(of: op_load_getfield_i_dup_store_ifeq)
        offsets[522] = offset(of: op_load_getfield_i_dup_store_ifne)
        offsets[523] = offset(of: op_load_getfield_i_arraylength)
        offsets[524] = offset(of: op_load_getfield_i_load_iaload)
        offsets[525] = offset(of: op_load_getfield_i_load_laload)
        offsets[526] = offset(of: op_load_getfield_i_load_baload)
        offsets[527] = offset(of: op_load_getfield_i_load_caload)
        offsets[528] = offset(of: op_load_getfield_l_ladd)
        offsets[529] = offset(of: op_load_getfield_l_dadd)
        offsets[530] = offset(of: op_load_getfield_l_dsub)
        offsets[531] = offset(of: op_load_getfield_l_dmul)
        offsets[532] = offset(of: op_load2_load_getfield_l_dmul)
        offsets[533] = offset(of: op_load_load2_putfield_l)
        offsets[534] = offset(of: op_load_push_int_putfield_i)
        offsets[535] = offset(of: op_push_int_iadd_putfield_i)
        offsets[536] = offset(of: op_ladd_putfield_l)
        offsets[537] = offset(of: op_dadd_putfield_l)
        offsets[538] = offset(of: op_dsub_putfield_l)
        offsets[539] = offset(of: op_load_load_invokeinterface)
        offsets[540] = offset(of: op_load_load_load_invokevirtual)
        offsets[541] = offset(of: op_load_load_load_invokespecial)
        offsets[542] = offset(of: op_load_load_load_invokestatic)
        offsets[543] = offset(of: op_load_getfield_i_invokeinterface)
        offsets[544] = offset(of: op_load_getfield_i_load_invokevirtual)
        offsets[545] = offset(of: op_load_getfield_i_load_invokeinterface)
        offsets[546] = offset(of: op_getstatic_b_ifeq)
        offsets[547] = offset(of: op_getstatic_b_ifne)
        offsets[548] = offset(of: op_getstatic_i_load)
        offsets[549] = offset(of: op_getstatic_i_load_iaload)
        offsets[550] = offset(of: op_enter_hashCode)
        offsets[551] = offset(of: op_enter_identityHashCode)
        offsets[552] = offset(of: op_enter_objectInit)
        offsets[553] = offset(of: op_enter_getClass)
        offsets[554] = offset(of: op_enter_isInstance)
        offsets[555] = offset(of: op_enter_currentThread)
        offsets[556] = offset(of: op_enter_currentCarrierThread)
        offsets[557] = offset(of: op_enter_arraycopy)
        offsets[558] = offset(of: op_enter_floatToRawIntBits)
        offsets[559] = offset(of: op_enter_intBitsToFloat)
        offsets[560] = offset(of: op_enter_doubleToRawLongBits)
        offsets[561] = offset(of: op_enter_longBitsToDouble)
        offsets[562] = offset(of: op_enter_sqrt)
        offsets[563] = offset(of: op_enter_absInt)
        offsets[564] = offset(of: op_enter_absLong)
        offsets[565] = offset(of: op_enter_absFloat)
        offsets[566] = offset(of: op_enter_absDouble)
        offsets[567] = offset(of: op_enter_maxInt)
        offsets[568] = offset(of: op_enter_maxLong)
        offsets[569] = offset(of: op_enter_minInt)
        offsets[570] = offset(of: op_enter_minLong)
        offsets[571] = offset(of: op_enter_multiplyHigh)
        offsets[572] = offset(of: op_enter_bitCountInt)
        offsets[573] = offset(of: op_enter_bitCountLong)
        offsets[574] = offset(of: op_enter_leadingZerosInt)
        offsets[575] = offset(of: op_enter_leadingZerosLong)
        offsets[576] = offset(of: op_enter_trailingZerosInt)
        offsets[577] = offset(of: op_enter_trailingZerosLong)
        offsets[578] = offset(of: op_enter_reverseBytesInt)
        offsets[579] = offset(of: op_enter_reverseBytesLong)
        offsets[580] = offset(of: op_enter_getBoolean)
        offsets[581] = offset(of: op_enter_putBoolean)
        offsets[582] = offset(of: op_enter_getBooleanVolatile)
        offsets[583] = offset(of: op_enter_putBooleanVolatile)
        offsets[584] = offset(of: op_enter_getByte)
        offsets[585] = offset(of: op_enter_putByte)
        offsets[586] = offset(of: op_enter_getByteVolatile)
        offsets[587] = offset(of: op_enter_putByteVolatile)
        offsets[588] = offset(of: op_enter_getShort)
        offsets[589] = offset(of: op_enter_putShort)
        offsets[590] = offset(of: op_enter_getShortVolatile)
        offsets[591] = offset(of: op_enter_putShortVolatile)
        offsets[592] = offset(of: op_enter_getChar)
        offsets[593] = offset(of: op_enter_putChar)
        offsets[594] = offset(of: op_enter_getCharVolatile)
        offsets[595] = offset(of: op_enter_putCharVolatile)
        offsets[596] = offset(of: op_enter_getInt)
        offsets[597] = offset(of: op_enter_putInt)
        offsets[598] = offset(of: op_enter_getIntVolatile)
        offsets[599] = offset(of: op_enter_putIntVolatile)
        offsets[600] = offset(of: op_enter_getFloat)
        offsets[601] = offset(of: op_enter_putFloat)
        offsets[602] = offset(of: op_enter_getFloatVolatile)
        offsets[603] = offset(of: op_enter_putFloatVolatile)
        offsets[604] = offset(of: op_enter_getLong)
        offsets[605] = offset(of: op_enter_putLong)
        offsets[606] = offset(of: op_enter_getLongVolatile)
        offsets[607] = offset(of: op_enter_putLongVolatile)
        offsets[608] = offset(of: op_enter_getDouble)
        offsets[609] = offset(of: op_enter_putDouble)
        offsets[610] = offset(of: op_enter_getDoubleVolatile)
        offsets[611] = offset(of: op_enter_putDoubleVolatile)
        offsets[612] = offset(of: op_enter_getIntAcquire)
        offsets[613] = offset(of: op_enter_putIntRelease)
        offsets[614] = offset(of: op_enter_getLongAcquire)
        offsets[615] = offset(of: op_enter_putLongRelease)
        offsets[616] = offset(of: op_enter_getReference)
        offsets[617] = offset(of: op_enter_getReferenceVolatile)
        offsets[618] = offset(of: op_enter_getReferenceAcquire)
        offsets[619] = offset(of: op_enter_putReference)
        offsets[620] = offset(of: op_enter_putReferenceVolatile)
        offsets[621] = offset(of: op_enter_putReferenceRelease)
        offsets[622] = offset(of: op_enter_compareAndSetInt)
        offsets[623] = offset(of: op_enter_compareAndExchangeInt)
        offsets[624] = offset(of: op_enter_weakCompareAndSetInt)
        offsets[625] = offset(of: op_enter_compareAndSetLong)
        offsets[626] = offset(of: op_enter_compareAndExchangeLong)
        offsets[627] = offset(of: op_enter_weakCompareAndSetLong)
        offsets[628] = offset(of: op_enter_compareAndSetReference)
        offsets[629] = offset(of: op_enter_compareAndExchangeReference)
        offsets[630] = offset(of: op_enter_weakCompareAndSetReference)
        offsets[631] = offset(of: op_enter_getAndAddInt)
        offsets[632] = offset(of: op_enter_getAndAddLong)
        offsets[633] = offset(of: op_enter_getAndSetInt)
        offsets[634] = offset(of: op_enter_getAndSetLong)
        offsets[635] = offset(of: op_enter_getAndSetReference)
        offsets[636] = offset(of: op_enter_fullFence)
        offsets[637] = offset(of: op_enter_loadFence)
        offsets[638] = offset(of: op_enter_storeFence)
        offsets[639] = offset(of: op_enter_latin1CharAt)
        offsets[640] = offset(of: op_enter_latin1Equals)
        offsets[641] = offset(of: op_enter_countPositives)
        offsets[642] = offset(of: op_enter_utf16GetChar)
        offsets[643] = offset(of: op_enter_utf16PutChar)
        offsets[644] = offset(of: op_enter_vectorizedHashCode)
        offsets[645] = offset(of: op_enter_stringCharAt)
        offsets[646] = offset(of: op_enter_stringLength)
        offsets[647] = offset(of: op_enter_stringIsEmpty)
        offsets[648] = offset(of: op_enter_stringIsLatin1)
        offsets[649] = offset(of: op_enter_stringCoder)
        offsets[650] = offset(of: op_enter_stringHashCode)
        offsets[651] = offset(of: op_enter_stringEquals)
        offsets[652] = offset(of: op_enter_builderIsLatin1)
        offsets[653] = offset(of: op_enter_canEncode)
        offsets[654] = offset(of: op_enter_coderFromChar)
        offsets[655] = offset(of: op_enter_indexOfChar)
        offsets[656] = offset(of: op_enter_requireNonNull)
        offsets[657] = offset(of: op_enter_objectsCheckIndex)
        offsets[658] = offset(of: op_enter_checkIndex)
        offsets[659] = offset(of: op_enter_checkFromToIndex)
        offsets[660] = offset(of: op_enter_checkFromIndexSize)
        offsets[661] = offset(of: op_enter_stringCheckIndex)
        offsets[662] = offset(of: op_enter_stringCheckBounds)
        offsets[663] = offset(of: op_enter_stringCheckCount)
        offsets[664] = offset(of: op_enter_objectEquals)
    }
}

extension Fusion {
    /// For each superinstruction its number, how many cells it executes, and the numbers of their own handlers.
    static let groups: [UInt16] = [
        236, 2, 8, 8,
        237, 3, 8, 8, 8,
        238, 2, 8, 1,
        239, 2, 8, 10,
        240, 2, 1, 10,
        241, 2, 10, 8,
        242, 2, 9, 9,
        243, 3, 8, 8, 22,
        244, 3, 8, 8, 23,
        245, 3, 8, 8, 24,
        246, 3, 8, 8, 25,
        247, 3, 8, 8, 26,
        248, 3, 8, 8, 27,
        249, 3, 8, 8, 40,
        250, 3, 8, 8, 41,
        251, 3, 8, 8, 42,
        252, 3, 8, 1, 22,
        253, 3, 8, 1, 23,
        254, 3, 8, 1, 24,
        255, 3, 8, 1, 25,
        256, 3, 8, 1, 26,
        257, 3, 8, 1, 27,
        258, 3, 8, 1, 40,
        259, 3, 8, 1, 41,
        260, 3, 8, 1, 42,
        261, 2, 8, 22,
        262, 2, 8, 23,
        263, 2, 8, 24,
        264, 2, 8, 25,
        265, 2, 8, 26,
        266, 2, 8, 27,
        267, 2, 8, 40,
        268, 2, 8, 41,
        269, 2, 8, 42,
        270, 2, 1, 22,
        271, 2, 1, 23,
        272, 2, 1, 24,
        273, 2, 1, 25,
        274, 2, 1, 26,
        275, 2, 1, 27,
        276, 2, 1, 40,
        277, 2, 1, 41,
        278, 2, 1, 42,
        279, 4, 8, 1, 22, 10,
        280, 4, 8, 8, 22, 10,
        281, 4, 8, 1, 23, 10,
        282, 4, 8, 8, 23, 10,
        283, 2, 22, 10,
        284, 2, 9, 31,
        285, 2, 9, 32,
        286, 2, 9, 34,
        287, 2, 9, 36,
        288, 2, 9, 52,
        289, 3, 9, 9, 52,
        290, 2, 9, 53,
        291, 3, 9, 9, 53,
        292, 2, 9, 54,
        293, 3, 9, 9, 54,
        294, 2, 8, 78,
        295, 2, 8, 79,
        296, 2, 8, 80,
        297, 2, 8, 81,
        298, 2, 8, 82,
        299, 2, 8, 83,
        300, 3, 8, 8, 84,
        301, 3, 8, 8, 85,
        302, 3, 8, 8, 86,
        303, 3, 8, 8, 87,
        304, 3, 8, 8, 88,
        305, 3, 8, 8, 89,
        306, 3, 8, 1, 84,
        307, 3, 8, 1, 85,
        308, 3, 8, 1, 86,
        309, 3, 8, 1, 87,
        310, 3, 8, 1, 88,
        311, 3, 8, 1, 89,
        312, 2, 8, 84,
        313, 2, 8, 85,
        314, 2, 8, 86,
        315, 2, 8, 87,
        316, 2, 8, 88,
        317, 2, 8, 89,
        318, 2, 1, 84,
        319, 2, 1, 85,
        320, 2, 1, 86,
        321, 2, 1, 87,
        322, 2, 1, 88,
        323, 2, 1, 89,
        324, 4, 8, 8, 118, 87,
        325, 4, 8, 8, 118, 86,
        326, 2, 12, 103,
        327, 2, 12, 102,
        328, 3, 8, 8, 108,
        329, 2, 8, 108,
        330, 3, 8, 8, 110,
        331, 2, 8, 110,
        332, 3, 8, 8, 111,
        333, 2, 8, 111,
        334, 3, 8, 8, 109,
        335, 2, 8, 109,
        336, 2, 8, 118,
        337, 2, 8, 119,
        338, 2, 8, 120,
        339, 2, 8, 122,
        340, 2, 8, 123,
        341, 3, 8, 122, 8,
        342, 3, 8, 122, 122,
        343, 4, 8, 122, 8, 122,
        344, 2, 15, 122,
        345, 2, 15, 123,
        346, 3, 8, 15, 122,
        347, 3, 8, 15, 123,
        348, 3, 8, 8, 127,
        349, 3, 8, 8, 129,
        350, 2, 22, 127,
        351, 2, 23, 127,
        352, 2, 27, 127,
        353, 2, 8, 199,
        354, 2, 1, 199,
        355, 2, 1, 201,
        356, 2, 22, 199,
        357, 3, 8, 122, 199,
        358, 2, 8, 194,
        359, 2, 8, 193,
        360, 2, 8, 192,
        361, 2, 8, 195,
        362, 3, 8, 8, 194,
        363, 3, 8, 8, 193,
        364, 3, 8, 8, 192,
        365, 3, 8, 122, 194,
        366, 2, 15, 193,
        367, 3, 8, 122, 10,
        368, 3, 8, 122, 78,
        369, 3, 8, 119, 78,
        370, 3, 8, 122, 79,
        371, 3, 8, 119, 79,
        372, 2, 46, 78,
        373, 2, 46, 79,
        374, 2, 46, 80,
        375, 2, 46, 81,
        376, 2, 46, 82,
        377, 2, 46, 83,
        378, 2, 8, 63,
        379, 2, 8, 174,
        380, 2, 167, 15,
        381, 2, 108, 10,
        382, 4, 8, 8, 108, 10,
        383, 2, 8, 113,
        384, 2, 8, 115,
        385, 3, 110, 1, 25,
        386, 2, 9, 200,
        387, 2, 1, 1,
        388, 2, 15, 1,
        389, 2, 1, 127,
        390, 2, 9, 8,
        391, 2, 8, 9,
        392, 2, 9, 11,
        393, 2, 2, 11,
        394, 2, 11, 9,
        395, 2, 15, 10,
        396, 3, 15, 10, 78,
        397, 3, 15, 10, 79,
        398, 3, 10, 8, 78,
        399, 3, 10, 8, 79,
        400, 2, 8, 12,
        401, 3, 8, 8, 12,
        402, 2, 12, 8,
        403, 2, 12, 12,
        404, 2, 174, 10,
        405, 2, 23, 10,
        406, 2, 24, 10,
        407, 2, 25, 10,
        408, 2, 26, 10,
        409, 2, 27, 10,
        410, 2, 1, 29,
        411, 2, 1, 30,
        412, 2, 8, 29,
        413, 2, 8, 30,
        414, 3, 9, 9, 31,
        415, 3, 9, 9, 32,
        416, 3, 9, 9, 33,
        417, 3, 9, 9, 34,
        418, 3, 9, 9, 36,
        419, 2, 9, 33,
        420, 2, 9, 35,
        421, 2, 2, 31,
        422, 2, 2, 32,
        423, 2, 2, 33,
        424, 2, 2, 34,
        425, 3, 9, 2, 31,
        426, 3, 9, 2, 32,
        427, 3, 9, 2, 34,
        428, 4, 9, 2, 31, 11,
        429, 2, 1, 43,
        430, 2, 1, 44,
        431, 2, 1, 45,
        432, 3, 9, 1, 43,
        433, 3, 9, 1, 44,
        434, 3, 9, 1, 45,
        435, 2, 31, 11,
        436, 2, 32, 11,
        437, 2, 33, 11,
        438, 2, 34, 11,
        439, 2, 35, 11,
        440, 2, 36, 11,
        441, 3, 9, 31, 11,
        442, 3, 9, 36, 11,
        443, 2, 4, 34,
        444, 3, 63, 4, 34,
        445, 3, 8, 63, 31,
        446, 2, 9, 66,
        447, 3, 9, 66, 113,
        448, 4, 9, 9, 46, 78,
        449, 4, 9, 9, 46, 79,
        450, 4, 9, 9, 46, 80,
        451, 4, 9, 9, 46, 81,
        452, 4, 9, 9, 46, 82,
        453, 4, 9, 9, 46, 83,
        454, 3, 2, 46, 78,
        455, 3, 2, 46, 79,
        456, 3, 2, 46, 80,
        457, 3, 2, 46, 81,
        458, 3, 2, 46, 82,
        459, 3, 2, 46, 83,
        460, 4, 9, 2, 46, 78,
        461, 4, 9, 2, 46, 79,
        462, 4, 9, 2, 46, 80,
        463, 4, 9, 2, 46, 81,
        464, 4, 9, 2, 46, 82,
        465, 4, 9, 2, 46, 83,
        466, 5, 9, 8, 63, 46, 82,
        467, 5, 9, 8, 63, 46, 81,
        468, 2, 8, 65,
        469, 2, 9, 55,
        470, 3, 9, 9, 55,
        471, 2, 65, 55,
        472, 2, 65, 54,
        473, 2, 65, 52,
        474, 2, 52, 11,
        475, 2, 53, 11,
        476, 2, 54, 11,
        477, 2, 55, 11,
        478, 2, 54, 52,
        479, 2, 54, 53,
        480, 3, 54, 52, 11,
        481, 4, 9, 9, 54, 52,
        482, 4, 9, 9, 54, 53,
        483, 5, 8, 8, 108, 8, 108,
        484, 5, 8, 8, 108, 8, 109,
        485, 5, 8, 8, 108, 8, 110,
        486, 4, 8, 8, 12, 108,
        487, 4, 8, 8, 12, 110,
        488, 4, 8, 8, 12, 111,
        489, 2, 12, 108,
        490, 3, 12, 8, 108,
        491, 2, 108, 108,
        492, 2, 108, 22,
        493, 4, 8, 8, 108, 22,
        494, 4, 8, 8, 110, 22,
        495, 2, 108, 113,
        496, 4, 8, 8, 8, 113,
        497, 4, 8, 8, 9, 114,
        498, 2, 1, 113,
        499, 2, 1, 116,
        500, 2, 8, 116,
        501, 2, 18, 108,
        502, 2, 18, 109,
        503, 2, 18, 110,
        504, 4, 8, 8, 18, 108,
        505, 4, 8, 8, 18, 109,
        506, 2, 22, 113,
        507, 2, 23, 113,
        508, 2, 26, 113,
        509, 2, 27, 113,
        510, 3, 1, 22, 113,
        511, 2, 31, 114,
        512, 2, 52, 114,
        513, 2, 53, 114,
        514, 3, 8, 8, 122,
        515, 4, 8, 8, 122, 84,
        516, 4, 8, 8, 122, 85,
        517, 4, 8, 8, 122, 86,
        518, 4, 8, 8, 122, 87,
        519, 3, 10, 8, 122,
        520, 4, 8, 122, 15, 10,
        521, 5, 8, 122, 15, 10, 78,
        522, 5, 8, 122, 15, 10, 79,
        523, 3, 8, 122, 118,
        524, 4, 8, 122, 8, 108,
        525, 4, 8, 122, 8, 109,
        526, 4, 8, 122, 8, 110,
        527, 4, 8, 122, 8, 111,
        528, 3, 8, 123, 31,
        529, 3, 8, 123, 52,
        530, 3, 8, 123, 53,
        531, 3, 8, 123, 54,
        532, 4, 9, 8, 123, 54,
        533, 3, 8, 9, 128,
        534, 3, 8, 1, 127,
        535, 3, 1, 22, 127,
        536, 2, 31, 128,
        537, 2, 52, 128,
        538, 2, 53, 128,
        539, 3, 8, 8, 195,
        540, 4, 8, 8, 8, 194,
        541, 4, 8, 8, 8, 193,
        542, 4, 8, 8, 8, 192,
        543, 3, 8, 122, 195,
        544, 4, 8, 122, 8, 194,
        545, 4, 8, 122, 8, 195,
        546, 2, 141, 78,
        547, 2, 141, 79,
        548, 2, 144, 8,
        549, 3, 144, 8, 108,
    ]
}
