// SPDX-License-Identifier: Apache-2.0
// Tests: HashSet, LinkedHashSet, TreeSet, PriorityQueue, ArrayDeque, BitSet.
// Expects: set algebra and orders.
import java.util.*;

public class SetsAndQueues {
    public static void main(String[] args) {
        Set<Integer> a = new HashSet<>(), b = new LinkedHashSet<>(),
                c = new TreeSet<>(Comparator.comparing((Integer i) -> i % 10).thenComparing(i -> -i));
        for (int i = 0; i < 30; i++) { a.add(i * i % 31); b.add(i * 17 % 13); c.add(i * 7); }
        System.out.println(new TreeSet<>(a) + "\n" + b + "\n" + c);
        a.retainAll(b);
        b.removeAll(c);
        System.out.println(new TreeSet<>(a) + " " + b + " " + a.containsAll(List.of(1,
                4)) + " " + a.equals(Set.copyOf(a)));
        PriorityQueue<String> q =
                new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        Collections.addAll(q, "pear", "fig", "banana", "kiwi", "apple", "date", "nut");
        StringBuilder s = new StringBuilder();
        q.remove("kiwi");
        while (!q.isEmpty()) s.append(q.poll()).append(' ');
        System.out.println(s);
        Deque<Integer> d = new ArrayDeque<>();
        for (int i = 0; i < 40; i++) { if (i % 3 == 0) d.addFirst(i); else d.addLast(i); if (i % 5 == 4) d.pollLast(); }
        System.out.println(d + " " + d.peekFirst() + " " + d.pop() + " " + d.removeLast());
        BitSet bits = new BitSet();
        for (int i = 2; i < 60; i++) bits.set(i);
        for (int i = 2; i * i < 60; i++) if (bits.get(i)) for (int j = i * i; j < 60; j += i) bits.clear(j);
        System.out.println(bits + " " + bits.cardinality() + " " + bits.nextSetBit(54) + " " + bits.nextClearBit(2)
                + " " + bits.length());
    }
}
