// SPDX-License-Identifier: Apache-2.0
// Tests: short circuits, infinite streams, onClose, iterator and spliterator ends of a pipeline, gatherers.
// Expects: only the needed elements are computed.
import java.util.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.*;

public class Laziness {
    public static void main(String[] args) {
        AtomicInteger calls = new AtomicInteger();
        System.out.println(Stream.generate(calls::incrementAndGet).filter(x -> x % 10 == 0).findFirst().get() + " "
                + calls);
        Stream<Integer> closed = Stream.of(1, 2).onClose(() -> System.out.println("closed"));
        try (closed) { System.out.println(closed.map(x -> x + 1).toList()); }
        Iterator<Integer> i = Stream.iterate(1, x -> x + 1).map(x -> x * x).iterator();
        int s = 0;
        for (int k = 0; k < 10; k++) s += i.next();
        System.out.println(s);
        System.out.println(Stream.of(1, 2, 3, 4, 5, 6, 7).gather(Gatherers.windowFixed(3)).toList() + " " + Stream.of(1,
                2, 3, 4).gather(Gatherers.scan(() -> 0, Integer::sum)).toList());
        System.out.println(Stream.of(1, 2, 3, 4).gather(Gatherers.windowSliding(2)).toList() + " " + Stream.of("x",
                "y").gather(Gatherers.fold(() -> "", String::concat)).findFirst().get());
        System.out.println(StreamSupport.stream(Spliterators.spliteratorUnknownSize(List.of(1, 2, 3).iterator(),
                Spliterator.ORDERED), false).count());
        Stream<String> lazy = Stream.of("never").peek(System.out::println);
        System.out.println("no terminal operation " + (lazy != null));
    }
}
