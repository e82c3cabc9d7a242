// SPDX-License-Identifier: Apache-2.0
// Tests: static initializers in textual order, superclass first, triggered by first active use only.
// Expects: the trace JLS 12.4 prescribes.
public class Order {
    static class Log {
        static int out(String s) { System.out.println(s); return s.length(); }
    }
    static class Parent { static int p = Log.out("Parent"); static final int CONSTANT = 5; }
    static class Child extends Parent {
        static { Log.out("Child first"); }
        static int c = Log.out("Child field");
        static void touch() { Log.out("touch"); }
        static { Log.out("Child last"); }
    }
    static class Unused { static { Log.out("never"); } static final String TEXT = "constant"; }
    interface WithField { int F = Log.out("WithField"); }
    interface WithDefault { int F = Log.out("WithDefault"); default void d() {} }
    static class Impl implements WithField, WithDefault { static { Log.out("Impl"); } }

    public static void main(String[] args) {
        System.out.println(Child.CONSTANT);
        System.out.println(Unused.TEXT);
        System.out.println(new Unused[1].length);
        System.out.println(Unused.class.getSimpleName());
        System.out.println(Child.p);
        Child.touch();
        new Impl();
        System.out.println(WithField.F);
        Object o = null;
        System.out.println(o instanceof Unused);
    }
}
