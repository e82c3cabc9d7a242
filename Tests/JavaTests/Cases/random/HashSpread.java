// SPDX-License-Identifier: Apache-2.0
// Tests: hash functions written by hand over fixed inputs: FNV, Jenkins, Murmur finalizer, xorshift; distribution counts.
// Expects: exact values.
import java.util.Arrays;

public class HashSpread {
    static int fnv(String s) { int h = 0x811c9dc5; for (int i = 0; i < s.length();
            i++) h = (h ^ s.charAt(i)) * 16777619; return h; }
    static int jenkins(String s) { int h = 0; for (char c : s.toCharArray()) { h += c; h += h << 10; h ^= h >>> 6; }
            h += h << 3; h ^= h >>> 11; return h + (h << 15); }
    static long mix(long z) { z = (z ^ z >>> 33) * 0xff51afd7ed558ccdL; z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
            return z ^ z >>> 33; }
    static long xorshift(long x) { x ^= x << 13; x ^= x >>> 7; return x ^ x << 17; }

    public static void main(String[] args) {
        System.out.println(fnv("hello") + " " + jenkins("hello") + " " + mix(42) + " " + xorshift(1));
        int[] a = new int[8], b = new int[8], c = new int[8];
        long x = 1;
        for (int i = 0; i < 2000; i++) { a[fnv("k" + i) & 7]++; b[jenkins("k" + i) >>> 29]++; x = xorshift(x);
                c[(int) (mix(x) >>> 61)]++; }
        System.out.println(Arrays.toString(a) + Arrays.toString(b) + Arrays.toString(c) + " " + x);
    }
}
