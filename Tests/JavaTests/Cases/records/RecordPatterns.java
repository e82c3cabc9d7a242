// SPDX-License-Identifier: Apache-2.0
// Tests: deconstruction in switch with nesting, generics inference, guards, null components, exceptions in accessors.
// Expects: MatchException wrapping an accessor's failure.
public class RecordPatterns {
    sealed interface Shape {}
    record Circle(double r) implements Shape {}
    record Rect(P a, P b) implements Shape {}
    record P(int x, int y) {}
    record Pair<A, B>(A first, B second) {}
    record Failing(int v) { public int v() { throw new IllegalStateException("accessor"); } }

    static String show(Object o) {
        return switch (o) {
            case null -> "null!";
            case Circle(double r) when r > 10 -> "big circle";
            case Circle(var r) -> "circle " + r;
            case Rect(P(int x, int y), P(var x2, _)) when x == x2 -> "flat at " + x + "," + y;
            case Rect(P a, P b) -> "rect " + a + b;
            case Pair<?, ?>(String s, Integer i) -> "string-int " + s + i;
            case Pair<?, ?>(Pair<?, ?>(var a, var b), var c) -> "nested " + a + b + c;
            case Pair<?, ?>(var a, var b) -> "pair " + a + "/" + b;
            case Failing(int v) -> "never " + v;
            default -> "?";
        };
    }

    public static void main(String[] args) {
        Object[] all = {null, new Circle(11), new Circle(1), new Rect(new P(1, 2), new P(1, 9)), new Rect(new P(1, 2),
                new P(3, 4)), new Rect(null, new P(1, 1)),
            new Pair<>("s", 1), new Pair<>(new Pair<>(1, 2), 3), new Pair<>(null, null), new Pair<>(1, "s"), 5};
        for (Object o : all) System.out.println(show(o));
        try { show(new Failing(1)); } catch (MatchException e) {
                System.out.println(e.getMessage() + " | " + e.getCause()); }
    }
}
