// SPDX-License-Identifier: Apache-2.0
// Tests: ConcurrentHashMap and ConcurrentSkipListMap under four writers: merge, computeIfAbsent, bulk operations.
// Expects: exact counts.
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.LongAdder;

public class ConcurrentMaps {
    public static void main(String[] args) throws Exception {
        ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>();
        ConcurrentHashMap<String, LongAdder> adders = new ConcurrentHashMap<>();
        ConcurrentSkipListMap<Integer, String> s = new ConcurrentSkipListMap<>();
        Thread[] ts = new Thread[4];
        for (int t = 0; t < 4; t++) { int n = t; ts[t] = new Thread(() -> { for (int i = 0; i < 1000; i++) {
                m.merge(i % 97, 1, Integer::sum); adders.computeIfAbsent("k" + i % 5, k -> new LongAdder()).increment();
                s.putIfAbsent(i * 4 + n, "v"); } }); ts[t].start(); }
        for (Thread t : ts) t.join();
        System.out.println(m.size() + " " + m.reduceValues(1,
                Integer::sum) + " " + m.get(5) + " " + new TreeMap<>(adders) + " " + s.size() + " " + s.firstKey() + " "
                + s.floorKey(2001) + " " + s.headMap(10).size());
        System.out.println(m.search(1, (k, v) -> k == 96 ? v : null) + " " + m.mappingCount() + " " + m.remove(5,
                -1) + " " + m.replace(5, m.get(5), 0) + " " + m.get(5));
        try { m.put(null, 1); } catch (NullPointerException e) { System.out.println("no nulls"); }
        for (Integer k : m.keySet()) if (k > 50) m.remove(k);
        System.out.println(m.size() + " " + m.containsValue(0));
        CopyOnWriteArrayList<Integer> c = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
        for (Integer x : c) c.add(x * 10);
        System.out.println(c + " " + c.addIfAbsent(30) + " " + new ConcurrentSkipListSet<>(List.of(3, 1,
                2)).descendingSet());
        try { m.computeIfAbsent(1000, k -> m.computeIfAbsent(1000, j -> 1)); } catch (IllegalStateException e) {
                System.out.println(e.getMessage()); }
    }
}
