// SPDX-License-Identifier: Apache-2.0
// Tests: Fisher-Yates, permutations and sampling with fixed seeds over lists, arrays and bit sets.
// Expects: the same order each time.
import java.util.*;

public class Shuffles {
    static void permute(int[] a, int k, List<String> out) {
        if (k == a.length) { out.add(Arrays.toString(a)); return; }
        for (int i = k; i < a.length; i++) { int t = a[k]; a[k] = a[i]; a[i] = t; permute(a, k + 1, out); t = a[k];
                a[k] = a[i]; a[i] = t; }
    }

    public static void main(String[] args) {
        Random r = new Random(5);
        char[] deck = "ABCDEFGHIJ".toCharArray();
        for (int i = deck.length - 1; i > 0; i--) { int j = r.nextInt(i + 1); char c = deck[i]; deck[i] = deck[j];
                deck[j] = c; }
        System.out.println(new String(deck));
        List<String> out = new ArrayList<>();
        permute(new int[] {1, 2, 3, 4}, 0, out);
        System.out.println(out.size() + " " + out.get(7) + " " + new HashSet<>(out).size());
        BitSet b = new BitSet(100);
        while (b.cardinality() < 20) b.set(r.nextInt(100));
        System.out.println(b);
        LinkedList<Integer> l = new LinkedList<>(List.of(1, 2, 3, 4, 5, 6));
        Collections.shuffle(l, r);
        System.out.println(l);
    }
}
