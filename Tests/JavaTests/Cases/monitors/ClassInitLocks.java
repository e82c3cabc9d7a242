// SPDX-License-Identifier: Apache-2.0
// Tests: a monitor held while a class initializes, and notify across synchronized methods of two objects.
// Expects: no deadlock, ordered output.
public class ClassInitLocks {
    static final Object LOCK = new Object();
    static class Slow { static int v; static { synchronized (LOCK) { v = 7; } } }
    static class Turn {
        int turn;
        synchronized void await(int t) throws InterruptedException { while (turn != t) wait(); }
        synchronized void set(int t) { turn = t; notifyAll(); }
    }

    public static void main(String[] args) throws Exception {
        Thread t = new Thread(() -> { synchronized (LOCK) { System.out.println("inside " + Slow.v); } });
        t.start();
        t.join();
        Turn turn = new Turn();
        StringBuffer b = new StringBuffer();
        Thread[] ts = new Thread[3];
        for (int i = 0; i < 3; i++) { int n = i; ts[i] = new Thread(() -> { try { for (int r = 0; r < 4; r++) {
                turn.await(r * 3 + n); b.append((char) ('a' + n)); turn.set(r * 3 + n + 1); }
                } catch (InterruptedException e) { } }); ts[i].start(); }
        for (Thread x : ts) x.join();
        System.out.println(b);
    }
}
