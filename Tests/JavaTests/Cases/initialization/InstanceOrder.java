// SPDX-License-Identifier: Apache-2.0
// Tests: puzzles of instance initialization: fields, blocks, this() chains, super calls that leak this, exceptions midway.
// Expects: the trace.
public class InstanceOrder {
    static StringBuilder log = new StringBuilder();
    static int t(String s) { log.append(s).append(' '); return s.length(); }
    static class A { int a = t("A.a"); { t("A{}"); } A() { this(t("A-arg")); t("A()"); } A(int x) { t("A(int)"); hook();
            } void hook() { t("A.hook"); } }
    static class B extends A { int b = t("B.b"); String s = "set"; B() { super(); t("B()"); } B(String x) {
            super(t("B-arg")); t("B(String)"); } { t("B{}"); } @Override void hook() { t("B.hook:" + s + b); } }
    static class Fails { static Fails last; int v = t("F.v"); Fails() { last = this;
            if (v > 0) throw new IllegalStateException("midway"); } }

    static void flush() { System.out.println(log.toString().trim()); log.setLength(0); }

    public static void main(String[] args) {
        new B();
        flush();
        new B("xyz");
        flush();
        new A() { { t("anonymous{}"); } int late = t("late"); @Override void hook() { t("anon.hook:" + late); } };
        flush();
        try { new Fails(); } catch (IllegalStateException e) { t(e.getMessage() + (Fails.last.v)); }
        flush();
    }
}
