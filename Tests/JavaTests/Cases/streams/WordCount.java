// SPDX-License-Identifier: Apache-2.0
// Tests: a typical text pipeline: split, normalize, count, order.
// Expects: the top words.
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;

public class WordCount {
    static final String TEXT = """
        It was the best of times, it was the worst of times, it was the age of wisdom,
        it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity
        """;

    public static void main(String[] args) {
        Map<String, Long> counts = Arrays.stream(TEXT.split("\\W+")).filter(w -> !w.isEmpty()).map(String::toLowerCase)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(8).forEach(e -> System.out.printf("%-8s %3d%n", e.getKey(), e.getValue()));
        System.out.println(TEXT.lines().mapToInt(String::length).boxed().toList());
        System.out.println("" + TEXT.chars().filter(Character::isLetter).mapToObj(c ->
                String.valueOf((char) c)).collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting())));
    }
}
