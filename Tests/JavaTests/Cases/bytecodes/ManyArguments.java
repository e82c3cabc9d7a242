// SPDX-License-Identifier: Apache-2.0
// Tests: calls with many arguments of mixed types, static and virtual, up to 255 words.
// Expects: every argument where it belongs.
public class ManyArguments {
    long mixed(int a, long b, float c, double d, byte e, char f, short g, boolean h, Object i, int[] j, long k,
            double l) {
        return a + b + (long) c + (long) d + e + f + g + (h ? 1 : 0) + i.hashCode() + j.length + k + (long) l;
    }

    static double wide(double a, double b, double c, double d, double e, double f, double g, double h, double i,
            double j, double k, double l, double m, double n, double o, double p, double q, double r, double s) {
        return a - b + c - d + e - f + g - h + i - j + k - l + m - n + o - p + q - r + s;
    }

    static int sum(int... values) {
        int total = 0;
        for (int v : values) total = total * 3 + v;
        return total;
    }

    static String pick(Object a0, Object a1, Object a2, Object a3, Object a4, Object a5, Object a6, Object a7,
            Object a8,
            Object a9, Object b0, Object b1, Object b2, Object b3) {
        return "" + a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b0 + b1 + b2 + b3;
    }

    public static void main(String[] args) {
        System.out.println(new ManyArguments().mixed(1, 2, 3, 4, (byte) 5, 'f', (short) 7, true, 9, new int[10], 11,
                12));
        System.out.println(wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
        System.out.println(sum() + " " + sum(1) + " " + sum(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        System.out.println(pick("a", 'b', 1, 2L, 3f, 4d, null, true, (byte) 8, "i", "j", "k", "l", "m"));
    }
}
