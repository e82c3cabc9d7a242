// SPDX-License-Identifier: Apache-2.0
// Tests: enhanced for over arrays, iterables, own iterators; modification of the loop variable; nested arrays.
// Expects: every element once; the source unchanged.
import java.util.Iterator;
import java.util.NoSuchElementException;

public class ForEach {
    record Range(int from, int to) implements Iterable<Integer> {
        @Override public Iterator<Integer> iterator() {
            return new Iterator<>() {
                int next = from;
                public boolean hasNext() { return next < to; }
                public Integer next() { if (!hasNext()) throw new NoSuchElementException(); return next++; }
            };
        }
    }

    public static void main(String[] args) {
        int[] a = {1, 2, 3};
        for (int x : a) { x *= 2; System.out.print(x + " "); }
        for (long x : a) System.out.print(x + " ");
        System.out.println(a[0] + a[1] + a[2]);
        int sum = 0;
        for (int i : new Range(1, 5)) for (int j : new Range(0, i)) sum += i * j;
        System.out.println(sum);
        for (char[] row : new char[][] {{'a', 'b'}, {}, {'c'}}) for (char c : row) System.out.print(c);
        System.out.println();
        for (String s : "x,y".split(",")) { if (s.equals("y")) break; System.out.println(s); }
        new Range(3, 6).forEach(i -> System.out.print(i + ";"));
        try { new Range(1, 1).iterator().next(); } catch (NoSuchElementException e) {
                System.out.println(" none " + e.getMessage()); }
        try { for (String s : (String[]) null) System.out.println(s); } catch (NullPointerException e) {
                System.out.println("null array"); }
    }
}
