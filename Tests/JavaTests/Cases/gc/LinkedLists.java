// SPDX-License-Identifier: Apache-2.0
// Tests: long linked structures survive collections; garbage between the nodes.
// Expects: length and sum intact.
public class LinkedLists {
    static final class Node {
        final int value; Node next;
        Node(int v, Node n) { value = v; next = n; }
    }

    public static void main(String[] args) {
        Node head = null;
        for (int i = 0; i < 3000; i++) {
            byte[] garbage = new byte[64 + i % 100];
            garbage[0] = (byte) i;
            head = new Node(i ^ garbage[0], head);
            if (i == 2000) System.gc();
        }
        long sum = 0;
        int length = 0;
        for (Node n = head; n != null; n = n.next) { sum = sum * 31 + n.value; length++; }
        System.out.println(length + " " + sum);
        Node p = head;
        while (p != null && p.next != null) { p.next = p.next.next; p = p.next; }
        System.gc();
        length = 0;
        for (Node n = head; n != null; n = n.next) length++;
        System.out.println(length);
    }
}
