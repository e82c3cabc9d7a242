// SPDX-License-Identifier: Apache-2.0
// Tests: a failing initializer used by two threads; a class whose initializer needs a lock-free wait for itself.
// Expects: one ExceptionInInitializerError, one NoClassDefFoundError; recursion in one thread is allowed.
import java.util.concurrent.atomic.AtomicInteger;

public class ErrorsInThreads {
    static AtomicInteger runs = new AtomicInteger();
    static class Bad { static { runs.incrementAndGet(); if (runs.get() > 0) throw new UnsupportedOperationException("static"); } static void m() {} }
    static class Recursive { static int x = 1; static { x += helper(); } static int helper() { return Recursive.x * 10;
            } }

    public static void main(String[] args) throws Exception {
        AtomicInteger first = new AtomicInteger(), later = new AtomicInteger();
        Thread[] ts = new Thread[4];
        for (int i = 0; i < 4; i++) {
            ts[i] = new Thread(() -> { try { Bad.m(); } catch (ExceptionInInitializerError e) { first.incrementAndGet();
                    } catch (NoClassDefFoundError e) { later.incrementAndGet(); } });
            ts[i].start();
        }
        for (Thread t : ts) t.join();
        System.out.println(runs + " " + first + " " + later);
        System.out.println(Recursive.x);
        try { Class.forName("ErrorsInThreads$Bad"); } catch (NoClassDefFoundError e) {
                System.out.println(e.getMessage() + " | " + e.getCause().getMessage().replaceAll("Thread-\\d",
                "Thread-n")); }
    }
}
