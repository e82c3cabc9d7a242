// SPDX-License-Identifier: Apache-2.0
// Tests: objects reachable only from static fields, from enum constants, from lambdas' captures and from thread locals.
// Expects: all alive after collections.
import java.util.function.Supplier;

public class MirrorsAndStatics {
    static Object[] statics = {new int[] {1}, "s" + statics()};
    enum Holder { ONE, TWO; Object payload; }
    static final ThreadLocal<int[]> LOCAL = new ThreadLocal<>();
    interface Const { StringBuilder B = new StringBuilder("interface"); }
    static int statics() { return 5; }
    static Supplier<String> capture(int n) { StringBuilder b = new StringBuilder("captured").append(n); int[] a = {n};
            return () -> b.toString() + a[0]; }

    public static void main(String[] args) {
        Holder.TWO.payload = new String[] {new StringBuilder("pay").append("load").toString()};
        LOCAL.set(new int[] {7, 8});
        Supplier<String> s = capture(9);
        Const.B.append('!');
        Object[] exotic = {Holder.class, new Object() { int inner = 42; @Override public String toString() {
                return "anon" + inner; } }, Thread.currentThread(), s};
        for (int i = 0; i < 300; i++) { Object[] g = new Object[i]; if (i % 100 == 0) System.gc(); }
        System.out.println(((int[]) statics[0])[0] + " " + statics[1] + " "
                + ((String[]) Holder.valueOf("TWO").payload)[0] + " " + LOCAL.get()[1] + " " + s.get() + " " + Const.B
                + " " + exotic[1] + " " + ((Thread) exotic[2]).getName());
    }
}
