// SPDX-License-Identifier: Apache-2.0
// Tests: default methods re-abstracted, overridden in the middle, inherited beside abstract classes; super chains.
// Expects: the resolution of JVMS 5.4.3.4 and JLS 8.4.8.
public class DefaultConflicts {
    interface A { default String m() { return "A"; } default String n() { return "An"; } }
    interface B extends A { String m(); }
    interface C extends A { @Override default String m() { return "C" + A.super.m(); } }
    static abstract class Abs implements B { }
    static class FromAbs extends Abs implements C { @Override public String m() { return "FromAbs+" + C.super.m(); } }
    static class Inherits implements C, A { }
    static class Parent { public String n() { return "Parent.n"; } }
    static class ClassWins extends Parent implements C { String both() { return n() + C.super.n() + super.n(); } }
    static class Generic<T> { public String g(T t) { return "T"; } }
    interface G { default String g(String s) { return "G"; } }
    static class Both extends Generic<String> implements G { }

    public static void main(String[] args) {
        System.out.println(new FromAbs().m() + " " + new Inherits().m() + " " + new Inherits().n() + " "
                + new ClassWins().both());
        A a = new ClassWins();
        System.out.println(a.n() + " " + a.m());
        B b = new FromAbs();
        System.out.println(b.m() + " " + b.n());
        Object o = new Both();
        System.out.println(((G) o).g("s") + " " + ((Both) o).g("s"));
        B lambda = () -> "lambda";
        System.out.println(lambda.m() + lambda.n());
    }
}
