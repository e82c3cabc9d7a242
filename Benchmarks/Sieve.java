// SPDX-License-Identifier: Apache-2.0
// Benchmark: primes by a sieve over a boolean array and over a bit set by hand.
public class Sieve {
    public static void main(String[] args) {
        int n = 5_600_000, count = 0;
        boolean[] composite = new boolean[n + 1];
        for (int i = 2; i <= n; i++) { if (composite[i]) continue; count++; for (long j = (long) i * i; j <= n;
                j += i) composite[(int) j] = true; }
        int[] bits = new int[n / 32 + 1];
        int also = 0;
        for (int i = 2; i <= n / 2; i++) { if ((bits[i >> 5] & 1 << i) != 0) continue; also++;
                for (long j = (long) i * i; j <= n / 2; j += i) bits[(int) j >> 5] |= 1 << (int) j; }
        System.out.println(count + " " + also);
    }
}
