// SPDX-License-Identifier: Apache-2.0
// Tests: a heavily contended lock, with threads that hash and wait on the same object.
// Expects: exact count.
public class Contention {
    static int count;

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        int before = lock.hashCode();
        Thread[] ts = new Thread[6];
        for (int i = 0; i < ts.length; i++) {
            int n = i;
            ts[i] = new Thread(() -> {
                for (int k = 0; k < 500; k++) {
                    synchronized (lock) {
                        count++;
                        if (k % 100 == n) try { lock.wait(1); } catch (InterruptedException e) { }
                    }
                }
            });
            ts[i].start();
        }
        for (Thread t : ts) t.join();
        System.out.println(count + " " + (before == lock.hashCode()));
        Object[] many = new Object[300];
        for (int i = 0; i < many.length; i++) many[i] = new Object();
        int depth = nest(many, 0);
        System.out.println(depth);
    }

    static int nest(Object[] locks, int i) {
        if (i == locks.length) return 0;
        synchronized (locks[i]) { return 1 + nest(locks, i + 1); }
    }
}
