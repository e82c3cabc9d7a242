// SPDX-License-Identifier: Apache-2.0
// Tests: private access between nested classes in both directions, private constructors, private interface methods.
// Expects: access works and reflection reports the nest.
public class Nestmates {
    private static int counter = 1;
    private int field = 2;
    static class A { private int a = 3; private A() { counter++; } private static String s() { return "A.s"; } }
    class B extends A { private int b = field + new A().a; private B() { super(); } }
    interface I { private int hidden() { return counter; } static int look(I i) { return i.hidden(); } }

    public static void main(String[] args) {
        Nestmates n = new Nestmates();
        B b = n.new B();
        b.b += 10;
        ((A) b).a++;
        System.out.println(b.b + " " + ((A) b).a + " " + counter + " " + A.s() + " " + I.look(new I() {}));
        System.out.println(A.class.getNestHost() + " " + A.class.isNestmateOf(B.class) + " "
                + Nestmates.class.getNestMembers().length + " " + A.class.isNestmateOf(String.class));
    }
}
