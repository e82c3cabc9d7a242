// SPDX-License-Identifier: Apache-2.0
// Tests: which classes verification loads, and when it happens: at linking, before the initializer, once; not for the boot
// loader's classes; a class that fails leaves its users alone until they link it.
// Expects: HotSpot's order of requests to the loader.
import java.io.InputStream;
import java.util.Set;

public class LoadedClasses {
    public static class A { static { System.out.println("A initialized"); } public String toString() { return "A"; } }
    public static class B extends A { static { System.out.println("B initialized"); } }
    public interface I { }
    public static class C implements I { }
    public static class Assigns implements Runnable {
        static { System.out.println("Assigns initialized"); }
        A field;
        A merge(boolean b) { return b ? new A() : new B(); }
        I face(boolean b) { return b ? new C() : null; }
        A same(A a) { return a; }
        void thrower() throws Exception { throw new Odd(); }
        public void run() {
            field = new B();
            System.out.println(same(field));
            System.out.println(merge(true));
        }
    }
    public static class Odd extends Exception { }
    public static class Unused { void never() { A a = new B(); System.out.println(a); } }

    static class Loader extends ClassLoader {
        Loader() { super(LoadedClasses.class.getClassLoader()); }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            System.out.println("  asked for " + name);
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            if (!name.startsWith("LoadedClasses$")) return super.loadClass(name, resolve);
            try (InputStream in = LoadedClasses.class.getResourceAsStream(name + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Loader l = new Loader();
        System.out.println("load");
        Class<?> assigns = Class.forName("LoadedClasses$Assigns", false, l);
        System.out.println("initialize");
        Class.forName("LoadedClasses$Assigns", true, l);
        System.out.println("run");
        ((Runnable) assigns.getConstructor().newInstance()).run();
        System.out.println("load and link another");
        Class.forName("LoadedClasses$Unused", true, l);
    }
}
