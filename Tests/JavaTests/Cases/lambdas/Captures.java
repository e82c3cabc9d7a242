// SPDX-License-Identifier: Apache-2.0
// Tests: lambdas capturing locals of every type, this, parameters; nested lambdas; serial identity of non-capturing ones.
// Expects: captured values, not variables.
import java.util.ArrayList;
import java.util.List;
import java.util.function.*;

public class Captures {
    int field = 1;
    Supplier<Integer> byThis() { return () -> ++field; }

    static Supplier<String> all(boolean z, byte b, char c, short s, int i, long l, float f, double d, Object o) {
        return () -> "" + z + b + c + s + i + l + f + d + o;
    }

    static Function<Integer, Function<Integer, Function<Integer, Integer>>> curried() {
            return a -> b -> c -> a * 100 + b * 10 + c; }

    public static void main(String[] args) {
        Captures x = new Captures();
        Supplier<Integer> s = x.byThis();
        s.get();
        x.field = 10;
        System.out.println(s.get() + " " + x.field);
        System.out.println(all(true, (byte) -1, 'c', (short) 3, 4, 5L, 6.5f, 7.25, "o").get());
        System.out.println(curried().apply(1).apply(2).apply(3));
        List<Runnable> rs = new ArrayList<>();
        for (int i = 0; i < 3; i++) { int n = i; rs.add(() -> System.out.print(n + " ")); }
        for (String t : List.of("a", "b")) rs.add(() -> System.out.print(t));
        rs.forEach(Runnable::run);
        System.out.println();
        int[] counter = {0};
        IntSupplier up = () -> ++counter[0], twice = () -> up.getAsInt() + up.getAsInt();
        System.out.println(twice.getAsInt() + " " + counter[0]);
        IntBinaryOperator gcd = new IntBinaryOperator() { public int applyAsInt(int a, int b) {
                return b == 0 ? a : applyAsInt(b, a % b); } };
        System.out.println(gcd.applyAsInt(84, 36));
    }
}
