// SPDX-License-Identifier: Apache-2.0
// Tests: long and double locals mixed with ints, beyond slot 3 and beyond slot 255 (wide forms, wide iinc).
// Expects: no slot overlaps another.
public class LocalSlots {
    static long mixed(int a, long b, float c, double d, String e, long f, byte g) {
        double h = d * 2;
        long i = b + f;
        int j = a + g;
        return (long) h + i + j + (long) c + e.length();
    }

    static int many(int a) {
        long l0 = 1, l1 = 2, l2 = 3, l3 = 4, l4 = 5, l5 = 6, l6 = 7, l7 = 8, l8 = 9, l9 = 10;
        double[][] unused = new double[2][3];
        int sum = a;
        for (int i = 0; i < 3; i++) {
            long x = i * l9;
            double y = x + unused[0].length;
            sum += (int) (x + y);
        }
        return sum + (int) (l0 + l1 + l2 + l3 + l4 + l5 + l6 + l7 + l8);
    }

    public static void main(String[] args) {
        System.out.println(mixed(1, 2, 3.5f, 4.25, "five", 6, (byte) 7));
        System.out.println(many(100));
        System.out.println(mixed(-1, Long.MAX_VALUE, -3.5f, -4.25, "", 1, (byte) -7));
    }
}
