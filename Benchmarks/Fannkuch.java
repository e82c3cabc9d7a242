// SPDX-License-Identifier: Apache-2.0
// Benchmark: pancake flips over all permutations; small int arrays.
public class Fannkuch {
    public static void main(String[] args) {
        for (int round = 0; round < 2; round++) System.out.println(run(9));
    }

    static String run(int n) {
        int max = 0, check = 0, index = 0;
        int[] p = new int[n], q = new int[n], count = new int[n];
        for (int i = 0; i < n; i++) p[i] = i;
        int r = n;
        while (true) {
            for (; r != 1; r--) count[r - 1] = r;
            if (p[0] != 0) {
                System.arraycopy(p, 0, q, 0, n);
                int flips = 0;
                for (int k = q[0]; k != 0; k = q[0]) {
                    for (int lo = 0, hi = k; lo < hi; lo++, hi--) { int t = q[lo]; q[lo] = q[hi]; q[hi] = t; }
                    flips++;
                }
                max = Math.max(max, flips);
                check += (index & 1) == 0 ? flips : -flips;
            }
            for (;; r++) {
                if (r == n) return check + " " + max;
                int first = p[0];
                for (int i = 0; i < r; i++) p[i] = p[i + 1];
                p[r] = first;
                if (--count[r] > 0) break;
            }
            index++;
        }
    }
}
