// SPDX-License-Identifier: Apache-2.0
// Tests: small traps: string identity by constants, char plus int, integer caches, shadowed statics, dead stores, unicode escapes.
// Expects: what the language says.
public class Puzzlers {
    static String s = "static";
    static class P { static String s = "P"; String get() { return s; } }
    static class Q extends P { static String s = "Q"; }
    static boolean odd(int i) { return i % 2 == 1; }
    static void over(Object o) { System.out.print("Object "); }
    static void over(char[] a) { System.out.print("char[] "); }
    static int f() { int x = 1; try { x = 2; return x++; } finally { x = 5; } }

    public static void main(String[] args) {
        System.out.println(new Q().get() + Q.s + ((P) new Q()).s);
        System.out.println(odd(-3) + " " + odd(3) + " " + (2.00 - 1.10) + " " + (char) ('a' + 1) + ('a' + 1));
        over(null);
        System.out.println(f() + " " + (byte) 0x90 + " " + (int) (char) (byte) -1 + " " + 12345 + 5432L);
        final String a = "a";
        String b = "a";
        System.out.println((a + "b" == "ab") + " " + (b + "b" == "ab") + " " + "\u0041\u0042".length() + " "
                + /* \u002a/ "inside" + /* */ "outside");
        int j = 0;
        for (int i = 0; i < 100; i++) j = j++;
        System.out.println(j + " " + (j = 3) * j + " " + (int) 'a' / 2 * 2 + " " + ((Object) 'x' instanceof Character));
        short x = 0;
        int i = 123456;
        x += i;
        System.out.println(x + " " + (i == (int) (float) i) + " "
                + (Integer.MAX_VALUE == (int) (float) Integer.MAX_VALUE) + " "
                + Long.MAX_VALUE / (double) Long.MAX_VALUE);
        long count = 0;
        for (float v = 2e9f; v < 2e9f + 50; v++) count++;
        System.out.println(count + " " + (Math.abs(Integer.MIN_VALUE) < 0) + " " + (-5 >> 1) + " " + -5 / 2);
        http://example.org
        System.out.println("label");
    }
}
