// SPDX-License-Identifier: Apache-2.0
// Tests: virtual threads blocking on monitors and Object.wait, mixed with platform threads.
// Expects: exact counts.
public class Monitors {
    static int n, turn;

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        Thread[] ts = new Thread[20];
        for (int i = 0; i < 20; i++) {
            Runnable r = () -> { for (int k = 0; k < 100; k++) synchronized (lock) { n++;
                    if (k % 50 == 0) Thread.yield(); } };
            ts[i] = i % 4 == 0 ? Thread.ofPlatform().start(r) : Thread.ofVirtual().start(r);
        }
        for (Thread t : ts) t.join();
        System.out.println(n);
        Thread v = Thread.startVirtualThread(() -> {
            for (int i = 0; i < 10; i++) synchronized (lock) {
                try { while (turn != 1) lock.wait(); } catch (InterruptedException e) { }
                turn = 0;
                lock.notifyAll();
            }
        });
        for (int i = 0; i < 10; i++) synchronized (lock) { while (turn != 0) lock.wait(); turn = 1; lock.notifyAll(); }
        v.join();
        System.out.println(turn);
    }
}
