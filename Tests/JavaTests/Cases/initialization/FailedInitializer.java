// SPDX-License-Identifier: Apache-2.0
// Tests: an exception in a static initializer, and every later use of the class.
// Expects: ExceptionInInitializerError with cause, then NoClassDefFoundError with its own cause text.
public class FailedInitializer {
    static class Bad {
        static int x = compute();
        static int compute() { throw new IllegalStateException("broken"); }
        static void use() { System.out.println("not reached"); }
    }
    static class SubOfBad extends Bad { static { System.out.println("not reached"); } }
    static class ThrowsError { static { if (true) throw new AssertionError("error kept as is"); } static int y; }

    static void attempt(Runnable r) {
        try {
            r.run();
        } catch (Throwable t) {
            System.out.println(t);
            for (Throwable c = t.getCause(); c != null; c = c.getCause()) System.out.println("  cause " + c);
        }
    }

    public static void main(String[] args) {
        attempt(() -> Bad.use());
        attempt(() -> Bad.use());
        attempt(() -> new Bad());
        attempt(() -> new SubOfBad());
        attempt(() -> System.out.println(ThrowsError.y));
        attempt(() -> System.out.println(ThrowsError.y));
    }
}
