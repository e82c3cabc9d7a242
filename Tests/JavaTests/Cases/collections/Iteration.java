// SPDX-License-Identifier: Apache-2.0
// Tests: spliterators, ConcurrentModificationException, iterators over views, IdentityHashMap, WeakHashMap basics.
// Expects: deterministic sums.
import java.util.*;

public class Iteration {
    public static void main(String[] args) {
        List<Integer> l = new ArrayList<>();
        for (int i = 0; i < 100; i++) l.add(i);
        Spliterator<Integer> a = l.spliterator(), b = a.trySplit();
        int[] sums = new int[2];
        a.forEachRemaining(x -> sums[0] += x);
        b.tryAdvance(x -> sums[1] += 1000);
        b.forEachRemaining(x -> sums[1] += x);
        System.out.println(sums[0] + " " + sums[1] + " " + l.spliterator().estimateSize());
        try { for (Integer x : l) if (x == 50) l.add(1); } catch (ConcurrentModificationException e) {
                System.out.println("modified " + e.getMessage()); }
        IdentityHashMap<String, Integer> im = new IdentityHashMap<>();
        String k = "key";
        im.put(k, 1);
        im.put(new String("key"), 2);
        System.out.println(im.size() + " " + im.get(k) + " " + im.get(new String("key")));
        Map<String, Integer> m = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
        for (Iterator<Map.Entry<String, Integer>> i = m.entrySet().iterator(); i.hasNext();) { var e = i.next();
                if (e.getValue() == 2) i.remove(); else e.setValue(e.getValue() * 10); }
        System.out.println(m + " " + m.entrySet().contains(Map.entry("a", 10)));
        Enumeration<Integer> en = Collections.enumeration(List.of(1, 2));
        while (en.hasMoreElements()) System.out.print(en.nextElement());
        System.out.println();
    }
}
