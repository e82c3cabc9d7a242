// SPDX-License-Identifier: Apache-2.0
// Tests: HashMap, LinkedHashMap, TreeMap: put, get, null keys, compute family, removal while iterating, access order.
// Expects: the documented results.
import java.util.*;

public class Maps {
    public static void main(String[] args) {
        Map<String, Integer> h = new HashMap<>();
        for (int i = 0; i < 200; i++) h.merge("k" + i % 37, i, Integer::sum);
        h.put(null, -1);
        System.out.println(h.size() + " " + h.get("k5") + " " + h.get(null) + " " + h.get("none") + " "
                + h.getOrDefault("none", 8) + " " + h.containsKey(null));
        System.out.println(h.putIfAbsent("k1", 0) + " " + h.computeIfAbsent("new",
                String::length) + " " + h.computeIfPresent("new", (k, v) -> null) + " " + h.compute("c", (k,
                v) -> v == null ? 1 : v + 1));
        h.values().removeIf(v -> v > 520);
        System.out.println(new TreeMap<>(Map.copyOf(remove(h))).headMap("k2"));
        LinkedHashMap<Integer, String> lru = new LinkedHashMap<>(16, 0.75f, true) {
            @Override protected boolean removeEldestEntry(Map.Entry<Integer, String> e) { return size() > 4; }
        };
        for (int i = 0; i < 6; i++) { lru.put(i, "v" + i); lru.get(2); }
        System.out.println(lru + " " + lru.firstEntry() + " " + lru.reversed().keySet());
        TreeMap<Integer, String> t = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 0; i < 50; i += 7) t.put(i, "x" + i);
        System.out.println(t + " " + t.floorKey(20) + " " + t.ceilingKey(20) + " " + t.higherKey(49) + " "
                + t.headMap(28, true) + " " + t.descendingMap().firstKey() + " " + t.pollFirstEntry());
        t.subMap(30, 10).clear();
        System.out.println(t.keySet() + " " + t.hashCode() + " " + t.equals(new HashMap<>(t)));
        try { for (Integer k : t.keySet()) t.put(k + 1, ""); } catch (ConcurrentModificationException e) {
                System.out.println("modified"); }
    }

    static Map<String, Integer> remove(Map<String, Integer> m) { m.remove(null); return m; }
}
