// SPDX-License-Identifier: Apache-2.0
// Benchmark: many short-lived trees beside one that lives; allocation and recursion.
public class BinaryTrees {
    static final class Node {
        final Node left, right;
        Node(Node l, Node r) { left = l; right = r; }
        static Node make(int d) { return d == 0 ? new Node(null, null) : new Node(make(d - 1), make(d - 1)); }
        int check() { return left == null ? 1 : 1 + left.check() + right.check(); }
    }

    public static void main(String[] args) {
        int max = 15;
        Node kept = Node.make(max);
        long sum = 0;
        for (int d = 4; d <= max; d += 3) {
            int rounds = 1 << (max - d + 4);
            for (int i = 0; i < rounds; i++) sum = sum * 3 + Node.make(d).check();
        }
        System.out.println(sum + " " + kept.check());
    }
}
