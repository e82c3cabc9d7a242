// SPDX-License-Identifier: Apache-2.0
// Benchmark: thousands of virtual threads that hand values over, sleep and yield.
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;

public class VirtualThreads {
    public static void main(String[] args) throws Exception {
        AtomicLong sum = new AtomicLong();
        try (var e = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6000; i++) { int n = i; e.submit(() -> { for (int k = 0; k < 3; k++) { Thread.yield();
                    sum.addAndGet(n * k); } return n; }); }
        }
        BlockingQueue<Integer> a = new LinkedBlockingQueue<>(), b = new LinkedBlockingQueue<>();
        Thread t = Thread.startVirtualThread(() -> { try { for (int v; (v = a.take()) >= 0;) b.put(v + 1);
                } catch (InterruptedException x) { throw new IllegalStateException(x); } });
        for (int i = 0; i < 5000; i++) { a.put(i); sum.addAndGet(b.take()); }
        a.put(-1);
        t.join();
        System.out.println(sum);
    }
}
