// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.function.Supplier;

/** Expressions that may be null, of all the kinds the message distinguishes. Never run: see NullPointerOracle. */
class NullPointerShapes {
    NullPointerShapes next;
    NullPointerShapes[] list;
    NullPointerShapes[][][] cube;
    static NullPointerShapes root;
    static String[] words;
    int number;
    long wide;
    double real;
    Object anything;

    NullPointerShapes next(int a, String b, Object[] c, StringBuilder d) { return next; }
    static NullPointerShapes make(long a, java.util.List<String> b, int[][] c) { return root; }

    void chains(NullPointerShapes p) {
        p.next.next.next.next.next.next.number = 1;
        p.next.next.next.next.number++;
        p.list[1].list[2].list[3].list[4].list[5].list[6].number--;
        this.next.wide += 2;
        p.next(1, "", null, null).next(2, null, null, null).real = 3;
        make(1, null, null).next.wide = root.next.wide;
        ((NullPointerShapes) p.anything).number = ((NullPointerShapes) make(2, null, null).anything).number;
    }

    int arrays(int[] a, long[] b, float[] c, double[] d, byte[] e, boolean[] f, char[] g, short[] h, int i, long j) {
        a[0] = a[i];
        b[i + 1] = b[(int) j];
        c[i * 2] = c[a[i]];
        d[a[a[0]]] = d[-1];
        e[5] = e[200];
        f[6] = f[40000];
        g[root.number] = g[this.number];
        h[next.next.number] = h[words[3].length()];
        cube[i][a[1]][2].number = cube[3][i].length;
        cube[0][1][2].next.cube[3][4][5].number = cube.length;
        words[b.length] = words[-i] + words[i++] + words[(byte) i];
        return f[f[0] ? 1 : 2] ? 1 : 0;
    }

    void written(Object a, long b, Object c, double[] d, String e) {
        a.hashCode();
        c.hashCode();
        if (b == 0) {
            c = e;
            e.length();
        }
        c.hashCode();
        for (int i = 0; i < d.length; i++) d[i]++;
        Object local = a;
        local.hashCode();
        String other = (String) local;
        other.length();
        synchronized (local) { d[1] = 1; }
        synchronized (root.next) { d[2] = 2; }
    }

    static void parameters(long a, Object b, double c, Object[] d, int... e) {
        b.hashCode();
        d[0].hashCode();
        d[e[0]] = d[e.length];
        e = null;
        e[1] = 2;
        a = e.length;
    }

    Object joined(boolean z, NullPointerShapes p) {
        (z ? p.next : p.list[0]).number = 1;
        (z ? next : root).next.number = 2;
        int i = z ? 1 : 2;
        p.list[z ? 1 : 2].number = i;
        p.list[i++].number += p.number++;
        Supplier<Object> s = () -> p.next.anything.toString();
        s.get().hashCode();
        NullPointerShapes q = p.next = root;
        return q.next.anything;
    }

    void thrown(RuntimeException e, int kind) {
        try {
            e.printStackTrace();
            if (kind == 1) throw e;
            throw new NullPointerException();
        } catch (IllegalStateException f) {
            f.getMessage().length();
            throw f;
        } finally {
            next.number++;
            switch (kind) {
                case 1 -> root.number = 2;
                case 2 -> words[kind].length();
                case 3000 -> list[kind].next = null;
                default -> throw (RuntimeException) anything;
            }
        }
    }

    void switches(String s, Thread.State t, Object o, List<? extends Number> l) {
        switch (s) {
            case "a" -> next.number = 1;
            case "b" -> next.number = 2;
        }
        switch (t) {
            case NEW -> next.number = 3;
            default -> next.number = 4;
        }
        if (o instanceof NullPointerShapes p && p.next.number > l.get(0).intValue()) root.number = 5;
        for (Number n : l) n.longValue();
        String text = null;
        text.length();
        "".concat(text).length();
        Integer boxed = l.size() > 3 ? null : 4;
        int unboxed = boxed + l.indexOf(boxed);
        int[][] grid = new int[4][];
        grid[unboxed][2] = grid[0].clone()[1];
    }

    static class Wide {
        static void locals(Object a) {
            long v00 = 0, v01 = 1, v02 = 2, v03 = 3, v04 = 4, v05 = 5, v06 = 6, v07 = 7, v08 = 8, v09 = 9, v10 = 10;
            long v11 = 0, v12 = 1, v13 = 2, v14 = 3, v15 = 4, v16 = 5, v17 = 6, v18 = 7, v19 = 8, v20 = 9, v21 = 10;
            long v22 = 0, v23 = 1, v24 = 2, v25 = 3, v26 = 4, v27 = 5, v28 = 6, v29 = 7, v30 = 8, v31 = 9, v32 = 10;
            Object late = a;
            late.hashCode();
            long[] sums = {v00 + v01 + v02 + v32, v31};
            sums[(int) v30] += v05;
            a.hashCode();
        }
        static void many(long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8, long a9,
            long b0, long b1, long b2, long b3, long b4, long b5, long b6, long b7, long b8, long b9, long c0, long c1,
            long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9, long d0, Object e, Object f,
            Object g) {
            e.hashCode();
            f.hashCode();
            g.hashCode();
        }
    }
}
