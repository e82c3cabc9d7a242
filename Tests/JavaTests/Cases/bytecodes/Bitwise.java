// SPDX-License-Identifier: Apache-2.0
// Tests: iand, ior, ixor, land, lor, lxor, complement, and the boolean forms.
// Expects: plain bit arithmetic; boolean operators that do not short-circuit evaluate both sides.
public class Bitwise {
    static int calls;

    static boolean called(boolean v) {
        calls++;
        return v;
    }

    public static void main(String[] args) {
        int a = 0xF0F0_1234, b = 0x0FF0_4321;
        System.out.println((a & b) + " " + (a | b) + " " + (a ^ b) + " " + ~a);
        long c = 0xF0F0_1234_5678_9ABCL, d = 0x1111_FFFF_0000_8888L;
        System.out.println((c & d) + " " + (c | d) + " " + (c ^ d) + " " + ~c);
        System.out.println(called(false) & called(true));
        System.out.println(called(true) | called(true));
        System.out.println(called(true) ^ called(true));
        System.out.println(called(false) && called(true));
        System.out.println(called(true) || called(true));
        System.out.println(calls);
        boolean x = true;
        x &= false;
        x |= true;
        x ^= true;
        System.out.println(x);
    }
}
