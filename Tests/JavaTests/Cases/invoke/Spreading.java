// SPDX-License-Identifier: Apache-2.0
// Tests: varargs collectors, asSpreader at positions, asCollector with primitives, bindTo chains, invokeWithArguments limits.
// Expects: arrays built and taken apart.
import java.lang.invoke.*;
import java.util.*;

public class Spreading {
    static String cat(String first, Object... rest) { return first + Arrays.toString(rest); }
    static int sum(int[] a) { int s = 0; for (int x : a) s += x; return s; }
    static String four(int a, String b, long c, char d) { return a + b + c + d; }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle cat = l.findStatic(Spreading.class, "cat", MethodType.methodType(String.class, String.class,
                Object[].class));
        System.out.println(cat.isVarargsCollector() + " " + cat.invoke("a") + cat.invoke("b", 1, 'c') + cat.invoke("d",
                new Object[] {1, 2}) + cat.asFixedArity().invoke("e", new Object[] {3}));
        MethodHandle sum = l.findStatic(Spreading.class, "sum", MethodType.methodType(int.class, int[].class));
        System.out.println((int) sum.asCollector(int[].class, 3).invokeExact(1, 2,
                3) + " " + sum.withVarargs(true).invoke(4, 5) + " " + sum.asCollector(int[].class, 0).invoke());
        MethodHandle four = l.findStatic(Spreading.class, "four", MethodType.methodType(String.class, int.class,
                String.class, long.class, char.class));
        System.out.println(four.asSpreader(1, Object[].class, 2).invoke(1, new Object[] {"b", 3L},
                'd') + " " + four.asSpreader(Object[].class, 4).invoke(new Object[] {1, "x", 2,
                'y'}) + " " + four.invokeWithArguments(List.of(9, "z", 8, 'w')));
        try { four.asSpreader(Object[].class, 4).invoke(new Object[3]); } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage()); }
        MethodHandle bound = MethodHandles.insertArguments(four, 1, "ins", 5L);
        System.out.println(bound.type() + " " + (String) bound.invokeExact(1, 'e') + " " + l.bind("text", "substring",
                MethodType.methodType(String.class, int.class)).invoke(2));
        System.out.println(MethodHandles.collectArguments(four, 1, cat.asFixedArity()).invoke(1, "in", new Object[] {7},
                2L, 'k'));
    }
}
