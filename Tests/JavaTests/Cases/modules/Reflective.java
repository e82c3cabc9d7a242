// SPDX-License-Identifier: Apache-2.0
// Options: --add-opens java.base/java.util.concurrent=ALL-UNNAMED --add-exports java.base/sun.net.util=ALL-UNNAMED
// Tests: deep reflection across modules: setAccessible, trySetAccessible, canAccess, unexported packages, what --add-opens and
// --add-exports give, private lookups, exports and opens added at run time.
// Expects: InaccessibleObjectExceptions and IllegalAccessExceptions with the JDK's texts.
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.concurrent.Callable;

public class Reflective {
    static void attempt(String what, Callable<?> c) {
        try {
            System.out.println(what + ": " + c.call());
        } catch (Throwable t) {
            System.out.println(what + ": " + t.toString().replaceAll("@[0-9a-f]+", "@hash"));
        }
    }

    private static int secret = 5;

    public static void main(String[] args) throws Exception {
        Field value = String.class.getDeclaredField("value");
        attempt("setAccessible of a private field", () -> { value.setAccessible(true); return "done"; });
        attempt("trySetAccessible", value::trySetAccessible);
        attempt("canAccess", () -> value.canAccess("text"));
        attempt("get", () -> value.get("text"));
        Method hidden = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        attempt("setAccessible of a protected method", () -> { hidden.setAccessible(true); return "done"; });
        attempt("invoke", () -> hidden.invoke(ClassLoader.getSystemClassLoader(), "Reflective"));
        Constructor<?> constructor = Class.forName("java.util.ImmutableCollections$ListN").getDeclaredConstructors()[0];
        attempt("setAccessible of a constructor", () -> { constructor.setAccessible(true); return "done"; });
        Method unexported = Class.forName("jdk.internal.misc.VM").getMethod("maxDirectMemory");
        attempt("public in an unexported package", () -> unexported.invoke(null));
        attempt("setAccessible of a public one", () -> { unexported.setAccessible(true); return "done"; });
        Field opened = java.util.concurrent.ConcurrentHashMap.class.getDeclaredField("sizeCtl");
        attempt("opened by option", () -> { opened.setAccessible(true); return opened.getInt(new java.util.concurrent.ConcurrentHashMap<>(7)) > 0; });
        attempt("exported by option", () -> Class.forName("sun.net.util.IPAddressUtil").getMethod("isIPv4LiteralAddress", String.class).invoke(null, "1.2.3.4"));
        Field inExported = Class.forName("sun.net.util.IPAddressUtil").getDeclaredFields()[0];
        attempt("private in a package exported by option", inExported::trySetAccessible);
        Field own = Reflective.class.getDeclaredField("secret");
        attempt("own", () -> own.get(null) + " " + own.trySetAccessible() + " " + own.canAccess(null));
        attempt("privateLookupIn", () -> MethodHandles.privateLookupIn(String.class, MethodHandles.lookup()));
        attempt("privateLookupIn opened", () -> MethodHandles.privateLookupIn(java.util.concurrent.ConcurrentHashMap.class, MethodHandles.lookup())
                .findVarHandle(java.util.concurrent.ConcurrentHashMap.class, "sizeCtl", int.class).varType());
        attempt("findStatic unexported", () -> MethodHandles.lookup().findStatic(Class.forName("jdk.internal.misc.VM"), "maxDirectMemory", MethodType.methodType(long.class)));
        attempt("public lookup unexported", () -> MethodHandles.publicLookup().findStatic(Class.forName("jdk.internal.misc.VM"), "maxDirectMemory", MethodType.methodType(long.class)));
        attempt("findVarHandle", () -> MethodHandles.lookup().findVarHandle(String.class, "value", byte[].class));
        attempt("unreflect", () -> MethodHandles.lookup().unreflectGetter(value));
        attempt("lookup in", () -> MethodHandles.lookup().in(String.class) + " " + MethodHandles.lookup().in(Runnable.class).lookupModes());
        Module base = Object.class.getModule(), me = Reflective.class.getModule();
        attempt("open state", () -> base.isOpen("java.util.concurrent", me) + " " + base.isOpen("java.util", me) + " " + base.isExported("sun.net.util", me)
                + " " + base.isExported("sun.net.util") + " " + me.isNamed() + " " + me.isOpen("any", base) + " " + me.canRead(base));
        attempt("addOpens of another", () -> base.addOpens("java.util", me));
        attempt("addExports of another", () -> base.addExports("sun.net", me));
        attempt("addReads", () -> me.addReads(base) == me);
        attempt("implAddExports", () -> {
            Method m = Module.class.getDeclaredMethod("implAddExports", String.class);
            m.setAccessible(true);
            return m;
        });
        attempt("package private class", () -> Class.forName("java.util.KeyValueHolder").getDeclaredConstructors()[0].newInstance(1, 2));
        attempt("array of hidden class", () -> Array.newInstance(Class.forName("jdk.internal.misc.Unsafe"), 2).getClass().getSimpleName());
        attempt("proxy of a hidden interface", () -> Proxy.newProxyInstance(Reflective.class.getClassLoader(),
                new Class<?>[] {Class.forName("jdk.internal.access.JavaLangAccess")}, (p, m, a) -> null).getClass().getModule());
        attempt("proxy module", () -> Proxy.newProxyInstance(Reflective.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null).getClass().getPackageName());
    }
}
