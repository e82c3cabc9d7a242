// SPDX-License-Identifier: Apache-2.0
// Benchmark: 64-bit arithmetic, shifts, multiplication, division and comparison in tight loops.
public class LongArithmetic {
    static long gcd(long a, long b) { while (b != 0) { long t = a % b; a = b; b = t; } return a; }
    static long pow(long b, long e, long m) { long r = 1; for (; e > 0;
            e >>= 1, b = b * b % m) if ((e & 1) != 0) r = r * b % m; return r; }

    public static void main(String[] args) {
        long x = 88172645463325252L, sum = 0;
        for (int i = 0; i < 6_000_000; i++) { x ^= x << 13; x ^= x >>> 7; x ^= x << 17; sum += x >> 60; }
        for (int i = 1; i < 140_000; i++) sum += gcd(i * 7919L, i * 104729L + 17) + pow(i, 65_537, 1_000_003);
        int longest = 0;
        for (int i = 1; i < 40000; i++) { long n = i; int steps = 0; while (n != 1) {
                n = (n & 1) == 0 ? n >> 1 : 3 * n + 1; steps++; } if (steps > longest) longest = steps; }
        System.out.println(sum + " " + x + " " + longest);
    }
}
