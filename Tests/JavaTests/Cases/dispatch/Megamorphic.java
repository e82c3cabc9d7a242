// SPDX-License-Identifier: Apache-2.0
// Tests: one call site that sees many receiver classes, virtual and interface, in changing order.
// Expects: a checksum.
public class Megamorphic {
    interface Op { int apply(int x); }
    static abstract class Base implements Op { int more(int x) { return x; } }
    static class C0 extends Base { public int apply(int x) { return x + 1; } }
    static class C1 extends Base { public int apply(int x) { return x * 3; } int more(int x) { return -x; } }
    static class C2 extends Base { public int apply(int x) { return x ^ 0x55; } }
    static class C3 extends C2 { int more(int x) { return x >>> 1; } }
    static class C4 extends C1 { public int apply(int x) { return super.apply(x) - 7; } }
    enum E implements Op { F { public int apply(int x) { return x << 2; } }, G { public int apply(int x) { return ~x; }
            } }

    public static void main(String[] args) {
        Base[] bases = {new C0(), new C1(), new C2(), new C3(), new C4()};
        Op lambda = x -> x - 13;
        Op[] ops = {bases[0], bases[1], E.F, bases[2], lambda, bases[3], E.G, bases[4]};
        int h = 1;
        for (int i = 0; i < 20000; i++) {
            h = ops[(i * 7 + (h & 3)) & 7].apply(h) + i;
            h ^= bases[i % 5].more(h);
        }
        System.out.println(h);
    }
}
