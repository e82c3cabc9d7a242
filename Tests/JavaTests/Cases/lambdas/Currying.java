// SPDX-License-Identifier: Apache-2.0
// Tests: function pipelines, memoization, trampolines and continuation passing built from lambdas alone.
// Expects: known numbers.
import java.util.*;
import java.util.function.*;

public class Currying {
    interface Trampoline<T> { T now(); default Trampoline<T> next() { return null; } static <T> T run(Trampoline<T> t) {
            while (t.next() instanceof Trampoline<T> n) t = n; return t.now(); } }
    static Trampoline<Long> sum(long n, long acc) { return n == 0 ? () -> acc : new Trampoline<>() { public Long now() {
            return null; } public Trampoline<Long> next() { return sum(n - 1, acc + n); } }; }
    static <A, B> Function<A, B> memo(Function<A, B> f) { Map<A, B> m = new HashMap<>(); return a -> { B b = m.get(a);
            if (b == null) m.put(a, b = f.apply(a)); return b; }; }
    static int calls;
    static void factorial(int n, IntConsumer k) { if (n < 2) k.accept(1); else factorial(n - 1, r -> k.accept(n * r)); }
    static Function<Integer, Integer> fib;

    public static void main(String[] args) {
        System.out.println(Trampoline.run(sum(20000, 0)));
        fib = memo(n -> { calls++; return n < 2 ? n : fib.apply(n - 1) + fib.apply(n - 2); });
        System.out.println(fib.apply(40) + " " + calls);
        factorial(10, r -> System.out.println(r));
        Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
        List<Function<Integer, Integer>> steps = List.of(add.apply(3), x -> x * x, Function.identity(), add.apply(-1));
        System.out.println(steps.stream().reduce(Function.identity(), Function::andThen).apply(4));
        Supplier<IntSupplier> counter = () -> { int[] n = {0}; return () -> ++n[0]; };
        IntSupplier a = counter.get(), b = counter.get();
        System.out.println(a.getAsInt() + a.getAsInt() + b.getAsInt());
    }
}
