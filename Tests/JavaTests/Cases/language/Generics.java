// SPDX-License-Identifier: Apache-2.0
// Tests: bounded types, wildcards, generic methods, erasure, recursive bounds, generic arrays through casts.
// Expects: ordinary results; erased classes equal.
import java.util.*;
import java.util.function.Function;

public class Generics {
    static <T extends Comparable<? super T>> T max(Collection<? extends T> c) {
        Iterator<? extends T> i = c.iterator();
        T best = i.next();
        while (i.hasNext()) { T n = i.next(); if (n.compareTo(best) > 0) best = n; }
        return best;
    }

    static class Pair<A, B> {
        final A a; final B b;
        Pair(A a, B b) { this.a = a; this.b = b; }
        <C> Pair<C, B> map(Function<? super A, ? extends C> f) { return new Pair<>(f.apply(a), b); }
        static <X> Pair<X, X> twin(X x) { return new Pair<>(x, x); }
        @Override public String toString() { return "(" + a + ", " + b + ")"; }
    }

    static abstract class Shape<S extends Shape<S>> { int size; @SuppressWarnings("unchecked") S grow() { size++;
            return (S) this; } }
    static class Box extends Shape<Box> { Box paint() { size *= 10; return this; } }

    @SafeVarargs static <T> List<T> listOf(T... ts) { return new ArrayList<>(Arrays.asList(ts)); }

    static void swap(List<?> l) { helper(l); }
    private static <E> void helper(List<E> l) { E e = l.get(0); l.set(0, l.get(1)); l.set(1, e); }

    public static void main(String[] args) {
        System.out.println(max(List.of(3, 9, 4)) + " " + max(Set.of("one")) + " " + new Pair<>("x",
                1).map(String::length) + " " + Pair.twin('t'));
        System.out.println(new Box().grow().paint().grow().size);
        List<String> l = listOf("a", "b");
        swap(l);
        System.out.println(l + " " + (new ArrayList<String>().getClass() ==
                (Object) new ArrayList<Integer>().getClass()));
        Object[] made = listOf(1, 2).toArray();
        System.out.println(made.getClass() + " " + listOf("s").toArray(new String[0]).getClass());
    }
}
