// SPDX-License-Identifier: Apache-2.0
// Tests: filter, map, flatMap, distinct, sorted, limit, skip, reduce, collect, peek laziness.
// Expects: elements flow one by one.
import java.util.*;
import java.util.stream.*;

public class StreamBasics {
    public static void main(String[] args) {
        System.out.println(Stream.of(5, 3, 8, 3, 1).filter(x -> x > 1).map(x -> x
                * 2).distinct().sorted().collect(Collectors.toList()));
        System.out.println(IntStream.rangeClosed(1, 10).mapToObj(Integer::toString).collect(Collectors.joining("+", "[",
                "]")));
        List<String> log = new ArrayList<>();
        Optional<Integer> first = Stream.of(1, 2, 3, 4).peek(x -> log.add("a"
                + x)).filter(x -> x % 2 == 0).peek(x -> log.add("b" + x)).findFirst();
        System.out.println(first + " " + log);
        System.out.println(Stream.iterate(1, x -> x * 3).skip(2).limit(4).reduce(0,
                Integer::sum) + " " + Stream.iterate(1, x -> x < 50, x -> x * 2).toList());
        System.out.println(Stream.of(List.of(1, 2), List.<Integer>of(),
                List.of(3)).flatMap(List::stream).map(String::valueOf).toList());
        System.out.println(Stream.of(1, 2, 3).<String>mapMulti((x, sink) -> { for (int i = 0; i < x;
                i++) sink.accept(x + "" + i); }).toList());
        System.out.println(Stream.of("b", "a", "c").sorted(Comparator.reverseOrder()).toList() + " " + Stream.of(1, 2,
                3, 4, 1).takeWhile(x -> x < 4).toList() + Stream.of(1, 2, 3, 4, 1).dropWhile(x -> x < 3).toList());
        System.out.println(Stream.of(1, 2).anyMatch(x -> x > 1) + " " + Stream.of(1,
                2).allMatch(x -> x > 1) + " " + Stream.empty().noneMatch(x -> true) + " " + Stream.of(3, 9,
                4).max(Integer::compare).get());
        Stream<Integer> used = Stream.of(1);
        used.count();
        try { used.count(); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
    }
}
