// SPDX-License-Identifier: Apache-2.0
// Tests: a generator written by hand in int, long and double arithmetic agrees with java.util.Random.
// Expects: equality for many steps.
import java.util.Random;

public class LinearCongruential {
    static long seed;
    static int next(int bits) { seed = seed * 0x5DEECE66DL + 0xBL & (1L << 48) - 1; return (int) (seed >>> 48 - bits); }

    public static void main(String[] args) {
        long start = 987654321L;
        seed = (start ^ 0x5DEECE66DL) & (1L << 48) - 1;
        Random r = new Random(start);
        int equal = 0;
        for (int i = 0; i < 500; i++) {
            if (next(32) == r.nextInt()) equal++;
            if (((long) next(32) << 32) + next(32) == r.nextLong()) equal++;
            if ((((long) next(26) << 27) + next(27)) * 0x1.0p-53 == r.nextDouble()) equal++;
            if (next(24) / (float) (1 << 24) == r.nextFloat()) equal++;
        }
        System.out.println(equal);
    }
}
