// SPDX-License-Identifier: Apache-2.0
// Tests: finally blocks nested three deep, with exceptions replacing exceptions and returns replacing both.
// Expects: the last one wins.
public class NestedFinally {
    static StringBuilder s = new StringBuilder();

    @SuppressWarnings("finally")
    static String run(int k) {
        try {
            try {
                try {
                    if (k > 0) throw new Exception("first");
                    return "plain";
                } finally {
                    s.append(1);
                    if (k > 1) throw new RuntimeException("second");
                }
            } catch (RuntimeException e) {
                s.append("r");
                if (k > 2) throw new IllegalStateException("third", e);
                return e.getMessage();
            } finally {
                s.append(2);
                if (k > 4) return "override";
            }
        } catch (Exception e) {
            s.append("e");
            return e.getMessage() + (e.getCause() == null ? "" : "<" + e.getCause().getMessage());
        } finally {
            s.append(3);
        }
    }

    static int loop() {
        int n = 0;
        while (true) {
            try {
                try { n++; if (n < 5) continue; if (n == 7) break; } finally { n++; }
            } finally { n += 10; if (n > 60) return n; }
        }
        return -n;
    }

    public static void main(String[] args) {
        for (int k = 0; k < 6; k++) {
            s.setLength(0);
            System.out.println(run(k) + " " + s);
        }
        System.out.println(loop());
    }
}
