// SPDX-License-Identifier: Apache-2.0
// Tests: IntStream, LongStream, DoubleStream: ranges, sums, averages, statistics, boxing, conversions.
// Expects: exact results.
import java.util.*;
import java.util.stream.*;

public class Primitive {
    public static void main(String[] args) {
        System.out.println(IntStream.range(0, 100).filter(i -> i % 7 == 3).sum() + " " + IntStream.range(0,
                5).average() + " " + IntStream.empty().max());
        System.out.println(LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + IntStream.of(3, 1,
                2).boxed().sorted(Collections.reverseOrder()).toList());
        System.out.println(DoubleStream.of(0.1, 0.2, 0.3, 0.4).sum() + " " + DoubleStream.iterate(1,
                d -> d / 2).limit(60).sum() + " " + IntStream.rangeClosed(1,
                4).mapToDouble(i -> 1.0 / i).summaryStatistics());
        System.out.println("hello".chars().mapToObj(c -> (char) c).map(String::valueOf).collect(Collectors.joining("-"))
                + " " + IntStream.rangeClosed(1, 5).asLongStream().mapToObj(Long::toString).toList());
        System.out.println(Arrays.toString(IntStream.iterate(1,
                i -> i + i).limit(10).toArray()) + " " + IntStream.concat(IntStream.of(1), IntStream.of(2)).count());
        System.out.println(IntStream.range(0, 20).mapToObj(i -> i * i).filter(i -> i % 3 ==
                1).mapToInt(Integer::intValue).max().getAsInt());
        System.out.println(IntStream.range(0, 10).collect(StringBuilder::new, (b, i) -> b.append(i),
                StringBuilder::append).reverse());
        System.out.println(IntStream.of(5, 5, 1).distinct().sorted().mapToObj(Integer::toString).toList() + " "
                + IntStream.range(0, 3).flatMap(i -> IntStream.range(0, i)).sum());
    }
}
