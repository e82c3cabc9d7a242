// SPDX-License-Identifier: Apache-2.0
// Tests: java.util.Timer, sleep ordering, join with timeout, yield; nothing printed depends on exact time.
// Expects: order of delays.
import java.util.*;
import java.util.concurrent.CountDownLatch;

public class Timers {
    public static void main(String[] args) throws Exception {
        Timer t = new Timer(true);
        CountDownLatch l = new CountDownLatch(3);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        t.schedule(new TimerTask() { public void run() { order.add("late"); l.countDown(); } }, 60);
        t.schedule(new TimerTask() { public void run() { order.add("early"); l.countDown(); } }, 5);
        TimerTask never = new TimerTask() { public void run() { order.add("never"); } };
        t.schedule(never, 30);
        System.out.println(never.cancel());
        t.schedule(new TimerTask() { int n; public void run() { if (++n == 3) { cancel(); l.countDown(); } } }, 1, 2);
        l.await();
        System.out.println(order);
        t.cancel();
        try { t.schedule(new TimerTask() { public void run() { } }, 1); } catch (IllegalStateException e) {
                System.out.println(e.getMessage()); }
        Thread s = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { } });
        s.start();
        s.join(5);
        System.out.println(s.isAlive() + " " + s.join(java.time.Duration.ofMillis(1)));
        s.interrupt();
        s.join();
        long a = System.nanoTime(), b = System.currentTimeMillis();
        Thread.sleep(3);
        System.out.println((System.nanoTime() - a >= 3_000_000) + " " + (System.currentTimeMillis() - b >= 2));
    }
}
