// SPDX-License-Identifier: Apache-2.0
// Tests: four threads allocate and keep structures while collections happen.
// Expects: each thread's own checksum.
public class ThreadsAllocating {
    static long work(int seed) {
        Object[] ring = new Object[64];
        long sum = 0;
        for (int i = 0; i < 3000; i++) {
            int slot = (i * 7 + seed) & 63;
            if (ring[slot] instanceof int[] a) sum += a[0] + a.length;
            int[] a = new int[1 + (i & 15)];
            a[0] = i ^ seed;
            ring[slot] = a;
        }
        return sum;
    }

    public static void main(String[] args) throws Exception {
        long[] results = new long[4];
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) { int n = t; threads[t] = new Thread(() -> results[n] = work(n * 1000));
                threads[t].start(); }
        System.gc();
        for (Thread t : threads) t.join();
        for (int t = 0; t < 4; t++) System.out.println(results[t] == work(t * 1000));
        System.out.println(results[0]);
    }
}
