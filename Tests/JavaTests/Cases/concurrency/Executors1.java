// SPDX-License-Identifier: Apache-2.0
// Tests: thread pools: submit, invokeAll, invokeAny, shutdown, rejected tasks, scheduled tasks, exceptions.
// Expects: results in order of submission.
import java.util.*;
import java.util.concurrent.*;

public class Executors1 {
    public static void main(String[] args) throws Exception {
        ExecutorService p = Executors.newFixedThreadPool(3);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) { int n = i; tasks.add(() -> n * n); }
        int sum = 0;
        for (Future<Integer> f : p.invokeAll(tasks)) sum += f.get();
        System.out.println(sum + " " + p.invokeAny(List.of(() -> 7, () -> 7)));
        Future<?> bad = p.submit(() -> { throw new IllegalStateException("task"); });
        try { bad.get(); } catch (ExecutionException e) { System.out.println(e.getMessage() + " " + bad.isDone() + " "
                + bad.state()); }
        CountDownLatch hold = new CountDownLatch(1);
        Future<?> waiting = p.submit(() -> { hold.await(); return 1; });
        try { waiting.get(5, TimeUnit.MILLISECONDS); } catch (TimeoutException e) { System.out.println("timeout"); }
        System.out.println(waiting.cancel(true) + " " + waiting.isCancelled());
        try { waiting.get(); } catch (CancellationException e) { System.out.println("cancelled"); }
        p.shutdown();
        System.out.println(p.awaitTermination(10, TimeUnit.SECONDS) + " " + p.isTerminated());
        try { p.submit(() -> 1); } catch (RejectedExecutionException e) { System.out.println("rejected"); }
        ScheduledExecutorService s = Executors.newScheduledThreadPool(1);
        CountDownLatch three = new CountDownLatch(3);
        ScheduledFuture<?> f = s.scheduleAtFixedRate(three::countDown, 1, 2, TimeUnit.MILLISECONDS);
        System.out.println(three.await(10, TimeUnit.SECONDS) + " " + s.schedule(() -> "later", 1,
                TimeUnit.MILLISECONDS).get() + " " + f.cancel(false));
        System.out.println(s.shutdownNow().size() >= 0);
        try (ExecutorService one = Executors.newSingleThreadExecutor()) { StringBuffer b = new StringBuffer();
                for (int i = 0; i < 5; i++) { int n = i; one.execute(() -> b.append(n)); }
                one.submit(() -> System.out.println(b)).get(); }
    }
}
