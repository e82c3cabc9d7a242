// SPDX-License-Identifier: Apache-2.0
// Tests: constructors by reflection, parameter names with -parameters, array creation, abstract classes, enums.
// Javac: -parameters
// Expects: names as in the source.
import java.lang.reflect.*;
import java.util.*;

public class ParametersAndConstructors {
    static class P { final int a; final String b; private P(final int number, String text) { a = number; b = text; }
            P(int... more) { this(more.length, "varargs"); } P() { throw new IllegalStateException("no"); } }
    static abstract class Abs { Abs() {} }
    enum E { A }
    class Inner { Inner(int x) {} }

    public static void main(String[] args) throws Exception {
        Constructor<P> c = P.class.getDeclaredConstructor(int.class, String.class);
        P p = c.newInstance(5, "five");
        System.out.println(p.a + p.b + " " + P.class.getDeclaredConstructor(int[].class).newInstance(new int[3]).a);
        for (Parameter q : c.getParameters()) System.out.println(q + " " + q.getName() + " " + q.isNamePresent() + " "
                + q.getModifiers());
        try { P.class.getDeclaredConstructor().newInstance(); } catch (InvocationTargetException e) {
                System.out.println(e.getCause().getMessage()); }
        try { Abs.class.getDeclaredConstructor().newInstance(); } catch (InstantiationException e) {
                System.out.println(e); }
        try { Constructor<?> e = E.class.getDeclaredConstructors()[0]; e.setAccessible(true); e.newInstance("B", 1);
                } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        System.out.println(Arrays.toString(Inner.class.getDeclaredConstructors()[0].getParameters()));
        Object a = Array.newInstance(int.class, 3);
        Array.setInt(a, 1, 7);
        Array.set(a, 2, (byte) 9);
        System.out.println(Arrays.toString((int[]) a) + Array.getLength(a) + Array.get(a, 1) + Array.getLong(a,
                2) + " " + Array.newInstance(String.class, 2, 3).getClass());
        try { Array.set(a, 0, 5L); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { Array.getInt(a, 3); } catch (ArrayIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        try { Array.getLength("x"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
    }
}
