// SPDX-License-Identifier: Apache-2.0
// Tests: findVirtual, findStatic, findConstructor, findSpecial, field getters and setters; invokeExact and invoke.
// Expects: results; WrongMethodTypeException texts.
import java.lang.invoke.*;

public class MethodHandleBasics {
    int field = 3;
    static String s = "static";
    MethodHandleBasics(int f) { field = f; }
    int add(int x, long y) { return (int) (field + x + y); }
    static String join(String a, Object b) { return a + b; }
    @Override public String toString() { return "MH" + field; }
    private static class Sub extends MethodHandleBasics {
        Sub() { super(50); }
        @Override int add(int x, long y) { return -1; }
        static MethodHandle special() throws Exception { return MethodHandles.lookup().findSpecial(MethodHandleBasics.class, "add", MethodType.methodType(int.class, int.class, long.class), Sub.class); }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup();
        MethodHandle add = l.findVirtual(MethodHandleBasics.class, "add", MethodType.methodType(int.class, int.class,
                long.class));
        MethodHandle join = l.findStatic(MethodHandleBasics.class, "join", MethodType.methodType(String.class,
                String.class, Object.class));
        MethodHandle make = l.findConstructor(MethodHandleBasics.class, MethodType.methodType(void.class, int.class));
        MethodHandleBasics o = (MethodHandleBasics) make.invokeExact(7);
        System.out.println((int) add.invokeExact(o, 1, 2L) + " " + (String) join.invokeExact("a",
                (Object) 5) + " " + o);
        System.out.println(add.invoke(o, (short) 1, 2) + " " + join.invokeWithArguments("x",
                null) + " " + (Object) join.invoke("y", 'c'));
        MethodHandle get = l.findGetter(MethodHandleBasics.class, "field", int.class),
                set = l.findSetter(MethodHandleBasics.class, "field", int.class);
        set.invokeExact(o, 99);
        System.out.println((int) get.invokeExact(o) + " " + l.findStaticGetter(MethodHandleBasics.class, "s",
                String.class).invoke());
        System.out.println((int) Sub.special().invokeExact(new Sub(), 1, 1L) + " " + (int) add.invoke(new Sub(), 1,
                1L));
        try { int r = (int) add.invokeExact(o, 1, 2); } catch (WrongMethodTypeException e) {
                System.out.println(e.getMessage()); }
        try { add.invoke("no", 1, 2L); } catch (ClassCastException e) { System.out.println("receiver"); }
        try { l.findVirtual(String.class, "nope", MethodType.methodType(void.class));
                } catch (NoSuchMethodException e) { System.out.println(e.getMessage()); }
        System.out.println(add.type() + " " + make.type() + " " + l.findVirtual(String.class, "length",
                MethodType.methodType(int.class)).bindTo("four").invoke());
    }
}
