// SPDX-License-Identifier: Apache-2.0
// Sample: threads: a pool with futures, a hand-made pipeline over queues, virtual threads, a lock with a condition.
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

public class Workers {
    static int countPrimes(int from, int to) {
        int count = 0;
        next:
        for (int n = Math.max(2, from); n < to; n++) {
            for (int d = 2; d * d <= n; d++) {
                if (n % d == 0) {
                    continue next;
                }
            }
            count++;
        }
        return count;
    }

    static void pool() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int from = i * 1000;
                parts.add(pool.submit(() -> countPrimes(from, from + 1000)));
            }
            int sum = 0;
            for (Future<Integer> part : parts) {
                sum += part.get();
            }
            System.out.println("primes below 8000: " + sum);
        }
    }

    static void pipeline() throws InterruptedException {
        BlockingQueue<String> words = new ArrayBlockingQueue<>(2), shouted = new ArrayBlockingQueue<>(2);
        Thread shouter = new Thread(() -> {
            try {
                for (String word; !(word = words.take()).isEmpty();) {
                    shouted.put(word.toUpperCase() + "!");
                }
                shouted.put("");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "shouter");
        Thread feeder = Thread.startVirtualThread(() -> {
            try {
                for (String word : "one two three four".split(" ")) {
                    words.put(word);
                }
                words.put("");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        shouter.start();
        StringBuilder line = new StringBuilder();
        for (String word; !(word = shouted.take()).isEmpty();) {
            line.append(word).append(' ');
        }
        feeder.join();
        shouter.join();
        System.out.println(line.toString().trim());
    }

    static void virtual() throws InterruptedException {
        AtomicInteger sum = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            int n = i;
            threads.add(Thread.startVirtualThread(() -> {
                Thread.yield();
                sum.addAndGet(n);
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("1000 virtual threads: " + sum);
    }

    public static void main(String[] args) throws Exception {
        pool();
        pipeline();
        virtual();
    }
}
