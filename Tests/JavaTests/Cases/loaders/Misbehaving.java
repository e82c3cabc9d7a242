// SPDX-License-Identifier: Apache-2.0
// Tests: class loaders that return null, other classes, throw, recurse; definitions raced, in forbidden packages, of null; hidden
// classes; loaders that wait for each other.
// Expects: HotSpot's errors at the first and the second attempt; one definition that wins.
import java.util.*;
import java.lang.invoke.*;
public class Misbehaving {
    static class L extends ClassLoader { final Map<String, byte[]> m = new HashMap<>(); int mode; L(ClassLoader p, int mode) { super(p); this.mode = mode; }
        @Override protected Class<?> findClass(String n) throws ClassNotFoundException { switch (mode) { case 1: return null; case 2: throw new RuntimeException("loader fails"); case 3: throw new Error("loader error"); case 4: return String.class; case 5: throw new StackOverflowError(); case 6: { try { return loadClass(n); } catch (StackOverflowError e) { throw new ClassNotFoundException(n, e); } } default: throw new ClassNotFoundException("mine " + n); } } }
    static byte[] user(String name, String uses) { return java.lang.classfile.ClassFile.of().build(java.lang.constant.ClassDesc.of(name), c -> c.withFlags(1).withMethodBody("run", java.lang.constant.MethodTypeDesc.ofDescriptor("()V"), 9, k -> k.new_(java.lang.constant.ClassDesc.of(uses)).pop().return_())); }
    static class D extends L { D(int mode) { super(Misbehaving.class.getClassLoader(), mode); } Class<?> def(byte[] b) { return defineClass(null, b, 0, b.length); } }
    public static void main(String[] a) throws Throwable {
        for (int mode = 0; mode < 7; mode++) for (int k = 0; k < 1; k++) {
            D d = new D(mode); Class<?> c = d.def(user("U", "Missing"));
            for (int i = 0; i < 2; i++) try { c.getMethod("run").invoke(null); System.out.println(mode + " ran"); } catch (java.lang.reflect.InvocationTargetException e) { System.out.println(mode + " " + e.getCause() + " <- " + e.getCause().getCause()); }
            try { Class.forName("Missing", true, d); System.out.println("forName ran"); } catch (Throwable e) { System.out.println(mode + " forName " + e); }
            try { d.loadClass("Missing"); System.out.println("loadClass ran"); } catch (Throwable e) { System.out.println(mode + " loadClass " + e); }
        }
        // concurrent definition of the same class by 8 threads in one loader
        D d = new D(0); byte[] b = user("Same", "java.lang.Object"); Set<String> results = new TreeSet<>(); Thread[] ts = new Thread[8]; int[] ok = {0};
        for (int i = 0; i < 8; i++) (ts[i] = new Thread(() -> { try { d.def(b); synchronized (results) { ok[0]++; } } catch (LinkageError e) { synchronized (results) { results.add(e.toString().replaceAll("@[0-9a-f]+", "@")); } } })).start(); for (Thread t : ts) t.join(); System.out.println(ok[0] + " " + results);
        // define in java package, in signed, null bytes
        for (String n : new String[] {"java.X", "java.lang.X", "javax.X", "jdk.X", "sun.X"}) try { System.out.println(d.def(user(n, "java.lang.Object"))); } catch (Throwable t) { System.out.println(t.toString().replaceAll("@[0-9a-f]+", "@")); }
        try { d.def(null); } catch (Throwable t) { System.out.println(t); }
        // hidden classes
        var l = MethodHandles.lookup(); byte[] h = user("N5Hidden", "java.lang.Object");
        Class<?> hc = l.defineHiddenClass(h, true).lookupClass(); System.out.println(hc.getName().replaceAll("0x[0-9a-f]+", "0x") + " " + hc.isHidden() + " " + hc.getSimpleName().replaceAll("0x[0-9a-f]+", "0x") + " " + hc.getCanonicalName() + " " + hc.descriptorString().replaceAll("0x[0-9a-f]+", "0x") + " " + hc.describeConstable() + " " + hc.arrayType().getName().replaceAll("0x[0-9a-f]+", "0x"));
        try { Class.forName(hc.getName()); } catch (Throwable t) { System.out.println(t.toString().replaceAll("0x[0-9a-f]+", "0x")); }
        try { l.defineHiddenClass(user("other.Pkg", "java.lang.Object"), true); } catch (Throwable t) { System.out.println(t); }
        try { l.defineClass(user("other.Pkg", "java.lang.Object")); } catch (Throwable t) { System.out.println(t); }
        System.out.println(l.defineClass(user("N5Plain", "java.lang.Object"))); try { l.defineClass(user("N5Plain", "java.lang.Object")); } catch (Throwable t) { System.out.println(t.toString().replaceAll("@[0-9a-f]+", "@")); }
        try { l.defineClass(new byte[] {1, 2, 3}); } catch (Throwable t) { System.out.println(t); }
        try { MethodHandles.publicLookup().defineClass(h); } catch (Throwable t) { System.out.println(t); }
        // parallel loads with a slow custom loader, deadlock-prone
        class Slow extends ClassLoader { static { registerAsParallelCapable(); } final String own; Slow other; Slow(String own) { super(null); this.own = own; }
            @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException { synchronized (getClassLoadingLock(n)) { Class<?> c = findLoadedClass(n); if (c != null) return c; if (n.equals(own)) { try { Thread.sleep(50); } catch (InterruptedException e) {} byte[] q = user(n, "java.lang.Object"); return defineClass(n, q, 0, q.length); } if (other != null && n.equals(other.own)) return other.loadClass(n, r); return super.loadClass(n, r); } } }
        Slow s1 = new Slow("S1"), s2 = new Slow("S2"); s1.other = s2; s2.other = s1; Thread x = new Thread(() -> { try { System.out.println(Class.forName("S2", true, s1).getClassLoader() == s2); } catch (Exception e) { System.out.println(e); } }), y = new Thread(() -> { try { Class.forName("S1", true, s2); } catch (Exception e) { System.out.println(e); } }); x.start(); y.start(); x.join(5000); y.join(5000); System.out.println(x.isAlive() + " " + y.isAlive());
    }
}
