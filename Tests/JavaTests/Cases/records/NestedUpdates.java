// SPDX-License-Identifier: Apache-2.0
// Tests: immutable trees of records rebuilt along a path, compared by value, folded by recursion; with-like methods.
// Expects: old versions unchanged.
public class NestedUpdates {
    record Tree(Tree left, int key, String value, Tree right) {
        static Tree put(Tree t, int k, String v) {
            if (t == null) return new Tree(null, k, v, null);
            if (k < t.key) return new Tree(put(t.left, k, v), t.key, t.value, t.right);
            if (k > t.key) return new Tree(t.left, t.key, t.value, put(t.right, k, v));
            return new Tree(t.left, k, v, t.right);
        }
        static String get(Tree t, int k) { return t == null ? null : k == t.key ? t.value : get(k < t.key ? t.left
                : t.right, k); }
        static int size(Tree t) { return switch (t) { case null -> 0;
                case Tree(var l, _, _, var r) -> 1 + size(l) + size(r); }; }
        static String keys(Tree t) { return t == null ? "" : keys(t.left) + t.key + " " + keys(t.right); }
    }

    public static void main(String[] args) {
        Tree t = null;
        for (int i = 0; i < 20; i++) t = Tree.put(t, i * 7 % 20, "v" + i);
        Tree old = t, changed = Tree.put(t, 6, "new");
        System.out.println(Tree.keys(t) + Tree.size(t) + " " + Tree.get(old, 6) + " " + Tree.get(changed,
                6) + " " + Tree.get(t, 99));
        System.out.println(old.equals(changed) + " " + Tree.put(changed, 6, Tree.get(old,
                6)).equals(old) + " " + (changed.right() == old.right() || changed.left() == old.left()) + " "
                + (old.hashCode() == Tree.put(changed, 6, Tree.get(old, 6)).hashCode()));
        System.out.println(new Tree(null, 1, null, null));
    }
}
