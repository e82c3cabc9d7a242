// SPDX-License-Identifier: Apache-2.0
// Tests: interface initialization only on field access, with sub-interfaces, through arrays, instanceof and reflection.
// Expects: each interface announced when first needed.
public class InterfaceFields {
    static Object say(String s) { System.out.println("init " + s); return s; }
    interface A { Object X = say("A"); int CONST = 5; }
    interface B extends A { Object Y = say("B"); }
    interface C extends B { Object Z = say("C"); default void m() {} }
    static class K implements B { static { System.out.println("init K"); } }
    static class D implements C { static { System.out.println("init D"); } }

    public static void main(String[] args) throws Exception {
        System.out.println(A.CONST + B.CONST);
        new K();
        System.out.println("K made");
        new D();
        System.out.println("D made " + D.X);
        System.out.println(K.Y);
        System.out.println(B.class.getField("X").get(null));
        System.out.println(new B[1].length + " " + (new D() instanceof B));
    }
}
