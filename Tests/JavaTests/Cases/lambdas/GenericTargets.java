// SPDX-License-Identifier: Apache-2.0
// Tests: lambdas for generic functional interfaces with bridges, intersection bounds, primitive specializations, wildcards.
// Expects: casts inserted where erasure needs them.
import java.util.*;
import java.util.function.*;

public class GenericTargets {
    interface Base<T> { T make(T t); }
    interface StringMaker extends Base<String> { String make(String s); }
    interface Num<T extends Number & Comparable<T>> { boolean less(T a, T b); }
    static <A, B, C> Function<A, C> chain(Function<? super A, ? extends B> f, Function<? super B, ? extends C> g) {
            return a -> g.apply(f.apply(a)); }
    static <T> Predicate<T> any(List<Predicate<? super T>> ps) { return t -> {
            for (Predicate<? super T> p : ps) if (p.test(t)) return true; return false; }; }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        StringMaker m = s -> s + "!";
        Base<String> b = m;
        System.out.println(m.make("a") + b.make("b"));
        try { ((Base) m).make(5); } catch (ClassCastException e) { System.out.println("bridge refuses"); }
        Num<Integer> n = (x, y) -> x.compareTo(y) < 0;
        System.out.println(n.less(1, 2) + " " + GenericTargets.<String, Integer, String>chain(String::length,
                i -> "#" + i).apply("four") + " " + any(List.<Predicate<? super String>>of(o -> o == null,
                s -> s.isEmpty())).test(""));
        Map<String, BiFunction<Double, Double, Double>> ops = new TreeMap<>(Map.of("+", Double::sum, "*", (x,
                y) -> x * y, "max", Math::max));
        ops.forEach((k, f) -> System.out.print(k + f.apply(3.0, 4.0) + " "));
        Supplier<Supplier<List<? extends Number>>> deep = () -> () -> List.of(1, 2.5);
        double sum = 0;
        for (Number x : deep.get().get()) sum += x.doubleValue();
        System.out.println(sum);
        Comparator<Map.Entry<String, Integer>> c = Map.Entry.<String,
                Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
        System.out.println(new TreeMap<>(Map.of("a", 1, "b", 2, "c", 2)).entrySet().stream().sorted(c).toList());
    }
}
