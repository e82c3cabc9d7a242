// SPDX-License-Identifier: Apache-2.0
// Tests: composition methods of java.util.function, generic functional interfaces, overload choice with lambdas.
// Expects: composed results.
import java.util.concurrent.Callable;
import java.util.function.*;

public class FunctionalInterfaces {
    static String pick(Runnable r) { return "Runnable"; }
    static <T> String pick(Callable<T> c) { return "Callable"; }
    interface Tri<A, B, C, R> { R on(A a, B b, C c); default Tri<A, B, C, String> text() {
            return (a, b, c) -> "<" + on(a, b, c) + ">"; } }

    public static void main(String[] args) {
        Function<Integer, Integer> inc = x -> x + 1, dbl = x -> x * 2;
        System.out.println(inc.andThen(dbl).apply(5) + " " + inc.compose(dbl).apply(5) + " "
                + Function.<Integer>identity().apply(9));
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().and(s -> s.length() < 3).or(s -> s.equals("long one")).test("ab") + " "
                + Predicate.not(empty).test("") + " " + Predicate.isEqual(null).test(null));
        BinaryOperator<Integer> min = BinaryOperator.minBy((a, b) -> b - a);
        System.out.println(min.apply(3, 4) + " " + UnaryOperator.identity().apply("u"));
        StringBuilder b = new StringBuilder();
        Consumer<String> c = b::append;
        c.andThen(s -> b.append(s.length())).accept("xyz");
        System.out.println(b + " " + pick(() -> { }) + pick(() -> 1) + pick(() -> { throw new RuntimeException(); }));
        Tri<Integer, Long, Character, Double> t = (x, y, z) -> x + y + z + 0.5;
        System.out.println(t.text().on(1, 2L, 'a'));
        IntPredicate even = i -> i % 2 == 0;
        System.out.println(even.and(i -> i > 4).test(6) + " " + ((IntUnaryOperator) i -> i * i).andThen(i -> i
                + 1).applyAsInt(7) + " " + ((Supplier<Supplier<String>>) () -> () -> "nested").get().get());
    }
}
