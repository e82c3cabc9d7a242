// SPDX-License-Identifier: Apache-2.0
// Tests: getMethods against getDeclaredMethods, inheritance, interface and bridge methods, declared classes, order-free listing.
// Expects: sorted lists.
import java.lang.reflect.*;
import java.util.*;
import java.util.stream.*;

public class Inventory {
    interface I { default void def() {} static void stat() {} void abs(); }
    static abstract class A implements I { public void a() {} protected void prot() {} void pack() {}
            private void priv() {} public Object co() { return null; } public static void st() {} }
    static class B extends A { public void abs() {} @Override public String co() { return ""; } public int f;
            private int g; class X {} interface Y {} }

    static String names(Member[] ms) { return Arrays.stream(ms).filter(m -> m.getDeclaringClass() != Object.class).map(m
            -> m.getDeclaringClass().getSimpleName() + "." + m.getName() + (m.isSynthetic() ? "*" : "")
            + (m instanceof Method x ? ":" + x.getReturnType().getSimpleName()
            : "")).sorted().collect(Collectors.joining(" ")); }

    public static void main(String[] args) throws Exception {
        System.out.println(names(B.class.getMethods()));
        System.out.println(names(B.class.getDeclaredMethods()));
        System.out.println(names(A.class.getDeclaredMethods()));
        System.out.println(names(I.class.getMethods()));
        System.out.println(names(B.class.getFields()) + " / " + names(B.class.getDeclaredFields()));
        System.out.println(Arrays.stream(B.class.getDeclaredClasses()).map(Class::getSimpleName).sorted().toList() + " "
                + B.class.getConstructors().length + " " + B.class.getDeclaredConstructors().length);
        System.out.println(B.class.getMethod("co").getReturnType() + " " + B.class.getMethod("def").isDefault() + " "
                + B.class.getMethod("a").getDeclaringClass());
        try { B.class.getMethod("prot"); } catch (NoSuchMethodException e) { System.out.println(e.getMessage()); }
        System.out.println(Arrays.stream(Object.class.getDeclaredMethods()).map(Method::getName).filter(n ->
                !n.startsWith("wait0")).distinct().sorted().toList());
    }
}
