// SPDX-License-Identifier: Apache-2.0
// Tests: recursive locking, release on exception, synchronized methods static and instance, holdsLock.
// Expects: the lock is free afterwards.
public class Reentrancy {
    int depth;
    synchronized int down(int n) { depth = Math.max(depth, n); return n == 0 ? 0 : 1 + down(n - 1); }
    synchronized void fail() { throw new IllegalStateException("inside"); }
    static synchronized boolean holds() { return Thread.holdsLock(Reentrancy.class); }

    public static void main(String[] args) throws Exception {
        Reentrancy r = new Reentrancy();
        System.out.println(r.down(200) + " " + Thread.holdsLock(r) + " " + holds() + " "
                + Thread.holdsLock(Reentrancy.class));
        try { r.fail(); } catch (IllegalStateException e) { System.out.println(Thread.holdsLock(r)); }
        Thread t = new Thread(() -> System.out.println("other thread " + r.down(3)));
        t.start();
        t.join();
        Object a = new Object(), b = new Object();
        synchronized (a) { synchronized (b) { synchronized (a) {
                System.out.println(Thread.holdsLock(a) && Thread.holdsLock(b)); }
                System.out.println(Thread.holdsLock(a)); } }
        System.out.println(Thread.holdsLock(a) || Thread.holdsLock(b));
        try { synchronized (a) { throw new RuntimeException(); } } catch (RuntimeException e) {
                System.out.println(Thread.holdsLock(a)); }
    }
}
