// SPDX-License-Identifier: Apache-2.0
// Tests: two loaders that mean different classes by one name, met in a field, a method, an override, an implementation and when
// the second class is loaded only afterwards.
// Expects: LinkageErrors in HotSpot's words, again at the second attempt; no error where the loaders agree.
import java.io.InputStream;
import java.util.*;

public class LoaderConstraints {
    public static class Shared { public String toString() { return "shared"; } }
    public static class Late { }
    public interface Maker { Shared make(); }
    public static class Parent {
        public Shared field = new Shared();
        public static Late late;
        public Shared get() { return field; }
        public void take(Shared[] s) { System.out.println("took"); }
        public void plain(String s) { System.out.println("plain " + s); }
        public static void lazily(Late l) { System.out.println("late " + (l == null)); }
    }
    public static class UsesField implements Runnable {
        public void run() {
            System.out.println(new Shared() + " " + new Parent().field);
        }
    }
    public static class UsesMethod implements Runnable {
        public void run() {
            new Shared();
            new Parent().plain("agreed");
            System.out.println(new Parent().get());
        }
    }
    public static class UsesArray implements Runnable {
        public void run() { new Parent().take(new Shared[0]); }
    }
    public static class Overrides extends Parent implements Runnable {
        @Override public Shared get() { return new Shared(); }
        public void run() { System.out.println("overridden " + get()); }
    }
    public static class Implements implements Maker, Runnable {
        public Shared make() { return new Shared(); }
        public void run() { System.out.println("implemented " + make()); }
    }
    public static class LoadsLater implements Runnable {
        public void run() {
            Parent.lazily(null);
            System.out.println(new Late().getClass());
        }
    }

    /** Defines some classes itself and leaves the others to its parent. */
    static class Loader extends ClassLoader {
        final Set<String> own;
        Loader(String name, String... own) {
            super(name, LoaderConstraints.class.getClassLoader());
            this.own = new HashSet<>();
            for (String o : own) this.own.add("LoaderConstraints$" + o);
        }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            if (!own.contains(name)) return super.loadClass(name, resolve);
            try (InputStream in = LoaderConstraints.class.getResourceAsStream(name + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    static void attempt(String name, String... own) {
        String[] all = Arrays.copyOf(own, own.length + 1);
        all[own.length] = name;
        Loader loader = new Loader("first", all);
        for (int i = 0; i < 2; i++) {
            try {
                ((Runnable) loader.loadClass("LoaderConstraints$" + name).getConstructor().newInstance()).run();
            } catch (LinkageError | ReflectiveOperationException e) {
                Throwable t = e.getCause() != null ? e.getCause() : e;
                System.out.println(name + ": " + String.valueOf(t).replaceAll("@[0-9a-f]+", "@hash"));
            }
        }
    }

    public static void main(String[] args) {
        new Late();
        attempt("UsesField");
        attempt("UsesField", "Shared");
        attempt("UsesMethod", "Shared");
        attempt("UsesArray", "Shared");
        attempt("Overrides", "Shared");
        attempt("Overrides");
        attempt("Implements", "Shared");
        attempt("LoadsLater", "Late");
        attempt("LoadsLater");
    }
}
