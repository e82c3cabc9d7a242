// SPDX-License-Identifier: Apache-2.0
//
// The opcode maps as the manual prints them, sixteen rows of sixteen, one letter per opcode saying what follows it:
//
//   .  nothing               b  imm8                  z  imm16 or imm32 (operand size)
//   m  ModRM                 i  ModRM, imm8           Z  ModRM, imm16 or imm32
//   w  imm16                 e  imm16, imm8 (enter)   v  imm16, imm32 or, with REX.W, imm64
//   j  rel8                  J  rel32                 o  64-bit address (32 with prefix 67)
//   g  ModRM, and an immediate when the digit is 0 or 1: imm8 (G: imm16 or imm32)
//   r  ModRM whose r/m is always a register (mov to and from control and debug registers)
//   p  prefix                x  escape to another map, VEX, EVEX, XOP
//   -  not an instruction in 64-bit mode
//
// Maps 0F 38 and 0F 3A need no grid: every opcode has a ModRM byte, and in 0F 3A an imm8.

enum OpcodeMap {
    static let primary: StaticString = """
        mmmmbz--mmmmbz-x\
        mmmmbz--mmmmbz--\
        mmmmbzp-mmmmbzp-\
        mmmmbzp-mmmmbzp-\
        pppppppppppppppp\
        ................\
        --xmppppzZbi....\
        jjjjjjjjjjjjjjjj\
        iZ-immmmmmmmmmmm\
        ..........-.....\
        oooo....bz......\
        bbbbbbbbvvvvvvvv\
        iiw.xxiZe.w..b-.\
        mmmm---.mmmmmmmm\
        jjjjbbbbJJ-j....\
        p.pp..gG......mm
        """

    static let secondary: StaticString = """
        mmmm-.....-.-m.i\
        mmmmmmmmmmmmmmmm\
        rrrr----mmmmmmmm\
        ......-.x-x-----\
        mmmmmmmmmmmmmmmm\
        mmmmmmmmmmmmmmmm\
        mmmmmmmmmmmmmmmm\
        iiiimmm.mm--mmmm\
        JJJJJJJJJJJJJJJJ\
        mmmmmmmmmmmmmmmm\
        ...mimmm...mimmm\
        mmmmmmmmmmimmmmm\
        mmimiiim........\
        mmmmmmmmmmmmmmmm\
        mmmmmmmmmmmmmmmm\
        mmmmmmmmmmmmmmmm
        """

    /// The letter of an opcode in a grid.
    @inline(__always)
    static func letter(_ grid: StaticString, _ opcode: UInt8) -> UInt8 {
        // Both grids are 256 ASCII characters (checked by a test), so every index is inside.
        grid.utf8Start[Int(opcode)]
    }
}
