// SPDX-License-Identifier: Apache-2.0
// Tests: default, per-thread and group uncaught exception handlers; a handler that throws.
// Expects: the most specific handler is called.
public class ExceptionHandlers {
    static void run(Thread t) throws InterruptedException { t.start(); t.join(); }

    public static void main(String[] args) throws Exception {
        Runnable bad = () -> { throw new IllegalStateException("bad"); };
        Thread own = new Thread(bad, "own");
        own.setUncaughtExceptionHandler((t, e) -> System.out.println("own handler " + t.getName() + " "
                + e.getMessage()));
        run(own);
        ThreadGroup g = new ThreadGroup("group") { @Override public void uncaughtException(Thread t, Throwable e) {
                System.out.println("group handler " + t.getName()); } };
        run(new Thread(g, bad, "grouped"));
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.out.println("default handler " + t.getName() + " "
                + e));
        run(new Thread(bad, "plain"));
        Thread throwing = new Thread(bad, "throwing");
        throwing.setUncaughtExceptionHandler((t, e) -> { throw new RuntimeException("ignored"); });
        run(throwing);
        run(new Thread(() -> { throw new StackOverflowError(); }, "error"));
        System.out.println("done");
    }
}
