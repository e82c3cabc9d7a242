// SPDX-License-Identifier: Apache-2.0
// Tests: iconst, bipush, sipush, ldc, ldc_w, ldc2_w, fconst, dconst, lconst and class constants.
// Expects: each constant as written.
public class Constants {
    public static void main(String[] args) {
        int[] ints = {-1, 0, 1, 2, 3, 4, 5, 6, -2, 127, -128, 128, -129, 32767, -32768, 32768, -32769, 2147483647};
        for (int i : ints) {
            System.out.print(i + " ");
        }
        System.out.println();
        long[] longs = {0L, 1L, 2L, -1L, 1L << 33, Long.MIN_VALUE};
        for (long l : longs) {
            System.out.print(l + " ");
        }
        System.out.println();
        System.out.println(0f + " " + 1f + " " + 2f + " " + 3f + " " + -0f + " " + Float.MIN_VALUE + " "
                + 3.4028235e38f);
        System.out.println(0d + " " + 1d + " " + 2d + " " + -0d + " " + Math.PI + " " + Double.MIN_VALUE);
        System.out.println(String.class + " " + int.class + " " + int[].class + " " + Constants[][].class + " "
                + void.class);
        System.out.println('\u0000' + 0 + "|" + '\uFFFF' + "|" + (int) '\uFFFF');
    }
}
