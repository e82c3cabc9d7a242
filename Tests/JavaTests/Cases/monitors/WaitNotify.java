// SPDX-License-Identifier: Apache-2.0
// Tests: a bounded buffer over wait and notifyAll with two producers and two consumers.
// Expects: every item consumed once.
import java.util.LinkedList;

public class WaitNotify {
    static final LinkedList<Integer> BUFFER = new LinkedList<>();
    static long sum;
    static int taken;

    static void put(int v) throws InterruptedException {
        synchronized (BUFFER) { while (BUFFER.size() == 4) BUFFER.wait(); BUFFER.add(v); BUFFER.notifyAll(); }
    }
    static int take() throws InterruptedException {
        synchronized (BUFFER) { while (BUFFER.isEmpty()) BUFFER.wait(); int v = BUFFER.removeFirst();
                BUFFER.notifyAll(); return v; }
    }

    interface Body { void run() throws InterruptedException; }
    static Thread go(Body b) {
        Thread t = new Thread(() -> { try { b.run(); } catch (InterruptedException e) {
                System.out.println("interrupted"); } });
        t.start();
        return t;
    }

    public static void main(String[] args) throws Exception {
        Thread[] ts = {
            go(() -> { for (int i = 0; i < 300; i++) put(i); }), go(() -> { for (int i = 300; i < 600; i++) put(i); }),
            go(() -> { for (int i = 0; i < 300; i++) { int v = take(); synchronized (ts()) { sum += v; taken++; } } }),
            go(() -> { for (int i = 0; i < 300; i++) { int v = take(); synchronized (ts()) { sum += v; taken++; } } })};
        for (Thread t : ts) t.join();
        System.out.println(taken + " " + sum + " " + BUFFER.size());
    }
    static Object ts() { return WaitNotify.class; }
}
