// SPDX-License-Identifier: Apache-2.0
// Tests: racy counters made safe by synchronized, atomics and a lock.
// Expects: exact totals.
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.ReentrantLock;

public class Counters {
    static int plain;
    static synchronized void up() { plain++; }
    static final AtomicInteger ATOMIC = new AtomicInteger();
    static final LongAdder ADDER = new LongAdder();
    static final ReentrantLock LOCK = new ReentrantLock();
    static long locked;

    public static void main(String[] args) throws Exception {
        Thread[] ts = new Thread[4];
        for (int i = 0; i < 4; i++) {
            ts[i] = new Thread(() -> {
                for (int k = 0; k < 2000; k++) {
                    up();
                    ATOMIC.incrementAndGet();
                    ADDER.increment();
                    LOCK.lock();
                    try { locked += 2; } finally { LOCK.unlock(); }
                }
            });
            ts[i].start();
        }
        for (Thread t : ts) t.join();
        System.out.println(plain + " " + ATOMIC + " " + ADDER.sum() + " " + locked);
    }
}
