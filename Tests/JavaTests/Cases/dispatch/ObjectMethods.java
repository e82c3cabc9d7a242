// SPDX-License-Identifier: Apache-2.0
// Tests: toString, equals, hashCode, getClass on objects, arrays, interfaces and null-safe helpers.
// Expects: Object's defaults where not overridden (hash part cut off).
import java.util.Objects;

public class ObjectMethods {
    static class Point {
        int x, y;
        Point(int x, int y) { this.x = x; this.y = y; }
        @Override public boolean equals(Object o) { return o instanceof Point p && p.x == x && p.y == y; }
        @Override public int hashCode() { return 31 * x + y; }
    }

    public static void main(String[] args) {
        Point p = new Point(1, 2);
        System.out.println(p.equals(new Point(1, 2)) + " " + p.equals(null) + " " + p.hashCode() + " " + p);
        int[] a = {1};
        System.out.println(a.equals(a) + " " + a.equals(new int[] {1}) + " " + a.getClass() + " "
                + a.toString().startsWith("[I@"));
        Runnable r = () -> {};
        CharSequence cs = "text";
        System.out.println(r.equals(r) + " " + cs.getClass() + " " + cs.hashCode());
        System.out.println(Objects.equals(null, null) + " " + Objects.hash(1, "b",
                null) + " " + Objects.toString(null));
        Object o = new Object();
        System.out.println(o.hashCode() == o.hashCode());
        System.out.println(o.hashCode() == System.identityHashCode(o));
        System.out.println(System.identityHashCode(null));
    }
}
