// SPDX-License-Identifier: Apache-2.0
// Tests: ladd, lsub, lmul, ldiv, lrem, lneg at the edges of the range.
// Expects: two's complement results in 64 bits.
public class LongArithmetic {
    static long[] samples = {0, 1, -1, 10, -10, 3037000500L, Long.MAX_VALUE, Long.MIN_VALUE};

    public static void main(String[] args) {
        for (long a : samples) {
            for (long b : samples) {
                System.out.print((a + b) + " " + (a - b) + " " + (a * b));
                System.out.println(b == 0 ? "" : " " + (a / b) + " " + (a % b));
            }
            System.out.println(-a);
        }
    }
}
