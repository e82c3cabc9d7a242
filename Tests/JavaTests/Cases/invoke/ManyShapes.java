// SPDX-License-Identifier: Apache-2.0
// Tests: method handles and lambdas over all parameter kinds and counts; boxing through asType; recursion.
// Expects: sums.
import java.lang.invoke.*;
import java.util.function.*;

public class ManyShapes {
    static long f0() { return 1; }
    static long f3(int a, long b, double c) { return a + b + (long) c; }
    static long f6(byte a, short b, char c, float d, boolean e, String g) {
            return a + b + c + (long) d + (e ? 1 : 0) + g.length(); }
    static long f9(int a, int b, int c, int d, int e, int f, int g, int h, long i) {
            return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i; }
    static int fact(MethodHandle self, int n) throws Throwable {
            return n < 2 ? 1 : n * (int) self.invokeExact(self, n - 1); }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        long sum = 0;
        for (var m : ManyShapes.class.getDeclaredMethods()) {
            MethodHandle h = l.unreflect(m);
            Object[] a = switch (m.getName()) {
                case "f0" -> new Object[] {};
                case "f3" -> new Object[] {1, 2, 3f};
                case "f6" -> new Object[] {(byte) 1, (byte) 2, 'c', 4L, true, "six"};
                case "f9" -> new Object[] {1, 2, 3, 4, 5, 6, 7, (short) 8, 9};
                default -> null;
            };
            if (a != null) { sum += (long) h.invokeWithArguments(a);
                    sum += (Long) h.asSpreader(Object[].class, a.length).invoke(a); }
        }
        System.out.println(sum);
        MethodHandle fact = l.findStatic(ManyShapes.class, "fact", MethodType.methodType(int.class, MethodHandle.class,
                int.class));
        System.out.println((int) fact.invokeExact(fact, 10));
        long t = 0;
        MethodHandle f3 = l.findStatic(ManyShapes.class, "f3", MethodType.methodType(long.class, int.class, long.class,
                double.class));
        for (int i = 0; i < 2000; i++) t += (long) f3.invokeExact(i, (long) i, 0.5);
        System.out.println(t);
        ToDoubleBiFunction<Float, Byte> d = (a, b) -> a * b;
        ObjLongConsumer<String> c = (s, n) -> System.out.print(s + n + " ");
        LongToIntFunction n = x -> (int) x;
        BooleanSupplier b = () -> true;
        c.accept("v", 3);
        System.out.println(d.applyAsDouble(1.5f, (byte) 2) + " " + n.applyAsInt(1L << 33 | 5) + " " + b.getAsBoolean());
    }
}
