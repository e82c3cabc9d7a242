// SPDX-License-Identifier: Apache-2.0
// Benchmark: throwing and catching at several depths, with and without stack traces, finally blocks on the way.
public class Exceptions {
    static class Light extends RuntimeException { final int v; Light(int v) { super(null, null, false, false);
            this.v = v; } }
    static int finals;

    static int down(int n, int v) {
        if (n == 0) { if (v % 3 == 0) throw new Light(v); if (v % 3 == 1) throw new IllegalStateException("v" + v);
                return v; }
        try { return down(n - 1, v) + 1; } finally { finals++; }
    }

    public static void main(String[] args) {
        int sum = 0;
        Light shared = new Light(7);
        int[] array = new int[4];
        for (int i = 0; i < 100_000; i++) {
            try { sum += down(i & 15, i); } catch (Light l) { sum ^= l.v; } catch (IllegalStateException e) {
                    sum += e.getMessage().length(); }
            try { if (i % 2 == 0) throw shared; sum += array[i & 7]; } catch (Light l) { sum += l.v;
                    } catch (ArrayIndexOutOfBoundsException e) { sum--; }
        }
        System.out.println(sum + " " + finals);
    }
}
