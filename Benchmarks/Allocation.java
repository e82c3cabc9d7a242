// SPDX-License-Identifier: Apache-2.0
// Benchmark: small objects and arrays of changing sizes, a part kept alive in a ring.
public class Allocation {
    static final class Cell { Cell next; int v; Cell(int v, Cell n) { this.v = v; next = n; } }

    public static void main(String[] args) {
        Object[] ring = new Object[4096];
        long sum = 0;
        for (int i = 0; i < 5_000_000; i++) {
            int slot = i * 31 & 4095;
            switch (i & 3) {
                case 0: ring[slot] = new int[i & 31]; break;
                case 1: ring[slot] = new Cell(i, ring[slot] instanceof Cell c && c.v % 5 != 0 ? c : null); break;
                case 2: ring[slot] = new byte[i & 127]; break;
                default: if (ring[slot] instanceof int[] a) sum += a.length;
                        else if (ring[slot] instanceof Cell c) sum += c.v & 7;
            }
        }
        System.out.println(sum);
    }
}
