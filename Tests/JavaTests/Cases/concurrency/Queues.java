// SPDX-License-Identifier: Apache-2.0
// Tests: blocking queues of all kinds, capacity, timeouts, drainTo, priority, delay-free transfer.
// Expects: each item once.
import java.util.*;
import java.util.concurrent.*;

public class Queues {
    public static void main(String[] args) throws Exception {
        for (BlockingQueue<Integer> q : List.of(new ArrayBlockingQueue<Integer>(3), new LinkedBlockingQueue<Integer>(3),
                new LinkedBlockingDeque<Integer>(3), new PriorityBlockingQueue<Integer>(),
                new LinkedTransferQueue<Integer>(), new SynchronousQueue<Integer>())) {
            Thread p = new Thread(() -> { try { for (int i = 1; i <= 200; i++) q.put(i); q.put(-1);
                    } catch (InterruptedException e) { } });
            p.start();
            long sum = 0;
            int n = 0;
            if (q instanceof PriorityBlockingQueue) p.join();
            for (int v; (v = q.take()) > 0 || q instanceof PriorityBlockingQueue && n < 200;) { if (v > 0) { sum += v;
                    n++; } if (n == 200 && q instanceof PriorityBlockingQueue) break; }
            p.join();
            System.out.println(q.getClass().getSimpleName() + " " + sum + " " + n + " " + q.poll(1,
                    TimeUnit.MILLISECONDS));
        }
        ArrayBlockingQueue<String> a = new ArrayBlockingQueue<>(2);
        System.out.println(a.offer("x") + " " + a.offer("y") + " " + a.offer("z") + " " + a.offer("z", 1,
                TimeUnit.MILLISECONDS) + " " + a.remainingCapacity());
        try { a.add("full"); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
        List<String> l = new ArrayList<>();
        System.out.println(a.drainTo(l) + " " + l + " " + a.peek());
        ConcurrentLinkedQueue<Integer> c = new ConcurrentLinkedQueue<>(List.of(1, 2, 3));
        c.removeIf(x -> x == 2);
        ConcurrentLinkedDeque<Integer> d = new ConcurrentLinkedDeque<>();
        d.addFirst(1); d.addLast(2); d.push(0);
        System.out.println(c + " " + d + " " + d.pollLast());
    }
}
