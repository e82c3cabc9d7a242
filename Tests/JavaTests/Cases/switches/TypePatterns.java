// SPDX-License-Identifier: Apache-2.0
// Tests: type patterns with guards, dominance, null, arrays, boxed primitives, qualified constants.
// Expects: first applicable arm in order.
import java.util.*;

public class TypePatterns {
    static String of(Object o) {
        return switch (o) {
            case null -> "null";
            case Integer i when i > 100 -> "big " + i;
            case Integer i when i < 0 -> { int j = -i; yield "negative " + j; }
            case Integer i -> "int " + i;
            case Long l -> "long " + l;
            case Character c when Character.isDigit(c) -> "digit";
            case String s when s.isEmpty() -> "empty";
            case String s -> "string " + s.length();
            case int[] a when a.length > 0 -> "ints " + a[0];
            case Object[] a -> "array " + a.length;
            case List<?> l -> "list " + of(l.isEmpty() ? null : l.get(0));
            case Enum<?> e -> "enum " + e.name();
            case Runnable r -> { r.run(); yield "ran"; }
            case CharSequence c -> "chars";
            default -> o.getClass().getSimpleName();
        };
    }

    static void statement(Object o) {
        switch (o) {
            case String s when s.length() > 3: System.out.println("long string"); break;
            case String _: System.out.println("string"); break;
            case null, default: System.out.println("rest");
        }
    }

    public static void main(String[] args) {
        Object[] all = {null, 500, -5, 5, 7L, '4', 'x', "", "abc", new int[] {3}, new int[0], new String[2],
                List.of(-1), List.of(), Thread.State.NEW,
            (Runnable) () -> System.out.print("[run] "), new StringBuilder("b"), 2.5};
        for (Object o : all) System.out.println(of(o));
        statement("long one");
        statement("s");
        statement(null);
        statement(3);
    }
}
