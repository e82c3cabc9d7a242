// SPDX-License-Identifier: Apache-2.0
// Tests: CompletableFuture: chains, combination, exceptions, anyOf, allOf, timeouts, completion by hand.
// Expects: results independent of scheduling.
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class Futures {
    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> 20),
                b = CompletableFuture.supplyAsync(() -> 22);
        System.out.println(a.thenCombine(b, Integer::sum).thenApply(x -> "sum " + x).get());
        System.out.println(CompletableFuture.supplyAsync(() -> Integer.parseInt("x")).exceptionally(t ->
                t.getClass().getSimpleName().length()).join());
        System.out.println(a.thenCompose(x -> CompletableFuture.supplyAsync(() -> x * 2)).handle((v,
                t) -> v + "/" + t).join());
        try { CompletableFuture.failedFuture(new java.io.IOException("io")).join(); } catch (CompletionException e) {
                System.out.println(e.getCause()); }
        List<CompletableFuture<Integer>> fs = IntStream.range(0,
                10).mapToObj(i -> CompletableFuture.supplyAsync(() -> i * i)).toList();
        System.out.println(CompletableFuture.allOf(fs.toArray(new CompletableFuture[0])).thenApply(v ->
                fs.stream().map(CompletableFuture::join).collect(Collectors.summingInt(x -> x))).get());
        CompletableFuture<String> hand = new CompletableFuture<>();
        CompletableFuture<String> dependent = hand.thenApply(String::toUpperCase).whenComplete((v,
                t) -> System.out.println("complete " + v + t));
        System.out.println(hand.isDone() + " " + hand.complete("done") + " " + hand.complete("again") + " "
                + dependent.getNow("not yet"));
        try { new CompletableFuture<String>().orTimeout(2, TimeUnit.MILLISECONDS).join();
                } catch (CompletionException e) { System.out.println(e.getCause().getClass().getSimpleName()); }
        System.out.println(new CompletableFuture<String>().completeOnTimeout("default", 1,
                TimeUnit.MILLISECONDS).get() + " " + CompletableFuture.anyOf(hand).get() + " "
                + CompletableFuture.completedStage(5).toCompletableFuture().isDone());
    }
}
