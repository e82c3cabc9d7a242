// SPDX-License-Identifier: Apache-2.0
// Tests: the one thing that keeps a dropped loader and its classes: an instance, a Class, an array, an array's class, a thread's
// context loader, a running method, a stack trace, a Method, a method handle, a lambda, a class of another loader.
// Expects: the loader stays as long as that thing does, and goes afterwards.
import java.lang.invoke.*;
import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.CountDownLatch;
import java.util.function.*;

public class UnloadingKept extends ClassLoader {
    public static class Payload {
        public static int[] data = { 1, 2, 3 };
        int x = 7;
        public Payload() { }
        public int x() { return x + data.length; }
        public static void fail() { throw new IllegalStateException("payload"); }
        public static Supplier<String> lambda() { return () -> "lambda " + data.length; }
        /// Runs until told, with only this frame naming the class.
        public static void await(CountDownLatch running, CountDownLatch go) throws InterruptedException {
            running.countDown();
            go.await();
            data[0]++;
        }
    }
    public static class User { public static Object make() { return Payload.data.length; } }

    final String name;
    final byte[] bytes;
    final ClassLoader other;

    UnloadingKept(String simpleName, ClassLoader other) throws Exception {
        super("kept", UnloadingKept.class.getClassLoader());
        this.name = "UnloadingKept$" + simpleName;
        this.other = other;
        try (var in = UnloadingKept.class.getResourceAsStream(name + ".class")) { bytes = in.readAllBytes(); }
    }

    @Override protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(wanted)) {
            if (!wanted.equals(name)) {
                boolean isOther = other != null && wanted.equals("UnloadingKept$Payload");
                return isOther ? other.loadClass(wanted) : super.loadClass(wanted, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defineClass(name, bytes, 0, bytes.length);
        }
    }

    interface Maker { Object make(Class<?> c) throws Exception; }

    static Reference<ClassLoader> loader;

    static Object keep(Maker maker) throws Exception {
        UnloadingKept l = new UnloadingKept("Payload", null);
        loader = new WeakReference<>(l);
        return maker.make(l.loadClass("UnloadingKept$Payload"));
    }

    static boolean isGone() throws Exception {
        for (int i = 0; i < 10 && loader.get() != null; i++) { System.gc(); Thread.sleep(1); }
        return loader.get() == null;
    }

    static void check(String what, Maker maker, Function<Object, Object> use) throws Exception {
        Object[] kept = { keep(maker) };
        System.gc();
        boolean stayed = loader.get() != null;
        Object result = use.apply(kept[0]);
        kept[0] = null;
        System.out.println(what + ": " + stayed + " " + result + " " + isGone());
    }

    static Object call(Object target, String method) {
        try { return target.getClass().getMethod(method).invoke(target); } catch (Exception e) { return e; }
    }

    public static void main(String[] args) throws Exception {
        check("instance", c -> c.getConstructor().newInstance(), o -> call(o, "x"));
        check("class", c -> c, c -> ((Class<?>) c).getTypeName());
        check("array", c -> java.lang.reflect.Array.newInstance(c, 3), a -> a.getClass().getTypeName());
        check("array class", c -> c.arrayType().arrayType(), a -> ((Class<?>) a).getTypeName());
        check("method", c -> c.getMethod("x"), m -> ((java.lang.reflect.Method) m).getName());
        check("handle", c -> MethodHandles.lookup().findVirtual(c, "x", MethodType.methodType(int.class)),
                h -> ((MethodHandle) h).type().parameterCount());
        check("lambda", c -> c.getMethod("lambda").invoke(null), s -> ((Supplier<?>) s).get());
        check("stack trace", c -> {
            try { c.getMethod("fail").invoke(null); return null; } catch (java.lang.reflect.InvocationTargetException e) {
                Throwable t = e.getCause();
                return t;
            }
        }, t -> ((Throwable) t).getMessage());
        check("another loader", c -> {
            UnloadingKept user = new UnloadingKept("User", c.getClassLoader());
            Class<?> u = user.loadClass("UnloadingKept$User");
            u.getMethod("make").invoke(null);
            return u;
        }, u -> {
            try { return ((Class<?>) u).getMethod("make").invoke(null); } catch (Exception e) { return e; }
        });
        context();
        frame();
    }

    static void context() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread t = new Thread(() -> { try { end.await(); } catch (InterruptedException e) { } });
        keep(c -> { t.setContextClassLoader(c.getClassLoader()); return null; });
        t.start();
        System.gc();
        boolean stayed = loader.get() != null;
        end.countDown();
        t.join();
        t.setContextClassLoader(null);
        System.out.println("context loader: " + stayed + " " + isGone());
    }

    static void frame() throws Exception {
        CountDownLatch running = new CountDownLatch(1), go = new CountDownLatch(1);
        MethodHandle[] target = { (MethodHandle) keep(c -> MethodHandles.lookup().findStatic(c, "await",
                MethodType.methodType(void.class, CountDownLatch.class, CountDownLatch.class))) };
        Thread t = new Thread(() -> {
            MethodHandle h = target[0];
            target[0] = null;
            try { h.invoke(running, go); } catch (Throwable e) { System.out.println(e); }
        });
        t.start();
        running.await();
        System.gc();
        boolean stayed = loader.get() != null;
        go.countDown();
        t.join();
        System.out.println("frame: " + stayed + " " + isGone());
    }
}
