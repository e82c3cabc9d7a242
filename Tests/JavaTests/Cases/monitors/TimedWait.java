// SPDX-License-Identifier: Apache-2.0
// Tests: wait with a timeout returns unnotified and holds the lock again; sleep keeps locks; argument checks.
// Expects: timeouts elapse, no lock lost.
public class TimedWait {
    public static void main(String[] args) throws Exception {
        Object o = new Object();
        synchronized (o) {
            long t = System.nanoTime();
            o.wait(20);
            System.out.println(System.nanoTime() - t > 15_000_000 ? "waited" : "too short");
            o.wait(1, 500_000);
            System.out.println(Thread.holdsLock(o));
            try { o.wait(-1); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
            try { o.wait(1, 1_000_000); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
            o.notify();
            o.notifyAll();
        }
        for (Runnable r : new Runnable[] {o::notify, o::notifyAll, () -> { try { o.wait(1);
                } catch (InterruptedException e) { } }}) {
            try { r.run(); } catch (IllegalMonitorStateException e) { System.out.println(e.getMessage()); }
        }
        long t = System.nanoTime();
        Thread.sleep(15);
        Thread.sleep(0, 1);
        System.out.println(System.nanoTime() - t >= 15_000_000);
    }
}
