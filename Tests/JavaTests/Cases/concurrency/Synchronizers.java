// SPDX-License-Identifier: Apache-2.0
// Tests: CountDownLatch, CyclicBarrier, Phaser, Semaphore, Exchanger.
// Expects: all parties meet.
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Synchronizers {
    public static void main(String[] args) throws Exception {
        AtomicInteger n = new AtomicInteger(), rounds = new AtomicInteger();
        CyclicBarrier b = new CyclicBarrier(3, rounds::incrementAndGet);
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) new Thread(() -> { try { for (int k = 0; k < 10; k++) { n.incrementAndGet();
                b.await(); } } catch (Exception e) { System.out.println(e); } done.countDown(); }).start();
        done.await();
        System.out.println(n + " " + rounds + " " + done.getCount() + " " + b.isBroken());
        Semaphore s = new Semaphore(2);
        s.acquire();
        System.out.println(s.tryAcquire() + " " + s.tryAcquire() + " " + s.availablePermits() + " " + s.drainPermits());
        s.release(3);
        System.out.println(s.tryAcquire(3, 1, TimeUnit.SECONDS));
        Phaser p = new Phaser(1);
        for (int i = 0; i < 2; i++) { p.register(); new Thread(() -> { p.arriveAndAwaitAdvance();
                p.arriveAndDeregister(); }).start(); }
        System.out.println(p.arriveAndAwaitAdvance() + " " + p.arriveAndAwaitAdvance() + " "
                + p.getRegisteredParties());
        Exchanger<String> x = new Exchanger<>();
        Thread t = new Thread(() -> { try { System.out.println("thread got " + x.exchange("from thread"));
                } catch (InterruptedException e) { } });
        t.start();
        String got = x.exchange("from main");
        t.join();
        System.out.println("main got " + got);
        CyclicBarrier broken = new CyclicBarrier(2);
        try { broken.await(1, TimeUnit.MILLISECONDS); } catch (TimeoutException e) {
                System.out.println("timeout " + broken.isBroken()); }
    }
}
