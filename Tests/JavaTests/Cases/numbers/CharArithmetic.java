// SPDX-License-Identifier: Apache-2.0
// Tests: char, byte and short arithmetic, promotion, compound assignment with implicit narrowing, ternary typing.
// Expects: promotion to int, narrowing only in compound assignment.
public class CharArithmetic {
    static String type(Object o) { return o.getClass().getSimpleName() + ":" + o; }

    public static void main(String[] args) {
        char c = 'a';
        c += 1;
        c++;
        System.out.println(c + " " + (c + 1) + " " + (char) (c + 1) + " " + c / 2 + " " + (c > 98));
        byte b = 127;
        b++;
        short s = (short) 32767;
        s += 1.9;
        System.out.println(b + " " + s + " " + (byte) (b >> 1) + " " + (b & 0xFF) + " " + (b >>> 4));
        b *= 2.5;
        System.out.println(b);
        char d = (char) -5;
        System.out.println((int) d + " " + (int) Character.MAX_VALUE + " " + (d >> 8));
        boolean t = args.length == 0;
        System.out.println(type(t ? 1 : 'x') + " " + type(t ? 'x' : 1) + " " + type(t ? 'x' : c) + " " + type(t ? 1
                : 2.0) + " " + type(t ? (Object) 1 : 2.0));
        int i = 'x';
        System.out.println(type(t ? 'x' : i) + " " + type(t ? b : 'x') + " " + type(t ? b : s));
        c = 'z';
        c -= 32;
        System.out.println(c);
        long l = 'a' * 1_000_000_000L;
        System.out.println(l + " " + 'a' * 1_000_000_000 + " " + ('a' + 'b') + 'c');
    }
}
