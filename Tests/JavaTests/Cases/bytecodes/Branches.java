// SPDX-License-Identifier: Apache-2.0
// Tests: all int and reference branch instructions, both outcomes each.
// Expects: a truth table.
public class Branches {
    static String zero(int a) {
        String s = "";
        if (a == 0) s += "eq ";
        if (a != 0) s += "ne ";
        if (a < 0) s += "lt ";
        if (a >= 0) s += "ge ";
        if (a > 0) s += "gt ";
        if (a <= 0) s += "le ";
        return s;
    }

    static String two(int a, int b) {
        String s = "";
        if (a == b) s += "eq ";
        if (a != b) s += "ne ";
        if (a < b) s += "lt ";
        if (a >= b) s += "ge ";
        if (a > b) s += "gt ";
        if (a <= b) s += "le ";
        return s;
    }

    static String references(Object a, Object b) {
        return (a == b ? "same " : "other ") + (a != b ? "other " : "same ")
                + (a == null ? "null " : "object ") + (b != null ? "object" : "null");
    }

    public static void main(String[] args) {
        for (int a : new int[] {0, 1, -1, Integer.MIN_VALUE}) {
            System.out.println(zero(a));
            System.out.println(two(a, 0) + "/ " + two(a, 1) + "/ " + two(Integer.MAX_VALUE, a));
        }
        Object o = new Object();
        System.out.println(references(o, o));
        System.out.println(references(o, null));
        System.out.println(references(null, null));
        System.out.println(references(o, new Object()));
    }
}
