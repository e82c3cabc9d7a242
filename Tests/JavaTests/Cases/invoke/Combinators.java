// SPDX-License-Identifier: Apache-2.0
// Tests: MethodHandles combinators: insert, drop, permute, filter, fold, guard, catch, loops, collect, spread.
// Expects: composed results.
import java.lang.invoke.*;
import java.util.Arrays;
import static java.lang.invoke.MethodHandles.*;
import static java.lang.invoke.MethodType.methodType;

public class Combinators {
    static int sub(int a, int b) { return a - b; }
    static int dbl(int a) { return a * 2; }
    static boolean pos(int a, int b) { return a > 0; }
    static int fail(int a, int b) { throw new IllegalStateException("f" + a); }
    static int handle(IllegalStateException e, int a, int b) { return e.getMessage().length() * 100 + b; }
    static String all(Object... a) { return Arrays.toString(a); }
    static boolean more(int acc, int limit) { return acc < limit; }
    static int step(int acc, int limit) { return acc * 3 + 1; }

    static MethodHandle find(String n, Class<?> r, Class<?>... p) throws Exception {
            return lookup().findStatic(Combinators.class, n, methodType(r, p)); }

    public static void main(String[] args) throws Throwable {
        MethodHandle sub = find("sub", int.class, int.class, int.class), dbl = find("dbl", int.class, int.class);
        System.out.println(insertArguments(sub, 1, 10).invoke(3) + " " + dropArguments(dbl, 0, String.class).invoke("x",
                4) + " " + permuteArguments(sub, sub.type(), 1, 0).invoke(1, 5));
        System.out.println(filterArguments(sub, 0, dbl).invoke(5, 1) + " " + filterReturnValue(sub, dbl).invoke(5,
                1) + " " + foldArguments(dropArguments(sub, 2, int.class), dbl.asType(methodType(int.class,
                int.class))).invoke(6, 0));
        System.out.println(guardWithTest(find("pos", boolean.class, int.class, int.class), sub, find("fail", int.class,
                int.class, int.class)).invoke(3, 1));
        System.out.println(catchException(find("fail", int.class, int.class, int.class), IllegalStateException.class,
                find("handle", int.class, IllegalStateException.class, int.class, int.class)).invoke(5, 6));
        MethodHandle all = find("all", String.class, Object[].class);
        System.out.println(all.invoke(1, "b", 3.5) + " " + all.asFixedArity().asCollector(Object[].class,
                2).invoke((Object) 1, (Object) 2) + " " + sub.asSpreader(int[].class, 2).invoke(new int[] {9, 4}));
        MethodHandle loop = whileLoop(constant(int.class, 1), dropArguments(find("more", boolean.class, int.class,
                int.class), 2), find("step", int.class, int.class, int.class));
        System.out.println(loop.invoke(100));
        System.out.println(identity(String.class).invoke("same") + " " + constant(long.class,
                5L).invoke() + " " + arrayElementGetter(int[].class).invoke(new int[] {7, 8},
                1) + " " + arrayLength(int[].class).invoke(new int[3]));
        System.out.println(explicitCastArguments(dbl, methodType(byte.class,
                double.class)).invoke(100.9) + " " + zero(int.class).invoke() + " " + tryFinally(dbl,
                dropArguments(dropArguments(identity(int.class), 0, Throwable.class), 2, int.class)).invoke(21));
        try { throwException(void.class, Exception.class).invoke(new Exception("thrown")); } catch (Exception e) {
                System.out.println(e.getMessage()); }
        MethodHandle table = tableSwitch(dropArguments(constant(String.class, "default"), 0, int.class),
                dropArguments(constant(String.class, "zero"), 0, int.class), dropArguments(constant(String.class,
                "one"), 0, int.class));
        System.out.println(table.invoke(0) + " " + table.invoke(1) + " " + table.invoke(9));
    }
}
