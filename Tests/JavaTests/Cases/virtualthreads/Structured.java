// SPDX-License-Identifier: Apache-2.0
// Tests: CompletableFuture and locks over virtual threads; semaphore-limited concurrency.
// Expects: the limit is never exceeded.
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.*;

public class Structured {
    public static void main(String[] args) throws Exception {
        Semaphore s = new Semaphore(3);
        AtomicInteger inside = new AtomicInteger(), most = new AtomicInteger(), total = new AtomicInteger();
        try (var ex = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            for (int i = 0; i < 40; i++) ex.submit(() -> {
                s.acquireUninterruptibly();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                total.incrementAndGet();
                s.release();
            });
        }
        System.out.println(total + " " + (most.get() <= 3) + " " + s.availablePermits());
        ReentrantLock l = new ReentrantLock();
        Condition c = l.newCondition();
        int[] state = {0};
        Thread t = Thread.startVirtualThread(() -> { l.lock(); try { while (state[0] < 3) c.awaitUninterruptibly();
                System.out.println("state " + state[0]); } finally { l.unlock(); } });
        for (int i = 0; i < 3; i++) { l.lock(); try { state[0]++; c.signalAll(); } finally { l.unlock(); } }
        t.join();
        System.out.println(CompletableFuture.supplyAsync(() -> 20,
                r -> Thread.startVirtualThread(r)).thenApply(x -> x
                + 1).thenCombine(CompletableFuture.supplyAsync(() -> 2), (a, b) -> a * b).get());
    }
}
