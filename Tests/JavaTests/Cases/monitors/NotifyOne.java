// SPDX-License-Identifier: Apache-2.0
// Tests: notify wakes one waiter at a time; waiters hand over in a chain.
// Expects: all woken, one by one.
public class NotifyOne {
    static int permits, woken;

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        Thread[] ts = new Thread[5];
        for (int i = 0; i < 5; i++) {
            ts[i] = new Thread(() -> {
                synchronized (lock) {
                    while (permits == 0) try { lock.wait(); } catch (InterruptedException e) { return; }
                    permits--;
                    woken++;
                    lock.notifyAll();
                }
            });
            ts[i].start();
        }
        for (Thread t : ts) while (t.getState() != Thread.State.WAITING) Thread.yield();
        for (int i = 1; i <= 5; i++) {
            synchronized (lock) {
                permits = 1;
                lock.notify();
                while (woken < i) lock.wait();
                System.out.println(woken + " " + permits);
            }
        }
        for (Thread t : ts) t.join();
    }
}
