// SPDX-License-Identifier: Apache-2.0
// Tests: private methods are not overridden; private nest-mate calls; static methods are hidden, not overridden.
// Expects: the private method of the calling class.
public class PackagePrivateAndPrivate {
    static class A {
        private String p() { return "A.p"; }
        static String s() { return "A.s"; }
        String call() { return p() + " " + s(); }
    }

    static class B extends A {
        private String p() { return "B.p"; }
        static String s() { return "B.s"; }
        String call() { return super.call() + " " + p() + " " + s(); }
    }

    private int secret = 5;

    class Inner {
        private int doubled() { return secret * 2; }
    }

    public static void main(String[] args) {
        B b = new B();
        A a = b;
        System.out.println(b.call());
        System.out.println(a.p() + " " + b.p() + " " + ((A) b).p());
        PackagePrivateAndPrivate outer = new PackagePrivateAndPrivate();
        System.out.println(outer.new Inner().doubled() + new PackagePrivateAndPrivate().secret);
    }
}
