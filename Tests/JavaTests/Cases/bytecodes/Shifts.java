// SPDX-License-Identifier: Apache-2.0
// Tests: ishl, ishr, iushr, lshl, lshr, lushr with distances beyond the width and negative distances.
// Expects: distances masked to 5 bits for int and 6 bits for long.
public class Shifts {
    public static void main(String[] args) {
        int[] ints = {1, -1, 0x40000001, Integer.MIN_VALUE};
        long[] longs = {1, -1, 0x4000000000000001L, Long.MIN_VALUE};
        int[] distances = {0, 1, 31, 32, 33, 63, 64, 65, -1};
        for (int d : distances) {
            for (int v : ints) {
                System.out.print((v << d) + " " + (v >> d) + " " + (v >>> d) + "; ");
            }
            System.out.println();
            for (long v : longs) {
                System.out.print((v << d) + " " + (v >> d) + " " + (v >>> d) + "; ");
            }
            System.out.println();
        }
        byte b = -16;
        b >>>= 2;
        System.out.println(b);
        short s = -1;
        s >>>= 20;
        System.out.println(s);
        System.out.println(1L << 40L);
    }
}
