// SPDX-License-Identifier: Apache-2.0
// Tests: trees built, checked and dropped, one kept throughout.
// Expects: node counts.
public class BinaryTrees {
    static final class Tree {
        Tree left, right;
        static Tree make(int depth) {
            Tree t = new Tree();
            if (depth > 0) { t.left = make(depth - 1); t.right = make(depth - 1); }
            return t;
        }
        int count() { return 1 + (left == null ? 0 : left.count() + right.count()); }
    }

    public static void main(String[] args) {
        Tree kept = Tree.make(9);
        int total = 0;
        for (int i = 0; i < 20; i++) total += Tree.make(6).count();
        System.gc();
        kept.left = Tree.make(4);
        System.out.println(total + " " + kept.count());
    }
}
