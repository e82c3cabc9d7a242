// SPDX-License-Identifier: Apache-2.0
// Tests: generated accessors, equals, hashCode, toString; compact and further constructors; static members; nesting.
// Expects: the documented forms.
import java.util.*;

public class RecordBasics {
    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);
        static int made;
        Point { if (x < -100) throw new IllegalArgumentException("x " + x); made++; }
        Point(int both) { this(both, both); }
        double length() { return Math.sqrt(x * x + y * y); }
        Point withX(int x) { return new Point(x, y); }
    }
    record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a) {}
    record Empty() {}
    record Generic<T extends Comparable<T>>(T a, List<T> rest) implements Comparable<Generic<T>> {
        public int compareTo(Generic<T> o) { return a.compareTo(o.a); }
        @Override public List<T> rest() { return List.copyOf(rest); }
    }

    public static void main(String[] args) {
        Point p = new Point(3, 4);
        System.out.println(p + " " + p.x() + p.y() + " " + p.equals(new Point(3,
                4)) + " " + p.equals(new Point(4)) + " " + p.hashCode() + " " + p.length() + " " + p.withX(9));
        All a = new All(true, (byte) 1, 'c', (short) 2, 3, 4, 0.0f, Double.NaN, null, null);
        System.out.println(a + " " + a.equals(new All(true, (byte) 1, 'c', (short) 2, 3, 4, -0.0f, Double.NaN, null,
                null)) + " " + a.equals(new All(true, (byte) 1, 'c', (short) 2, 3, 4, 0.0f, Double.NaN, null, null)));
        System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + " " + new Empty().hashCode());
        System.out.println(new Generic<>("b", List.of("x")).compareTo(new Generic<>("a",
                List.of())) + " " + new Generic<>(1, List.of(2)));
        try { new Point(-101, 0); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        System.out.println(Point.made + " " + new HashSet<>(List.of(p, new Point(4, 4), new Point(3,
                4 - 1))).contains(new Point(4)));
        record Local(String s) { String twice() { return s + s; } }
        System.out.println(new Local("lo").twice() + " " + new Local("x"));
    }
}
