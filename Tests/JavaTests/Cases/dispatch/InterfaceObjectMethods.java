// SPDX-License-Identifier: Apache-2.0
// Tests: Object's methods through interface references, arrays through Object, clone of arrays, equals on proxies of nothing.
// Expects: the implementation of the dynamic class.
import java.util.Arrays;

public class InterfaceObjectMethods {
    interface Named { String name(); String toString(); boolean equals(Object o); int hashCode(); }
    record N(String name) implements Named { @Override public String toString() { return "<" + name + ">"; } }
    static class Copy implements Cloneable { int[] data = {1, 2}; Copy link;
            Copy dup() throws CloneNotSupportedException { return (Copy) clone(); } }
    static class NoCopy { Object dup() throws CloneNotSupportedException { return clone(); } }

    public static void main(String[] args) throws Exception {
        Named n = new N("x");
        System.out.println(n + " " + n.equals(new N("x")) + " " + (n.hashCode() == new N("x").hashCode()) + " "
                + n.getClass().getSimpleName());
        Comparable<String> c = "text";
        System.out.println(c.toString() + c.hashCode() + c.equals("text") + c.getClass());
        int[][] a = {{1}, {2}};
        int[][] b = a.clone();
        b[0][0] = 9;
        b[1] = null;
        System.out.println(Arrays.deepToString(a) + " " + (a.clone() == a) + " " + a.getClass().equals(b.getClass())
                + " " + new long[] {5}.clone()[0] + new String[] {"s"}.clone()[0]);
        Copy x = new Copy();
        x.link = x;
        Copy y = x.dup();
        System.out.println((y != x) + " " + (y.data == x.data) + " " + (y.link == x));
        try { new NoCopy().dup(); } catch (CloneNotSupportedException e) { System.out.println(e.getMessage()); }
        Object o = new char[] {'o'};
        System.out.println(o.equals(o) + " " + (o.hashCode() == System.identityHashCode(o)));
    }
}
