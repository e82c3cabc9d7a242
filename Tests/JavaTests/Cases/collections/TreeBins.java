// SPDX-License-Identifier: Apache-2.0
// Tests: HashMap with many colliding keys (tree bins), comparable and not; growth and shrinking.
// Expects: all keys found.
import java.util.*;

public class TreeBins {
    record Same(int n) implements Comparable<Same> {
        @Override public int hashCode() { return 42; }
        @Override public int compareTo(Same o) { return Integer.compare(n, o.n); }
    }
    static class Plain {
        final int n;
        Plain(int n) { this.n = n; }
        @Override public int hashCode() { return n & 3; }
        @Override public boolean equals(Object o) { return o instanceof Plain p && p.n == n; }
    }

    public static void main(String[] args) {
        Map<Same, Integer> m = new HashMap<>();
        for (int i = 0; i < 300; i++) m.put(new Same(i * 7 % 300), i);
        int hits = 0;
        for (int i = -5; i < 310; i++) if (m.containsKey(new Same(i))) hits++;
        System.out.println(m.size() + " " + hits + " " + m.get(new Same(77)));
        for (int i = 0; i < 295; i++) m.remove(new Same(i));
        System.out.println(new TreeMap<>(m));
        Map<Plain, Integer> p = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) p.put(new Plain(i), i);
        int sum = 0;
        for (int i = 0; i < 100; i++) sum += p.remove(new Plain(99 - i));
        System.out.println(sum + " " + p);
    }
}
