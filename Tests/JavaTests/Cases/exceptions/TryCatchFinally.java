// SPDX-License-Identifier: Apache-2.0
// Tests: paths through try, catch and finally; returns overridden in finally; nested finally blocks.
// Expects: the trace of each path.
public class TryCatchFinally {
    static StringBuilder trace = new StringBuilder();

    @SuppressWarnings("finally")
    static int path(int k) {
        try {
            trace.append('t');
            if (k == 1) throw new IllegalStateException();
            if (k == 2) throw new Error();
            if (k == 3) return 3;
            try {
                if (k == 4) throw new RuntimeException("inner");
                trace.append('i');
            } finally {
                trace.append('f');
                if (k == 5) return 55;
            }
        } catch (IllegalStateException e) {
            trace.append('c');
            return 10;
        } catch (RuntimeException e) {
            trace.append('r');
        } finally {
            trace.append('F');
            if (k == 2) return 20;
        }
        return -1;
    }

    static int noEffect() {
        int x = 1;
        try { return x; } finally { x = 2; }
    }

    public static void main(String[] args) {
        for (int k = 0; k < 6; k++) {
            trace.setLength(0);
            int r = path(k);
            System.out.println(k + " " + trace + " " + r);
        }
        System.out.println(noEffect());
        for (int i = 0; i < 3; i++) {
            try {
                if (i == 1) continue;
                System.out.println("body " + i);
            } finally {
                System.out.println("finally " + i);
            }
        }
    }
}
