// SPDX-License-Identifier: Apache-2.0
// Tests: i2b, i2c, i2s, i2l, l2i, f2i, f2l, d2i, d2l, i2f, l2f, l2d, d2f, f2d.
// Expects: truncation of integers, saturation from floating point, NaN to 0.
public class Conversions {
    public static void main(String[] args) {
        int[] ints = {0, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x12345678, Integer.MIN_VALUE};
        for (int i : ints) {
            System.out.println((byte) i + " " + (short) i + " " + (int) (char) i + " " + (long) i + " " + (float) i);
        }
        long[] longs = {0x1_0000_0001L, -1L, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long l : longs) {
            System.out.println((int) l + " " + (float) l + " " + (double) l);
        }
        double[] doubles = {0.9, -0.9, 1e10, -1e10, 1e20, -1e20, Double.NaN, 1 / 0.0, -1 / 0.0, 2147483647.5, 1e-50,
                1e300};
        for (double d : doubles) {
            float f = (float) d;
            System.out.println((int) d + " " + (long) d + " " + f + " " + (int) f + " " + (long) f
                    + " " + (byte) d + " " + (int) (char) d + " " + (short) d);
        }
        System.out.println((double) 0.1f);
    }
}
