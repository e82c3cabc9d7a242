// SPDX-License-Identifier: Apache-2.0
// Tests: abstract methods, covariant returns and generic bridges, comparators through raw types.
// Expects: bridges reach the override; a wrong raw argument fails with ClassCastException in the bridge.
public class AbstractAndBridges {
    static abstract class Node<T extends Comparable<T>> implements Comparable<Node<T>> {
        abstract T value();
        Node<T> self() { return this; }
        public int compareTo(Node<T> o) { return value().compareTo(o.value()); }
    }

    static class Text extends Node<String> {
        final String s;
        Text(String s) { this.s = s; }
        @Override String value() { return s; }
        @Override Text self() { return new Text(s + "'"); }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        Node<String> a = new Text("a"), b = new Text("b");
        System.out.println(a.compareTo(b) + " " + b.compareTo(a) + " " + a.self().value() + " "
                + a.self().compareTo(a));
        Comparable raw = a;
        System.out.println(raw.compareTo(b));
        try {
            raw.compareTo("no node");
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        int bridges = 0;
        for (var m : Text.class.getDeclaredMethods()) if (m.isBridge()) bridges++;
        System.out.println(bridges);
    }
}
