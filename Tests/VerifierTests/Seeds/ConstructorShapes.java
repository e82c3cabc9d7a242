// SPDX-License-Identifier: Apache-2.0
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Constructors, protected members and handlers: what the other seeds lack. */
class ConstructorShapes extends FilterInputStream implements Cloneable {
    private final List<String> names;
    private final long size;
    static class Other extends FilterInputStream { Other(InputStream in) { super(in); } }

    ConstructorShapes(InputStream in, boolean choice, long size) {
        super(choice ? new Other(in) : in);
        this.size = size;
        names = new ArrayList<>(choice ? 3 : 4);
        try { names.add(new StringBuilder().append(in.read()).append(size).toString()); }
        catch (java.io.IOException | RuntimeException e) { names.add(e.getMessage()); }
    }

    ConstructorShapes(String text) { this(new java.io.ByteArrayInputStream(text == null ? new byte[0] : text.getBytes()), text != null, text == null ? 1L : text.length()); }

    Object twin() throws CloneNotSupportedException { in = this.in; InputStream[] copy = new InputStream[] {in, super.in}.clone(); return copy.length > 1 ? super.clone() : this.clone(); }

    @Override public synchronized void mark(int limit) {
        synchronized (names) {
            for (String s : names) if (s.length() > limit && super.markSupported()) super.mark(s.length()); else break;
        }
    }

    double mixed(int a, long b, float c, double d, Object o) {
        Number n = o instanceof Integer i ? i : o instanceof Long l ? (Number) l : Double.valueOf(d);
        Comparable<?> k = a > 3 ? "text" : Long.valueOf(b);
        int[][] grid = new int[a][(int) b];
        try { grid[a][0] += (int) (c * d); d += grid[0][a]--; } finally { b <<= a; c = -c; }
        switch (a) { case 1: d = b; case 2: d %= c; break; case 1000: return n.doubleValue(); default: b ^= ~a; }
        return k == null ? d : b > 5 ? (float) d : n.intValue() >>> 2;
    }
}
