// SPDX-License-Identifier: Apache-2.0
// Tests: RecursiveTask and RecursiveAction in an own pool; exceptions cross join; common pool exists.
// Expects: exact sums.
import java.util.concurrent.*;

public class ForkJoin {
    static class Sum extends RecursiveTask<Long> {
        final int from, to;
        Sum(int f, int t) { from = f; to = t; }
        @Override protected Long compute() {
            if (to - from < 100) { long s = 0; for (int i = from; i < to; i++) s += i; return s; }
            int m = (from + to) >>> 1;
            Sum l = new Sum(from, m), r = new Sum(m, to);
            l.fork();
            return r.compute() + l.join();
        }
    }
    static class Sort extends RecursiveAction {
        final int[] a; final int lo, hi;
        Sort(int[] a, int lo, int hi) { this.a = a; this.lo = lo; this.hi = hi; }
        @Override protected void compute() {
            if (hi - lo < 2) return;
            int p = a[(lo + hi) >>> 1], i = lo, j = hi - 1;
            while (i <= j) { while (a[i] < p) i++; while (a[j] > p) j--; if (i <= j) { int t = a[i]; a[i++] = a[j];
                    a[j--] = t; } }
            invokeAll(new Sort(a, lo, j + 1), new Sort(a, i, hi));
        }
    }

    public static void main(String[] args) throws Exception {
        try (ForkJoinPool p = new ForkJoinPool(3)) {
            System.out.println(p.invoke(new Sum(0, 20000)));
            int[] a = new int[2000];
            for (int i = 0; i < a.length; i++) a[i] = i * 7919 % 2003;
            p.invoke(new Sort(a, 0, a.length));
            boolean sorted = true;
            for (int i = 1; i < a.length; i++) sorted &= a[i - 1] <= a[i];
            System.out.println(sorted);
            ForkJoinTask<?> bad = p.submit((Runnable) () -> { throw new IllegalStateException("forked"); });
            try { bad.get(); } catch (ExecutionException e) {
                    System.out.println(e.getCause().getClass().getSimpleName()); }
        }
        System.out.println(ForkJoinPool.commonPool().submit(() -> 5).get() + " " + new Sum(0, 500).invoke());
    }
}
