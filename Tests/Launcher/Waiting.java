// SPDX-License-Identifier: Apache-2.0

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Two threads in a deadlock, one that waits, and a main thread that sleeps: what a thread dump is asked about. */
public class Waiting {
    private static final Object first = new Object();
    private static final Object second = new Object();
    private static final Object bell = new Object();
    private static final CyclicBarrier both = new CyclicBarrier(2);

    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        start("one", () -> both(first, second));
        start("two", () -> both(second, first));
        start("waiter", Waiting::listen);
        Thread.sleep(500);
        System.out.println("ready");
        Thread.sleep(15_000);
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void both(Object outer, Object inner) {
        synchronized (outer) {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                return;
            }
            synchronized (inner) {
                System.out.println("no deadlock");
            }
        }
    }

    private static void listen() {
        synchronized (bell) {
            try {
                bell.wait();
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
        }
    }
}
