// SPDX-License-Identifier: Apache-2.0
// Tests: an exception that leaves main: stack trace on stderr, exit code 1, output flushed.
// Expects: the trace names every frame with its line.
public class Uncaught {
    static class Deep {
        Deep(int n) { if (n == 0) fail("bottom"); new Deep(n - 1); }
        private static void fail(String why) { throw new IllegalStateException(why); }
    }

    static { System.out.println("initialized"); }

    public static void main(String[] args) {
        System.out.println("before");
        new Deep(3);
        System.out.println("not reached");
    }
}
