// SPDX-License-Identifier: Apache-2.0
// Tests: grouping, partitioning, toMap, teeing, summarizing, downstream collectors.
// Expects: maps printed in sorted order.
import java.util.*;
import java.util.stream.*;

public class CollectorsCases {
    record Person(String name, String city, int age) {}

    public static void main(String[] args) {
        List<Person> people = List.of(new Person("Ann", "Oslo", 31), new Person("Bob", "Rome", 25), new Person("Cid",
                "Oslo", 44), new Person("Dee", "Bern", 25), new Person("Eve", "Rome", 60));
        System.out.println("" + people.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new,
                Collectors.mapping(Person::name, Collectors.toList()))));
        System.out.println("" + people.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new,
                Collectors.averagingInt(Person::age))));
        System.out.println("" + people.stream().collect(Collectors.partitioningBy(p -> p.age() > 30,
                Collectors.counting())));
        System.out.println(new TreeMap<>(people.stream().collect(Collectors.toMap(Person::age, Person::name, (a,
                b) -> a + "&" + b))));
        System.out.println("" + people.stream().collect(Collectors.summarizingInt(Person::age)));
        System.out.println(""
                + people.stream().map(Person::age).collect(Collectors.teeing(Collectors.minBy(Integer::compare),
                Collectors.maxBy(Integer::compare), (a, b) -> a.get() + ".." + b.get())));
        System.out.println("" + people.stream().sorted(Comparator.comparing(Person::age).thenComparing(Person::name,
                Comparator.reverseOrder())).map(Person::name).collect(Collectors.joining(",")));
        System.out.println(""
                + people.stream().collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayDeque::new),
                d -> d.peekLast().name())));
        System.out.println("" + people.stream().collect(Collectors.reducing(0, Person::age,
                Integer::sum)) + " " + people.stream().collect(Collectors.filtering(p -> p.age() < 30,
                Collectors.counting())));
        try { people.stream().collect(Collectors.toMap(Person::city, Person::name)); } catch (IllegalStateException e) {
                System.out.println(e.getMessage()); }
    }
}
