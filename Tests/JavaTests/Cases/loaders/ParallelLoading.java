// SPDX-License-Identifier: Apache-2.0
// Tests: one class asked for by several threads at once through a loader registered as parallel capable.
// Expects: one class object.
public class ParallelLoading extends ClassLoader {
    static { registerAsParallelCapable(); }
    public static class Target { static { System.out.println("initialized once"); } public static int v = 3; }
    int defined;
    ParallelLoading() { super("p", ParallelLoading.class.getClassLoader()); }
    @Override protected Class<?> loadClass(String n, boolean r) throws ClassNotFoundException {
        if (!n.startsWith("ParallelLoading$")) return super.loadClass(n, r);
        synchronized (getClassLoadingLock(n)) {
            Class<?> c = findLoadedClass(n);
            if (c != null) return c;
            defined++;
            try (var in = getParent().getResourceAsStream(n + ".class")) { byte[] b = in.readAllBytes();
                    return defineClass(n, b, 0, b.length); } catch (java.io.IOException e) {
                    throw new ClassNotFoundException(n); }
        }
    }

    public static void main(String[] args) throws Exception {
        ParallelLoading l = new ParallelLoading();
        Class<?>[] seen = new Class<?>[6];
        Thread[] ts = new Thread[6];
        for (int i = 0; i < 6; i++) { int n = i; ts[i] = new Thread(() -> { try {
                seen[n] = Class.forName("ParallelLoading$Target", true, l); } catch (ClassNotFoundException e) {
                System.out.println(e); } }); ts[i].start(); }
        for (Thread t : ts) t.join();
        boolean same = true;
        for (Class<?> c : seen) same &= c == seen[0];
        System.out.println(same + " " + l.defined + " " + seen[0].getField("v").get(null) + " "
                + l.isRegisteredAsParallelCapable());
    }
}
