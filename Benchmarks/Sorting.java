// SPDX-License-Identifier: Apache-2.0
// Benchmark: quicksort, heapsort and merge sort written out, and Arrays.sort on ints and objects.
import java.util.Arrays;

public class Sorting {
    static void quick(int[] a, int lo, int hi) {
        while (lo < hi) {
            int p = a[(lo + hi) >>> 1], i = lo, j = hi;
            while (i <= j) { while (a[i] < p) i++; while (a[j] > p) j--; if (i <= j) { int t = a[i]; a[i++] = a[j];
                    a[j--] = t; } }
            if (j - lo < hi - i) { quick(a, lo, j); lo = i; } else { quick(a, i, hi); hi = j; }
        }
    }

    static void heap(int[] a) {
        int n = a.length;
        for (int i = n / 2 - 1; i >= 0; i--) sift(a, i, n);
        for (int e = n - 1; e > 0; e--) { int t = a[0]; a[0] = a[e]; a[e] = t; sift(a, 0, e); }
    }

    static void sift(int[] a, int i, int n) {
        int v = a[i];
        for (int c; (c = 2 * i + 1) < n; i = c) { if (c + 1 < n && a[c + 1] > a[c]) c++; if (a[c] <= v) break;
                a[i] = a[c]; }
        a[i] = v;
    }

    static void merge(int[] a, int[] t, int lo, int hi) {
        if (hi - lo < 2) return;
        int m = (lo + hi) >>> 1;
        merge(a, t, lo, m);
        merge(a, t, m, hi);
        for (int i = lo, j = m, k = lo; k < hi; k++) t[k] = i < m && (j >= hi || a[i] <= a[j]) ? a[i++] : a[j++];
        System.arraycopy(t, lo, a, lo, hi - lo);
    }

    static int[] data(int n) {
        int[] a = new int[n];
        int s = 1;
        for (int i = 0; i < n; i++) { s = s * 1664525 + 1013904223; a[i] = s >>> 8; }
        return a;
    }

    public static void main(String[] args) {
        int n = 120_000;
        int[] a = data(n), b = data(n), c = data(n), d = data(n);
        quick(a, 0, n - 1);
        heap(b);
        merge(c, new int[n], 0, n);
        Arrays.sort(d);
        Integer[] boxed = new Integer[n / 4];
        for (int i = 0; i < boxed.length; i++) boxed[i] = d[(i * 7919) % n];
        Arrays.sort(boxed, (x, y) -> y.compareTo(x));
        System.out.println(Arrays.equals(a, b) + " " + Arrays.equals(c,
                d) + " " + Arrays.hashCode(a) + " " + boxed[17]);
    }
}
