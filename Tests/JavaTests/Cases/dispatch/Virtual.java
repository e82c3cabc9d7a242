// SPDX-License-Identifier: Apache-2.0
// Tests: invokevirtual through three levels, overriding, overloading by static type, super calls.
// Expects: overrides by dynamic type, overloads by static type.
public class Virtual {
    static class A {
        String name() { return "A"; }
        String who() { return name(); }
        String over(Object o) { return "A.Object"; }
        String over(String s) { return "A.String"; }
    }

    static class B extends A {
        @Override String name() { return "B>" + super.name(); }
        @Override String over(Object o) { return "B.Object"; }
    }

    static class C extends B {
        @Override String name() { return "C>" + super.name(); }
        @Override String over(String s) { return "C.String"; }
        String over(Integer i) { return "C.Integer"; }
    }

    public static void main(String[] args) {
        for (A a : new A[] {new A(), new B(), new C()}) {
            Object o = "x";
            System.out.println(a.who() + " " + a.over(o) + " " + a.over("x") + " " + a.over(1));
        }
        C c = new C();
        System.out.println(c.over(1) + " " + c.over((Object) 1) + " " + ((B) c).over("s"));
    }
}
