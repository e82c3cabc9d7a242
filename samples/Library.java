// SPDX-License-Identifier: Apache-2.0
// Sample: streams over a small catalogue: filtering, grouping, sorting, statistics.
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class Library {
    record Book(String title, String author, int year, int pages) {}

    static final List<Book> BOOKS = List.of(
            new Book("Winter Light", "Aho", 1987, 210), new Book("The Long Canal", "Berg", 2003, 544),
            new Book("Salt", "Aho", 1994, 180), new Book("Seven Bridges", "Cruz", 2011, 320),
            new Book("Below Zero", "Berg", 1999, 401), new Book("A Quiet Engine", "Diaz", 2019, 265));

    public static void main(String[] args) {
        Map<String, List<String>> byAuthor = BOOKS.stream()
                .collect(Collectors.groupingBy(Book::author, TreeMap::new, Collectors.mapping(Book::title,
                        Collectors.toList())));
        byAuthor.forEach((author, titles) -> System.out.println(author + ": " + titles));

        System.out.println(BOOKS.stream().filter(b -> b.year() < 2000).sorted(Comparator.comparingInt(Book::pages))
                .map(Book::title).collect(Collectors.joining(", ", "last century: ", ".")));

        IntSummaryStatistics pages = BOOKS.stream().mapToInt(Book::pages).summaryStatistics();
        System.out.println("pages: " + pages.getMin() + " to " + pages.getMax() + ", average " + pages.getAverage());

        Map<Boolean, Long> thick = BOOKS.stream().collect(Collectors.partitioningBy(b -> b.pages() > 300,
                Collectors.counting()));
        System.out.println("thick: " + thick.get(true) + ", thin: " + thick.get(false));

        System.out.println(IntStream.iterate(1980, y -> y < 2020, y -> y + 10)
                .mapToObj(d -> d + "s " + "#".repeat((int) BOOKS.stream().filter(b -> b.year() / 10 * 10 == d).count()))
                .collect(Collectors.joining("\n")));
    }
}
