// SPDX-License-Identifier: Apache-2.0
// Tests: cyclic graphs, doubly linked lists, parent links; a cycle dropped, another kept.
// Expects: traversal counts.
import java.util.*;

public class CyclesAndGraphs {
    static final class V { final int id; final List<V> out = new ArrayList<>(); V parent; V(int id) { this.id = id; } }

    static V graph(int n) {
        V[] v = new V[n];
        for (int i = 0; i < n; i++) v[i] = new V(i);
        for (int i = 0; i < n; i++) { v[i].out.add(v[(i * 7 + 3) % n]); v[i].out.add(v[(i + 1) % n]);
                v[i].parent = v[i / 2]; }
        return v[0];
    }

    static int reach(V s) {
        Set<V> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<V> todo = new ArrayDeque<>(List.of(s));
        long h = 0;
        while (!todo.isEmpty()) { V v = todo.pop(); if (seen.add(v)) { h = h * 31 + v.id + v.parent.id;
                todo.addAll(v.out); } }
        return seen.size() * 1000 + (int) (h % 1000);
    }

    public static void main(String[] args) {
        V kept = graph(300);
        int before = reach(kept);
        for (int i = 0; i < 10; i++) graph(100);
        System.gc();
        System.out.println(before == reach(kept));
        System.out.println(before);
    }
}
