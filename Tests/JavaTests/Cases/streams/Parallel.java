// SPDX-License-Identifier: Apache-2.0
// Tests: parallel streams give the same results as sequential ones.
// Expects: equal sums, ordered collection.
import java.util.*;
import java.util.stream.*;

public class Parallel {
    public static void main(String[] args) {
        int n = 20000;
        long seq = IntStream.range(0, n).mapToLong(i -> (long) i * i % 17).sum();
        long par = IntStream.range(0, n).parallel().mapToLong(i -> (long) i * i % 17).sum();
        System.out.println(seq + " " + (seq == par));
        List<Integer> l = IntStream.range(0, 2000).parallel().boxed().filter(i -> i % 3 ==
                0).collect(Collectors.toList());
        boolean ordered = true;
        for (int i = 0; i < l.size(); i++) ordered &= l.get(i) == i * 3;
        System.out.println(l.size() + " " + ordered);
        Map<Integer, Long> groups = IntStream.range(0,
                3000).parallel().boxed().collect(Collectors.groupingByConcurrent(i -> i % 5, Collectors.counting()));
        System.out.println(new TreeMap<>(groups));
        System.out.println(Arrays.stream(new int[] {5, 2, 9, 1}).parallel().sorted().boxed().toList());
        System.out.println(Stream.of("a", "b", "c", "d").parallel().reduce("", String::concat));
        System.out.println(IntStream.range(0,
                1000).parallel().boxed().sorted(Comparator.reverseOrder()).skip(10).limit(3).toList());
        int[] a = new int[3000];
        Arrays.parallelSetAll(a, i -> (i * 7919) % 3001);
        Arrays.parallelSort(a);
        System.out.println(a[0] + " " + a[1500] + " " + a[2999]);
    }
}
