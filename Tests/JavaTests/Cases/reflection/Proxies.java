// SPDX-License-Identifier: Apache-2.0
// Tests: java.lang.reflect.Proxy: dispatch, Object methods, exceptions, default methods, several interfaces.
// Expects: calls recorded; undeclared checked exceptions wrapped.
import java.lang.reflect.*;
import java.util.*;

public class Proxies {
    interface Greeter { String greet(String n, int k); default String twice(String n) {
            return greet(n, 1) + greet(n, 2); } void plain() throws java.io.IOException; }
    interface Sized { int size(); long big(); boolean flag(); }

    public static void main(String[] args) throws Exception {
        InvocationHandler h = (p, m, a) -> switch (m.getName()) {
            case "greet" -> "hi " + a[0] + a[1];
            case "twice" -> InvocationHandler.invokeDefault(p, m, a);
            case "plain" -> throw new java.io.IOException("io");
            case "size" -> 42;
            case "big" -> "not a long";
            case "toString" -> "proxy";
            case "hashCode" -> 7;
            case "equals" -> p == a[0];
            default -> null;
        };
        Object o = Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Greeter.class, Sized.class},
                h);
        Greeter g = (Greeter) o;
        Sized s = (Sized) o;
        System.out.println(g.greet("x", 3) + " " + g.twice("y") + " " + s.size() + " " + o + " " + o.hashCode() + " "
                + o.equals(g) + " " + o.equals("z"));
        try { g.plain(); } catch (java.io.IOException e) { System.out.println(e.getMessage()); }
        try { s.big(); } catch (ClassCastException e) { System.out.println("wrong result type"); }
        try { s.flag(); } catch (NullPointerException e) { System.out.println("null for primitive"); }
        Runnable r = (Runnable) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Runnable.class},
                (p, m, a) -> { throw new Exception("checked"); });
        try { r.run(); } catch (UndeclaredThrowableException e) { System.out.println(e.getCause().getMessage()); }
        System.out.println(Proxy.isProxyClass(o.getClass()) + " " + (Proxy.getInvocationHandler(o) == h) + " "
                + Modifier.isFinal(o.getClass().getModifiers()) + " " + Arrays.toString(o.getClass().getInterfaces()));
        @SuppressWarnings("unchecked") List<String> l = (List<String>) Proxy.newProxyInstance(null,
                new Class<?>[] {List.class}, (p, m, a) -> m.getName().equals("size") ? 2 : m.invoke(List.of("a", "b"),
                a));
        System.out.println(l.get(1) + l.size() + l.contains("a"));
    }
}
