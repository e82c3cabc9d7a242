// SPDX-License-Identifier: Apache-2.0
// Source of the code in BenchmarkPrograms.swift. `java -Xint Samples.java` times it on another VM.
public class Samples {
    int a, b; long total;
    static int loops(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                sum += i ^ j;
        return sum;
    }
    static int sieve(byte[] flags, int n) {
        int count = 0;
        for (int i = 2; i < n; i++) flags[i] = 1;
        for (int i = 2; i < n; i++) {
            if (flags[i] != 0) {
                count++;
                for (int k = i + i; k < n; k += i) flags[k] = 0;
            }
        }
        return count;
    }
    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    int fields(int n) {
        for (int i = 0; i < n; i++) {
            a += i;
            b = a ^ b;
            total += b;
        }
        return a + b + (int) total;
    }
    int getA() { return a; }
    int virtuals(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) sum += getA();
        return sum;
    }
    static int sort(int[] x, int n) {
        int seed = 12345;
        for (int i = 0; i < n; i++) { seed = seed * 1103515245 + 12345; x[i] = seed >>> 8; }
        for (int i = 1; i < n; i++) {
            int v = x[i];
            int j = i - 1;
            while (j >= 0 && x[j] > v) { x[j + 1] = x[j]; j--; }
            x[j + 1] = v;
        }
        return x[n / 2];
    }
    static double mandel(int n) {
        double acc = 0;
        for (int y = 0; y < n; y++)
            for (int x = 0; x < n; x++) {
                double cr = 2.0 * x / n - 1.5, ci = 2.0 * y / n - 1.0, zr = 0, zi = 0;
                int i = 0;
                while (i < 50 && zr * zr + zi * zi < 4) { double t = zr * zr - zi * zi + cr; zi = 2 * zr * zi + ci; zr = t; i++; }
                acc += i;
            }
        return acc;
    }
    public static void main(String[] args) {
        for (int round = 0; round < 5; round++) {
            byte[] f = new byte[100000]; int[] x = new int[3000]; Samples o = new Samples();
            long t0 = System.nanoTime(); int v1 = loops(2000);
            long t1 = System.nanoTime(); int v2 = 0; for (int i = 0; i < 20; i++) v2 = sieve(f, 100000);
            long t2 = System.nanoTime(); int v3 = fib(30);
            long t3 = System.nanoTime(); int v4 = o.fields(1000000);
            long t4 = System.nanoTime(); int v5 = o.virtuals(1000000);
            long t5 = System.nanoTime(); int v6 = sort(x, 3000);
            long t6 = System.nanoTime(); double v7 = mandel(100);
            long t7 = System.nanoTime();
            System.out.printf("loops %.1f sieve %.1f fib %.1f fields %.1f virtuals %.1f sort %.1f mandel %.1f ms   %d %d %d %d %d %d %f%n",
              (t1-t0)/1e6,(t2-t1)/1e6,(t3-t2)/1e6,(t4-t3)/1e6,(t5-t4)/1e6,(t6-t5)/1e6,(t7-t6)/1e6,v1,v2,v3,v4,v5,v6,v7);
        }
    }
}
