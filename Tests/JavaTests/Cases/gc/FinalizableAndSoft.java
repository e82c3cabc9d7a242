// SPDX-License-Identifier: Apache-2.0
// Tests: caches built on soft references and maps stay usable while many soft referents are made.
// Expects: lookups always answer, by value.
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

public class FinalizableAndSoft {
    static final Map<Integer, SoftReference<int[]>> CACHE = new HashMap<>();
    static int misses;
    static int[] get(int k) {
        SoftReference<int[]> r = CACHE.get(k);
        int[] v = r == null ? null : r.get();
        if (v == null) { misses++; v = new int[] {k, k * k, k * k * k}; CACHE.put(k, new SoftReference<>(v)); }
        return v;
    }

    public static void main(String[] args) {
        long sum = 0;
        for (int i = 0; i < 1000; i++) { sum += get(i % 50)[2]; if (i % 300 == 0) System.gc(); }
        System.out.println(sum + " " + (misses >= 50));
    }
}
