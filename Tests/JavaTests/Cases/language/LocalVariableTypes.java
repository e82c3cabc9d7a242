// SPDX-License-Identifier: Apache-2.0
// Tests: var with anonymous, intersection and wildcard types; unnamed variables and patterns.
// Expects: ordinary results.
import java.util.*;

public class LocalVariableTypes {
    record P(int a, int b) {}
    public static void main(String[] args) {
        var list = new ArrayList<Map<String, ? extends Number>>();
        list.add(Map.of("k", 1));
        for (var m : list) for (var e : m.entrySet()) System.out.println(e.getKey() + e.getValue().intValue());
        var mixed = List.of(1, 2.5, 3L);
        double d = 0;
        for (var n : mixed) d += n.doubleValue();
        System.out.println(d);
        int count = 0;
        for (var _ : mixed) count++;
        try { Integer.parseInt("x"); } catch (NumberFormatException _) { count += 10; }
        Object o = new P(3, 4);
        if (o instanceof P(var a, _)) count += a * 100;
        java.util.function.BiFunction<Integer, Integer, Integer> f = (x, _) -> x;
        System.out.println(count + f.apply(1000, 9));
        var r = (Runnable & java.io.Serializable) () -> System.out.println("intersection");
        r.run();
        System.out.println(r instanceof java.io.Serializable);
    }
}
