// SPDX-License-Identifier: Apache-2.0
// Tests: a very deep list must not overflow the collector's own stack.
// Expects: length counted.
public class DeepStructures {
    static class Link { Link next; }

    public static void main(String[] args) {
        Link first = new Link(), last = first;
        for (int i = 0; i < 20000; i++) { last.next = new Link(); last = last.next; }
        Object[] nest = new Object[1];
        for (int i = 0; i < 5000; i++) nest = new Object[] {nest};
        System.gc();
        int n = 0;
        for (Link l = first; l != null; l = l.next) n++;
        int depth = 0;
        for (Object o = nest; o != null; o = ((Object[]) o)[0]) depth++;
        System.out.println(n + " " + depth);
    }
}
