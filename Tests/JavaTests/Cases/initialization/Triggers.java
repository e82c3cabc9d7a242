// SPDX-License-Identifier: Apache-2.0
// Tests: what initializes a class: new, static call, non-constant static field, reflection; and what does not.
// Expects: each class announced right at its trigger.
public class Triggers {
    static class N { static { System.out.println("N"); } }
    static class S { static { System.out.println("S"); } static void m() {} }
    static class G { static { System.out.println("G"); } static int f; }
    static class P { static { System.out.println("P"); } static int f; }
    static class R { static { System.out.println("R"); } }
    static class Q { static { System.out.println("Q"); } static final Integer BOXED = 1; static final int PLAIN = 1; }
    static class L { static { System.out.println("L"); } static String m() { return "m"; } }

    public static void main(String[] args) throws Exception {
        System.out.println("start");
        new N();
        S.m();
        System.out.println(G.f);
        P.f = 1;
        Class<?> r = Class.forName("Triggers$R", false, Triggers.class.getClassLoader());
        System.out.println("loaded " + r.getName());
        Class.forName("Triggers$R");
        System.out.println(Q.PLAIN);
        System.out.println(Q.BOXED);
        java.util.function.Supplier<String> s = L::m;
        System.out.println("reference made");
        System.out.println(s.get());
    }
}
