@Deprecated
package demo.everything;

import java.util.*;
import java.util.function.Function;
import static java.lang.Math.max;
import static java.util.Map.*;
import module java.base;

/** A class with one of each. @see Object */
public abstract sealed class Everything<@Mark T extends Comparable<T> & java.io.Serializable, U>
        extends Object implements Iterable<T>, Cloneable permits Everything.Leaf, Other {

    private static final int DECIMAL = 1_000, HEX = 0xFF_FF, BITS = 0b1010, OCTAL = 017, TABLE[] = {1, 2, 3,};
    protected transient volatile long big = -9223372036854775808L + 0x7fff_ffffL, small = -2147483648;
    float[] floats = {1f, 1.5e3F, .5f, 0x1.8p1f, 1e-3f}, more[] = new float[3][];
    double d = 1., e = 1e10, f = 0x.8p-2, g = 1D, h = 5e-324;
    char c = 'x', quote = '\'', escape = '\u0041', octal = '\377', space = '\s';
    String text = "tab\t\"quoted\" \101", block = """
            Hello \
            world
              "deep" \""" end\s
            """;
    int @Mark [] annotated @Mark [];
    Map<String, List<? extends Set<? super Integer>>> map = new HashMap<>();
    @Mark(1) @Marks({@Mark(2), @Mark(value = 3)}) Object marked;

    static { max(1, 2); }
    { big++; }

    /** @deprecated old */
    Everything(Everything<T, U> this_) throws Error {
        int before = 1;
        this(before);
    }

    <X> Everything(int... numbers) { super(); }

    abstract void nothing();

    public static synchronized strictfp <A, B extends A> B choose(final A first, @Mark B second, int[]... rest)
            throws Exception, java.io.IOException {
        return (B) first;
    }

    int old()[] { return new int[] {1, 2}; }

    void receiver(Everything<T, U> this, int x) { }

    native int nativeOne();

    class Inner {
        Inner(Everything<T, U> Everything.this) { Everything.this.big = 1L; Everything.super.hashCode(); }
    }

    record Point(int x, @Mark int... y) implements Comparable<Point> {
        static int count;
        Point { if (x < 0) throw new IllegalArgumentException("x: " + x); }
        Point(int x) { this(x, 1, 2); }
        public int compareTo(Point other) { return x - other.x; }
    }

    enum Color implements Runnable {
        RED(1) { public void run() { } }, @Mark GREEN, BLUE(),;
        private final int code;
        Color() { this(0); }
        Color(int code) { this.code = code; }
        public void run() { }
    }

    enum Empty { }

    @interface Mark { int value() default 1 + 2; Class<?>[] types() default {int.class, String[].class}; }

    interface Shape extends Cloneable { int SIDES = 0; default int sides() { return SIDES; } private void p() { } }

    non-sealed static class Leaf extends Everything<String, Object> { Leaf() { super(1); } void nothing() { } }

    void statements(int n, Object o) throws Exception {
        ;
        int i = 0, j[] = {1}, k;
        final var list = new ArrayList<Map<String, int[]>>() { { add(null); } };
        outer: for (int a = 0, b = 1; a < n && b != 2; a++, --b) {
            if (a == 1) continue outer; else if (a > 2) break; else { break outer; }
        }
        for (;;) { break; }
        for (i = 0, k = 1; ; ) { if (i++ > 3) break; }
        for (final String s : new String[] {"a"}) System.out.println(s);
        while (i > 0) i -= 1;
        do { i <<= 2; i >>>= 1; i ^= ~i; } while (i < 10);
        synchronized (this) { assert i > 0 : "positive"; }
        assert !(o == null);
        try (var in = open(); AutoCloseable other = null; in) { in.close(); }
        catch (final IllegalStateException | Error problem) { throw problem; }
        finally { k = 2; }
        switch (n) {
            case 1, 2: i = 3;
            case 3: { break; }
            default: return;
        }
        switch (o) {
            case null -> { }
            case String s when s.length() > 3 && n > 1 -> System.out.println(s);
            case Point(int x, var y) -> throw new Exception();
            case Pair<?>(Point(_, _), _) when list.stream().anyMatch(z -> z != null) -> i = 1;
            case Integer _ -> nothing();
            case null, default -> i++;
        }
        int value = switch (n) { case 1 -> 2; case 2 -> { yield 3; } default -> throw new Error(); };
        value += switch (o) { case Color.RED: yield 1; default: int yield = 2; yield yield; };
        class Local<V> { V v; }
        record Pair<P>(P left, P right) { }
        enum Two { ONE, TWO }
        interface Small { void f(); }
    }

    Object expressions(int n, Object o) {
        Function<Integer, Function<Integer, Integer>> add = x -> (y) -> x + y;
        Comparator<String> order = (final String left, String _) -> { return left.compareTo(""); };
        Runnable run = () -> { }, other = this::nothing, third = (Runnable & java.io.Serializable) () -> nothing();
        Object made = new Everything.Leaf(), inner = this.new Inner(), generic = new <String>ArrayList<>(n);
        Object reference = int[]::new, second = ArrayList<String>::new, fourth = List<String>[]::clone;
        int[][] grid = new int[3][n + 1], cube = new int @Mark [2] @Mark [];
        boolean test = o instanceof String s && s.isEmpty() || !(o instanceof Point(int a, final int[] b));
        boolean less = n < 3 == n >= 4 ? n > 5 & n <= 6 | n != 7 ^ true : false;
        int sum = +n - -n * n / (n % 3) << 2 >> 1 >>> (byte) 3 + ~n - - -n;
        String cast = (String) o + (int) +1.5 + (char) -n + (T) null;
        Class<?> type = int.class, array = String[][].class, nothing = void.class;
        Collections.<String>emptyList().forEach(System.out::println);
        grid[0][1] = grid[n--][++n] = n++ + 1;
        Everything.<T, T>choose(null, null).hashCode();
        return n > 1 ? (Function<T, U>) t -> null : super.equals(o) ? Color::valueOf : o;
    }
}

final class Other extends Everything<Integer, int[]> { void nothing() { } }
;
