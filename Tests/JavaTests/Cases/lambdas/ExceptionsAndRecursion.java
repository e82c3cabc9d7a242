// SPDX-License-Identifier: Apache-2.0
// Tests: exceptions thrown through lambdas, checked ones via own interfaces, recursion through fields, stack traces.
// Expects: lambda frames named lambda$main$n.
import java.io.IOException;
import java.util.function.*;

public class ExceptionsAndRecursion {
    interface Throwing<T, E extends Exception> { T get() throws E; }
    static <T, E extends Exception> T call(Throwing<T, E> t) throws E { return t.get(); }
    static Function<Integer, Long> factorial;

    public static void main(String[] args) {
        factorial = n -> n < 2 ? 1L : n * factorial.apply(n - 1);
        System.out.println(factorial.apply(15));
        try { call(() -> { throw new IOException("checked"); }); } catch (IOException e) {
            System.out.println(e.getMessage());
            for (StackTraceElement s : e.getStackTrace()) System.out.println("  " + s.getMethodName() + ":"
                    + s.getLineNumber());
        }
        Supplier<Integer> bad = () -> Integer.parseInt("x");
        try { bad.get(); } catch (NumberFormatException e) { System.out.println(e.getMessage()); }
        BiFunction<Integer, Integer, Integer> ack = new BiFunction<>() {
            public Integer apply(Integer m, Integer n) { return m == 0 ? n + 1 : n == 0 ? apply(m - 1, 1) : apply(m - 1,
                    apply(m, n - 1)); }
        };
        System.out.println(ack.apply(2, 3));
        Runnable r = () -> { throw new IllegalStateException("runnable"); };
        try { r.run(); } catch (IllegalStateException e) {
                System.out.println(e.getStackTrace()[0].getMethodName().startsWith("lambda$")); }
    }
}
