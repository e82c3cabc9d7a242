// SPDX-License-Identifier: Apache-2.0
// Tests: boxing, unboxing, caches, equality of mixed types, wrapper hash codes and comparison.
// Expects: identity only within the guaranteed caches.
import java.util.List;

public class Boxing {
    static String over(long x) { return "long"; }
    static String over(Integer x) { return "Integer"; }
    static String over(Object x) { return "Object"; }
    static String over(int... x) { return "int..."; }

    public static void main(String[] args) {
        Integer a = -128, b = -128;
        Long l = 127L, m = 127L;
        Character c = '\u007f', d = '\u007f';
        Boolean t = true;
        System.out.println((a == b) + " " + (l == m) + " " + (c == d) + " " + (t == Boolean.valueOf("TRUE")));
        System.out.println(l.equals(127) + " " + l.equals(127L) + " " + new Object[] {1}[0].equals(1) + " "
                + Double.valueOf(Double.NaN).equals(Double.NaN) + " " + Double.valueOf(0.0).equals(-0.0));
        System.out.println(over(1) + " " + over((short) 1) + " " + over(Integer.valueOf(1)) + " " + over('c') + " "
                + over(1f) + " " + over());
        Integer n = 5;
        n++;
        n += 2;
        int sum = 0;
        for (Integer x : List.of(1, 2, 3)) sum += x * n;
        System.out.println(n + " " + sum + " " + (n < 9 && n >= 8) + " " + (n == 8));
        System.out.println(Boolean.hashCode(true) + " " + Double.hashCode(1.5) + " " + Character.valueOf('x').hashCode()
                + " " + Float.valueOf(1).hashCode() + " " + Byte.valueOf((byte) -1).hashCode());
        List<Integer> list = new java.util.ArrayList<>(List.of(5, 6, 7));
        list.remove(1);
        list.remove(Integer.valueOf(7));
        System.out.println(list);
    }
}
