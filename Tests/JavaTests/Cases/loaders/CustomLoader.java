// SPDX-License-Identifier: Apache-2.0
// Tests: a loader that defines its own copy of a class: two classes of one name, casts between them fail, statics apart.
// Expects: two worlds.
import java.io.InputStream;

public class CustomLoader extends ClassLoader {
    public static class Counter implements Runnable { static int n; public void run() { n++;
            System.out.println("count " + n + " in " + getClass().getClassLoader().getName()); } }
    CustomLoader(String name) { super(name, CustomLoader.class.getClassLoader()); }

    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals("CustomLoader$Counter")) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> c = findLoadedClass(name);
            if (c != null) return c;
            try (InputStream in = getParent().getResourceAsStream(name + ".class")) { byte[] b = in.readAllBytes();
                    return defineClass(name, b, 0, b.length); } catch (java.io.IOException e) {
                    throw new ClassNotFoundException(name, e); }
        }
    }

    public static void main(String[] args) throws Exception {
        CustomLoader a = new CustomLoader("a"), b = new CustomLoader("b");
        Class<?> ca = a.loadClass("CustomLoader$Counter"), cb = Class.forName("CustomLoader$Counter", true, b);
        Runnable ra = (Runnable) ca.getConstructor().newInstance(), rb = (Runnable) cb.getConstructor().newInstance();
        ra.run(); ra.run(); rb.run(); new Counter().run();
        System.out.println((ca == cb) + " " + ca.getName().equals(cb.getName()) + " "
                + (ca == a.loadClass("CustomLoader$Counter")) + " " + ca.isInstance(rb));
        try { Counter c = (Counter) (Object) ra; } catch (ClassCastException e) {
                System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@hash")); }
        System.out.println(ca.getModule() == a.getUnnamedModule());
    }
}
