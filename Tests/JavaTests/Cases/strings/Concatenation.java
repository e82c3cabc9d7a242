// SPDX-License-Identifier: Apache-2.0
// Tests: string concatenation through invokedynamic with every operand type, constants, nulls and many operands.
// Expects: String.valueOf of each operand in order.
public class Concatenation {
    static int n;
    static String next() { return "n" + n++; }

    public static void main(String[] args) {
        boolean z = true; byte b = -1; char c = 'c'; short s = -2; int i = 3; long l = -4L; float f = 5.5f;
                double d = -6.25;
        Object o = null; String t = null; char[] a = {'x'};
        System.out.println("" + z + b + c + s + i + l + f + d + o + t);
        System.out.println(c + i + "" + c + i + (c + i) + 'a' + 1);
        System.out.println("a" + 1 + 2 + "b" + (1 + 2) + 1.0f + 'x' + null + true);
        t += "tail" + t;
        System.out.println(t);
        System.out.println(next() + next() + "\u0001" + next() + "\u0002");
        String long1 = "";
        for (int k = 0; k < 40; k++) long1 += k + ",";
        System.out.println(long1.length());
        System.out.println("é" + i + "€" + "😀" + l);
        System.out.println("1" + i + "2" + i + "3" + i + "4" + i + "5" + i + "6" + i + "7" + i + "8" + i + "9" + i + "0"
                + i + l + d + c + z);
        System.out.println(new Object() { @Override public String toString() { return "own"; } } + "|" + new Object() {
                @Override public String toString() { return null; } });
        i += 'a';
        System.out.println(i + "" + Double.NaN + Float.NEGATIVE_INFINITY + Long.MIN_VALUE + Integer.MIN_VALUE + -0.0);
    }
}
