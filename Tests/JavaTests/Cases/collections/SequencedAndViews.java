// SPDX-License-Identifier: Apache-2.0
// Tests: sequenced collections, reversed views, sublist and keySet views writing through, navigable views, wrappers.
// Expects: views and backing agree.
import java.util.*;

public class SequencedAndViews {
    public static void main(String[] args) {
        List<Integer> l = new ArrayList<>(List.of(1, 2, 3, 4, 5));
        List<Integer> r = l.reversed();
        r.add(0);
        r.remove(Integer.valueOf(3));
        System.out.println(l + " " + r + " " + l.getFirst() + l.getLast());
        List<Integer> sub = l.subList(1, 3);
        sub.set(0, 99);
        sub.add(77);
        System.out.println(l + " " + sub);
        l.add(1000);
        try { sub.size(); } catch (ConcurrentModificationException e) { System.out.println("stale view"); }
        LinkedHashMap<String, Integer> m = new LinkedHashMap<>(Map.of("a", 1));
        m.putFirst("z", 26);
        m.putLast("m", 13);
        System.out.println(m + " " + m.reversed() + " " + m.sequencedKeySet().getLast() + " " + m.pollFirstEntry() + m);
        TreeSet<Integer> t = new TreeSet<>(List.of(10, 20, 30, 40));
        NavigableSet<Integer> d = t.descendingSet(), h = t.headSet(30, true);
        h.add(5);
        d.remove(20);
        System.out.println(t + " " + d + " " + h + " " + t.tailSet(10, false) + " " + t.lower(10) + t.ceiling(41));
        try { h.add(35); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        Map<String, Integer> tm = new TreeMap<>(Map.of("x", 1, "y", 2, "z", 3));
        tm.keySet().remove("y");
        tm.values().remove(3);
        tm.entrySet().iterator().next().setValue(50);
        System.out.println(tm + " " + Collections.unmodifiableMap(tm).equals(tm) + " "
                + Collections.synchronizedList(l).size());
        System.out.println(Arrays.asList(new Integer[] {3, 1, 2}).reversed() + " " + new ArrayDeque<>(List.of(1,
                2)).reversed() + " " + List.of(1, 2, 3).reversed().indexOf(1));
    }
}
