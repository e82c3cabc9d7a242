// SPDX-License-Identifier: Apache-2.0
// Benchmark: HashMap, TreeMap and LinkedHashMap with integer and string keys.
import java.util.*;

public class Maps {
    public static void main(String[] args) {
        Map<Integer, Integer> h = new HashMap<>();
        for (int i = 0; i < 280_000; i++) h.merge(i * 31 % 5003, i, Integer::sum);
        Map<String, Integer> s = new LinkedHashMap<>();
        for (int i = 0; i < 60_000; i++) s.put("key" + i % 2000, i);
        TreeMap<Integer, Integer> t = new TreeMap<>();
        for (int i = 0; i < 80_000; i++) { t.put(i * 7919 % 10007, i); if (i % 3 == 0) t.pollFirstEntry(); }
        long sum = 0;
        for (Map.Entry<Integer, Integer> e : h.entrySet()) sum = sum * 31 + e.getKey() ^ e.getValue();
        for (Map.Entry<String, Integer> e : s.entrySet()) sum = sum * 31 + e.getKey().hashCode() + e.getValue();
        for (int k : t.keySet()) sum = sum * 31 + k;
        System.out.println(sum + " " + h.size() + " " + s.size() + " " + t.size());
    }
}
