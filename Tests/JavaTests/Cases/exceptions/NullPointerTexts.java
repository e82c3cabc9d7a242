// SPDX-License-Identifier: Apache-2.0
// Tests: helpful texts for longer expressions: chains, array of arrays, method results, static fields, this, parameters.
// Expects: HotSpot's descriptions.
import java.util.function.Supplier;

public class NullPointerTexts {
    NullPointerTexts[] list;
    String[][] names = new String[2][];
    static NullPointerTexts shared = new NullPointerTexts();
    long wide;
    Supplier<String> supplier;
    NullPointerTexts self() { return null; }
    static String[] none() { return null; }
    void on(NullPointerTexts p, int i, long l, double[] d) {
        attempt(() -> p.list[i].wide++);
        attempt(() -> d[i] = l);
        attempt(() -> this.list[0].self().wide = 3);
        attempt(() -> System.out.println(this.names[i + 1][i * 2].length()));
        attempt(() -> System.out.println(supplier.get()));
    }
    static void attempt(Runnable r) { try { r.run(); System.out.println("none"); } catch (NullPointerException e) {
            System.out.println(e.getMessage()); } }

    public static void main(String[] args) {
        shared.on(new NullPointerTexts(), 0, 5, null);
        attempt(() -> System.out.println(none()[3]));
        attempt(() -> System.out.println(none().length));
        attempt(() -> shared.self().self());
        attempt(() -> shared.list[shared.names.length].toString());
        attempt(() -> { Object[] o = {null}; o[0].hashCode(); });
        attempt(() -> { boolean[] z = null; z[1] = true; });
        attempt(() -> { byte[] b = null; b[0]++; });
        attempt(() -> { char[] c = null; c[0] = 'c'; });
        attempt(() -> { short[] s = null; System.out.println(s[0]); });
        attempt(() -> { float[] f = null; f[0] *= 2; });
        attempt(() -> { long[] l = null; System.out.println(l[0]); });
        attempt(() -> { Long n = null; long m = n + 1; });
        attempt(() -> { Boolean b = null; if (b) System.out.println(); });
        attempt(() -> { for (String s : none()) System.out.println(s); });
        attempt(() -> java.util.Objects.requireNonNull(null, "own message"));
    }
}
