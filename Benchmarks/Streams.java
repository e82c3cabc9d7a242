// SPDX-License-Identifier: Apache-2.0
// Benchmark: stream pipelines over boxed and primitive values with collectors.
import java.util.*;
import java.util.stream.*;

public class Streams {
    record Item(int id, String group, double price) {}

    public static void main(String[] args) {
        List<Item> items = IntStream.range(0, 4000).mapToObj(i -> new Item(i, "g" + i % 13,
                i * 37 % 101 / 4.0)).toList();
        double total = 0;
        for (int round = 0; round < 14; round++) {
            int r = round;
            Map<String, Double> by = items.stream().filter(i -> i.id() % 7 !=
                    r).collect(Collectors.groupingBy(Item::group, TreeMap::new, Collectors.summingDouble(Item::price)));
            total += by.values().stream().mapToDouble(Double::doubleValue).sum();
            total += items.stream().map(Item::id).sorted(Comparator.comparing((Integer i) ->
                    i % 100).thenComparing(Comparator.reverseOrder())).skip(50).limit(500).mapToInt(Integer::intValue).sum();
            total += IntStream.rangeClosed(1, 20_000).filter(i -> i % 3 == r % 3).mapToLong(i -> (long) i
                    * i).sum() % 1000;
            total += items.stream().flatMap(i -> Stream.of(i.id(), i.id() + 1)).distinct().count();
        }
        System.out.println(total);
    }
}
