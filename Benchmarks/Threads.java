// SPDX-License-Identifier: Apache-2.0
// Benchmark: platform threads meeting at a lock, at atomics and in a bounded buffer.
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;

public class Threads {
    static long locked;
    static synchronized void add(int n) { locked += n; }

    public static void main(String[] args) throws Exception {
        AtomicLong atomic = new AtomicLong();
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(256);
        Thread[] ts = new Thread[4];
        for (int t = 0; t < 4; t++) {
            int n = t;
            ts[t] = new Thread(() -> {
                try {
                    for (int i = 0; i < 30_000; i++) { add(i & 7); atomic.addAndGet(i); if (i % 20 == 0) {
                            if (n % 2 == 0) queue.put(i); else atomic.addAndGet(queue.take()); } }
                } catch (InterruptedException e) { throw new IllegalStateException(e); }
            });
            ts[t].start();
        }
        for (Thread t : ts) t.join();
        for (int i = 0; i < 1500; i++) { Thread t = new Thread(() -> add(1)); t.start(); t.join(); }
        System.out.println(locked + " " + atomic + " " + queue.size());
    }
}
