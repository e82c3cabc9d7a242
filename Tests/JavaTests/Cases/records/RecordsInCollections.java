// SPDX-License-Identifier: Apache-2.0
// Tests: records as map keys, sorted by components, grouped, in sets; large records.
// Expects: value semantics.
import java.util.*;
import java.util.stream.*;

public class RecordsInCollections {
    record Key(String a, int b) {}
    record Wide(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l) {}
    record Node(int value, Node next) {}

    public static void main(String[] args) {
        Map<Key, Integer> m = new HashMap<>();
        for (int i = 0; i < 100; i++) m.merge(new Key("k" + i % 5, i % 3), i, Integer::sum);
        System.out.println(m.size() + " " + m.get(new Key("k4", 2)));
        System.out.println(m.keySet().stream().sorted(Comparator.comparing(Key::b).thenComparing(Key::a,
                Comparator.reverseOrder())).limit(3).toList());
        Wide w = new Wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        System.out.println(w + " " + w.hashCode() + " " + w.equals(new Wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13)));
        Node n = null;
        for (int i = 0; i < 30; i++) n = new Node(i, n);
        System.out.println(n.hashCode() + " " + n.toString().length() + " " + n.equals(new Node(29, n.next())));
        System.out.println(Stream.of(new Key("x", 1), new Key("x", 1), new Key("y", 1)).distinct().count());
    }
}
