// SPDX-License-Identifier: Apache-2.0
// Tests: lcmp and the branches behind it, including values that differ only in one half.
// Expects: signed comparison over all 64 bits.
public class LongCompare {
    public static void main(String[] args) {
        long[] values = {0, 1, -1, 1L << 32, (1L << 32) + 1, -(1L << 32), Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFFFFFFL};
        for (long a : values) {
            StringBuilder line = new StringBuilder();
            for (long b : values) {
                line.append(a < b ? '<' : a > b ? '>' : '=');
                line.append(a <= b).append(a >= b).append(a != b);
                line.append(Long.compare(a, b)).append(Long.compareUnsigned(a, b)).append(' ');
            }
            System.out.println(line);
        }
    }
}
