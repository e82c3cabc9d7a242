// SPDX-License-Identifier: Apache-2.0
// Tests: sealed generic hierarchies, switch as expression in all contexts, side effects in selector evaluated once.
// Expects: results and one evaluation.
public class Exhaustive {
    sealed interface Opt<T> { }
    record Some<T>(T v) implements Opt<T> { }
    record None<T>() implements Opt<T> { }
    sealed interface Tree<T> permits Leaf, Fork { }
    record Leaf<T>(T v) implements Tree<T> { }
    record Fork<T>(Tree<T> l, Tree<T> r) implements Tree<T> { }
    static int evaluations;

    static <T> T get(Opt<T> o, T d) { return switch (o) { case Some<T>(T v) -> v; case None<T>() -> d; }; }
    static int sum(Tree<Integer> t) { return switch (t) { case Leaf<Integer>(Integer v) -> v;
            case Fork<Integer>(var l, var r) -> sum(l) + sum(r); }; }
    static <T> int depth(Tree<T> t) { return switch (t) { case Leaf<T> l -> 0; case Fork<T>(Leaf<T> l, Leaf<T> r) -> 1;
            case Fork<T>(Tree<T> l, Tree<T> r) -> 1 + Math.max(depth(l), depth(r)); }; }
    static Object selector() { evaluations++; return "sel"; }

    public static void main(String[] args) {
        System.out.println(get(new Some<>(5), 0) + get(new None<>(), 7));
        Tree<Integer> t = new Fork<>(new Fork<>(new Leaf<>(1), new Leaf<>(2)), new Fork<>(new Leaf<>(3),
                new Fork<>(new Leaf<>(4), new Leaf<>(5))));
        System.out.println(sum(t) + " " + depth(t));
        String s = "x" + switch (selector()) { case Integer i when i > 3 -> 1; case String q when q.length() > 5 -> 2;
                case String q -> q.length() * 2.5; default -> 'c'; } + "y";
        System.out.println(s + " " + evaluations);
        int[] a = {1, 2, 3};
        a[switch (a.length) { case 3 -> 1; default -> 0; }] += switch (a[0]) { case 1: { int q = 5; while (true) {
                if (q > 50) yield q; q *= 3; } } default: yield 0; };
        System.out.println(a[1]);
    }
}
