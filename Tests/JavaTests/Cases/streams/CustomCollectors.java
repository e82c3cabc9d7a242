// SPDX-License-Identifier: Apache-2.0
// Tests: Collector.of, own spliterators, concat, flatMap of streams that close, boxed sorting, reductions with identity.
// Expects: documented combination.
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class CustomCollectors {
    static class Countdown implements Spliterator<Integer> {
        int n;
        Countdown(int n) { this.n = n; }
        public boolean tryAdvance(Consumer<? super Integer> a) { if (n == 0) return false; a.accept(n--); return true; }
        public Spliterator<Integer> trySplit() { return null; }
        public long estimateSize() { return n; }
        public int characteristics() { return ORDERED | SIZED | NONNULL; }
    }

    public static void main(String[] args) {
        Collector<String, StringBuilder, String> acronym = Collector.of(StringBuilder::new, (b,
                s) -> b.append(s.charAt(0)), StringBuilder::append, b -> b.toString().toUpperCase());
        System.out.println("" + Stream.of("java", "virtual", "machine").collect(acronym) + " "
                + StreamSupport.stream(new Countdown(5), false).map(x -> x * x).toList() + " "
                + StreamSupport.stream(new Countdown(9), false).count());
        System.out.println(Stream.concat(Stream.of(1), Stream.concat(Stream.of(2), Stream.of(3))).reduce(10, (a,
                b) -> a * 2 + b) + " " + Stream.of("a", "bb", "ccc").reduce(0, (n, s) -> n + s.length(), Integer::sum));
        List<String> closed = new ArrayList<>();
        System.out.println(Stream.of(1, 2).flatMap(x -> Stream.of(x,
                -x).onClose(() -> closed.add("c" + x))).toList() + " " + closed);
        System.out.println("" + Stream.of(3, 1,
                2).sorted(Collections.reverseOrder()).map(String::valueOf).collect(Collectors.collectingAndThen(Collectors.toList(), l -> { Collections.rotate(l, 1); return l; })));
        System.out.println(IntStream.rangeClosed(1, 5).boxed().collect(Collectors.partitioningBy(x -> x > 2,
                Collectors.reducing(1, (a, b) -> a * b))));
        System.out.println(Stream.of("x", "y").collect(Collectors.toUnmodifiableMap(k -> k,
                String::hashCode)).equals(Map.of("x", 120, "y",
                121)) + " " + Stream.ofNullable(null).count() + " "
                + Stream.<Integer>builder().add(1).add(2).build().mapToInt(x -> x).sum());
        System.out.println(Stream.of(5, 3).min(Comparator.naturalOrder()).map(x -> x
                + 1).filter(x -> x > 3).or(() -> Optional.of(0)).stream().toList() + " "
                + Optional.ofNullable((String) null).map(String::length).orElseGet(() -> -1));
    }
}
