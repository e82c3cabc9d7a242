// SPDX-License-Identifier: Apache-2.0
// Benchmark: virtual and interface calls at sites with one, two and many receiver classes.
public class Dispatch {
    interface Shape { int area(); default int twice() { return area() * 2; } }
    static abstract class Base implements Shape { int k; Base(int k) { this.k = k; } abstract int scale(int x);
            public int area() { return scale(k); } }
    static final class A extends Base { A(int k) { super(k); } int scale(int x) { return x + 1; } }
    static final class B extends Base { B(int k) { super(k); } int scale(int x) { return x * 3; } }
    static final class C extends Base { C(int k) { super(k); } int scale(int x) { return x ^ 5; }
            @Override public int area() { return k; } }
    static final class D extends Base { D(int k) { super(k); } int scale(int x) { return x - 7; }
            @Override public int twice() { return k * 2 + 1; } }

    static int mono(A a, int n) { int s = 0; for (int i = 0; i < n; i++) s += a.scale(s); return s; }
    static int two(Base[] b, int n) { int s = 0; for (int i = 0; i < n; i++) s += b[i & 1].scale(i); return s; }
    static int many(Shape[] b, int n) { int s = 0; for (int i = 0; i < n; i++) { Shape x = b[i & 3];
            s += x.area() + x.twice(); } return s; }

    public static void main(String[] args) {
        Base[] all = {new A(1), new B(2), new C(3), new D(4)};
        int s = 0;
        for (int r = 0; r < 34; r++) s = s * 31 + mono((A) all[0], 130_000) + two(all, 130_000) + many(all, 90_000);
        System.out.println(s);
    }
}
