// SPDX-License-Identifier: Apache-2.0
// Tests: access flags and modifiers of arrays, primitives, enums, records, annotations; methods that only instructions
// can call, by reflection.
// Expects: flags by location, and the refusals.
import java.lang.invoke.*;
import java.lang.reflect.*;

public class Versions {
    enum Kind { A }
    record Pair(int x) { }
    @interface Mark { }
    private interface Hidden { }

    static void call(Class<?> holder, String name, Object receiver) throws Exception {
        try {
            holder.getMethod(name, Object[].class).invoke(receiver, (Object) new Object[0]);
        } catch (InvocationTargetException e) {
            System.out.println(e.getCause());
        }
    }

    public static void main(String[] args) throws Throwable {
        for (Class<?> each : new Class<?>[] {int.class, int[].class, Kind[][].class, Kind.class, Pair.class, Mark.class,
                Hidden.class, void.class, String.class}) {
            System.out.println(each.getName() + " " + each.accessFlags() + " " + Modifier.toString(each.getModifiers()));
        }
        call(MethodHandle.class, "invokeExact", MethodHandles.identity(int.class));
        call(MethodHandle.class, "invoke", MethodHandles.identity(int.class));
        call(VarHandle.class, "compareAndSet", MethodHandles.arrayElementVarHandle(int[].class));
        MethodHandle length = MethodHandles.lookup().findVirtual(String.class, "length", MethodType.methodType(int.class));
        try { length.invoke((String) null); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    }
}
