// SPDX-License-Identifier: Apache-2.0
// Tests: all kinds: static, bound, unbound, constructor, array constructor, super, varargs, with boxing and widening.
// Expects: the bound receiver is evaluated once, when the reference is made.
import java.util.*;
import java.util.function.*;

public class MethodReferences {
    String name;
    MethodReferences(String n) { name = n; }
    MethodReferences() { this("default"); }
    String greet(String o) { return name + " greets " + o; }
    static int sum(int... v) { return Arrays.stream(v).sum(); }
    static class Sub extends MethodReferences {
        Sub() { super("sub"); }
        @Override String greet(String o) { return "overridden"; }
        Function<String, String> viaSuper() { return super::greet; }
    }
    static MethodReferences make() { System.out.println("made"); return new MethodReferences("made"); }

    public static void main(String[] args) {
        Function<String, Integer> stat = Integer::parseInt;
        BiFunction<MethodReferences, String, String> unbound = MethodReferences::greet;
        Function<String, String> bound = make()::greet;
        Supplier<MethodReferences> ctor = MethodReferences::new;
        Function<String, MethodReferences> ctor1 = MethodReferences::new;
        IntFunction<int[][]> array = int[][]::new;
        IntBinaryOperator varargs = MethodReferences::sum;
        ToLongFunction<Integer> widened = Integer::intValue;
        System.out.println(stat.apply("12") + unbound.apply(new MethodReferences("u"),
                "x") + bound.apply("1") + bound.apply("2"));
        System.out.println(ctor.get().name + ctor1.apply("one").name + array.apply(3).length + varargs.applyAsInt(3,
                4) + widened.applyAsLong(5));
        System.out.println(new Sub().viaSuper().apply("you") + " " + new Sub().greet("x"));
        Comparator<String> c = String::compareToIgnoreCase;
        System.out.println(c.reversed().compare("a", "B") + " "
                + Optional.of("x").map(String::length).map(Integer::toBinaryString).get());
        try { Supplier<Integer> n = ((String) null)::length; } catch (NullPointerException e) {
                System.out.println("receiver checked early"); }
        Function<Object, String> f = Object::toString;
        Function<Integer, Object> g = f::apply;
        System.out.println(g.apply(5));
        Callback cb = System.out::println;
        cb.call('c');
    }
    interface Callback { void call(char c); }
}
