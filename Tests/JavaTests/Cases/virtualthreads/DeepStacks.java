// SPDX-License-Identifier: Apache-2.0
// Tests: virtual threads that park with deep stacks, locals of all types alive across the park.
// Expects: values intact.
import java.util.concurrent.*;

public class DeepStacks {
    static long down(int n, CountDownLatch gate, double d, String s) throws InterruptedException {
        long local = n * 3L;
        Object o = s + n;
        if (n == 0) { gate.await(); Thread.yield(); return d > 0 ? 1 : 0; }
        long r = down(n - 1, gate, d + 0.5, s);
        return r + local + o.toString().length();
    }

    public static void main(String[] args) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        long[] results = new long[20];
        Thread[] ts = new Thread[20];
        for (int i = 0; i < 20; i++) {
            int n = i;
            ts[i] = Thread.startVirtualThread(() -> { try { results[n] = down(50 + n * 5, gate, 0, "t");
                    } catch (InterruptedException e) { } });
        }
        System.gc();
        gate.countDown();
        for (Thread t : ts) t.join();
        StringBuilder b = new StringBuilder();
        for (long r : results) b.append(r).append(' ');
        System.out.println(b);
    }
}
