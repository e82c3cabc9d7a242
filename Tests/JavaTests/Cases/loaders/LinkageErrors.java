// SPDX-License-Identifier: Apache-2.0
// Tests: resolution against a loader that hides or replaces classes: missing class, field and method at run time.
// Expects: NoClassDefFoundError, NoSuchMethodError, NoSuchFieldError, IncompatibleClassChangeError style texts.
import java.lang.classfile.ClassFile;
import java.lang.constant.*;
import java.util.Map;

public class LinkageErrors {
    public static class User implements Runnable {
        final int what;
        public User(int w) { what = w; }
        public void run() {
            switch (what) {
                case 0 -> System.out.println(Helper.field);
                case 1 -> System.out.println(Helper.method(1));
                case 2 -> new Gone().toString();
                case 3 -> System.out.println(((Object) new int[0]) instanceof Gone);
                case 4 -> System.out.println(Helper.class.getSimpleName() + " is there");
                default -> new Helper().instance();
            }
        }
    }
    public static class Helper { public static int field = 1; public static int method(int x) { return x; }
            public void instance() {} }
    public static class Gone {}

    static class L extends ClassLoader {
        final Map<String, byte[]> own;
        L(Map<String, byte[]> own) { super("linkage", LinkageErrors.class.getClassLoader()); this.own = own; }
        @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
            if (n.equals("LinkageErrors$Gone")) throw new ClassNotFoundException(n);
            Class<?> c = findLoadedClass(n);
            if (c != null) return c;
            byte[] b = own.get(n);
            return b == null ? super.loadClass(n, r) : defineClass(n, b, 0, b.length);
        }
    }

    public static void main(String[] args) throws Exception {
        byte[] user;
        try (var in = LinkageErrors.class.getResourceAsStream("LinkageErrors$User.class")) { user = in.readAllBytes(); }
        byte[] helper = ClassFile.of().build(ClassDesc.of("LinkageErrors$Helper"),
                b -> b.withFlags(ClassFile.ACC_PUBLIC));
        L l = new L(Map.of("LinkageErrors$User", user, "LinkageErrors$Helper", helper));
        Class<?> c = l.loadClass("LinkageErrors$User");
        for (int i = 0; i < 6; i++) {
            for (int twice = 0; twice < 2; twice++) {
                try { ((Runnable) c.getConstructor(int.class).newInstance(i)).run(); } catch (LinkageError e) {
                        System.out.println(i + " " + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + (e.getCause() == null ? "" : " <- " + e.getCause())); }
            }
        }
    }
}
