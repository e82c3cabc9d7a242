// SPDX-License-Identifier: Apache-2.0
// Tests: closing order, suppressed exceptions, null resources, effectively final variables as resources.
// Expects: reverse order; the body's exception wins and carries the others.
public class TryWithResources {
    record R(String name, boolean failing) implements AutoCloseable {
        R { System.out.println("open " + name); }
        @Override public void close() throws Exception {
            System.out.println("close " + name);
            if (failing) throw new Exception("close " + name);
        }
    }

    static void run(String label, boolean bodyFails, boolean aFails, boolean bFails) {
        System.out.println(label);
        try (R a = new R("a", aFails); R nothing = null; R b = new R("b", bFails)) {
            System.out.println("body " + a.name() + b.name() + nothing);
            if (bodyFails) throw new RuntimeException("body");
        } catch (Exception e) {
            System.out.println("caught " + e.getMessage());
            for (Throwable s : e.getSuppressed()) System.out.println("  suppressed " + s.getMessage());
        } finally {
            System.out.println("finally");
        }
    }

    public static void main(String[] args) throws Exception {
        run("clean", false, false, false);
        run("all fail", true, true, true);
        run("closing fails", false, true, true);
        R outside = new R("outside", false);
        try (outside) {
            System.out.println("in use");
        }
    }
}
