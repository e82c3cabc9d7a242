// SPDX-License-Identifier: Apache-2.0
// Tests: ireturn for each narrow type, lreturn, freturn, dreturn, areturn, return; unused results of two words.
// Expects: values unharmed on the way.
public class Returns {
    static boolean z(int i) { return (i & 1) != 0; }
    static byte b(int i) { return (byte) i; }
    static char c(int i) { return (char) i; }
    static short s(int i) { return (short) i; }
    static long l(int i) { return (long) i << 32 | i; }
    static float f(int i) { return i / 3f; }
    static double d(int i) { return i / 3d; }
    static String a(int i) { return "<" + i + ">"; }
    static void v(int i) { if (i > 5) return; count++; }
    static int count;

    public static void main(String[] args) {
        for (int i : new int[] {0, 5, 255, 70000, -70000}) {
            z(i); b(i); l(i); d(i); a(i); v(i);
            System.out.println(z(i) + " " + b(i) + " " + (int) c(i) + " " + s(i) + " " + l(i) + " " + f(i) + " " + d(i)
                    + " " + a(i));
        }
        System.out.println(count);
        System.out.println(l(3) + (d(6) + l(2)) * f(9));
    }
}
