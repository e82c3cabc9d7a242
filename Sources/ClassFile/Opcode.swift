// SPDX-License-Identifier: Apache-2.0

/// The 202 instructions of the Java virtual machine (JVMS 6.5) with the specification's spelling; raw values are the
/// opcode bytes. `breakpoint`, `impdep1` and `impdep2` never occur in class files and are not among them.
///
/// The two tables of this file are string literals, one character or sixteen per opcode, because a literal is data in
/// the executable: no initializer runs, and a look-up is a load.
public enum Opcode: UInt8, CaseIterable, Sendable {
    case nop = 0, aconst_null, iconst_m1, iconst_0
    case iconst_1 = 4, iconst_2, iconst_3, iconst_4
    case iconst_5 = 8, lconst_0, lconst_1, fconst_0
    case fconst_1 = 12, fconst_2, dconst_0, dconst_1
    case bipush = 16, sipush, ldc, ldc_w
    case ldc2_w = 20, iload, lload, fload
    case dload = 24, aload, iload_0, iload_1
    case iload_2 = 28, iload_3, lload_0, lload_1
    case lload_2 = 32, lload_3, fload_0, fload_1
    case fload_2 = 36, fload_3, dload_0, dload_1
    case dload_2 = 40, dload_3, aload_0, aload_1
    case aload_2 = 44, aload_3, iaload, laload
    case faload = 48, daload, aaload, baload
    case caload = 52, saload, istore, lstore
    case fstore = 56, dstore, astore, istore_0
    case istore_1 = 60, istore_2, istore_3, lstore_0
    case lstore_1 = 64, lstore_2, lstore_3, fstore_0
    case fstore_1 = 68, fstore_2, fstore_3, dstore_0
    case dstore_1 = 72, dstore_2, dstore_3, astore_0
    case astore_1 = 76, astore_2, astore_3, iastore
    case lastore = 80, fastore, dastore, aastore
    case bastore = 84, castore, sastore, pop
    case pop2 = 88, dup, dup_x1, dup_x2
    case dup2 = 92, dup2_x1, dup2_x2, swap
    case iadd = 96, ladd, fadd, dadd
    case isub = 100, lsub, fsub, dsub
    case imul = 104, lmul, fmul, dmul
    case idiv = 108, ldiv, fdiv, ddiv
    case irem = 112, lrem, frem, drem
    case ineg = 116, lneg, fneg, dneg
    case ishl = 120, lshl, ishr, lshr
    case iushr = 124, lushr, iand, land
    case ior = 128, lor, ixor, lxor
    case iinc = 132, i2l, i2f, i2d
    case l2i = 136, l2f, l2d, f2i
    case f2l = 140, f2d, d2i, d2l
    case d2f = 144, i2b, i2c, i2s
    case lcmp = 148, fcmpl, fcmpg, dcmpl
    case dcmpg = 152, ifeq, ifne, iflt
    case ifge = 156, ifgt, ifle, if_icmpeq
    case if_icmpne = 160, if_icmplt, if_icmpge, if_icmpgt
    case if_icmple = 164, if_acmpeq, if_acmpne, goto
    case jsr = 168, ret, tableswitch, lookupswitch
    case ireturn = 172, lreturn, freturn, dreturn
    case areturn = 176, `return`, getstatic, putstatic
    case getfield = 180, putfield, invokevirtual, invokespecial
    case invokestatic = 184, invokeinterface, invokedynamic, new
    case newarray = 188, anewarray, arraylength, athrow
    case checkcast = 192, instanceof, monitorenter, monitorexit
    case wide = 196, multianewarray, ifnull, ifnonnull
    case goto_w = 200, jsr_w

    /// The shape of an instruction's operands.
    public enum Format: UInt8, Sendable {
        case none = 0x6E  // n
        /// A signed byte: `bipush`.
        case byte = 0x62  // b
        /// A signed 16-bit number: `sipush`.
        case short = 0x73  // s
        /// An 8-bit constant-pool index: `ldc`.
        case narrowConstant = 0x63  // c
        /// A 16-bit constant-pool index.
        case constant = 0x70  // p
        /// An 8-bit local-variable index, 16-bit behind `wide`.
        case local = 0x6C  // l
        /// `iinc`: local and signed byte, both 16-bit behind `wide`.
        case increment = 0x69  // i
        /// A signed 16-bit distance.
        case branch = 0x6A  // j
        /// A signed 32-bit distance.
        case wideBranch = 0x4A  // J
        case tableSwitch = 0x74  // t
        case lookupSwitch = 0x6B  // k
        /// `invokeinterface`: constant-pool index, count, zero.
        case invokeInterface = 0x49  // I
        /// `invokedynamic`: constant-pool index, two zero bytes.
        case invokeDynamic = 0x44  // D
        /// `newarray`: an element type code.
        case elementType = 0x4E  // N
        /// `multianewarray`: constant-pool index, dimensions.
        case multiArray = 0x4D  // M
        /// The prefix.
        case wide = 0x57  // W
    }

    @inlinable
    public var format: Format {
        // 202 characters, one per opcode, each a raw value of Format.
        let table: UnsafePointer<UInt8> = Opcode.formats.utf8Start
        return Format(rawValue: table[Int(rawValue)]) ?? .none
    }

    /// Bytes of the instruction, opcode included; 0 when it depends on the operands (the switches and `wide`).
    @inlinable
    public var length: Int {
        switch format {
        case .none: 1
        case .byte, .narrowConstant, .local, .elementType: 2
        case .short, .constant, .increment, .branch: 3
        case .multiArray: 4
        case .wideBranch, .invokeInterface, .invokeDynamic: 5
        case .tableSwitch, .lookupSwitch, .wide: 0
        }
    }

    /// The specification's name, as UTF-8.
    @inlinable
    public var mnemonicBytes: UnsafeRawBufferPointer {
        let start: UnsafePointer<UInt8> = Opcode.mnemonics.utf8Start + Int(rawValue) &* 16
        var count: Int = 15
        while start[count &- 1] == 0x20 { count &-= 1 }
        return UnsafeRawBufferPointer(start: start, count: count)
    }

    /// The specification's name.
    public var mnemonic: String { String(decoding: mnemonicBytes, as: UTF8.self) }

    /// Whether control never reaches the next instruction. `jsr` is not among them: its subroutine may come back.
    public var endsBlock: Bool {
        switch self {
        case .goto, .goto_w, .ret, .tableswitch, .lookupswitch, .athrow: true
        case .ireturn, .lreturn, .freturn, .dreturn, .areturn, .return: true
        default: false
        }
    }

    /// Whether the instruction has one branch target behind its opcode.
    @inlinable
    public var isBranch: Bool { format == .branch || format == .wideBranch }

    @usableFromInline static var formats: StaticString {
        """
        nnnnnnnnnnnnnnnnbscpplllllnnnnnnnnnnnnnnnnnnnnnnnnnnnnlllllnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn\
        nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnninnnnnnnnnnnnnnnnnnnnjjjjjjjjjjjjjjjjltknnnnnnpppppppIDpNpnnppnnWMjj\
        JJ
        """
    }

    /// Sixteen characters per opcode, filled with spaces; the last dot only keeps spaces off the end of the line.
    @usableFromInline static var mnemonics: StaticString {
        """
        nop             aconst_null     iconst_m1       iconst_0        iconst_1        iconst_2        \
        iconst_3        iconst_4        iconst_5        lconst_0        lconst_1        fconst_0        \
        fconst_1        fconst_2        dconst_0        dconst_1        bipush          sipush          \
        ldc             ldc_w           ldc2_w          iload           lload           fload           \
        dload           aload           iload_0         iload_1         iload_2         iload_3         \
        lload_0         lload_1         lload_2         lload_3         fload_0         fload_1         \
        fload_2         fload_3         dload_0         dload_1         dload_2         dload_3         \
        aload_0         aload_1         aload_2         aload_3         iaload          laload          \
        faload          daload          aaload          baload          caload          saload          \
        istore          lstore          fstore          dstore          astore          istore_0        \
        istore_1        istore_2        istore_3        lstore_0        lstore_1        lstore_2        \
        lstore_3        fstore_0        fstore_1        fstore_2        fstore_3        dstore_0        \
        dstore_1        dstore_2        dstore_3        astore_0        astore_1        astore_2        \
        astore_3        iastore         lastore         fastore         dastore         aastore         \
        bastore         castore         sastore         pop             pop2            dup             \
        dup_x1          dup_x2          dup2            dup2_x1         dup2_x2         swap            \
        iadd            ladd            fadd            dadd            isub            lsub            \
        fsub            dsub            imul            lmul            fmul            dmul            \
        idiv            ldiv            fdiv            ddiv            irem            lrem            \
        frem            drem            ineg            lneg            fneg            dneg            \
        ishl            lshl            ishr            lshr            iushr           lushr           \
        iand            land            ior             lor             ixor            lxor            \
        iinc            i2l             i2f             i2d             l2i             l2f             \
        l2d             f2i             f2l             f2d             d2i             d2l             \
        d2f             i2b             i2c             i2s             lcmp            fcmpl           \
        fcmpg           dcmpl           dcmpg           ifeq            ifne            iflt            \
        ifge            ifgt            ifle            if_icmpeq       if_icmpne       if_icmplt       \
        if_icmpge       if_icmpgt       if_icmple       if_acmpeq       if_acmpne       goto            \
        jsr             ret             tableswitch     lookupswitch    ireturn         lreturn         \
        freturn         dreturn         areturn         return          getstatic       putstatic       \
        getfield        putfield        invokevirtual   invokespecial   invokestatic    invokeinterface \
        invokedynamic   new             newarray        anewarray       arraylength     athrow          \
        checkcast       instanceof      monitorenter    monitorexit     wide            multianewarray  \
        ifnull          ifnonnull       goto_w          jsr_w          .
        """
    }
}
