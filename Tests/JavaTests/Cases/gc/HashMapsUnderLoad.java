// SPDX-License-Identifier: Apache-2.0
// Tests: maps with identity and value keys while garbage is produced, and views over them.
// Expects: all entries present.
import java.util.*;

public class HashMapsUnderLoad {
    static final class Key {
        final int n;
        Key(int n) { this.n = n; }
    }

    public static void main(String[] args) {
        Map<Key, String> byIdentity = new HashMap<>();
        Map<Integer, List<String>> byValue = new HashMap<>();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Key k = new Key(i);
            keys.add(k);
            byIdentity.put(k, "v" + i);
            byValue.computeIfAbsent(i % 37, x -> new LinkedList<>()).add("e" + i);
            if (i % 200 == 0) System.gc();
        }
        int found = 0;
        for (Key k : keys) if (("v" + k.n).equals(byIdentity.get(k))) found++;
        int total = 0;
        for (List<String> l : byValue.values()) total += l.size();
        keys.removeIf(k -> k.n % 2 == 0);
        byIdentity.keySet().retainAll(new HashSet<>(keys));
        System.gc();
        System.out.println(found + " " + total + " " + byIdentity.size());
    }
}
