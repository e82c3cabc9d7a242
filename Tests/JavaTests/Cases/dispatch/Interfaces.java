// SPDX-License-Identifier: Apache-2.0
// Tests: invokeinterface on several classes, default, static and private interface methods, diamond resolution.
// Expects: the most specific default wins; X.super.m() reaches the chosen one.
public class Interfaces {
    interface Top { default String hello() { return "top"; } }
    interface Left extends Top { default String hello() { return "left>" + Top.super.hello(); } }
    interface Right extends Top { }
    interface Other { default String hello() { return "other"; } }
    static class One implements Left, Right { }
    static class Two implements Left, Other {
        public String hello() { return "two>" + Left.super.hello() + "+" + Other.super.hello(); }
    }
    static class Base { public String hello() { return "class wins"; } }
    static class Three extends Base implements Top { }

    interface Helper {
        private String secret(int n) { return "secret" + n; }
        private static String staticSecret() { return "static"; }
        static String make(Helper h) { return h.secret(1) + staticSecret(); }
        default String use() { return secret(2); }
    }

    public static void main(String[] args) {
        for (Top t : new Top[] {new One(), new Two(), new Three(), new Top() {}}) {
            System.out.println(t.hello());
        }
        Helper h = new Helper() {};
        System.out.println(Helper.make(h) + h.use());
        Object o = new Two();
        System.out.println(((Other) o).hello());
        Top t = new Top() { public String hello() { return "anonymous " + getClass().getName(); } };
        System.out.println(t.hello());
    }
}
