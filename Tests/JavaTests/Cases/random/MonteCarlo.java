// SPDX-License-Identifier: Apache-2.0
// Tests: floating-point loops over a fixed-seed generator: pi, random walks, sampling.
// Expects: exact values of the seeded runs.
import java.util.*;

public class MonteCarlo {
    public static void main(String[] args) {
        Random r = new Random(2024);
        int inside = 0, n = 4000;
        for (int i = 0; i < n; i++) { double x = r.nextDouble(), y = r.nextDouble(); if (x * x + y * y <= 1) inside++; }
        System.out.println(4.0 * inside / n);
        int x = 0, max = 0;
        for (int i = 0; i < 3000; i++) { x += r.nextBoolean() ? 1 : -1; max = Math.max(max, Math.abs(x)); }
        System.out.println(x + " " + max);
        int[] dice = new int[11];
        for (int i = 0; i < 2000; i++) dice[r.nextInt(6) + r.nextInt(6)]++;
        System.out.println(Arrays.toString(dice));
        int[] sample = new int[5];
        for (int i = 0; i < 1000; i++) { int k = i < 5 ? i : r.nextInt(i + 1); if (k < 5) sample[k] = i; }
        System.out.println(Arrays.toString(sample));
    }
}
