// SPDX-License-Identifier: Apache-2.0
// Tests: invokeAll over a pool with shared structures: striped counters, concurrent sets, blocking on a phaser-free barrier.
// Expects: exact totals.
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

public class ParallelCounters {
    public static void main(String[] args) throws Exception {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        LongAdder adder = new LongAdder();
        DoubleAdder doubles = new DoubleAdder();
        AtomicReferenceArray<List<Integer>> slots = new AtomicReferenceArray<>(4);
        try (ExecutorService p = Executors.newWorkStealingPool(4)) {
            List<Callable<Void>> tasks = IntStream.range(0, 16).<Callable<Void>>mapToObj(t -> () -> {
                for (int i = 0; i < 250; i++) { seen.add(i * 16 + t); adder.add(i); doubles.add(0.5); int slot = i & 3;
                        slots.accumulateAndGet(slot, null, (l, x) -> {
                        List<Integer> n = new ArrayList<>(l == null ? List.of() : l.size() > 50 ? l.subList(1, 51) : l);
                        n.add(1); return n; }); }
                return null;
            }).toList();
            for (Future<Void> f : p.invokeAll(tasks)) f.get();
        }
        System.out.println(seen.size() + " " + adder.sumThenReset() + " " + adder + " " + doubles.sum() + " "
                + slots.get(3).size());
        ConcurrentLinkedQueue<Integer> q = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 1000).parallel().forEach(q::add);
        System.out.println(q.stream().mapToInt(x -> x).sum() + " " + q.size());
        ThreadLocalRandom r = ThreadLocalRandom.current();
        int x = r.nextInt(5, 6);
        System.out.println(x + " " + (r.nextDouble() < 1));
        ExecutorCompletionService<Integer> cs = new ExecutorCompletionService<>(ForkJoinPool.commonPool());
        for (int i = 0; i < 5; i++) { int n = i; cs.submit(() -> n); }
        int sum = 0;
        for (int i = 0; i < 5; i++) sum += cs.take().get();
        System.out.println(sum);
    }
}
