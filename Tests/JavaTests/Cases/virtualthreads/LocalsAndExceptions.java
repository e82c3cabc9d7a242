// SPDX-License-Identifier: Apache-2.0
// Tests: thread locals in virtual threads, uncaught exceptions, stack traces, nested virtual threads.
// Expects: values per thread.
public class LocalsAndExceptions {
    static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "initial");

    public static void main(String[] args) throws Exception {
        LOCAL.set("main");
        Thread v = Thread.startVirtualThread(() -> {
            System.out.println(LOCAL.get());
            LOCAL.set("virtual");
            Thread.yield();
            System.out.println(LOCAL.get());
            try { Thread.startVirtualThread(() -> System.out.println("nested " + LOCAL.get())).join();
                    } catch (InterruptedException e) { }
        });
        v.join();
        System.out.println(LOCAL.get());
        Thread bad = Thread.ofVirtual().name("bad").uncaughtExceptionHandler((t,
                e) -> System.out.println(t.getName() + " " + e.getMessage() + " "
                + e.getStackTrace()[0].getLineNumber())).start(() -> {
            throw new IllegalStateException("thrown");
        });
        bad.join();
        Thread.startVirtualThread(() -> { StackTraceElement[] s = new Throwable().getStackTrace();
                System.out.println(s[0].getMethodName().startsWith("lambda$main$") + " " + (s.length > 1)); }).join();
    }
}
