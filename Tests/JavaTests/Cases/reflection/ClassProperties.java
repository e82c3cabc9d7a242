// SPDX-License-Identifier: Apache-2.0
// Tests: Class names, modifiers, supertypes, interfaces, component types, enclosing classes, kinds, packages.
// Expects: the documented names.
import java.util.*;

public class ClassProperties {
    interface I {}
    static abstract class Nested<T> implements I, Comparable<T> { class Deep {} }
    enum E { X { } }
    @interface Ann {}
    record R() {}

    static void show(Class<?> c) {
        System.out.println(c.getName() + " | " + c.getSimpleName() + " | " + c.getTypeName() + " | "
                + c.getCanonicalName() + " | " + java.lang.reflect.Modifier.toString(c.getModifiers())
                + " | " + c.getSuperclass() + " | " + Arrays.toString(c.getInterfaces()) + " | " + (c.isInterface()
                        ? "i" : "") + (c.isArray() ? "a" : "") + (c.isPrimitive() ? "p" : "") + (c.isEnum() ? "e" : "")
                + (c.isAnnotation() ? "@" : "") + (c.isAnonymousClass() ? "?" : "") + (c.isLocalClass() ? "l" : "")
                        + (c.isMemberClass() ? "m" : "") + (c.isRecord() ? "r" : "") + " | " + c.getEnclosingClass()
                        + " | " + c.getDeclaringClass() + " | " + c.getComponentType() + " | [" + c.getPackageName()
                        + "] " + c.descriptorString());
    }

    public static void main(String[] args) throws Exception {
        class Local {}
        Class<?>[] all = {ClassProperties.class, Nested.class, Nested.Deep.class, I.class, E.class, E.X.getClass(),
                Ann.class, R.class, Local.class, new Object() {}.getClass(),
            int.class, void.class, int[][].class, String[].class, Map.Entry.class, Override.class, Local[].class,
                    Thread.State.class};
        for (Class<?> c : all) show(c);
        System.out.println(Class.forName("[[I") + " " + Class.forName("[Ljava.lang.String;") + " "
                + Number.class.isAssignableFrom(Integer.class) + " " + int.class.isAssignableFrom(Integer.class) + " "
                + I.class.isInstance(new Nested<String>() { public int compareTo(String s) { return 0; } }));
        System.out.println(new Object() {}.getClass().getEnclosingMethod() + " " + int.class.arrayType() + " "
                + Integer.TYPE + " " + String.class.getModule() + " " + ClassProperties.class.getModule().isNamed());
        try { Class.forName("int"); } catch (ClassNotFoundException e) { System.out.println(e.getMessage()); }
    }
}
