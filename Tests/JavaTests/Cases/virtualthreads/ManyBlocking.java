// SPDX-License-Identifier: Apache-2.0
// Tests: two thousand virtual threads blocked at once on a latch, then released; more than there are carriers.
// Expects: all end.
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;

public class ManyBlocking {
    public static void main(String[] args) throws Exception {
        int n = 2000;
        CountDownLatch gate = new CountDownLatch(1), ended = new CountDownLatch(n);
        AtomicInteger waiting = new AtomicInteger();
        for (int i = 0; i < n; i++) Thread.startVirtualThread(() -> { waiting.incrementAndGet(); try { gate.await();
                } catch (InterruptedException e) { } ended.countDown(); });
        while (waiting.get() < n) Thread.sleep(1);
        System.out.println("all waiting " + ended.getCount());
        gate.countDown();
        System.out.println(ended.await(10, TimeUnit.SECONDS) + " " + ended.getCount());
        Thread[] chain = new Thread[100];
        int[] order = new int[1];
        for (int i = 0; i < 100; i++) { Thread before = i == 0 ? null : chain[i - 1]; int k = i;
                chain[i] = Thread.ofVirtual().unstarted(() -> { try { if (before != null) before.join();
                } catch (InterruptedException e) { } if (order[0] == k) order[0]++; }); }
        for (int i = 0; i < 100; i++) chain[i].start();
        chain[99].join();
        System.out.println(order[0]);
    }
}
