// SPDX-License-Identifier: Apache-2.0
// Tests: WeakHashMap loses entries of unreachable keys and keeps the others.
// Expects: only the held keys remain.
import java.util.*;

public class WeakHashMaps {
    static void fill(Map<Object, Integer> m, List<Object> held) {
        for (int i = 0; i < 50; i++) { Object k = new Object(); if (i % 10 == 0) held.add(k); m.put(k, i); }
    }

    public static void main(String[] args) throws Exception {
        Map<Object, Integer> m = new WeakHashMap<>();
        List<Object> held = new ArrayList<>();
        fill(m, held);
        for (int i = 0; i < 100 && m.size() > 5; i++) { System.gc(); Thread.sleep(5); }
        int sum = 0;
        for (Object k : held) sum += m.get(k);
        System.out.println(m.size() + " " + sum);
    }
}
