// SPDX-License-Identifier: Apache-2.0
// Tests: type and record patterns with instanceof, flow scoping, nested generic records, primitive components.
// Expects: bindings in scope where definitely matched.
import java.util.List;

public class InstanceofPatterns {
    record Point(int x, Object y) {}
    record Box<T>(T content) {}

    static String test(Object o) {
        if (!(o instanceof String s)) {
            if (o instanceof Point(int x, Integer y) && x < y) return "point " + (x + y);
            if (o instanceof Point(var x, Point(var a, var b))) return "nested " + x + a + b;
            if (o instanceof Box<?>(Box<?>(String t))) return "boxes " + t.length();
            if (o instanceof List<?> l && !l.isEmpty() && l.get(0) instanceof Integer i) return "list " + (i + 1);
            if (o instanceof int[] a && a.length > 1) return "ints " + a[1];
            return "other";
        }
        return "string " + s.length();
    }

    public static void main(String[] args) {
        Object[] all = {"abc", new Point(1, 2), new Point(3, 2), new Point(0, new Point(4, null)),
                new Box<>(new Box<>("four")),
            new Box<>(new Box<>(null)), List.of(41), List.of(), new int[] {1, 9}, null, 5};
        for (Object o : all) System.out.println(test(o));
        int n = 0;
        Object o = n;
        while (!(o instanceof String t)) { n++; o = n > 3 ? "t" + n : n; }
        System.out.println(t);
    }
}
