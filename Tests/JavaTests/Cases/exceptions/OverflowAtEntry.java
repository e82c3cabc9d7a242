// SPDX-License-Identifier: Apache-2.0

/** A method whose first instruction is inside its own try block does not catch that there was no room for it. */
public class OverflowAtEntry {
    static int budget = 1500;
    static int caught;

    /** With a large frame. */
    static long recurse(long a, long b, long c, long d, long e, long f, long g, long h) {
        try {
            return recurse(a, b, c, d, e, f, g, h) + a;
        } catch (Throwable error) {
            if (!(error instanceof StackOverflowError)) throw new AssertionError(error);
            caught++;
            long i = a + b, j = c + d, k = e + f, l = g + h, m = i + j, n = k + l;
            return --budget > 0 ? recurse(b, c, d, e, f, g, h, n) + m : i * j - k * l;
        }
    }

    static int depth;

    static void recurseWithFinally() {
        try {
            depth++;
            recurseWithFinally();
        } finally {
            depth--;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Thread thread = new Thread(null, () -> recurse(1, 2, 3, 4, 5, 6, 7, 8), "small", 300_000);
        thread.start();
        thread.join();
        System.out.println(caught > 1000);
        for (int i = 0; i < 3; i++) {
            try {
                recurseWithFinally();
            } catch (StackOverflowError e) {
                System.out.println(depth + " " + (e.getStackTrace().length > 1000));
            }
        }
    }
}
